"""The search of the lintel: scanned papers, numbers, names."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hall.asking import SYSTEM
from hall.intake.orders import Registered, RegisterVisit
from hall.settings import Settings
from tests.helpers.keyboard import caret, enter, press, write
from tests.helpers.programs import PASSWORD, PATIENCE_MS, Start, entrance, front_desk
from ui.frontdesk.preview import PaperPreview
from ui.program import Program
from ui.shell.found import FoundList


def come_in(qtbot: QtBot, program: Program) -> Registered:
    """A guide at her desk; one visitor was registered."""
    page = entrance(qtbot, program)
    page.form.fields["login"].focus()
    for text in ("chenyu", PASSWORD):
        write(text)
        enter()
    front_desk(qtbot, program)
    assert program.house is not None
    visit = RegisterVisit(name="王秀兰", phone="13800005678", statement="包工头不发工资", place="导办台 2")
    registered: Registered = program.house.door.enter(SYSTEM, visit).answer
    return registered


def search(program: Program, text: str) -> None:
    assert program.work is not None
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert caret() is program.work.shell.search
    write(text)
    enter()


def said(program: Program) -> str:
    assert program.work is not None
    bar = program.work.shell.toast
    return bar.text() if bar.isVisible() else ""


def test_a_scanned_paper_is_verified_and_shown(qtbot: QtBot, start: Start, founded: Settings) -> None:
    program = start(founded)
    registered = come_in(qtbot, program)
    search(program, registered.paper.token)
    qtbot.waitUntil(lambda: said(program) == f"是本中心的单据：{registered.paper.number}", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: program.window.findChild(PaperPreview) is not None, timeout=PATIENCE_MS)
    preview = program.window.findChild(PaperPreview)
    assert preview is not None
    assert preview.isVisible()
    preview.close()


def test_a_code_that_is_not_ours_is_said(qtbot: QtBot, start: Start, founded: Settings) -> None:
    program = start(founded)
    come_in(qtbot, program)
    search(program, "1" * 30)
    qtbot.waitUntil(lambda: said(program) != "", timeout=PATIENCE_MS)
    assert said(program) == "这个码不在本中心的单据上，请看一眼那张纸"


def test_a_name_finds_the_person_and_his_case_masked(qtbot: QtBot, start: Start, founded: Settings) -> None:
    program = start(founded)
    registered = come_in(qtbot, program)
    search(program, "王秀兰")
    assert program.work is not None
    shell = program.work.shell
    qtbot.waitUntil(lambda: shell.findChild(FoundList) is not None, timeout=PATIENCE_MS)
    page = shell.findChild(FoundList)
    assert page is not None
    lines = [line.words.text() for line in page.lines]
    assert any(registered.case_number in line for line in lines)
    assert any("王秀兰" in line and "138****5678" in line for line in lines)
    assert not any("13800005678" in line for line in lines)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_nothing_found_says_what_to_try(qtbot: QtBot, start: Start, founded: Settings) -> None:
    program = start(founded)
    come_in(qtbot, program)
    search(program, "没有这个人")
    qtbot.waitUntil(lambda: said(program).startswith("没找到。"), timeout=PATIENCE_MS)
    assert QApplication.activeModalWidget() is None
