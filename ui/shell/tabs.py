"""The doors in the lintel: one a work place; the open one has the ground of the page behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import icons, theme
from ui.widgets.key_cap import key_text
from ui.widgets.painted import PaintedButton

_ROUND = 6


class PlaceTab(PaintedButton):
    """Icon, name, key. ``short`` drops the key, ``bare`` the name as well unless it is the open one."""

    def __init__(self, icon: str, title: Callable[[], str], key: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._icon, self._title, self._key = icon, title, key
        self._short = self._bare = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.built()

    def set_room(self, *, short: bool, bare: bool) -> None:
        """How much can be shown."""
        if (short, bare) != (self._short, self._bare):
            self._short, self._bare = short, bare
            self.updateGeometry()
            self.update()

    def full_width(self, *, short: bool = False, bare: bool = False) -> int:
        """Width it would like."""
        look = theme()
        width = 2 * look.scaled(12) + look.px("icon")
        if not bare or self.isChecked():
            width += look.scaled(7) + look.metrics("body", bold=True).horizontalAdvance(self.words()) + 1
        if not short:
            width += look.scaled(7) + look.metrics("cap").horizontalAdvance(key_text(self._key))
        return width

    def retranslate(self) -> None:
        self.set_words(self._title())
        self.setAccessibleName(self.spoken())
        self.setAccessibleDescription(key_text(self._key))
        self.setToolTip(f"{self.words()}  {key_text(self._key)}")

    def sizeHint(self) -> QSize:
        return QSize(self.full_width(short=self._short, bare=self._bare), theme().px("topbar") - 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.hovered:
            path = QPainterPath()
            path.setFillRule(Qt.FillRule.WindingFill)
            path.addRoundedRect(QRectF(self.rect()), _ROUND, _ROUND)
            path.addRect(QRectF(0, self.height() / 2, self.width(), self.height() / 2))
            painter.fillPath(path.simplified(), look.color("window" if on else "bar.hover"))
        ink = look.color("accent" if on else "bar.text")
        side = look.px("icon")
        x = look.scaled(12)
        icons.paint(painter, self._icon, ink, QRectF(x, (self.height() - side) // 2, side, side))
        x += side + look.scaled(7)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        if not self._bare or on:
            painter.setFont(look.font("body", bold=on))
            painter.setPen(ink)
            painter.drawText(QRectF(x, 0, self.width() - x, self.height()), flags, self.words())
            x += look.metrics("body", bold=on).horizontalAdvance(self.words()) + look.scaled(7)
        if not self._short:
            painter.setFont(look.font("cap"))
            painter.setPen(look.color("muted" if on else "bar.text2"))
            painter.drawText(QRectF(x, 0, self.width() - x, self.height()), flags, key_text(self._key))
