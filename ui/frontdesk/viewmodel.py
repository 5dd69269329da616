"""The front desk without its widgets: what is written, who it is, where he goes, what was saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hall.asking import ChangeSet
from hall.errors import Problem, UserError
from hall.intake.rules import GROUP_VISIT, REPRESENTATIVES
from hall.routing.rules import GENERAL_DESK
from ui.frontdesk import checking
from ui.frontdesk.acquaintance import Acquaintance
from ui.frontdesk.around import Around
from ui.frontdesk.direction import Direction
from ui.frontdesk.entry import Entry, GroupEntry, MemberEntry, head_count
from ui.frontdesk.keeping import Keeping, SavedVisit
from ui.frontdesk.written import Written

if TYPE_CHECKING:
    from ui.context import UiContext

TOPICS = ("visits", "cases", "tickets", "papers", "jobs", "catalogue", "workdays")
"""What the screen listens to in the change feed."""


class FrontDeskModel(Written):
    """State and enabled actions; every text stays as typed. Parts: ``direction``, ``acquaintance``, ``keeping``, ``drafting``."""

    refused = Signal(object)
    """An exception that belongs to no field."""

    def __init__(self, context: UiContext, place: str = "", parent: QObject | None = None) -> None:
        super().__init__(context.clock, context.drafts, parent)
        lanes = context.lanes
        self._cleared: Entry | None = None
        self.around = Around(lanes, self)
        self.direction = Direction(lanes, self.around, self)
        self.acquaintance = Acquaintance(lanes, self)
        self.keeping = Keeping(lanes, context.printing, place, self)
        self.acquaintance.changed.connect(self._meet)
        self.keeping.saved.connect(self._next_visitor)
        self.keeping.refused.connect(self._refuse)
        self.keeping.withdrawn.connect(self._give_back)
        self.direction.danger_handled.connect(self.keeping.danger_handled)
        for part in (self.direction, self.acquaintance, self.around):
            part.failed.connect(self.refused)
        if context.changes is not None:
            for topic in TOPICS:
                context.changes.watch(topic, self._heard)
        self.around.read()
        self.keeping.look()

    def _ask(self) -> None:
        alone = self.entry.group is None
        person = self.entry if alone else self.entry.as_one()
        number = self.number() if alone else person.number
        self.acquaintance.follow(person, number)
        self.direction.follow(person, number)

    def _meet(self) -> None:
        person = self.acquaintance.person()
        if not self.acquaintance.asked or self.acquaintance.is_reading():
            return
        if self.entry.joins_case not in {case.case for case in self.acquaintance.open_cases()}:
            self.entry = replace(self.entry, joins_case=None)
        sure = person is not None and self.acquaintance.is_sure() and self.entry.group is None
        if sure and person is not None and not self.entry.name and not self.entry.name_withheld and person.name:
            self.autos["name"] = "known"
            self._set(name=person.name)
            self.field_set.emit("name")

    # choosing

    def choose(self, at: int) -> None:
        """Take the proposal at this place."""
        if self.direction.choose(at):
            self._keep_choice()

    def take(self, desk: str, matter: str = "") -> None:
        """Take this desk, picked by pinyin or in general."""
        self.direction.take(desk, matter)
        self._keep_choice()

    def take_general(self) -> None:
        """Nothing fits: the general window, said openly."""
        self.take(GENERAL_DESK)

    def _keep_choice(self) -> None:
        desk, matter = self.direction.own_choice()
        self._set(desk=desk, matter=matter)

    def join(self, case: int | None = None) -> None:
        """The visit belongs to an open case of this person (the first, unless another is named)."""
        known = [one.case for one in self.acquaintance.open_cases()]
        if known:
            self._set(joins_case=case if case in known else known[0])
            self.acquaintance.changed.emit()

    def new_matter(self) -> None:
        """It is another matter after all."""
        self._set(joins_case=None)
        self.acquaintance.changed.emit()

    # groups

    def switch_group(self) -> None:
        """One visitor or several; what is written goes along."""
        self.show(self.entry.as_one() if self.entry.group is not None else self.entry.as_group())
        self.go_to.emit("group_count" if self.entry.group is not None else "number")

    def edit_group(self, field: str, value: object) -> None:
        """A field of the band; ``group_count`` is the head count."""
        group = self.entry.group
        if group is not None:
            name = "count" if field == "group_count" else field
            self._told.pop(field, None)
            self._set_group(replace(group, **{name: value}))  # type: ignore[arg-type]

    def edit_member(self, row: int, field: str, value: object) -> None:
        """A cell of the list; the row after the last makes a new one."""
        group = self.entry.group
        if group is None:
            return
        self._shown.add(f"members.{row}.{field}")
        self._set_group(group.with_cell(row, field, value))

    def set_representative(self, row: int, on: bool) -> None:
        """Who speaks for all: the sixth is refused with the article that says so (信访工作条例 art 20)."""
        group = self.entry.group
        if group is None or row >= len(group.members) or group.members[row].is_blank():
            return
        if on and group.representatives() >= REPRESENTATIVES:
            self._told["members"] = Problem("group.representatives", "members", {"most": REPRESENTATIVES})
            self.problems_changed.emit()
            return
        self._told.pop("members", None)
        self.edit_member(row, "representative", on)

    def remove_member(self, row: int) -> None:
        """Take a row out of the list."""
        group = self.entry.group
        if group is not None and row < len(group.members):
            self._shown = {field for field in self._shown if not field.startswith("members.")}
            self._set_group(group.without(row))

    def add_members(self, members: tuple[MemberEntry, ...]) -> None:
        """A pasted list: appended; the head count follows where it was smaller. Rows are checked at once."""
        group = self.entry.group
        if group is None or not members:
            return
        longer = group.with_people(members)
        rows = range(len(longer.members))
        self._shown |= {f"members.{row}.{part}" for row in rows for part in ("name", "number", "phone")}
        self._set_group(longer)
        self.field_set.emit("group_count")

    def is_collective(self) -> bool:
        """Five and more people with one matter: 集体访."""
        group = self.entry.group
        return group is not None and (head_count(group.count) or 0) >= GROUP_VISIT

    def _set_group(self, group: GroupEntry) -> None:
        speaker = self.entry.as_one().number
        self._set(group=group)
        if self._shown or self._told:
            self._find()
            self.problems_changed.emit()
        if self.entry.as_one().number != speaker:
            self._ask()
        self.field_set.emit("members")

    # keeping

    def submit(self, *, take_ticket: bool = True, again: bool = False) -> None:
        """F9, or Ctrl+S without a number, or ``again`` though a number of today still waits.

        What needs a look is shown and the caret goes there; otherwise the visit is saved.
        """
        if self.keeping.is_busy():
            return
        self._told.clear()
        self._found = checking.problems(self.entry, self.today())
        self._shown = set(self._found)
        self.problems_changed.emit()
        if self.blocking():
            self.next_problem()
            return
        chosen = self.direction.chosen()
        desk, matter = (chosen.desk, chosen.matter) if chosen is not None else ("", "")
        self.drafting.keep()
        self.keeping.keep(self.entry, desk=desk, matter=matter, take_ticket=take_ticket, again=again)

    def clear(self) -> bool:
        """Empty the form; :meth:`restore` brings it back. False if there was nothing."""
        if self.keeping.is_busy() or self.entry.is_blank():
            return False
        self._cleared = self.entry
        self.show(Entry())
        self.drafting.keep()
        return True

    def restore(self) -> None:
        """Bring back what was cleared, unless somebody else is being written already."""
        if self._cleared is not None and self.entry.is_blank():
            self.show(self._cleared)
        self._cleared = None

    def take_draft(self) -> None:
        """Go on with what was half-filled when the program ended; what stands in the form can be brought back."""
        if self.keeping.is_busy():
            return
        offered = self.drafting.take()
        if offered is not None:
            self._cleared = None if self.entry.is_blank() else self.entry
            self.show(offered)

    def draft(self) -> dict[str, object]:
        """The form as plain values."""
        return self.entry.draft()

    def show(self, entry: Entry) -> None:
        """Another form takes the place of this one, with everything that follows from it."""
        self.entry = entry
        self.identity = None
        self.autos.clear()
        self._shown.clear()
        self._told.clear()
        self._found = {}
        self._own_priorities = bool(entry.priorities)
        self.direction.forget()
        self.acquaintance.forget()
        if entry.desk:
            self.direction.take(entry.desk, entry.matter)
        self.replaced.emit()
        self._recognise()
        self._ask()
        self.drafting.touched()
        self.about_changed.emit()
        self.problems_changed.emit()

    def _next_visitor(self, _saved: SavedVisit) -> None:
        self.drafting.done()
        self._cleared = None
        self.show(Entry())
        self.go_to.emit("number")

    def _give_back(self, saved: SavedVisit) -> None:
        if self.entry.is_blank():
            self.show(saved.entry)

    def _refuse(self, trouble: object) -> None:
        """Problems go beside their fields; what belongs to no field is said above the form."""
        if not isinstance(trouble, UserError):
            self.refused.emit(trouble)
            return
        placed = {str(one.field): one for one in trouble.problems if one.field is not None and _has_place(one.field)}
        rest = [one for one in trouble.problems if one.field not in placed]
        self._told = placed
        self.problems_changed.emit()
        if rest:
            self.refused.emit(type(trouble).of(rest))
        if placed:
            self.next_problem()

    def _heard(self, changes: object) -> None:
        told = set(TOPICS)
        if isinstance(changes, ChangeSet) and not changes.everything:
            told = set(changes.topics)
        if told & {"visits", "cases", "tickets"}:
            self.acquaintance.ask_again()
        if told & {"tickets", "catalogue", "workdays"}:
            self.direction.ask_again()
            self.around.read(catalogue="catalogue" in told)
        if told & {"visits", "papers", "jobs"}:
            self.keeping.look()


_PLACES = frozenset(
    "name number number_confirmed phone address statement other_party amount materials missing group_count relation members".split()
)


def _has_place(field: str) -> bool:
    """Can a problem of the hall itself be shown beside this field?"""
    return field in _PLACES or field.startswith("members.")
