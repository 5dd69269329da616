"""The preview draws the very bytes that are printed, on another thread, at several sizes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hall.papers.orders import IssuedPaper, PaperRow
from hall.papers.rules import PaperKind, PaperState, Snapshot
from reports.preview import pages
from reports.render import render
from ui.context import UiContext
from ui.frontdesk.preview import ZOOMS, PaperPreview
from ui.widgets.note import Note

AT = datetime(2026, 11, 23, 9, 42)
SNAPSHOT = Snapshot(
    PaperKind.ACCEPTANCE,
    1,
    "综治受〔2026〕0001号",
    "13010582647352742745915843 4136".replace(" ", ""),
    "13010582647352742745915843 4136".replace(" ", ""),
    "青河县综治中心",
    AT,
    {"applicant_name": "王秀兰"},
)
ROW = PaperRow(1, PaperKind.ACCEPTANCE, SNAPSHOT.number, SNAPSHOT.token, SNAPSHOT.digest(), 1, AT, PaperState.VALID, 0)


@pytest.fixture
def owner(qtbot: QtBot, context: UiContext) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def rest(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: QThreadPool.globalInstance().activeThreadCount() == 0, timeout=30_000)


def opened(qtbot: QtBot, owner: QWidget, issued: IssuedPaper) -> PaperPreview:
    made = PaperPreview(issued, owner)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_pages_are_those_of_the_printed_bytes(qtbot: QtBot, owner: QWidget) -> None:
    preview = opened(qtbot, owner, IssuedPaper(ROW, SNAPSHOT))
    qtbot.waitUntil(lambda: bool(preview.sheets), timeout=30_000)
    expected = pages(render(SNAPSHOT).pdf, 96 / 72)
    assert [sheet.pixmap().width() for sheet in preview.sheets] == [page.width for page in expected]
    shown = (
        preview.sheets[0].pixmap().toImage().convertToFormat(preview.sheets[0].pixmap().toImage().Format.Format_RGB888)
    )
    bits = bytes(shown.constBits())[: shown.bytesPerLine()]
    assert bits[: expected[0].width * 3] == expected[0].data[: expected[0].width * 3]
    qtbot.waitUntil(lambda: preview.sheets[0].height() == expected[0].height, timeout=3000)
    rest(qtbot)


def test_plus_and_minus_zoom_and_escape_closes(qtbot: QtBot, owner: QWidget) -> None:
    preview = opened(qtbot, owner, IssuedPaper(ROW, SNAPSHOT))
    qtbot.waitUntil(lambda: bool(preview.sheets), timeout=30_000)
    width = preview.sheets[0].pixmap().width()
    QTest.keyClick(preview, Qt.Key.Key_Plus)
    assert preview.zoom() == 125
    qtbot.waitUntil(lambda: preview.sheets[0].pixmap().width() > width, timeout=30_000)
    for _ in ZOOMS:
        QTest.keyClick(preview, Qt.Key.Key_Minus)
    assert preview.zoom() == ZOOMS[0]
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()
    rest(qtbot)


def test_a_form_nobody_knows_is_said_in_words(qtbot: QtBot, owner: QWidget) -> None:
    preview = opened(qtbot, owner, IssuedPaper(ROW, replace(SNAPSHOT, version=99)))
    note = preview.findChild(Note)
    assert note is not None
    qtbot.waitUntil(note.isVisible, timeout=30_000)
    assert note.text() == "这个版本的程序不认识这种单据"
    rest(qtbot)
