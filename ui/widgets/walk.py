"""Enter goes on to the next field, Shift+Enter back (design 5)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget


class EnterWalk(QObject):
    """Watches the one-line fields and pick boxes given to it. Buttons keep Enter for themselves, the words field walks by its signals."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form

    def watch(self, *fields: QWidget) -> None:
        """Let Enter walk on from these."""
        for field in fields:
            field.installEventFilter(self)

    def watch_all(self) -> None:
        """Let Enter walk on from every one-line field and pick box inside the form."""
        self.watch(*self._form.findChildren(QLineEdit), *self._form.findChildren(QComboBox))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier) and isinstance(
                watched, QWidget
            ):
                if isinstance(watched, QLineEdit):
                    watched.returnPressed.emit()
                step(watched, back=held == Qt.KeyboardModifier.ShiftModifier)
                return True
        return False


def step(widget: QWidget, *, back: bool = False) -> None:
    """Move the focus as Tab would."""
    kind = QEvent.Type.KeyPress
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    held = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QKeyEvent(kind, key, held))
