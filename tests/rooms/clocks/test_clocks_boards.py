"""The boards: what is late, what turns next, and the colour of what is soon due."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.bootstrap import House
from hall.cases.orders import Assign, OverdueCases, OverdueNow, PauseClocks, Progress, TurningNext
from hall.cases.rules import PauseWhy
from hall.clock import FixedClock, in_hall
from hall.clocks.rules import ClockState, Colour, Limit, Reason, Rule, Soon, Unit, colour, turns_at, worst
from hall.staff.rules import Role
from tests.helpers.casework import Desk, worker
from tests.helpers.queue import on_both

SECOND = timedelta(seconds=1)


@pytest.fixture
def desk(queue_house: House, clock: FixedClock) -> Desk:
    """A founded hall."""
    return Desk(queue_house, clock)


def overdue(desk: Desk, at_desk: str = "") -> OverdueCases:
    found: OverdueCases = desk.house.door.ask(worker(Role.OFFICER), OverdueNow(desk=at_desk))
    return found


@on_both
def test_the_boards_agree_with_the_files(desk: Desk) -> None:
    """Counts and colours by the database are those of the one function, case by case and moment by moment."""
    numbers = []
    for n in range(8):
        done = desk.case(name=f"王{n}", matter="M0301")
        numbers.append(done.case_number)
        if n % 2:
            desk.move(Assign(case=done.case, desk="D03" if n % 4 == 1 else "D06"))
        if n % 4 == 3:
            desk.move(Progress(case=done.case, words="在办"), Role.CLERK)
        if n == 5:
            desk.move(PauseClocks(case=done.case, reason=PauseWhy.APPRAISAL, words="送去鉴定"))
        desk.clock.forward(hours=5)
    for days in (0, 1, 20, 9, 30):
        desk.clock.forward(days=days)
        wanted: dict[str, str] = {}
        for number in numbers:
            clocks = [one for one in desk.file(number).brief.clocks if one.state == "running"]
            order = ["red", "orange", "paused", "green"]
            wanted[number] = min((one.colour for one in clocks), key=order.index)
        found = overdue(desk)
        assert found.counts == {
            name: list(wanted.values()).count(name) for name in ("red", "orange", "paused", "green")
        }
        assert {one.number: one.colour for one in found.cases} == {
            number: name for number, name in wanted.items() if name in {"red", "orange"}
        }
        assert [one.colour for one in found.cases] == sorted((one.colour for one in found.cases), reverse=True)
    assert {one.desk for one in overdue(desk, "D06").cases} == {"D06"}


@on_both
def test_what_turns_next_comes_in_pages(desk: Desk) -> None:
    for n in range(5):
        desk.case(name=f"王{n}", matter="M0301")
        desk.clock.forward(minutes=7)
    asked = TurningNext(limit=100)
    everything = desk.house.door.ask(worker(Role.OFFICER), asked)
    assert len(everything) == 15
    assert [one.due for one in everything] == sorted(one.due for one in everything)
    pages: list[object] = []
    after = None
    while page := desk.house.door.ask(worker(Role.OFFICER), TurningNext(limit=4, after=after)):
        pages += page
        after = page[-1].cursor
    assert tuple(pages) == everything
    first = everything[0]
    desk.clock.at = first.turns_at - SECOND
    assert first.number not in [one.number for one in overdue(desk).cases]
    desk.clock.at = first.turns_at
    late = overdue(desk).cases[0]
    assert (late.number, late.colour, late.reason) == (first.number, first.becomes, "not_assigned")


# --- soon due ----------------------------------------------------------------------------------------------------------

DUE = datetime(2026, 11, 30, 23, 59, 59)


@given(
    st.sampled_from([Unit.HOUR, Unit.DAY, Unit.WORKDAY]),
    st.integers(0, 72),
    st.integers(0, 30),
    st.booleans(),
    st.lists(st.integers(-3_000_000, 3_000_000), min_size=2, max_size=6),
)
def test_soon_is_never_milder_later_and_turns_when_it_says(
    unit: Unit, hours: int, days: int, orange: bool, offsets: list[int]
) -> None:
    rule = Rule("X", "", "", Limit(30, unit), Colour.RED)
    soon = Soon(hours, days, orange)
    moments = [DUE + timedelta(seconds=offset) for offset in sorted(offsets)]
    standings = [colour(rule, ClockState.RUNNING, in_hall(DUE), in_hall(now), soon=soon) for now in moments]
    ranks = [[Colour.GREEN, Colour.ORANGE, Colour.RED].index(one.colour) for one in standings]
    assert ranks == sorted(ranks)
    for one in standings:
        assert (one.reason is Reason.SOON) == (one.soon and orange)
        assert worst([one]) is one
    early = soon.before(unit) if orange else timedelta()
    turn = turns_at(ClockState.RUNNING, in_hall(DUE), in_hall(moments[0]), early=early)
    if turn is not None:
        assert turn > in_hall(moments[0])
        before = colour(rule, ClockState.RUNNING, in_hall(DUE), turn - SECOND, soon=soon)
        after = colour(rule, ClockState.RUNNING, in_hall(DUE), turn, soon=soon)
        assert before.colour is not after.colour
        assert before.colour is standings[0].colour
