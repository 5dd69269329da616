"""Giving and withdrawing tickets, for rooms above. What windows ask is answered in the modules named at the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select, update

from hall.queueing.records import ticket
from hall.queueing.rules import TicketEvent, TicketState, ticket_number
from hall.queueing.story import happened
from hall.store.counting import next_number
from hall.store.unit import Unit

_TICKET = select(ticket.c.id, ticket.c.day, ticket.c.number, ticket.c.desk, ticket.c.state)
_OF_VISIT = _TICKET.where(ticket.c.visit_id == bindparam("visit"))
_WITHDRAW = (
    update(ticket)
    .where(ticket.c.visit_id == bindparam("visit"), ticket.c.state == TicketState.WAITING)
    .values(state=TicketState.WITHDRAWN, since=bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Arriving:
    """Who comes into a desk's queue: for which matter, with which visit and case. ``priority`` is one of
    :class:`hall.people.rules.Priority`, or empty; ``people`` how many stand behind one ticket.
    """

    desk: str
    matter: str
    visit: int
    case: int | None = None
    priority: str = ""
    people: int = 1


def next_ticket(unit: Unit, letter: str) -> str:
    """The next number of a zone today. Error: ``ticket.day_full``."""
    return ticket_number(letter, next_number(unit, f"ticket.{letter}", unit.today.isoformat()))


def give_tickets(unit: Unit, numbers: tuple[str, ...], who: Arriving) -> None:
    """Put these numbers of today into a desk's queue."""
    for number in numbers:
        made = unit.insert(
            ticket,
            day=unit.today,
            number=number,
            desk=who.desk,
            visit_id=who.visit,
            case_id=who.case,
            matter=who.matter,
            people=who.people,
            priority=who.priority,
            state=TicketState.WAITING,
            at=unit.now,
            since=unit.now,
            place=unit.now,
        )
        happened(unit, _Given(made, unit.today, number, who.desk), TicketEvent.TAKEN)
    unit.note(tickets=list(numbers))


def withdraw_tickets(unit: Unit, visit: int) -> bool:
    """Withdraw the tickets of a visit; false, and nothing changes, where one of them does not wait any more."""
    rows = unit.rows(_OF_VISIT, visit=visit)
    if any(row.state is not TicketState.WAITING for row in rows):
        return False
    taken = unit.do(_WITHDRAW, visit=visit, now=unit.now)
    for row in rows:
        happened(unit, row, TicketEvent.WITHDRAWN)
    unit.changed("tickets")
    return taken == len(rows)


@dataclass(frozen=True, slots=True)
class _Given:
    """A ticket that was just written."""

    id: int
    day: date
    number: str
    desk: str
