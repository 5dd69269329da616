"""One sentence in a tinted box, with at most one button."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import theme
from ui.theme.painters import box
from ui.widgets.key_button import KeyButton
from ui.widgets.living import Living, role
from ui.widgets.rich import IconLine

_KINDS: Final = {
    "info": ("accent.tint", "accent.line", "accent"),
    "orange": ("time.orange.bg", "time.orange.line", "time.orange"),
    "offline": ("time.paused.bg", "time.paused.line", "time.paused"),
}


class Note(Living, QWidget):
    """Kinds: info (teal), orange (please look), offline (grey, dashed)."""

    def __init__(
        self, kind: str = "info", icon: str = "info", *, size: str = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._line = IconLine(icon, size, "text", _KINDS[kind][2], share=1.0)
        self._aside = role(QLabel(), "muted")
        self._aside.setVisible(False)
        self._button: KeyButton | None = None
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._line, 1)
        self._row.addWidget(self._aside)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.built()

    def say(self, markup: str, **params: object) -> None:
        """The sentence (markup as in :mod:`ui.widgets.rich`)."""
        self._line.words.say(markup, **params)
        self.setAccessibleName(self._line.words.text())

    def text(self) -> str:
        """The sentence as plain words."""
        return self._line.words.text()

    def set_kind(self, kind: str, icon: str) -> None:
        """Another kind and icon."""
        self._kind = kind
        self._line.set_icon(icon, _KINDS[kind][2])
        self.update()

    def set_aside(self, text: str) -> None:
        """A muted word at the right."""
        self._aside.setText(text)
        self._aside.setVisible(bool(text))

    def set_button(self, button: KeyButton | None) -> None:
        """The one button, or none."""
        if self._button is not None:
            self._row.removeWidget(self._button)
            self._button.setParent(None)
        self._button = button
        if button is not None:
            self._row.addWidget(button)

    def restyle(self) -> None:
        look = theme()
        self._row.setContentsMargins(look.scaled(10), look.scaled(6), look.scaled(10), look.scaled(6))
        self._row.setSpacing(look.space(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        fill, line, _ = _KINDS[self._kind]
        box(
            QPainter(self),
            QRectF(self.rect()),
            fill=look.color(fill),
            line=look.color(line),
            radius=look.radius("field"),
            style=Qt.PenStyle.DashLine if self._kind == "offline" else Qt.PenStyle.SolidLine,
        )
