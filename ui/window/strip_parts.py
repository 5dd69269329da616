"""Parts of the strip: keys whose words stand over their cap, and the dark head with number and lines."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons, theme
from ui.theme.painters import cap_size, paint_cap
from ui.widgets.key_button import KeyButton
from ui.widgets.living import Living

_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


_LOOKS = {
    "dark": ("bar", "bar.text", "bar.text2"),
    "plain": ("sunken", "text", "text2"),
    "paused": ("time.paused.bg", "text", "text2"),
}


def strip_height() -> int:
    """One row of the strip."""
    look = theme()
    return look.metrics("body").height() + look.px("keycap") + look.scaled(18)


class StripButton(KeyButton):
    """A key of the strip: words over the cap, which takes the least width."""

    def sizeHint(self) -> QSize:
        look = theme()
        words = look.metrics("body", bold=True).horizontalAdvance(self._said())
        cap = cap_size(self.cap_text()).width() if self.cap_text() else 0
        return QSize(max(words, cap) + 2 * look.space(3), strip_height())

    def _said(self) -> str:
        return f"{self.words()} {self._count}".strip()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        main, on = self.kind() == "primary", self.isEnabled()
        fill, ink = ("accent", "accent.text") if main else ("surface", "text")
        if not on:
            fill, ink = "disabled.bg", "disabled"
        elif self.isDown():
            fill = "accent.press" if main else "select"
        elif self.hovered:
            fill = "accent.hover" if main else "hover"
        painter.fillRect(self.rect(), look.color(fill))
        painter.fillRect(QRectF(0, 0, 1, self.height()), look.color("line"))
        words, cap = look.metrics("body").height(), look.px("keycap")
        gap = look.scaled(3)
        top = (self.height() - words - cap - gap) / 2
        painter.setFont(look.font("body", bold=main and on))
        painter.setPen(look.color(ink))
        painter.drawText(QRectF(0, top, self.width(), words), _MIDDLE, self._said())
        if self.cap_text():
            wide = cap_size(self.cap_text()).width()
            room = QRectF(round((self.width() - wide) / 2), round(top + words + gap), wide, cap)
            edge = "accent.line" if main and on else "line.strong" if on else "line"
            paint_cap(
                painter,
                room,
                self.cap_text(),
                ink=look.color("text2" if ink == "text" else ink),
                line=look.color(edge),
                ground=look.color("surface") if on and not main else None,
            )
        if self.hasFocus() and self.ring:
            painter.setPen(QPen(look.color("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))


class StripHead(Living, QWidget):
    """The dark left end: six points to drag it by, the number, two lines beside it. Grey and dashed while the window pauses."""

    dragged = Signal(object)
    """By how much (``QPoint``)."""
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = self._first = self._second = self._icon = ""
        self._look = "dark"
        self._held: QPoint | None = None
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.built()

    def show_lines(self, number: str, first: str, second: str, *, icon: str = "", look: str = "dark") -> None:
        """The number (or an icon), and two lines; ``look``: dark, plain (nothing to hold it by) or paused."""
        self._number, self._first, self._second, self._icon, self._look = number, first, second, icon, look
        self.setAccessibleName(" · ".join(part for part in (number, first, second) if part))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What it says, as plain words."""
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        look = theme()
        number = look.metrics("number", bold=True).horizontalAdvance(self._number)
        icon = look.px("icon") if self._icon else 0
        first = look.metrics("body", bold=True).horizontalAdvance(self._first)
        second = look.metrics("small").horizontalAdvance(self._second)
        room = look.scaled(20 if self._look == "plain" else 58)
        return QSize(room + number + icon + max(first, second), strip_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        ground, ink, quiet = _LOOKS[self._look]
        painter.fillRect(self.rect(), look.color(ground))
        if self._look == "paused":
            painter.setPen(QPen(look.color("time.paused.line"), 2, Qt.PenStyle.DashLine))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        side = look.px("icon.small")
        middle = self.height() / 2
        x = float(look.space(2))
        if self._look != "plain":
            icons.paint(painter, "grip-vertical", look.color(quiet), QRectF(x, middle - side / 2, side, side))
            x += side + look.space(2)
        painter.setPen(look.color(ink))
        if self._icon:
            large = look.px("icon")
            icons.paint(painter, self._icon, look.color(ink), QRectF(x, middle - large / 2, large, large))
            x += large + look.space(2)
        if self._number:
            painter.setFont(look.font("number", bold=True))
            wide = look.metrics("number", bold=True).horizontalAdvance(self._number)
            painter.drawText(QRectF(x, 0, wide + 2, self.height()), _FLAGS, self._number)
            x += wide + look.space(3)
        upper, lower = look.metrics("body").height(), look.metrics("small").height() if self._second else 0
        top = middle - (upper + lower) / 2
        room = self.width() - x - look.space(2)
        for font, bold, colour, y, height, said in (
            ("body", True, ink, top, upper, self._first),
            ("small", False, quiet, top + upper, lower, self._second),
        ):
            painter.setFont(look.font(font, bold=bold))
            painter.setPen(look.color(colour))
            shown = look.metrics(font, bold=bold).elidedText(said, Qt.TextElideMode.ElideRight, round(room))
            painter.drawText(QRectF(x, y, room, height), _FLAGS, shown)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = None if self._look == "plain" else event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            now = event.globalPosition().toPoint()
            self.dragged.emit(now - self._held)
            self._held = now

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.dropped.emit()
