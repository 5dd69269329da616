"""What a search found: one line a hit, with the reason why it is here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from hall.intake.orders import Hit
from ui.theme import theme
from ui.widgets.halo import Halo
from ui.widgets.key_button import KeyButton
from ui.widgets.living import FOCUS_RING, Living, role, set_flag
from ui.widgets.rich import IconLine

_ICONS = {"case": "folder-open", "person": "user-round", "paper": "file-text"}


class FoundList(Living, QDialog):
    """Esc closes it. Papers can be looked at; it does not block."""

    paper_asked = Signal(object)
    """The id of the paper to be looked at."""

    def __init__(self, text: str, hits: Sequence[Hit], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_flag(self, "role", "page")
        self._text, self.hits = text, tuple(hits)
        self.lines: list[IconLine] = []
        self.buttons: list[KeyButton] = []
        self._title = role(QLabel(), "strong")
        inside = QFrame()
        set_flag(inside, "role", "card")
        self._rows = QVBoxLayout(inside)
        for hit in self.hits:
            self._add(hit)
        self._rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self._close = KeyButton("", key="Esc")
        self._close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(area, 1)
        self._column.addLayout(foot)
        Halo(self)
        self.built()
        (self.buttons[0] if self.buttons else self._close).setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, hit: Hit) -> None:
        line = IconLine(_ICONS.get(hit.kind, "search"), "body", "text")
        row = QHBoxLayout()
        row.addWidget(line, 1)
        self.lines.append(line)
        if hit.kind == "paper":
            look = KeyButton("", small=True)
            look.clicked.connect(lambda _on=False, paper=hit.id: self.paper_asked.emit(paper))
            self.buttons.append(look)
            row.addWidget(look)
        self._rows.addLayout(row)

    def _why(self, code: str) -> str:
        words = {
            "number": self.tr("by its number"),
            "ticket": self.tr("by today's ticket"),
            "code": self.tr("by its code"),
            "id": self.tr("by the identity number"),
            "phone": self.tr("by the telephone"),
            "id_tail": self.tr("by the end of the identity number"),
            "phone_tail": self.tr("by the end of the telephone"),
            "name": self.tr("by name"),
            "initials": self.tr("by pinyin initials"),
        }
        return words.get(code, "")

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Found"))
        self._title.setText(
            self.tr("Found for “{text}”: {n}").replace("{n}", str(len(self.hits))).replace("{text}", self._text)
        )
        self._close.set_words(self.tr("Close"))
        for line, hit in zip(self.lines, self.hits, strict=True):
            line.words.say("**{title}**  ~~{why}~~", title=hit.title, why=self._why(hit.why))
        for button in self.buttons:
            button.set_words(self.tr("Look at the paper"))

    def restyle(self) -> None:
        look = theme()
        pad = look.space(3) + FOCUS_RING
        self._rows.setContentsMargins(pad, pad, pad, pad)
        self._rows.setSpacing(look.scaled(10))
        self._column.setContentsMargins(look.space(4), look.space(4), look.space(4), look.space(4))
        self._column.setSpacing(look.space(3))
        self.resize(look.scaled(640), look.scaled(420))
