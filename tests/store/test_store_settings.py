"""Where this PC's hall lives, and how a house is opened there."""

from __future__ import annotations

from pathlib import Path

import pytest

from hall.asking import SYSTEM, ChangeSet
from hall.bootstrap import House, open_house
from hall.errors import EnvironmentFault, Fault
from hall.settings import Settings, load_settings
from hall.store.unit import Memo
from tests.helpers.houses import another
from tests.helpers.orders import TakeNumber


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    found = load_settings(tmp_path, {})
    assert found == Settings(tmp_path, f"sqlite:///{tmp_path / 'hall.db'}", tmp_path / "keys" / "hall.key")
    assert found.embedded
    assert {found.papers, found.backups, found.drafts} == {tmp_path / one for one in ("papers", "backups", "drafts")}


def test_the_default_folder_is_the_platforms(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert load_settings(None, {}).data.name == "one-door-hall"


def test_the_file_says_what_is_special_to_this_pc(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        'database_url = "postgresql://hall@server/hall"\nkey_file = "other.key"\nplace = "导办台 2"\nprinter = "A4"\n',
        encoding="utf-8",
    )
    found = load_settings(tmp_path, {})
    assert found.database_url == "postgresql+psycopg://hall@server/hall"
    assert (found.key_file, found.place, found.printer) == (tmp_path / "other.key", "导办台 2", "A4")
    assert not found.embedded


def test_the_surroundings_say_more_than_the_file_and_the_caller_most(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('database_url = "sqlite:///of-the-file.db"\n', encoding="utf-8")
    told = {"HALL_DATABASE_URL": "sqlite:///told.db", "HALL_DATA": str(tmp_path / "elsewhere")}
    assert load_settings(tmp_path, told).database_url == "sqlite:///told.db"
    assert load_settings(tmp_path, told).data == tmp_path
    assert load_settings(None, told).data == tmp_path / "elsewhere"


@pytest.mark.parametrize("content", [b"place = ", b"\xff\xfe\x00", b"place = 'a'\nplace = 'b'"])
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "config.toml").write_bytes(content)
    with pytest.raises(EnvironmentFault) as refused:
        load_settings(tmp_path, {})
    assert refused.value.kind is Fault.FILE_UNREADABLE
    assert refused.value.params == {"file": str(tmp_path / "config.toml")}


def test_a_password_is_not_shown_with_the_settings(tmp_path: Path) -> None:
    found = load_settings(tmp_path, {"HALL_DATABASE_URL": "postgresql://hall:secret@server/hall"})
    assert "secret" not in repr(found)


def test_a_house_opens_where_the_surroundings_say(hall_data: Path) -> None:
    with open_house() as opened:
        assert opened.settings.data == hall_data
        assert opened.door.enter(SYSTEM, TakeNumber()).answer.number == 1
    assert (hall_data / "hall.db").exists()
    assert not (hall_data / "hall.db-wal").exists()  # closed well


@pytest.mark.parametrize("name", ["大厅 数据", "100%", "a'b", "#1?x=2&y"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    with open_house(load_settings(folder, {})) as opened:
        opened.door.enter(SYSTEM, TakeNumber())
    assert (folder / "hall.db").exists()


def test_what_a_house_changes_is_told_at_once(house: House) -> None:
    told: list[ChangeSet] = []
    with another(house, told=told.append) as other:
        done = other.door.enter(SYSTEM, TakeNumber())
    assert told == [done.changes]


def test_a_memo_is_made_again_for_a_new_version_only() -> None:
    memo, made = Memo(), list[int]()

    def make() -> int:
        made.append(1)
        return len(made)

    assert [memo.get("index", version, make) for version in ("a", "a", "b", "b", "a")] == [1, 1, 2, 2, 3]
    assert memo.get("calendar", "a", make) == 4
