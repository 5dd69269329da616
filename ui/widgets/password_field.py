"""A password: dots, an eye to look at them, and a note while caps lock is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import icons, theme
from ui.widgets.line_edit import LineEdit
from ui.widgets.living import Living
from ui.widgets.note import Note
from ui.widgets.painted import PaintedButton


class _Eye(PaintedButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.built()

    def sizeHint(self) -> QSize:
        side = theme().px("icon") + 8
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme().px("icon")
        at = (self.width() - side) // 2
        name = "eye-off" if self.isChecked() else "eye"
        icons.paint(
            QPainter(self), name, theme().color("accent" if self.hovered else "text"), QRectF(at, at, side, side)
        )


class PasswordField(Living, QWidget):
    """Put it into a :class:`ui.widgets.field.Field` like any editor."""

    left = Signal()
    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, lead: str = "") -> None:
        super().__init__(parent)
        self.edit = LineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.set_lead(lead)
        self.eye = _Eye(self.edit)
        self._caps = Note("orange", "keyboard", size="small")
        self._caps.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.edit)
        self._column.addWidget(self._caps)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.edit)
        self.eye.toggled.connect(self._look)
        self.edit.left.connect(self.left)
        self.edit.textChanged.connect(self.changed)
        self.edit.installEventFilter(self)
        self.built()

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Empty it."""
        self.edit.clear()

    def set_trouble(self, on: bool) -> None:
        """Danger border."""
        self.edit.set_trouble(on)

    def set_soft(self, on: bool) -> None:
        """Orange border."""
        self.edit.set_soft(on)

    def set_caps(self, on: bool) -> None:
        """Show or hide the note about caps lock."""
        self._caps.setVisible(on)

    def caps_shown(self) -> bool:
        """Is the note about caps lock there?"""
        return self._caps.isVisibleTo(self)

    def setAccessibleName(self, name: str) -> None:
        """The field's name belongs to the line one types into."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def retranslate(self) -> None:
        self._caps.say(self.tr("**Caps lock is on**, capital letters count"))
        self.eye.setAccessibleName(self.tr("Show the password"))
        self.eye.setToolTip(self.tr("Show the password"))

    def restyle(self) -> None:
        self._column.setSpacing(theme().scaled(6))
        self._place_eye()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit:
            if isinstance(event, QResizeEvent):
                self._place_eye()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                self._guess_caps(event)
            elif event.type() == QEvent.Type.FocusOut:
                self.set_caps(False)
        return False

    def _guess_caps(self, event: QKeyEvent) -> None:
        """Qt does not tell the lock's state; a letter against its Shift key does."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.set_caps(not self.caps_shown())
        elif len(letter) == 1 and letter.isascii() and letter.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.set_caps(letter.isupper() != shifted)

    def _look(self, on: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def _place_eye(self) -> None:
        size = self.eye.sizeHint()
        self.eye.resize(size)
        self.eye.move(QPoint(self.edit.width() - size.width() - 4, (self.edit.height() - size.height()) // 2))
        room = self.edit.textMargins()
        room.setRight(size.width())
        self.edit.setTextMargins(room)
