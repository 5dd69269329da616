"""Where nothing is yet: what it is, and what to do. Never just white."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import theme
from ui.theme.painters import box
from ui.widgets.card import Icon
from ui.widgets.living import Living
from ui.widgets.rich import RichText

_ICON_SHARE = 30 / 18


class EmptyState(Living, QWidget):
    """``boxed`` draws a dashed outline where a card will come."""

    def __init__(self, icon: str, *, boxed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Icon(icon, "muted", share=_ICON_SHARE)
        self._what = RichText("body", "text", spacing=1.5, align=Qt.AlignmentFlag.AlignHCenter)
        self._then = RichText("small", "muted", spacing=1.5, align=Qt.AlignmentFlag.AlignHCenter)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._what)
        self._column.addWidget(self._then)
        self._boxed = boxed
        self.built()

    def say(self, what: str, then_what: str = "", **params: object) -> None:
        """What it is, and what to do or that nothing is to be done (markup as in :mod:`ui.widgets.rich`)."""
        self._what.say(what, **params)
        self._then.say(then_what, **params)
        self._then.setVisible(bool(then_what))
        self.setAccessibleName(f"{self._what.text()}. {self._then.text()}")

    def set_icon(self, name: str) -> None:
        """Another icon."""
        self._icon.set_icon(name)

    def restyle(self) -> None:
        look = theme()
        side = look.space(5)
        above = look.scaled(30 if self._boxed else 22)
        self._column.setContentsMargins(side, above, side, above)
        self._column.setSpacing(look.space(1))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._boxed:
            look = theme()
            edge, round_by = look.color("line.strong"), look.radius("card")
            box(QPainter(self), QRectF(self.rect()), fill=None, line=edge, radius=round_by, style=Qt.PenStyle.DashLine)
