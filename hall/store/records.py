"""The store's own tables: outcomes of orders, what changed, the last numbers given, and marks of the database itself.

Every order writes here, and every page written is on the way of its commit: so no index that only tidying would use, and on
SQLite no second tree beside a key of text (``WITHOUT ROWID``).
"""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

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
    sqlite_with_rowid=False,
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
)
"""What changed, for other processes: topics with ids, never data. One row an order; old rows go at the day's first use."""

counter = Table(
    "counter",
    metadata,
    Column("series", String(40), primary_key=True),
    Column("period", String(40), primary_key=True),
    Column("last", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""The last number given in a series and period (:mod:`hall.store.counting`)."""

mark = Table(
    "mark",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
    sqlite_with_rowid=False,
)
"""What the database says of itself: the fingerprint of its key (``"vault"``), the day it was last tidied (``"tidied"``)."""
