"""Alarms, and desks that were called in."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, String, Table

from hall.store.base import Id, Moment, id_column, metadata

alarm = Table(
    "alarm",
    metadata,
    id_column(),
    Column("at", Moment, nullable=False),
    Column("place", String(100), nullable=False),
    Column("account", Id),
    Column("who", String(100), nullable=False),
    Column("heard_by", String(100), nullable=False),
    Column("heard_at", Moment),
    Index(None, "at"),
)
"""Somebody called for help; ``heard_by`` is who went, empty until then."""

call_in = Table(
    "desk_called_in",
    metadata,
    Column("day", Date, primary_key=True),
    Column("desk", String(10), primary_key=True),
    Column("called_at", Moment, nullable=False),
    Column("called_by", String(100), nullable=False),
    Column("arrived_at", Moment),
    sqlite_with_rowid=False,
)
"""A desk that comes on call (随驻) was called in on a day, and when it arrived."""
