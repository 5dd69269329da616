"""The base of everything one can press: painted from tokens, ring for keys and not for the mouse, Enter presses."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.widgets.living import FOCUS_RING, Living, spoken

_BY_MOUSE: Final = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)


class PaintedButton(Living, QAbstractButton):
    """A button without native parts. ``ring`` tells the halo whether the focus came by a key."""

    enter_presses = True

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = False
        self.hovered = False
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_words(self, text: str) -> None:
        """Another text (with ``&`` before the mnemonic letter)."""
        if text != self.text():
            self.setText(text)
            self.updateGeometry()
            self.update()

    def words(self) -> str:
        """The text as it is drawn."""
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def spoken(self) -> str:
        """The text as a screen reader says it."""
        return spoken(self.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.ring = event.reason() not in _BY_MOUSE
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.ring:
            self.ring = False
            around = QRect(self.mapTo(self.window(), QPoint(0, 0)), self.size())
            self.window().update(around.adjusted(-FOCUS_RING, -FOCUS_RING, FOCUS_RING, FOCUS_RING))
        super().mousePressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            self.enter_presses
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.click()
        else:
            super().keyPressEvent(event)
