"""The two databases: a SQLite file of this PC, or a PostgreSQL server for several.

SQLite: WAL, ``synchronous=FULL`` (a receipt handed out is on the disk), foreign keys, ``BEGIN IMMEDIATE`` for whoever
writes, its own waiting switched off (it starves) and ours instead: try again after a random few milliseconds.
PostgreSQL: psycopg 3, READ COMMITTED for writing, one snapshot for reading.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError

from hall.errors import EnvironmentFault, Fault
from hall.store.faults import fault_of, sorted_faults
from hall.store.places import refuse_network_share

T = TypeVar("T")

PATIENCE_S = 10.0
"""How long a writer tries before it says that the database is busy."""

_PAUSE_S = (0.0005, 0.004)
"""Measured best for 50 windows pressing at once."""

_POOL = 8


class Store:
    """One database. ``writing`` and ``reading`` give connections inside a transaction; nothing else does."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        with sorted_faults():
            self._engine = _sqlite_engine(url) if self.sqlite else _postgres_engine(url)
        self._reader = (
            self._engine
            if self.sqlite
            else self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        )
        self._writer = self._engine.execution_options(hall_writes=True) if self.sqlite else self._engine

    @property
    def file(self) -> Path | None:
        """The SQLite file, if it is one."""
        return Path(self.url.database) if self.sqlite and self.url.database else None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that may write: committed at the end, rolled back on any error. Errors leave as faults."""
        with sorted_faults(), self._writer.connect() as connection:
            _patiently(connection.begin)
            try:
                yield connection
                _patiently(connection.commit)
            except BaseException:
                connection.rollback()
                raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads, and sees one moment."""
        with sorted_faults(), self._reader.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


def _patiently(step: Callable[[], T]) -> T:
    """Do it as soon as nobody else writes; after :data:`PATIENCE_S` the database is busy."""
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            return step()
        except OperationalError as error:
            found = fault_of(error)
            busy = found is not None and found.kind is Fault.DATABASE_BUSY
            if not busy or time.monotonic() > end:
                raise
        # spreading, not secrecy
        time.sleep(random.uniform(*_PAUSE_S))  # noqa: S311


def _sqlite_engine(url: str) -> Engine:
    file = make_url(url).database
    if not file or file == ":memory:":
        raise EnvironmentFault(Fault.DISK_READ_ONLY, "the hall's database is a file")
    folder = Path(file).parent
    folder.mkdir(parents=True, exist_ok=True)
    refuse_network_share(folder)
    engine = create_engine(url, connect_args={"timeout": 0, "check_same_thread": False}, pool_size=_POOL)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(link: sqlite3.Connection, _record: object) -> None:
    """Every new connection: transactions are begun by us alone, and what is committed is on the disk."""
    link.isolation_level = None
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "cache_size=-16000", "temp_store=MEMORY"):
        link.execute(f"PRAGMA {pragma}")
    mode = _patiently_wal(link)
    if mode != "wal":
        raise sqlite3.OperationalError(f"journal mode is {mode}")


def _patiently_wal(link: sqlite3.Connection) -> str:
    """Two programs may open a new file at the same moment."""
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            return str(link.execute("PRAGMA journal_mode=WAL").fetchone()[0])
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
        time.sleep(random.uniform(*_PAUSE_S))  # noqa: S311


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: a reader that turns writer would fail without a chance to wait."""
    writes = connection.get_execution_options().get("hall_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres_engine(url: str) -> Engine:
    return create_engine(
        url,
        pool_size=_POOL,
        pool_pre_ping=True,
        connect_args={"connect_timeout": 5, "application_name": "one-door-hall", "options": "-c timezone=UTC"},
    )


def dialect_of(connection: Connection) -> str:
    """``sqlite`` or ``postgresql``."""
    return connection.dialect.name


def raw(connection: Connection) -> Any:
    """The driver's own connection, for LISTEN and backups."""
    return connection.connection.driver_connection
