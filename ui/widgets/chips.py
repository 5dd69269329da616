"""Several of a few: chips with a check on the chosen ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons, theme
from ui.theme.painters import box
from ui.widgets.flow import FlowLayout
from ui.widgets.living import Living
from ui.widgets.painted import PaintedButton
from ui.widgets.walk import step


class Chip(PaintedButton):
    """One chip. The room for its check is always there, so choosing moves nothing."""

    enter_presses = False

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.built()

    def _check(self) -> int:
        return theme().scaled(13)

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(
            look.metrics("body", bold=True).horizontalAdvance(self.words()) + self._check() + look.scaled(16),
            look.px("field") - look.scaled(6),
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            step(self, back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        on = self.isChecked()
        ink = "disabled" if not self.isEnabled() else "accent" if on else "text"
        fill = (
            "disabled.bg" if not self.isEnabled() else "accent.tint" if on else "hover" if self.hovered else "surface"
        )
        box(
            painter,
            QRectF(self.rect()),
            fill=look.color(fill),
            line=look.color("accent" if on and self.isEnabled() else "line.strong"),
            width=look.border("selected" if on else "control"),
            radius=look.radius("chip"),
        )
        paint_checked_words(painter, self, ink, on)


def paint_checked_words(painter: QPainter, button: PaintedButton, ink: str, on: bool) -> None:
    """Words in the middle; when chosen, bold with a check in the room kept for it."""
    look = theme()
    check = look.scaled(13)
    width = look.metrics("body", bold=on).horizontalAdvance(button.words())
    total = width + (check + 3 if on else 0)
    x = (button.width() - total) / 2
    if on:
        icons.paint(painter, "check", look.color(ink), QRectF(round(x), (button.height() - check) // 2, check, check))
        x += check + 3
    painter.setFont(look.font("body", bold=on))
    painter.setPen(look.color(ink))
    painter.drawText(
        QRectF(x, 0, width + 4, button.height()),
        int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine),
        button.words(),
    )


class Chips(Living, QWidget):
    """A wrapping row of chips; any number may be chosen. Space chooses, Enter walks on."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[object, Chip] = {}
        self._flow = FlowLayout(6, self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.built()

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Values and their words; what was chosen stays chosen, so it also serves to change the language."""
        if [value for value, _ in choices] != list(self._chips):
            chosen = self.values()
            for chip in self._chips.values():
                self._flow.removeWidget(chip)
                chip.deleteLater()
            self._chips = {}
            for value, words in choices:
                chip = Chip(words, self)
                chip.setChecked(value in chosen)
                chip.toggled.connect(lambda _on: self.changed.emit())
                self._flow.addWidget(chip)
                chip.show()
                self._chips[value] = chip
            first = next(iter(self._chips.values()), None)
            self.setFocusProxy(first)  # type: ignore[arg-type]
        for value, words in choices:
            self._chips[value].set_words(words)
            self._chips[value].setAccessibleName(self._chips[value].spoken())
        self.updateGeometry()

    def values(self) -> tuple[object, ...]:
        """What is chosen, in the order of the choices."""
        return tuple(value for value, chip in self._chips.items() if chip.isChecked())

    def set_values(self, values: Iterable[object]) -> None:
        """Choose exactly these; tells ``changed`` once if something changed."""
        wanted = set(values)
        before = self.values()
        for value, chip in self._chips.items():
            chip.blockSignals(True)
            chip.setChecked(value in wanted)
            chip.blockSignals(False)
            chip.update()
        if self.values() != before:
            self.changed.emit()

    def chip(self, value: object) -> Chip:
        """The chip of a value."""
        return self._chips[value]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width)
