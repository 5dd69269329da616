"""Desks, windows, matters, and who is present when. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hall.errors import UserError


class Presence(StrEnum):
    """How a unit sits in the hall: always, on some days, or when it is called."""

    RESIDENT = "常驻"
    ROTATING = "轮驻"
    ON_CALL = "随驻"


@dataclass(frozen=True, slots=True)
class Desk:
    """One desk. ``name`` is the full one of the catalogue with its unit in brackets, ``letter`` begins its tickets.

    ``weekdays`` are 1 (Monday) to 7; ``pinyin`` is its name as :func:`readings_text` writes it.
    """

    code: str
    name: str
    presence: Presence
    zone: str
    letter: str
    unit: str = ""
    room: str = ""
    phone: str = ""
    weekdays: tuple[int, ...] = ()
    pinyin: str = ""

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
    """One matter. ``keywords`` are words people use for it; ``rule`` the code of its limit; ``flag`` special handling.

    ``dispute_type`` and ``cause`` are its codes at 司法部 and among the 民事案件案由; ``pinyin`` is its name and its
    keywords as :func:`readings_text` writes them.
    """

    code: str
    name: str
    desk: str
    category: str
    keywords: tuple[str, ...] = ()
    rule: str = ""
    flag: str = ""
    dispute_type: str = ""
    cause: str = ""
    pinyin: str = ""


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


ZONE_LETTERS = {
    "引导受理区": "A",
    "多元化解区": "B",
    "诉讼服务区": "C",
    "法律服务区": "D",
    "轮驻服务区": "E",
    "指挥调度区": "F",
}
"""The letter that begins the tickets of a zone."""

SEARCHED_DAYS = 60
"""How far ahead the next day is looked for."""

Readings = tuple[tuple[str, ...], ...]
"""A word by its characters, each with all its readings in pinyin without tones, the one of this word first."""


def readings_text(words: Iterable[str], readings: Callable[[str], Iterable[Iterable[str]]]) -> str:
    """Words as kept for searching by pinyin: ``chong|zhong fu;xin fang``.

    ``readings`` tells for every sign of a word that is read how, the reading of this word first.
    """
    return ";".join(" ".join("|".join(dict.fromkeys(one)) for one in readings(word)) for word in words)


def readings_of(text: str) -> tuple[Readings, ...]:
    """What :func:`readings_text` wrote, word by word."""
    return tuple(tuple(tuple(one.split("|")) for one in word.split()) for word in text.split(";"))


def clean_weekdays(presence: Presence, weekdays: Iterable[int]) -> tuple[int, ...]:
    """The weekdays of a rotating desk in order, at least one (``catalogue.weekdays``); other desks have none."""
    if presence is not Presence.ROTATING:
        return ()
    days = tuple(sorted(set(weekdays)))
    if not days or not 1 <= days[0] <= days[-1] <= 7:
        raise UserError("catalogue.weekdays", "weekdays")
    return days


@dataclass(frozen=True, slots=True)
class DayEntry:
    """What was said of a desk for one day."""

    there: bool
    who: str = ""
    note: str = ""


def there_on(desk: Desk, day: date, rota: Mapping[date, DayEntry], *, is_workday: bool) -> bool:
    """The day's own entry counts first; else residents work on working days, rotating ones on their weekdays of these."""
    if day in rota:
        return rota[day].there
    if not is_workday:
        return False
    return desk.presence is Presence.RESIDENT or (
        desk.presence is Presence.ROTATING and day.isoweekday() in desk.weekdays
    )


def next_there(desk: Desk, after: date, rota: Mapping[date, DayEntry], workdays: Collection[date]) -> date | None:
    """The first day after ``after`` on which somebody is there, within two months; those on call have none by rule."""
    if desk.presence is Presence.ON_CALL:
        return min((day for day, entry in rota.items() if entry.there and day > after), default=None)
    days = (after + timedelta(days=n) for n in range(1, SEARCHED_DAYS))
    return next((day for day in days if there_on(desk, day, rota, is_workday=day in workdays)), None)


def desk_on(desk: Desk, day: date, rota: Mapping[date, DayEntry], workdays: Collection[date]) -> DeskToday:
    """Whether somebody is there on a day, who, and when next if not. ``workdays`` are those of the days searched."""
    there = there_on(desk, day, rota, is_workday=day in workdays)
    entry = rota.get(day, DayEntry(there))
    coming = None if there else next_there(desk, day, rota, workdays)
    return DeskToday(desk.code, there, desk.presence, entry.who, entry.note, coming)
