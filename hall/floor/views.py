"""The hall at a glance, and what is still open at the end of a day."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from hall.catalogue.rules import Desk, DeskToday
from hall.catalogue.views import catalogue_now, presence
from hall.floor.orders import Alarm, ClosingList, DeskNow, HallAtAGlance, HallNow, Unfinished
from hall.floor.records import alarm, call_in
from hall.floor.rules import RECENT, estimate, needs_a_hand
from hall.papers.records import paper, print_job
from hall.papers.rules import NEEDS_A_HAND, JobState
from hall.queueing.records import seat, service, ticket
from hall.queueing.rules import IN_HAND, OPEN, TicketState
from hall.queueing.views import queue_row, window_now
from hall.ratings.records import rating
from hall.store.unit import Reading, answers

_A, _T, _S = alarm.c, ticket.c, service.c
ALARMS_SHOWN = timedelta(hours=12)
"""How long one that somebody heard is still listed."""

_ALARMS = select(alarm).where(or_(_A.at > bindparam("since"), _A.heard_at.is_(None))).order_by(_A.id.desc())
_STATES = (
    select(_T.desk, _T.state, func.count(), func.min(_T.place))
    .where(_T.day == bindparam("day"))
    .group_by(_T.desk, _T.state)
)
_SEATS = select(seat).where(seat.c.day == bindparam("day")).order_by(seat.c.window)
_CALLED_IN = select(call_in).where(call_in.c.day == bindparam("day"))
_SERVED = select(_S.desk, func.count()).where(_S.day == bindparam("day"), _S.taken_back_at.is_(None)).group_by(_S.desk)
_TIMES = (
    select(_S.desk, _S.called_at, _S.ended_at)
    .where(_S.day >= bindparam("since"), _S.taken_back_at.is_(None))
    .order_by(_S.id.desc())
    .limit(bindparam("most"))
)
_OPEN = select(ticket).where(_T.day == bindparam("day"), _T.state.in_(OPEN)).order_by(_T.desk, _T.at, _T.id)
_UNPRINTED = (
    select(paper.c.number)
    .where(
        paper.c.id.in_(
            select(print_job.c.paper_id).where(
                print_job.c.state.in_(NEEDS_A_HAND | {JobState.QUEUED, JobState.PRINTING})
            )
        )
    )
    .order_by(paper.c.id)
)
_UNRATED = (
    select(func.count())
    .select_from(service.outerjoin(rating, rating.c.service_id == _S.id))
    .where(_S.day == bindparam("day"), _S.taken_back_at.is_(None), rating.c.service_id.is_(None))
)
_LOOKED_BACK = timedelta(days=7)
_TIMES_READ = 2000


@answers(HallAtAGlance)
def hall_at_a_glance(reading: Reading, question: HallAtAGlance) -> HallNow:  # noqa: ARG001
    """Everything the supervisor has in view: desks that need a hand first, every staffed window, alarms."""
    today, catalogue = reading.today, catalogue_now(reading)
    seats = reading.rows(_SEATS, day=today)
    count = _count(reading, today, seats)
    there = presence(reading, today)
    windows = Counter(window.desk for window in catalogue.windows)
    desks = [(_desk(desk, there[code], count, windows[code]), code) for code, desk in catalogue.desks.items()]
    desks.sort(key=lambda pair: pair[1])
    desks.sort(
        key=lambda pair: needs_a_hand(pair[0].waiting, count.calling(pair[1]), count.longest(pair[1])), reverse=True
    )
    by_code = {window.code: window for window in catalogue.windows}
    return HallNow(
        at=reading.now,
        desks=tuple(desk for desk, _ in desks),
        waiting=sum(desk.waiting for desk, _ in desks),
        served=sum(count.served.values()),
        alarms=alarms(reading),
        windows=tuple(window_now(reading, catalogue, by_code[row.window], 0) for row in seats if row.window in by_code),
    )


class _Count:
    """What the tables say of the day, by desk."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.states: dict[tuple[str, TicketState], int] = {}
        self.oldest: dict[str, datetime] = {}
        self.served: dict[str, int] = {}
        self.staffed: Counter[str] = Counter()
        self.paused: Counter[str] = Counter()
        self.times: dict[str, list[timedelta]] = defaultdict(list)
        self.called_in: dict[str, Any] = {}

    def calling(self, desk: str) -> int:
        """Windows that really call."""
        return self.staffed[desk] - self.paused[desk]

    def longest(self, desk: str) -> timedelta:
        """How long the longest has waited."""
        return self.now - self.oldest[desk] if desk in self.oldest else timedelta()


def _count(reading: Reading, today: date, seats: list[Any]) -> _Count:
    count = _Count(reading.now)
    for desk, state, tickets, oldest in reading.rows(_STATES, day=today):
        count.states[desk, state] = tickets
        if state is TicketState.WAITING:
            count.oldest[desk] = oldest
    count.served = {row[0]: row[1] for row in reading.rows(_SERVED, day=today)}
    for row in seats:
        count.staffed[row.desk] += 1
        count.paused[row.desk] += row.paused is not None
    for row in reading.rows(_TIMES, since=today - _LOOKED_BACK, most=_TIMES_READ):
        if len(count.times[row.desk]) < RECENT:
            count.times[row.desk].append(row.ended_at - row.called_at)
    count.called_in = {row.desk: row for row in reading.rows(_CALLED_IN, day=today)}
    return count


def _desk(desk: Desk, today: DeskToday, count: _Count, windows: int) -> DeskNow:
    code = desk.code
    waiting = count.states.get((code, TicketState.WAITING), 0)
    called = count.called_in.get(code)
    return DeskNow(
        desk=code,
        desk_name=desk.name,
        there=today.there,
        presence=desk.presence.value,
        waiting=waiting,
        longest_minutes=count.longest(code) // timedelta(minutes=1),
        held=count.states.get((code, TicketState.HELD), 0),
        missed=count.states.get((code, TicketState.MISSED), 0),
        staffed=count.staffed[code],
        paused=count.paused[code],
        windows=windows,
        served=count.served.get(code, 0),
        estimate=estimate(waiting, count.calling(code), count.times[code]),
        called_in=called.called_at if called else None,
        arrived=called.arrived_at if called else None,
    )


def alarms(reading: Reading) -> tuple[Alarm, ...]:
    """Alarms nobody heard yet first, then those of the last hours, newest first."""
    rows = reading.rows(_ALARMS, since=reading.now - ALARMS_SHOWN)
    found = [Alarm(row.id, row.at, row.place, row.who, row.heard_by, row.heard_at) for row in rows]
    return tuple(sorted(found, key=lambda one: one.heard_at is not None))


@answers(ClosingList)
def closing_list(reading: Reading, question: ClosingList) -> Unfinished:  # noqa: ARG001
    """What is still open today."""
    today = reading.today
    rows = reading.rows(_OPEN, day=today)

    def those(*states: TicketState) -> Any:
        return tuple(queue_row(reading, row) for row in rows if row.state in states)

    return Unfinished(
        called=those(*IN_HAND),
        held=those(TicketState.HELD),
        waiting=those(TicketState.WAITING),
        windows=tuple(row.window for row in reading.rows(_SEATS, day=today)),
        unprinted=tuple(row.number for row in reading.rows(_UNPRINTED)),
        unrated=int(reading.value(_UNRATED, day=today) or 0),
    )
