"""The danger banner: what was said, three numbered acts, two buttons. Stays until it is dealt with, never takes the focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.theme.painters import box
from ui.widgets.card import Icon
from ui.widgets.flow import FlowLayout
from ui.widgets.living import Living, announce
from ui.widgets.rich import RichText, Run, runs

_EDGE = 8


class Banner(Living, QWidget):
    """Full width under the lintel. Put its buttons into ``buttons``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Icon("siren", "danger", share=28 / 18)
        self._title = RichText("strong", "text")
        self._acts: list[RichText] = []
        self._flow_box = QWidget()
        self._flow_box.setSizePolicy(_follows_width())
        self._flow = FlowLayout(22, self._flow_box, row_gap=2)
        self._column = QVBoxLayout()
        self._column.addWidget(self._title)
        self._column.addWidget(self._flow_box)
        self.buttons = QHBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._column, 1)
        self._row.addLayout(self.buttons)
        self._row.setAlignment(self.buttons, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(_follows_width())
        self.built()

    def show_words(self, title: str, words: Sequence[str], acts: Sequence[str]) -> None:
        """The sentence before the words, the words found, and what to do in order (``acts``: markup). Announces itself."""
        marked = [Run(title, "bold")]
        for word in words:
            marked += [Run(word, "mark"), Run("  ")]
        self._title.set_runs(marked)
        for old in self._acts:
            self._flow.removeWidget(old)
            old.deleteLater()
        self._acts = []
        for number, act in enumerate(acts, 1):
            line = RichText("body", "text")
            line.set_runs([Run(f"{number} ", "bold"), *runs(act)])
            self._flow.addWidget(line)
            line.show()
            self._acts.append(line)
        self._flow_box.setVisible(bool(acts))
        self._say()

    def fold(self, text: str) -> None:
        """Dealt with: one quiet line is left."""
        self.show_words("", (), ())
        self._title.set_text(text)
        self._icon.set_icon("check", "danger")
        self.setAccessibleName(text)

    def text(self) -> str:
        """Everything it says."""
        return " ".join([self._title.text().strip(), *(act.text() for act in self._acts)])

    def _say(self) -> None:
        self._icon.set_icon("siren", "danger")
        self.setAccessibleName(self.text())
        if self.isVisible() and self.text():
            announce(self, self.text())

    def restyle(self) -> None:
        look = theme()
        self._row.setContentsMargins(_EDGE + look.scaled(14), look.scaled(10), look.scaled(14), look.scaled(10))
        self._row.setSpacing(look.space(3))
        self._column.setSpacing(look.scaled(5))
        self._flow.setSpacing(look.scaled(22))
        self.buttons.setSpacing(look.space(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        box(
            painter,
            QRectF(self.rect()),
            fill=look.color("danger.tint"),
            line=look.color("danger"),
            width=2,
            radius=look.radius("field"),
        )
        painter.setClipRect(0, 0, _EDGE, self.height())
        box(
            painter,
            QRectF(0, 0, 4 * _EDGE, self.height()),
            fill=look.color("danger"),
            line=None,
            radius=look.radius("field"),
        )


def _follows_width() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy
