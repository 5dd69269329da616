"""Clocks while a case is handled: stopped, paused, resumed, extended, recounted; against the slow way of counting."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

import resources
from hall.asking import SYSTEM
from hall.bootstrap import House
from hall.cases.orders import (
    Assign,
    ClockShown,
    Escalate,
    ExtendClock,
    Merge,
    OverdueCases,
    OverdueNow,
    PauseClocks,
    Progress,
    RecountClocks,
    Reopen,
    ResumeClocks,
    ReturnCase,
    Separate,
    TakeUp,
    TellPerson,
    TransferCase,
    TurningNext,
)
from hall.cases.rules import Ladder, PauseWhy, ToldHow
from hall.centre.orders import SetSetting
from hall.clock import FixedClock, in_hall
from hall.clocks.rules import (
    CLOSE,
    RULE_SETS,
    STOPPED_BY,
    ClockState,
    Step,
    default_clocks,
    rule_catalogue,
)
from hall.errors import Conflict
from hall.staff.rules import Role
from hall.workdays.orders import ImportCalendar
from tests.helpers import clock_oracle as oracle
from tests.helpers.casework import Desk, concluded, worker
from tests.helpers.queue import on_both, on_sqlite

SECOND = timedelta(seconds=1)


@pytest.fixture
def desk(queue_house: House, clock: FixedClock) -> Desk:
    """A founded hall."""
    return Desk(queue_house, clock)


def setting(desk: Desk, name: str, value: str | int) -> None:
    desk.house.door.enter(SYSTEM, SetSetting(name=name, value=value))


def clock_of(desk: Desk, number: str, code: str) -> ClockShown:
    """The last clock of a code."""
    return [one for one in desk.file(number).brief.clocks if one.code == code][-1]


def paused(case: int, **more: object) -> PauseClocks:
    return PauseClocks(case=case, reason=PauseWhy.APPRAISAL, words="送去鉴定", **more)  # type: ignore[arg-type]


def overdue(desk: Desk, at_desk: str = "") -> OverdueCases:
    found: OverdueCases = desk.house.door.ask(worker(Role.OFFICER), OverdueNow(desk=at_desk))
    return found


# --- steps and sets ----------------------------------------------------------------------------------------------------


def test_every_clock_a_case_starts_with_is_stopped_by_a_step() -> None:
    stopped = frozenset().union(*STOPPED_BY.values())
    for name, codes in RULE_SETS.items():
        assert codes[-1] in STOPPED_BY[Step.ENDED], name
        assert set(codes) <= stopped
        assert default_clocks("XF-34", name) == (*codes[:-1], "XF-34")
    assert sum(map(len, STOPPED_BY.values())) == len(stopped), "two steps would stop one clock"
    assert stopped <= set(rule_catalogue())


@on_sqlite
@pytest.mark.parametrize("name", RULE_SETS)
def test_the_hall_chooses_its_set_of_rules(desk: Desk, name: str) -> None:
    setting(desk, "limits.rule_set", name)
    done = desk.case(matter="M0301")
    codes = [one.code for one in desk.file(done.case_number).brief.clocks]
    assert codes[:-1] == list(RULE_SETS[name][:-1])
    desk.move(Assign(case=done.case, desk="D03"))
    desk.move(Progress(case=done.case, words="约好明天调解"), Role.CLERK)
    desk.move(concluded(done.case), Role.CLERK)
    desk.move(TellPerson(case=done.case, how=ToldHow.PHONE, words="已告知"), Role.CLERK)
    assert {one.state for one in desk.file(done.case_number).brief.clocks} == {"met"}


@on_sqlite
def test_a_complex_problem_of_13710_has_a_month_from_its_start(desk: Desk) -> None:
    setting(desk, "limits.rule_set", "13710")
    done = desk.case(matter="M0101")  # M0101's own rule is a step, no limit of handling
    desk.clock.forward(days=2)
    desk.move(Assign(case=done.case, desk="D03"))
    desk.move(Escalate(case=done.case, to=Ladder.JOINT, why="涉及三个部门", evidence="笔录"))
    assert clock_of(desk, done.case_number, "13710-7").state == ClockState.DROPPED
    assert clock_of(desk, done.case_number, "13710-1M").due == in_hall(datetime(2026, 12, 23, 23, 59, 59))
    late = desk.case(name="李四", matter="M0101")
    desk.clock.forward(days=9)
    desk.move(Assign(case=late.case, desk="D03"))
    desk.move(Escalate(case=late.case, to=Ladder.JOINT, why="涉及三个部门", evidence="笔录"))
    assert clock_of(desk, late.case_number, "13710-7").colour == "orange", "seven days that are over stay over"


# --- hand-over ---------------------------------------------------------------------------------------------------------


@on_both
def test_a_hand_over_starts_the_holders_clock_and_never_the_cases(desk: Desk) -> None:
    done = desk.case()
    before = {one.code: one.due for one in desk.file(done.case_number).brief.clocks}
    desk.move(Assign(case=done.case, desk="D09"))
    for hours, target in ((30, "D06"), (30, "D03")):
        desk.clock.forward(hours=hours)
        desk.move(TransferCase(case=done.case, desk=target, why="转给更合适的窗口"))
        holder = clock_of(desk, done.case_number, "SLA-HOLDER")
        assert holder.due == desk.clock.now() + timedelta(hours=24)
        after = {one.code: one.due for one in desk.file(done.case_number).brief.clocks}
        assert {code: after[code] for code in before} == before
        assert clock_of(desk, done.case_number, "SLA-FIRST").colour == "orange"
    desk.clock.forward(hours=25)
    assert clock_of(desk, done.case_number, "SLA-HOLDER").colour == "orange"
    desk.move(ReturnCase(case=done.case, why="不归我们"), Role.CLERK)
    assert clock_of(desk, done.case_number, "SLA-HOLDER").colour == "green", "the centre's own time to assign it"
    desk.move(TakeUp(case=done.case), Role.CLERK)
    desk.move(Progress(case=done.case, words="开始办"), Role.CLERK)
    assert {one.colour for one in desk.file(done.case_number).brief.clocks if one.code == "SLA-HOLDER"} == {"met"}
    file = desk.file(done.case_number)
    assert (file.handovers, [one.desk for one in file.holdings]) == (3, ["D09", "D06", "D03", "D03"])
    assert all(a.until == b.since for a, b in zip(file.holdings, file.holdings[1:], strict=False))


# --- pauses ------------------------------------------------------------------------------------------------------------


@on_both
def test_a_pause_moves_the_closing_limit_by_its_whole_days(desk: Desk) -> None:
    done = desk.case(matter="M0301")
    desk.move(Assign(case=done.case, desk="D03"))
    desk.move(paused(done.case))
    assert desk.refused(paused(done.case)) == ["pause.lasts"]
    code = desk.file(done.case_number).brief.clocks[-1].code
    assert clock_of(desk, done.case_number, code).colour == "paused"
    assert clock_of(desk, done.case_number, "SLA-FIRST").colour == "green", "the hall's own steps cannot stand still"
    assert overdue(desk).counts == {"red": 0, "orange": 0, "paused": 1, "green": 0}
    assert code not in [one.code for one in desk.house.door.ask(worker(Role.OFFICER), TurningNext())]
    desk.clock.forward(days=10)
    desk.move(ResumeClocks(case=done.case))
    assert desk.refused(ResumeClocks(case=done.case)) == ["pause.none"]
    again = clock_of(desk, done.case_number, code)
    start = datetime(2026, 11, 23, 9, 42)
    pauses = [(start, start + timedelta(days=10))]
    expected = oracle.last_natural_day(start, 30, pauses)
    assert again.due is not None
    assert again.due.date() == expected
    assert "暂停 9 天不算" in again.line


@on_sqlite
def test_a_pause_does_not_wash(desk: Desk) -> None:
    done = desk.case(matter="M0301")
    desk.move(Assign(case=done.case, desk="D03"))
    now = desk.clock.now()
    assert desk.refused(paused(done.case, since=now + timedelta(hours=1))) == ["pause.future"]
    assert desk.refused(paused(done.case, since=now - timedelta(hours=1))) == ["pause.early"]
    desk.clock.forward(days=60)
    assert desk.refused(paused(done.case, since=desk.clock.now() - timedelta(days=50))) == ["pause.late"]
    desk.move(paused(done.case))
    assert desk.file(done.case_number).brief.clocks[-1].colour == "red"
    desk.clock.forward(days=3)
    desk.move(ResumeClocks(case=done.case))
    assert desk.file(done.case_number).brief.clocks[-1].colour == "red"


@on_sqlite
def test_a_result_ends_a_pause(desk: Desk) -> None:
    done = desk.case()
    desk.move(Assign(case=done.case, desk="D09"))
    desk.move(paused(done.case))
    desk.move(concluded(done.case), Role.CLERK)
    assert not desk.file(done.case_number).paused
    assert desk.file(done.case_number).brief.clocks[-1].colour == "green"


@on_sqlite
def test_pauses_are_counted_from_their_events(desk: Desk) -> None:
    """Several pauses, then more time: the date is always that of all pauses and the whole limit together."""
    done = desk.case(matter="M0301")
    desk.move(Assign(case=done.case, desk="D03"))
    start = datetime(2026, 11, 23, 9, 42)
    spans = []
    for gap, length in ((3, 50), (30, 24), (1, 100)):
        desk.clock.forward(hours=gap)
        begin = desk.clock.now().replace(tzinfo=None)
        desk.move(paused(done.case))
        desk.clock.forward(hours=length)
        desk.move(ResumeClocks(case=done.case))
        spans.append((begin, desk.clock.now().replace(tzinfo=None)))
    code = desk.file(done.case_number).brief.clocks[-1].code
    quarters = [(b.replace(minute=45), e.replace(minute=30)) for b, e in spans]  # the oracle counts in quarters
    assert clock_of(desk, done.case_number, code).due.date() == oracle.last_natural_day(start, 30, quarters)  # type: ignore[union-attr]
    if code == CLOSE:
        desk.move(ExtendClock(case=done.case, code=CLOSE, amount=7, why="案情复杂"), Role.LEADER)
        due = clock_of(desk, done.case_number, code)
        assert due.due.date() == oracle.last_natural_day(start, 37, quarters)  # type: ignore[union-attr]
        assert "含延长 7 天" in due.line


# --- more time ---------------------------------------------------------------------------------------------------------


@on_both
def test_more_time_once_and_in_time(desk: Desk) -> None:
    done = desk.case(matter="M0201")
    desk.move(Assign(case=done.case, desk="D02"))
    more = ExtendClock(case=done.case, code="XF-34", why="还要听证")
    assert desk.refused(more, Role.CLERK) == ["right.missing"]
    assert desk.refused(ExtendClock(case=done.case, code="XF-34", amount=31, why="x"), Role.LEADER) == ["extend.amount"]
    assert desk.refused(ExtendClock(case=done.case, code="SLA-ASSIGN", why="x"), Role.LEADER) == ["extend.no_clock"]
    assert desk.refused(ExtendClock(case=done.case, code="SLA-FIRST", why="x"), Role.LEADER) == ["extend.none"]
    desk.move(more, Role.LEADER)
    due = clock_of(desk, done.case_number, "XF-34")
    assert due.due is not None
    assert due.due.date() == oracle.last_natural_day(datetime(2026, 11, 23, 9, 42), 90, [])
    assert due.line.endswith("（含延长 30 天）")
    assert desk.refused(ExtendClock(case=done.case, code="XF-34", why="x"), Role.LEADER) == ["extend.twice"]
    late = desk.case(name="李四", matter="M0201")
    desk.move(Assign(case=late.case, desk="D02"))
    desk.clock.forward(days=70)
    assert desk.refused(ExtendClock(case=late.case, code="XF-34", why="x"), Role.LEADER) == ["extend.late"]


# --- nothing is washed by merging or reopening ---------------------------------------------------------------------------


@on_both
def test_a_case_is_merged_only_into_one_that_is_due_no_later(desk: Desk) -> None:
    first = desk.case(matter="M0301")
    desk.clock.forward(days=3)
    second = desk.case(name="李四", matter="M0301")
    for one in (first, second):
        desk.move(Assign(case=one.case, desk="D03"))
    assert desk.refused(Merge(case=first.case, into=second.case, why="同一件事")) == ["case.merge_later"]
    assert desk.refused(Merge(case=first.case, into=first.case, why="同一件事")) == ["case.merge_itself"]
    before = clock_of(desk, second.case_number, "SLA-FIRST")
    desk.move(Merge(case=second.case, into=first.case, why="同一件事"))
    assert {one.state for one in desk.file(second.case_number).brief.clocks} == {"met", "dropped"}
    assert desk.file(second.case_number).merged_into == first.case_number
    assert desk.story(first.case_number).lines[0].line == f"{second.case_number} 并入本件"
    desk.clock.forward(days=2)
    desk.move(Separate(case=second.case, why="其实是两件事"))
    after = clock_of(desk, second.case_number, "SLA-FIRST")
    assert (after.due, after.state, after.colour) == (before.due, "running", "orange")


@on_sqlite
def test_reopening_keeps_what_was_late_and_gives_new_time(desk: Desk) -> None:
    done = desk.case(matter="M0301")
    desk.move(Assign(case=done.case, desk="D03"))
    desk.clock.forward(days=60)
    desk.move(concluded(done.case), Role.CLERK)
    desk.move(TellPerson(case=done.case, how=ToldHow.PHONE, words="已告知"), Role.CLERK)
    late = desk.file(done.case_number).brief.clocks[2]
    assert (late.colour, late.reason) == ("met", "overdue")
    desk.move(Reopen(case=done.case, why="钱没到账"), Role.LEADER)
    assert overdue(desk).cases == (), "a case just reopened is not late at once"
    file = desk.file(done.case_number)
    assert [one.reason for one in file.brief.clocks if one.state == "met"][-1] == "overdue"
    assert clock_of(desk, done.case_number, CLOSE).due > desk.clock.now()  # type: ignore[operator]


# --- a calendar becomes known ------------------------------------------------------------------------------------------


@on_both
def test_provisional_dates_are_counted_anew_when_the_calendar_comes(desk: Desk) -> None:
    desk.clock.forward(days=16)  # 9 December: thirty days end on Friday 8 January 2027
    done = desk.case(matter="M0301")
    closing = desk.file(done.case_number).brief.clocks[-1]
    assert closing.provisional
    assert closing.due is not None
    assert f"{closing.due:%m-%d}" == "01-08"
    lines = [row for row in resources.text("calendar/holidays.csv").splitlines() if row.startswith("2027")]
    official = "\n".join(
        [
            "date,kind,name,status",
            *(f"{row.split(',')[0]},off,假日,official" for row in lines),
            "2027-01-08,off,元旦,official",
        ]
    )
    desk.house.door.enter(SYSTEM, ImportCalendar(text=official, source="国办发明电"))
    assert desk.house.door.enter(SYSTEM, RecountClocks()).answer == 1
    moved = desk.file(done.case_number).brief.clocks[-1]
    assert not moved.provisional
    assert moved.due == closing.due + timedelta(days=3), "the next working day is Monday"
    assert desk.story(done.case_number).lines[0].line == "日历公布后期限改为 1月11日 23:59"
    assert desk.house.door.enter(SYSTEM, RecountClocks()).answer == 0


# --- two at once -------------------------------------------------------------------------------------------------------


@on_sqlite
def test_who_was_faster_is_told(desk: Desk) -> None:
    done = desk.case()
    seen = desk.file(done.case_number).seen
    desk.clock.forward(minutes=3)
    desk.move(Assign(case=done.case, desk="D09", seen=seen), Role.OFFICER)
    with pytest.raises(Conflict) as told:
        desk.move(Assign(case=done.case, desk="D06", seen=seen))
    assert dict(told.value.problems[0].params) == {"who": "officer", "when": "11-23 09:45"}
    assert desk.file(done.case_number).brief.desk == "D09"
    fresh = desk.file(done.case_number).seen
    desk.move(TransferCase(case=done.case, desk="D06", why="归这边", seen=fresh))
    desk.move(TransferCase(case=done.case, desk="D03", why="又改了", seen=fresh))
