"""A window of the simulated day (:mod:`tests.helpers.day`): whoever opens it goes on where the one before stopped."""

from __future__ import annotations

import random
from typing import Any

from hall.asking import Actor, Order
from hall.errors import UserError
from hall.queueing.orders import (
    AtWindow,
    BringBack,
    CallAgain,
    CallNext,
    Finish,
    Hold,
    InHand,
    NotCome,
    Pause,
    QueueRow,
    Resume,
    SitDown,
    StandUp,
    Start,
    TakeBack,
    Transfer,
    WindowNow,
)
from hall.queueing.rules import PauseReason, TicketState
from hall.staff.rules import Role, rights_of
from tests.helpers.dayplan import DESKS, GONE, WINDOWS, Fate, fate, word
from tests.helpers.dayroles import Desk

ASKED = (CallNext(window=""), AtWindow(window=""))
_MEETING = (SitDown, CallNext, BringBack)
CALLS_BEFORE = 8
"""So many calls a window that is to be killed has made before."""


def work(desk: Desk, place: int, watched: str) -> None:
    """Sit down and serve until the parent says that it is evening. ``watched``: say when it comes to be killed, while
    somebody is being served (``serving``) or right after a call (``called``)."""
    one = _Window(desk, place, watched)
    back = one.press(SitDown)
    desk.ready([back.ticket.number, str(back.ticket.state)] if back.ticket else [])
    if back.ticket is not None:
        one.go_on(back.ticket)
    while one.next():
        pass
    desk.enter(one.who, StandUp(window=one.window))
    desk.link.send(("done", one.finished))


class _Window:
    def __init__(self, desk: Desk, place: int, watched: str) -> None:
        self.desk, self.window, self.watched = desk, WINDOWS[place], watched
        self.other = DESKS[(place // 2 + 1) % len(DESKS)]
        self.who = Actor(1001 + place, f"窗口{place + 1}", rights_of([Role.CLERK]), self.window)
        self.dice = random.Random(f"window {place} {watched}")
        self.calls = self.finished = 0
        self.heard: set[int] = set()
        self.over = False

    def press(self, order: type[Order], **more: Any) -> InHand:
        self.desk.clock.meets = order in _MEETING
        answer: InHand = self.desk.enter(self.who, order(window=self.window, **more))  # type: ignore[call-arg]
        self.desk.clock.meets = False
        return answer

    def tries(self, order: type[Order], *codes: str, **more: Any) -> InHand | None:
        """The same, where somebody else may have been faster."""
        try:
            return self.press(order, **more)
        except UserError as refused:
            self.desk.clock.meets = False
            if refused.problems[0].code not in codes:
                raise
            return None

    def passes(self, least: float, most: float) -> None:
        self.desk.clock.forward(self.dice.uniform(least, most))

    # whom

    def next(self) -> bool:
        """The next visitor; false when the day is over."""
        held = self.press(CallNext).ticket
        if held is not None:
            self._called(held)
            return True
        now: WindowNow = self.desk.ask(self.who, AtWindow(window=self.window, limit=0))
        for row in (*now.held, *(row for row in now.missed if fate(row.number) is Fate.LATE)):
            back = self.tries(BringBack, "ticket.not_kept", "ticket.taken", "ticket.gone", number=row.number)
            if back is not None and back.ticket is not None:
                self._serve(back.ticket, again=True)
                return True
        if self.over:
            return False
        self._listen()
        return True

    def _listen(self) -> None:
        """Wait for news, or the evening."""
        self.over = self.desk.wait() == "end" or self.over
        for one in self.desk.news():
            self.heard.update(one.topics.get("ratings", ()))
            if one.everything:
                raise AssertionError("the feed lost its thread")

    def _called(self, row: QueueRow) -> None:
        self.calls += 1
        if self.watched == "called" and self.calls == CALLS_BEFORE:
            self.desk.link.send(("strike", row.number))  # it comes somewhere in what follows
        if self.dice.random() < 0.03 and self.tries(TakeBack, "ticket.too_late") is not None:
            return
        self.go_on(row)

    # what becomes of him

    def go_on(self, row: QueueRow) -> None:
        """From wherever he is."""
        if row.state is TicketState.SERVING:
            self._finish(row)
        elif fate(row.number) in {Fate.ABSENT, Fate.LATE} and not row.from_desk:
            self._miss(row)
        else:
            self._serve(row, again=bool(row.from_desk or row.reason))

    def _miss(self, row: QueueRow) -> None:
        for _ in range(3 - row.calls):
            self.passes(9, 20)
            self.press(CallAgain)
        self.passes(9, 20)
        self.press(NotCome)

    def _serve(self, row: QueueRow, *, again: bool) -> None:
        self.passes(10, 50)
        self.press(Start)
        if self.watched == "serving" and self.calls >= CALLS_BEFORE:
            self.desk.link.send(("strike", row.number))
            self.desk.link.recv()  # it never comes
        self.passes(60, 200)
        becomes = Fate.PLAIN if again else fate(row.number)
        if becomes is Fate.HOLDS:
            self.press(Hold, reason="去复印材料", minutes=5)
        elif becomes in {Fate.MOVES, Fate.SECOND}:
            self.desk.clock.hand_on()
            self.press(Transfer, desk=self.other, note="请接着办", come_back=becomes is Fate.SECOND)
        elif becomes is Fate.ON:
            self.desk.clock.hand_on()
            self._finish(row, next_desk=self.other)
        elif becomes is Fate.MISTAKE:
            self.press(Finish)
            if self.tries(TakeBack, "ticket.too_late") is not None:
                self.passes(20, 60)
                self._finish(row)
        else:
            self._finish(row)

    def _finish(self, row: QueueRow, **more: Any) -> None:
        """Done; whoever wants to say something says it before the next one is called."""
        if row.from_desk:  # he may have to go back to it
            self.desk.clock.hand_on()
        made = self.press(Finish, **more).last_service
        assert made is not None
        self.finished += 1
        while word(made) != GONE and made not in self.heard:
            self._listen()
        self.passes(5, 30)
        if self.finished % 15 == 0:
            self.press(Pause, reason=PauseReason.BREAK)
            self.passes(60, 200)
            self.press(Resume)
