"""Reading the log: whether its chain is whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from hall.audit.records import entry
from hall.store.base import canonical
from hall.store.unit import Reading
from hall.store.vault import Vault

START = bytes(32)
"""What stands before the first entry."""


def link(vault: Vault, row: Mapping[Any, Any]) -> bytes:
    """What an entry is chained by: an HMAC over everything it says and the link before it."""
    told = {name: row[name] for name in ("account", "who", "place", "what", "order_id", "facts")}
    return vault.sign(row["before"].hex() + canonical(told | {"at": row["at"].isoformat()}))


def first_broken(reading: Reading) -> int | None:
    """The id of the first entry that was changed, or follows one that is gone; ``None`` if the log is whole.

    Entries cut off at the end leave no trace in the log itself.
    """
    before = START
    for row in reading.connection.execute(select(entry).order_by(entry.c.id)).mappings():
        if row["before"] != before or row["chain"] != link(reading.vault, row):
            return int(row["id"])
        before = row["chain"]
    return None
