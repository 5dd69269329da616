"""One of at most four: segments with a check on the chosen one, none chosen at first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.chips import paint_checked_words
from ui.widgets.living import Living
from ui.widgets.painted import PaintedButton
from ui.widgets.walk import step


class Segment(PaintedButton):
    """One segment; ``first`` and ``last`` have round corners."""

    enter_presses = False

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.first = self.last = False
        self.setCheckable(True)
        self.built()

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(
            look.metrics("body", bold=True).horizontalAdvance(self.words()) + look.scaled(13 + 3 + 16), look.px("field")
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        owner = self.parentWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(owner, Segments):
            owner.leave(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and isinstance(owner, Segments):
            owner.go(self, 1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and isinstance(owner, Segments):
            owner.set_value(None)
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        owner = self.parentWidget()
        if isinstance(owner, Segments):
            owner.pick(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        fill, ink = ("accent", "accent.text") if on else ("hover" if self.hovered else "surface", "text")
        if not self.isEnabled():
            fill, ink = "disabled.bg", "disabled"
        left = 0.5
        right = self.width() - (0.5 if self.last else -0.5)
        outline = _rounded(
            QRectF(left, 0.5, right - left, self.height() - 1), look.radius("field"), self.first, self.last
        )
        painter.fillPath(outline, look.color(fill))
        painter.setPen(QPen(look.color("accent" if on else "line.strong"), 1))
        painter.drawPath(outline)
        paint_checked_words(painter, self, ink, on)


def _rounded(rect: QRectF, radius: float, left: bool, right: bool) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, radius, radius)
    if not left:
        path.addRect(rect.adjusted(0, 0, -rect.width() / 2, 0))
    if not right:
        path.addRect(rect.adjusted(rect.width() / 2, 0, 0, 0))
    return path.simplified()


class Segments(Living, QWidget):
    """Arrows or Space choose, Delete takes the choice back, Enter walks on."""

    chosen = Signal(object)
    """The value now chosen, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments: dict[object, Segment] = {}
        self._value: object = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.built()

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Values and words; the choice stays, so it also serves to change the language."""
        if [value for value, _ in choices] != list(self._segments):
            for old in self._segments.values():
                self._row.removeWidget(old)
                old.deleteLater()
            self._segments = {}
            for at, (value, words) in enumerate(choices):
                segment = Segment(words, self)
                segment.first, segment.last = at == 0, at == len(choices) - 1
                self._row.insertWidget(at, segment)
                self._segments[value] = segment
            if self._value not in self._segments:
                self._value = None
        for value, words in choices:
            self._segments[value].set_words(words)
            self._segments[value].setAccessibleName(self._segments[value].spoken())
        self._show()

    def value(self) -> object:
        """The chosen value, or None."""
        return self._value

    def set_value(self, value: object) -> None:
        """Choose, or take the choice back with None."""
        if value != self._value:
            self._value = value
            self._show()
            self.chosen.emit(value)

    def segment(self, value: object) -> Segment:
        """The segment of a value."""
        return self._segments[value]

    def pick(self, segment: Segment) -> None:
        """Choose this segment; pressing the chosen one again takes the choice back."""
        value = next(key for key, held in self._segments.items() if held is segment)
        self.set_value(None if value == self._value else value)

    def go(self, segment: Segment, by: int) -> None:
        """Go to the neighbour and choose it."""
        held = list(self._segments.values())
        at = min(max(held.index(segment) + by, 0), len(held) - 1)
        self.set_value(list(self._segments)[at])
        held[at].setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self, *, back: bool = False) -> None:
        """Walk on to what comes after (or before) all segments."""
        held = list(self._segments.values())
        step(held[0] if back else held[-1], back=back)

    def _show(self) -> None:
        for value, segment in self._segments.items():
            segment.setChecked(value == self._value)
        stop = self._segments.get(self._value) or next(iter(self._segments.values()), None)
        for segment in self._segments.values():
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if segment is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)  # type: ignore[arg-type]
