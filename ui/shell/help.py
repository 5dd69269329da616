"""The keys that work here, read from the one table of keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import keys
from ui.theme import theme
from ui.widgets.halo import Halo
from ui.widgets.key_button import KeyButton
from ui.widgets.key_cap import KeyCap
from ui.widgets.living import Living, role, set_flag


class KeyHelp(Living, QDialog):
    """Lists the keys of a place and those that work everywhere; Esc closes it. Does not block."""

    def __init__(self, place: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_flag(self, "role", "page")
        self._words: list[tuple[QLabel, str]] = []
        self._here, self._everywhere = role(QLabel(), "strong"), role(QLabel(), "strong")
        grid = QGridLayout()
        self._grid = grid
        halves = [
            (self._here, [key for key in keys.KEYS if key.place == place]),
            (self._everywhere, [key for key in keys.KEYS if key.place == keys.EVERYWHERE]),
        ]
        for half, (heading, entries) in enumerate(halves):
            grid.addWidget(heading, 0, half * 2, 1, 2)
            heading.setVisible(bool(entries))
            for row, entry in enumerate(entries, 1):
                caps = QHBoxLayout()
                caps.addWidget(KeyCap(entry.keys[0]))
                caps.addStretch(1)
                label = QLabel()
                self._words.append((label, entry.id))
                grid.addLayout(caps, row, half * 2)
                grid.addWidget(label, row, half * 2 + 1)
        grid.setRowStretch(len(keys.KEYS), 1)
        inside = QFrame()
        set_flag(inside, "role", "card")
        inside.setLayout(grid)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close = KeyButton("", key="Esc")
        self._close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        self._column = QVBoxLayout(self)
        self._column.addWidget(area, 1)
        self._column.addLayout(foot)
        Halo(self)
        self.built()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Keys"))
        self._here.setText(self.tr("Here"))
        self._everywhere.setText(self.tr("Everywhere"))
        self._close.set_words(self.tr("Close"))
        for label, id in self._words:
            label.setText(keys.words(id))

    def restyle(self) -> None:
        look = theme()
        self._grid.setContentsMargins(look.space(4), look.space(3), look.space(4), look.space(3))
        self._grid.setHorizontalSpacing(look.space(3))
        self._grid.setVerticalSpacing(look.scaled(6))
        self._column.setContentsMargins(look.space(4), look.space(4), look.space(4), look.space(4))
        self._column.setSpacing(look.space(3))
        hint = self._grid.sizeHint()
        screen = self.screen().availableSize()
        self.resize(
            min(hint.width() + 3 * look.space(6), screen.width()),
            min(hint.height() + look.px("button") + 4 * look.space(4), screen.height()),
        )
