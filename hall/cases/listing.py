"""Lists of cases: any filter, any order, pages by key and never by offset. Part of :mod:`hall.cases.views`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from hall.cases.boards import RUNS, has_colour
from hall.cases.briefs import SUMMARY
from hall.cases.closed import cases_closed_to
from hall.cases.lists import CaseList, CaseOrder, CasePage, CaseRow, Cursor
from hall.cases.records import IS_OPEN, case_file, party
from hall.cases.rules import OPEN_STATES, CaseState, Side
from hall.clock import HALL_ZONE, in_hall
from hall.clocks.records import clock, pause
from hall.clocks.rules import Colour, Standing, colour, rule_catalogue, worst
from hall.clocks.views import soon_now
from hall.people.views import find, shown
from hall.store.unit import Reading, answers
from hall.text import clean_line

PEOPLE = 200
"""At most so many people of one fragment are looked up: a longer fragment finds the rest."""

_NUMBER = re.compile(r"[0-9-]+", re.ASCII)
_COLUMNS = tuple(column for column in case_file.c if column.name not in {"statement", "statement_digest"})
_NEVER = datetime(9999, 1, 1, tzinfo=HALL_ZONE)
_NEAREST = select(clock.c.case_id, func.min(clock.c.due).label("due")).where(RUNS).group_by(clock.c.case_id).subquery()
"""The nearest end of what runs, by case."""
_KEYS: dict[CaseOrder, ColumnElement[Any]] = {
    CaseOrder.OPENED: case_file.c.opened_at,
    CaseOrder.DUE: func.coalesce(_NEAREST.c.due, _NEVER, type_=case_file.c.opened_at.type),
    CaseOrder.AMOUNT: func.coalesce(case_file.c.amount_fen, -1),
    CaseOrder.DESK: case_file.c.desk,
    CaseOrder.NUMBER: case_file.c.number,
}


@answers(CaseList)
def case_list(reading: Reading, question: CaseList) -> CasePage:
    """A page."""
    key = _KEYS[question.order]
    wanted = select(*_COLUMNS, key.label("key")).where(*_filters(reading, question))
    if question.order is CaseOrder.DUE:
        wanted = wanted.outerjoin(_NEAREST, _NEAREST.c.case_id == case_file.c.id)
    if question.after is not None:
        wanted = wanted.where(_beyond(key, question))
    rows = reading.rows(_ordered(wanted, key, question).limit(question.limit))
    more = rows[-1] if len(rows) == question.limit else None
    return CasePage(_told(reading, rows), None if more is None else (_as_text(more.key), more.id))


def _ordered(wanted: Select[Any], key: ColumnElement[Any], question: CaseList) -> Select[Any]:
    if question.descending:
        return wanted.order_by(key.desc(), case_file.c.id.desc())
    return wanted.order_by(key, case_file.c.id)


def _beyond(key: ColumnElement[Any], question: CaseList) -> ColumnElement[bool]:
    """After the last line of the page before, in the order asked for."""
    assert question.after is not None  # noqa: S101  (its caller looked)
    value, last = _as_value(question.after, question.order), question.after[1]
    if question.descending:
        return or_(key < value, and_(key == value, case_file.c.id < last))
    return or_(key > value, and_(key == value, case_file.c.id > last))


def _as_text(value: object) -> str:
    return in_hall(value).isoformat() if isinstance(value, datetime) else str(value)


def _as_value(cursor: Cursor, order: CaseOrder) -> object:
    if order in {CaseOrder.OPENED, CaseOrder.DUE}:
        return datetime.fromisoformat(cursor[0])
    return int(cursor[0]) if order is CaseOrder.AMOUNT else cursor[0]


def _filters(reading: Reading, question: CaseList) -> list[ColumnElement[bool]]:
    """What was asked, each as a condition; what is empty is not asked."""
    table, asked = case_file.c, question
    given: tuple[tuple[object, Callable[[], ColumnElement[bool]]], ...] = (
        (asked.states, lambda: _in_states(asked.states)),
        (asked.desk, lambda: table.desk == asked.desk),
        (asked.matter, lambda: table.matter == asked.matter),
        (asked.handler, lambda: table.handler == asked.handler),
        (asked.ladder, lambda: table.ladder == asked.ladder),
        (asked.opened_from, lambda: table.opened_at >= _midnight(asked.opened_from, 0)),
        (asked.opened_to, lambda: table.opened_at < _midnight(asked.opened_to, 1)),
        (asked.least_fen, lambda: table.amount_fen >= asked.least_fen),
        (asked.most_fen, lambda: table.amount_fen <= asked.most_fen),
        (asked.colour, lambda: has_colour(Colour(asked.colour), reading.now)),
        (asked.text.strip(), lambda: _found(reading, clean_line(asked.text, "text"))),
    )
    here = [condition() for value, condition in given if value not in (None, "", frozenset())]
    closed = cases_closed_to(reading)
    return here if closed is None else [*here, table.id.not_in(closed)]


def _in_states(states: frozenset[CaseState]) -> ColumnElement[bool]:
    """All open states together have an index of their own."""
    return IS_OPEN if states == OPEN_STATES else case_file.c.state.in_(sorted(states))


def _midnight(day: date | None, later: int) -> datetime:
    return datetime.combine(day or date.max, time.min, HALL_ZONE) + timedelta(days=later)


def _found(reading: Reading, text: str) -> ColumnElement[bool]:
    """Cases with this number's end, or with these people."""
    people = [who for who, _ in find(reading, text, PEOPLE)]
    theirs = case_file.c.id.in_(select(party.c.case_id).where(party.c.person_id.in_(people)))
    if _NUMBER.fullmatch(text):
        return or_(case_file.c.number.endswith(text, autoescape=True), theirs)
    return theirs


def _told(reading: Reading, rows: list[Any]) -> tuple[CaseRow, ...]:
    ids = [row.id for row in rows]
    clocks = _running(reading, ids)
    who = _applicants(reading, ids)
    return tuple(
        CaseRow(
            *(row.id, row.number, row.matter, row.desk, row.handler_name or "", row.state, row.ladder, row.opened_at),
            row.amount_fen,
            *_colour(clocks.get(row.id, [])),
            who.get(row.id, ""),
            reading.vault.open(row.summary, SUMMARY),
        )
        for row in rows
    )


def _running(reading: Reading, ids: list[int]) -> dict[int, list[tuple[Standing, datetime | None]]]:
    """How the running clocks of these cases stand; their explanations are left where they are."""
    since = (
        select(pause.c.start).where(pause.c.clock_id == clock.c.id, pause.c.end.is_(None)).limit(1).scalar_subquery()
    )
    wanted = select(clock.c.case_id, clock.c.code, clock.c.state, clock.c.due, since.label("since"))
    soon, rules = soon_now(reading), rule_catalogue()
    found: dict[int, list[tuple[Standing, datetime | None]]] = {}
    for one in reading.rows(wanted.where(clock.c.case_id.in_(ids), RUNS)) if ids else ():
        standing = colour(rules[one.code], one.state, one.due, reading.now, one.since, soon=soon)
        found.setdefault(one.case_id, []).append((standing, one.due))
    return found


def _colour(clocks: list[tuple[Standing, datetime | None]]) -> tuple[str, str, datetime | None]:
    """The worst colour of what runs, why, and the nearest end."""
    if not clocks:
        return Colour.MET.value, "", None
    one = worst(standing for standing, _ in clocks)
    return one.colour.value, one.reason.value, min((due for _, due in clocks if due is not None), default=None)


def _applicants(reading: Reading, ids: list[int]) -> dict[int, str]:
    """Who applied: the first one of each case."""
    first = select(party.c.case_id, func.min(party.c.id).label("id")).where(
        party.c.case_id.in_(ids), party.c.side == Side.APPLICANT, party.c.person_id.is_not(None)
    )
    one = first.group_by(party.c.case_id).subquery()
    rows = reading.rows(select(party.c.case_id, party.c.person_id).join(one, one.c.id == party.c.id)) if ids else []
    people = shown(reading, [row.person_id for row in rows])
    return {row.case_id: people[row.person_id].name for row in rows}
