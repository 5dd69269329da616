"""The hall around the front desk: the catalogue's names, who is there today, how many wait."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hall.catalogue.orders import Desks, Matters, PresentOn
from hall.catalogue.rules import Desk, DeskToday, Matter
from hall.queueing.orders import WaitingNow
from ui.frontdesk.latest import Latest

if TYPE_CHECKING:
    from ui.context import Lanes


@dataclass(frozen=True, slots=True)
class Names:
    """Desks and matters by code. What is not a known code is taken for a name already."""

    desks: dict[str, Desk] = field(default_factory=dict)
    matters: dict[str, Matter] = field(default_factory=dict)

    def desk(self, code: str) -> Desk | None:
        """The desk of a code."""
        return self.desks.get(code)

    def matter(self, code: str) -> str:
        """The name of a matter."""
        found = self.matters.get(code)
        return found.name if found is not None else code


@dataclass(frozen=True, slots=True)
class DeskNow:
    """One line of "the windows now": who is there and how many wait."""

    desk: Desk
    today: DeskToday | None
    waiting: int


class Around(QObject):
    """Read at the start and whenever the hall says that it changed."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, lanes: Lanes | None, parent: QObject) -> None:
        super().__init__(parent)
        self.names = Names()
        self._waiting: dict[str, int] = {}
        self._present: dict[str, DeskToday] = {}
        self._askers = {question: Latest(lanes, self) for question in (Desks(), Matters(), WaitingNow(), PresentOn())}
        for question, told in (
            (Desks(), self._desks),
            (Matters(), self._matters),
            (WaitingNow(), self._wait),
            (PresentOn(), self._be_there),
        ):
            self._askers[question].answered.connect(told)
            self._askers[question].failed.connect(self.failed)

    def read(self, *, catalogue: bool = True) -> None:
        """Read who is there and who waits; with the catalogue's names, unless only people moved."""
        for question, asker in self._askers.items():
            if catalogue or isinstance(question, WaitingNow | PresentOn):
                asker.wish(question, at_once=True)

    def now(self) -> tuple[DeskNow, ...]:
        """Every desk with who is there and how many wait, by code."""
        return tuple(
            DeskNow(desk, self._present.get(code), self._waiting.get(code, 0))
            for code, desk in sorted(self.names.desks.items())
        )

    def waiting(self) -> int:
        """How many wait in the whole hall."""
        return sum(self._waiting.values())

    def _desks(self, answer: object) -> None:
        if isinstance(answer, tuple):
            self.names = Names({desk.code: desk for desk in answer}, self.names.matters)
            self.changed.emit()

    def _matters(self, answer: object) -> None:
        if isinstance(answer, tuple):
            self.names = Names(self.names.desks, {matter.code: matter for matter in answer})
            self.changed.emit()

    def _wait(self, answer: object) -> None:
        if isinstance(answer, dict):
            self._waiting = answer
            self.changed.emit()

    def _be_there(self, answer: object) -> None:
        if isinstance(answer, dict):
            self._present = answer
            self.changed.emit()
