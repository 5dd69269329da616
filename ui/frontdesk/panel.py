"""The left side: who comes and what for, in one sheet that scrolls before anything around it has to."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from hall.intake.rules import Willing
from hall.people.rules import Priority
from ui import saying
from ui.frontdesk.fields import FieldSet
from ui.frontdesk.form import MatterFields, PersonFields
from ui.frontdesk.group import GroupFields
from ui.frontdesk.viewmodel import FrontDeskModel
from ui.keys import KeyAction
from ui.theme import theme
from ui.widgets.badges import Tag
from ui.widgets.card import Panel
from ui.widgets.key_button import KeyButton
from ui.widgets.living import FOCUS_RING, set_flag
from ui.widgets.pick_box import PickBox


class VisitorPanel(Panel):
    """Shows the entry of a view-model and tells it what is typed."""

    left_group_list = Signal()

    def __init__(self, desk: FrontDeskModel, keys: Mapping[str, KeyAction], parent: QWidget | None = None) -> None:
        self._desk, self._keys = desk, keys
        self._collective = Tag("")
        self._switch = KeyButton("", "quiet", icon="users", small=True)
        self.person = PersonFields(keys["frontdesk.withheld"], keys["frontdesk.number_checked"])
        self.group = GroupFields(desk, keys)
        self.matter = MatterFields()
        self._inside, self._area = QWidget(), QScrollArea()
        self.is_next = False
        super().__init__("id-card", parent)
        self.head.insertWidget(2, self._collective)
        self.head.addWidget(self._switch)
        self._switch.follow(keys["frontdesk.group"], own_words=True)
        self._switch.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = QVBoxLayout(self._inside)
        self._sheet.addWidget(self.person)
        self._sheet.addWidget(self.group, 3)
        self._sheet.addWidget(self.matter, 1)
        set_flag(self._inside, "role", "clear")
        self._area.setWidget(self._inside)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._area, 1)
        for part in self.parts():
            part.left.connect(desk.leave)
        self.person.edited.connect(desk.edit)
        self.matter.edited.connect(desk.edit)
        self.group.edited.connect(desk.edit_group)
        self.person.number_scanned.connect(self._scanned)
        self.group.left_list.connect(self.matter.fields["statement"].focus)
        desk.replaced.connect(self.show_entry)
        desk.field_set.connect(self._show_field)
        desk.problems_changed.connect(self.show_problems)
        desk.about_changed.connect(self._show_about)
        desk.acquaintance.changed.connect(self._show_about)
        desk.direction.changed.connect(self._mark)
        desk.direction.danger_changed.connect(self._mark)
        desk.go_to.connect(self.go_to)
        self.restyle()
        self.show_entry()

    def parts(self) -> tuple[FieldSet, ...]:
        """The sets of fields, from top to bottom."""
        return self.person, self.group, self.matter

    def first(self) -> QWidget:
        """Where work begins."""
        return self.person.fields["number"].editor

    def show_entry(self) -> None:
        """Show the whole form anew."""
        entry = self._desk.entry
        grouped = entry.group is not None
        self.person.setVisible(not grouped)
        self.group.setVisible(grouped)
        for part in self.parts():
            part.show_entry(entry)  # type: ignore[attr-defined]
        self.matter.arrange(self._mode, group=grouped)
        for name in self.person.fields:
            self._show_auto(name)
        self._show_about()
        self.show_problems()
        self.say_heading()

    def show_problems(self) -> None:
        """Put what needs a look beside its field."""
        problems = self._desk.problems()
        for part in self.parts():
            part.show_problems(problems)
        wrong = problems.get("number")
        asked = wrong is not None and wrong.code == "id.check"
        self.person.show_confirm(asked or bool(self._desk.entry.number_confirmed))
        self._keys["frontdesk.number_checked"].setEnabled(asked or self._desk.entry.group is not None)
        self.say_heading()

    def go_to(self, field: object) -> None:
        """The caret goes to a field."""
        name = str(field)
        if name.startswith("members."):
            self.group.row_at_problem(name)
            return
        for part in self.parts():
            if name in part.fields and part.isVisibleTo(self):
                part.fields[name].focus()
                editor = part.fields[name].editor
                if isinstance(editor, QLineEdit):
                    editor.selectAll()
                self._area.ensureWidgetVisible(part.fields[name], 0, FOCUS_RING)

    def field_here(self, widget: QWidget | None) -> str:
        """The name of the field that has the caret."""
        return next((name for part in self.parts() if (name := part.field_at(widget))), "")

    def editors(self) -> list[QWidget]:
        """Everything one writes in, from top to bottom."""
        made: list[QWidget] = [*self._inside.findChildren(QLineEdit), *self._inside.findChildren(QPlainTextEdit)]
        return [*made, *self._inside.findChildren(PickBox)]

    def arrange(self, mode: str) -> None:
        """Lay out for a width, and let the keyboard follow what the eye sees."""
        self._mode = mode
        grouped = self._desk.entry.group is not None
        self._sheet.removeWidget(self.person.further)
        self.person.arrange(mode)
        self.group.arrange(mode)
        self.matter.arrange(mode, group=grouped)
        if mode in {"narrow", "tiny"}:
            self._sheet.addWidget(self.person.further)
            self.person.further.setVisible(not grouped)
        else:
            self.person.further.show()
        self.say_heading()
        self._chain(mode)

    def _chain(self, mode: str) -> None:
        before, after = self.person.order(mode)
        stops: list[QWidget] = [self.person.fields[name].editor for name in before]
        stops += [self.person.priority.chips.chip(one) for one in Priority]
        stops += [self.group.fields[name].editor for name in ("group_count", "relation")]
        stops += [self.group.tickets().segment(one) for one in (True, False)]
        stops += [self.group.table]
        stops += [self.matter.fields[name].editor for name in ("statement", "other_party", "amount")]
        stops += [self.matter.willing().segment(one) for one in Willing]
        stops += [self.matter.fields[name].editor for name in ("materials", "missing")]
        stops += [self.person.fields[name].editor for name in after]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    _mode = "normal"

    def _scanned(self) -> None:
        if self.person.read_by_burst:
            self._desk.mark_read("number")

    def _show_field(self, field: object) -> None:
        name, entry = str(field), self._desk.entry
        if name == "name":
            self.person.put("name", None if entry.name_withheld else entry.name)
        elif name in self.person.fields or name == "priorities":
            self.person.put(name, getattr(entry, name))
        elif name == "group_count":
            self.group.show_entry(entry)
        if name in self.person.fields:
            self._show_auto(name)
        self.say_heading()

    def _show_auto(self, name: str) -> None:
        came = self._desk.autos.get(name, "")
        tags = {"card": self.tr("Card") if name == "number" else "", "known": self.tr("Known")}
        self.person.show_auto(name, bool(came), tags.get(came, ""))

    def _show_about(self) -> None:
        identity, person = self._desk.identity, self._desk.acquaintance.person()
        text = ""
        if identity is not None and identity.birth is not None:
            text = saying.about(identity.birth, identity.sex.value, self._desk.today())
        elif person is not None and self._desk.acquaintance.is_sure():
            text = saying.about(person.birth, person.sex, self._desk.today())
        self.person.about.setText(text)

    def _mark(self) -> None:
        chosen = self._desk.direction.shown()
        matched = dict.fromkeys(word for one in chosen for word in one.words)
        self.matter.statement.set_marks(tuple(matched), self._desk.direction.danger_words())

    def say_heading(self) -> None:
        """The heading and the button follow what the form is."""
        grouped = self._desk.entry.group is not None
        self.set_icon("users" if grouped else "id-card")
        if grouped:
            self.set_heading(self.tr("Several visitors"))
        else:
            self.set_heading(self.tr("Next visitor") if self.is_next else self.tr("Visitor"))
        self._switch.set_words(self.tr("One visitor again") if grouped else self.tr("Several visitors"))
        self._switch.set_icon("user-round" if grouped else "users")
        slim = self._mode in {"narrow", "tiny"}
        self._collective.show_state(
            "", self.tr("Collective visit") if slim else self.tr("Collective visit (5 and more)")
        )
        self._collective.setVisible(self._desk.is_collective() and self._mode != "tiny")

    def retranslate(self) -> None:
        self.say_heading()
        if hasattr(self, "_sheet"):
            self.show_entry()

    def restyle(self) -> None:
        super().restyle()
        look = theme()
        self.body.setContentsMargins(1, 1, 1, 1)
        if hasattr(self, "_sheet"):
            side, above = look.space(3) - 1, look.scaled(8)
            self._sheet.setContentsMargins(side, above, side, look.space(3) - 1)
            self._sheet.setSpacing(look.scaled(9))
