"""What happens to the clocks of a case while it is handled: stopped by a step, paused, resumed, extended, recounted.

A due date is always counted anew from start, limit and the pauses as they happened; nothing is ever added to an old one.
Part of :mod:`hall.clocks.service`; a file of its own because that one is the intake's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from hall.centre.views import set_to
from hall.clock import in_hall
from hall.clocks.counting import check_pause
from hall.clocks.records import clock, pause
from hall.clocks.rules import (
    CLOSE,
    COMPLEX,
    HOLDER,
    ORDINARY,
    PAUSABLE,
    STOPPED_BY,
    ClockState,
    Limit,
    Pause,
    RuleCode,
    Step,
    due,
    rule_catalogue,
)
from hall.clocks.rules import Reading as HowRead
from hall.clocks.rules import Unit as Counted
from hall.clocks.service import start_clock
from hall.errors import UserError
from hall.store.frozen import thawed
from hall.store.unit import Reading, Unit
from hall.workdays.views import calendar_now

REASON = "clock_pause.reason"
"""What the sealed text is bound to."""

_RUNNING = (clock.c.case_id == bindparam("case"), clock.c.state == ClockState.RUNNING)
_OF = select(clock).where(*_RUNNING).order_by(clock.c.id)
_PAUSES = (
    select(pause.c.id, pause.c.clock_id, pause.c.start, pause.c.end)
    .where(pause.c.clock_id.in_(bindparam("clocks", expanding=True)))
    .order_by(pause.c.id)
)
_PROVISIONAL = select(clock).where(clock.c.state == ClockState.RUNNING, clock.c.provisional).order_by(clock.c.id)


@dataclass(frozen=True, slots=True)
class Recounted:
    """A due date that moved: of which clock of which case, from when to when."""

    case: int
    code: RuleCode
    before: datetime | None
    after: datetime | None


def stop_clocks(unit: Unit, case: int, step: Step) -> None:
    """A step was taken: its clocks are met now, early or late. A pause ends with its clock: the end is no pause."""
    codes = sorted(STOPPED_BY[step])
    if step is Step.ENDED:
        _end_pauses(unit, [row for row in unit.rows(_OF, case=case) if row.code in STOPPED_BY[step]])
    met = update(clock).where(*_RUNNING, clock.c.code.in_(codes))
    unit.do(met.values(state=ClockState.MET, met_at=bindparam("now")), case=case, now=unit.now)


def restart_holder(unit: Unit, case: int, *, runs: bool = True) -> None:
    """Somebody else has the case now: his own clock starts, that of whoever had it stops where it is. The case's go on."""
    hours = Limit(int(set_to(unit, "limits.holder_hours")), Counted.HOUR)
    restart(unit, case, HOLDER, hours if runs else None)


def restart(unit: Unit, case: int, code: RuleCode, limit: Limit | None) -> None:
    """One clock stops where it is, early or late, and a new one of its kind starts, if it has a ``limit``."""
    met = update(clock).where(*_RUNNING, clock.c.code == code)
    unit.do(met.values(state=ClockState.MET, met_at=bindparam("now")), case=case, now=unit.now)
    if limit is not None:
        start_clock(unit, case, code, limit)


def revive_clocks(unit: Unit, case: int) -> None:
    """A case goes on after all: what was dropped runs again, due when it was. Whoever held it holds it anew."""
    rows = unit.rows(select(clock.c.code).where(clock.c.case_id == case))
    gone = {HOLDER, ORDINARY} if any(row.code == COMPLEX for row in rows) else {HOLDER}
    dropped = update(clock).where(clock.c.case_id == case, clock.c.state == ClockState.DROPPED)
    unit.do(dropped.where(clock.c.code.not_in(gone)).values(state=ClockState.RUNNING))


def becomes_complex(unit: Unit, case: int) -> None:
    """13710: a problem that proves complex has a month from its start in place of seven days, unless these are over."""
    row = next((one for one in unit.rows(_OF, case=case) if one.code == ORDINARY), None)
    if row is not None and row.due >= unit.now:
        unit.do(update(clock).where(clock.c.id == row.id).values(state=ClockState.DROPPED))
        start_clock(unit, case, COMPLEX, start=row.start)


def closing_due(reading: Reading, case: int) -> datetime | None:
    """When a case has to be ended at the latest; nothing where no such clock runs."""
    dues = [row.due for row in reading.rows(_OF, case=case) if row.code in PAUSABLE and row.due is not None]
    return min(dues, default=None)


def pause_clocks(unit: Unit, case: int, reason: str, since: datetime | None = None) -> None:
    """Let the time for the matter itself stand still, from now on or from an earlier moment ``since``.

    Raises ``pause.future``, ``pause.lasts`` (it stands still already), ``pause.nothing`` (no such clock runs),
    ``pause.late`` (a limit that is over is not washed by an earlier beginning), ``pause.early`` (before the clock's start).
    """
    begin = unit.now if since is None else in_hall(since)
    check_pause(Pause(begin, None), unit.now)
    rows = [row for row in unit.rows(_OF, case=case) if row.code in PAUSABLE]
    if not rows:
        raise UserError("pause.nothing")
    if any(one.end is None for one in _pauses(unit, rows)):
        raise UserError("pause.lasts")
    if begin < unit.now:
        if any(begin < row.start for row in rows):
            raise UserError("pause.early", "since")
        if any(row.due is not None and row.due < unit.now for row in rows):
            raise UserError("pause.late", "since")
    sealed = unit.vault.seal(reason, REASON)
    unit.insert_all(pause, [{"clock_id": row.id, "start": begin, "end": None, "reason": sealed} for row in rows])


def resume_clocks(unit: Unit, case: int) -> tuple[Recounted, ...]:
    """Time runs again; the answer is what is due when from now on. Raises ``pause.none``."""
    rows = unit.rows(_OF, case=case)
    if not _end_pauses(unit, rows):
        raise UserError("pause.none")
    return _recount(unit, rows)


def paused(reading: Reading, case: int) -> bool:
    """Whether the case's time stands still."""
    return any(one.end is None for one in _pauses(reading, reading.rows(_OF, case=case)))


def extend_clock(unit: Unit, case: int, code: RuleCode, amount: int | None) -> Recounted:
    """More time for one limit, once, and before it is over; as much as its rule allows unless less is said.

    Raises ``extend.no_clock``, ``extend.none`` (this limit has no extension), ``extend.twice``, ``extend.late``,
    ``extend.amount`` (``most``).
    """
    row = next((one for one in unit.rows(_OF, case=case) if one.code == code), None)
    if row is None:
        raise UserError("extend.no_clock", "code")
    most = _extension(unit, code)
    if not most:
        raise UserError("extend.none", "code")
    if row.extended_at is not None:
        raise UserError("extend.twice", "code")
    if row.due < unit.now.replace(microsecond=0) and not any(one.end is None for one in _pauses(unit, [row])):
        raise UserError("extend.late", "code")
    more = most if amount is None else amount
    if not 0 < more <= most:
        raise UserError("extend.amount", "amount", most=most)
    unit.do(update(clock).where(clock.c.id == row.id).values(extended=more, extended_at=unit.now))
    return _recount(unit, unit.rows(select(clock).where(clock.c.id == row.id)))[0]


def _extension(unit: Unit, code: RuleCode) -> int:
    """What may be added at most, in the unit of the limit."""
    if code == CLOSE:
        return int(set_to(unit, "limits.extension_days"))
    rule = rule_catalogue()[code]
    same = rule.extension is not None and rule.extension.unit is rule.limit.unit
    return (rule.extension.amount or 0) if same and rule.extension else 0


def recount_provisional(unit: Unit) -> tuple[Recounted, ...]:
    """Count the provisional dates anew where the calendar of their years is known by now; the answer is what moved."""
    rows = unit.rows(_PROVISIONAL)
    known = calendar_now(unit).published
    return tuple(one for one in _recount(unit, [r for r in rows if r.due.year in known]) if one.before != one.after)


def _pauses(reading: Reading, rows: Iterable[Any]) -> list[Any]:
    ids = [row.id for row in rows]
    return reading.rows(_PAUSES, clocks=ids) if ids else []


def _end_pauses(unit: Unit, rows: Iterable[Any]) -> int:
    lasting = [one.id for one in _pauses(unit, rows) if one.end is None]
    return unit.do(update(pause).where(pause.c.id.in_(lasting)).values(end=unit.now)) if lasting else 0


def _recount(unit: Unit, rows: list[Any]) -> tuple[Recounted, ...]:
    """Each clock from its start, with its own limit and reading, and the pauses as they happened."""
    calendar = calendar_now(unit)
    pauses: defaultdict[int, list[Pause]] = defaultdict(list)
    for one in _pauses(unit, rows):
        pauses[one.clock_id].append(Pause(one.start, one.end))
    moved: list[Recounted] = []
    for row in rows:
        if row.amount is None:
            continue
        limit = Limit(row.amount + (row.extended or 0), row.unit)
        until = due(row.start, limit, calendar, pauses[row.id], thawed(HowRead, row.reading))
        more = Limit(row.extended, row.unit) if row.extended else None
        why = until.explanation.plain() | {
            "line": until.explanation.line() + (f"（含延长 {more.words()}）" if more else ""),
            "line_en": until.explanation.line("en") + (f" ({more.words('en')} of them added)" if more else ""),
        }
        values = {"due": until.at, "provisional": until.provisional, "explanation": why}
        unit.do(update(clock).where(clock.c.id == row.id).values(**values))
        moved.append(Recounted(row.case_id, row.code, row.due, until.at))
    return tuple(moved)
