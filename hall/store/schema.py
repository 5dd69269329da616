"""The tables of the house and the version of them in a database: compared at every start, upgraded where it is older."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, MetaData, inspect, text

import hall
from hall.errors import EnvironmentFault, Fault
from hall.store.backup import backup
from hall.store.base import metadata
from hall.store.engine import Store
from hall.store.migrations import newest

if TYPE_CHECKING:
    from alembic.config import Config

_VERSION = "alembic_version"


def upgrade(store: Store, backups: Path, now: datetime) -> None:
    """Bring the schema to this program's version: one transaction, one program at a time, after a backup.

    A newer schema is left alone: ``EnvironmentFault(DATABASE_NEWER)``. Alembic is imported only when there is something
    to do. Raises also what :func:`hall.store.backup.backup` raises; then nothing is changed.
    """
    with store.reading() as connection:
        if _is_current(version(connection)):
            return
    with store.writing(rebuilding=True) as connection:
        found = version(connection)
        if _is_current(found):
            return  # another program was faster
        if found is not None:
            backup(store, backups, now)
        take_steps(connection)


def version(connection: Connection) -> str | None:
    """The version of the schema, four digits; ``None`` for an empty database."""
    if not inspect(connection).has_table(_VERSION):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _is_current(found: str | None) -> bool:
    if found is not None and found > newest():
        raise EnvironmentFault(Fault.DATABASE_NEWER, f"schema {found}, this program knows {newest()}")
    return found == newest()


def take_steps(connection: Connection) -> None:
    """All steps that the database has not taken yet, in the connection's transaction."""
    from alembic import command

    command.upgrade(configuration(connection), "head")


def configuration(connection: Connection, **options: Any) -> Config:
    """Alembic's settings, without a file; ``options`` go to its ``context.configure``."""
    from alembic.config import Config

    made = Config(attributes={"connection": connection, "options": options})
    made.set_main_option("script_location", "hall.store:migrations")
    made.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return made


def load_records() -> MetaData:
    """The metadata with the tables of every room. For drafts and tests: the program imports rooms as they are asked."""
    for room in pkgutil.iter_modules(hall.__path__):
        if room.ispkg and importlib.util.find_spec(f"hall.{room.name}.records") is not None:
            importlib.import_module(f"hall.{room.name}.records")
    return metadata
