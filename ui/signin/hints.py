"""The accounts of the demonstration, with the password they all share; a press fills them in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.living import Living, set_flag
from ui.widgets.rich import IconLine

if TYPE_CHECKING:
    from ui.signin.people import Hint
    from ui.signin.viewmodel import SignInModel


class Hints(Living, QFrame):
    """One button an account."""

    def __init__(self, model: SignInModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_flag(self, "role", "card")
        self._model = model
        self._line = IconLine("key-round", "small", "text2")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._line)
        flow = FlowLayout(8)
        self.buttons: list[KeyButton] = []
        for hint in model.hints:
            button = KeyButton("", small=True)
            button.clicked.connect(lambda _on=False, hint=hint: self._take(hint))
            self.buttons.append(button)
            flow.addWidget(button)
        self._column.addLayout(flow)
        self.built()

    def _take(self, hint: Hint) -> None:
        self._model.take_hint(hint)
        self._model.go_to.emit("password")

    def retranslate(self) -> None:
        password = self._model.hints[0].password if self._model.hints else ""
        self._line.words.say(
            self.tr("Invented data to try things out. Password of every account: **{password}**"), password=password
        )
        for button, hint in zip(self.buttons, self._model.hints, strict=True):
            button.set_words(f"{self._role(hint.role)} {hint.name}")

    def _role(self, code: str) -> str:
        words = {
            "guide": self.tr("Guide"),
            "supervisor": self.tr("Supervisor"),
            "administrator": self.tr("Administrator"),
            "clerk": self.tr("Clerk"),
        }
        return words.get(code, "")

    def restyle(self) -> None:
        look = theme()
        self._column.setContentsMargins(look.space(3), look.space(2), look.space(3), look.space(3))
        self._column.setSpacing(look.space(2))
