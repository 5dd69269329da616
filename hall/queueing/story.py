"""Writing what happens to tickets: one event each time, only ever added. All figures can be counted again from them."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import and_, bindparam, insert, literal, null, select

from hall.queueing.records import ticket, ticket_event
from hall.queueing.rules import OPEN, CallWhy, TicketEvent
from hall.store.unit import Unit

NOTE = "ticket_event.note"
"""What sealed words are bound to."""


STILL_OPEN = and_(ticket.c.state.in_(OPEN), ticket.c.day <= bindparam("last"))


def happened(
    unit: Unit,
    one: Any,
    event: TicketEvent,
    *,
    window: str = "",
    to_desk: str = "",
    why: CallWhy | None = None,
    calls: int = 0,
    service: int | None = None,
    undone: TicketEvent | None = None,
    note: str = "",
) -> None:
    """Something happened to a ticket (its row: ``id``, ``day``, ``number``, ``desk``), by whoever acts."""
    row = {
        "day": one.day,
        "ticket_id": one.id,
        "number": one.number,
        "event": event,
        "at": unit.now,
        "desk": one.desk,
        "to_desk": to_desk,
        "window": window,
        "account": unit.actor.account,
        "who": unit.actor.name[:100],
        "why": why,
        "calls": calls,
        "service_id": service,
        "undone": undone,
        "note": unit.vault.seal(note, NOTE) if note else None,
    }
    unit.insert(ticket_event, **row)
    unit.changed("tickets", one.id)


def all_closed(unit: Unit, last: date) -> None:
    """The closing of every ticket still open of the days until ``last``: one statement, however many there are."""
    c = ticket_event.c
    told = {
        c.day: ticket.c.day,
        c.ticket_id: ticket.c.id,
        c.number: ticket.c.number,
        c.event: literal(TicketEvent.CLOSED, c.event.type),
        c.at: literal(unit.now, c.at.type),
        c.desk: ticket.c.desk,
        c.window: ticket.c.window,
        c.account: literal(unit.actor.account, c.account.type) if unit.actor.account is not None else null(),
        c.who: literal(unit.actor.name[:100]),
    }
    open_ones = select(*told.values()).where(STILL_OPEN).order_by(ticket.c.id)
    unit.do(insert(ticket_event).from_select(list(told), open_ones), last=last)
