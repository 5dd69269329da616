"""The calendar of working days and the office hours. Pure values; the table that fills them is the room's business.

A year counts as *published* once the State Council's yearly notice for it is in the table. Other years are computed:
Saturdays and Sundays off, plus the statutory days (全国年节及纪念日放假办法: 13 days since 2025, 11 before), and every
answer about them is provisional (暂估), because make-up weekends and shifted days are not known yet.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
import unicodedata
from calendar import isleap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from hall.errors import Problem, UserError
from hall.text import clean_line

ONE_DAY = timedelta(days=1)
SATURDAY = 5
WEEKEND = "周末"
OFFICIAL = "official"
"""The status of a day taken from a yearly notice, as it stands in ``resources/calendar/holidays.csv``."""

_LONGEST_HOLIDAY = 366
_DAY_MINUTES = 24 * 60
NAME_LIMIT = 40
_YEARS = range(1949, 2200)
_PROBLEMS_SHOWN = 20


class DayKind(StrEnum):
    """What an entry of the table makes of a day: off, or a working day (make-up weekends)."""

    OFF = "off"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of the table. ``in_lieu`` marks a day off that a make-up weekend pays for."""

    day: date
    kind: DayKind
    name: str
    official: bool = True
    in_lieu: bool = False


class Interval(NamedTuple):
    """Opening time of one part of a day, in minutes from midnight: from ``start`` up to and including ``end``."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.start // 60:02d}:{self.start % 60:02d}-{self.end // 60:02d}:{self.end % 60:02d}"


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The opening times of a day, in order, apart; ``str()`` gives the form that :func:`parse_hours` reads."""

    intervals: tuple[Interval, ...]

    def __str__(self) -> str:
        return ",".join(map(str, self.intervals))

    @property
    def minutes(self) -> int:
        """How long the office is open that day."""
        return sum(end - start for start, end in self.intervals)


DEFAULT_HOURS = OfficeHours((Interval(8 * 60 + 30, 12 * 60), Interval(14 * 60, 17 * 60 + 30)))
"""08:30–12:00 and 14:00–17:30."""

_INTERVAL = re.compile(r"(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)", re.ASCII)
_HYPHENS = re.compile(r"[‐-―−~～至到]")


def parse_hours(raw: str, field: str = "hours") -> OfficeHours:
    """Office hours as typed: ``08:30-12:00,14:00-17:30`` (also full-width signs, 、 and 至; up to 24:00).

    Raises ``hours.missing``, ``hours.form`` (``part``), ``hours.backwards`` (ends before or when it starts, also
    across midnight), ``hours.overlap``.
    """
    text = _HYPHENS.sub("-", "".join(unicodedata.normalize("NFKC", clean_line(raw, field)).split()))
    parts = [part for part in re.split("[,、;]", text) if part]
    if not parts:
        raise UserError("hours.missing", field)
    intervals = sorted(_interval(part, field) for part in parts)
    for before, after in itertools.pairwise(intervals):
        if after.start < before.end:
            raise UserError("hours.overlap", field, one=str(before), other=str(after))
    return OfficeHours(tuple(intervals))


def _interval(part: str, field: str) -> Interval:
    """One ``08:30-12:00``."""
    found = _INTERVAL.fullmatch(part)
    if found is None:
        raise UserError("hours.form", field, part=part)
    hour, minute, end_hour, end_minute = map(int, found.groups())
    interval = Interval(hour * 60 + minute, end_hour * 60 + end_minute)
    if minute > 59 or end_minute > 59 or max(interval) > _DAY_MINUTES:
        raise UserError("hours.form", field, part=part)
    if interval.end <= interval.start:
        raise UserError("hours.backwards", field, part=part)
    return interval


def parse_holidays(text: str, field: str | None = None) -> tuple[Entry, ...]:
    """Read a calendar file: CSV with ``date,kind,name`` and, where known, ``status,in_lieu``; sorted by date.

    ``kind`` is ``off`` or ``work``; a status other than ``official`` (or none) is a day not yet published.
    Dates are ``2026-10-01`` or ``2026/10/1``. All lines are looked at before anything is said. Raises
    ``calendar.columns``, ``calendar.date``, ``calendar.kind``, ``calendar.twice`` (each with ``line``).
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=None))
    if not {"date", "kind", "name"} <= set(_head(rows, field)):
        raise UserError("calendar.columns", field)
    problems: list[Problem] = []
    entries: dict[date, Entry] = {}
    for row in _lines(rows, field):
        try:
            entry = _entry(row, rows.line_num, field)
            if entry.day in entries:
                raise UserError("calendar.twice", field, line=rows.line_num, date=entry.day.isoformat())
            entries[entry.day] = entry
        except UserError as wrong:
            problems += wrong.problems
    if problems:
        raise UserError.of(problems[:_PROBLEMS_SHOWN])
    return tuple(entries[day] for day in sorted(entries))


def _head(rows: csv.DictReader[str], field: str | None) -> Sequence[str]:
    """The column names."""
    try:
        return rows.fieldnames or ()
    except csv.Error as wrong:
        raise UserError("calendar.columns", field) from wrong


def _lines(rows: csv.DictReader[str], field: str | None) -> Iterator[dict[str, str]]:
    """The lines of a file, or the sentence that it is no CSV."""
    try:
        yield from rows
    except csv.Error as wrong:
        raise UserError("calendar.columns", field) from wrong


def _entry(row: Mapping[str, str | None], line: int, field: str | None) -> Entry:
    """One line of the file."""
    written = clean_line(row["date"] or "", field)
    try:
        year, month, number = map(int, written.replace("/", "-").split("-"))
        day = date(year, month, number)
    except ValueError as wrong:
        raise UserError("calendar.date", field, line=line, date=written[:20]) from wrong
    kind = clean_line(row["kind"] or "", field)
    if kind not in set(DayKind):
        raise UserError("calendar.kind", field, line=line)
    status = (row.get("status") or OFFICIAL).strip()
    name = clean_line(row["name"] or "", field, NAME_LIMIT)
    return Entry(day, DayKind(kind), name, status == OFFICIAL, (row.get("in_lieu") or "").strip() == "1")


def check_year(year: int, field: str | None = "year") -> None:
    """Refuse years that no calendar of this hall is about (``calendar.year``)."""
    if year not in _YEARS:
        raise UserError("calendar.year", field, first=_YEARS[0], last=_YEARS[-1])


def years_noticed(entries: Iterable[Entry]) -> frozenset[int]:
    """The years whose notice is among the entries: their National Day stands there officially."""
    return frozenset(e.day.year for e in entries if e.official and (e.day.month, e.day.day) == (10, 1))


@dataclass(frozen=True, slots=True)
class Difference:
    """What a file changes of one day: ``before`` is nothing for an added day, ``after`` for one taken away."""

    day: date
    before: Entry | None
    after: Entry | None


def differences(before: Iterable[Entry], file: Iterable[Entry]) -> tuple[Difference, ...]:
    """What a file changes in a table, by day. A year whose notice the file brings is replaced, others are added to."""
    old, new = {entry.day: entry for entry in before}, {entry.day: entry for entry in file}
    replaced = years_noticed(new.values())
    gone = {day for day in old if day.year in replaced and day not in new}
    touched = sorted(gone | {day for day, entry in new.items() if old.get(day) != entry})
    return tuple(Difference(day, old.get(day), new.get(day)) for day in touched)


_LUNAR = """
2014 0131 0405 0602 0908  2015 0219 0405 0620 0927  2016 0208 0404 0609 0915  2017 0128 0404 0530 1004
2018 0216 0405 0618 0924  2019 0205 0405 0607 0913  2020 0125 0404 0625 1001  2021 0212 0404 0614 0921
2022 0201 0405 0603 0910  2023 0122 0405 0622 0929  2024 0210 0404 0610 0917  2025 0129 0404 0531 1006
2026 0217 0405 0619 0925  2027 0206 0405 0609 0915  2028 0126 0404 0528 1003  2029 0213 0404 0616 0922
2030 0203 0405 0605 0912  2031 0123 0405 0624 1001  2032 0211 0404 0612 0919  2033 0131 0404 0601 0908
2034 0219 0405 0620 0927  2035 0208 0405 0610 0916  2036 0128 0404 0530 1004  2037 0215 0404 0618 0924
2038 0204 0405 0607 0913  2039 0124 0405 0527 1002  2040 0212 0404 0614 0920  2041 0201 0404 0603 0910
2042 0122 0404 0622 0928  2043 0210 0405 0611 0917  2044 0130 0404 0531 1005  2045 0217 0404 0619 0925
2046 0206 0404 0608 0915  2047 0126 0405 0529 1004  2048 0214 0404 0615 0922  2049 0202 0404 0604 0911
2050 0123 0404 0623 0930  2051 0211 0405 0613 0919  2052 0201 0404 0601 0907  2053 0219 0404 0620 0926
2054 0208 0404 0610 0916  2055 0128 0405 0530 1005  2056 0215 0404 0617 0924  2057 0204 0404 0606 0913
2058 0124 0404 0625 1002  2059 0212 0405 0614 0921  2060 0202 0404 0603 0909
"""
"""Per year 正月初一, 清明, 端午, 中秋. Computed by two independent calendar programs that agree; outside these years
only the days with a fixed date are known."""


@lru_cache(maxsize=1)
def _lunar() -> Mapping[int, tuple[date, date, date, date]]:
    """The table above."""
    words = _LUNAR.split()
    table: dict[int, tuple[date, date, date, date]] = {}
    for place in range(0, len(words), 5):
        year = int(words[place])
        spring, qingming, boats, moon = (date(year, int(w[:2]), int(w[2:])) for w in words[place + 1 : place + 5])
        table[year] = (spring, qingming, boats, moon)
    return table


@lru_cache(maxsize=256)
def statutory(year: int) -> Mapping[date, str]:
    """The statutory days off of a year with their names (State Council decree 795 of 2024: 13 days since 2025)."""
    thirteen = year >= 2025
    days = {date(year, 1, 1): "元旦", date(year, 5, 1): "劳动节"}
    if thirteen:
        days[date(year, 5, 2)] = "劳动节"
    if year in _lunar():
        spring, qingming, boats, moon = _lunar()[year]
        days |= {spring + ONE_DAY * after: "春节" for after in range(-1 if thirteen else 0, 3)}
        days |= {qingming: "清明节", boats: "端午节", moon: "中秋节"}
    for number in (1, 2, 3):
        day = date(year, 10, number)
        days[day] = f"{days[day]}、国庆节" if day in days else "国庆节"
    return MappingProxyType(days)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days and office hours. Make one with :meth:`of`; the empty one knows weekends and statutory days only.

    ``entries`` overrule everything else, also single days typed by hand in a year not yet published.
    ``special_hours`` are the hours of single days (short days).
    """

    entries: Mapping[date, Entry] = field(default_factory=dict)
    published: frozenset[int] = frozenset()
    hours: OfficeHours = DEFAULT_HOURS
    special_hours: Mapping[date, OfficeHours] = field(default_factory=dict)
    _off: dict[int, Mapping[date, str]] = field(default_factory=dict, init=False, compare=False, repr=False)
    """Days off of the years asked for so far: limits of many working days are asked for often."""

    @classmethod
    def of(
        cls,
        entries: Iterable[Entry],
        hours: OfficeHours = DEFAULT_HOURS,
        special_hours: Mapping[date, OfficeHours] | None = None,
        own: Iterable[Entry] = (),
    ) -> Calendar:
        """The calendar of a table's entries; ``own`` are days the hall set itself, which go before."""
        table = {entry.day: entry for entry in entries}
        published = years_noticed(table.values())
        return cls(table | {entry.day: entry for entry in own}, published, hours, dict(special_hours or {}))

    def why_off(self, day: date) -> str | None:
        """The name of the day off (``国庆节``, ``周末``), or nothing for a working day."""
        year = self._off.get(day.year)
        if year is None:
            year = self._off[day.year] = self._days_off(day.year)
        return year.get(day)

    def _days_off(self, year: int) -> Mapping[date, str]:
        """All days off of a year: weekends, statutory days where no notice is known, and over both the table."""
        days = (date(year, 1, 1) + ONE_DAY * after for after in range(365 + isleap(year)))
        off = {day: WEEKEND for day in days if day.weekday() >= SATURDAY}
        if year not in self.published:
            off |= statutory(year)
        for day, entry in self.entries.items():
            if day.year == year and entry.kind is DayKind.OFF:
                off[day] = entry.name or WEEKEND
            elif day.year == year:
                off.pop(day, None)
        return off

    def is_workday(self, day: date) -> bool:
        """Whether the office works that day; make-up weekends are working days."""
        return self.why_off(day) is None

    def workday_from(self, day: date) -> date:
        """The day itself when it is a working day, else the next one. ``calendar.no_workday`` after a year of none."""
        for after in range(_LONGEST_HOLIDAY):
            if self.why_off(candidate := day + ONE_DAY * after) is None:
                return candidate
        raise UserError("calendar.no_workday", None, date=day.isoformat())

    def next_workday(self, day: date) -> date:
        """The first working day after a day."""
        return self.workday_from(day + ONE_DAY)

    def provisional(self, day: date) -> bool:
        """Whether the day is of a year whose notice is not known, so that what is said of it may change."""
        return day.year not in self.published

    def hours_on(self, day: date) -> OfficeHours | None:
        """The office hours of a working day; nothing on a day off."""
        return self.special_hours.get(day, self.hours) if self.is_workday(day) else None

    def is_open(self, moment: datetime) -> bool:
        """Whether the office is open at a moment (the hall's time); the last minute's end still counts as open."""
        hours = self.hours_on(moment.date())
        minute = moment.hour * 60 + moment.minute + (moment.second + moment.microsecond / 1e6) / 60
        return hours is not None and any(start <= minute <= end for start, end in hours.intervals)
