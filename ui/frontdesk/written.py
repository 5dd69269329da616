"""What is written in the form, and what of it needs a look: the half of the front desk that asks nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hall.errors import Problem
from hall.people.rules import Identity, PaperType, Priority, suggested_priorities
from ui.frontdesk import checking
from ui.frontdesk.drafting import Drafting
from ui.frontdesk.entry import Entry

if TYPE_CHECKING:
    from hall.clock import Clock
    from ui.context import Drafts

_PERSON = frozenset({"number", "paper_type", "number_confirmed", "phone", "name", "name_withheld"})
_ASKED = _PERSON | {"statement", "other_party"}


class Written(QObject):
    """Every text as typed. Problems are shown from the moment a field is left (or F9), and go while typing once mended."""

    replaced = Signal()
    """The whole form is another one: show it anew."""
    field_set = Signal(object)
    """The model itself set a field (its name): a reader filled it, or the person was recognised."""
    about_changed = Signal()
    problems_changed = Signal()
    go_to = Signal(object)
    """The caret belongs into this field."""

    def __init__(self, clock: Clock, drafts: Drafts | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.entry = Entry()
        self.identity: Identity | None = None
        self.autos: dict[str, str] = {}
        """Fields that somebody did not type: ``card`` (a reader) or ``known`` (from an earlier visit)."""
        self._shown: set[str] = set()
        self._told: dict[str, Problem] = {}
        self._found: checking.Problems = {}
        self._own_priorities = False
        self.drafting = Drafting(drafts, clock, lambda: self.entry, self)

    def today(self) -> date:
        """The hall's day."""
        return self._clock.now().date()

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
        """Who he is or what he says changed: whoever knows more is asked."""

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
