"""What one may ask of the workdays room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hall.asking import Order, Question, Right
from hall.workdays.rules import DayKind


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportCalendar(Order):
    """Take in a calendar file (:func:`hall.workdays.rules.parse_holidays` tells its form). ``source`` says where it is
    from (``"国办发明电〔2025〕7号"``).

    A year whose notice is in the file is replaced, other years are added to; days set by hand stay and go before.
    Answer: tuple of :class:`hall.workdays.rules.Difference`, what is different now. Errors: ``calendar.*``, ``text.*``.
    """

    right: ClassVar[Right] = Right.MANAGE_CATALOGUE
    text: str
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SetDay(Order):
    """Set one day by hand, over everything else. ``kind=None`` takes that back, the notice holds again. Answer: ``None``.

    Errors: ``calendar.year`` (1949 to 2199), ``text.*``.
    """

    right: ClassVar[Right] = Right.MANAGE_CATALOGUE
    day: date
    kind: DayKind | None
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SetHours(Order):
    """Set the office hours as typed (``"08:30-12:00,14:00-17:30"``), in general, or of one day, where empty ones take
    that day's special hours back. Answer: the hours as they were understood. Errors: ``hours.*``, ``calendar.year``.
    """

    right: ClassVar[Right] = Right.MANAGE_CATALOGUE
    day: date | None = None
    hours: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarNow(Question):
    """The calendar. Answer: :class:`hall.workdays.rules.Calendar`."""

    right: ClassVar[Right] = Right.ANYBODY


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarYear(Question):
    """Every day of a year. Answer: tuple of :class:`CalendarDay`. Errors: ``calendar.year``."""

    right: ClassVar[Right] = Right.ANYBODY
    year: int


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day. ``name`` is empty on plain working days; ``hours`` on days off; ``provisional`` as long as the year's
    notice is not known; ``by_hand`` where the hall set the day itself.
    """

    day: date
    kind: DayKind
    name: str
    hours: str
    provisional: bool
    by_hand: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarDifferences(Question):
    """What :class:`ImportCalendar` would change. Answer and errors as there."""

    right: ClassVar[Right] = Right.MANAGE_CATALOGUE
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HoursOn(Question):
    """The office hours in general, or of one day (empty on a day off). Answer: text as ``SetHours`` takes it."""

    right: ClassVar[Right] = Right.ANYBODY
    day: date | None = None
