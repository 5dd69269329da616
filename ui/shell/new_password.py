"""Choosing a password: typed twice, with what it still lacks shown while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall.staff.rules import PASSWORD_LENGTH, check_password
from ui.theme import theme
from ui.widgets.field import Field, FieldSpec
from ui.widgets.living import Living
from ui.widgets.password_field import PasswordField
from ui.widgets.step_list import Criterion


class NewPassword(Living, QWidget):
    """Two fields and three conditions. ``names`` may not stand inside the password."""

    edited = Signal(str, str)
    """Which of the two (``new`` or ``again``), and what stands there now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.new, self.again = PasswordField(), PasswordField()
        self.fields = {"new": Field(self.new), "again": Field(self.again)}
        self.criteria = (Criterion(), Criterion(), Criterion())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.fields["new"])
        self._lines = QVBoxLayout()
        for line in self.criteria:
            self._lines.addWidget(line)
        self._column.addLayout(self._lines)
        self._column.addWidget(self.fields["again"])
        self.new.changed.connect(self._typed)
        self.new.changed.connect(lambda text: self.edited.emit("new", text))
        self.again.changed.connect(lambda text: self.edited.emit("again", text))
        self.setFocusProxy(self.new)
        self.built()

    def set_names(self, *names: str) -> None:
        """Whose password it is."""
        self._names = tuple(name for name in names if name)
        self._typed()

    def _typed(self) -> None:
        typed = self.new.text()
        check = check_password(typed, *self._names)
        length = self.tr("At least {n} characters").replace("{n}", str(PASSWORD_LENGTH))
        if check.missing and typed:
            length += self.tr("   ~~{n} now~~").replace("{n}", str(len(typed)))
        self.criteria[0].say(length)
        self.criteria[1].say(self.tr("Three of capital, small letter, digit and sign"))
        self.criteria[2].say(self.tr("Neither the name nor the account inside"))
        met = (check.long_enough, check.kinds_enough, check.no_names)
        for line, good in zip(self.criteria, met, strict=True):
            line.set_met(good and bool(typed))

    def retranslate(self) -> None:
        self.fields["new"].say(FieldSpec(self.tr("New &password")))
        self.fields["again"].say(FieldSpec(self.tr("Once &more")))
        self._typed()

    def restyle(self) -> None:
        look = theme()
        self._column.setSpacing(look.scaled(10))
        self._lines.setSpacing(look.space(1))
