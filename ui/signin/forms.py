"""The form of the page: account, password and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.field import Field, FieldSpec
from ui.widgets.line_edit import LineEdit
from ui.widgets.living import Living, role
from ui.widgets.password_field import PasswordField
from ui.widgets.pick_box import PickBox

if TYPE_CHECKING:
    from ui.signin.viewmodel import SignInModel


class EntryForm(Living, QWidget):
    """Who, with which password, where. While the screen is locked only the password is asked for."""

    def __init__(self, model: SignInModel, last_place: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._last_place = model, last_place
        self.login, self.password, self.place = LineEdit(), PasswordField(lead="key-round"), PickBox()
        self.login.set_lead("user-round")
        self.fields = {"login": Field(self.login), "password": Field(self.password), "place": Field(self.place)}
        self._last = role(QLabel(), "muted")
        self.fields["place"].set_side(self._last)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for field in self.fields.values():
            self._column.addWidget(field)
        for hidden in ("login", "place") if model.locked is not None else ():
            self.fields[hidden].hide()
        self.login.textEdited.connect(lambda text: model.edit("login", text))
        self.password.changed.connect(lambda text: model.edit("password", text))
        self.place.picked.connect(self._pick)
        self.built()

    def _pick(self, place: object) -> None:
        self._model.edit("place", str(place))
        self._say_last()

    def show_state(self) -> None:
        """Show what the model holds."""
        if self.login.text() != self._model.login:
            self.login.setText(self._model.login)
        if self.password.text() != self._model.password:
            self.password.edit.setText(self._model.password)
        self.place.set_choices([(place, place) for place in self._model.places])
        self.place.set_value(self._model.place)
        self._say_last()

    def first(self) -> str:
        """Where work begins: the password, once it is known who it is."""
        return "password" if self._model.login else "login"

    def _say_last(self) -> None:
        self._last.setText(self.tr("used last") if self._last_place and self._model.place == self._last_place else "")

    def retranslate(self) -> None:
        self.fields["login"].say(FieldSpec(self.tr("&User account")))
        self.fields["password"].say(FieldSpec(self.tr("&Password")))
        self.fields["place"].say(FieldSpec(self.tr("&Where are you today")))
        self._say_last()

    def restyle(self) -> None:
        self._column.setSpacing(theme().scaled(12))
