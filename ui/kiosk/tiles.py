"""What one touches at the kiosk: large tiles with a plain word, painted by hand."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons, theme
from ui.theme.painters import box
from ui.widgets.painted import PaintedButton

_WORDS = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
_SMALLEST = 0.55
"""Long words are written smaller, down to this share."""


class Tile(PaintedButton):
    """An icon or none, the words, and the digit that does the same. ``quiet`` is a way back or a switch, not a choice."""

    def __init__(self, icon: str = "", digit: str = "", *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._icon, self._digit, self._quiet = icon, digit, quiet
        across = QSizePolicy.Policy.Minimum if quiet else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed if quiet else QSizePolicy.Policy.Expanding)
        self.built()

    def say(self, words: str) -> None:
        """What it says."""
        self.set_words(words)
        self.setAccessibleName(words)

    def _role(self) -> str:
        return "resident.body" if self._quiet else "resident.title"

    def _side(self) -> float:
        return theme().pt(self._role()) * 1.5 if self._icon else 0.0

    def sizeHint(self) -> QSize:
        look = theme()
        if not self._quiet:
            return QSize(look.px("resident.tile") * 2, look.px("resident.tile"))
        wide = QFontMetricsF(look.font(self._role())).horizontalAdvance(self.words())
        return QSize(round(wide + self._side()) + 3 * look.space(8), look.px("resident.button"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._quiet else QSize(theme().px("resident.tile"), theme().px("resident.touch.min"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, area = theme(), QPainter(self), QRectF(self.rect())
        ground = look.color("select" if self.isDown() else "surface")
        box(painter, area, fill=ground, line=look.color("line.strong"), width=2, radius=look.radius("resident"))
        left, side = float(look.space(8)), self._side()
        if self._icon:
            spot = QRectF(left, (area.height() - side) / 2, side, side)
            icons.paint(painter, self._icon, look.color("accent"), spot)
            left += side + look.space(6)
        room = area.adjusted(left, 4, -look.space(6), -4)
        painter.setPen(look.color("text"))
        painter.setFont(self._font_for(room))
        painter.drawText(room, _WORDS, self.words())
        if self._digit:
            painter.setFont(look.font("resident.small"))
            painter.setPen(look.color("muted"))
            corner = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            painter.drawText(area.adjusted(14, 6, -14, -6), corner, self._digit)

    def _font_for(self, room: QRectF) -> QFont:
        """As large as it may be without being cut."""
        font = QFont(theme().font(self._role(), bold=not self._quiet))
        most = font.pointSizeF()
        for share in (1.0, 0.9, 0.8, 0.7, 0.6, _SMALLEST):
            font.setPointSizeF(math.floor(most * share * 4) / 4)
            found = QFontMetricsF(font).boundingRect(room, _WORDS, self.words())
            if found.width() <= room.width() and found.height() <= room.height():
                break
        return font
