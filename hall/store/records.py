"""The store's own tables: outcomes of orders, what changed, the last numbers given, and marks of the database itself."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table

from hall.store.base import Id, Json, Moment, Sealed, id_column, metadata

outcome = Table(
    "outcome",
    metadata,
    Column("order_id", String(32), primary_key=True),
    Column("asked", String(100), nullable=False),
    Column("account", Id),
    Column("answer", Sealed, nullable=False),
    Column("topics", Json, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "at"),
)
"""What an order answered: the same ``order_id`` gets the same answer and changes nothing again. Sealed: an answer may
name people."""

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

counter = Table(
    "counter",
    metadata,
    Column("series", String(40), primary_key=True),
    Column("period", String(40), primary_key=True),
    Column("last", Integer, nullable=False),
)
"""The last number given in a series and period (:mod:`hall.store.counting`)."""

mark = Table(
    "mark",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
)
"""What the database says of itself: the fingerprint of its key (``"vault"``), the day it was last tidied (``"tidied"``)."""
