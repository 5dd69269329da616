"""The estimate: a range that grows with the queue and shrinks with the windows."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from hall.floor.rules import RECENT, estimate, needs_a_hand

times = st.lists(st.integers(1, 90).map(lambda minutes: timedelta(minutes=minutes)), max_size=40)


@given(st.integers(0, 60), st.integers(1, 12), times)
def test_the_middle_of_the_queue_lies_in_the_range(ahead: int, staffed: int, recent: list[timedelta]) -> None:
    found = estimate(ahead, staffed, recent)
    assert found is not None
    last = recent[:RECENT]
    mean = sum(last, timedelta()) / len(last) if last else timedelta(minutes=12)
    low, high = (timedelta(minutes=one) for one in found)
    assert timedelta() <= low <= ahead * mean / staffed <= high + timedelta(seconds=1)


@given(st.integers(0, 60), st.integers(1, 12), times)
def test_more_before_him_never_means_sooner_at_the_latest(ahead: int, staffed: int, recent: list[timedelta]) -> None:
    fewer, more = estimate(ahead, staffed, recent), estimate(ahead + 1, staffed, recent)
    assert fewer is not None
    assert more is not None
    assert fewer[1] <= more[1]


@given(st.integers(1, 60), st.integers(1, 12), times)
def test_twice_the_windows_halve_the_wait(ahead: int, staffed: int, recent: list[timedelta]) -> None:
    one, two = estimate(ahead, staffed, recent), estimate(ahead, 2 * staffed, recent)
    assert one is not None
    assert two is not None
    assert two[1] <= one[1] // 2 + 1
    assert two[0] >= one[0] // 2 - 1


def test_nobody_who_calls_means_no_estimate() -> None:
    assert estimate(3, 0, [timedelta(minutes=10)]) is None


def test_equal_services_make_a_narrow_range() -> None:
    assert estimate(6, 2, [timedelta(minutes=10)] * 5) == (30, 35)
    assert estimate(0, 2, [timedelta(minutes=10)] * 5) == (0, 0)


def test_who_waits_where_nobody_calls_needs_a_hand_most() -> None:
    alone = needs_a_hand(1, 0, timedelta(minutes=1))
    served = needs_a_hand(20, 2, timedelta(minutes=50))
    nobody = needs_a_hand(0, 0, timedelta())
    assert sorted([nobody, alone, served], reverse=True) == [alone, served, nobody]
