"""The other form of the page: a new password, for somebody who has to choose one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shell.new_password import NewPassword
from ui.theme import theme
from ui.widgets.living import Living
from ui.widgets.rich import RichText

if TYPE_CHECKING:
    from ui.signin.viewmodel import SignInModel


class RenewalForm(Living, QWidget):
    """The password was given by somebody else: choose one's own."""

    def __init__(self, model: SignInModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why = RichText("body", "text2", spacing=1.5)
        self.choice = NewPassword()
        self.fields = self.choice.fields
        name = model.renewing.actor.name if model.renewing is not None else ""
        self.choice.set_names(model.login, name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._why)
        self._column.addWidget(self.choice)
        self.choice.edited.connect(model.edit)
        self.built()

    def retranslate(self) -> None:
        self._why.say(self.tr("This password was given to you by somebody else. Please choose one that only you know."))

    def restyle(self) -> None:
        self._column.setSpacing(theme().scaled(12))
