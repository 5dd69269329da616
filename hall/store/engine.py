"""The two databases: a SQLite file of this PC, or a PostgreSQL server for several. Both have one writer at a time.

SQLite: WAL, ``synchronous=FULL`` (a receipt handed out is on the disk), foreign keys, ``BEGIN IMMEDIATE`` for whoever
writes, its own waiting switched off for him (it starves) and ours instead: a row in which one tries and the others sleep.
PostgreSQL: psycopg 3, READ COMMITTED for writing behind one advisory lock (the log is a chain, so commits queue anyway;
queueing from the beginning makes what a use case reads still true when it writes), one snapshot for reading. Whoever wrote
lets go of the lock before he waits for the disk: so many wait for it together, and one flush serves them all.
"""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

from hall.errors import EnvironmentFault, Fault
from hall.store.faults import sorted_faults
from hall.store.places import make_folder, refuse_network_share

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

T = TypeVar("T")

PATIENCE_S = 10.0
"""How long a writer tries before it says that the database is busy."""

_PAUSE_S = (0.0005, 0.004)
"""Between two tries, where many may try."""

_SHORT_S = (0.0002, 0.0004)
"""Where one alone tries, and the others stand behind him."""

_WRITER = 0x0D00
"""PostgreSQL's advisory lock of whoever writes, held until he commits."""

_FLUSH = b"BEGIN; SET LOCAL synchronous_commit = on; SELECT pg_logical_emit_message(true, 'hall', ''); COMMIT"
"""Returns when everything this link committed before is on PostgreSQL's disk: its own commit stands behind it there."""

_POSTGRES_OPTIONS = f"-c timezone=UTC -c synchronous_commit=off -c lock_timeout={PATIENCE_S:.0f}s -c idle_in_transaction_session_timeout=60s"
"""A PC that falls asleep while it writes lets the others go on after a minute."""

_POSTGRES = {
    "connect_timeout": 5,
    "application_name": "one-door-hall",
    "options": _POSTGRES_OPTIONS,
    # a dead network is noticed in half a minute, not in two hours
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
}

_units: set[Connection] = set()
"""The connections that belong to a unit of work at this moment."""


class Store:
    """One database. ``writing`` and ``reading`` give connections inside a transaction; nothing else does."""

    def __init__(self, url: str) -> None:
        self.url = _read(url)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        with sorted_faults():
            self._writer, self._reader = _sqlite_engines(self.url) if self.sqlite else _postgres_engines(self.url)

    @property
    def file(self) -> Path | None:
        """The SQLite file, if it is one."""
        return Path(self.url.database) if self.sqlite and self.url.database else None

    @contextmanager
    def writing(self, *, rebuilding: bool = False) -> Iterator[Connection]:
        """A transaction that may write: committed at the end, rolled back on any error. Errors leave as faults.

        A connection lost while committing leaves open whether it was: the door's ``order_id`` answers that when the
        order is given again. ``rebuilding`` is for migrations: SQLite checks its foreign keys at the end only, because
        it changes a table by making it anew.
        """
        with sorted_faults(), self._writer.connect() as connection:
            if rebuilding and self.sqlite:
                raw(connection).execute("PRAGMA foreign_keys=OFF")
            try:
                connection.begin()
                if not self.sqlite:
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER})")
                    if rebuilding:  # a backup is made meanwhile
                        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
                with _unit_of_work(connection):
                    yield connection
                    if rebuilding and self.sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                        raise RuntimeError("the migration leaves rows that refer to nothing")
                connection.commit()
                if not self.sqlite:
                    _flush(connection)
            finally:
                connection.rollback()
                if rebuilding and self.sqlite:
                    raw(connection).execute("PRAGMA foreign_keys=ON")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads (the database refuses anything else), and sees one moment."""
        with sorted_faults(), self._reader.connect() as connection, connection.begin():
            yield connection

    def link(self) -> Any:
        """A driver's own connection outside the pools, for the feed and for backups. Whoever takes it closes it."""
        with sorted_faults():
            taken = self._writer.raw_connection()
            link = taken.driver_connection
            taken.detach()
            return link

    def close(self) -> None:
        """Let go of every connection."""
        self._writer.dispose()
        self._reader.dispose()


def _flush(connection: Connection) -> None:
    """Wait until what was just committed is on PostgreSQL's disk."""
    done = raw(connection).pgconn.exec_(_FLUSH)
    if done.error_message:
        connection.invalidate()
        raise EnvironmentFault(Fault.DATABASE_UNREACHABLE, done.error_message.decode(errors="replace").strip()[:200])


@contextmanager
def _unit_of_work(connection: Connection) -> Iterator[None]:
    """Inside, nobody may commit or roll back (:func:`_only_the_store_ends`)."""
    _units.add(connection)
    try:
        yield
    finally:
        _units.discard(connection)


def _only_the_store_ends(connection: Connection) -> None:
    if connection in _units:
        raise RuntimeError("a use case neither commits nor rolls back: the door does")


def _patiently(step: Callable[[], T], pause: tuple[float, float] = _PAUSE_S, end: float | None = None) -> T:
    """Do it as soon as nobody else writes; after :data:`PATIENCE_S`, or at ``end``, the database is busy.

    Asked of the driver itself: fifty who wait must not take the processor from the one who works.
    """
    end = end or time.monotonic() + PATIENCE_S
    while True:
        try:
            return step()
        except sqlite3.OperationalError as error:
            if not _busy(error) or time.monotonic() > end:
                raise
        # spreading, not secrecy
        time.sleep(random.uniform(*pause))  # noqa: S311


def _busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


@contextmanager
def _in_turn(folder: Path) -> Iterator[tuple[float, float]]:
    """Stand behind those who wait already; tells how long to pause between two tries. Who is killed leaves the row.

    The system keeps the row (``flock`` of the folder, in the order they came), so nobody wakes before his turn. Never a lock
    of the database's own file: closing that would open SQLite's locks. Where there is no ``flock`` (Windows), all try.
    """
    if fcntl is None:
        yield _PAUSE_S
        return
    row = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(row, fcntl.LOCK_EX)
        yield _SHORT_S
    finally:
        fcntl.flock(row, fcntl.LOCK_UN)  # closing alone would not do while a forked process has it open too
        os.close(row)


def _read(url: str) -> URL:
    """An address; what follows ``sqlite:///`` is a file's name as it is, a question mark included."""
    name = url.removeprefix("sqlite:///")
    return make_url(url) if name == url else URL.create("sqlite", database=name)


def _sqlite_engines(url: URL) -> tuple[Engine, Engine]:
    file = url.database
    if not file or file == ":memory:":
        raise EnvironmentFault(Fault.FILE_UNWRITABLE, "the hall's database is a file")
    folder = Path(file).parent
    make_folder(folder)
    refuse_network_share(folder)
    told = {"timeout": PATIENCE_S, "check_same_thread": False}
    writer, reader = (create_engine(url, connect_args=told, max_overflow=-1) for _ in range(2))
    for engine, begin, last in ((writer, _begin_writing, "busy_timeout=0"), (reader, _begin_reading, "query_only=ON")):
        event.listen(engine, "connect", lambda link, _record, last=last: _prepare(link, last))
        event.listen(engine, "begin", begin)
    _guard(writer)
    return writer, reader


def _begin_writing(connection: Connection) -> None:
    """The lock is taken at once: a reader that turned writer would fail without a chance to wait."""
    link, end = raw(connection), time.monotonic() + PATIENCE_S
    try:
        link.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if not _busy(error):
            raise
        with _in_turn(Path(connection.engine.url.database or "").parent) as pause:
            _patiently(lambda: link.execute("BEGIN IMMEDIATE"), pause, end)


def _begin_reading(connection: Connection) -> None:
    raw(connection).execute("BEGIN")


def _prepare(link: sqlite3.Connection, last: str) -> None:
    """Every new connection: transactions are begun by us alone, and what is committed is on the disk."""
    link.isolation_level = None
    # two programs may open a new file at the same moment; the change of mode does not wait by itself
    mode = _patiently(lambda: str(link.execute("PRAGMA journal_mode=WAL").fetchone()[0]))
    if mode != "wal":
        raise sqlite3.OperationalError(f"journal mode is {mode}")
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "cache_size=-16000", "temp_store=MEMORY", last):
        link.execute(f"PRAGMA {pragma}")


def _postgres_engines(url: URL) -> tuple[Engine, Engine]:
    engine = create_engine(url, connect_args=_POSTGRES, max_overflow=-1, pool_pre_ping=True, use_native_hstore=False)
    _guard(engine)
    return engine, engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _guard(engine: Engine) -> None:
    event.listen(engine, "commit", _only_the_store_ends)
    event.listen(engine, "rollback", _only_the_store_ends)


def dialect_of(connection: Connection) -> str:
    """``sqlite`` or ``postgresql``."""
    return connection.dialect.name


def raw(connection: Connection) -> Any:
    """The driver's own connection."""
    return connection.connection.driver_connection
