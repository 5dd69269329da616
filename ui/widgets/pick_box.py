"""One of five or more: a pick box. For fewer use segments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ui.theme import icons, theme
from ui.theme.painters import box
from ui.widgets.living import Living


class PickBox(Living, QComboBox):
    """Painted like a field, with an arrow down. Letters and arrows choose, Alt+Down opens."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trouble = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.currentIndexChanged.connect(lambda _at: self.picked.emit(self.value()))
        self.built()

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Values and words; the choice stays if it is still there."""
        kept = self.value()
        self.blockSignals(True)
        if [value for value, _ in choices] == [self.itemData(at) for at in range(self.count())]:
            for at, (_, words) in enumerate(choices):
                self.setItemText(at, words)
        else:
            self.clear()
            for value, words in choices:
                self.addItem(words, value)
            self.setCurrentIndex(max(0, self.findData(kept)) if choices else -1)
        self.blockSignals(False)
        self.updateGeometry()
        self.update()

    def value(self) -> object:
        """The chosen value."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Choose."""
        self.setCurrentIndex(self.findData(value))

    def set_trouble(self, on: bool) -> None:
        """Danger border."""
        self._trouble = on
        self.setProperty("problem", "true" if on else None)
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        widest = max(
            (look.metrics("body").horizontalAdvance(self.itemText(at)) for at in range(self.count())),
            default=look.scaled(60),
        )
        return QSize(widest + look.px("icon.small") + look.scaled(28), look.px("field"))

    def minimumSizeHint(self) -> QSize:
        return QSize(_narrowest(), theme().px("field"))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        line, width = ("line.strong", 1)
        if self._trouble:
            line, width = "danger", 2
        elif self.hasFocus():
            line, width = "focus", 2
        off = not self.isEnabled()
        box(
            painter,
            QRectF(self.rect()),
            fill=look.color("disabled.bg" if off else "surface"),
            line=look.color("line" if off else line),
            width=width,
            radius=look.radius("field"),
        )
        side = look.px("icon.small")
        icons.paint(
            painter,
            "chevron-down",
            look.color("disabled" if off else "text"),
            QRectF(self.width() - side - look.space(2), (self.height() - side) // 2, side, side),
        )
        room = QRectF(self.rect()).adjusted(look.space(2) + 1, 0, -side - look.space(2) - 4, 0)
        painter.setFont(look.font("body"))
        painter.setPen(look.color("disabled" if off else "text"))
        words = look.metrics("body").elidedText(self.currentText(), Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)


def _narrowest() -> int:
    """Three characters and the arrow."""
    return theme().metrics("body").horizontalAdvance("国国国") + theme().px("icon.small") + theme().scaled(28)
