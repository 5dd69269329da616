"""Copies of the database while it is in use. The key is no part of them (:mod:`hall.store.vault`).

SQLite: its own backup, one file that is checked before it counts. PostgreSQL: ``pg_dump`` in its custom format.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from hall.errors import EnvironmentFault, Fault, UserError
from hall.store.engine import Store
from hall.store.faults import sorted_faults
from hall.store.migrations import newest
from hall.store.places import make_folder

_FINE = [("ok",)]


def backup(store: Store, folder: Path, now: datetime) -> Path:
    """A copy of the database, ``hall-20261123-094200.db`` (PostgreSQL: ``.dump``), whole and on the disk.

    Raises ``EnvironmentFault`` for the disk or a broken database, ``UserError("backup.tool")`` where PostgreSQL's tools
    are missing, ``UserError("backup.undone")`` with what they say.
    """
    with sorted_faults():
        make_folder(folder)
        with _whole(folder, f"hall-{now:%Y%m%d-%H%M%S}", ".db" if store.sqlite else ".dump") as (half, file):
            if store.sqlite:
                _copy(store, half)
            else:
                _run(store, "pg_dump", "--format=custom", f"--file={half}")
    return file


def restore(store: Store, file: Path) -> None:
    """Put a backup in the place of what is there; whoever watches is told that everything changed.

    SQLite: what is there is replaced whole, in one transaction, even if it is broken; back it up before. PostgreSQL:
    only into an empty database (``UserError("backup.not_empty")``). A file that is no whole backup of a hall raises
    ``EnvironmentFault(FILE_UNREADABLE)``, one of a newer program ``DATABASE_NEWER``. An older schema is upgraded when the
    house is opened next.
    """
    if not store.sqlite:
        with store.reading() as connection:
            if connection.exec_driver_sql("SELECT 1 FROM pg_tables WHERE schemaname = current_schema()").first():
                raise UserError("backup.not_empty")
        _run(store, "pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", str(file))
        return
    with sorted_faults(), closing(_opened(file)) as source:
        if not is_whole(source):
            raise EnvironmentFault(Fault.FILE_UNREADABLE, "not a whole hall", file=str(file))
        (found,) = source.execute("SELECT version_num FROM alembic_version").fetchone()
        if found > newest():
            raise EnvironmentFault(Fault.DATABASE_NEWER, f"schema {found}, this program knows {newest()}")
        try:
            with closing(store.link()) as target:
                source.backup(target)
        except EnvironmentFault as fault:
            if fault.kind is not Fault.DATABASE_BROKEN:
                raise
            _replace(store, source)


def troubles(store: Store) -> list[str]:
    """What the database finds wrong with itself, for the doctor; nothing is well. PostgreSQL keeps this to itself."""
    if not store.sqlite:
        return []
    try:
        with store.reading() as connection:
            told = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(20)").all()]
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    except EnvironmentFault as fault:
        if fault.kind is not Fault.DATABASE_BROKEN:
            raise
        return [fault.detail]
    return [line for line in told if line != "ok"] + [f"{row[0]} {row[1]} refers to nothing" for row in orphans[:20]]


def is_whole(link: sqlite3.Connection) -> bool:
    """Whether a file is a database of a hall without a fault."""
    try:
        tables = {name for (name,) in link.execute("SELECT name FROM sqlite_master")}
        return {"alembic_version", "mark"} <= tables and link.execute("PRAGMA quick_check").fetchall() == _FINE
    except sqlite3.DatabaseError:
        return False


def _copy(store: Store, half: Path) -> None:
    with closing(store.link()) as source, closing(sqlite3.connect(half)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without companions
        if copy.execute("PRAGMA quick_check").fetchall() != _FINE:
            raise EnvironmentFault(Fault.DATABASE_BROKEN, "the copy has faults")


def _opened(file: Path) -> sqlite3.Connection:
    try:
        return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.OperationalError as wrong:
        raise EnvironmentFault(Fault.FILE_UNREADABLE, str(wrong), file=str(file)) from wrong


def _replace(store: Store, source: sqlite3.Connection) -> None:
    """The broken file and its companions step aside and are kept."""
    store.close()
    file = store.file
    if file is None:
        raise AssertionError(store.url)
    for suffix in ("", "-wal", "-shm"):
        broken = file.with_name(file.name + suffix)
        if broken.exists():
            broken.replace(broken.with_name(broken.name + ".broken"))
    with closing(store.link()) as target:
        source.backup(target)


@contextmanager
def _whole(folder: Path, name: str, suffix: str) -> Iterator[tuple[Path, Path]]:
    """A file that has its name only once it is written and on the disk."""
    file, number = folder / f"{name}{suffix}", 1
    while file.exists():
        number += 1
        file = folder / f"{name}-{number}{suffix}"
    half = file.with_name(f"{file.name}.half")
    half.unlink(missing_ok=True)
    try:
        yield half, file
        with half.open("rb+") as opened:
            os.fsync(opened.fileno())
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)


def _run(store: Store, tool: str, *words: str) -> None:
    """One of PostgreSQL's tools; the password travels by the environment, not by the command line."""
    found = shutil.which(tool)
    if found is None:
        raise UserError("backup.tool", tool=tool)
    told: dict[str, Any] = store.url.translate_connect_args(username="user", database="dbname") | dict(store.url.query)
    environment = dict(os.environ)
    if password := told.pop("password", None):
        environment["PGPASSWORD"] = password
    from psycopg.conninfo import make_conninfo

    line = [found, "--no-password", f"--dbname={make_conninfo(**told)}", *words]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        raise UserError("backup.undone", why=(done.stderr.strip().splitlines() or [tool])[-1][:200])
