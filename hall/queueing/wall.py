"""What else hangs on the wall: who is called next, who missed his call, which windows pause. Numbers and windows, never names."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice, zip_longest

from sqlalchemy import bindparam, select

from hall.catalogue.views import Catalogue
from hall.queueing.line import CALLABLE, ordered, settings_of
from hall.queueing.records import seat, ticket
from hall.queueing.rules import TicketState, ordering_of
from hall.store.unit import Reading

NEXT_OF_DESK, MISSED_SHOWN = 2, 24
"""So many of one desk get ready; so many who missed their call are shown, the newest of them."""

_MISSED = (
    select(ticket.c.number)
    .where(ticket.c.day == bindparam("day"), ticket.c.state == TicketState.MISSED)
    .order_by(ticket.c.since.desc(), ticket.c.id.desc())
    .limit(MISSED_SHOWN)
)
_SEATS = (
    select(seat.c.window, seat.c.desk, seat.c.paused, seat.c.ticket_id)
    .where(seat.c.day == bindparam("day"))
    .order_by(seat.c.window)
)


def next_and_paused(
    reading: Reading, catalogue: Catalogue, waiting: Iterable[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Numbers that are called next, and the names of windows that pause.

    Of every desk with a window that serves the first two in the order of calling: first the first of each desk, then the
    second. Somebody who is for one clerk alone is not among them: when he is called depends on that clerk.
    """
    names = {window.code: window.name for window in catalogue.windows}
    seats = reading.rows(_SEATS, day=reading.today)
    pausing = [row for row in seats if row.paused is not None and row.ticket_id is None]
    serving = {row.desk for row in seats if row not in pausing}
    heads = [_heads(reading, desk) for desk in waiting if desk in serving]
    numbers = tuple(number for number in chain.from_iterable(zip_longest(*heads)) if number)
    return numbers, tuple(names[row.window] for row in pausing if row.window in names)


def _heads(reading: Reading, desk: str) -> list[str]:
    rows = reading.rows(CALLABLE, day=reading.today, desk=desk, me=None)
    line = ordered(reading, rows, ordering_of(settings_of(reading)), desk, reading.today)
    return [row.number for row, _ in islice(line, NEXT_OF_DESK)]


def missed_now(reading: Reading) -> tuple[str, ...]:
    """The numbers that missed their call and have not reported again, newest first."""
    return tuple(row.number for row in reading.rows(_MISSED, day=reading.today))
