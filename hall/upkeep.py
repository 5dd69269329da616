"""What is done to the house as a whole, beside its door: backing up, restoring, looking whether it is sound.

For the command line and for whoever looks after the PC: who may do this is decided by who may read the files.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from hall.bootstrap import House
from hall.cases.records import case_file
from hall.clock import Clock, SystemClock, in_hall
from hall.errors import EnvironmentFault, Fault
from hall.settings import Settings
from hall.store import backup as copies
from hall.store.engine import Store
from hall.store.schema import version

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Copied:
    """A backup: its file, size, SHA-256, and what is in it. The key is not; it is kept apart (``keys/hall.key``)."""

    file: Path
    bytes: int
    sha256: str
    cases: int
    schema: str


@dataclass(frozen=True, slots=True)
class Soundness:
    """How the database stands: what it finds wrong with itself (nothing is well), and how much is in it."""

    troubles: tuple[str, ...]
    cases: int
    schema: str


def back_up(house: House, out: Path | None = None) -> Copied:
    """Copy the database while it is in use, into the folder of backups or to ``out`` (a new file).

    Raises ``EnvironmentFault``, ``UserError("backup.tool")``, ``UserError("backup.undone")``.
    """
    if out is not None and out.exists():
        raise EnvironmentFault(Fault.FILE_UNWRITABLE, "there is a file of this name", file=str(out))
    folder = house.settings.backups if out is None else out.parent
    file = copies.backup(house.store, folder, in_hall(house.clock.now()))
    if out is not None:
        file = file.replace(out)
    found = soundness(house)
    return Copied(file, file.stat().st_size, _sha256(file), found.cases, found.schema)


def restore(settings: Settings, file: Path, clock: Clock | None = None) -> Path | None:
    """Put a backup in the place of the database. What was there is backed up first; the answer is that copy, if there was
    anything sound to copy. Raises as :func:`hall.store.backup.restore`.
    """
    store = Store(settings.database_url)
    try:
        kept = _kept(store, settings, clock or SystemClock())
        copies.restore(store, file)
    finally:
        store.close()
    return kept


def _kept(store: Store, settings: Settings, clock: Clock) -> Path | None:
    """A copy of what is there now. A PostgreSQL database has to be empty anyway; a broken file is set aside by the store."""
    if store.file is None or not store.file.exists() or not schema_of(store):
        return None
    return copies.backup(store, settings.backups, in_hall(clock.now()))


def schema_of(store: Store) -> str:
    """The version of the schema; empty for an empty database, or a broken one."""
    try:
        with store.reading() as connection:
            return version(connection) or ""
    except EnvironmentFault as fault:
        if fault.kind is Fault.DATABASE_BROKEN:
            return ""
        raise


def soundness(house: House, *, thorough: bool = False) -> Soundness:
    """Count, and where ``thorough`` is wanted let the database look through all of itself."""
    with house.store.reading() as connection:
        cases = connection.exec_driver_sql(f"SELECT count(*) FROM {case_file.name}").scalar()  # noqa: S608  (our own table)
    troubles = tuple(copies.troubles(house.store)) if thorough else ()
    return Soundness(troubles, int(cases or 0), schema_of(house.store))


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
