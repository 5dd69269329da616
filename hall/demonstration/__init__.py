"""Demonstration data: a lively hall since the beginning of last month, the same on every PC. People, numbers and matters are
invented.

Everything goes through the door as at a front desk, at windows and at their screens, with a clock that is set to each moment.
Orders carry keys of their own, so filling again (after a break, or some days later) goes on where it stopped.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from hall.asking import NOBODY, SYSTEM, Actor
from hall.centre.orders import SetSetting
from hall.clock import HALL_ZONE, FixedClock, hall_day
from hall.demonstration.accounts import ACCOUNTS, CLERKS, PASSWORD, DemoAccount
from hall.demonstration.people import DESK, Person, another_visit, first_visit, invented, matters, with_case
from hall.demonstration.serving import Windows
from hall.demonstration.timetable import Timetable
from hall.intake.orders import Registered, RegisterVisit
from hall.papers.orders import DropPrint, ReprintPaper, VoidPaper
from hall.papers.rules import TO_FILE
from hall.ratings.orders import CloseMonth
from hall.ratings.rules import month_before, month_of
from hall.staff.orders import Accounts, ActorFor, AddAccount
from hall.workdays.orders import CalendarNow
from hall.workdays.rules import Calendar

if TYPE_CHECKING:
    from hall.door import Door

__all__ = [
    "ACCOUNTS",
    "CENTRE",
    "CLERKS",
    "DIVISION",
    "PASSWORD",
    "RUSH",
    "VISITS",
    "DemoAccount",
    "Filled",
    "fill_month",
    "matters",
]

CENTRE, DIVISION = "示范县社会治安综合治理中心", "130105"
"""What an invented hall is called, and where it stands."""

VISITS = (6, 10)
"""Visits a working day, from and to: so few that the first start does not take long."""

RUSH = 14
"""So many come in the last :data:`_RUSH_MINUTES` before the moment, that there is something to see."""

MINIMUM = 5
"""Ratings for a place: less than a real hall asks for, because there are fewer visits."""

_RUSH_MINUTES, _SHOWN_MINUTES = 40, 4
_OPEN = ((8 * 60 + 32, 11 * 60 + 40), (14 * 60 + 3, 16 * 60 + 50))


@dataclass(frozen=True, slots=True)
class Filled:
    """How many working days and visits the demonstration has."""

    days: int
    visits: int


def fill_month(door: Door, clock: FixedClock, days: int | None = None) -> Filled:
    """The ``days`` before the moment the clock stands at, and that day until then; without ``days`` since the first of last
    month, which is closed. The hall has to be founded.

    The clock stands at the same moment again afterwards. About 40 ms a visit.
    """
    now = clock.at
    today = hall_day(now)
    last_month = month_before(month_of(today))
    first = date.fromisoformat(f"{last_month}-01") if days is None else today - timedelta(days=days)
    calendar: Calendar = door.ask(NOBODY, CalendarNow())
    worked = [day for n in range((today - first).days + 1) if calendar.is_workday(day := first + timedelta(days=n))]
    try:
        clock.at = datetime.combine(worked[0] if worked else first, time(8), HALL_ZONE)
        _accounts(door)
        month = _Month(door, Timetable(clock))
        for day in worked:
            month.plan_day(day)
        month.plan_rush(now)
        after = [day for day in worked if month_of(day) != last_month]
        if days is None and after:
            month.plan_closing(last_month, after[0])
        month.times.run(now)
    finally:
        clock.at = now
    return Filled(len(worked), month.visits)


def _accounts(door: Door) -> None:
    there = {row.login for row in door.ask(SYSTEM, Accounts())}
    for one in (*ACCOUNTS, *CLERKS):
        if one.login not in there:
            door.enter(
                SYSTEM,
                AddAccount(
                    login=one.login,
                    name=one.name,
                    password=PASSWORD,
                    roles=frozenset({one.role}),
                    desk=one.desk,
                    must_change=False,
                ),
            )
    door.enter(SYSTEM, SetSetting(name="rating.minimum", value=MINIMUM))


class _Month:
    """What happens at the front desk; windows go on from there (:mod:`hall.demonstration.serving`)."""

    def __init__(self, door: Door, times: Timetable) -> None:
        self.door, self.times = door, times
        self.windows = Windows(door, times)
        self.guide: Actor = door.ask(SYSTEM, ActorFor(login=ACCOUNTS[0].login, place=DESK))
        self.known: list[Person] = []
        self.visits = 0

    def plan_day(self, day: date) -> None:
        """The visits of a day. Every day has a dice of its own, so that it does not matter where one begins."""
        dice = random.Random(f"one-door-hall {day}")  # noqa: S311  (the same month everywhere)
        parts = dice.choices(_OPEN, (3, 2), k=dice.randint(*VISITS))
        for number, minute in enumerate(sorted(dice.choice(range(*part)) for part in parts), 1):
            moment = datetime.combine(day, time(minute // 60, minute % 60, dice.randrange(60)), HALL_ZONE)
            key = f"demo-{day:%Y%m%d}-{number:03d}"
            self.times.at(moment, partial(self._comes, key, day))

    def plan_rush(self, now: datetime) -> None:
        """Just before the moment: some more, of whom some still wait. The windows show everything they can do."""
        begin = max(now - timedelta(minutes=_RUSH_MINUTES), datetime.combine(hall_day(now), time(), HALL_ZONE))
        shown = max(begin, now - timedelta(minutes=_SHOWN_MINUTES))
        for number in range(RUSH):
            key = f"demo-{hall_day(now):%Y%m%d}-r{number:02d}"
            moment = begin + (shown - begin) * number / RUSH
            self.times.at(moment, partial(self._comes, key, hall_day(now), rush=True))
        self.times.at(shown, self.windows.show)

    def plan_closing(self, month: str, day: date) -> None:
        """The supervisor closes a month on the first working day after it."""
        self.times.at(
            datetime.combine(day, time(8, 31), HALL_ZONE),
            lambda: self.windows.supervisor_does(CloseMonth(order_id=f"demo-close-{month}", month=month)),
        )

    def _comes(self, key: str, day: date, *, rush: bool = False) -> None:
        dice = random.Random(key)  # noqa: S311
        person: Person | None = None
        if self.known and dice.random() < 0.18:
            old = dice.choice(self.known)
            order, person = another_visit(key, dice, old), None if dice.random() < 0.5 else old
        else:
            person = invented(dice, day)
            order = first_visit(key, dice, person, day)
        registered: Registered = self.door.enter(self.guide, order).answer
        self.visits += 1
        self._afterwards(order, registered)
        if person is not None and not registered.joined:
            self.known.append(with_case(person, registered.case))
        if registered.ticket:
            self.windows.expect(key, registered.desk, rush=rush)

    def _afterwards(self, order: RegisterVisit, registered: Registered) -> None:
        """Nothing is printed; now and then a paper is asked for again, or void."""
        door, guide, paper, key = self.door, self.guide, registered.paper, order.order_id
        door.enter(guide, DropPrint(order_id=f"{key}-a", job=paper.job))
        if self.visits % 60 == 7:
            asked = ReprintPaper(order_id=f"{key}-b", paper=paper.paper, reason="来访人弄湿了", printer=TO_FILE)
            door.enter(guide, DropPrint(order_id=f"{key}-c", job=door.enter(guide, asked).answer.job))
        elif self.visits % 150 == 11:
            door.enter(guide, VoidPaper(order_id=f"{key}-d", paper=paper.paper, why="对方单位写错，重新开"))
