"""How time is counted: from a start, a limit, the calendar and the pauses to the moment something is due.
Part of :mod:`hall.clocks.rules`, which says what the moments mean and offers :func:`due` to everybody."""

from __future__ import annotations

import calendar as months
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hall.clock import HALL_ZONE, in_hall
from hall.clocks.explaining import (
    DayEnd,
    Explanation,
    HoursRun,
    LateStart,
    Limit,
    Pause,
    Reading,
    Rolled,
    Skipped,
    Unit,
)
from hall.errors import UserError
from hall.workdays.rules import ONE_DAY, Calendar

DEFAULT_READING = Reading()
_LAST_SECOND = time(23, 59, 59, tzinfo=HALL_ZONE)
_YEARS = range(1949, 2200)
_NOTHING = timedelta()
_IDLE_DAYS = 366

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due (``None``: never), whether that may still change with the calendar, and why."""

    at: datetime | None
    provisional: bool
    explanation: Explanation


def due(
    start: datetime,
    limit: Limit,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    reading: Reading = DEFAULT_READING,
    *,
    now: datetime | None = None,
) -> Due:
    """The moment by which something has to be done.

    Pauses add their hours to hour limits, their office hours to working-hour limits, and skip wholly paused days
    (00:00 to 24:00) in day limits; overlapping ones count once, those outside start and due not at all.
    With ``now`` a lasting pause counts until now and a future one not yet; without it a lasting one does not.
    A limit of 0 is the same day whatever its unit, and does not roll. Naive moments are the hall's time.
    Raises ``clock.start`` (years outside 1949–2199), ``pause.backwards``, ``calendar.no_workday``.
    """
    start = _second(start)
    if start.year not in _YEARS:
        raise UserError("clock.start", "start")
    if limit.amount is None:
        return Due(None, False, Explanation(start, limit, None, start))
    begin = _opening(start, calendar) if reading.late_start is LateStart.NEXT_OPENING else start
    task = _Task(start, begin, limit, limit.amount, calendar, _spans(pauses, now), pauses, reading)
    if limit.amount == 0:
        return task.answer(_end_of(begin.date(), task), begin.date())
    if limit.unit in (Unit.DAY, Unit.MONTH):
        return _natural(task)
    if limit.unit is Unit.WORKDAY:
        return _workdays(task)
    if limit.unit is Unit.WORKHOUR or (limit.unit is Unit.HOUR and reading.hours_run is HoursRun.OFFICE):
        return _workhours(task)
    return _hours(task)


@dataclass(frozen=True, slots=True)
class _Task:
    """What there is to count: ``begin`` is the start by the reading, ``spans`` the pauses in order and merged."""

    start: datetime
    begin: datetime
    limit: Limit
    amount: int
    calendar: Calendar
    spans: list[Span]
    pauses: Sequence[Pause]
    reading: Reading

    def answer(
        self,
        at: datetime,
        counted_from: datetime | date,
        *,
        skipped: Sequence[Skipped] = (),
        paused_days: int = 0,
        paused_time: timedelta = _NOTHING,
        rolled: Rolled | None = None,
        provisional: bool = False,
    ) -> Due:
        """The due date with its explanation; the pauses named are those that moved it."""
        moved = paused_days or paused_time
        pauses = _acted(self.pauses, self.begin, at) if moved else ()
        why = Explanation(
            self.start,
            self.limit,
            at,
            counted_from,
            tuple(skipped),
            pauses,
            paused_days,
            paused_time,
            rolled,
            provisional,
        )
        return Due(at, provisional, why)

    def provisional(self, first: date, last: date) -> bool:
        """Whether days from first to last are of a year whose notice is not known."""
        return not self.calendar.published.issuperset(range(first.year, last.year + 1))


def check_pause(pause: Pause, now: datetime) -> None:
    """Refuse a pause that begins in the future (``pause.future``) or ends before it starts (``pause.backwards``)."""
    if _second(pause.start) > _second(now):
        raise UserError("pause.future", "start")
    _spans((pause,), now)


def _second(moment: datetime) -> datetime:
    """Whole seconds of the hall's time."""
    return in_hall(moment).replace(microsecond=0)


def _spans(pauses: Sequence[Pause], now: datetime | None) -> list[Span]:
    """The paused times, in order and merged."""
    spans: list[Span] = []
    present = None if now is None else _second(now)
    for pause in pauses:
        begin = _second(pause.start)
        end = present if pause.end is None else _second(pause.end)
        if pause.end is not None and end is not None and end < begin:
            raise UserError("pause.backwards", "pause")
        if end is not None and end > begin and (present is None or begin <= present):
            spans.append((begin, end))
    spans.sort()
    merged: list[Span] = []
    for begin, end in spans:
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


def _acted(pauses: Sequence[Pause], begin: datetime, end: datetime) -> tuple[Pause, ...]:
    """The pauses that touch the time between two moments."""
    return tuple(p for p in pauses if _second(p.start) < end and (p.end is None or _second(p.end) > begin))


def _paused_days(spans: Sequence[Span]) -> list[tuple[date, date]]:
    """First and last wholly paused day of each span."""
    days: list[tuple[date, date]] = []
    for begin, end in spans:
        first = begin.date() if begin.time() == time.min else begin.date() + ONE_DAY
        last = end.date() - ONE_DAY
        if first <= last:
            days.append((first, last))
    return days


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, HALL_ZONE)


def _opening(start: datetime, calendar: Calendar) -> datetime:
    """The moment itself when the office is open, else the next opening."""
    if calendar.is_open(start):
        return start
    day = start.date()
    for interval in hours.intervals if (hours := calendar.hours_on(day)) else ():
        if (opens := _midnight(day) + timedelta(minutes=interval.start)) > start:
            return opens
    day = calendar.next_workday(day)
    first = calendar.special_hours.get(day, calendar.hours).intervals[0]
    return _midnight(day) + timedelta(minutes=first.start)


def _end_of(day: date, task: _Task) -> datetime:
    """The last moment of a day, by the reading; midnight when closing time is over already or there is none."""
    if task.reading.day_end is DayEnd.OFFICE and (hours := task.calendar.hours_on(day)) is not None:
        closing = _midnight(day) + timedelta(minutes=hours.intervals[-1].end)
        if task.begin <= closing and closing.date() == day:
            return closing
    return datetime.combine(day, _LAST_SECOND)


def _month_later(day: date, amount: int) -> date:
    """The same day number some months later, or that month's last day (民法典 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def _natural(task: _Task) -> Due:
    """Days and months: the day of the event is not counted, paused days are skipped, the end rolls on."""
    calendar = task.calendar
    event = task.begin.date()
    last = event + ONE_DAY * task.amount if task.limit.unit is Unit.DAY else _month_later(event, task.amount)
    days = _paused_days(task.spans)
    paused = 0
    for begins, final in days:
        first = max(begins, event + ONE_DAY)
        if first <= final and first <= last:
            count = (final - first).days + 1
            paused += count
            last += ONE_DAY * count
    if not task.reading.rolls:
        return task.answer(_end_of(last, task), event + ONE_DAY, paused_days=paused)
    end = _rolled(last, calendar, days)
    passed = ((day, calendar.why_off(day)) for day in (last + ONE_DAY * n for n in range((end - last).days)))
    return task.answer(
        _end_of(end, task),
        event + ONE_DAY,
        skipped=[Skipped(day, why) for day, why in passed if why is not None],
        paused_days=paused,
        rolled=Rolled(last, end) if end != last else None,
        provisional=task.provisional(last, end),
    )


def _rolled(day: date, calendar: Calendar, paused: list[tuple[date, date]]) -> date:
    """The day itself when it is a working day, else the next working day that is not wholly paused."""
    if calendar.is_workday(day):
        return day
    day = calendar.workday_from(day)
    for first, final in paused:
        if first <= day <= final:
            day = calendar.workday_from(final + ONE_DAY)
    return day


def _workdays(task: _Task) -> Due:
    """Working days after the day of the event; wholly paused ones are skipped."""
    left = task.amount
    event = day = task.begin.date()
    days = _paused_days(task.spans)
    skipped: list[Skipped] = []
    paused = idle = 0
    while left:
        day += ONE_DAY
        why = task.calendar.why_off(day)
        if why is not None:
            skipped.append(Skipped(day, why))
            idle = _one_more(idle, event)
            continue
        idle = 0
        if days and any(first <= day <= final for first, final in days):
            paused += 1
        else:
            left -= 1
    first_day = event + ONE_DAY
    return task.answer(
        _end_of(day, task),
        first_day,
        skipped=skipped,
        paused_days=paused,
        provisional=task.provisional(first_day, day),
    )


def _one_more(idle: int, since: date) -> int:
    """Count the days on which nothing works; a calendar without working days must not be searched for ever."""
    if idle >= _IDLE_DAYS:
        raise UserError("calendar.no_workday", None, date=since.isoformat())
    return idle + 1


def _hours(task: _Task) -> Due:
    """Hours and seconds on the clock, from the moment."""
    left = timedelta(hours=task.amount) if task.limit.unit is Unit.HOUR else timedelta(seconds=task.amount)
    at, left, paused = _run(task.begin, None, left, task.spans)
    return task.answer(at + left, task.begin, paused_time=paused)


def _workhours(task: _Task) -> Due:
    """Hours in which the office is open."""
    left = timedelta(hours=task.amount)
    day = task.begin.date()
    paused = _NOTHING
    skipped: list[Skipped] = []
    idle = 0
    while True:
        hours = task.calendar.hours_on(day)
        if hours is None:
            skipped.append(Skipped(day, task.calendar.why_off(day) or ""))
        midnight = _midnight(day)
        idle = 0 if hours is not None and hours.intervals else _one_more(idle, task.begin.date())
        for interval in hours.intervals if hours is not None else ():
            opens = max(task.begin, midnight + timedelta(minutes=interval.start))
            closes = midnight + timedelta(minutes=interval.end)
            if opens >= closes:
                continue
            at, left, stood = _run(opens, closes, left, task.spans)
            paused += stood
            if at + left <= closes:
                return task.answer(
                    at + left,
                    task.begin,
                    skipped=skipped,
                    paused_time=paused,
                    provisional=task.provisional(task.begin.date(), day),
                )
            left -= closes - at
        day += ONE_DAY


def _run(
    opens: datetime, closes: datetime | None, left: timedelta, spans: list[Span]
) -> tuple[datetime, timedelta, timedelta]:
    """Let a time run from ``opens`` to ``closes`` around the pauses.

    Answers the moment after the last pause that matters, what is left from there on, and how long it stood still.
    """
    at = opens
    paused = _NOTHING
    for first, final in spans:
        if final <= at:
            continue
        if closes is not None and first >= closes:
            break
        running = max(first - at, _NOTHING)
        if running >= left:
            break
        left -= running
        stop = final if closes is None else min(final, closes)
        paused += stop - max(first, at)
        at = stop
    return at, left, paused
