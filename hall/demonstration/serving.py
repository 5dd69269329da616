"""What invented clerks and residents do: call, serve, rate; and what the supervisor does about low ratings."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from hall.asking import RESIDENT, SYSTEM, Actor, Order
from hall.catalogue.orders import Windows as WindowList
from hall.clock import hall_day
from hall.demonstration.accounts import AT_WINDOW, LEADER, SUPERVISOR
from hall.demonstration.timetable import Timetable
from hall.errors import UserError
from hall.queueing.orders import CallAgain, CallNext, Finish, Hold, InHand, NotCome, Pause, SitDown, Start
from hall.queueing.rules import PauseReason
from hall.ratings.orders import ActOnCorrection, DecideAppeal, NotRated, Rate, Rated
from hall.ratings.rules import CorrectionState, Level, Why
from hall.staff.orders import ActorFor

if TYPE_CHECKING:
    from hall.door import Door

_WORDS = {
    1: ("等了一个多钟头，轮到我又说材料不全", (Why.WAITED_LONG, Why.PAPERWORK)),
    2: ("没听明白下一步该找谁", (Why.UNCLEAR,)),
}
_LEVELS = ("5", "4", "3", "2", "1", "silent", "gone")
_MILD, _STERN = (52, 24, 8, 2, 1, 6, 7), (30, 28, 16, 7, 5, 7, 7)
"""How residents rate at most windows, and at some."""


class Windows:
    """All windows of the hall; whoever waits at a desk is called by the one that is free first."""

    def __init__(self, door: Door, times: Timetable) -> None:
        self._door, self._times = door, times
        self._free: dict[str, datetime] = {}
        self._seated: set[tuple[str, date]] = set()
        self._showing: dict[str, int] = defaultdict(int)
        self._at: defaultdict[str, list[str]] = defaultdict(list)
        for window in door.ask(SYSTEM, WindowList()):
            self._at[window.desk].append(window.code)
        self._supervisor = self._actor(SUPERVISOR, "值班台")
        self._leader = self._actor(LEADER, "办公室")
        self._clerks = {window: self._actor(login, window) for window, login in AT_WINDOW.items()}

    def _actor(self, login: str, place: str) -> Actor:
        found: Actor = self._door.ask(SYSTEM, ActorFor(login=login, place=place))
        return found

    def supervisor_does(self, order: Order) -> None:
        """An order of the supervisor; what is done already stays done."""
        self._try(self._supervisor, order)

    def _try(self, who: Actor, order: Order) -> Any:
        """Filling goes on where it stopped, in a hall in which others may have worked meanwhile: what cannot be done is left."""
        try:
            return self._door.enter(who, order).answer
        except UserError:
            return None

    def _press(self, window: str, key: str, order: type[Order], **more: Any) -> InHand | None:
        who = self._clerks.get(window, self._supervisor)
        answer: InHand | None = self._try(who, order(order_id=key, window=window, **more))  # type: ignore[call-arg]
        return answer

    # one visitor after the other

    def expect(self, key: str, desk: str, *, rush: bool) -> None:
        """Somebody waits at a desk: he is called when a window is free. Those of the rush wait until :meth:`show`."""
        if rush:
            self._showing[desk] += 1
            return
        windows, now = self._at[desk], self._times.now()
        if not windows:
            return
        dice = random.Random(f"{key} window")  # noqa: S311  (the same everywhere)
        window = min(windows, key=lambda one: self._free.get(one, now))
        begin = max(self._free.get(window, now), now + timedelta(minutes=dice.uniform(1, 9)))
        end = begin + timedelta(minutes=dice.uniform(6, 22))
        self._free[window] = end + timedelta(minutes=1)
        self._times.at(begin, lambda: self._call(window, key))
        self._times.at(begin + timedelta(seconds=dice.uniform(15, 70)), lambda: self._press(window, f"{key}-s", Start))
        self._times.at(end, lambda: self._finish(window, key, dice))

    def _sit(self, window: str) -> None:
        day = hall_day(self._times.now())
        if (window, day) not in self._seated:
            self._seated.add((window, day))
            self._press(window, f"demo-{day:%Y%m%d}-{window}", SitDown)

    def _call(self, window: str, key: str) -> None:
        self._sit(window)
        self._press(window, f"{key}-n", CallNext)

    def _finish(self, window: str, key: str, dice: random.Random) -> None:
        done = self._press(window, f"{key}-f", Finish)
        if done is None or done.last_service is None:
            return
        service = done.last_service
        stern = sum(map(ord, window)) % 4 == 0
        says = dice.choices(_LEVELS, _STERN if stern else _MILD)[0]
        if says == "gone":
            return
        moment = self._times.now() + timedelta(seconds=dice.uniform(8, 45))
        self._times.at(moment, lambda: self._rate(key, service, says))

    def _rate(self, key: str, service: int, says: str) -> None:
        """The resident's own word, at the screen."""
        if says == "silent":
            self._try(RESIDENT, NotRated(order_id=f"{key}-q", service=service))
            return
        words, reasons = _WORDS.get(int(says), ("", ()))
        order = Rate(order_id=f"{key}-q", service=service, level=Level(int(says)), reasons=reasons, words=words)
        rated: Rated | None = self._try(RESIDENT, order)
        if rated is not None and rated.correction is not None:
            self._mend(key, rated.correction)

    # correction tasks

    def _mend(self, key: str, task: int) -> None:
        """Contacted the day after; later mended, or appealed and decided."""
        appeals = task % 5 == 3
        steps: list[tuple[float, Actor, Order]] = [
            (1, self._supervisor, self._act(f"{key}-k", task, CorrectionState.CONTACTED, "已电话联系，听取意见并致歉"))
        ]
        if appeals:
            words = "当天系统停电二十分钟，等候不是窗口造成的"
            steps.append((3, self._supervisor, self._act(f"{key}-l", task, CorrectionState.APPEALED, words)))
            decided = DecideAppeal(order_id=f"{key}-m", correction=task, strike_out=task % 2 == 1, words="查过停电记录")
            steps.append((6, self._leader, decided))
        else:
            words = "已约窗口当面说明，来访人表示理解"
            steps.append((7, self._supervisor, self._act(f"{key}-l", task, CorrectionState.MENDED, words)))
        for days, who, order in steps:
            self._times.at(self._times.now() + timedelta(days=days, minutes=11), partial(self._try, who, order))

    @staticmethod
    def _act(key: str, task: int, to: CorrectionState, words: str) -> ActOnCorrection:
        return ActOnCorrection(order_id=key, correction=task, to=to, words=words)

    # the moment somebody looks

    def show(self) -> None:
        """Of those who came last some are called, served, held or missed by now; a window pauses; the others wait."""
        now = self._times.now()
        key = f"demo-{hall_day(now):%Y%m%d}-x"
        busy = sorted(self._showing, key=lambda desk: (-self._showing[desk], desk))
        serves, calls, holds, misses, pauses, *_ = [
            window for desk in busy for window in self._at[desk][-1:] if window != "W03-1"
        ] + [""] * 5
        for window in (serves, calls, holds, misses):
            self._sit(window)
            self._press(window, f"{key}-{window}", CallNext)
        self._press(serves, f"{key}-s", Start)
        self._press(holds, f"{key}-h", Hold, reason="回家取合同原件", minutes=30)
        self._sit(pauses)
        self._press(pauses, f"{key}-p", Pause, reason=PauseReason.MEETING, words="局里开会")
        steps: tuple[tuple[int, str, type[Order]], ...] = (
            (20, "c", CallAgain),
            (40, "d", CallAgain),
            (60, "m", NotCome),
        )
        for seconds, part, order in steps:
            self._times.at(now + timedelta(seconds=seconds), partial(self._press, misses, f"{key}-{part}", order))
