"""What is late, and what turns next: colours counted by the database from due dates, never kept. Part of :mod:`hall.cases.views`."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal_column, or_, select

from hall.cases.closed import cases_closed_to
from hall.cases.orders import LateCase, OverdueCases, OverdueNow, TurningNext, TurnLine
from hall.cases.records import IS_OPEN, case_file
from hall.clock import in_hall
from hall.clocks.records import clock, pause
from hall.clocks.rules import ClockState, Colour, Standing, colour, rule_catalogue, turns_at
from hall.clocks.views import soon_now
from hall.store.unit import Reading, answers

RUNS = clock.c.state == literal_column(f"'{ClockState.RUNNING}'")
"""Written out and not bound, so that the database sees that the index of what runs will do."""


def _red() -> list[str]:
    """The limits that are red once they are over; the others are orange."""
    return sorted(code for code, rule in rule_catalogue().items() if rule.breach is Colour.RED)


def _pauses(*more: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(pause.c.id).where(pause.c.clock_id == clock.c.id, pause.c.end.is_(None), *more).exists()


def _late(now: datetime) -> ColumnElement[bool]:
    """Running and over, and not standing still since before it was (the rule of :func:`hall.clocks.rules.colour`)."""
    second = now.replace(microsecond=0)
    return and_(RUNS, clock.c.due < second, ~_pauses(pause.c.start <= clock.c.due))


def _shown(reading: Reading, desk: str) -> list[ColumnElement[bool]]:
    """Open cases of the desk asked for, if one was, which whoever asks may know of."""
    at_desk = [case_file.c.desk == desk] if desk else []
    closed = cases_closed_to(reading)
    return [IS_OPEN, *at_desk, *([] if closed is None else [case_file.c.id.not_in(closed)])]


@answers(OverdueNow)
def overdue(reading: Reading, question: OverdueNow) -> OverdueCases:
    """The late cases, worst first, and the counts of all open ones by colour."""
    now = in_hall(question.at) if question.at else reading.now
    table = case_file.c
    rank = func.min(case((clock.c.code.in_(_red()), 0), else_=1))
    # "+ 0": else the database walks all clocks in the order of their cases instead of the late ones
    of_case = (clock.c.case_id + literal_column("0")).label("case_id")
    late = select(of_case, rank.label("rank"), func.min(clock.c.due).label("due"))
    late_cases = late.where(_late(now)).group_by(of_case).subquery()
    columns = (table.id, table.number, table.desk, table.handler_name, table.matter, table.state)
    found = select(late_cases.c.rank, *columns).join(case_file, table.id == late_cases.c.case_id)
    here = _shown(reading, question.desk)
    found = found.where(*here)
    rows = reading.rows(found.order_by(late_cases.c.rank, late_cases.c.due, late_cases.c.case_id).limit(question.limit))
    counts = {"red": 0, "orange": 0}
    grouped = found.with_only_columns(late_cases.c.rank, func.count()).group_by(late_cases.c.rank)
    for place, count in reading.rows(grouped):
        counts["orange" if place else "red"] = count
    counts["paused"] = _paused(reading, now, here)
    everything = select(func.count()).select_from(case_file).where(*here)
    counts["green"] = (reading.value(everything) or 0) - sum(counts.values())
    return OverdueCases(_late_cases(reading, now, rows), counts)


def has_colour(wanted: Colour, now: datetime) -> ColumnElement[bool]:
    """Whether an open case has this colour, its worst one: red, orange, paused, green.

    Found from the late clocks and the lasting pauses, which are few beside the cases.
    """
    here = case_file.c.id
    late = select(clock.c.case_id).where(_late(now))
    red = late.where(clock.c.code.in_(_red()))
    still = select(clock.c.case_id).where(clock.c.id.in_(select(pause.c.clock_id).where(pause.c.end.is_(None))), RUNS)
    conditions = {
        Colour.RED: here.in_(red),
        Colour.ORANGE: and_(here.in_(late), here.not_in(red)),
        Colour.PAUSED: and_(here.in_(still), here.not_in(late)),
        Colour.GREEN: and_(here.not_in(late), here.not_in(still)),
    }
    return and_(IS_OPEN, conditions[wanted])


def _paused(reading: Reading, now: datetime, here: list[ColumnElement[bool]]) -> int:
    """Open cases that stand still and are not late."""
    still = select(func.count()).select_from(case_file).where(has_colour(Colour.PAUSED, now), *here)
    return reading.value(still) or 0


def _late_cases(reading: Reading, now: datetime, rows: list[Any]) -> tuple[LateCase, ...]:
    """Each with the clock that makes it so: of the worst colour the most overdue one."""
    clocks = select(clock.c.case_id, clock.c.code, clock.c.state, clock.c.due).where(
        clock.c.case_id.in_([row.id for row in rows]), _late(now)
    )
    worst: dict[int, tuple[Standing, datetime]] = {}
    for one in reading.rows(clocks.order_by(clock.c.due, clock.c.id)) if rows else ():
        standing = colour(rule_catalogue()[one.code], one.state, one.due, now)
        known = worst.get(one.case_id)
        if known is None or (known[0].colour is Colour.ORANGE and standing.colour is Colour.RED):
            worst[one.case_id] = standing, one.due
    return tuple(
        LateCase(
            *(row.id, row.number, row.desk, row.handler_name or "", row.matter, row.state),
            worst[row.id][0].colour.value,
            worst[row.id][0].reason.value,
            worst[row.id][1],
            worst[row.id][0].remaining_s or 0,
        )
        for row in rows
    )


@answers(TurningNext)
def turning_next(reading: Reading, question: TurningNext) -> tuple[TurnLine, ...]:
    """The clocks that run out next. They are in the order of their ends: within the time of 临期 each kind has its own."""
    soon = soon_now(reading)
    wanted = (
        select(clock, case_file.c.number, case_file.c.desk, case_file.c.handler_name)
        .join(case_file, case_file.c.id == clock.c.case_id)
        .where(RUNS, clock.c.due >= reading.now.replace(microsecond=0), ~_pauses(), *_shown(reading, question.desk))
        .order_by(clock.c.due, clock.c.id)
        .limit(question.limit)
    )
    if question.after is not None:
        due, last = datetime.fromisoformat(question.after[0]), question.after[1]
        wanted = wanted.where(or_(clock.c.due > due, and_(clock.c.due == due, clock.c.id > last)))
    return tuple(
        TurnLine(
            *(row.case_id, row.number, row.desk, row.handler_name or "", row.code),
            turns_at(row.state, row.due, reading.now, early=_early(soon, row)) or row.due,
            rule_catalogue()[row.code].breach.value,
            row.due,
            (row.due.isoformat(), row.id),
        )
        for row in reading.rows(wanted)
    )


def _early(soon: Any, row: Any) -> timedelta:
    before: timedelta = soon.before(row.unit) if soon.orange else timedelta()
    return before
