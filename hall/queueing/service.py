"""Giving, withdrawing and closing tickets, for rooms above. What windows ask is answered in :mod:`hall.queueing.sitting`,
:mod:`hall.queueing.calling` and :mod:`hall.queueing.finishing`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import bindparam, delete, select, update

from hall.queueing import calling, finishing, sitting
from hall.queueing.records import notice, seat, ticket
from hall.queueing.rules import TicketEvent, TicketState, ticket_number
from hall.queueing.story import STILL_OPEN, all_closed, happened
from hall.store.counting import next_number
from hall.store.unit import Unit

__all__ = [
    "Arriving",
    "calling",
    "close_days",
    "end_days_before",
    "finishing",
    "give_tickets",
    "next_ticket",
    "put_notice",
    "service_settled",
    "sitting",
    "withdraw_tickets",
]
"""The modules among them answer the orders of windows: whoever imports this room's service imports them."""

_TICKET = select(ticket.c.id, ticket.c.day, ticket.c.number, ticket.c.desk, ticket.c.state)
_OF_VISIT = _TICKET.where(ticket.c.visit_id == bindparam("visit"))
_WITHDRAW = (
    update(ticket)
    .where(ticket.c.visit_id == bindparam("visit"), ticket.c.state == TicketState.WAITING)
    .values(state=TicketState.WITHDRAWN, since=bindparam("now"))
)
_CLOSE = update(ticket).where(STILL_OPEN).values(state=TicketState.CLOSED, since=bindparam("now"))
_LEFT_OPEN = select(ticket.c.id).where(STILL_OPEN).limit(1)
_LEFT_SEAT = select(seat.c.window).where(seat.c.day <= bindparam("last")).limit(1)
_SETTLE = update(seat).where(seat.c.last_service == bindparam("service")).values(undo=None)


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


def service_settled(unit: Unit, service: int) -> None:
    """Somebody rated a service, or its screen closed: from now on it cannot be taken back."""
    unit.do(_SETTLE, service=service)


def close_days(unit: Unit, last: date) -> int:
    """End the days until ``last``: everybody stands up, what is still open is closed and marked so. Answer: how many tickets."""
    unit.do(delete(seat).where(seat.c.day <= last))
    all_closed(unit, last)
    closed = unit.do(_CLOSE, last=last, now=unit.now)
    if closed:
        unit.note(tickets_closed=closed, days_until=last.isoformat())
    unit.changed("tickets")
    unit.changed("windows")
    return closed


def end_days_before(unit: Unit) -> None:
    """What yesterday left open is closed, by itself at the first use of a day. The tickets were not ended by anybody."""
    yesterday = unit.today - timedelta(days=1)
    if unit.row(_LEFT_OPEN, last=yesterday) is not None or unit.row(_LEFT_SEAT, last=yesterday) is not None:
        close_days(unit, yesterday)


def put_notice(unit: Unit, text: str, *, urgent: bool) -> None:
    """Hang a clean line of news on the board; empty takes the one before away."""
    unit.insert(notice, at=unit.now, who=unit.actor.name[:100], text=text, urgent=urgent)
    unit.changed("board")


@dataclass(frozen=True, slots=True)
class _Given:
    """A ticket that was just written."""

    id: int
    day: date
    number: str
    desk: str
