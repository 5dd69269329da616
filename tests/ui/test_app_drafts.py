"""Half-filled forms: kept on the disk, sealed, whole; found after the program ended in any way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hall.store.vault import Vault
from ui.drafts import Drafts

KEY, OTHER = bytes(range(32)), bytes(32)
DRAFT = {"name": "王秀兰", "statement": "楼上漏水", "willing": None, "members": [{"name": "李赟"}]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


@pytest.fixture
def made(qapp: QApplication) -> Iterator[list[Drafts]]:
    kept: list[Drafts] = []
    yield kept
    for drafts in kept:
        drafts.finish()
        drafts.deleteLater()


def start(made: list[Drafts], folder: Path, key: bytes = KEY) -> Drafts:
    """As the program starts: the drafts on the disk are read with the hall's key."""
    drafts = Drafts(folder)
    made.append(drafts)
    vault = Vault(key)
    drafts.unseal(vault, drafts.read(vault))
    return drafts


def test_a_draft_survives_the_program(made: list[Drafts], folder: Path) -> None:
    first = start(made, folder)
    assert first.found("frontdesk") is None
    first.keep("frontdesk", {"name": "王"})
    first.keep("frontdesk", DRAFT)
    first.finish()
    again = start(made, folder)
    assert again.found("frontdesk") == DRAFT
    assert again.waiting() == 1
    again.drop("frontdesk")
    again.finish()
    assert start(made, folder).found("frontdesk") is None
    assert list(folder.iterdir()) == []


def test_nothing_can_be_read_without_the_key(made: list[Drafts], folder: Path) -> None:
    drafts = start(made, folder)
    drafts.keep("frontdesk", DRAFT)
    drafts.finish()
    (file,) = folder.iterdir()
    content = file.read_bytes()
    assert "王秀兰".encode() not in content
    assert b"\\u738b" not in content
    assert b"statement" not in content
    assert file.stat().st_mode & 0o077 == 0


def test_a_draft_of_another_key_is_put_aside_and_not_lost(made: list[Drafts], folder: Path) -> None:
    first = start(made, folder)
    first.keep("frontdesk", DRAFT)
    first.finish()
    sealed = (folder / "frontdesk.draft").read_bytes()
    other = start(made, folder, OTHER)
    assert other.found("frontdesk") is None
    other.keep("frontdesk", {"name": "李"})
    other.finish()
    assert (folder / "frontdesk.unreadable").read_bytes() == sealed


def test_half_a_file_is_no_draft(made: list[Drafts], folder: Path) -> None:
    first = start(made, folder)
    first.keep("frontdesk", DRAFT)
    first.finish()
    file = folder / "frontdesk.draft"
    file.write_bytes(file.read_bytes()[:-3])
    assert start(made, folder).found("frontdesk") is None


def test_what_is_kept_before_the_key_is_known_goes_to_the_disk_afterwards(made: list[Drafts], folder: Path) -> None:
    early = Drafts(folder)
    made.append(early)
    early.keep("frontdesk", DRAFT)
    early.finish()
    assert not folder.exists()
    early.unseal(Vault(KEY), {})
    early.finish()
    assert start(made, folder).found("frontdesk") == DRAFT


def test_a_disk_that_takes_nothing_does_not_stop_anybody(made: list[Drafts], tmp_path: Path) -> None:
    occupied = tmp_path / "occupied"
    occupied.write_text("a file where the folder should be")
    drafts = start(made, occupied)
    drafts.keep("frontdesk", DRAFT)
    drafts.finish()
    assert drafts.found("frontdesk") == DRAFT
