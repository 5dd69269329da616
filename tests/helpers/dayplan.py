"""What becomes of the visitors of the simulated day, and its clocks. Everything hangs on a number or an id, nothing on who is faster."""

from __future__ import annotations

import random
from ctypes import c_double
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from hall.clock import in_hall

OPENING = in_hall(datetime(2026, 11, 23, 8, 30))
"""A Monday."""

VISITORS, GUIDES = 600, 2
DESKS = ("D02", "D03", "D04", "D06", "D07", "D09")
WINDOWS = tuple(f"W{desk[1:]}-{one}" for desk in DESKS for one in (1, 2))
"""Twelve, two a desk."""

NIGHT = "day-is-over"
"""The line of news that ends the board's program."""


class Fate(StrEnum):
    """What becomes of somebody with a number."""

    PLAIN = "plain"
    ABSENT = "absent"
    """He never comes."""
    LATE = "late"
    """He does not come at first, and is brought back."""
    HOLDS = "holds"
    MOVES = "moves"
    """Sent to another desk."""
    SECOND = "second"
    """Sent to a second desk, and back."""
    ON = "on"
    """He has one more matter, at another desk."""
    MISTAKE = "mistake"
    """Finished by mistake, and taken back."""


_FATES = {
    Fate.PLAIN: 76,
    Fate.ABSENT: 4,
    Fate.LATE: 4,
    Fate.HOLDS: 4,
    Fate.MOVES: 3,
    Fate.SECOND: 3,
    Fate.ON: 3,
    Fate.MISTAKE: 3,
}


def fate(number: str) -> Fate:
    """What becomes of this number."""
    return random.Random(f"fate {number}").choices(list(_FATES), list(_FATES.values()))[0]


def services_of(number: str) -> int:
    """How many services come out of it in the end."""
    return {Fate.ABSENT: 0, Fate.SECOND: 2, Fate.ON: 2}.get(fate(number), 1)


GONE, SILENT = "gone", "silent"
"""He left at once; the screen closed without a word."""


def word(service: int) -> str:
    """What its resident does at the screen: a level, :data:`SILENT`, or :data:`GONE`."""
    said = ("5", "4", "3", "2", "1", SILENT, GONE)
    return random.Random(f"word {service}").choices(said, (44, 22, 9, 4, 3, 8, 10))[0]


@dataclass(frozen=True)
class Time:
    """The hall's time, shared by all processes, in seconds since it opened; no process waits for it.

    Guides bring it forward with every visitor. A window is ahead of it by the visitors it has served; where it hands one
    on, the hall catches up. Plain doubles without a lock: a process that is killed must not keep one.
    """

    arrivals: Any
    own: Any
    handed_on: Any

    @classmethod
    def begin(cls, context: Any) -> Time:
        """A day that begins."""
        return cls(*(context.RawArray(c_double, len(WINDOWS)) for _ in range(3)))

    def hall(self) -> float:
        """So far the hall has come."""
        return float(max(*self.arrivals, *self.handed_on))


class GuideClock:
    """A guide's: the hall's own."""

    def __init__(self, time: Time, guide: int) -> None:
        self._time, self._guide = time, guide

    def now(self) -> datetime:
        """The moment."""
        return OPENING + timedelta(seconds=self._time.hall())

    def forward(self, seconds: float) -> None:
        """Somebody comes after a while."""
        self._time.arrivals[self._guide] = self._time.hall() + seconds


class PlaceClock:
    """That of a window and its screen. ``meets``: what happens now has to do with the queue, so it is not before what others
    did.
    """

    def __init__(self, time: Time, place: int) -> None:
        self._time, self._place = time, place
        self.meets = False

    def now(self) -> datetime:
        """The moment."""
        own = self._time.own
        if self.meets:
            own[self._place] = max(own[self._place], self._time.hall())
        return OPENING + timedelta(seconds=own[self._place])

    def forward(self, seconds: float) -> None:
        """Something takes a while."""
        self._time.own[self._place] += seconds

    def hand_on(self) -> None:
        """Whoever goes on with this visitor does it later."""
        self._time.handed_on[self._place] = self._time.own[self._place]


class LastClock:
    """The supervisor's and the board's: nobody is further."""

    def __init__(self, time: Time) -> None:
        self._time = time

    def now(self) -> datetime:
        """The moment."""
        return OPENING + timedelta(seconds=max(self._time.hall(), *self._time.own))
