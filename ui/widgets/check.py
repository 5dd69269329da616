"""A box one can check, or a ring one can choose, with its word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.theme.painters import paint_check
from ui.widgets.painted import PaintedButton


class Check(PaintedButton):
    """On or off."""

    enter_presses = False
    _round = False

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.built()

    def _side(self) -> int:
        return round(theme().px("icon") * 0.9)

    def sizeHint(self) -> QSize:
        look = theme()
        width = self._side() + (
            look.space(2) + look.metrics("body").horizontalAdvance(self.words()) + 2 if self.text() else 0
        )
        return QSize(width, max(self._side(), look.metrics("body").height()) + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        side = self._side()
        paint_check(
            painter,
            QRectF(0, (self.height() - side) // 2, side, side),
            on=self.isChecked(),
            round_box=self._round,
            enabled=self.isEnabled(),
        )
        painter.setFont(look.font("body"))
        painter.setPen(look.color("text" if self.isEnabled() else "disabled"))
        painter.drawText(
            QRectF(side + look.space(2), 0, self.width(), self.height()),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic),
            self.text(),
        )


class Radio(Check):
    """One of several beside it (the same parent)."""

    _round = True

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoExclusive(True)
