"""What the database says of itself: a few names with values."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection, bindparam, delete, func, select, text

from hall.errors import EnvironmentFault, Fault
from hall.store import statements
from hall.store.engine import Store
from hall.store.records import change, mark, outcome
from hall.store.unit import Unit
from hall.store.vault import Vault, open_vault

KEEP_CHANGES = timedelta(days=2)
"""Longer than a PC sleeps over a night; whoever slept longer is told that everything changed."""

KEEP_OUTCOMES = timedelta(days=30)
"""How long an order may be repeated without doing anything twice."""

_MARKED = select(mark.c.value).where(mark.c.name == bindparam("name"))

# the same words on both databases
_PUT = text(
    "INSERT INTO mark (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)

_VAULT = "vault"
_TIDIED = "tidied"


def marked(connection: Connection, name: str) -> str | None:
    """The value of a mark."""
    found = statements.row(connection, _MARKED, {"name": name})
    return None if found is None else found[0]


def put_mark(connection: Connection, name: str, value: str) -> None:
    """Set a mark, at most 200 characters."""
    statements.do(connection, _PUT, {"name": name, "value": value})


def vault_of(store: Store, key_file: Path) -> Vault:
    """The vault this database is sealed with. A new database takes the key of the file, made where there is none.

    A missing key is never replaced by a new one, and another database's key is refused:
    ``EnvironmentFault(KEY_MISSING)``, with the ``file``.
    """
    with store.reading() as connection:
        known = marked(connection, _VAULT)
    if known is None:
        with store.writing() as connection:
            known = marked(connection, _VAULT)
            if known is None:  # nobody was faster
                vault = open_vault(key_file, make=True)
                put_mark(connection, _VAULT, vault.fingerprint)
                return vault
    vault = open_vault(key_file, make=False)
    if vault.fingerprint != known:
        raise EnvironmentFault(Fault.KEY_MISSING, f"the key is {vault.fingerprint}, not {known}", file=str(key_file))
    return vault


def tidy(unit: Unit) -> date | None:
    """At the day's first order: let go of old change rows and outcomes. Later ones of the day do nothing.

    The newest change row stays, so that ids only grow (SQLite would begin again at 1). Answer: the day the hall was used
    before, if this is the first order of a day after it.
    """
    today, last = unit.today.isoformat(), marked(unit.connection, _TIDIED)
    if last is not None and last >= today:
        return None
    newest = select(func.max(change.c.id)).scalar_subquery()
    unit.do(delete(change).where(change.c.at < unit.now - KEEP_CHANGES, change.c.id < newest))
    unit.do(delete(outcome).where(outcome.c.at < unit.now - KEEP_OUTCOMES))
    put_mark(unit.connection, _TIDIED, today)
    return None if last is None else date.fromisoformat(last)
