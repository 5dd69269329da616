"""The window without its widgets: where one sits, who is in hand, what may be done now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from hall.asking import ChangeSet
from hall.catalogue.orders import Desks, Matters, Windows
from hall.catalogue.rules import Desk, Matter, Window
from hall.errors import UserError
from hall.intake.orders import VisitAtWindow, VisitShown
from hall.papers.orders import PaperList, PaperRow
from hall.queueing.orders import (
    AtWindow,
    BringBack,
    CallAgain,
    CallNext,
    CallNumber,
    Finish,
    Hold,
    InHand,
    MyWindow,
    NotCome,
    Pause,
    QueueRow,
    Resume,
    SeatNow,
    Seats,
    SitDown,
    StandUp,
    Start,
    TakeBack,
    Transfer,
    WindowNow,
)
from hall.queueing.rules import PauseReason, TicketEvent, WindowState

if TYPE_CHECKING:
    from hall.asking import Order
    from ui.context import UiContext

TOPICS = ("tickets", "windows", "visits", "cases", "catalogue")
"""What the screen listens to in the change feed."""

OFFERED = frozenset({TicketEvent.NOT_COME, TicketEvent.HELD, TicketEvent.TRANSFERRED, TicketEvent.FINISHED})
"""The steps after which the ticket is out of hand: the way back is offered for them."""

PAPERS = 20
"""So many papers of a case are asked for."""

_NOT_MINE = frozenset({"window.not_yours", "window.unknown"})


class Act(StrEnum):
    """What a clerk may do; each is an action ``window.<act>`` of the table of keys."""

    CALL = "call"
    AGAIN = "again"
    NOT_COME = "not_come"
    TRANSFER = "transfer"
    PAUSE = "pause"
    """And go on again."""
    HOLD = "hold"
    FINISH = "finish"
    BRING_BACK = "bring_back"
    START = "start"
    LEAVE = "leave"
    CHOOSE = "choose"
    """Call a given number, by right."""


_MAIN = {
    WindowState.FREE: Act.CALL,
    WindowState.CALLING: Act.START,
    WindowState.SERVING: Act.FINISH,
    WindowState.PAUSED: Act.PAUSE,
}
"""The next step of each state: it has the filled button."""


class WindowModel(QObject):
    """State and enabled acts. Nothing here decides who is next: the room does."""

    changed = Signal()
    """The window, the visitor, or what may be done."""
    known = Signal()
    """The names of windows, desks and matters, and who sits where."""
    busy_changed = Signal()
    nobody = Signal()
    """Called, but nobody waits."""
    stepped = Signal(object)
    """A :class:`hall.queueing.orders.Undo`: a step that can be taken back."""
    refused = Signal(object)
    """An exception, to be said; ``None`` when a new step begins."""

    def __init__(
        self, context: UiContext, place: str = "", parent: QObject | None = None, *, may_choose: bool = False
    ) -> None:
        super().__init__(parent)
        self._may_choose = may_choose
        self._lanes, self._clock = context.lanes, context.clock
        self.place = place
        self.window = ""
        self.asked = False
        """Is it known whether one sits somewhere?"""
        self.now: WindowNow | None = None
        self.visit: VisitShown | None = None
        self.papers: tuple[PaperRow, ...] = ()
        """The papers of the case in hand, the newest first."""
        self.windows: tuple[Window, ...] = ()
        self.desks: dict[str, Desk] = {}
        self.matters: dict[str, Matter] = {}
        self.seats: tuple[SeatNow, ...] = ()
        self._busy = False
        if context.changes is not None:
            for topic in TOPICS:
                context.changes.watch(topic, self._heard)
        self._ask_catalogue()
        self._ask(Seats(), self._seated)
        self._ask(MyWindow(), self._found_mine)

    # what is known

    def time(self) -> datetime:
        """Now."""
        return self._clock.now()

    def state(self) -> WindowState:
        """What this window is doing; empty while one sits nowhere."""
        return WindowState.EMPTY if self.now is None else self.now.state

    def ticket(self) -> QueueRow | None:
        """The ticket in hand."""
        return None if self.now is None else self.now.ticket

    def next(self) -> QueueRow | None:
        """Whom the next call would call."""
        return self.now.waiting[0] if self.now is not None and self.now.waiting else None

    def kept(self) -> tuple[QueueRow, ...]:
        """Whom one may bring back: held here (whose timer ends first, first), then the missed ones of the desk."""
        if self.now is None:
            return ()
        held = sorted(self.now.held, key=lambda row: (row.until is None, row.until or row.since))
        return (*held, *self.now.missed)

    def colleagues(self) -> tuple[SeatNow, ...]:
        """Who sits at another window and may be sent somebody himself."""
        return tuple(one for one in self.seats if one.window != self.window and one.login)

    def kept_tickets(self) -> frozenset[int] | None:
        """The tickets this window still has, in hand or held; ``None`` while that is not known."""
        if self.now is None:
            return None
        in_hand = () if self.now.ticket is None else (self.now.ticket,)
        return frozenset(row.ticket for row in (*in_hand, *self.now.held))

    def cool_down(self) -> int:
        """Seconds until the same one may be called again."""
        again = None if self.now is None else self.now.call_again_at
        left = timedelta() if again is None else again - self.time()
        return max(0, -(-left // timedelta(seconds=1)))

    def main(self) -> Act | None:
        """The next step."""
        return _MAIN.get(self.state())

    def acts(self) -> frozenset[Act]:
        """What may be done now."""
        if self._busy or self.now is None:
            return frozenset()
        match self.now.state:
            case WindowState.FREE:
                back = {Act.BRING_BACK} if self.kept() else set[Act]()
                chosen = {Act.CHOOSE} if self._may_choose and self.now.waiting else set()
                return frozenset({Act.CALL, Act.PAUSE, Act.LEAVE} | back | chosen)
            case WindowState.PAUSED:
                return frozenset({Act.PAUSE, Act.LEAVE})
            case WindowState.CALLING:
                again = set() if self.cool_down() else {Act.AGAIN}
                missed = set() if self.now.calls_left else {Act.NOT_COME}
                return frozenset({Act.START, Act.TRANSFER, Act.HOLD} | again | missed)
            case WindowState.SERVING:
                return frozenset({Act.FINISH, Act.TRANSFER, Act.HOLD})
        return frozenset()

    def is_busy(self) -> bool:
        """Is a step under way?"""
        return self._busy

    # steps

    def sit(self, window: str) -> None:
        """Sit down at a window."""
        self._do(SitDown(window=window))

    def leave(self) -> None:
        """Leave the window."""
        self._do(StandUp(window=self.window))

    def call(self) -> None:
        """Call the next one."""
        self._do(CallNext(window=self.window))

    def choose(self, number: str, reason: str) -> None:
        """Call a given number, out of turn."""
        self._do(CallNumber(window=self.window, number=number, reason=reason))

    def again(self) -> None:
        """Call the same one again."""
        self._do(CallAgain(window=self.window))

    def not_come(self) -> None:
        """He did not come."""
        self._do(NotCome(window=self.window))

    def start(self) -> None:
        """He is here."""
        self._do(Start(window=self.window))

    def pause(self, reason: PauseReason, words: str = "") -> None:
        """Pause between two visitors."""
        self._do(Pause(window=self.window, reason=reason, words=words))

    def resume(self) -> None:
        """Go on."""
        self._do(Resume(window=self.window))

    def hold(self, reason: str, minutes: int = 0) -> None:
        """He has to fetch something."""
        self._do(Hold(window=self.window, reason=reason, minutes=minutes))

    def bring_back(self, number: str) -> None:
        """Call somebody held or missed."""
        self._do(BringBack(window=self.window, number=number))

    def transfer(self, desk: str, note: str = "", *, clerk: str = "", come_back: bool = False) -> None:
        """To another desk or one clerk (a login), with the same number."""
        self._do(Transfer(window=self.window, desk=desk, clerk=clerk, note=note, come_back=come_back))

    def finish(self, matter: str, people: int, words: str = "", next_desk: str = "") -> None:
        """Done."""
        order = Finish(window=self.window, matter=matter, people=people, words=words, next_desk=next_desk)
        self._do(order)

    def take_back(self) -> None:
        """Undo the last step."""
        self._do(TakeBack(window=self.window))

    def _do(self, order: Order) -> None:
        if self._busy or self._lanes is None:
            return
        self._set_busy(True)
        self.refused.emit(None)
        self._lanes.do(order, lambda outcome: self._done(order, outcome.answer), self._failed)

    def _done(self, order: Order, answer: InHand | None) -> None:
        self._set_busy(False)
        if isinstance(order, StandUp) or answer is None:
            self._forget()
            return
        self.window = answer.window
        if self.now is not None and not isinstance(order, SitDown):
            self._show(
                replace(
                    self.now,
                    state=answer.state,
                    ticket=answer.ticket,
                    case=answer.case,
                    last_service=answer.last_service,
                    undo=answer.undo,
                )
            )
        self.refresh()
        if isinstance(order, CallNext) and answer.ticket is None:
            self.nobody.emit()
        if answer.undo is not None and answer.undo.event in OFFERED and answer.ticket is None:
            self.stepped.emit(answer.undo)

    def _failed(self, trouble: Exception) -> None:
        self._set_busy(False)
        if isinstance(trouble, UserError) and trouble.problems[0].code in _NOT_MINE:
            self._forget()
        self.refused.emit(trouble)
        self.refresh()

    def _set_busy(self, on: bool) -> None:
        self._busy = on
        self.busy_changed.emit()

    # reading

    def refresh(self) -> None:
        """Look at the window again."""
        if self.window:
            self._ask(AtWindow(window=self.window), self._seen)

    def _ask(self, question: object, done: Any) -> None:
        if self._lanes is not None:
            self._lanes.ask(question, done, self._unread)

    def _unread(self, trouble: Exception) -> None:
        if not isinstance(trouble, UserError):
            self.refused.emit(trouble)

    def _found_mine(self, window: str) -> None:
        self.asked = True
        self.window = window
        self.refresh()
        self.changed.emit()

    def _seen(self, now: WindowNow) -> None:
        if now.window != self.window:
            return
        if now.state is WindowState.EMPTY:
            self._forget()
        else:
            self._show(now)

    def _show(self, now: WindowNow) -> None:
        before = self.ticket()
        self.now = now
        visit = None if now.ticket is None else now.ticket.visit or None  # a number from the kiosk has none
        if visit is None or (self.visit is not None and self.visit.visit != visit):
            self.visit = None
        if visit is not None and (self.visit is None or before is None or before.visit != visit):
            self._ask(VisitAtWindow(visit=visit), self._met)
        self.changed.emit()

    def _met(self, visit: VisitShown) -> None:
        held = self.ticket()
        if held is not None and held.visit == visit.visit:
            if self.visit is None or self.visit.case.case != visit.case.case:
                self.papers = ()
            self.visit = visit
            self._ask(PaperList(case=visit.case.case, limit=PAPERS), self._papers_found)
            self.changed.emit()

    def _papers_found(self, found: tuple[PaperRow, ...]) -> None:
        if found != self.papers and self.visit is not None and all(one.case == self.visit.case.case for one in found):
            self.papers = found
            self.changed.emit()

    def _forget(self) -> None:
        self.window, self.now, self.visit = "", None, None
        self.changed.emit()

    def _heard(self, changes: object) -> None:
        told = set(TOPICS)
        if isinstance(changes, ChangeSet) and not changes.everything:
            told = set(changes.topics)
        if told & {"tickets", "windows"}:
            self.refresh()
        if "windows" in told:
            self._ask(Seats(), self._seated)
        held = self.ticket()
        if told & {"visits", "cases"} and held is not None:
            self._ask(VisitAtWindow(visit=held.visit), self._met)
        if "catalogue" in told:
            self._ask_catalogue()

    def _ask_catalogue(self) -> None:
        for question, told in ((Windows(), self._windows), (Desks(), self._desks), (Matters(), self._matters)):
            self._ask(question, told)

    def _windows(self, found: tuple[Window, ...]) -> None:
        self.windows = found
        self.known.emit()

    def _seated(self, found: tuple[SeatNow, ...]) -> None:
        if found != self.seats:
            self.seats = found
            self.known.emit()

    def _desks(self, found: tuple[Desk, ...]) -> None:
        self.desks = {desk.code: desk for desk in found}
        self.known.emit()

    def _matters(self, found: tuple[Matter, ...]) -> None:
        self.matters = {matter.code: matter for matter in found}
        self.known.emit()
