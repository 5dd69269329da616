"""One program a data folder; a second start brings the first one forward."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers import house
from ui.onlyone import OnlyOne

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.onlyone import OnlyOne
app = QCoreApplication([])
second = OnlyOne(Path(sys.argv[1]))
print(second.take(), second.call())
"""


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> Iterator[OnlyOne]:
    made = OnlyOne(tmp_path)
    assert made.take()
    yield made
    made.release()
    made.deleteLater()


def test_a_second_start_is_heard_by_the_first(qtbot: QtBot, first: OnlyOne, tmp_path: Path) -> None:
    first.listen()
    with qtbot.waitSignal(first.called, timeout=20_000):
        second = subprocess.Popen(
            [sys.executable, "-c", SECOND, str(tmp_path)], cwd=house.ROOT, stdout=subprocess.PIPE, text=True
        )
    assert second.communicate(timeout=20)[0].split() == ["False", "True"]


def test_another_folder_is_another_hall(first: OnlyOne, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = OnlyOne(tmp_path / "other")
    assert other.take()
    other.release()


def test_the_next_one_comes_in_when_the_first_has_left(first: OnlyOne, tmp_path: Path) -> None:
    second = OnlyOne(tmp_path)
    assert not second.take()
    first.release()
    assert second.take()
    second.release()
