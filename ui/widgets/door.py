"""The door of the house: the sign on the sign-in page and the first start."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.living import Living

_SIZE: Final = (132, 196)
_LEAF: Final = ((16, 16), (74, 38), (74, 193), (16, 193))


class Door(Living, QWidget):
    """An open door with light behind it; ``share`` of its drawn size 132 × 196."""

    def __init__(self, share: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = share
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.built()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("One Door"))

    def sizeHint(self) -> QSize:
        return QSize(round(_SIZE[0] * self._share), round(_SIZE[1] * self._share))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._share, self._share)
        light = look.color("board.surface.now")
        frame = look.color("accent.line" if look.hex("accent.line") != look.hex("bar") else "bar.text")
        painter.setPen(QPen(frame, 4))
        painter.setBrush(look.color("bar"))
        painter.drawRect(QRectF(3, 3, 126, 190))
        painter.fillRect(QRectF(16, 16, 100, 177), light)
        painter.setPen(QPen(frame, 3))
        painter.setBrush(look.color("bar.hover"))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in _LEAF]))
        painter.setPen(QPen(light, 0))
        painter.setBrush(light)
        painter.drawEllipse(QPointF(63, 112), 4.5, 4.5)
