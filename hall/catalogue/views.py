"""Answers about the catalogue. Desks, matters and windows are read once an edition and then remembered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import bindparam, select

from hall.catalogue import records
from hall.catalogue.orders import Desks, Matters, PresentOn, Windows
from hall.catalogue.rules import SEARCHED_DAYS, DayEntry, Desk, DeskToday, Matter, Window, desk_on
from hall.store.unit import Reading, answers
from hall.workdays.rules import Calendar
from hall.workdays.views import calendar_now, edition_now

_DESK, _MATTER, _WINDOW = records.desk.c, records.matter.c, records.window.c

# in the order of the dataclasses
_DESKS = select(
    *(_DESK.code, _DESK.name, _DESK.presence, _DESK.zone, _DESK.letter, _DESK.unit, _DESK.room, _DESK.phone),
    *(_DESK.weekdays, _DESK.pinyin),
).where(_DESK.in_use)
_MATTERS = select(
    *(_MATTER.code, _MATTER.name, _MATTER.desk, _MATTER.category, _MATTER.keywords, _MATTER.rule, _MATTER.flag),
    *(_MATTER.dispute_type, _MATTER.cause, _MATTER.pinyin),
).where(_MATTER.in_use)
_WINDOWS = select(_WINDOW.code, _WINDOW.desk, _WINDOW.name).where(_WINDOW.in_use)
_EDITION = select(records.catalogue_edition.c.edition)
_ROTA = select(records.rota).where(records.rota.c.day.between(bindparam("day"), bindparam("last")))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that is in use, by code. ``edition`` is new after every change; nothing is there before the first start."""

    edition: str
    desks: Mapping[str, Desk]
    matters: Mapping[str, Matter]
    windows: tuple[Window, ...]


def catalogue_now(reading: Reading) -> Catalogue:
    """The catalogue as it stands."""
    edition = reading.once("catalogue", "edition", lambda: reading.value(_EDITION)) or ""
    return reading.memo("catalogue", edition, lambda: _read(reading, edition))


def _read(reading: Reading, edition: str) -> Catalogue:
    desks = {row.code: _desk(*row) for row in reading.rows(_DESKS.order_by(_DESK.code))}
    matters = {row.code: _matter(*row) for row in reading.rows(_MATTERS.order_by(_MATTER.code)) if row.desk in desks}
    windows = tuple(Window(*row) for row in reading.rows(_WINDOWS.order_by(_WINDOW.code)))
    return Catalogue(edition, desks, matters, windows)


def _desk(*values: Any) -> Desk:
    desk = Desk(*values)
    return replace(desk, weekdays=tuple(desk.weekdays))


def _matter(*values: Any) -> Matter:
    matter = Matter(*values)
    return replace(matter, keywords=tuple(matter.keywords))


@answers(Desks)
def desks(reading: Reading, question: Desks) -> tuple[Desk, ...]:  # noqa: ARG001
    """All desks in use."""
    return tuple(catalogue_now(reading).desks.values())


@answers(Matters)
def matters(reading: Reading, question: Matters) -> tuple[Matter, ...]:
    """All matters in use, of one desk or of all."""
    found = catalogue_now(reading).matters.values()
    return tuple(matter for matter in found if question.desk in ("", matter.desk))


@answers(Windows)
def windows(reading: Reading, question: Windows) -> tuple[Window, ...]:
    """All windows in use, of one desk or of all."""
    return tuple(window for window in catalogue_now(reading).windows if question.desk in ("", window.desk))


@answers(PresentOn)
def present_on(reading: Reading, question: PresentOn) -> dict[str, DeskToday]:
    """Who is there on a day, by desk code."""
    return presence(reading, question.day or reading.today)


def presence(reading: Reading, day: date) -> dict[str, DeskToday]:
    """Who is there on a day, by desk code; for rooms above."""
    return reading.once("catalogue", day, lambda: _presence(reading, day))


def _presence(reading: Reading, day: date) -> dict[str, DeskToday]:
    """Worked out once for the same day, catalogue, calendar and rota."""
    last = day + timedelta(days=SEARCHED_DAYS)
    said = tuple(map(tuple, reading.rows(_ROTA, day=day, last=last)))
    catalogue, calendar = catalogue_now(reading), calendar_now(reading)
    version = (day, catalogue.edition, edition_now(reading), said)
    return reading.memo("presence", version, lambda: _on(day, catalogue, calendar, said))


def _on(day: date, catalogue: Catalogue, calendar: Calendar, said: tuple[tuple[Any, ...], ...]) -> dict[str, DeskToday]:
    days = (day + timedelta(days=n) for n in range(SEARCHED_DAYS))
    workdays = frozenset(one for one in days if calendar.is_workday(one))
    rota: dict[str, dict[date, DayEntry]] = defaultdict(dict)
    for desk, on, there, who, note in said:
        rota[desk][on] = DayEntry(there, who, note)
    return {code: desk_on(desk, day, rota.get(code, {}), workdays) for code, desk in catalogue.desks.items()}
