"""What one touches on the rating screen: large, equal, painted by hand. Nothing is chosen beforehand, no face outshines another."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hall.ratings.rules import Level
from ui.theme import icons, theme
from ui.theme.painters import box
from ui.widgets.painted import PaintedButton

_WASH: Final = 0.28
"""How much of a level's own colour its face is washed with: a hint, the same strength for all five."""

_MOUTHS: Final = {Level.SATISFIED: 0.30, Level.FAIR: 0.10, Level.DISSATISFIED: -0.24, Level.VERY_DISSATISFIED: -0.30}
"""How far the middle of a mouth hangs below its ends, in radii."""

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_MIDDLE_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def paint_face(painter: QPainter, room: QRectF, level: Level) -> None:
    """The face of a level into a square. Outlines are the same ink for all, so that none is louder than another."""
    look = theme()
    r, c = room.width() / 2 * 0.94, room.center()
    pen = QPen(look.color("accent"), r * 0.085)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    wash = QColor(look.hex(f"chart.rating.{int(level)}"))
    wash.setAlphaF(_WASH)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(wash)
    painter.drawEllipse(c, r, r)
    painter.setBrush(Qt.BrushStyle.NoBrush)

    def at(x: float, y: float) -> QPointF:
        return QPointF(c.x() + x * r, c.y() + y * r)

    def curve(left: QPointF, bend: QPointF, right: QPointF) -> None:
        path = QPainterPath(left)
        path.quadTo(bend, right)
        painter.drawPath(path)

    if level is Level.VERY_SATISFIED:
        for x in (-0.34, 0.34):
            curve(at(x - 0.14, -0.10), at(x, -0.38), at(x + 0.14, -0.10))
        mouth = QPainterPath(at(-0.52, 0.14))
        mouth.lineTo(at(0.52, 0.14))
        mouth.cubicTo(at(0.52, 0.84), at(-0.52, 0.84), at(-0.52, 0.14))
        painter.setBrush(look.color("surface"))
        painter.drawPath(mouth)
    else:
        bend = _MOUTHS[level]
        y = 0.38 if bend < 0 else 0.24
        curve(at(-0.44, y), at(0, y + 2 * bend), at(0.44, y))
        if level is Level.VERY_DISSATISFIED:
            painter.drawLine(at(-0.50, -0.30), at(-0.20, -0.44))
            painter.drawLine(at(0.50, -0.30), at(0.20, -0.44))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
        for x in (-0.32, 0.32):
            painter.drawEllipse(at(x, -0.14), r * 0.11, r * 0.11)
    painter.restore()


def one_line_font(font: QFont, text: str, room: float) -> QFont:
    """The same font, smaller if the text would not find this much room in one line."""
    wide = QFontMetricsF(font).horizontalAdvance(text)
    if wide <= room:
        return font
    made = QFont(font)
    made.setPointSizeF(math.floor(font.pointSizeF() * room / wide * 4) / 4)
    return made


def fitting_font(words: tuple[str, ...], role: str, room: float) -> QFont:
    """The bold font of a role, made smaller until every word of every text finds this much room in width."""
    font = QFont(theme().font(role, bold=True))
    pieces = [piece for text in words for piece in text.split()]
    widest = max((QFontMetricsF(font).horizontalAdvance(piece) for piece in pieces), default=0)
    if widest > room > 0:
        font.setPointSizeF(math.floor(font.pointSizeF() * room / widest * 4) / 4)
    return font


class FaceTile(PaintedButton):
    """One level: its face, its words, the digit that does the same. ``peers`` are all five texts, so that all are as large."""

    def __init__(self, level: Level, digit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.level, self._digit = level, digit
        self._peers: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.built()

    def set_peers(self, words: str, peers: tuple[str, ...]) -> None:
        """What it says, and what the others say."""
        self._peers = peers
        self.set_words(words)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        return QSize(theme().px("resident.tile"), theme().px("resident.tile") * 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px("resident.touch.min"), theme().px("resident.tile"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        area = QRectF(self.rect())
        ground = "select" if self.isDown() else "surface"
        box(
            painter,
            area,
            fill=look.color(ground),
            line=look.color("line.strong"),
            width=2,
            radius=look.radius("resident"),
        )
        font = fitting_font(self._peers, "resident.title", area.width() - 24)
        lines = max(len(text.split()) for text in self._peers) if self._peers else 1
        low = QFontMetricsF(font).height() * lines
        side = max(0.0, min(area.width() * 0.72, area.height() - low - 5 * look.space(4)))
        gap = min(look.space(8), (area.height() - side - low) / 3)
        top = (area.height() - side - low - gap) / 2
        paint_face(painter, QRectF((area.width() - side) / 2, top, side, side), self.level)
        painter.setFont(font)
        painter.setPen(look.color("text"))
        below = QRectF(0, top + side + gap, area.width(), low)
        painter.drawText(
            below, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), "\n".join(self.words().split())
        )
        painter.setFont(look.font("resident.small"))
        painter.setPen(look.color("muted"))
        painter.drawText(
            area.adjusted(14, 8, -14, -8),
            int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft),
            str(self._digit),
        )


class MarkTile(PaintedButton):
    """A reason one may mark, or leave."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.built()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px("resident.tile"), theme().px("resident.touch.min"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, on = theme(), QPainter(self), self.isChecked()
        area = QRectF(self.rect())
        fill, line = ("accent.tint", "accent") if on else ("surface", "line.strong")
        box(
            painter,
            area,
            fill=look.color(fill),
            line=look.color(line),
            width=4 if on else 2,
            radius=look.radius("resident"),
        )
        side = look.px("resident.touch.min") * 0.66
        check = QRectF(look.space(8), (area.height() - side) / 2, side, side)
        box(
            painter,
            check,
            fill=look.color("accent" if on else "surface"),
            line=look.color("accent" if on else "line.strong"),
            width=3,
            radius=look.radius("card"),
        )
        if on:
            icons.paint(painter, "check", look.color("accent.text"), check.adjusted(5, 5, -5, -5))
        words = area.adjusted(check.right() + look.space(6), 2, -8, -2)
        painter.setFont(one_line_font(look.font("resident.body", bold=on), self.words(), words.width()))
        painter.setPen(look.color("text"))
        painter.drawText(words, _MIDDLE_LEFT, self.words())


class BigButton(PaintedButton):
    """A button for a finger: at least 64 px high, an icon and a word."""

    def __init__(self, icon: str = "", *, primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._icon, self._primary = icon, primary
        self.built()

    def set_words(self, text: str) -> None:
        super().set_words(text)
        self.setAccessibleName(self.spoken())

    def _font(self) -> QFont:
        return theme().font("resident.body", bold=self._primary)

    def sizeHint(self) -> QSize:
        look = theme()
        text = QFontMetricsF(self._font()).horizontalAdvance(self.words())
        mark = self._mark() + look.space(4) if self._icon else 0
        tall = max(look.px("resident.touch.min"), round(QFontMetricsF(self._font()).height()) + look.space(6))
        return QSize(round(text + mark) + 2 * look.space(8), tall)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _mark(self) -> int:
        return round(theme().pt("resident.body") * 1.4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        area = QRectF(self.rect())
        if self._primary:
            fill, line, ink = "accent.press" if self.isDown() else "accent", "accent", "accent.text"
        else:
            fill, line, ink = "select" if self.isDown() else "surface", "line.strong", "text"
        box(painter, area, fill=look.color(fill), line=look.color(line), width=2, radius=look.radius("resident"))
        text = area
        if self._icon:
            side = self._mark()
            spot = QRectF(look.space(8), (area.height() - side) / 2, side, side)
            icons.paint(painter, self._icon, look.color(ink), spot)
            text = area.adjusted(side + look.space(4) + look.space(4), 0, 0, 0)
        painter.setFont(self._font())
        painter.setPen(look.color(ink))
        painter.drawText(text, _CENTRE, self.words())
