"""The line at the foot: who works here, what the machines do, and the three switches one always finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import icons, theme
from ui.theme.painters import cap_size, paint_cap
from ui.widgets.living import Fitting, set_flag
from ui.widgets.painted import PaintedButton

ORDER = ("who", "database", "printer", "devices", "waiting")
"""The parts at the left, in their places."""
_GIVES_WAY = ("devices", "waiting", "database", "printer")
"""Which part goes first when there is no room, unless it needs a hand."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a part says. ``short`` is said when there is little room; ``warn``: it needs a hand."""

    icon: str
    text: str
    short: str = ""
    warn: bool = False
    on_click: Callable[[], None] | None = None


class StatusPart(PaintedButton):
    """Icon and words; bold orange when it needs a hand; pressable when there is a place to mend it."""

    def __init__(self, part: Part, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(part.text, parent)
        self._part, self._key, self._shortened = part, key, False
        self.clicked.connect(self._press)
        self.built()
        self.show_part(part)

    def show_part(self, part: Part) -> None:
        """Say something else."""
        self._part = part
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if part.on_click is not None else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(part.text)
        self._say()

    def part(self) -> Part:
        """What it says now."""
        return self._part

    def shorten(self, on: bool) -> None:
        """Use the short words."""
        if on != self._shortened:
            self._shortened = on
            self._say()

    def _say(self) -> None:
        self.set_words(self._part.short if self._shortened and self._part.short else self._part.text)
        self.updateGeometry()
        self.update()

    def _press(self) -> None:
        if self._part.on_click is not None:
            self._part.on_click()

    def _icon_px(self) -> int:
        return round(theme().px("icon") * 0.85)

    def width_of(self, *, short: bool) -> int:
        """Width it needs with its full or its short words."""
        look = theme()
        words = self._part.short if short and self._part.short else self._part.text
        width = self._icon_px() + look.scaled(5) + look.metrics("small", bold=self._part.warn).horizontalAdvance(words)
        return width + 2 + (look.scaled(5) + cap_size(self._key).width() if self._key else 0)

    def sizeHint(self) -> QSize:
        return QSize(self.width_of(short=self._shortened), theme().px("status") - 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        tone = (
            "time.orange"
            if self._part.warn
            else "accent"
            if self.hovered and self._part.on_click is not None
            else "text2"
        )
        side = self._icon_px()
        icons.paint(painter, self._part.icon, look.color(tone), QRectF(0, (self.height() - side) // 2, side, side))
        painter.setFont(look.font("small", bold=self._part.warn))
        painter.setPen(look.color(tone if tone != "time.orange" or look.look.value == "light" else "text"))
        x = side + look.scaled(5)
        painter.drawText(
            QRectF(x, 0, self.width(), self.height()),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine),
            self.words(),
        )
        if self._key:
            size = cap_size(self._key)
            paint_cap(
                painter,
                QRectF(self.width() - size.width(), (self.height() - size.height()) // 2, size.width(), size.height()),
                self._key,
                ground=look.color("surface"),
            )


class StatusBar(Fitting, QFrame):
    """``set_part`` at the left; size, language and help at the right. Never scrolls away, never cuts a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_flag(self, "role", "status")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._parts: dict[str, StatusPart] = {}
        self.size_part = StatusPart(Part("a-large-small", ""))
        self.language_part = StatusPart(Part("languages", ""))
        self.help_part = StatusPart(Part("circle-question-mark", ""), "Ctrl+F1")
        self._left = QHBoxLayout()
        self._right = QHBoxLayout()
        for part in (self.size_part, self.language_part, self.help_part):
            self._right.addWidget(part)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._left)
        self._row.addStretch(1)
        self._row.addLayout(self._right)
        self.built()

    def set_part(
        self,
        id: str,
        icon: str,
        text: str,
        *,
        short: str = "",
        warn: bool = False,
        on_click: Callable[[], None] | None = None,
    ) -> None:
        """Say something in one of the places of :data:`ORDER`; an empty text empties the place."""
        part = Part(icon, text, short, warn, on_click)
        if id in self._parts:
            if self._parts[id].part() == part:
                return
            self._parts[id].show_part(part)
        else:
            made = StatusPart(part)
            self._parts[id] = made
            self._left.insertWidget(
                sum(ORDER.index(other) < ORDER.index(id) for other in self._parts if other != id), made
            )
        if self.isVisible():
            self.fit()

    def text(self, id: str) -> str:
        """What a place says, in full."""
        return self._parts[id].part().text if id in self._parts else ""

    def part(self, id: str) -> StatusPart:
        """The part itself."""
        return self._parts[id]

    def restyle(self) -> None:
        look = theme()
        self.setFixedHeight(look.px("status"))
        self._row.setContentsMargins(look.space(4), 1, look.space(4), 1)
        self._row.setSpacing(self._gap())
        self._left.setSpacing(self._gap())
        self._right.setSpacing(self._gap())

    def _gap(self) -> int:
        return theme().space(5)

    def fit(self) -> None:
        """Show what finds room."""
        room = self.width() - 2 * theme().space(4)
        room -= sum(
            part.width_of(short=False) + self._gap() for part in (self.size_part, self.language_part, self.help_part)
        )
        shown = {id: part for id, part in self._parts.items() if part.part().text}

        def used(short: bool) -> int:
            return sum(part.width_of(short=short) + self._gap() for part in shown.values())

        short = used(False) > room
        for id in _GIVES_WAY:
            if short and used(True) > room and id in shown and not shown[id].part().warn:
                del shown[id]
        for id, part in self._parts.items():
            part.shorten(short)
            part.setVisible(id in shown)
