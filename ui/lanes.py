"""Carries orders and questions to the hall on other threads, and brings what came of them back to the windows' thread.

One write lane, so orders come in the order they were given; three read lanes. The house is opened in the write lane once
the window is painted; what is asked earlier waits for it. Who asks is :attr:`Lanes.actor`.
"""

from __future__ import annotations

import itertools
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from types import MethodType
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal

from hall.asking import NOBODY, Actor, Order, Question
from hall.errors import EnvironmentFault, HallError, Problem, UserError
from ui.tidying import Tidying

if TYPE_CHECKING:
    from hall.bootstrap import House

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]

READERS = 3
GIVE_WAY_S = 0.0005
"""How soon a lane's Python gives way to the window's. At the usual 5 ms a window that calls Qt some hundred times to paint
waits as often: the longest stall while a paper was drawn became a fifth shorter and twice as many beats were kept.
"""
BUG = "step.unknown"
"""The code of the sentence that is said for a bug; it carries the bug's own short code."""


@dataclass(frozen=True, slots=True)
class _Errand:
    """Something to be done on another thread. ``ticket`` is set where a newer errand of the same asker voids this one."""

    work: Callable[[House], object]
    done: Done
    failed: Failed | None
    session: int
    asker: tuple[int, type] | None = None
    ticket: int = 0


@dataclass(frozen=True, slots=True)
class _Came:
    """What came of an errand: an answer, or trouble."""

    errand: _Errand
    answer: object = None
    trouble: Exception | None = None


@dataclass(frozen=True, slots=True)
class _Opening:
    """The house, or why it could not be opened."""

    house: House | None
    trouble: Exception | None = None


class Lanes(QObject):
    """Orders and questions, answered on the windows' thread. ``report`` keeps a bug and gives its short code.

    An asker is the object whose method is to be told: its newer question of the same kind makes an older answer void, and
    nothing is told to one that is gone. Plain functions are told every answer.
    """

    opened = Signal(object)
    """The :class:`hall.bootstrap.House` stands open."""
    shut = Signal(object)
    """The exception for which it could not be opened; :meth:`open` may be tried again."""
    refused = Signal(object)
    """Trouble of an order or question whose asker does not listen for trouble."""
    surroundings = Signal(object)
    """An :class:`EnvironmentFault` when disk or database give way, ``None`` when they answer again."""

    _came = Signal(object)
    _opening = Signal(object)

    def __init__(self, report: Callable[[BaseException], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(GIVE_WAY_S)
        self._tidying = Tidying(self)
        self.actor: Actor = NOBODY
        self._report = report
        self._house: House | None = None
        self._session = 0
        self._faulty = False
        self._closed = False
        self._tickets = itertools.count(1)
        self._newest: dict[tuple[int, type], int] = {}
        self._early: list[tuple[QThreadPool, _Errand]] = []
        self._writing, self._reading = QThreadPool(self), QThreadPool(self)
        self._writing.setMaxThreadCount(1)
        self._reading.setMaxThreadCount(READERS)
        self._due: deque[_Came] = deque()
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._tell_next)
        self._came.connect(self._queue, Qt.ConnectionType.QueuedConnection)
        self._opening.connect(self._stand_open, Qt.ConnectionType.QueuedConnection)

    # the house

    def open(self, opener: Callable[[], House]) -> None:
        """Open the house in the write lane; then :attr:`opened` or :attr:`shut` is told."""

        def work() -> None:
            try:
                found = _Opening(opener())
            except Exception as trouble:  # noqa: BLE001  (sorted where it is told)
                found = _Opening(None, self._sorted(trouble))
            self._opening.emit(found)

        self._writing.start(work)

    def is_open(self) -> bool:
        """Does the house stand open?"""
        return self._house is not None

    def close(self) -> None:
        """Finish what is under way, tell nobody any more, and let go of the house."""
        self._closed = True
        self._early.clear()
        self._due.clear()
        self._turn.stop()
        self._writing.waitForDone()
        self._reading.waitForDone()
        self._tidying.end()
        if self._house is not None:
            self._house.close()
            self._house = None

    def _stand_open(self, found: object) -> None:
        if not isinstance(found, _Opening):
            return
        if self._closed:
            if found.house is not None:
                found.house.close()
        elif found.house is None:
            self.shut.emit(found.trouble)
        else:
            self._house = found.house
            early, self._early = self._early, []
            for lane, errand in early:
                self._send(lane, errand)
            self.opened.emit(found.house)

    # who asks

    def sign_in(self, actor: Actor) -> None:
        """From now on he asks."""
        self.actor = actor

    def sign_out(self) -> None:
        """From now on nobody asks, and nobody is told what the last one asked. Wait for his orders first: :meth:`settle`."""
        self.actor = NOBODY
        self._session += 1
        self._newest.clear()

    # errands

    def do(self, order: object, done: Done, failed: Failed | None = None) -> None:
        """Change something, after what was given before; ``done`` gets the :class:`hall.asking.Outcome`."""
        if not isinstance(order, Order):
            raise TypeError(f"no order: {type(order).__name__}")
        actor = self.actor
        self._send(self._writing, _Errand(lambda house: house.door.enter(actor, order), done, failed, self._session))

    def ask(self, question: object, done: Done, failed: Failed | None = None) -> None:
        """Read something; ``done`` gets the answer."""
        if not isinstance(question, Question):
            raise TypeError(f"no question: {type(question).__name__}")
        actor, asker, ticket = self.actor, None, 0
        if isinstance(done, MethodType):
            asker, ticket = (id(done.__self__), type(question)), next(self._tickets)
            self._newest[asker] = ticket
        work = _Errand(lambda house: house.door.ask(actor, question), done, failed, self._session, asker, ticket)
        self._send(self._reading, work)

    def look(self, work: Callable[[House], object], done: Done) -> None:
        """Something slow that is neither order nor question, in a read lane: files of this PC, imports for later."""
        self._send(self._reading, _Errand(work, done, None, self._session))

    def settle(self, done: Callable[[], None]) -> None:
        """Tell when every order given until now has been answered."""
        self._send(self._writing, _Errand(lambda _house: None, lambda _answer: done(), None, self._session))

    def _send(self, lane: QThreadPool, errand: _Errand) -> None:
        house = self._house
        if self._closed:
            return
        if house is None:
            self._early.append((lane, errand))
            return

        def work() -> None:
            try:
                came = _Came(errand, errand.work(house))
            except Exception as trouble:  # noqa: BLE001  (sorted where it is told)
                came = _Came(errand, trouble=self._sorted(trouble))
            self._came.emit(came)

        lane.start(work)

    def _sorted(self, trouble: Exception) -> Exception:
        """What may be told: trouble the hall has words for as it is, a bug by its short code."""
        if not isinstance(trouble, HallError):
            return UserError.of([Problem(BUG, None, {"code": self._report(trouble)})])
        # the frames hold connections, which must not end on the windows' thread
        trouble.__cause__ = trouble.__context__ = None
        return trouble.with_traceback(None)

    def _queue(self, came: object) -> None:
        """Answers that come together are told one a turn of the event loop: keys pressed meanwhile are heard in between."""
        if isinstance(came, _Came):
            self._due.append(came)
            self._turn.start()

    def _tell_next(self) -> None:
        came = self._due.popleft()
        if not self._due:
            self._turn.stop()
        self._tell(came)

    def _tell(self, came: _Came) -> None:
        if self._closed or came.errand.session != self._session:
            return
        errand, trouble = came.errand, came.trouble
        self._watch_surroundings(trouble)
        if errand.asker is not None:
            if self._newest.get(errand.asker) != errand.ticket:
                return
            del self._newest[errand.asker]
        told = errand.done if trouble is None else errand.failed
        if told is not None and _is_gone(told):
            return
        if trouble is None:
            errand.done(came.answer)
        elif errand.failed is not None:
            errand.failed(trouble)
        else:
            self.refused.emit(trouble)

    def _watch_surroundings(self, trouble: Exception | None) -> None:
        faulty = isinstance(trouble, EnvironmentFault)
        if faulty or (self._faulty and trouble is None):
            self.surroundings.emit(trouble)
        self._faulty = faulty or (self._faulty and trouble is not None)


def _is_gone(told: Callable[..., None]) -> bool:
    """Was the widget or model whose method this is deleted meanwhile?"""
    owner = getattr(told, "__self__", None)
    return isinstance(owner, QObject) and not shiboken6.isValid(owner)
