"""The one clock of the hall. Nothing else asks the machine for the time (a lint rule says so)."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Protocol

HALL_ZONE = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has one zone and no summer time; a fixed offset needs no zone database on Windows."""


class Clock(Protocol):
    """Tells the moment, aware, in the hall's zone."""

    def now(self) -> datetime:
        """The present moment, with the hall's zone."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment, with the hall's zone."""
        return datetime.now(HALL_ZONE)


class FixedClock:
    """A clock that stands still until it is moved: for tests, demonstrations and imports."""

    def __init__(self, at: datetime) -> None:
        self.at = in_hall(at)

    def now(self) -> datetime:
        """The moment it was last set to."""
        return self.at

    def forward(self, **by: float) -> None:
        """Move on; keywords as for :class:`datetime.timedelta`."""
        self.at += timedelta(**by)


def in_hall(moment: datetime) -> datetime:
    """The same moment in the hall's zone; a naive one is read as the hall's own time."""
    return moment.replace(tzinfo=HALL_ZONE) if moment.tzinfo is None else moment.astimezone(HALL_ZONE)


def hall_day(moment: datetime) -> date:
    """The hall's calendar day of a moment: tickets and numbers follow it."""
    return in_hall(moment).date()
