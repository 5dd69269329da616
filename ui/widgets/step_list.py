"""The steps of the first start, and the lines that turn green when a condition is met."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons, theme
from ui.theme.painters import box
from ui.widgets.living import Living
from ui.widgets.rich import IconLine


class StepList(Living, QWidget):
    """Numbers in rings, a check on what is done, a stripe at where one is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[str, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.built()

    def set_steps(self, steps: Sequence[str]) -> None:
        """The names of the steps."""
        self._steps = tuple(steps)
        self._changed()

    def set_current(self, at: int) -> None:
        """Where one is, from 0; what lies before is done."""
        self._current = at
        self._changed()

    def current(self) -> int:
        """Where one is, from 0."""
        return self._current

    def _changed(self) -> None:
        here = self._steps[self._current] if self._current < len(self._steps) else ""
        self.setAccessibleName(f"{min(self._current + 1, len(self._steps))}/{len(self._steps)} {here}")
        self.updateGeometry()
        self.update()

    def _row(self) -> int:
        return theme().px("row") + theme().scaled(10)

    def sizeHint(self) -> QSize:
        look = theme()
        widest = max((look.metrics("body", bold=True).horizontalAdvance(step) for step in self._steps), default=0)
        return QSize(widest + look.scaled(24 + 12 + 28), len(self._steps) * (self._row() + look.space(1)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        row, side = self._row(), look.scaled(24)
        for at, step in enumerate(self._steps):
            place = QRectF(0, at * (row + look.space(1)), self.width(), row)
            here = at == self._current
            if here:
                box(painter, place, fill=look.color("select"), line=None, radius=look.radius("field"))
                painter.fillRect(QRectF(0, place.y(), look.border("stripe"), row), look.color("accent"))
            ring = QRectF(look.scaled(14), place.y() + (row - side) // 2, side, side)
            if at < self._current:
                icons.paint(painter, "circle-check", look.color("accent"), ring)
            else:
                box(
                    painter,
                    ring,
                    fill=look.color("accent") if here else None,
                    line=look.color("accent" if here else "line.strong"),
                    width=1.5,
                    radius=side / 2,
                )
                painter.setFont(look.font("small", bold=here))
                painter.setPen(look.color("accent.text" if here else "text2"))
                painter.drawText(ring, int(Qt.AlignmentFlag.AlignCenter), str(at + 1))
            painter.setFont(look.font("body", bold=here))
            painter.setPen(look.color("select.text" if here else "text2"))
            painter.drawText(
                place.adjusted(ring.right() + look.space(3), 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), step
            )


class Criterion(IconLine):
    """``○ 至少 10 个字符``; a green check and green words when it is met."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("circle", "body", "text", "text", share=1.0, parent=parent)
        self._met = False

    def set_met(self, met: bool) -> None:
        """Met or not yet."""
        self._met = met
        self.set_icon("circle-check" if met else "circle", "time.green" if met else "text")
        self.words.set_tone("time.green" if met else "text")
        self.update()

    def is_met(self) -> bool:
        """Is it met?"""
        return self._met

    def say(self, markup: str, **params: object) -> None:
        """The condition in words."""
        self.words.say(markup, **params)
        self.setAccessibleName(self.words.text())
