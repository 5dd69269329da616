"""The kiosk without its widgets: which page, which number, and when the visitor is forgotten."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from hall.intake.orders import NumberTaken, TakeNumber
from hall.queueing.orders import Board, BoardNow

if TYPE_CHECKING:
    from hall.asking import Outcome
    from ui.context import UiContext
    from ui.kiosk.needs import Group, Need

TOPICS: Final = ("board", "tickets", "workdays")

NUMBER_MS, CHOOSING_MS, SAID_MS = 15_000, 45_000, 8_000
"""So long a number stands there, an opened group waits for a choice, a sentence of trouble is shown."""

BEAT_MS: Final = 15_000
"""So often the hall is asked whether it is open, though nothing was told."""


class Stage(StrEnum):
    """What the kiosk shows."""

    HOME = "home"
    GROUP = "group"
    TAKING = "taking"
    NUMBER = "number"
    SAID = "said"
    """No number: why, in a sentence."""
    CLOSED = "closed"
    LOST = "lost"


class KioskModel(QObject):
    """One visitor after the other, none of them kept."""

    changed = Signal()

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = context.lanes
        self.board: Board | None = None
        self.lost = False
        self.group: Group | None = None
        self.taken: NumberTaken | None = None
        self.trouble: Exception | None = None
        self._taking = False
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.timeout.connect(self.forget)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self.read)
        self._beat.start()
        if context.changes is not None:
            for topic in TOPICS:
                context.changes.watch(topic, self._heard)
        self.read()

    def read(self) -> None:
        """Ask whether the hall is open, and how many wait."""
        if self._lanes is not None:
            self._lanes.ask(BoardNow(limit=1), self._know, self._lose)

    def _heard(self, _changes: object) -> None:
        self.read()

    def _know(self, board: Board) -> None:
        self.board, self.lost = board, False
        self.changed.emit()

    def _lose(self, _trouble: Exception) -> None:
        self.lost = True
        self.changed.emit()

    @property
    def stage(self) -> Stage:
        """Which page it is. A number or a sentence is read to its end whatever happens in the hall."""
        if self.taken is not None:
            return Stage.NUMBER
        if self.trouble is not None:
            return Stage.SAID
        if self._taking:
            return Stage.TAKING
        if self.board is None or self.lost:
            return Stage.LOST
        if not self.board.open:
            return Stage.CLOSED
        return Stage.GROUP if self.group is not None else Stage.HOME

    def waiting(self) -> int:
        """Everybody who waits in the hall."""
        return sum(count for *_, count in self.board.waiting) if self.board is not None else 0

    # choosing

    def open(self, group: Group) -> None:
        """What exactly? A group with a single need gives its number at once."""
        if self.stage is Stage.HOME:
            if len(group.needs) == 1:
                self.take(group.needs[0])
                return
            self.group = group
            self._forget.start(CHOOSING_MS)
            self.changed.emit()

    def take(self, need: Need) -> None:
        """A number. While it is on its way nothing else can be chosen, so two touches take one number."""
        if self.stage not in {Stage.HOME, Stage.GROUP} or self._lanes is None:
            return
        self._taking = True
        self._forget.stop()
        self._lanes.do(TakeNumber(desk=need.desk), self._took, self._refused)
        self.changed.emit()

    def _took(self, outcome: Outcome[NumberTaken]) -> None:
        self._taking, self.taken = False, outcome.answer
        self._forget.start(NUMBER_MS)
        self.changed.emit()

    def _refused(self, trouble: Exception) -> None:
        self._taking, self.trouble = False, trouble
        self._forget.start(SAID_MS)
        self.changed.emit()

    def forget(self) -> None:
        """Back to the first page, as if nobody had been here."""
        self._forget.stop()
        if not self._taking:
            self.group = self.taken = self.trouble = None
            self.changed.emit()
