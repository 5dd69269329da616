"""The board without its widgets: which call is shown now, which before, who waits where, and how old all this is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from hall.catalogue.orders import Desks
from hall.centre.orders import Centre, CentreNow, SettingsNow
from hall.clock import in_hall
from hall.queueing.orders import Board, BoardNow, CallShown
from ui.voice.rules import call_read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hall.catalogue.rules import Desk
    from hall.centre.rules import Value
    from ui.context import UiContext
    from ui.voice.speaking import Voice

T = TypeVar("T")

TOPICS: Final = ("board", "tickets", "windows", "workdays")
"""What the board listens to."""

FLASH_MS, FLASHES = 600, 3
"""A new call flashes so long, so often (design 2.5)."""

ROWS, DESKS, NUMBERS = 5, 3, 4
"""Rows of earlier calls, desks where somebody waits, and numbers that come next or were missed: so many at a time."""

RECENT = 15
"""Earlier calls that are shown at all."""

PAGE_MS: Final = 8000
BEAT_MS: Final = 15_000
"""So often the hall is asked though nothing was told: whether it is there, whether it opened or closed."""

FRESH: Final = timedelta(seconds=90)
"""A call that is older when the board hears of it (the link was lost meanwhile) is shown, but neither flashes nor is said."""

STILL_WALKING: Final = timedelta(minutes=10)
"""So long a call stays though the hall has closed meanwhile."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a number and its window, or a window that pauses (no number)."""

    window: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """What is shown just now of a list that may be longer: page ``page`` of ``pages``, from 1."""

    rows: tuple[T, ...]
    page: int = 1
    pages: int = 1


class BoardModel(QObject):
    """What hangs on the wall. Calls that come together are shown one after the other, each for as long as it flashes.

    ``still``: nothing moves, for those who asked their system for less motion. ``voice`` says every call that comes while
    the board hangs there; what was called before it was hung up is shown and not said.
    """

    changed = Signal()
    flashed = Signal()
    """The current call alone changed its light."""

    def __init__(
        self, context: UiContext, parent: QObject | None = None, *, still: bool = False, voice: Voice | None = None
    ) -> None:
        super().__init__(parent)
        self._lanes, self._clock, self._still = context.lanes, context.clock, still
        self.board: Board | None = None
        self.centre = ""
        self.current: CallShown | None = None
        self.lit = True
        self.lost = False
        self.mute = False
        self._voice, self._times, self._yao = voice, 0, False
        self._turns = 0
        self._desks: dict[str, Desk] = {}
        self._coming: list[CallShown] = []
        self._halves = 0
        self._flash = self._every(FLASH_MS // 2, self.blink)
        self._paging = self._every(PAGE_MS, self.turn)
        self._beat = self._every(BEAT_MS, self.read)
        self._paging.start()
        self._beat.start()
        if voice is not None:
            voice.heard.connect(self._know_sound)
        if context.changes is not None:
            for topic in TOPICS:
                context.changes.watch(topic, self._heard)
            context.changes.watch("catalogue", self._heard_names)
            context.changes.watch("centre", self._heard_names)
        self.read()
        self._read_names()

    def _every(self, ms: int, told: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(ms)
        timer.timeout.connect(told)
        return timer

    # asking

    def read(self) -> None:
        """Ask what hangs on the wall now."""
        if self._lanes is not None:
            self._lanes.ask(BoardNow(), self.take, self.lose)

    def _read_names(self) -> None:
        if self._lanes is not None:
            self._lanes.ask(CentreNow(), self._know_centre, self.lose)
            self._lanes.ask(Desks(), self._know_desks, self.lose)
            self._lanes.ask(SettingsNow(), self._know_settings, self.lose)

    def _heard(self, _changes: object) -> None:
        self.read()

    def _heard_names(self, _changes: object) -> None:
        self._read_names()
        self.read()

    def _know_centre(self, centre: Centre) -> None:
        self.centre = centre.name
        self.changed.emit()

    def _know_desks(self, desks: tuple[Desk, ...]) -> None:
        self._desks = {desk.code: desk for desk in desks}
        self.changed.emit()

    def _know_settings(self, settings: Mapping[str, Value]) -> None:
        self._times, self._yao = int(settings["voice.times"]), bool(settings["voice.yao"])
        if self._voice is not None and self._times:
            self._voice.begin()
        self.changed.emit()

    def _know_sound(self, heard: bool) -> None:
        self.mute = not heard
        self.changed.emit()

    def take(self, board: Board) -> None:
        """The board as it is now."""
        before, self.board = self.board, board
        if self.lost and before is not None and not self._desks:
            self._read_names()
        self.lost = False
        known = max((call.call for call in before.calls), default=0) if before is not None else None
        if known is None:
            self.current = board.calls[0] if board.calls else None
        else:
            seen = max([known, *(call.call for call in self._coming)])
            unseen = [call for call in board.calls if call.call > seen]
            fresh = [call for call in unseen if board.at - call.at <= FRESH]
            if unseen and not fresh and not self._coming:
                self.current = board.calls[0]
            self._coming += sorted(fresh, key=lambda call: call.call)
            self._drop_gone(board)
            if not self._flash.isActive():
                self._next()
        self.changed.emit()

    def _drop_gone(self, board: Board) -> None:
        """A call that was taken back, or is of another day, is not shown any longer."""
        there = {call.call for call in board.calls}
        self._coming = [call for call in self._coming if call.call in there]
        if self.current is not None and self.current.call not in there:
            self.current = board.calls[0] if board.calls and not self._coming else None

    def lose(self, _trouble: Exception) -> None:
        """The hall does not answer: the picture stays, and says how old it is."""
        self.lost = True
        self.changed.emit()

    # the current call

    def _next(self) -> None:
        if not self._coming:
            return
        self.current = call = self._coming.pop(0)
        self._halves, self.lit, self._turns = 0, True, 0
        self._flash.start()
        self._paging.start()
        if self._voice is not None and self._times:
            self._voice.say(call_read(call.number, call.window_name, yao=self._yao), self._times)
        self.changed.emit()

    def blink(self) -> None:
        """Half a flash is over."""
        self._halves += 1
        if self._halves >= 2 * FLASHES:
            self._flash.stop()
            self.lit = True
            self.flashed.emit()
            self._next()
        elif not self._still:
            self.lit = not self.lit
            self.flashed.emit()

    def is_flashing(self) -> bool:
        """Is the current call a fresh one?"""
        return self._flash.isActive()

    def desk_name(self, call: CallShown) -> str:
        """What the desk of a call is called, without its unit in brackets."""
        desk = self._desks.get(call.desk)
        return "" if desk is None else desk.short

    def is_silent(self) -> bool:
        """Is it to speak, and cannot?"""
        return self.mute and self._times > 0

    def recent(self) -> tuple[CallShown, ...]:
        """The calls before the current one, newest first, each number once."""
        found: dict[str, CallShown] = {}
        waiting = {call.call for call in self._coming}
        for call in self.board.calls if self.board is not None else ():
            mine = self.current is not None and call.number == self.current.number
            if not mine and call.call not in waiting:
                found.setdefault(call.number, call)
        return tuple(found.values())[:RECENT]

    # lists, which take turns where they are longer than their place

    def rows(self) -> Part[Row]:
        """Earlier calls, then the windows that pause."""
        called = [Row(call.window_name, call.number) for call in self.recent()]
        pausing = [Row(window) for window in self.board.paused] if self.board is not None else []
        return self._part((*called, *pausing), ROWS)

    def next(self) -> Part[str]:
        """The numbers that get ready."""
        return self._part(self.board.next if self.board is not None else (), NUMBERS)

    def missed(self) -> Part[str]:
        """The numbers that missed their call."""
        return self._part(self.board.missed if self.board is not None else (), NUMBERS)

    def waiting(self) -> Part[tuple[str, str, int]]:
        """The desks where somebody waits: (code, name, how many)."""
        return self._part(self.board.waiting if self.board is not None else (), DESKS)

    def _part(self, rows: tuple[T, ...], most: int) -> Part[T]:
        pages = max(1, -(-len(rows) // most))
        page = self._turns % pages
        return Part(rows[page * most : (page + 1) * most], page + 1, pages)

    def waiting_in_all(self) -> int:
        """Everybody who waits."""
        return sum(count for *_, count in self.board.waiting) if self.board is not None else 0

    def turn(self) -> None:
        """The next page of every list that has one."""
        self._turns += 1
        if any(part.pages > 1 for part in (self.rows(), self.next(), self.missed(), self.waiting())):
            self.changed.emit()

    def now(self) -> datetime:
        """The hall's own time."""
        return in_hall(self._clock.now())

    def is_closed(self) -> bool:
        """Is the hall shut, and nobody called a little while ago?"""
        if self.board is None or self.board.open:
            return False
        return self.current is None or self.now() - in_hall(self.current.at) > STILL_WALKING

    def minutes_old(self) -> int:
        """How old the picture is."""
        if self.board is None:
            return 0
        return max(0, int((self.now() - in_hall(self.board.at)).total_seconds() // 60))
