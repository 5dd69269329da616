"""The visitor's form: who he is, and what he wants."""

from __future__ import annotations

from functools import partial
from time import perf_counter

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from hall.intake.rules import Willing
from hall.people.masking import Level, mask_number, mask_phone
from hall.people.rules import PAPER_NAMES, PaperType, Priority
from ui import saying
from ui.frontdesk.burst import Burst
from ui.frontdesk.entry import Entry
from ui.frontdesk.fields import FieldSet
from ui.frontdesk.veiled_edit import VeiledEdit
from ui.keys import KeyAction
from ui.language import current
from ui.theme import theme
from ui.widgets.amount_edit import AmountEdit
from ui.widgets.card import Rule
from ui.widgets.chips import Chips
from ui.widgets.field import FieldSpec
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LineEdit
from ui.widgets.living import Living, role
from ui.widgets.pick_box import PickBox
from ui.widgets.segments import Segments
from ui.widgets.words_edit import WordsEdit

_SHORT_NAMES = {PaperType.CITIZEN_ID: ("居民身份证", "Resident ID")}


_PAPERS = ("materials", "missing")
"""What he brought, and what he is told to bring, all at once (一次性告知)."""


class Statement(WordsEdit):
    """Asks for few lines and takes what is left: it gives way before anything scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = 2
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(look.scaled(200), look.metrics("body").lineSpacing() * self.lines + look.scaled(16))


class PriorityRow(Living, QWidget):
    """The label and its chips, under each other where one line is too short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = role(QLabel(), "label")
        self.chips = Chips()
        self.label.setBuddy(self.chips)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._one_line: bool | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.built()

    def fit(self, width: int) -> None:
        """Lay out for a width."""
        needed = self.label.sizeHint().width() + self.chips.sizeHint().width() + theme().space(3)
        one = needed <= width
        if one == self._one_line:
            return
        self._one_line = one
        self._grid.removeWidget(self.label)
        self._grid.removeWidget(self.chips)
        if one:
            self._grid.addWidget(self.label, 0, 1)
            self._grid.addWidget(self.chips, 0, 2)
        else:
            self._grid.addWidget(self.label, 0, 0)
            self._grid.addWidget(self.chips, 1, 0, 1, 3)
        self.updateGeometry()

    def restyle(self) -> None:
        self._grid.setHorizontalSpacing(theme().space(2))
        self._grid.setVerticalSpacing(theme().scaled(3))
        self._one_line = None
        self.fit(self.width())


class PersonFields(FieldSet):
    """Paper, number, name, telephone, address, priority."""

    number_scanned = Signal()
    """Enter in the number field, as a reader ends."""

    def __init__(self, withhold: KeyAction, checked: KeyAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = VeiledEdit(partial(mask_number, level=Level.WINDOW), upper=True)
        self._burst = Burst()
        self._number.textEdited.connect(lambda text: self._burst.typed(len(text), perf_counter()))
        self._number.scanned.connect(self._scanned)
        self._paper_type = PickBox()
        self.add("paper_type", self._paper_type)
        self.add("number", self._number)
        self.add("number_confirmed", LineEdit())
        self.add("name", LineEdit())
        self.add("phone", VeiledEdit(partial(mask_phone, level=Level.WINDOW)))
        self.add("address", LineEdit())
        self._side_buttons: dict[str, KeyButton] = {}
        for name, act in (("name", withhold), ("number_confirmed", checked)):
            button = KeyButton(mini=True, kind="quiet")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.follow(act, own_words=name == "name")
            self.fields[name].set_side(button)
            self._side_buttons[name] = button
        self.about = role(QLabel(), "small")
        self.fields["number"].set_side(self.about)
        self.priority = PriorityRow(self)
        self.priority.chips.changed.connect(lambda: self._tell("priorities"))
        self.further = QWidget()
        """Document, telephone, address where they are not needed at once: the panel puts them to the end (picture r)."""
        self._column, self._end = QVBoxLayout(self), QVBoxLayout(self.further)
        for column in (self._column, self._end):
            column.setContentsMargins(0, 0, 0, 0)
        self._rows: list[tuple[QVBoxLayout, QHBoxLayout]] = []
        self._mode = ""
        self.read_by_burst = False
        self.built()

    def value(self, name: str) -> object:
        return self.priority.chips.values() if name == "priorities" else super().value(name)

    def put(self, name: str, value: object) -> None:
        if name == "priorities":
            self._putting = True
            self.priority.chips.set_values(value)  # type: ignore[arg-type]
            self._putting = False
        elif name == "name" and value is None:
            self._withhold(True)
        else:
            if name == "name":
                self._withhold(False)
            super().put(name, value)

    def show_entry(self, entry: Entry) -> None:
        """Show everything of an entry."""
        for name in ("paper_type", "number", "number_confirmed", "phone", "address", "priorities"):
            self.put(name, getattr(entry, name))
        self.put("name", None if entry.name_withheld else entry.name)
        self.show_confirm(bool(entry.number_confirmed))

    def show_confirm(self, on: bool) -> None:
        """Ask what was checked, before a number is kept whose last character does not fit."""
        self.fields["number_confirmed"].setVisible(on)

    def _withhold(self, on: bool) -> None:
        editor = self.fields["name"].editor
        if isinstance(editor, LineEdit):
            editor.setReadOnly(on)
            if on:
                editor.setText(self.tr("Name withheld"))
            elif editor.text() == self.tr("Name withheld"):
                editor.setText("")

    def _scanned(self) -> None:
        self.read_by_burst = self._burst.is_whole(len(self._number.text()))
        self.number_scanned.emit()

    def arrange(self, mode: str) -> None:
        """Lay out for ``narrow``, ``tiny`` or wider."""
        slim = mode in {"narrow", "tiny"}
        layout = mode if slim else "wide"
        if layout == self._mode:
            return
        self._mode = layout
        for column, row in self._rows:
            while row.count():
                row.takeAt(0)
            column.removeItem(row)
        self._rows = []
        self._column.removeWidget(self.priority)
        self._column.removeWidget(self.further)
        if slim:
            self._add_row(self._column, *((("number", 1),) if mode == "tiny" else (("number", 300), ("name", 190))))
            if mode == "tiny":
                self._add_row(self._column, ("name", 1))
            self._add_row(self._end, ("paper_type", 1), ("phone", 1))
            self._add_row(self._end, ("address", 1))
        else:
            self._add_row(self._column, ("paper_type", 118), ("number", 230), ("name", 150))
            self._add_row(self._end, ("phone", 186), ("address", 324))
        self._add_row(self._column, ("number_confirmed", 1))
        if not slim:
            self._column.addWidget(self.further)
        self._column.addWidget(self.priority)

    def order(self, mode: str) -> tuple[list[str], list[str]]:
        """The fields in the order of the keyboard: before the words, and after everything else."""
        if mode in {"narrow", "tiny"}:
            return ["number", "number_confirmed", "name"], ["paper_type", "phone", "address"]
        return ["paper_type", "number", "number_confirmed", "name", "phone", "address"], []

    def _add_row(self, column: QVBoxLayout, *shares: tuple[str, int]) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme().space(3))
        for name, share in shares:
            row.addWidget(self.fields[name], share, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self._rows.append((column, row))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.priority.fit(self.width())

    def retranslate(self) -> None:
        optional = True
        say = {name: field.say for name, field in self.fields.items()}
        say["paper_type"](FieldSpec(self.tr("Documen&t")))
        say["number"](FieldSpec(self.tr("&ID number"), optional, placeholder=self.tr("Put the card down, or type")))
        say["number_confirmed"](
            FieldSpec(self.tr("What was checked?"), placeholder=self.tr("Such as: the card itself"))
        )
        say["name"](FieldSpec(self.tr("&Name")))
        say["phone"](FieldSpec(self.tr("&Phone"), optional))
        say["address"](FieldSpec(self.tr("A&ddress"), optional))
        self._side_buttons["name"].set_words(self.tr("Withheld"))
        self.priority.label.setText(self.tr("Priorit&y"))
        english = current() == "en"
        names = {**PAPER_NAMES, **_SHORT_NAMES}
        self._paper_type.set_choices([(kind, names[kind][english]) for kind in PaperType])
        self.priority.chips.set_choices([(one, saying.priority_words(one)) for one in Priority])
        self.priority.restyle()

    def restyle(self) -> None:
        self._column.setSpacing(theme().scaled(9))
        self._end.setSpacing(theme().scaled(9))


class MatterFields(FieldSet):
    """The statement in the visitor's own words, the other party, the sum, whether he would mediate, what he brought."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.statement = Statement()
        self.add("statement", self.statement)
        self.add("other_party", LineEdit())
        self.add("amount", AmountEdit())
        self._willing = Segments()
        self.add("willing", self._willing)
        self.add("materials", LineEdit())
        self.add("missing", LineEdit())
        self._rule = Rule()
        self._group = False
        self._mode = ""
        self.slot = QVBoxLayout()
        """Where the proposals stand when there is only one column."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._rule)
        self._column.addWidget(self.fields["statement"], 1)
        self._column.addLayout(self.slot)
        self._rows = [QHBoxLayout(), QHBoxLayout(), QHBoxLayout()]
        for row in self._rows:
            self._column.addLayout(row)
        self.built()
        self.arrange("normal", group=False)

    def show_entry(self, entry: Entry) -> None:
        """Show everything of an entry."""
        for name in self.fields:
            self.put(name, getattr(entry, name))

    def willing(self) -> Segments:
        """The choice whether he would mediate."""
        return self._willing

    def arrange(self, mode: str, *, group: bool) -> None:
        """Lay out: a group's form has one row less and fewer lines for the words; a tiny one puts all under each other."""
        self._rule.setVisible(not group)
        self._group = group
        for name in _PAPERS:
            self.fields[name].setVisible(not group)
        first, second, _third = self._rows
        slim = mode in {"narrow", "tiny"}
        self.statement.lines = 4 if slim and not group else 2
        self.statement.updateGeometry()
        for name in ("other_party", "amount", "willing", *_PAPERS):
            for row in self._rows:
                row.removeWidget(self.fields[name])
        first.addWidget(self.fields["other_party"], 5)
        first.addWidget(self.fields["amount"], 2)
        (first if group and not slim else second).addWidget(self.fields["willing"])
        third = self._rows[2] if slim else second
        for name in _PAPERS:
            third.addWidget(self.fields[name], 1)
        if self._is_built:
            self.retranslate()

    def retranslate(self) -> None:
        optional = True
        own = (
            self.tr("What they ask for, in their own &words")
            if self._group
            else self.tr("Request, in the visitor's own &words")
        )
        self.fields["statement"].say(FieldSpec(own))
        self.fields["other_party"].say(FieldSpec(self.tr("&Other party"), optional))
        self.fields["amount"].say(FieldSpec(self.tr("A&mount"), optional, unit=self.tr("CNY")))
        self.fields["willing"].say(FieldSpec(self.tr("Willing to mediate? (&J)")))
        self.fields["materials"].say(FieldSpec(self.tr("Papers (&L)"), optional))
        self.fields["missing"].say(FieldSpec(self.tr("To bring (&X)"), optional))
        words = {
            Willing.YES: self.tr("Yes"),
            Willing.NO: self.tr("No"),
            Willing.UNDECIDED: self.tr("Not sure yet"),
        }
        self._willing.set_choices(list(words.items()))

    def restyle(self) -> None:
        look = theme()
        self._column.setSpacing(look.scaled(9))
        for row in self._rows:
            row.setSpacing(look.space(3))
        self.fields["amount"].setMinimumWidth(look.scaled(150))
