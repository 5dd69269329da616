"""Counting a day again from its events alone, for checks: what the tables say must come out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select

from hall.queueing.records import ticket_event
from hall.queueing.rules import TicketEvent, TicketState
from hall.store.unit import Reading

_EVENTS = select(ticket_event).where(ticket_event.c.day == bindparam("day")).order_by(ticket_event.c.id)


@dataclass(slots=True)
class Recounted:
    """A ticket as its events tell it."""

    desk: str
    state: TicketState = TicketState.WAITING
    arrived: datetime | None = None
    called: datetime | None = None
    started: datetime | None = None
    before: list[tuple[TicketEvent, tuple[str, TicketState, datetime | None, datetime | None]]] = field(
        default_factory=list
    )


@dataclass(frozen=True, slots=True)
class Served:
    """A service as events tell it: waited, walked, took."""

    window: str
    waited: timedelta
    walked: timedelta
    took: timedelta


@dataclass(frozen=True, slots=True)
class Day:
    """A day counted again: every ticket's desk and state, every service by its id, calls by window."""

    tickets: dict[int, tuple[str, TicketState]]
    services: dict[int, Served]
    calls: Counter[str]


_LEADS_TO = {
    TicketEvent.TAKEN: TicketState.WAITING,
    TicketEvent.CALLED: TicketState.CALLED,
    TicketEvent.CALLED_AGAIN: TicketState.CALLED,
    TicketEvent.BROUGHT_BACK: TicketState.CALLED,
    TicketEvent.NOT_COME: TicketState.MISSED,
    TicketEvent.STARTED: TicketState.SERVING,
    TicketEvent.HELD: TicketState.HELD,
    TicketEvent.TRANSFERRED: TicketState.WAITING,
    TicketEvent.RETURNED: TicketState.WAITING,
    TicketEvent.PUT_BACK: TicketState.WAITING,
    TicketEvent.WITHDRAWN: TicketState.WITHDRAWN,
    TicketEvent.CLOSED: TicketState.CLOSED,
}


def recounted(reading: Reading, day: date) -> Day:
    """A day from its events."""
    return recount(reading.rows(_EVENTS, day=day))


def recount(events: Iterable[Any]) -> Day:
    """The same, of events in the order they were written."""
    tickets: dict[int, Recounted] = {}
    services: dict[int, Served] = {}
    calls: Counter[str] = Counter()
    for one in events:
        known = tickets.setdefault(one.ticket_id, Recounted(one.desk))
        if one.event is TicketEvent.TAKEN_BACK:
            _, (known.desk, known.state, known.called, known.started) = known.before.pop()
            services.pop(one.service_id, None)
            calls[one.window] -= one.undone is TicketEvent.CALLED
            continue
        known.before.append((one.event, (known.desk, known.state, known.called, known.started)))
        calls[one.window] += one.event is TicketEvent.CALLED
        _follow(known, one, services)
    return Day({number: (one.desk, one.state) for number, one in tickets.items()}, services, +calls)


def _follow(known: Recounted, one: Any, services: dict[int, Served]) -> None:
    """What one event makes of a ticket."""
    if one.event is TicketEvent.TAKEN:
        known.arrived = one.at
    if one.event in {TicketEvent.CALLED, TicketEvent.BROUGHT_BACK}:
        held = known.state is TicketState.HELD
        known.called = known.called if held else one.at
    if one.event is TicketEvent.STARTED:
        known.started = known.started or one.at
    if one.event is TicketEvent.FINISHED:
        arrived, called, started = known.arrived or one.at, known.called or one.at, known.started or one.at
        services[one.service_id] = Served(one.window, called - arrived, started - called, one.at - started)
        known.state = TicketState.WAITING if one.to_desk else TicketState.DONE
    else:
        known.state = _LEADS_TO[one.event]
    if one.to_desk:
        known.desk = one.to_desk
    if known.state is TicketState.WAITING:
        known.called = known.started = None
