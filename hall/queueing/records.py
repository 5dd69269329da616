"""Tickets of the day, what happened to them, who sits where, and what was served."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, UniqueConstraint, false

from hall.cases.records import case_file
from hall.queueing.rules import CallWhy, PauseReason, TicketEvent, TicketState
from hall.store.base import Code, Id, Json, Moment, Sealed, id_column, metadata

ticket = Table(
    "ticket",
    metadata,
    id_column(),
    Column("day", Date, nullable=False),
    Column("number", String(8), nullable=False),
    Column("desk", String(10), nullable=False),
    Column("visit_id", Id, nullable=False),
    Column("case_id", Id, ForeignKey(case_file.c.id)),
    Column("matter", String(10), nullable=False, server_default=""),
    Column("people", Integer, nullable=False, server_default="1"),
    Column("priority", String(20), nullable=False, server_default=""),
    Column("state", Code(TicketState), nullable=False),
    Column("at", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    Column("place", Moment, nullable=False),
    Column("turns", Integer, nullable=False, server_default="0"),
    Column("back", Boolean, nullable=False, server_default=false()),
    Column("from_desk", String(10), nullable=False, server_default=""),
    Column("home_desk", String(10), nullable=False, server_default=""),
    Column("clerk_account", Id),
    Column("clerk", String(100), nullable=False, server_default=""),
    Column("note", Sealed),
    Column("window", String(10), nullable=False, server_default=""),
    Column("calls", Integer, nullable=False, server_default="0"),
    Column("why", Code(CallWhy)),
    Column("called_at", Moment),
    Column("last_call_at", Moment),
    Column("started_at", Moment),
    Column("reason", Sealed),
    Column("until", Moment),
    UniqueConstraint("day", "number"),
    Index(None, "day", "desk", "state"),
    Index(None, "visit_id"),
    Index(None, "state", "day"),
)
"""One number of one day. The visit is a bare number: this room knows no visits.

``at`` is the first arrival and never changes, ``since`` when it came to its state. ``place``, ``back`` and ``turns`` order
it (:class:`hall.queueing.rules.Standing`), ``why`` is why it was called. ``home_desk`` is where it returns after a second
desk; ``clerk_account`` the only one who may call it. ``window``, ``calls``, ``called_at``, ``started_at`` are of its present
round at a desk; ``reason`` and ``until`` say why it is held, and how long.
"""

seat = Table(
    "window_seat",
    metadata,
    Column("window", String(10), primary_key=True),
    Column("day", Date, nullable=False),
    Column("desk", String(10), nullable=False),
    Column("account", Id, index=True),
    Column("clerk", String(100), nullable=False),
    Column("place", String(100), nullable=False),
    Column("since", Moment, nullable=False),
    Column("paused", Code(PauseReason)),
    Column("pause_words", String(200), nullable=False, server_default=""),
    Column("ticket_id", Id, ForeignKey(ticket.c.id)),
    Column("last_service", Id),
    Column("undo", Json),
    UniqueConstraint("ticket_id"),
    sqlite_with_rowid=False,
)
"""Who sits at a window today; nobody does where there is no row. One ticket in hand a window, one window a ticket.

``undo`` is the window's last step with what the ticket was before (:mod:`hall.queueing.undoing`).
"""

ticket_event = Table(
    "ticket_event",
    metadata,
    id_column(),
    Column("day", Date, nullable=False),
    Column("ticket_id", Id, ForeignKey(ticket.c.id), nullable=False),
    Column("number", String(8), nullable=False),
    Column("event", Code(TicketEvent), nullable=False),
    Column("at", Moment, nullable=False),
    Column("desk", String(10), nullable=False),
    Column("to_desk", String(10), nullable=False, server_default=""),
    Column("window", String(10), nullable=False, server_default=""),
    Column("account", Id),
    Column("who", String(100), nullable=False),
    Column("why", Code(CallWhy)),
    Column("calls", Integer, nullable=False, server_default="0"),
    Column("service_id", Id),
    Column("undone", Code(TicketEvent)),
    Column("note", Sealed),
    Index(None, "ticket_id"),
    Index(None, "day", "desk", "event"),
)
"""Everything that happened to tickets, only ever added to: the day can be counted again from it
(:func:`hall.queueing.recounting.recounted`). ``undone`` is the step that ``taken_back`` took back."""

service = Table(
    "service",
    metadata,
    id_column(),
    Column("day", Date, nullable=False),
    Column("ticket_id", Id, ForeignKey(ticket.c.id), nullable=False),
    Column("number", String(8), nullable=False),
    Column("visit_id", Id, nullable=False),
    Column("case_id", Id, ForeignKey(case_file.c.id)),
    Column("desk", String(10), nullable=False),
    Column("window", String(10), nullable=False),
    Column("account", Id),
    Column("clerk", String(100), nullable=False),
    Column("matter", String(10), nullable=False),
    Column("people", Integer, nullable=False),
    Column("arrived_at", Moment, nullable=False),
    Column("called_at", Moment, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment, nullable=False),
    Column("taken_back_at", Moment),
    Index(None, "day", "window"),
    Index(None, "case_id"),
)
"""One finished service: what was really done, for how many people. He waited from ``arrived_at`` to ``called_at``, walked to
``started_at``. One that was taken back stays, marked, so that its id never means another."""

notice = Table(
    "board_notice",
    metadata,
    id_column(),
    Column("at", Moment, nullable=False),
    Column("who", String(100), nullable=False),
    Column("text", String(200), nullable=False),
    Column("urgent", Boolean, nullable=False),
)
"""Lines of news on the board; the newest holds."""
