"""A reader's burst is told from a person's typing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.frontdesk.burst import Burst

gaps = st.floats(0.0, 0.04)


def typed(gap_s: list[float]) -> Burst:
    burst, at = Burst(), 5.0
    burst.typed(1, at)
    for length, gap in enumerate(gap_s, 2):
        at += gap
        burst.typed(length, at)
    return burst


@given(st.lists(gaps, min_size=17, max_size=17))
def test_eighteen_quick_signs_are_a_reader(quick: list[float]) -> None:
    assert typed(quick).is_whole(18)


@given(st.lists(gaps, min_size=17, max_size=17), st.integers(0, 16), st.floats(0.08, 5.0))
def test_one_pause_is_a_person(quick: list[float], place: int, pause: float) -> None:
    quick[place] = pause
    assert not typed(quick).is_whole(18)


def test_few_signs_prove_nothing() -> None:
    assert not typed([0.01] * 9).is_whole(10)


def test_what_was_changed_afterwards_was_not_read() -> None:
    burst = typed([0.01] * 17)
    burst.typed(17, 6.0)
    burst.typed(18, 6.01)
    assert not burst.is_whole(18)
