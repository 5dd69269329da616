"""Lists of cases: any filter, any order, pages by key and never by offset. Part of :mod:`hall.cases.views`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from hall.cases.boards import RUNS, has_colour
from hall.cases.briefs import SUMMARY
from hall.cases.lists import CaseList, CaseOrder, CasePage, CaseRow, Cursor
from hall.cases.parting import cases_closed_to
from hall.cases.records import case_file, party
from hall.cases.rules import Side
from hall.clock import HALL_ZONE, in_hall
from hall.clocks.orders import ClockShown
from hall.clocks.records import clock
from hall.clocks.rules import ClockState, Colour
from hall.clocks.views import clocks_of
from hall.people.views import find, shown
from hall.store.unit import Reading, answers
from hall.text import clean_line

PEOPLE = 200
"""At most so many people of one fragment are looked up: a longer fragment finds the rest."""

_NUMBER = re.compile(r"[0-9-]+", re.ASCII)
_NEVER = datetime(9999, 1, 1, tzinfo=HALL_ZONE)
_NEAREST = (
    select(func.min(clock.c.due)).where(clock.c.case_id == case_file.c.id, RUNS).correlate(case_file).scalar_subquery()
)
_KEYS: dict[CaseOrder, ColumnElement[Any]] = {
    CaseOrder.OPENED: case_file.c.opened_at,
    CaseOrder.DUE: func.coalesce(_NEAREST, _NEVER, type_=case_file.c.opened_at.type),
    CaseOrder.AMOUNT: func.coalesce(case_file.c.amount_fen, -1),
    CaseOrder.DESK: case_file.c.desk,
    CaseOrder.NUMBER: case_file.c.number,
}


@answers(CaseList)
def case_list(reading: Reading, question: CaseList) -> CasePage:
    """A page."""
    key = _KEYS[question.order]
    wanted = select(case_file, key.label("key")).where(*_filters(reading, question))
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
        (asked.states, lambda: table.state.in_(sorted(asked.states))),
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
    clocks = clocks_of(reading, ids)
    who = _applicants(reading, ids)
    return tuple(
        CaseRow(
            *(row.id, row.number, row.matter, row.desk, row.handler_name or "", row.state, row.ladder, row.opened_at),
            row.amount_fen,
            *_colour(clocks[row.id]),
            who.get(row.id, ""),
            reading.vault.open(row.summary, SUMMARY),
        )
        for row in rows
    )


def _colour(clocks: tuple[ClockShown, ...]) -> tuple[str, str, datetime | None]:
    """The worst colour of what runs, why, and the nearest end."""
    order = [colour.value for colour in Colour]
    running = [one for one in clocks if one.state == ClockState.RUNNING]
    if not running:
        return Colour.MET.value, "", None
    worst = min(running, key=lambda one: (order.index(one.colour), one.remaining_s is None, one.remaining_s or 0))
    return worst.colour, worst.reason, min((one.due for one in running if one.due is not None), default=None)


def _applicants(reading: Reading, ids: list[int]) -> dict[int, str]:
    """Who applied: the first one of each case."""
    first = select(party.c.case_id, func.min(party.c.id).label("id")).where(
        party.c.case_id.in_(ids), party.c.side == Side.APPLICANT, party.c.person_id.is_not(None)
    )
    one = first.group_by(party.c.case_id).subquery()
    rows = reading.rows(select(party.c.case_id, party.c.person_id).join(one, one.c.id == party.c.id)) if ids else []
    people = shown(reading, [row.person_id for row in rows])
    return {row.case_id: people[row.person_id].name for row in rows}
