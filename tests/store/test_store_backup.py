"""Copies of the database, taken in use and put back."""

from __future__ import annotations

import queue
import sqlite3
from pathlib import Path

import pytest

from hall.asking import SYSTEM, ChangeSet
from hall.audit.orders import AuditVerify
from hall.bootstrap import House, open_house
from hall.errors import EnvironmentFault, Fault, UserError
from hall.settings import Settings
from hall.store.backup import backup, restore, troubles
from hall.store.engine import Store
from tests.helpers.hardship import spoil
from tests.helpers.houses import MORNING, another, settings_in
from tests.helpers.orders import LastNumber, TakeNumber
from tests.helpers.postgres import Postgres

pytestmark = pytest.mark.usefixtures("postgres_tools")


def copy_of(house: House) -> Path:
    return backup(house.store, house.settings.backups, house.clock.now())


def test_a_copy_is_whole_while_somebody_writes(house: House) -> None:
    house.door.enter(SYSTEM, TakeNumber())
    with another(house) as other, other.store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO mark (name, value) VALUES ('half', '')")
        copy = copy_of(house)
    assert copy.name.startswith("hall-20261123-094200.")
    assert [one.name for one in copy.parent.iterdir()] == [copy.name]
    if house.store.sqlite:
        with sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True) as link:
            assert link.execute("SELECT last FROM counter").fetchall() == [(1,)]
            assert link.execute("SELECT name FROM mark WHERE name = 'half'").fetchall() == []
        link.close()


def test_a_second_copy_of_the_same_second_has_its_own_name(sqlite_house: House) -> None:
    assert [copy_of(sqlite_house).name for _ in range(3)] == [
        "hall-20261123-094200.db",
        "hall-20261123-094200-2.db",
        "hall-20261123-094200-3.db",
    ]


def test_a_restored_hall_is_as_it_was_and_everybody_hears(sqlite_house: House) -> None:
    heard: queue.Queue[ChangeSet] = queue.Queue()
    sqlite_house.door.enter(SYSTEM, TakeNumber())
    copy = copy_of(sqlite_house)
    sqlite_house.door.enter(SYSTEM, TakeNumber())
    with another(sqlite_house) as other:
        other.watch(heard.put)
        restore(sqlite_house.store, copy)
        assert heard.get(timeout=20).everything
        assert other.door.ask(SYSTEM, LastNumber()) == 1
        assert other.door.enter(SYSTEM, TakeNumber()).answer.number == 2
        assert other.door.ask(SYSTEM, AuditVerify()).intact
    assert troubles(sqlite_house.store) == []


def test_a_broken_database_steps_aside(sqlite_house: House) -> None:
    sqlite_house.door.enter(SYSTEM, TakeNumber())
    copy = copy_of(sqlite_house)
    sqlite_house.close()
    file = sqlite_house.store.file
    assert file is not None
    for how in ("page", "file"):
        if how == "page":
            spoil(file, "counter")
        else:
            file.write_bytes(b"no database at all" * 999)
        store = Store(sqlite_house.settings.database_url)
        restore(store, copy)
        store.close()
        with another(sqlite_house) as again:
            assert again.door.ask(SYSTEM, LastNumber()) == 1
            assert troubles(again.store) == []
    assert (file.parent / "hall.db.broken").read_bytes().startswith(b"no database")


@pytest.mark.parametrize("content", [b"", b"no database at all" * 999, b"SQLite format 3\0" + bytes(4080)])
def test_what_is_no_whole_hall_is_not_restored(sqlite_house: House, tmp_path: Path, content: bytes) -> None:
    sqlite_house.door.enter(SYSTEM, TakeNumber())
    (tmp_path / "copy.db").write_bytes(content)
    with pytest.raises(EnvironmentFault) as refused:
        restore(sqlite_house.store, tmp_path / "copy.db")
    assert refused.value.kind is Fault.FILE_UNREADABLE
    assert sqlite_house.door.ask(SYSTEM, LastNumber()) == 1


def test_a_copy_that_is_not_there_is_not_restored(sqlite_house: House, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as refused:
        restore(sqlite_house.store, tmp_path / "none.db")
    assert refused.value.kind is Fault.FILE_UNREADABLE


def test_a_copy_of_a_newer_program_is_not_restored(sqlite_house: House) -> None:
    copy = copy_of(sqlite_house)
    with sqlite3.connect(copy) as link:
        link.execute("UPDATE alembic_version SET version_num = '9999'")
    link.close()
    sqlite_house.door.enter(SYSTEM, TakeNumber())
    with pytest.raises(EnvironmentFault) as refused:
        restore(sqlite_house.store, copy)
    assert refused.value.kind is Fault.DATABASE_NEWER
    assert sqlite_house.door.ask(SYSTEM, LastNumber()) == 1


def test_a_broken_database_is_not_copied(sqlite_house: House) -> None:
    sqlite_house.close()
    assert sqlite_house.store.file is not None
    spoil(sqlite_house.store.file, "counter")
    with pytest.raises(EnvironmentFault) as refused:
        copy_of(sqlite_house)
    assert refused.value.kind is Fault.DATABASE_BROKEN
    assert list(sqlite_house.settings.backups.iterdir()) == []


def test_a_dump_is_restored_into_an_empty_database_only(
    postgres_house: House, postgres: Postgres, tmp_path: Path
) -> None:
    postgres_house.door.enter(SYSTEM, TakeNumber())
    copy = copy_of(postgres_house)
    with pytest.raises(UserError, match=r"backup\.not_empty"):
        restore(postgres_house.store, copy)
    address = postgres.database()
    store = Store(address)
    restore(store, copy)
    store.close()
    old: Settings = postgres_house.settings
    with open_house(Settings(old.data, address, old.key_file), postgres_house.clock) as restored:
        assert restored.door.ask(SYSTEM, LastNumber()) == 1
        assert restored.door.ask(SYSTEM, AuditVerify()).intact
        assert restored.door.enter(SYSTEM, TakeNumber()).answer.number == 2
    postgres.drop(address)


def test_without_postgresqls_tools_it_says_what_is_missing(
    postgres_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UserError) as refused:
        copy_of(postgres_house)
    assert [(one.code, one.params) for one in refused.value.problems] == [("backup.tool", {"tool": "pg_dump"})]


def test_what_the_tool_complains_of_is_told(postgres_settings: Settings, tmp_path: Path) -> None:
    gone = settings_in(tmp_path, postgres_settings.database_url.replace("/t", "/gone_t", 1))
    store = Store(gone.database_url)
    with pytest.raises(UserError) as refused:
        backup(store, gone.backups, MORNING)
    assert refused.value.problems[0].code == "backup.undone"
    assert "does not exist" in str(refused.value.problems[0].params["why"])
    assert list(gone.backups.iterdir()) == []
    store.close()
