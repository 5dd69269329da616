"""Errors of drivers sorted into the faults of :mod:`hall.errors`. What is not recognised stays what it is: a bug."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError

from hall.errors import EnvironmentFault, Fault

_SQLITE = {
    sqlite3.SQLITE_BUSY: Fault.DATABASE_BUSY,
    sqlite3.SQLITE_LOCKED: Fault.DATABASE_BUSY,
    sqlite3.SQLITE_FULL: Fault.DISK_FULL,
    sqlite3.SQLITE_IOERR_SHMSIZE: Fault.DISK_FULL,  # no room for the index of the WAL
    sqlite3.SQLITE_READONLY: Fault.DISK_READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Fault.DISK_READ_ONLY,
    sqlite3.SQLITE_PERM: Fault.DISK_READ_ONLY,
    sqlite3.SQLITE_IOERR: Fault.DATABASE_BROKEN,
    sqlite3.SQLITE_CORRUPT: Fault.DATABASE_BROKEN,
    sqlite3.SQLITE_NOTADB: Fault.DATABASE_BROKEN,
}
_POSTGRES = {
    "53100": Fault.DISK_FULL,
    "25006": Fault.DISK_READ_ONLY,
    "40001": Fault.DATABASE_BUSY,
    "40P01": Fault.DATABASE_BUSY,
    "55P03": Fault.DATABASE_BUSY,
    "53300": Fault.DATABASE_BUSY,
    "57014": Fault.DATABASE_BUSY,
    "25P03": Fault.DATABASE_UNREACHABLE,
    "XX001": Fault.DATABASE_BROKEN,
    "XX002": Fault.DATABASE_BROKEN,
}
"""SQLSTATE codes (PostgreSQL documentation, appendix A)."""

_UNREACHABLE = {"08", "57", "28", "3D"}
"""Their classes: connection, operator's intervention, refused account, no such database."""

_FILES = {
    errno.ENOSPC: Fault.DISK_FULL,
    errno.EDQUOT: Fault.DISK_FULL,
    errno.EROFS: Fault.DISK_READ_ONLY,
    errno.EACCES: Fault.DISK_READ_ONLY,
    errno.EPERM: Fault.DISK_READ_ONLY,
}


def fault_of(error: BaseException) -> EnvironmentFault | None:
    """The fault behind a driver's or the system's error, or nothing if it is none."""
    if isinstance(error, DBAPIError):
        found = _of_driver(error)
    elif isinstance(error, sqlite3.Error):
        found = _of_sqlite(error)
    elif isinstance(error, OSError):
        found = _FILES.get(error.errno or 0)
    else:
        return None
    return None if found is None else EnvironmentFault(found, str(error.__cause__ or error).strip()[:200])


def _of_driver(error: DBAPIError) -> Fault | None:
    origin = error.orig
    if isinstance(origin, sqlite3.Error):
        return _of_sqlite(origin)
    state = getattr(origin, "sqlstate", None)
    if state is not None:
        return _POSTGRES.get(state) or (Fault.DATABASE_UNREACHABLE if state[:2] in _UNREACHABLE else None)
    unreachable = error.connection_invalidated or isinstance(error, OperationalError)
    return Fault.DATABASE_UNREACHABLE if unreachable else None


def _of_sqlite(error: sqlite3.Error) -> Fault | None:
    code = getattr(error, "sqlite_errorcode", 0)
    # the low byte is the primary code (sqlite.org/rescode.html)
    return _SQLITE.get(code) or _SQLITE.get(code & 0xFF)


@contextmanager
def sorted_faults() -> Iterator[None]:
    """Turn what drivers raise inside into faults; everything else passes."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        found = fault_of(error)
        if found is None:
            raise
        raise found from error
