"""The dark half of the page: the open door, the house, what it is for, how the data stands."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hall import __version__
from ui.theme import theme
from ui.widgets.door import Door
from ui.widgets.living import Living, set_flag
from ui.widgets.rich import RichText


class Band(Living, QFrame):
    """``show_centre`` and ``show_data`` say what is known of this hall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_flag(self, "role", "lintel")
        self._centre = ""
        self._embedded: bool | None = None
        self._backup = ""
        self._house = RichText("hero", "bar.text")
        self._name = RichText("title", "bar.text2")
        self._motto = [RichText("body", "bar.text2", spacing=1.7) for _ in range(3)]
        self._facts = RichText("small", "bar.text2")
        self._column = QVBoxLayout(self)
        self._column.addWidget(Door())
        self._column.addSpacing(24)
        self._column.addWidget(self._house)
        self._column.addWidget(self._name)
        self._column.addSpacing(24)
        for line in self._motto:
            self._column.addWidget(line)
        self._column.addStretch(1)
        self._column.addWidget(self._facts)
        self.built()

    def show_centre(self, name: str) -> None:
        """The centre's name."""
        self._centre = name
        self.retranslate()

    def show_data(self, *, embedded: bool, backup: str = "") -> None:
        """Where the data is, and when it was last backed up (in words)."""
        self._embedded, self._backup = embedded, backup
        self.retranslate()

    def facts(self) -> str:
        """The line at the foot."""
        return self._facts.text()

    def centre(self) -> str:
        """The line under the name of the house."""
        return self._name.text()

    def retranslate(self) -> None:
        self._house.say("**{house}**", house=self.tr("One Door"))
        self._name.set_text(
            self.tr("{centre}  reception hall").replace("{centre}", self._centre) if self._centre else ""
        )
        lines = (
            self.tr("Come in by one door, be registered once,"),
            self.tr("be led to the right desk, and take home a paper"),
            self.tr("that says who handles it and until when."),
        )
        for line, words in zip(self._motto, lines, strict=True):
            line.set_text(words)
        facts = [self.tr("Version {version}").replace("{version}", __version__)]
        if self._embedded is not None:
            facts.append(self.tr("Database on this computer") if self._embedded else self.tr("Database on a server"))
        if self._backup:
            facts.append(self.tr("backed up {when}").replace("{when}", self._backup))
        self._facts.set_text("　·　".join(facts))

    def restyle(self) -> None:
        look = theme()
        side = look.scaled(64)
        self._column.setContentsMargins(side, look.scaled(72), look.space(4), look.scaled(64))
        self._column.setSpacing(look.space(1))
