"""Answers about working days and office hours."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from hall.store.unit import Reading, answers
from hall.workdays.orders import CalendarDay, CalendarDifferences, CalendarNow, CalendarYear, HoursOn
from hall.workdays.records import calendar_edition, special_day, special_hours
from hall.workdays.rules import (
    DEFAULT_HOURS,
    ONE_DAY,
    Calendar,
    DayKind,
    Difference,
    Entry,
    check_year,
    differences,
    parse_holidays,
    parse_hours,
)

_EDITION = select(calendar_edition.c.edition)


def calendar_now(reading: Reading) -> Calendar:
    """The calendar as it stands: built once after every change, then remembered."""
    return reading.memo("workdays", edition_now(reading), lambda: _calendar(reading))


def edition_now(reading: Reading) -> str | None:
    """A name that is new after every change of the calendar."""
    return reading.once("workdays", "edition", lambda: reading.value(_EDITION))


def _calendar(reading: Reading) -> Calendar:
    usual = reading.value(select(calendar_edition.c.hours))
    return Calendar.of(
        notice_entries(reading),
        parse_hours(usual) if usual else DEFAULT_HOURS,
        {row.day: parse_hours(row.hours) for row in reading.rows(select(special_hours))},
        own=_entries(reading, by_hand=True),
    )


def notice_entries(reading: Reading) -> tuple[Entry, ...]:
    """The days of the notices, without what was set by hand."""
    return _entries(reading, by_hand=False)


def _entries(reading: Reading, *, by_hand: bool) -> tuple[Entry, ...]:
    table = special_day.c
    wanted = select(table.day, table.kind, table.name, table.official, table.in_lieu)
    rows = reading.rows(wanted.where(table.by_hand.is_(by_hand)).order_by(table.day))
    return tuple(Entry(*row) for row in rows)


@answers(CalendarNow)
def calendar_of(reading: Reading, question: CalendarNow) -> Calendar:  # noqa: ARG001
    """The calendar, for faces that count themselves."""
    return calendar_now(reading)


@answers(CalendarYear)
def calendar_year(reading: Reading, question: CalendarYear) -> tuple[CalendarDay, ...]:
    """Every day of a year with its kind, name and hours."""
    check_year(question.year)
    calendar = calendar_now(reading)
    first, after = date(question.year, 1, 1), date(question.year + 1, 1, 1)
    own = {entry.day for entry in _entries(reading, by_hand=True)}
    return tuple(_day(calendar, first + timedelta(days=n), own) for n in range((after - first) // ONE_DAY))


def _day(calendar: Calendar, day: date, own: set[date]) -> CalendarDay:
    off, entry = calendar.why_off(day), calendar.entries.get(day)
    return CalendarDay(
        day,
        DayKind.WORK if off is None else DayKind.OFF,
        off if off is not None else (entry.name if entry else ""),
        str(calendar.hours_on(day) or ""),
        calendar.provisional(day),
        day in own,
    )


@answers(CalendarDifferences)
def calendar_differences(reading: Reading, question: CalendarDifferences) -> tuple[Difference, ...]:
    """What a file would change."""
    return differences(notice_entries(reading), parse_holidays(question.text, "text"))


@answers(HoursOn)
def hours_on(reading: Reading, question: HoursOn) -> str:
    """Office hours in general, or of one day."""
    calendar = calendar_now(reading)
    return str((calendar.hours if question.day is None else calendar.hours_on(question.day)) or "")
