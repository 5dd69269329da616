"""What stands above the form right after saving: the number, large; where to; what to say to the visitor; the paper; the way back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.theme.painters import box
from ui.widgets.card import Icon
from ui.widgets.countdown import Countdown
from ui.widgets.key_button import KeyButton
from ui.widgets.living import Living, announce, role
from ui.widgets.rich import IconLine, RichText

_EDGE = 8


@dataclass(frozen=True, slots=True)
class Saved:
    """``number`` the ticket, ``target`` where to, ``say`` what to tell the visitor (markup), ``paper`` the state of the papers."""

    number: str
    target: str
    say: str = ""
    paper: str = ""
    undo_ms: int = 0


class SavedBand(Living, QWidget):
    """The number stays until :meth:`clear`; only the way back runs out."""

    undo = Signal()
    lapsed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = role(QLabel(), "saved")
        self._arrow = Icon("arrow-right", "text", share=24 / 18)
        self._target = RichText("title", "text")
        self._say = RichText("body", "text")
        self._paper = IconLine("printer", "small", "text2", "text2", share=0.85)
        self.button = KeyButton("", key="Ctrl+Z", icon="undo-2")
        self._words = QVBoxLayout()
        self._words.addWidget(self._say)
        self._words.addWidget(self._paper)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._number)
        self._row.addWidget(self._arrow)
        self._row.addWidget(self._target)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self.button)
        self.countdown = Countdown(self)
        self.countdown.ticked.connect(self._tick)
        self.countdown.ended.connect(self._end)
        self.button.clicked.connect(self.take_back)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._target_words = ""
        self.built()
        self.hide()

    def show_saved(self, saved: Saved) -> None:
        """Show what was saved and offer the way back."""
        self._number.setText(saved.number)
        self._target_words = saved.target
        self._target.say("**{target}**", target=saved.target)
        self._say.say(saved.say)
        self._say.setVisible(bool(saved.say))
        self.set_paper(saved.paper)
        self.button.show()
        self.show()
        self.setAccessibleName(f"{saved.number} → {saved.target}. {self._say.text()}")
        self.countdown.start(saved.undo_ms or theme().motion("undo"))
        announce(self, self.accessibleName())

    def set_paper(self, text: str, *, warn: bool = False) -> None:
        """The state of the papers, one line; ``warn`` in orange."""
        self._paper.words.set_text(text)
        self._paper.words.set_tone("time.orange" if warn else "text2")
        self._paper.set_icon("printer" if text else "", "time.orange" if warn else "text2")
        self._paper.setVisible(bool(text))

    def number(self) -> str:
        """The number shown."""
        return self._number.text()

    def take_back(self) -> None:
        """Ask to take it back (Ctrl+Z calls this); does nothing when no time is left."""
        if self.countdown.is_running():
            self.countdown.stop()
            self.button.hide()
            self.undo.emit()

    def clear(self) -> None:
        """The next visitor has begun: fold away."""
        self.countdown.stop()
        self.hide()

    def _tick(self, seconds: object) -> None:
        self.button.set_count(self.tr("{n} s").replace("{n}", str(seconds)), self.tr("{n} s").replace("{n}", "10"))

    def _end(self) -> None:
        self.button.hide()
        self.lapsed.emit()

    def retranslate(self) -> None:
        self.button.set_words(self.tr("Undo"))
        if self.countdown.is_running():
            self._tick(self.countdown.seconds())

    def restyle(self) -> None:
        look = theme()
        self._row.setContentsMargins(_EDGE + look.scaled(14), look.scaled(8), look.scaled(14), look.scaled(8))
        self._row.setSpacing(look.scaled(16))
        self._words.setSpacing(2)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        box(
            painter,
            QRectF(self.rect()),
            fill=look.color("surface"),
            line=look.color("accent"),
            width=2,
            radius=look.radius("card"),
        )
        painter.setClipRect(0, 0, _EDGE, self.height())
        box(
            painter,
            QRectF(0, 0, 4 * _EDGE, self.height()),
            fill=look.color("accent"),
            line=None,
            radius=look.radius("card"),
        )
