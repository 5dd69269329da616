"""The tests' own furniture: a database of one's own on both engines, no way out of this machine, a data folder of one's own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.helpers.postgres import Postgres


def _tables(address: str) -> list[str]:
    with psycopg.connect(address.replace("+psycopg", "")) as link:
        rows = link.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return [str(row[0]) for row in rows]


def test_each_test_has_an_empty_database_of_its_own(database_url: str) -> None:
    if database_url.startswith("sqlite:"):
        assert not Path(database_url.removeprefix("sqlite:///")).exists()
    else:
        assert _tables(database_url) == []
        with psycopg.connect(database_url.replace("+psycopg", "")) as link:
            assert link.execute("SHOW server_encoding").fetchone() == ("UTF8",)


def test_a_template_is_built_once_and_copied(postgres: Postgres) -> None:
    built: list[str] = []

    def build(address: str) -> None:
        built.append(address)
        with psycopg.connect(address.replace("+psycopg", "")) as link:
            link.execute("CREATE TABLE visit (id int)")

    for _ in range(2):
        assert postgres.template("harness_template", build) == "harness_template"
    assert len(built) == 1
    one, other = postgres.database("harness_template"), postgres.database("harness_template")
    assert one != other
    assert _tables(one) == _tables(other) == ["visit"]
    postgres.drop(one)
    postgres.drop(other)


def test_no_test_reaches_beyond_this_machine() -> None:
    with pytest.raises(PermissionError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(PermissionError):
        socket.create_connection(("hall.example", 80), timeout=1)


def test_data_and_platform_are_told_to_child_processes(hall_data: Path) -> None:
    words = "import os; print(os.environ['HALL_DATA']); print(os.environ['QT_QPA_PLATFORM'])"
    said = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True).stdout.split("\n")
    assert said[:2] == [str(hall_data), os.environ["QT_QPA_PLATFORM"]]
    assert not hall_data.exists()
