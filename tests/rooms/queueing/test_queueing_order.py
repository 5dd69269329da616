"""The order of calling: total, the same every time, interleaved exactly; and nobody starves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hall.queueing.rules import CallWhy, Ordering, Standing, in_order

NOON = datetime(2026, 11, 23, 12)


def minutes_ago(minutes: float) -> datetime:
    return NOON - timedelta(minutes=minutes)


def order(waiting: Iterable[Standing], rule: Ordering, in_row: int = 0) -> list[tuple[int, CallWhy]]:
    return [(one.ticket, why) for one, why in in_order(waiting, NOON, in_row, rule)]


rules = st.builds(Ordering, st.integers(0, 4), st.integers(5, 60).map(lambda minutes: timedelta(minutes=minutes)))


@st.composite
def queues(draw: st.DrawFn, most: int = 12) -> list[Standing]:
    count = draw(st.integers(0, most))
    found = []
    for ticket in range(count):
        back = draw(st.booleans())
        found.append(
            Standing(
                ticket,
                minutes_ago(draw(st.integers(0, 90))),
                preferred=draw(st.booleans()),
                back=back,
                turns=draw(st.integers(0, 5)) if back else 0,
                moved=draw(st.booleans()),
                for_clerk=draw(st.booleans()),
            )
        )
    return found


@given(queues(), st.integers(0, 5), rules, st.randoms())
def test_everybody_stands_once_and_the_order_does_not_depend_on_how_it_was_read(
    waiting: list[Standing], in_row: int, rule: Ordering, chance: object
) -> None:
    mixed = list(waiting)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    found = order(waiting, rule, in_row)
    assert sorted(ticket for ticket, _ in found) == [one.ticket for one in waiting]
    assert order(mixed, rule, in_row) == found


@given(queues(), st.integers(0, 5), rules)
def test_the_list_is_what_really_happens_call_by_call(waiting: list[Standing], in_row: int, rule: Ordering) -> None:
    """Calling the head again and again, with what a call changes, gives the list as it was shown."""
    shown = order(waiting, rule, in_row)
    called = []
    left = {one.ticket: one for one in waiting}
    while left:
        ticket, why = order(left.values(), rule, in_row)[0]
        called.append((ticket, why))
        del left[ticket]
        left = {number: replace(one, turns=max(0, one.turns - 1)) for number, one in left.items()}
        in_row = in_row + 1 if why is CallWhy.PRIORITY else 0
    assert called == shown


@given(queues(), rules)
def test_nobody_who_waited_over_the_limit_stands_behind_a_later_one(waiting: list[Standing], rule: Ordering) -> None:
    place = {one.ticket: (one.place, one.ticket) for one in waiting}
    found = order(waiting, rule)
    late = [ticket for ticket, why in found if why is CallWhy.LONG_WAIT]
    assert late == sorted((t for t in place if NOON - place[t][0] > rule.wait_limit), key=place.__getitem__)
    assert [ticket for ticket, _ in found[: len(late)]] == late


@given(st.integers(1, 4), st.integers(0, 30))
def test_nobody_starves_however_many_priorities_come(in_row_most: int, before: int) -> None:
    """One ordinary visitor, and a priority comes every minute for ever: he is called within the limit and those before him."""
    rule = Ordering(in_row_most, timedelta(minutes=40))
    mine = Standing(-1, NOON)
    waiting = [Standing(number, NOON - timedelta(minutes=1)) for number in range(before)] + [mine]
    now, in_row, calls = NOON, 0, 0
    while True:
        now += timedelta(minutes=1)
        waiting.append(Standing(1000 + calls, now, preferred=True))
        one, why = next(in_order(waiting, now, in_row, rule))
        in_row = in_row + 1 if why is CallWhy.PRIORITY else 0
        waiting.remove(one)
        calls += 1
        if one is mine:
            break
    assert calls <= 40 + 1 + before + 1


@given(st.integers(1, 4), st.integers(0, 20), st.integers(0, 20), st.integers(0, 4))
def test_priorities_and_others_interleave_exactly(most: int, preferred: int, others: int, in_row: int) -> None:
    waiting = [Standing(number, minutes_ago(1), preferred=True) for number in range(preferred)]
    waiting += [Standing(100 + number, minutes_ago(2)) for number in range(others)]
    found = order(waiting, Ordering(most), in_row)
    assert [ticket for ticket, why in found if why is CallWhy.PRIORITY] == list(range(preferred))
    assert [ticket for ticket, why in found if why is CallWhy.ARRIVAL] == [100 + number for number in range(others)]
    run = in_row
    for place, (_, why) in enumerate(found):
        left = {reason for _, reason in found[place:]}
        if why is CallWhy.PRIORITY:
            assert run < most or CallWhy.ARRIVAL not in left
            run += 1
        else:
            assert run >= most or CallWhy.PRIORITY not in left
            run = 0


def test_two_priorities_then_one_other_is_the_rule_of_a_new_hall() -> None:
    waiting = [Standing(number, minutes_ago(9 - number), preferred=number % 2 == 1) for number in range(8)]
    assert [ticket for ticket, _ in order(waiting, Ordering())] == [1, 3, 0, 5, 7, 2, 4, 6]


def test_without_priorities_the_first_come_are_first() -> None:
    waiting = [Standing(number, minutes_ago(9 - number), preferred=number > 4) for number in range(8)]
    assert order(waiting, Ordering(0)) == [(number, CallWhy.ARRIVAL) for number in range(8)]


def test_each_reason_is_told() -> None:
    waiting = [
        Standing(1, minutes_ago(50)),
        Standing(2, minutes_ago(1), back=True, turns=2),
        Standing(3, minutes_ago(9), preferred=True),
        Standing(4, minutes_ago(8), moved=True),
        Standing(5, minutes_ago(7), moved=True, for_clerk=True),
        Standing(6, minutes_ago(6)),
    ]
    assert order(waiting, Ordering()) == [
        (1, CallWhy.LONG_WAIT),
        (3, CallWhy.PRIORITY),
        (2, CallWhy.RETURNED),
        (4, CallWhy.TRANSFERRED),
        (5, CallWhy.FOR_CLERK),
        (6, CallWhy.ARRIVAL),
    ]


@given(st.integers(0, 6), st.integers(0, 12))
def test_one_who_came_back_stands_behind_as_many_as_the_setting_says(turns: int, others: int) -> None:
    waiting = [Standing(number, minutes_ago(5)) for number in range(others)]
    waiting.append(Standing(99, NOON, back=True, turns=turns))
    assert [ticket for ticket, _ in order(waiting, Ordering())].index(99) == min(turns, others)
