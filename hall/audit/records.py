"""The log: one row an order, each chained to the one before."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, String, Table

from hall.store.base import Id, Json, Moment, metadata

entry = Table(
    "audit_entry",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("account", Id),
    Column("who", String(100), nullable=False),
    Column("place", String(100), nullable=False),
    Column("what", String(100), nullable=False),
    Column("order_id", String(32), nullable=False),
    Column("facts", Json, nullable=False),
    Column("before", LargeBinary(32), nullable=False),
    Column("chain", LargeBinary(32), nullable=False),
    Index(None, "at"),
)
"""``id`` counts from 1 without gaps: it is part of what is signed."""
