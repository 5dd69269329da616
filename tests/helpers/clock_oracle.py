"""A second, slow way to count time: day by day and minute by minute, sharing nothing with the engine.

Moments are naive, on whole minutes; pauses are pairs of moments.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import resources

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
OPEN = ((8 * 60 + 30, 12 * 60), (14 * 60, 17 * 60 + 30))
Pauses = Sequence[tuple[datetime, datetime]]

_TABLE = {row["date"]: row["kind"] for row in csv.DictReader(resources.text("calendar/holidays.csv").splitlines())}


def works(day: date) -> bool:
    """The file says so, else Monday to Friday. Right from 2024 to 2027, where the file has every statutory day."""
    kind = _TABLE.get(day.isoformat())
    return kind == "work" if kind else day.isoweekday() <= 5


def stands(moment: datetime, pauses: Pauses) -> bool:
    """Whether the minute that begins now is paused."""
    return any(begin <= moment < end for begin, end in pauses)


def wholly_paused(day: date, pauses: Pauses) -> bool:
    """Whether every quarter of an hour of the day is paused (pauses of the tests lie on quarters)."""
    midnight = datetime(day.year, day.month, day.day)
    return all(stands(midnight + quarter * 15 * MINUTE, pauses) for quarter in range(96))


def last_natural_day(start: datetime, amount: int, pauses: Pauses, rolls: bool = True) -> date:
    """Walk on until so many unpaused days have gone by, then on to a day that works."""
    day = start.date()
    gone = 0
    while gone < amount:
        day += DAY
        gone += not wholly_paused(day, pauses)
    if rolls and not works(day):
        while not works(day) or wholly_paused(day, pauses):
            day += DAY
    return day


def days_of_months(start: date, amount: int) -> int:
    """How many days until the same number, or the last day, of the month so many months later."""
    wanted = start
    for _ in range(amount):
        month = wanted.month
        while wanted.month == month:
            wanted += DAY
    month = wanted.month
    while wanted.day != start.day and (wanted + DAY).month == month:
        wanted += DAY
    return (wanted - start).days


def last_workday(start: datetime, amount: int, pauses: Pauses) -> date:
    """Walk on until so many working, unpaused days have gone by."""
    day = start.date()
    gone = 0
    while gone < amount:
        day += DAY
        gone += works(day) and not wholly_paused(day, pauses)
    return day


def after_minutes(start: datetime, minutes: int, pauses: Pauses, office: bool = False) -> datetime:
    """Tick minute by minute; paused minutes and, for office hours, those of a closed office do not count."""
    now = start
    left = minutes
    while left:
        of_day = now.hour * 60 + now.minute
        if office and not works(now.date()):
            now = datetime(now.year, now.month, now.day) + DAY
            continue
        counts = not office or any(begin <= of_day < end for begin, end in OPEN)
        if counts and not stands(now, pauses):
            left -= 1
        now += MINUTE
    return now
