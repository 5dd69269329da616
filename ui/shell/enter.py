"""Enter goes on to the next field of a short form; in the last one it is the button."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.field import Field


class EnterOn(QObject):
    """Unlike Tab it passes over the eye of a password. ``at_once``: fields in which Enter is the button already."""

    def __init__(self, fields: Mapping[str, Field], done: Callable[[], object], *at_once: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._names, self._fields, self._done, self._at_once = list(fields), fields, done, at_once
        self._editors = {name: field.editor.focusProxy() or field.editor for name, field in fields.items()}
        for editor in self._editors.values():
            editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        back = held == Qt.KeyboardModifier.ShiftModifier
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or (held and not back):
            return False
        here = next((at for at, name in enumerate(self._names) if self._editors[name] is watched), None)
        if here is None:
            return False
        if back:
            self._fields[self._names[max(0, here - 1)]].focus()
        elif here + 1 == len(self._names) or self._names[here] in self._at_once:
            self._done()
        else:
            self._fields[self._names[here + 1]].focus()
        return True
