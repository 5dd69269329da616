"""Real trouble with disk and database: a fault with its kind, nothing lost, and it goes on when it is mended."""

from __future__ import annotations

import errno
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, text
from sqlalchemy.exc import IntegrityError

from hall.asking import SYSTEM
from hall.bootstrap import House, open_house
from hall.errors import EnvironmentFault, Fault
from hall.settings import Settings
from hall.store import engine, places
from hall.store.backup import troubles
from hall.store.engine import Store
from hall.store.faults import fault_of, sorted_faults
from hall.store.records import mark
from hall.store.unit import ANSWERERS, Unit
from tests.helpers.hardship import met, spoil
from tests.helpers.houses import another, settings_in
from tests.helpers.orders import LastNumber, TakeNumber
from tests.helpers.postgres import Postgres


def kind_of(action: Any, *arguments: Any) -> Fault:
    with pytest.raises(EnvironmentFault) as met_with:
        action(*arguments)
    return met_with.value.kind


# --- the disk ---------------------------------------------------------------------------------------------------------


def test_a_full_disk_keeps_what_was_told_and_takes_the_same_order_later(tmp_path: Path) -> None:
    found = met("full", tmp_path)
    assert found["faults"] == ["disk_full", "disk_full", None]
    assert found["numbers"] == list(range(1, len(found["numbers"]) + 1))
    assert (found["readable"], found["intact"], found["troubles"]) == (True, True, [])


def test_a_disk_that_may_only_be_read_says_so(tmp_path: Path) -> None:
    assert met("read_only", tmp_path) == {"fault": "disk_read_only", "then": None, "numbers": [1, 2]}


def test_a_file_that_is_no_database_is_broken(sqlite_settings: Settings) -> None:
    file = sqlite_settings.data / "hall.db"
    file.write_bytes(b"this was a database once" * 4096)
    assert kind_of(open_house, sqlite_settings) is Fault.DATABASE_BROKEN
    assert file.read_bytes().startswith(b"this was")


def test_a_file_with_a_spoilt_page_is_broken(sqlite_house: House) -> None:
    for _ in range(40):
        sqlite_house.door.enter(SYSTEM, TakeNumber())
    sqlite_house.close()
    file = sqlite_house.store.file
    assert file is not None
    spoil(file, "counter")
    with another(sqlite_house) as again:
        assert kind_of(again.door.enter, SYSTEM, TakeNumber()) is Fault.DATABASE_BROKEN
        assert troubles(again.store) != []


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    settings = settings_in(tmp_path / "data", f"sqlite:///{tmp_path / 'data' / 'hall.db'}")
    assert kind_of(open_house, settings) is Fault.FILE_UNWRITABLE


def test_a_database_in_memory_is_none() -> None:
    assert kind_of(Store, "sqlite://") is Fault.FILE_UNWRITABLE


# --- the lock ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long."""
    monkeypatch.setattr(engine, "PATIENCE_S", 0.05)
    monkeypatch.setitem(engine._POSTGRES, "options", "-c lock_timeout=50ms")


def test_who_cannot_write_for_long_is_told_that_it_is_busy(house: House, impatient: None) -> None:
    order = TakeNumber()
    with another(house) as other:
        with house.store.writing():
            assert kind_of(other.door.enter, SYSTEM, order) is Fault.DATABASE_BUSY
            assert other.door.ask(SYSTEM, LastNumber()) is None  # reading goes on
        assert other.door.enter(SYSTEM, order).answer.number == 1


def test_who_waits_gets_his_turn(house: House) -> None:
    got: list[int] = []
    with another(house) as other:
        waiting = threading.Thread(target=lambda: got.append(other.door.enter(SYSTEM, TakeNumber()).answer.number))
        with house.store.writing() as connection:
            waiting.start()
            connection.execute(insert(mark), {"name": "first", "value": ""})
        waiting.join()
    assert got == [1]


# --- the server -------------------------------------------------------------------------------------------------------


def die(connection: Connection) -> None:
    """The server ends the connection that asks for it."""
    connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))


def test_a_connection_killed_in_an_order_leaves_nothing_and_the_next_one_works(
    postgres_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take_and_die(unit: Unit, order: TakeNumber) -> None:
        take_number(unit, order)
        die(unit.connection)

    take_number, order = ANSWERERS[TakeNumber], TakeNumber()
    monkeypatch.setitem(ANSWERERS, TakeNumber, take_and_die)
    assert kind_of(postgres_house.door.enter, SYSTEM, order) is Fault.DATABASE_UNREACHABLE
    monkeypatch.undo()
    assert postgres_house.door.enter(SYSTEM, order).answer.number == 1


def test_a_connection_killed_while_it_commits_leaves_nothing(postgres_house: House) -> None:
    with postgres_house.store.writing() as connection:
        connection.execute(
            text(
                "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$"
            )
        )
        connection.execute(
            text(
                "CREATE CONSTRAINT TRIGGER die AFTER INSERT ON counter DEFERRABLE INITIALLY DEFERRED "
                "FOR EACH ROW EXECUTE FUNCTION die()"
            )
        )
    order = TakeNumber()
    assert kind_of(postgres_house.door.enter, SYSTEM, order) is Fault.DATABASE_UNREACHABLE
    with postgres_house.store.writing() as connection:
        connection.execute(text("DROP TRIGGER die ON counter"))
    assert postgres_house.door.ask(SYSTEM, LastNumber()) is None
    assert postgres_house.door.enter(SYSTEM, order).answer.number == 1


def test_an_answer_lost_after_the_commit_is_found_by_giving_the_order_again(
    postgres_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialect, order = postgres_house.store._writer.dialect, TakeNumber()
    commit = dialect.do_commit

    def commit_and_lose(link: Any) -> None:
        commit(link)
        link.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    monkeypatch.setattr(dialect, "do_commit", commit_and_lose)
    assert kind_of(postgres_house.door.enter, SYSTEM, order) is Fault.DATABASE_UNREACHABLE
    monkeypatch.undo()
    assert postgres_house.door.enter(SYSTEM, order).answer.number == 1
    assert postgres_house.door.ask(SYSTEM, LastNumber()) == 1


def test_connections_the_server_ended_meanwhile_are_replaced(postgres_house: House) -> None:
    with another(postgres_house) as other, postgres_house.store.writing() as connection:
        other.door.ask(SYSTEM, LastNumber())
        mine = "datname = current_database() AND pid <> pg_backend_pid()"
        connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {mine}"))
        assert other.door.ask(SYSTEM, LastNumber()) is None


@pytest.mark.parametrize(
    "wrong", ["postgresql+psycopg://127.0.0.1:1/hall", "postgresql+psycopg://nobody:wrong@localhost:1/hall"]
)
def test_a_server_that_is_not_there_is_unreachable(tmp_path: Path, wrong: str) -> None:
    assert kind_of(open_house, settings_in(tmp_path, wrong)) is Fault.DATABASE_UNREACHABLE
    assert not (tmp_path / "keys").exists()


def test_a_database_that_is_not_there_is_unreachable(tmp_path: Path, postgres: Postgres) -> None:
    assert kind_of(open_house, settings_in(tmp_path, postgres.address("none"))) is Fault.DATABASE_UNREACHABLE


# --- a network share --------------------------------------------------------------------------------------------------

MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:45 / /mnt/hall rw,relatime shared:20 - cifs //server/hall rw,vers=3.0
41 40 0:46 / /mnt/hall/local rw - ext4 /dev/sdb1 rw
42 22 0:47 / /mnt/our\040share rw - nfs4 server:/share rw
43 22 0:48 / /mnt/twice rw - ext4 /dev/sdc1 rw
44 22 0:49 / /mnt/twice rw - fuse.sshfs server:/ rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/hall", "ext4"),
        ("/mnt/hall", "cifs"),
        ("/mnt/hall/data", "cifs"),
        ("/mnt/hallway", "ext4"),
        ("/mnt/hall/local/data", "ext4"),
        ("/mnt/our share/data", "nfs4"),
        ("/mnt/twice/data", "fuse.sshfs"),
    ],
)
def test_the_file_system_of_a_folder_is_that_of_the_mount_above_it(folder: str, kind: str) -> None:
    mounts = MOUNTS.strip()
    assert places.file_system(Path(folder), mounts) == kind
    assert places.on_network(Path(folder), mounts) == (kind != "ext4")


def test_a_database_on_a_network_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "mountinfo"
    told.write_text(f"22 1 8:1 / / rw - ext4 /dev/sda1 rw\n40 22 0:45 / {tmp_path} rw - nfs4 server:/ rw\n")
    monkeypatch.setattr(places, "_MOUNTS", told)
    with pytest.raises(EnvironmentFault) as refused:
        open_house(settings_in(tmp_path, f"sqlite:///{tmp_path / 'hall.db'}"))
    assert (refused.value.kind, refused.value.params) == (Fault.NETWORK_SHARE, {"folder": str(tmp_path)})
    assert not (tmp_path / "hall.db").exists()


def test_a_system_that_tells_no_mounts_is_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_MOUNTS", tmp_path / "none")
    assert not places.on_network(tmp_path)


# --- sorting ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, Fault.DISK_FULL), (errno.EROFS, Fault.DISK_READ_ONLY), (errno.EACCES, Fault.DISK_READ_ONLY)],
)
def test_errors_of_the_system_are_sorted(number: int, kind: Fault) -> None:
    found = fault_of(OSError(number, "told by the system"))
    assert found is not None
    assert (found.kind, "told by the system" in found.detail) == (kind, True)


def test_a_bug_stays_a_bug(house: House) -> None:
    assert fault_of(ValueError("no fault")) is None
    with pytest.raises(FileNotFoundError), sorted_faults():
        raise FileNotFoundError(errno.ENOENT, "a file the program forgot")
    with pytest.raises(IntegrityError), house.store.writing() as connection:
        connection.execute(insert(mark), [{"name": "twice", "value": ""}, {"name": "twice", "value": ""}])
