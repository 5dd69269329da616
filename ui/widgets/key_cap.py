"""A key cap: the small picture of a key that stands on everything one can do by a key."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.theme.painters import cap_size, paint_cap
from ui.widgets.living import Living


def key_text(keys: QKeySequence | str) -> str:
    """How a key is written on its cap, ``"Ctrl+K"``; the arrow keys as arrows, the space bar as a word."""
    text = keys if isinstance(keys, str) else keys.toString(QKeySequence.SequenceFormat.PortableText)
    for name, sign in (("Left", "←"), ("Right", "→"), ("Up", "↑"), ("Down", "↓"), ("Return", "Enter")):
        text = text.replace(name, sign)
    return text.replace("Space", QCoreApplication.translate("KeyCap", "Space"))


class KeyCap(Living, QWidget):
    """Shows a key; says nothing itself (the control beside it carries the name)."""

    def __init__(self, keys: QKeySequence | str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: QKeySequence | str = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.built()

    def set_keys(self, keys: QKeySequence | str) -> None:
        """Show another key; an empty one hides the cap."""
        self._keys = keys
        self.setVisible(bool(key_text(keys)))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What the cap shows."""
        return key_text(self._keys)

    def sizeHint(self) -> QSize:
        return cap_size(self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tone = "text2" if self.isEnabled() else "disabled"
        paint_cap(
            QPainter(self), QRectF(self.rect()), self.text(), ink=theme().color(tone), ground=theme().color("surface")
        )
