"""Answers about who waits where."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import bindparam, func, select

from hall.queueing.orders import WaitingNow
from hall.queueing.records import ticket
from hall.queueing.rules import TicketState
from hall.store.unit import Reading, answers

_WAITING = (
    select(ticket.c.desk, func.count())
    .where(ticket.c.day == bindparam("day"), ticket.c.state == TicketState.WAITING)
    .group_by(ticket.c.desk)
)
_BY_NUMBER = select(ticket.c.visit_id).where(ticket.c.day == bindparam("day"), ticket.c.number == bindparam("number"))
_OF_VISITS = (
    select(ticket.c.visit_id, ticket.c.number, ticket.c.state, ticket.c.day)
    .where(ticket.c.visit_id.in_(bindparam("visits", expanding=True)))
    .order_by(ticket.c.id)
)


@answers(WaitingNow)
def waiting_now(reading: Reading, question: WaitingNow) -> dict[str, int]:
    """How many wait at each desk where somebody waits."""
    return waiting_on(reading, question.day or reading.today)


def waiting_on(reading: Reading, day: date) -> dict[str, int]:
    """Desk code → waiting tickets of a day."""
    return {row[0]: row[1] for row in reading.rows(_WAITING, day=day)}


def visit_of(reading: Reading, number: str) -> int | None:
    """The visit a ticket of today belongs to."""
    found: int | None = reading.value(_BY_NUMBER, day=reading.today, number=number)
    return found


def tickets_of(reading: Reading, visits: Iterable[int]) -> dict[int, str]:
    """The first ticket of each visit, where it has one."""
    wanted = list(visits)
    found: dict[int, str] = {}
    for row in reading.rows(_OF_VISITS, visits=wanted) if wanted else ():
        found.setdefault(row.visit_id, row.number)
    return found
