"""Changing the calendar. Every change gives it a new edition, so that nobody goes on counting with the old one."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from sqlalchemy import bindparam, delete, text

import resources
from hall.store.unit import Unit, answers
from hall.text import clean_line
from hall.workdays.orders import ImportCalendar, SetDay, SetHours
from hall.workdays.records import special_day, special_hours
from hall.workdays.rules import (
    DEFAULT_HOURS,
    NAME_LIMIT,
    Difference,
    Entry,
    check_year,
    differences,
    parse_holidays,
    parse_hours,
)
from hall.workdays.views import notice_entries

SOURCE_LIMIT = 100
FIRST_SOURCE = "resources/calendar/holidays.csv"

# the same words on both databases
_NEW_EDITION = text(
    "INSERT INTO calendar_edition (one, edition, hours) VALUES (1, :edition, :usual) "
    "ON CONFLICT (one) DO UPDATE SET edition = :edition, hours = COALESCE(:hours, calendar_edition.hours)"
)

_FORGET = delete(special_day).where(special_day.c.by_hand.is_(False), special_day.c.day == bindparam("old"))


@answers(ImportCalendar)
def import_calendar(unit: Unit, order: ImportCalendar) -> tuple[Difference, ...]:
    """Take in a calendar file."""
    entries = parse_holidays(order.text, "text")
    return _take_in(unit, entries, clean_line(order.source, "source", SOURCE_LIMIT))


def fill_calendar(unit: Unit) -> tuple[Difference, ...]:
    """The calendar the program comes with, at the first start."""
    return _take_in(unit, parse_holidays(resources.text("calendar/holidays.csv")), FIRST_SOURCE)


def _take_in(unit: Unit, entries: Iterable[Entry], source: str) -> tuple[Difference, ...]:
    _new_edition(unit)
    found = differences(notice_entries(unit), entries)
    unit.do_all(_FORGET, [{"old": difference.day} for difference in found])
    unit.insert_all(special_day, [_row(d.after, by_hand=False, source=source) for d in found if d.after])
    unit.note(days=len(found), source=source)
    return found


@answers(SetDay)
def set_day(unit: Unit, order: SetDay) -> None:
    """Set one day by hand, or take that back."""
    check_year(order.day.year, "day")
    name = clean_line(order.name, "name", NAME_LIMIT)
    _new_edition(unit)
    unit.do(delete(special_day).where(special_day.c.by_hand.is_(True), special_day.c.day == order.day))
    if order.kind is not None:
        entry = Entry(order.day, order.kind, name, official=False)
        unit.insert(special_day, **_row(entry, by_hand=True, source=""))
    unit.note(day=order.day.isoformat(), kind=order.kind.value if order.kind else "")


@answers(SetHours)
def set_hours(unit: Unit, order: SetHours) -> str:
    """Set the office hours, in general or of one day."""
    if order.day is None:
        hours = str(parse_hours(order.hours))
        _new_edition(unit, hours)
    else:
        check_year(order.day.year, "day")
        hours = str(parse_hours(order.hours)) if order.hours.strip() else ""
        _new_edition(unit)
        unit.do(delete(special_hours).where(special_hours.c.day == order.day))
        if hours:
            unit.insert(special_hours, day=order.day, hours=hours)
    unit.note(day=order.day.isoformat() if order.day else "", hours=hours)
    return hours


def _new_edition(unit: Unit, hours: str | None = None) -> None:
    unit.do(_NEW_EDITION, edition=uuid.uuid4().hex, usual=hours or str(DEFAULT_HOURS), hours=hours)
    unit.changed("workdays")


def _row(entry: Entry, *, by_hand: bool, source: str) -> dict[str, object]:
    return {
        "day": entry.day,
        "by_hand": by_hand,
        "kind": entry.kind,
        "name": entry.name,
        "official": entry.official,
        "in_lieu": entry.in_lieu,
        "source": source,
    }
