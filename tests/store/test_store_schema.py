"""The schema: made and upgraded by steps, the same on both databases as in the rooms' records."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, delete, inspect, text, update
from sqlalchemy.exc import IntegrityError

from hall.audit.records import entry
from hall.errors import EnvironmentFault, Fault, UserError
from hall.store import schema
from hall.store.engine import Store
from hall.store.migrations import draft, newest
from hall.store.schema import configuration, load_records, upgrade, version

NOW = datetime(2026, 11, 23, 1, 42, tzinfo=UTC)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty database, once on SQLite and once on PostgreSQL."""
    opened = Store(database_url)
    yield opened
    opened.close()


def take_steps_to(store: Store, number: str) -> None:
    with store.writing(rebuilding=True) as connection:
        command.upgrade(configuration(connection), number)


def version_of(store: Store) -> str | None:
    with store.reading() as connection:
        return version(connection)


# --- the steps and the records ----------------------------------------------------------------------------------------


def test_the_steps_lead_to_what_the_records_say(store: Store, tmp_path: Path) -> None:
    upgrade(store, tmp_path / "backups", NOW)
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": not store.sqlite})
        assert compare_metadata(context, load_records()) == []
    assert not (tmp_path / "backups").exists()


def test_every_constraint_and_index_has_the_name_the_convention_gives(store: Store, tmp_path: Path) -> None:
    upgrade(store, tmp_path, NOW)
    wanted: set[object] = set()
    for table in load_records().tables.values():
        wanted |= {one.name for one in table.constraints} | {one.name for one in table.indexes}
    with store.reading() as connection:
        assert found_names(connection) == wanted


def found_names(connection: Connection) -> set[str | None]:
    """The names of all keys, constraints and indexes in the database."""
    inside = inspect(connection)
    names: set[str | None] = set()
    for table in inside.get_table_names():
        if table != "alembic_version":
            names.add(inside.get_pk_constraint(table)["name"])
            unique = {one["name"] for one in inside.get_unique_constraints(table)}
            names |= {one["name"] for one in inside.get_indexes(table) if not one.get("duplicates_constraint")} | unique
            names |= {one["name"] for one in inside.get_foreign_keys(table)}
            names |= {one["name"] for one in inside.get_check_constraints(table)}
    return names


def test_the_steps_are_one_line_of_numbers_without_a_way_back() -> None:
    script = ScriptDirectory.from_config(configuration(None))  # type: ignore[arg-type]
    numbers = [step.revision for step in script.walk_revisions()]
    assert numbers == [f"{number:04d}" for number in range(len(numbers), 0, -1)]
    assert script.get_current_head() == newest()
    assert not any(hasattr(step.module, "downgrade") for step in script.walk_revisions())


def test_a_draft_finds_a_new_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlalchemy import Column, Table

    from hall.store.base import Moment, id_column

    tables = load_records()
    extra = Table("extra", tables, id_column(), Column("at", Moment, nullable=False, index=True))
    try:
        made = draft.draft("add extra", into=tmp_path)
    finally:
        tables.remove(extra)
    written = made.read_text(encoding="utf-8")
    assert made.name == f"{int(newest()) + 1:04d}_add_extra.py"
    assert "op.create_table('extra'" in written
    assert "sa.Column('at', sa.DateTime(timezone=True), nullable=False)" in written
    assert f"down_revision = '{newest()}'" in written


# --- upgrading --------------------------------------------------------------------------------------------------------


def test_a_current_schema_costs_no_alembic_and_no_write(store: Store, tmp_path: Path) -> None:
    upgrade(store, tmp_path, NOW)
    code = (
        "import sys; from datetime import datetime; from pathlib import Path\n"
        "from hall.store.engine import Store; from hall.store.schema import upgrade\n"
        "store = Store(sys.argv[1])\n"
        "store.writing = None\n"
        "upgrade(store, Path(sys.argv[2]), datetime(2026, 1, 1))\n"
        "print(*sorted(name for name in sys.modules if name.split('.')[0] in {'alembic', 'mako'}))"
    )
    address = store.url.render_as_string(hide_password=False)
    done = subprocess.run(
        [sys.executable, "-c", code, address, str(tmp_path)], check=False, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout.strip(), done.stderr) == ("", "")


@pytest.mark.parametrize("found", ["9999", "a1b2c3"])
def test_a_newer_schema_is_refused_and_left_alone(store: Store, tmp_path: Path, found: str) -> None:
    upgrade(store, tmp_path, NOW)
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :found"), {"found": found})
    with pytest.raises(EnvironmentFault) as refused:
        upgrade(store, tmp_path, NOW)
    assert refused.value.kind is Fault.DATABASE_NEWER
    assert version_of(store) == found


def test_an_older_schema_is_upgraded_after_a_backup(store: Store, tmp_path: Path, postgres_tools: Path) -> None:
    take_steps_to(store, "0001")
    upgrade(store, tmp_path / "backups", NOW)
    assert version_of(store) == newest()
    (copy,) = (tmp_path / "backups").iterdir()
    if store.sqlite:
        assert copy.name == "hall-20261123-014200.db"
        before = Store(f"sqlite:///{copy}")
        assert version_of(before) == "0001"
        before.close()
    else:
        assert copy.name == "hall-20261123-014200.dump"
        listed = subprocess.run(
            [postgres_tools / "pg_restore", "--list", copy], capture_output=True, text=True, check=True
        )
        assert "audit_entry" in listed.stdout


def test_without_a_backup_there_is_no_upgrade(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_steps_to(store, "0001")
    (tmp_path / "backups").touch()  # a file stands where the folder should be
    monkeypatch.setenv("PATH", "")
    with pytest.raises((EnvironmentFault, UserError)) as refused:
        upgrade(store, tmp_path / "backups", NOW)
    if isinstance(refused.value, EnvironmentFault):
        assert refused.value.kind is Fault.FILE_UNWRITABLE
    assert version_of(store) == "0001"


def test_a_step_that_fails_leaves_nothing(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half_way(connection: Connection) -> None:
        command.upgrade(configuration(connection), "0001")
        raise ZeroDivisionError

    monkeypatch.setattr(schema, "take_steps", half_way)
    with pytest.raises(ZeroDivisionError):
        upgrade(store, tmp_path, NOW)
    with store.reading() as connection:
        assert inspect(connection).get_table_names() == []
    monkeypatch.undo()
    upgrade(store, tmp_path, NOW)
    assert version_of(store) == newest()


OPEN = """
import sys
from datetime import datetime
from pathlib import Path
from hall.store.engine import Store
from hall.store.schema import upgrade
store = Store(sys.argv[1])
sys.stdin.readline()
upgrade(store, Path(sys.argv[2]), datetime(2026, 1, 1))
store.close()
"""


def test_programs_that_start_at_once_upgrade_once(store: Store, tmp_path: Path) -> None:
    address = store.url.render_as_string(hide_password=False)
    line = [sys.executable, "-c", OPEN, address, str(tmp_path / "backups")]
    programs = [subprocess.Popen(line, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    assert [program.communicate(timeout=60)[1] for program in programs] == [""] * 4
    assert [program.returncode for program in programs] == [0] * 4
    assert version_of(store) == newest()


def test_rows_that_refer_to_nothing_stop_an_upgrade(sqlite_url: str) -> None:
    store = Store(sqlite_url)
    with store.writing() as connection:
        connection.execute(text("CREATE TABLE up (id INTEGER PRIMARY KEY)"))
        connection.execute(text("CREATE TABLE down (up INTEGER REFERENCES up (id))"))
    with pytest.raises(RuntimeError, match="refer to nothing"), store.writing(rebuilding=True) as connection:
        connection.execute(text("INSERT INTO down VALUES (7)"))
    with store.reading() as connection:
        assert connection.execute(text("SELECT * FROM down")).all() == []
    with pytest.raises(IntegrityError), store.writing() as connection:  # the check is on again
        connection.execute(text("INSERT INTO down VALUES (7)"))
    store.close()


# --- the log is final -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", [update(entry).values(who="别人"), delete(entry)], ids=["update", "delete"])
def test_the_database_refuses_to_change_the_log(store: Store, tmp_path: Path, change: object) -> None:
    upgrade(store, tmp_path, NOW)
    row = {
        "id": 1,
        "at": NOW,
        "who": "王敏",
        "place": "",
        "what": "a.B",
        "order_id": "1",
        "facts": {},
        "before": b"",
        "chain": b"",
    }
    with store.writing() as connection:
        connection.execute(entry.insert(), row)
    with pytest.raises(IntegrityError, match="the log is final"), store.writing() as connection:
        connection.execute(change)  # type: ignore[call-overload]
    with store.reading() as connection:
        assert [one.who for one in connection.execute(entry.select())] == ["王敏"]


def test_the_log_cannot_be_emptied_on_postgresql(postgres_url: str, tmp_path: Path) -> None:
    store = Store(postgres_url)
    upgrade(store, tmp_path, NOW)
    with pytest.raises(IntegrityError, match="the log is final"), store.writing() as connection:
        connection.execute(text("TRUNCATE audit_entry"))
    store.close()
