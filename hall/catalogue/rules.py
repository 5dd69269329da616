"""Desks, windows, matters, and who is present when. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Presence(StrEnum):
    """How a unit sits in the hall: always, on some days, or when it is called."""

    RESIDENT = "常驻"
    ROTATING = "轮驻"
    ON_CALL = "随驻"


@dataclass(frozen=True, slots=True)
class Desk:
    """One desk. ``name`` is the full one of the catalogue with its unit in brackets, ``letter`` begins its tickets."""

    code: str
    name: str
    presence: Presence
    zone: str
    letter: str
    unit: str = ""
    room: str = ""
    phone: str = ""
    weekdays: tuple[int, ...] = ()

    @property
    def number(self) -> int:
        """Its number in the hall: D09 is 9."""
        return int(self.code[1:])

    @property
    def short(self) -> str:
        """The name without its unit: 劳动监察与仲裁窗口."""
        return self.name.partition("（")[0]


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter. ``keywords`` are words people use for it; ``rule`` the code of its limit; ``flag`` special handling."""

    code: str
    name: str
    desk: str
    category: str
    keywords: tuple[str, ...] = ()
    rule: str = ""
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """A window where a desk's tickets are called to."""

    code: str
    desk: str
    name: str


@dataclass(frozen=True, slots=True)
class DeskToday:
    """Whether somebody of a desk is there on a day; ``next_day`` the next day somebody is, if not today."""

    desk: str
    there: bool
    presence: Presence
    who: str = ""
    note: str = ""
    next_day: date | None = None


_SEARCHED = 60


def there_on(desk: Desk, day: date, rota: Mapping[date, bool], is_workday: bool) -> bool:
    """The day's own entry counts first; else residents work on working days, rotating ones on their weekdays of these."""
    if day in rota:
        return rota[day]
    if not is_workday:
        return False
    return desk.presence is Presence.RESIDENT or (
        desk.presence is Presence.ROTATING and day.isoweekday() in desk.weekdays
    )


def next_there(desk: Desk, after: date, rota: Mapping[date, bool], workdays: Collection[date]) -> date | None:
    """The first day after ``after`` on which somebody is there, within two months; those on call have none by rule."""
    days = (after + timedelta(days=n) for n in range(1, _SEARCHED))
    return next((day for day in days if there_on(desk, day, rota, day in workdays)), None)
