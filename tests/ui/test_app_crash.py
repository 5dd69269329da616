"""A bug: a report without anybody's name, a short code, and the program goes on."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall.clock import FixedClock
from ui.crash import Crashes, code_of


def stumble(name: str) -> None:
    raise KeyError(name)


def stumble_deeper(name: str) -> None:
    try:
        stumble(name)
    except KeyError as wrong:
        raise RuntimeError(f"no {name}") from wrong


def caught(name: str) -> RuntimeError:
    try:
        stumble_deeper(name)
    except RuntimeError as bug:
        return bug
    raise AssertionError


@pytest.fixture
def crashes(qapp: QApplication, tmp_path: Path) -> Iterator[Crashes]:
    made = Crashes(tmp_path / "crashes", FixedClock(datetime(2026, 11, 23, 9, 42)))
    yield made
    made.remove()
    made.deleteLater()


def test_the_report_says_where_and_never_who(crashes: Crashes) -> None:
    code = crashes.report(caught("王秀兰"))
    assert re.fullmatch(r"[A-HJ-NP-Z]\d-\d{3}", code)
    (file,) = crashes.folder.glob("*/report.txt")
    assert file.parent.name == f"20261123-{code}"
    report = file.read_text(encoding="utf-8")
    assert "王秀兰" not in report
    assert str(Path.home()) not in report
    lines = report.splitlines()
    assert "KeyError" in lines
    assert "RuntimeError" in lines
    assert any(re.search(r"ui/test_app_crash\.py:\d+ stumble$", line) for line in lines)


def test_the_same_bug_has_the_same_code_and_another_one_another(crashes: Crashes) -> None:
    assert code_of(caught("王秀兰")) == code_of(caught("李赟"))
    with pytest.raises(KeyError) as other:
        stumble("x")
    assert code_of(other.value) != code_of(caught("x"))
    crashes.report(caught("a"))
    crashes.report(caught("b"))
    assert len(list(crashes.folder.iterdir())) == 1


def test_what_nobody_caught_is_told_on_the_windows_thread(qtbot: QtBot, crashes: Crashes) -> None:
    crashes.install()
    hook = sys.excepthook
    bug = caught("王秀兰")
    with qtbot.waitSignal(crashes.happened) as told:
        hook(RuntimeError, bug, bug.__traceback__)
    assert told.args == [code_of(bug)]
    thread = threading.Thread(target=stumble, args=("王秀兰",))
    with qtbot.waitSignal(crashes.happened) as told:
        thread.start()
    thread.join()
    assert len(list(crashes.folder.iterdir())) == 2
    crashes.remove()
    assert sys.excepthook is not hook


def test_a_disk_that_takes_no_report_changes_nothing(crashes: Crashes) -> None:
    crashes.folder.write_text("a file where the folder should be")
    bug = caught("x")
    assert crashes.report(bug) == code_of(bug)
