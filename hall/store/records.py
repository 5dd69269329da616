"""The store's own tables: outcomes of orders, and what changed."""

from __future__ import annotations

from sqlalchemy import Column, Index, String, Table

from hall.store.base import Id, Json, Moment, id_column, metadata

outcome = Table(
    "outcome",
    metadata,
    Column("order_id", String(32), primary_key=True),
    Column("asked", String(100), nullable=False),
    Column("account", Id),
    Column("answer", Json, nullable=False),
    Column("topics", Json, nullable=False),
    Column("at", Moment, nullable=False),
)
"""What an order answered: the same ``order_id`` gets the same answer and changes nothing again."""

change = Table(
    "change",
    metadata,
    id_column(),
    Column("topics", Json, nullable=False),
    Column("origin", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "at"),
)
"""What changed, for other processes: topics with ids, never data. One row an order; old rows go at the day's first use."""
