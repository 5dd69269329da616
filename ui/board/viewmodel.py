"""The board without its widgets: which call is shown now, which before, who waits where, and how old all this is."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from hall.catalogue.orders import Desks
from hall.centre.orders import Centre, CentreNow
from hall.clock import in_hall
from hall.queueing.orders import Board, BoardNow, CallShown

if TYPE_CHECKING:
    from hall.catalogue.rules import Desk
    from ui.context import UiContext

TOPICS: Final = ("board", "tickets", "windows", "workdays")
"""What the board listens to."""

FLASH_MS, FLASHES = 600, 3
"""A new call flashes so long, so often (design 2.5)."""

RECENT, PAGE = 5, 5
"""Rows of earlier calls, and desks on a page."""

PAGE_MS: Final = 8000
BEAT_MS: Final = 15_000
"""So often the hall is asked though nothing was told: whether it is there, whether it opened or closed."""

STILL_WALKING: Final = timedelta(minutes=10)
"""So long a call stays though the hall has closed meanwhile."""

_WINDOW = re.compile(r"\s*窗口$")


def short_window(name: str) -> str:
    """``9 号`` of ``9 号窗口``: the word stands above it already."""
    return _WINDOW.sub("", name) or name


def bare_window(name: str) -> str:
    """``9`` of ``9 号``, the one sign one looks for; names that say more stay as they are."""
    short = short_window(name)
    return short.removesuffix("号").strip() or short


class BoardModel(QObject):
    """What hangs on the wall. Calls that come together are shown one after the other, each for as long as it flashes.

    ``still``: nothing moves, for those who asked their system for less motion.
    """

    changed = Signal()
    flashed = Signal()
    """The current call alone changed its light."""

    def __init__(self, context: UiContext, parent: QObject | None = None, *, still: bool = False) -> None:
        super().__init__(parent)
        self._lanes, self._clock, self._still = context.lanes, context.clock, still
        self.board: Board | None = None
        self.centre = ""
        self.current: CallShown | None = None
        self.lit = True
        self.page = 0
        self.lost = False
        self._desks: dict[str, Desk] = {}
        self._coming: list[CallShown] = []
        self._halves = 0
        self._flash = self._every(FLASH_MS // 2, self.blink)
        self._paging = self._every(PAGE_MS, self.turn)
        self._beat = self._every(BEAT_MS, self.read)
        self._paging.start()
        self._beat.start()
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

    def take(self, board: Board) -> None:
        """The board as it is now."""
        before, self.board = self.board, board
        if self.lost and before is not None and not self._desks:
            self._read_names()
        self.lost = False
        known = max((call.call for call in before.calls), default=0) if before is not None else None
        self.page = min(self.page, self.pages() - 1)
        if known is None:
            self.current = board.calls[0] if board.calls else None
        else:
            seen = max([known, *(call.call for call in self._coming)])
            self._coming += sorted((call for call in board.calls if call.call > seen), key=lambda call: call.call)
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
        self.current = self._coming.pop(0)
        self._halves, self.lit = 0, True
        self._flash.start()
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

    def recent(self) -> tuple[CallShown, ...]:
        """The calls before the current one, newest first, each number once."""
        found: dict[str, CallShown] = {}
        waiting = {call.call for call in self._coming}
        for call in self.board.calls if self.board is not None else ():
            mine = self.current is not None and call.number == self.current.number
            if not mine and call.call not in waiting:
                found.setdefault(call.number, call)
        return tuple(found.values())[:RECENT]

    # who waits

    def waiting(self) -> tuple[tuple[str, str, int], ...]:
        """The desks of this page: (code, name, how many wait)."""
        rows = self.board.waiting if self.board is not None else ()
        return rows[self.page * PAGE : (self.page + 1) * PAGE]

    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-len(self.board.waiting) // PAGE)) if self.board is not None else 1

    def waiting_in_all(self) -> int:
        """Everybody who waits."""
        return sum(count for *_, count in self.board.waiting) if self.board is not None else 0

    def turn(self) -> None:
        """The next page."""
        page = (self.page + 1) % self.pages()
        if page != self.page:
            self.page = page
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
