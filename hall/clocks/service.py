"""Starting and dropping the clocks of a case. Called by rooms above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import bindparam, update

from hall.centre.views import set_to
from hall.clocks.orders import ClockShown
from hall.clocks.records import clock
from hall.clocks.rules import (
    FIRST,
    ClockState,
    Due,
    FirstFrom,
    Limit,
    Rule,
    RuleCode,
    colour,
    default_clocks,
    due,
    rule_catalogue,
)
from hall.clocks.views import reading_now
from hall.store.unit import Unit
from hall.workdays.views import calendar_now

_DROP = (
    update(clock)
    .where(clock.c.case_id == bindparam("case"), clock.c.state == ClockState.RUNNING)
    .values(state=ClockState.DROPPED)
)


def start_clocks(unit: Unit, case: int, codes: Sequence[RuleCode]) -> tuple[ClockShown, ...]:
    """The clocks of a new case, running from now, in the order given.

    Where the hall counts the first progress from the assignment, that clock starts with the assignment and not here.
    """
    how, calendar, rules = reading_now(unit), calendar_now(unit), rule_catalogue()
    frozen = asdict(how)
    shown: list[ClockShown] = []
    rows: list[Mapping[str, object]] = []
    for code in codes:
        if code == FIRST and how.first_from is FirstFrom.ASSIGNED:
            continue
        rule = rules[code]
        until = due(unit.now, rule.limit, calendar, reading=how)
        one = _shown(unit, rule, until)
        shown.append(one)
        rows.append(_row(unit, case, rule, until) | {"reading": frozen, "explanation": _why(until, one)})
    unit.insert_all(clock, rows)
    return tuple(shown)


def start_case_clocks(unit: Unit, case: int, matter_rule: RuleCode | None) -> tuple[ClockShown, ...]:
    """The clocks of a new case by the hall's set of rules, with the matter's own legal limit where it has one."""
    return start_clocks(unit, case, default_clocks(matter_rule, str(set_to(unit, "limits.rule_set"))))


def start_clock(
    unit: Unit, case: int, code: RuleCode, limit: Limit | None = None, start: datetime | None = None
) -> None:
    """One more clock of a case, of its own ``limit`` where the hall has set one, from now or an earlier ``start``."""
    how, rule = reading_now(unit), rule_catalogue()[code]
    frozen = limit or rule.limit
    until = due(start or unit.now, frozen, calendar_now(unit), reading=how)
    row = _row(unit, case, replace(rule, limit=frozen), until) | {"start": start or unit.now}
    unit.insert(clock, **row | {"reading": asdict(how), "explanation": _why(until, _shown(unit, rule, until))})


def _row(unit: Unit, case: int, rule: Rule, until: Due) -> dict[str, object]:
    return {
        "case_id": case,
        "code": rule.code,
        "state": ClockState.RUNNING,
        "start": unit.now,
        "amount": rule.limit.amount,
        "unit": rule.limit.unit,
        "due": until.at,
        "provisional": until.provisional,
        "met_at": None,
    }


def _why(until: Due, shown: ClockShown) -> dict[str, object]:
    return until.explanation.plain() | {"line_en": shown.line_en}


def _shown(unit: Unit, rule: Rule, until: Due) -> ClockShown:
    standing = colour(rule, ClockState.RUNNING, until.at, unit.now)
    why = until.explanation
    return ClockShown(
        rule.code,
        until.at,
        until.provisional,
        standing.colour.value,
        standing.reason.value,
        standing.remaining_s,
        why.line(),
        why.line("en"),
    )


def drop_clocks(unit: Unit, case: int) -> None:
    """The case is no longer asked for: what runs, stops."""
    unit.do(_DROP, case=case)
