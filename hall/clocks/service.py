"""Starting and dropping the clocks of a case. Called by rooms above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import bindparam, update

from hall.clocks.orders import ClockShown
from hall.clocks.records import clock
from hall.clocks.rules import FIRST, ClockState, Due, FirstFrom, Rule, RuleCode, colour, due, rule_catalogue
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
