"""Tickets of the day."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, String, Table, UniqueConstraint

from hall.queueing.rules import TicketState
from hall.store.base import Code, Id, Moment, id_column, metadata

ticket = Table(
    "ticket",
    metadata,
    id_column(),
    Column("day", Date, nullable=False),
    Column("number", String(8), nullable=False),
    Column("desk", String(10), nullable=False),
    Column("visit_id", Id, nullable=False),
    Column("state", Code(TicketState), nullable=False),
    Column("priority", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    UniqueConstraint("day", "number"),
    Index(None, "day", "desk", "state"),
    Index(None, "visit_id"),
)
"""One number of one day. ``since`` is when it came to its state. The visit is a bare number: this room knows no visits."""
