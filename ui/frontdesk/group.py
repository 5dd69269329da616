"""Several visitors with one matter: how many, how they belong together, who speaks, the list, one number or one each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from hall.errors import Problem
from hall.intake.rules import REPRESENTATIVES
from ui.frontdesk.entry import Entry, head_count
from ui.frontdesk.fields import FieldSet
from ui.frontdesk.members import MembersModel, MembersTable
from ui.frontdesk.pasting import read_list
from ui.frontdesk.viewmodel import FrontDeskModel
from ui.keys import KeyAction
from ui.language import problem_sentence
from ui.theme import theme
from ui.widgets.field import FieldSpec
from ui.widgets.flow import FlowLayout
from ui.widgets.key_button import KeyButton
from ui.widgets.line_edit import LineEdit
from ui.widgets.living import role, set_flag
from ui.widgets.rich import IconLine, RichText
from ui.widgets.scan_line_edit import ScanLineEdit
from ui.widgets.segments import Segments


class GroupFields(FieldSet):
    """The band of a group (picture b) and its list."""

    def __init__(self, desk: FrontDeskModel, keys: Mapping[str, KeyAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        count = ScanLineEdit()
        count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.add("group_count", count)
        self.add("relation", LineEdit())
        self._tickets = Segments()
        self.add("one_ticket", self._tickets)
        self.model = MembersModel(desk, self)
        self.table = MembersTable(self.model)
        self.table.setFrameShape(MembersTable.Shape.NoFrame)
        self._title, self._listed = role(QLabel(), "strong"), role(QLabel(), "small")
        self._speakers = RichText("small", "text2")
        self._paste, self._speaks = (
            KeyButton(icon="clipboard-paste", small=True),
            KeyButton(icon="user-check", small=True),
        )
        self._refused = IconLine("circle-alert", "small", "danger", "danger", share=0.8)
        self._refused.hide()
        for id, act in (
            ("frontdesk.paste_list", self.paste),
            ("frontdesk.representative", self.toggle_representative),
            ("frontdesk.remove_member", self.remove),
        ):
            self.table.addAction(keys[id])
            keys[id].triggered.connect(lambda _on=False, act=act: act())
        self._paste.follow(keys["frontdesk.paste_list"])
        self._speaks.follow(keys["frontdesk.representative"])
        self.table.list_pasted.connect(self.add_list)
        self.table.left_list.connect(self._leave_list)
        self.table.clicked.connect(lambda index: self.toggle_representative() if index.column() == 1 else None)
        self._band = QGridLayout()
        head = QHBoxLayout()
        head.addWidget(flowing(self._title, self._listed), 2)
        head.addWidget(flowing(self._speakers, self._paste, self._speaks), 5)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._band)
        self._column.addLayout(head)
        self._column.addWidget(self._refused)
        framed = QFrame()
        set_flag(framed, "role", "card")
        frame = QVBoxLayout(framed)
        frame.setContentsMargins(1, 1, 1, 1)
        frame.addWidget(self.table)
        self._column.addWidget(framed, 1)
        desk.field_set.connect(lambda field: self._count() if field == "members" else None)
        self.built()
        self.arrange("normal")

    def show_entry(self, entry: Entry) -> None:
        """Show the group of an entry."""
        if entry.group is not None:
            self.put("group_count", entry.group.count)
            self.put("relation", entry.group.relation)
            self.put("one_ticket", entry.group.one_ticket)
            self._count()

    def show_problems(self, problems: Mapping[str, Problem]) -> None:
        super().show_problems(problems)
        refused = problems.get("members")
        self._refused.setVisible(refused is not None)
        if refused is not None:
            self._refused.words.set_text(problem_sentence(refused))

    def arrange(self, mode: str) -> None:
        """Lay out the band for a width."""
        for field in self.fields.values():
            self._band.removeWidget(field)
        stacked = mode in {"narrow", "tiny"}
        top = Qt.AlignmentFlag.AlignTop
        self._band.addWidget(self.fields["group_count"], 0, 0, top)
        self._band.addWidget(self.fields["relation"], 0, 1, top)
        if stacked:
            self._band.addWidget(self.fields["one_ticket"], 1, 0, 1, 2, top)
        else:
            self._band.addWidget(self.fields["one_ticket"], 0, 2, top)
        self._band.setColumnStretch(1, 1)
        self._listed.setVisible(mode != "tiny")

    def tickets(self) -> Segments:
        """The choice of one number for all, or one a representative."""
        return self._tickets

    def paste(self) -> None:
        """Read the list from the clipboard."""
        self.add_list(QGuiApplication.clipboard().text())

    def add_list(self, text: object) -> None:
        """Add a pasted list; its last row gets the caret."""
        people = read_list(str(text))
        self._desk.add_members(people)
        if people:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.table.setCurrentIndex(self.model.index(0, 2))

    def toggle_representative(self) -> None:
        """The person of the current row speaks for all, or no longer."""
        row = self.table.currentIndex().row()
        if row >= 0:
            self._desk.set_representative(row, not self.model.member(row).representative)

    def remove(self) -> None:
        """Take the current row off the list."""
        if self.table.currentIndex().row() >= 0:
            self._desk.remove_member(self.table.currentIndex().row())

    def withhold(self) -> None:
        """The person of the current row will not tell his name."""
        row = max(self.table.currentIndex().row(), 0)
        self._desk.edit_member(row, "withheld", not self.model.member(row).withheld)
        self.table.setCurrentIndex(self.model.index(min(row + 1, self.model.rowCount() - 1), 2))

    def number_checked(self, reason: str) -> None:
        """The number of the current row was compared with the card."""
        self._desk.edit_member(max(self.table.currentIndex().row(), 0), "number_confirmed", reason)

    def row_at_problem(self, field: str) -> None:
        """The caret goes to the cell of ``members.<row>.<column>``."""
        _, row, name = field.split(".")
        column = {"name": 2, "number": 3, "phone": 4}.get(name, 2)
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.table.write(self.model.index(int(row), column))

    def _leave_list(self, back: object) -> None:
        if back:
            self.fields["one_ticket"].focus()
        else:
            self.left_list.emit()

    left_list = Signal()

    def _count(self) -> None:
        group = self._desk.entry.group
        if group is None:
            return
        listed, count = len(group.listed()), head_count(group.count) or 0
        text = self.tr("{n} listed")
        if listed < count:
            text = self.tr("{n} listed, {m} to come").replace("{m}", str(count - listed))
        self._listed.setText(text.replace("{n}", str(listed)))
        self._speakers.say(
            self.tr("**{n}** speak for all (at most {most})"), n=group.representatives(), most=REPRESENTATIVES
        )

    def retranslate(self) -> None:
        self.fields["group_count"].say(FieldSpec(self.tr("How many (&Q)"), unit=self.tr("people")))
        self.fields["relation"].say(FieldSpec(self.tr("Whe&re from, how they belong together"), optional=True))
        self.fields["one_ticket"].say(FieldSpec(self.tr("Numbers (&K)")))
        self._tickets.set_choices([(True, self.tr("One for all")), (False, self.tr("One a representative"))])
        self._title.setText(self.tr("List"))
        self.table.setAccessibleName(self.tr("List"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1)
        self._count()

    def restyle(self) -> None:
        look = theme()
        self._column.setSpacing(look.scaled(8))
        self._band.setHorizontalSpacing(look.space(3))
        self.fields["group_count"].setMaximumWidth(look.scaled(120))
        self.table.setMinimumHeight(look.scaled(32) + 3 * look.px("row"))


def flowing(*parts: QWidget) -> QWidget:
    """Parts in a row that wraps."""
    host = QWidget()
    flow = FlowLayout(8, host, row_gap=4)
    for part in parts:
        flow.addWidget(part)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    host.setSizePolicy(policy)
    return host
