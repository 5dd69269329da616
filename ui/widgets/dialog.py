"""The one kind of dialog: a question with its object in the title, the consequence, two verbs. Never blocks the program, never on another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.halo import Halo
from ui.widgets.key_button import KeyButton
from ui.widgets.living import FOCUS_RING, Living, set_flag
from ui.widgets.rich import RichText


class Veil(QWidget):
    """Darkens the window while a dialog is open."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        owner.installEventFilter(self)
        self.resize(owner.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.resize(self._owner.size())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("veil"))


class DialogSheet(Living, QFrame):
    """The sheet alone: title, text, ``body`` for a field or two, the two buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_flag(self, "role", "dialog")
        self.title = RichText("strong", "text")
        self.text = RichText("body", "text2", spacing=1.5)
        self.body = QVBoxLayout()
        self.keep = KeyButton("", key="Esc")
        self.act = KeyButton("", "danger_fill")
        self._foot = QFrame()
        set_flag(self._foot, "role", "dialogfoot")
        self._buttons = QHBoxLayout(self._foot)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.keep)
        self._buttons.addWidget(self.act)
        self._upper = QVBoxLayout()
        self._upper.addWidget(self.title)
        self._upper.addWidget(self.text)
        self._upper.addLayout(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._upper, 1)
        column.addWidget(self._foot)
        self.built()

    def ask(self, title: str, text: str, keep: str, act: str, *, danger: bool = True) -> None:
        """The question with the object in it, the consequence, and the two verbs."""
        self.title.set_text(title)
        self.title.say("**{title}**", title=title)
        self.text.set_text(text)
        self.text.setVisible(bool(text))
        self.keep.set_words(keep)
        self.act.set_words(act)
        self.act.set_kind("danger_fill" if danger else "primary")

    def restyle(self) -> None:
        look = theme()
        self._upper.setContentsMargins(look.space(4), look.scaled(14), look.space(4), look.scaled(14))
        self._upper.setSpacing(look.space(1))
        self.body.setContentsMargins(0, look.space(1), 0, 0)
        self.body.setSpacing(look.scaled(8))
        self._buttons.setContentsMargins(look.space(4), look.scaled(10), look.space(4), look.scaled(10))
        self._buttons.setSpacing(look.space(2))


class Dialog(QDialog):
    """``ask(...)`` opens it; ``acted`` or ``kept`` answers. The harmless button has the focus, Esc is it."""

    acted = Signal()
    kept = Signal()

    def __init__(self, owner: QWidget) -> None:
        window = owner.window()
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sheet = DialogSheet()
        self.body = self.sheet.body
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(FOCUS_RING, FOCUS_RING, FOCUS_RING, FOCUS_RING)
        self._room.addWidget(self.sheet)
        self._veil = Veil(window)
        self._halo = Halo(self)
        self.sheet.keep.clicked.connect(self.reject)
        self.sheet.act.clicked.connect(self.accept)
        self.accepted.connect(self.acted)
        self.rejected.connect(self.kept)
        self.finished.connect(self._lift)

    def ask(self, title: str, text: str, keep: str, act: str, *, danger: bool = True) -> None:
        """Open without blocking."""
        self.sheet.ask(title, text, keep, act, danger=danger)
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)
        self.setMinimumWidth(theme().scaled(420))
        self._veil.show()
        self._veil.raise_()
        self.open()
        self.sheet.keep.setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        needed = self._room.totalHeightForWidth(self.width())
        if needed > self.height():  # a text that takes a second line must not take it from the fields
            self.resize(self.width(), needed)
        owner = self.parentWidget()
        if owner is not None:
            middle = owner.mapToGlobal(QPoint(owner.width() // 2, owner.height() // 2))
            self.move(middle - QPoint(self.width() // 2, self.height() // 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses only the button that has the focus; nothing happens by accident."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _lift(self) -> None:
        self._veil.hide()
        self._veil.deleteLater()
