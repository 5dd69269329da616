"""Keys of the screen stay keys of the screen while somebody writes in a field."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class KeyGuard(QObject):
    """Watches the fields. A field may not swallow the screen's keys (Ctrl+E and the like mean something in text on some desktops).

    Ctrl+Z belongs to the field while it has something of its own to undo; else to ``way_back``, if there is one, else to the window.
    """

    def __init__(
        self, owner: QWidget, actions: Iterable[QAction], way_back: Callable[[], Callable[[], None] | None]
    ) -> None:
        super().__init__(owner)
        self._keys = [keys for action in actions for keys in action.shortcuts()]
        self._way_back = way_back

    def watch(self, fields: Iterable[QWidget]) -> None:
        """Watch these."""
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._undo(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and QKeySequence(event.keyCombination()) in self._keys:
            event.ignore()
            return True
        return False

    def _undo(self, field: QObject, event: QKeyEvent) -> bool:
        if _has_own(field):
            return False
        back = self._way_back()
        if event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(back is not None)
            return True
        if event.type() == QEvent.Type.KeyPress and back is not None:
            back()
            return True
        return False


def _has_own(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable()
