"""Lucide outlines (``resources/icons``) drawn in any colour and size, kept per colour, size and device ratio."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

import resources

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_drawn: dict[tuple[str, int, int, float], QPixmap] = {}


@cache
def _source(name: str) -> str:
    return resources.text(f"icons/{name}.svg")


def pixmap(name: str, color: QColor, px: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a square of ``px`` logical pixels. Raises ``FileNotFoundError`` for a name that is not bundled."""
    key = (name, color.rgba(), px, ratio)
    if key not in _drawn:
        from PySide6.QtSvg import QSvgRenderer

        made = QPixmap(round(px * ratio), round(px * ratio))
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        QSvgRenderer(_source(name).replace("currentColor", color.name()).encode()).render(painter, QRectF(made.rect()))
        painter.end()
        made.setDevicePixelRatio(ratio)
        _drawn[key] = made
    return _drawn[key]


def paint(painter: QPainter, name: str, color: QColor, box: QRectF) -> None:
    """Draw the icon into ``box`` (a square), sharp at the painter's device ratio."""
    # not painter.device(): while a window is painted its Python wrapper may belong to something long gone
    ratio = max(1.0, round(painter.deviceTransform().m11(), 3))
    px = round(box.width())
    painter.drawPixmap(round(box.x()), round(box.y()), pixmap(name, color, px, ratio))


def icon(name: str, color: QColor, px: int) -> QIcon:
    """The icon for menus and actions, sharp up to twice the usual density."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(pixmap(name, color, px, ratio))
    return made


def forget() -> None:
    """Drop the drawn icons, for instance after a change of colours."""
    _drawn.clear()
