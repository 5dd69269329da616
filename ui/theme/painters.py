"""Paint functions shared by widgets and delegates, so that a pill in a table and a pill on a page are the same pill."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from ui.theme import icons
from ui.theme.look import Theme, theme

PILL_ICONS = {
    "green": "circle-check",
    "orange": "clock-alert",
    "red": "octagon-alert",
    "paused": "circle-pause",
    "done": "check",
}
"""The clock states and their icons (design 2.2)."""

RISK_BARS = {"red": 4, "orange": 3, "yellow": 2, "blue": 1}
"""The risk levels and how many bars they fill."""

_ICON_SHARE = 0.68
_BAR_HEIGHTS = (4, 7, 10, 13)


def box(
    painter: QPainter,
    rect: QRectF,
    *,
    fill: QColor | None,
    line: QColor | None,
    width: float = 1,
    radius: float = 0,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """A rounded box whose border lies wholly inside ``rect``; sharp 1 px lines."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, width, style) if line is not None and width > 0 else Qt.PenStyle.NoPen)
    inset = width / 2 if line is not None else 0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), max(0, radius - inset), max(0, radius - inset))


def pill_size(state: str, text: str, look: Theme | None = None) -> QSize:
    """Room a time pill needs."""
    look = look or theme()
    height = look.px("badge")
    return QSize(
        round(height * _ICON_SHARE) + look.metrics("small", bold=state != "done").horizontalAdvance(text) + 20, height
    )


def paint_pill(painter: QPainter, rect: QRectF, state: str, text: str) -> None:
    """The time pill (design 2.2) into ``rect``; text that does not fit is elided at the right."""
    look = theme()
    ink = look.color(f"time.{state}")
    painter.save()
    box(
        painter,
        rect,
        fill=look.color(f"time.{state}.bg"),
        line=look.color(f"time.{state}.line"),
        width=look.border(f"time.{state}"),
        radius=rect.height() / 2,
        style=Qt.PenStyle.DashLine if state == "paused" else Qt.PenStyle.SolidLine,
    )
    side = round(rect.height() * _ICON_SHARE)
    icons.paint(
        painter, PILL_ICONS[state], ink, QRectF(rect.x() + 6, rect.y() + (rect.height() - side) / 2, side, side)
    )
    bold = state != "done"
    room = rect.adjusted(side + 10, 0, -7, 0)
    painter.setFont(look.font("small", bold=bold))
    painter.setPen(ink)
    shown = look.metrics("small", bold=bold).elidedText(text, Qt.TextElideMode.ElideRight, round(room.width()) + 1)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
    painter.restore()


def _bars(look: Theme) -> float:
    return look.px("badge") / 22


def risk_size(text: str, look: Theme | None = None) -> QSize:
    """Room a risk tag needs."""
    look = look or theme()
    return QSize(round(27 * _bars(look)) + look.metrics("small").horizontalAdvance(text) + 22, look.px("badge"))


def paint_risk(painter: QPainter, rect: QRectF, level: str, text: str) -> None:
    """The risk tag (design 2.2): square, four bars like a signal meter, ink text on white."""
    look = theme()
    step = _bars(look)
    painter.save()
    box(painter, rect, fill=look.color("risk.bg"), line=look.color("risk.line"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    foot = rect.center().y() + 7 * step
    for at, height in enumerate(_BAR_HEIGHTS):
        filled = at < RISK_BARS[level]
        bar = QRectF(
            round(rect.x() + (7 + at * 7) * step), round(foot - height * step), round(5 * step), round(height * step)
        )
        if filled:
            painter.fillRect(bar, look.color(f"risk.{level}"))
        if not filled or level == "yellow":
            painter.setPen(QPen(look.color("risk.line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar.adjusted(0, 0, -1, -1))
    painter.setFont(look.font("small"))
    painter.setPen(look.color("risk.text"))
    room = rect.adjusted(34 * step + 6, 0, -5, 0)
    shown = look.metrics("small").elidedText(text, Qt.TextElideMode.ElideRight, round(room.width()) + 1)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
    painter.restore()


def tag_size(text: str, icon: str = "", look: Theme | None = None) -> QSize:
    """Room a small tag needs (``✓ 读卡``, ``✓ 已选``, ``↻ 10:31 孙丽``)."""
    look = look or theme()
    height = look.px("keycap")
    lead = round(height * 0.7) + 4 if icon else 0
    return QSize(lead + look.metrics("small").horizontalAdvance(text) + 14, height)


def paint_tag(
    painter: QPainter, rect: QRectF, text: str, icon: str = "", *, accent: bool = True, ground: str = ""
) -> None:
    """A small tag: accent for what a reader or the program did, plain for facts."""
    look = theme()
    ink = look.color("accent" if accent else "text2")
    painter.save()
    box(
        painter,
        rect,
        fill=look.color(ground or ("accent.tint" if accent else "sunken")),
        line=look.color("accent.line" if accent else "line"),
        radius=3,
    )
    left = 6.0
    if icon:
        side = round(rect.height() * 0.7)
        icons.paint(painter, icon, ink, QRectF(rect.x() + left, rect.y() + (rect.height() - side) / 2, side, side))
        left += side + 4
    painter.setFont(look.font("small"))
    painter.setPen(ink)
    painter.drawText(
        rect.adjusted(left, 0, -4, 0), int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), text
    )
    painter.restore()


def cap_size(text: str, look: Theme | None = None) -> QSize:
    """Room a key cap needs."""
    look = look or theme()
    height = look.px("keycap")
    return QSize(max(height, look.metrics("cap").horizontalAdvance(text) + 12), height)


def paint_cap(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    ink: QColor | None = None,
    line: QColor | None = None,
    ground: QColor | None = None,
) -> None:
    """A key cap: 1 px border, 2 px bottom edge. Without ``ground`` it is transparent (on filled buttons)."""
    look = theme()
    line = line or look.color("line.strong")
    painter.save()
    box(painter, rect, fill=ground, line=line, radius=look.radius("chip"))
    painter.setPen(QPen(line, 1))
    radius = look.radius("chip")
    painter.drawLine(
        QPointF(rect.x() + radius - 1, rect.bottom() - 1.5), QPointF(rect.right() - radius + 1, rect.bottom() - 1.5)
    )
    painter.setFont(look.font("cap"))
    painter.setPen(ink or look.color("text2"))
    painter.drawText(rect.adjusted(0, 0, 0, -1), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), text)
    painter.restore()


def paint_check(painter: QPainter, rect: QRectF, *, on: bool, round_box: bool = False, enabled: bool = True) -> None:
    """The box of a check (or, round, of a radio)."""
    look = theme()
    line = look.color("line.strong" if enabled else "line")
    painter.save()
    if round_box:
        box(
            painter,
            rect,
            fill=look.color("surface"),
            line=look.color("accent") if on else line,
            width=rect.width() * 0.33 if on else 1.5,
            radius=rect.width() / 2,
        )
    elif on:
        box(painter, rect, fill=look.color("accent"), line=None, radius=3)
        side = round(rect.width() * 0.8)
        icons.paint(
            painter,
            "check",
            look.color("accent.text"),
            QRectF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side),
        )
    else:
        box(painter, rect, fill=look.color("surface"), line=line, width=1.5, radius=3)
    painter.restore()
