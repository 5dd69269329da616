"""The bar with what one can do next: a message at the left, buttons at the right, the filled one last. Never scrolls away."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets.key_button import KeyButton
from ui.widgets.living import Fitting, role, set_flag
from ui.widgets.rich import IconLine


class ActionBar(Fitting, QFrame):
    """Buttons that find no room go into ``More``, those added first go first; the main one always stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_flag(self, "role", "actionbar")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.message = IconLine("", "small", "muted", "muted", share=0.9)
        self._aside = role(QLabel(), "muted")
        self._more = KeyButton("")
        self._menu = QMenu(self)
        self._more.set_menu(self._menu)
        self._buttons: list[KeyButton] = []
        self._main: KeyButton | None = None
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.message, 1)
        self._row.addWidget(self._aside)
        self._row.addWidget(self._more)
        self.built()

    def add(self, button: KeyButton) -> None:
        """One more button, left of the main one."""
        self._buttons.append(button)
        self._row.insertWidget(self._row.indexOf(self._more), button)

    def set_main(self, button: KeyButton) -> None:
        """The filled one at the right end."""
        self._main = button
        self._row.addWidget(button)

    def set_message(self, text: str, icon: str = "", tone: str = "muted") -> None:
        """What is the case now (``草稿已存 09:42:16``); tones: muted, danger, time.orange."""
        self.message.set_icon(icon, tone)
        self.message.words.set_tone(tone)
        self.message.words.say(text)

    def set_aside(self, text: str) -> None:
        """A muted word before the buttons."""
        self._aside.setText(text)

    def folded(self) -> list[QAction]:
        """The entries of ``More``."""
        return self._menu.actions()

    def retranslate(self) -> None:
        self._more.set_words(self.tr("More"))

    def restyle(self) -> None:
        look = theme()
        self.setFixedHeight(look.px("button.main") + look.space(5))
        self._row.setContentsMargins(look.space(4), 0, look.space(4), 0)
        self._row.setSpacing(look.scaled(10))

    def fit(self) -> None:
        """Show what finds room."""
        gap = theme().scaled(10)
        room = (
            self.width()
            - 2 * theme().space(4)
            - min(self.message.words.sizeHint().width(), theme().scaled(220))
            - theme().scaled(30)
        )
        if self._main is not None:
            room -= self._main.sizeHint().width() + gap
        wished = self._buttons
        aside = self._aside.sizeHint().width() + gap if self._aside.text() else 0
        needed = sum(button.sizeHint().width() + gap for button in wished)
        self._aside.setVisible(bool(self._aside.text()) and needed + aside <= room)
        folded: list[KeyButton] = []
        if needed > room:
            room -= self._more.sizeHint().width() + gap
            for button in wished:
                if needed <= room:
                    break
                folded.append(button)
                needed -= button.sizeHint().width() + gap
        self._menu.clear()
        for button in self._buttons:
            button.setVisible(button in wished and button not in folded)
        for button in folded:
            entry = self._menu.addAction(f"{button.words()}\t{button.cap_text()}")
            entry.setEnabled(button.isEnabled())
            entry.triggered.connect(button.click)
        self._more.setVisible(bool(folded))
