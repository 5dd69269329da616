"""Giving and withdrawing tickets. (Calling them comes with the windows.)"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import bindparam, select, update

from hall.queueing.records import ticket
from hall.queueing.rules import TicketState, ticket_number
from hall.store.counting import next_number
from hall.store.unit import Unit

_OF_VISIT = select(ticket.c.id, ticket.c.state).where(ticket.c.visit_id == bindparam("visit"))
_WITHDRAW = (
    update(ticket)
    .where(ticket.c.visit_id == bindparam("visit"), ticket.c.state == TicketState.WAITING)
    .values(state=TicketState.WITHDRAWN, since=bindparam("now"))
)


def next_ticket(unit: Unit, letter: str) -> str:
    """The next number of a zone today. Error: ``ticket.day_full``."""
    return ticket_number(letter, next_number(unit, f"ticket.{letter}", unit.today.isoformat()))


def give_tickets(unit: Unit, numbers: tuple[str, ...], desk: str, visit: int, *, priority: bool) -> None:
    """Put these numbers of today into a desk's queue."""
    rows: list[Mapping[str, object]] = [
        {
            "day": unit.today,
            "number": number,
            "desk": desk,
            "visit_id": visit,
            "state": TicketState.WAITING,
            "priority": priority,
            "at": unit.now,
            "since": unit.now,
        }
        for number in numbers
    ]
    unit.insert_all(ticket, rows)
    unit.changed("tickets")
    unit.note(tickets=list(numbers))


def withdraw_tickets(unit: Unit, visit: int) -> bool:
    """Withdraw the tickets of a visit; false, and nothing changes, where one of them does not wait any more."""
    rows = unit.rows(_OF_VISIT, visit=visit)
    if any(row.state is not TicketState.WAITING for row in rows):
        return False
    taken = unit.do(_WITHDRAW, visit=visit, now=unit.now)
    unit.changed("tickets", *(row.id for row in rows))
    return taken == len(rows)
