"""The pages of the rating screen: waiting, the five faces, the reasons, thanks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hall.errors import UserError
from hall.ratings.orders import ToRate
from hall.ratings.rules import LEVEL_NAMES, WHY_NAMES, Level, Why
from ui.language import current, error_sentence
from ui.rating.parts import BigButton, FaceTile, MarkTile
from ui.theme import theme
from ui.widgets.living import Living
from ui.widgets.rich import RichText
from ui.widgets.words_edit import WordsEdit

LEVELS: Final = tuple(Level)
"""From left to right; the keys 1 to 5 go the same way."""

_MARGIN: Final = (40, 28, 40, 26)
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


def named(names: tuple[str, str]) -> str:
    """The Chinese or the English one, by the language in force."""
    return names[0] if current() == "zh" else names[1]


def _paragraph(size: str, tone: str = "text") -> RichText:
    return RichText(f"resident.{size}", tone, align=_CENTRE)


class WaitingPage(Living, QWidget):
    """Window and clerk, while nothing is to be rated."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: ToRate | None = None
        self._trouble: Exception | None = None
        self.window_name, self.clerk = _paragraph("hero"), _paragraph("title", "text2")
        self.hint = _paragraph("body", "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGIN)
        column.setSpacing(theme().space(6))
        column.addStretch(2)
        for part in (self.window_name, self.clerk):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self.hint)
        column.addStretch(1)
        self.built()

    def show_now(self, now: ToRate, trouble: Exception | None) -> None:
        """Who sits here."""
        self._now, self._trouble = now, trouble
        self.retranslate()

    def retranslate(self) -> None:
        now = self._now
        self.window_name.say("**{name}**", name="" if now is None else now.window_name)
        self.clerk.set_text("" if now is None else now.clerk)
        if isinstance(self._trouble, UserError):
            self.hint.set_text(error_sentence(self._trouble))
        elif self._trouble is not None:
            self.hint.set_text(self.tr("This screen is not reached just now. Your business goes on at the window."))
        else:
            self.hint.set_text(self.tr("When all is done, you may say here how it was."))


class FacesPage(Living, QWidget):
    """Five equal faces, nothing chosen beforehand."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: ToRate | None = None
        self._left, self._failed = 0, False
        self._question = RichText("resident.title")
        self._about = RichText("resident.small", "text2")
        self.large = BigButton("a-large-small")
        self.none = BigButton()
        self.more = BigButton("hourglass")
        self.private = RichText("resident.small", "text2")
        self.seconds = RichText("resident.small", "text2", align=Qt.AlignmentFlag.AlignRight)
        self.tiles = {level: FaceTile(level, digit) for digit, level in enumerate(LEVELS, 1)}
        words = QVBoxLayout()
        words.addWidget(self._question)
        words.addWidget(self._about)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.large, 0, Qt.AlignmentFlag.AlignTop)
        faces = QHBoxLayout()
        faces.setSpacing(theme().space(4))
        for level, tile in self.tiles.items():
            faces.addWidget(tile, 1)
            tile.clicked.connect(lambda _on=False, level=level: self.chosen.emit(level))
        foot = QHBoxLayout()
        foot.setSpacing(theme().space(5))
        foot.addWidget(self.none)
        foot.addWidget(self.private, 2)
        foot.addWidget(self.seconds, 1)
        foot.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGIN)
        column.setSpacing(theme().space(6))
        column.addLayout(head)
        column.addLayout(faces, 1)
        column.addLayout(foot)
        self.built()

    def show_now(self, now: ToRate, *, failed: bool) -> None:
        """Whose service it is; ``failed``: what he touched has not arrived."""
        self._now, self._failed = now, failed
        self.retranslate()

    def show_left(self, left: int) -> None:
        """How long it may be rated here."""
        self._left = left
        self.seconds.say(self.tr("**{left}** s left"), left=left)

    def retranslate(self) -> None:
        now = self._now
        self._question.say(self.tr("**How was this service?**"))
        about = self.tr("{window} · {clerk} · {number} · touch one if you like")
        if now is not None:
            self._about.say(about, window=now.window_name, clerk=now.clerk, number=now.number)
        names = {level: named(LEVEL_NAMES[level]) for level in LEVELS}
        for level, tile in self.tiles.items():
            tile.set_peers(names[level], tuple(names.values()))
        self.large.set_words(self.tr("Large type"))
        self.none.set_words(self.tr("Not this time"))
        self.more.set_words(self.tr("More time"))
        if self._failed:
            self.private.say(self.tr("**This has not arrived yet. Please touch once more.**"))
        else:
            self.private.set_text(self.tr("The clerk cannot see what you say before the day is over."))
        self.show_left(self._left)


class ReasonsPage(Living, QWidget):
    """Marks and words for the lower two: some, or none."""

    marked = Signal(object)
    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = Level.DISSATISFIED
        self._left, self._failed = 0, False
        self._question = RichText("resident.title")
        self._about = RichText("resident.small", "text2")
        self.marks = {why: MarkTile() for why in Why}
        self.words = WordsEdit()
        self.again = BigButton("arrow-left")
        self.more = BigButton("hourglass")
        self.done = BigButton("check", primary=True)
        self.seconds = RichText("resident.small", "text2")
        grid = QGridLayout()
        grid.setSpacing(theme().space(4))
        for at, (why, tile) in enumerate(self.marks.items()):
            grid.addWidget(tile, at // 2, at % 2)
            tile.clicked.connect(lambda _on=False, why=why: self.marked.emit(why))
        grid.addWidget(self.words, len(self.marks) // 2, len(self.marks) % 2)
        for line in range(grid.rowCount()):
            grid.setRowStretch(line, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.words.setMinimumHeight(theme().px("resident.touch.min"))
        self.words.textChanged.connect(lambda: self.written.emit(self.words.text()))
        foot = QHBoxLayout()
        foot.setSpacing(theme().space(5))
        foot.addWidget(self.again)
        foot.addWidget(self.seconds, 1)
        foot.addWidget(self.more)
        foot.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGIN)
        column.setSpacing(theme().space(4))
        column.addWidget(self._question)
        column.addWidget(self._about)
        column.addLayout(grid, 1)
        column.addLayout(foot)
        self.words.next_field.connect(self.done.setFocus)
        self.built()

    def show_now(self, level: Level, reasons: tuple[Why, ...], words: str, *, failed: bool) -> None:
        """What was touched, and what is marked."""
        self._level, self._failed = level, failed
        for why, tile in self.marks.items():
            tile.setChecked(why in reasons)
        if words != self.words.text():
            self.words.set_text(words)
        self.retranslate()

    def show_left(self, left: int) -> None:
        """How long the page stays."""
        self._left = left
        self.seconds.say(self.tr("**{left}** s left"), left=left)

    def retranslate(self) -> None:
        self._question.say(
            self.tr("**You touched “{level}”. What was not good?**"), level=named(LEVEL_NAMES[self._level])
        )
        if self._failed:
            self._about.say(self.tr("**This has not arrived yet. Please touch once more.**"))
        else:
            self._about.set_text(
                self.tr("Touch some, or none. It will be looked into by the supervisor, not by the clerk.")
            )
        for why, tile in self.marks.items():
            tile.set_words(named(WHY_NAMES[why]))
            tile.setAccessibleName(tile.words())
        self.words.setPlaceholderText(self.tr("In your own words, if you like"))
        self.words.setAccessibleName(self.tr("In your own words, if you like"))
        self.again.set_words(self.tr("Choose again"))
        self.more.set_words(self.tr("More time"))
        self.done.set_words(self.tr("Done, send it"))
        self.show_left(self._left)

    def restyle(self) -> None:
        self.words.setFont(theme().font("resident.small"))


class SaidPage(Living, QWidget):
    """Thanks, the same for every level; or that there was no rating."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rated = True
        self._trouble: Exception | None = None
        self.words = _paragraph("number")
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGIN)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addStretch(1)
        self.built()

    def show_now(self, *, rated: bool, trouble: Exception | None) -> None:
        """What is said."""
        self._rated, self._trouble = rated, trouble
        self.retranslate()

    def retranslate(self) -> None:
        if isinstance(self._trouble, UserError):
            self.words.set_text(error_sentence(self._trouble))
        elif self._rated:
            self.words.set_text(self.tr("Thank you, it has been noted"))
        else:
            self.words.set_text(self.tr("No rating this time, thank you"))
