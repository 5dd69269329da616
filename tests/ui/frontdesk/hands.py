"""What a guide's hands do: keys, words through the input method, waiting for what was asked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hall.asking import ChangeSet, Outcome
from ui.frontdesk import invented
from ui.frontdesk.screen import FrontDesk

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
DONE = Outcome(invented.REGISTERED, ChangeSet({}, ""))
NUMBER = "410122195803120042"


def here() -> QWidget:
    """The widget that has the caret."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(here(), key, held)


def write(text: str) -> None:
    QTest.keyClicks(here(), text)


def compose(text: str) -> None:
    """Chinese characters come through the input method."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(here(), event)


def say(desk: FrontDesk, text: str) -> None:
    """What the visitor says, from wherever the caret is."""
    desk.panel.matter.statement.insertPlainText(text)


def field_of(desk: FrontDesk) -> str:
    return desk.panel.field_here(here())
