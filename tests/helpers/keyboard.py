"""Typing as a person with an input method does: every sign reaches the widget that has the caret."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def caret() -> QWidget:
    """The widget that has the caret."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def write(text: str) -> None:
    """Type a text, sign by sign."""
    for sign in text:
        if sign.isascii():
            QTest.keyClicks(caret(), sign)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(caret(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the caret is."""
    QTest.keyClick(caret(), key, held)


def enter() -> None:
    """Press Enter where the caret is."""
    press(Qt.Key.Key_Return)
