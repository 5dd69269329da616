"""The three pages of the first start: the centre, the administrator, a last look."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.shell.new_password import NewPassword
from ui.theme import theme
from ui.widgets.field import Field, FieldSpec
from ui.widgets.line_edit import LineEdit
from ui.widgets.living import Living
from ui.widgets.rich import IconLine
from ui.widgets.scan_line_edit import ScanLineEdit

if TYPE_CHECKING:
    from ui.firststart.viewmodel import FirstStartModel


class Step(Living, QWidget):
    """One page: its fields, and the sheet at their right that explains."""

    def __init__(self, model: FirstStartModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.fields: dict[str, Field] = {}
        self.aside = QWidget()
        self._aside = QVBoxLayout(self.aside)
        self._aside.setContentsMargins(0, 0, 0, 0)
        self._form = QVBoxLayout()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addLayout(self._form, 0, 0)
        self._grid.addWidget(self.aside, 0, 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(2, 1)

    def add_line(self, name: str, editor: LineEdit) -> None:
        """A one-line field of the model."""
        self.fields[name] = Field(editor)
        self._form.addWidget(self.fields[name])
        editor.textEdited.connect(lambda text: self.model.edit(name, text))
        editor.left.connect(lambda: self.model.leave(name))

    def explain(self, icon: str) -> IconLine:
        """A line at the right."""
        line = IconLine(icon, "body", "text2")
        self._aside.addWidget(line)
        return line

    def show_typed(self) -> None:
        """Show what the model holds."""
        for name, field in self.fields.items():
            if isinstance(field.editor, LineEdit) and field.editor.text() != self.model.typed[name]:
                field.editor.setText(self.model.typed[name])

    def set_slim(self, slim: bool) -> None:
        """No room beside the fields: the explanation goes below them."""
        self._grid.removeWidget(self.aside)
        self._grid.addWidget(self.aside, 1 if slim else 0, 0 if slim else 1)
        self._grid.setColumnStretch(1, 0 if slim else 1)

    def restyle(self) -> None:
        look = theme()
        self._form.setSpacing(look.scaled(10))
        self._aside.setSpacing(look.scaled(10))
        self._grid.setHorizontalSpacing(look.space(6))
        self._grid.setVerticalSpacing(look.scaled(12))


class CentreStep(Step):
    """What the hall is called, its division, its telephone."""

    def __init__(self, model: FirstStartModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.add_line("centre_name", LineEdit())
        self.add_line("division", ScanLineEdit())
        self.add_line("phone", ScanLineEdit())
        self._form.addStretch(1)
        self._paper, self._number = self.explain("file-text"), self.explain("id-card")
        self._aside.addStretch(1)
        self.built()

    def retranslate(self) -> None:
        name = self.tr("as it is printed on papers, such as 青河县综治中心")
        self.fields["centre_name"].say(FieldSpec(self.tr("Centre's &name"), hint=name))
        digits = self.tr("six digits, the first six of a local identity card")
        self.fields["division"].say(FieldSpec(self.tr("&Division code"), hint=digits))
        self.fields["phone"].say(FieldSpec(self.tr("&Telephone of the hall"), optional=True))
        self._paper.words.say(self.tr("**On every paper** a visitor reads which centre it is and where he may ring."))
        self._number.words.say(
            self.tr(
                "**Case numbers begin with the division code**, so it stays as it is set now. Name and telephone can be changed."
            )
        )


class AdministratorStep(Step):
    """Who looks after accounts and catalogue."""

    def __init__(self, model: FirstStartModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        name, login = LineEdit(), ScanLineEdit()
        self.add_line("admin_name", name)
        self.add_line("login", login)
        self.choice = NewPassword()
        self.fields |= self.choice.fields
        self._form.addWidget(self.choice)
        self._form.addStretch(1)
        self.choice.edited.connect(self.model.edit)
        for editor in (name, login):
            editor.textChanged.connect(lambda _text: self._name())
        self._apart, self._roles = self.explain("users"), self.explain("key-round")
        self._aside.addStretch(1)
        self.built()

    def _name(self) -> None:
        self.choice.set_names(self.model.typed["login"].strip(), self.model.typed["admin_name"].strip())

    def retranslate(self) -> None:
        self.fields["admin_name"].say(FieldSpec(self.tr("&Name")))
        self.fields["login"].say(FieldSpec(self.tr("&User account"), hint=self.tr("letters or digits, 3 and more")))
        self._roles.words.say(self.tr("**There is no ready-made password.** Only who types it here knows it."))
        self._apart.words.say(
            self.tr(
                "**Three roles apart.** Accounts and catalogue are yours; rights and keys, and reading the log, belong to two others."
            )
        )


class LastStep(Step):
    """What was said, and what to keep safe."""

    def __init__(self, model: FirstStartModel, key_file: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._key_file = key_file
        self._said = [IconLine(icon, "body", "text") for icon in ("door-open", "id-card", "phone-call", "user-round")]
        for line in self._said:
            self._form.addWidget(line)
        self._form.addStretch(1)
        self._key, self._data = self.explain("key-round"), self.explain("hard-drive")
        self._aside.addStretch(1)
        self.built()

    def show_typed(self) -> None:
        self.retranslate()

    def retranslate(self) -> None:
        said = self.model.typed
        centre, division, phone, administrator = self._said
        centre.words.say("**{name}**", name=said["centre_name"].strip())
        division.words.say(self.tr("Division code **{code}**"), code=said["division"].strip())
        phone.words.say(self.tr("Telephone **{phone}**"), phone=said["phone"].strip())
        phone.setVisible(bool(said["phone"].strip()))
        administrator.words.say(
            self.tr("Administrator **{name}**, account **{login}**"),
            name=said["admin_name"].strip(),
            login=said["login"].strip().lower(),
        )
        self._key.setVisible(self._key_file is not None)
        self._key.words.say(
            self.tr(
                "**Please copy the key file** {file} and lock the copy away: identity numbers open with it only, no backup has it."
            ),
            file=str(self._key_file),
        )
        self._data.words.say(
            self.tr(
                "The catalogue of desks and matters and the calendar of working days are filled in; all of it can be changed."
            )
        )
