"""The pages of the kiosk: what did you come for, what exactly, your number, and a sentence where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hall.intake.orders import NumberTaken
from ui.kiosk.needs import Group, Need
from ui.kiosk.tiles import Tile
from ui.language import current
from ui.theme import theme
from ui.widgets.living import Living
from ui.widgets.rich import RichText, Run

COLUMNS = 2
_CENTRE = Qt.AlignmentFlag.AlignHCenter


def worded(words: tuple[str, str]) -> str:
    """The Chinese or the English one, by the language in force."""
    return words[0] if current() == "zh" else words[1]


class ChoicePage(Living, QWidget):
    """Tiles in two columns; what is chosen is a :class:`Group` on the first page, a :class:`Need` on the second."""

    chosen = Signal(object)

    def __init__(self, *, second: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._second = second
        self._choices: Sequence[Group | Need] = ()
        self.tiles: list[Tile] = []
        self.title, self.hint = RichText("resident.title"), RichText("resident.body", "text2")
        self.large, self.other = Tile("a-large-small", quiet=True), Tile("languages", quiet=True)
        self.back = Tile("arrow-left", quiet=True)
        self.waiting = RichText("resident.body", "text2")
        words = QVBoxLayout()
        words.addWidget(self.title)
        words.addWidget(self.hint)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        for button in (self.large, self.other):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme().space(6))
        for at in range(COLUMNS):
            self._grid.setColumnStretch(at, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.waiting, 1)
        self.back.setVisible(second)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 28, 40, 26)
        column.setSpacing(theme().space(6))
        column.addLayout(head)
        column.addLayout(self._grid, 1)
        column.addLayout(foot)
        self.built()

    def retranslate(self) -> None:
        asked = self.tr("What exactly is it about?") if self._second else self.tr("Hello, what did you come for?")
        self.title.set_runs([Run(asked, "bold")])
        self.hint.set_text(self.tr("Touch one of these. If you are not sure, ask the guide at the desk"))
        self.large.say(self.tr("Larger"))
        self.other.say("English" if current() == "zh" else "中文")
        self.back.say(self.tr("Back"))
        for tile, choice in zip(self.tiles, self._choices, strict=True):
            tile.say(worded(choice.words))

    def offer(self, choices: Sequence[Group | Need]) -> None:
        """Show these."""
        if choices == self._choices:
            return
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._choices, self.tiles = choices, []
        for at, choice in enumerate(choices):
            tile = Tile(choice.icon if isinstance(choice, Group) else "", str(at + 1))
            tile.clicked.connect(lambda _checked=False, choice=choice: self.chosen.emit(choice))
            self._grid.addWidget(tile, at // COLUMNS, at % COLUMNS)
            self.tiles.append(tile)
        self.retranslate()

    def press(self, at: int) -> None:
        """As if the tile had been touched."""
        if at < len(self._choices):
            self.chosen.emit(self._choices[at])

    def show_waiting(self, count: int) -> None:
        """How many wait in the hall."""
        self.waiting.set_text(
            self.tr("Waiting now: {count}").format(count=count) if count else self.tr("Nobody waits just now")
        )


class NumberPage(Living, QWidget):
    """A number in the largest type there is with where it belongs; or a sentence alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = RichText("resident.title", align=_CENTRE)
        self.number = RichText("resident.hero", align=_CENTRE)
        self.desk = RichText("resident.title", align=_CENTRE)
        self.ahead = RichText("resident.title", align=_CENTRE)
        self.note = RichText("resident.body", "text2", align=_CENTRE)
        self.done = Tile("check", quiet=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 28, 40, 26)
        column.setSpacing(theme().space(6))
        column.addStretch(1)
        for part in (self.first, self.number, self.desk, self.ahead, self.note):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self.done, 0, _CENTRE)
        self.built()

    def retranslate(self) -> None:
        self.done.say(self.tr("Done"))

    def show_number(self, taken: NumberTaken) -> None:
        """What the visitor takes along in his head, or in his telephone."""
        ahead = self.tr("{count} before you").format(count=taken.ahead) if taken.ahead else self.tr("You are the next")
        note = self.tr("Please remember or photograph it: nothing is printed here. Watch the board, it will be called")
        self._show(self.tr("Your number"), taken.number, taken.desk_name, ahead, note)
        self.done.setVisible(True)

    def show_words(self, words: str, note: str, *, done: bool = False) -> None:
        """No number: why."""
        self._show(words, "", "", "", note)
        self.done.setVisible(done)

    def _show(self, *texts: str) -> None:
        for part, text in zip((self.first, self.number, self.desk, self.ahead, self.note), texts, strict=True):
            strong = "bold" if part in (self.first, self.number) else ""
            part.set_runs([Run(text, strong)] if text else [])
            part.setVisible(bool(text))
