"""The front desk without its widgets: what is typed, what of it needs a look, who it is, where he goes, what was saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hall.asking import ChangeSet
from hall.errors import Problem, UserError
from hall.intake.rules import GROUP_VISIT, REPRESENTATIVES
from hall.people.rules import Identity, PaperType, Priority, suggested_priorities
from hall.routing.rules import GENERAL_DESK
from ui.frontdesk import checking
from ui.frontdesk.acquaintance import Acquaintance
from ui.frontdesk.around import Around
from ui.frontdesk.direction import Direction
from ui.frontdesk.drafting import Drafting
from ui.frontdesk.entry import Entry, GroupEntry, MemberEntry, head_count
from ui.frontdesk.keeping import Keeping, SavedVisit

if TYPE_CHECKING:
    from ui.context import UiContext

TOPICS = ("visits", "cases", "tickets", "papers", "jobs", "catalogue", "presence")
"""What the screen listens to in the change feed."""

_PERSON = frozenset({"number", "paper_type", "number_confirmed", "phone", "name", "name_withheld"})
_ASKED = _PERSON | {"statement", "other_party"}


class FrontDeskModel(QObject):
    """State and enabled actions; every text stays as typed. Parts: ``direction``, ``acquaintance``, ``keeping``, ``drafting``."""

    replaced = Signal()
    """The whole form is another one: show it anew."""
    field_set = Signal(object)
    """The model itself set a field (its name): a reader filled it, or the person was recognised."""
    about_changed = Signal()
    problems_changed = Signal()
    refused = Signal(object)
    """An exception that belongs to no field."""
    go_to = Signal(object)
    """The caret belongs into this field."""

    def __init__(self, context: UiContext, place: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        lanes = context.lanes
        self._clock = context.clock
        self.entry = Entry()
        self.identity: Identity | None = None
        self.autos: dict[str, str] = {}
        """Fields that somebody did not type: ``card`` (a reader) or ``known`` (from an earlier visit)."""
        self._shown: set[str] = set()
        self._told: dict[str, Problem] = {}
        self._found: checking.Problems = {}
        self._own_priorities = False
        self._cleared: Entry | None = None
        self.around = Around(lanes, self)
        self.direction = Direction(lanes, self.around, self)
        self.acquaintance = Acquaintance(lanes, self)
        self.keeping = Keeping(lanes, context.printing, place, self)
        self.drafting = Drafting(context.drafts, context.clock, lambda: self.entry, self)
        self.acquaintance.changed.connect(self._meet)
        self.keeping.saved.connect(self._next_visitor)
        self.keeping.refused.connect(self._refuse)
        self.keeping.withdrawn.connect(self._give_back)
        for part in (self.direction, self.acquaintance, self.around):
            part.failed.connect(self.refused)
        if context.changes is not None:
            for topic in TOPICS:
                context.changes.watch(topic, self._heard)
        self.around.read()
        self.keeping.look()

    def today(self) -> date:
        """The hall's day."""
        return self._clock.now().date()

    # typing

    def edit(self, field: str, value: object) -> None:
        """Somebody typed or chose; ``field`` is an attribute of :class:`Entry`."""
        self.autos.pop(field, None)
        if field == "priorities":
            self._own_priorities = True
        self._set(**{field: value})

    def leave(self, field: str) -> None:
        """The caret went elsewhere: what stands there may be checked, and is worth keeping."""
        self._find()
        problem = self._found.get(field)
        if problem is not None and problem.code not in checking.MISSING:
            self._shown.add(field)
            self.problems_changed.emit()
        self.drafting.keep()

    def card_read(self, number: str, name: str = "", address: str = "") -> None:
        """An identity card was read: its fields are filled and stay editable."""
        read = {"number": number, "name": name, "address": address}
        values = {field: value for field, value in read.items() if value}
        self.autos |= dict.fromkeys(values, "card")
        self._set(paper_type=PaperType.CITIZEN_ID, name_withheld=self.entry.name_withheld and not name, **values)
        for field in values:
            self.field_set.emit(field)

    def mark_read(self, field: str) -> None:
        """What stands in this field came in one burst, as a reader types."""
        self.autos[field] = "card"
        self.field_set.emit(field)

    def withhold(self) -> None:
        """The visitor will not tell his name, or tells it after all."""
        self._set(name_withheld=not self.entry.name_withheld)
        self.field_set.emit("name")

    def _set(self, **values: object) -> None:
        before = self.entry
        self.entry = replace(before, **values)  # type: ignore[arg-type]
        if self.entry == before:
            return
        for field in values:
            self._told.pop(field, None)
        self.drafting.touched()
        if _PERSON & set(values):
            self._recognise()
        if _ASKED & set(values):
            self._ask()
        if self._shown & (set(values) | {"number", "name"}) or self._told:
            self._find()
            self.problems_changed.emit()

    def _recognise(self) -> None:
        identity = checking.identity(self.entry, self.today()) if self.entry.group is None else None
        if identity == self.identity:
            return
        self.identity = identity
        self._suggest()
        self.about_changed.emit()

    def _suggest(self) -> None:
        """The birth date suggests a priority until the guide chose himself."""
        if not self._own_priorities:
            birth = self.identity.birth if self.identity is not None else None
            suggested: tuple[Priority, ...] = suggested_priorities(birth, self.today())
            self.entry = replace(self.entry, priorities=suggested)
            self.field_set.emit("priorities")

    def number(self) -> str:
        """The identity number as stored once it reads well, otherwise empty: half a number is asked of nobody."""
        return self.identity.number if self.identity is not None else ""

    def _ask(self) -> None:
        alone = self.entry.group is None
        person = self.entry if alone else self.entry.as_one()
        number = self.number() if alone else person.number
        self.acquaintance.follow(person, number)
        self.direction.follow(person, number)

    def _meet(self) -> None:
        person = self.acquaintance.person()
        if self.entry.joins_case not in {case.case for case in self.acquaintance.open_cases()}:
            self.entry = replace(self.entry, joins_case=None)
        sure = person is not None and self.acquaintance.is_sure() and self.entry.group is None
        if sure and person is not None and not self.entry.name and not self.entry.name_withheld and person.name:
            self.autos["name"] = "known"
            self._set(name=person.name)
            self.field_set.emit("name")

    # problems

    def _find(self) -> None:
        self._found = checking.problems(self.entry, self.today())
        self._shown &= set(self._found)

    def problems(self) -> checking.Problems:
        """What is shown beside the fields now, in the order of the form."""
        found = {field: problem for field, problem in self._found.items() if field in self._shown}
        return found | {field: problem for field, problem in self._told.items() if field not in found}

    def blocking(self) -> tuple[str, ...]:
        """The fields shown that keep the visit from being saved."""
        return tuple(field for field, problem in self.problems().items() if not problem.soft)

    def next_problem(self, after: str = "") -> None:
        """The caret goes to the next field to look at, round and round."""
        fields = self.blocking() or tuple(self.problems())
        if fields:
            at = fields.index(after) + 1 if after in fields else 0
            self.go_to.emit(fields[at % len(fields)])

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

    def submit(self, *, take_ticket: bool = True) -> None:
        """F9, or Ctrl+S without a number: what needs a look is shown and the caret goes there; otherwise the visit is saved."""
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
        self.keeping.keep(self.entry, take_ticket=take_ticket, desk=desk, matter=matter)

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
        rest = True
        if isinstance(trouble, UserError):
            placed = [problem for problem in trouble.problems if problem.field in PLACES]
            self._told = {str(problem.field): problem for problem in placed}
            rest = not placed
            self.problems_changed.emit()
            if placed:
                self.next_problem()
        if rest:
            self.refused.emit(trouble)

    def _heard(self, changes: object) -> None:
        told = set(TOPICS)
        if isinstance(changes, ChangeSet) and not changes.everything:
            told = set(changes.topics)
        if told & {"visits", "cases", "tickets"}:
            self.acquaintance.ask_again()
        if told & {"tickets", "presence", "catalogue"}:
            self.direction.ask_again()
            self.around.read(catalogue="catalogue" in told)
        if told & {"visits", "papers", "jobs"}:
            self.keeping.look()


PLACES = frozenset(
    "name number number_confirmed phone address statement other_party amount materials group_count relation members".split()
)
"""Fields beside which a problem of the hall itself can be shown."""
