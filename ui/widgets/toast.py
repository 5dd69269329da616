"""News in a fixed place above the content, and the way back for everything one can take back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import theme
from ui.theme.painters import box
from ui.widgets.card import Icon
from ui.widgets.countdown import Countdown
from ui.widgets.key_button import KeyButton
from ui.widgets.living import Living, announce, role
from ui.widgets.note import Note
from ui.widgets.rich import RichText


class ToastBar(Note):
    """Says one thing for six seconds, then folds away."""

    lapsed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("info", "circle-check", parent=parent)
        self.countdown = Countdown(self)
        self.countdown.ticked.connect(self._tick)
        self.countdown.ended.connect(self._end)
        self.hide()

    def toast(self, markup: str, icon: str = "circle-check", *, ms: int = 0, **params: object) -> None:
        """Say it for ``ms`` (0: as long as the tokens say)."""
        self.set_kind("info", icon)
        self.say(markup, **params)
        self.show()
        self.countdown.start(ms or theme().motion("toast"))
        announce(self, self.text())

    def _tick(self, seconds: object) -> None:
        self.set_aside(self.tr("gone in {n} s").replace("{n}", str(seconds)))

    def _end(self) -> None:
        self.hide()
        self.lapsed.emit()


class UndoBar(Living, QWidget):
    """``A033 已记未到 · 撤回 Ctrl+Z · 8 秒``: dark, one button, the seconds left."""

    undone = Signal()
    lapsed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Icon("undo-2", "accent.text")
        self._words = RichText("body", "accent.text")
        self.button = KeyButton("", key="Ctrl+Z", small=True)
        self._seconds = role(QLabel(), "undo")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.button)
        self._row.addWidget(self._seconds)
        self._undo: Callable[[], None] | None = None
        self.countdown = Countdown(self)
        self.countdown.ticked.connect(self._tick)
        self.countdown.ended.connect(self._end)
        self.button.clicked.connect(self.undo)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.built()
        self.hide()

    def offer(
        self,
        markup: str,
        icon: str = "undo-2",
        undo: Callable[[], None] | None = None,
        *,
        ms: int = 0,
        **params: object,
    ) -> None:
        """Offer the way back for ``ms`` (0: ten seconds, as the tokens say)."""
        self._undo = undo
        self._icon.set_icon(icon)
        self._words.say(markup, **params)
        self.setAccessibleName(self._words.text())
        self.show()
        self.countdown.start(ms or theme().motion("undo"))
        announce(self, f"{self._words.text()} · {self.button.spoken()} {self.button.cap_text()}")

    def undo(self) -> None:
        """Take it back (Ctrl+Z calls this); does nothing when no time is left."""
        if not self.countdown.is_running():
            return
        self.countdown.stop()
        self.hide()
        if self._undo is not None:
            self._undo()
        self.undone.emit()

    def _tick(self, seconds: object) -> None:
        self._seconds.setText(self.tr("{n} s").replace("{n}", str(seconds)))

    def _end(self) -> None:
        self.hide()
        self.lapsed.emit()

    def retranslate(self) -> None:
        self.button.set_words(self.tr("Undo"))
        self._tick(self.countdown.seconds())

    def restyle(self) -> None:
        look = theme()
        self._row.setContentsMargins(look.scaled(12), look.scaled(8), look.scaled(12), look.scaled(8))
        self._row.setSpacing(look.space(2))
        self._seconds.setMinimumWidth(look.metrics("body", bold=True).horizontalAdvance("10 秒"))
        self._seconds.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        box(QPainter(self), QRectF(self.rect()), fill=look.color("text"), line=None, radius=look.radius("field"))
