"""The change feed: what changed travels to every open screen, of this process, of others on this PC, of other PCs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from hall.asking import ChangeSet
from hall.store.base import canonical
from hall.store.engine import dialect_of
from hall.store.records import change

CHANNEL = "hall_change"
"""PostgreSQL's channel; its payload is at most 8000 bytes, so it carries the row's id only."""


def publish(connection: Connection, changes: ChangeSet, now: datetime) -> None:
    """Write the change row in the transaction that changes; on PostgreSQL notify in it too (told at commit)."""
    row = {"topics": changes.topics, "origin": changes.origin, "at": now}
    made = connection.execute(insert(change), row).inserted_primary_key
    if dialect_of(connection) == "postgresql" and made is not None:
        connection.execute(select(func.pg_notify(CHANNEL, canonical({"id": made[0], "origin": changes.origin}))))
