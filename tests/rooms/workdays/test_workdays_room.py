"""The calendar through the door: taken in, changed by hand, asked for."""

from __future__ import annotations

from datetime import date, datetime

import pytest

import resources
from hall.asking import NOBODY, SYSTEM
from hall.bootstrap import House
from hall.errors import UserError
from hall.workdays.orders import (
    CalendarDay,
    CalendarDifferences,
    CalendarNow,
    CalendarYear,
    HoursOn,
    ImportCalendar,
    SetDay,
    SetHours,
)
from hall.workdays.rules import Calendar, DayKind, parse_holidays
from tests.helpers.houses import another
from tests.helpers.vectors import codes_of

FILE = resources.text("calendar/holidays.csv")
NOTICE_2027 = """date,kind,name,status,in_lieu
2027-01-01,off,元旦,official,0
2027-02-05,off,春节,official,0
2027-02-07,off,春节,official,0
2027-02-14,work,春节,official,0
2027-10-01,off,国庆节,official,0
"""


def now(house: House) -> Calendar:
    calendar: Calendar = house.door.ask(NOBODY, CalendarNow())
    return calendar


def day(house: House, wanted: date) -> CalendarDay:
    days: tuple[CalendarDay, ...] = house.door.ask(NOBODY, CalendarYear(year=wanted.year))
    return next(one for one in days if one.day == wanted)


def test_before_anything_is_taken_in_every_year_is_computed(house: House) -> None:
    assert now(house) == Calendar()
    assert day(house, date(2026, 10, 1)) == CalendarDay(date(2026, 10, 1), DayKind.OFF, "国庆节", "", True, False)


def test_the_file_comes_back_as_it_was_read(house: House) -> None:
    changes = house.door.enter(SYSTEM, ImportCalendar(text=FILE, source="holidays.csv"))
    assert len(changes.answer) == 121
    assert changes.changes.topics == {"workdays": ()}
    assert now(house) == Calendar.of(parse_holidays(FILE))
    assert day(house, date(2026, 10, 10)) == CalendarDay(
        date(2026, 10, 10), DayKind.WORK, "国庆节", "08:30-12:00,14:00-17:30", False, False
    )
    assert house.door.enter(SYSTEM, ImportCalendar(text=FILE)).answer == ()


def test_a_year_has_all_its_days(house: House) -> None:
    assert len(house.door.ask(NOBODY, CalendarYear(year=2026))) == 365
    days = house.door.ask(NOBODY, CalendarYear(year=2028))
    assert (len(days), days[0].day, days[-1].day) == (366, date(2028, 1, 1), date(2028, 12, 31))


def test_a_notice_takes_the_place_of_what_was_guessed(house: House) -> None:
    house.door.enter(SYSTEM, ImportCalendar(text=FILE))
    assert day(house, date(2027, 6, 9)).provisional
    told = house.door.ask(SYSTEM, CalendarDifferences(text=NOTICE_2027))
    done = house.door.enter(SYSTEM, ImportCalendar(text=NOTICE_2027)).answer
    assert told == done
    kinds = {one.day: (one.before and one.before.kind, one.after and one.after.kind) for one in done}
    assert kinds[date(2027, 2, 14)] == (None, DayKind.WORK)
    assert kinds[date(2027, 6, 9)] == (DayKind.OFF, None)
    assert kinds[date(2027, 2, 5)] == (DayKind.OFF, DayKind.OFF)
    calendar = now(house)
    assert calendar.published == {2024, 2025, 2026, 2027}
    assert calendar.is_workday(date(2027, 2, 14))
    assert calendar.is_workday(date(2027, 6, 9))
    assert calendar.why_off(date(2026, 10, 1)) == "国庆节"


def test_a_few_days_of_a_year_are_added_to_it(house: House) -> None:
    house.door.enter(SYSTEM, ImportCalendar(text=FILE))
    house.door.enter(SYSTEM, ImportCalendar(text="date,kind,name\n2026-11-27,off,水管检修\n"))
    assert now(house).why_off(date(2026, 11, 27)) == "水管检修"
    assert now(house).why_off(date(2026, 10, 1)) == "国庆节"


def test_a_day_set_by_hand_goes_before_and_can_be_taken_back(house: House) -> None:
    house.door.enter(SYSTEM, ImportCalendar(text=FILE))
    national = date(2026, 10, 1)
    house.door.enter(SYSTEM, SetDay(day=national, kind=DayKind.WORK, name=" 值班 "))
    assert day(house, national) == CalendarDay(
        national, DayKind.WORK, "值班", "08:30-12:00,14:00-17:30", False, by_hand=True
    )
    house.door.enter(SYSTEM, ImportCalendar(text=FILE))
    assert day(house, national).by_hand
    house.door.enter(SYSTEM, SetDay(day=national, kind=DayKind.OFF, name="停电"))
    assert day(house, national).name == "停电"
    house.door.enter(SYSTEM, SetDay(day=national, kind=None))
    assert day(house, national) == CalendarDay(national, DayKind.OFF, "国庆节", "", False, by_hand=False)


def test_office_hours_in_general_and_of_one_day(house: House) -> None:
    short = date(2026, 11, 25)
    house.door.enter(SYSTEM, SetHours(hours="9:00至12：00、13:00-17:00"))
    house.door.enter(SYSTEM, SetHours(day=short, hours="9:00-11:00"))
    assert house.door.ask(NOBODY, HoursOn()) == "09:00-12:00,13:00-17:00"
    assert house.door.ask(NOBODY, HoursOn(day=short)) == "09:00-11:00"
    assert house.door.ask(NOBODY, HoursOn(day=date(2026, 11, 28))) == ""
    assert now(house).is_open(datetime(2026, 11, 24, 13, 30))
    assert not now(house).is_open(datetime(2026, 11, 25, 13, 30))
    house.door.enter(SYSTEM, SetDay(day=short, kind=DayKind.WORK))
    assert house.door.ask(NOBODY, HoursOn()) == "09:00-12:00,13:00-17:00"
    house.door.enter(SYSTEM, SetHours(day=short, hours=" "))
    assert house.door.ask(NOBODY, HoursOn(day=short)) == "09:00-12:00,13:00-17:00"


def test_the_longest_hours_that_can_be_typed_are_kept(house: House) -> None:
    many = ",".join(f"{hour}:00-{hour}:30" for hour in range(15))[:200]
    given = house.door.enter(SYSTEM, SetHours(hours=many)).answer
    assert len(given.split(",")) == 15
    assert house.door.ask(NOBODY, HoursOn()) == given


def test_the_calendar_is_built_once_a_change(house: House) -> None:
    house.door.enter(SYSTEM, ImportCalendar(text=FILE))
    first = now(house)
    assert now(house) is first
    with another(house) as other:
        other.door.enter(SYSTEM, SetDay(day=date(2026, 12, 1), kind=DayKind.OFF, name="培训"))
        assert now(house).why_off(date(2026, 12, 1)) == "培训"
    assert now(house) is not first


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        (ImportCalendar(text="a,b\n"), ["calendar.columns"]),
        (
            ImportCalendar(text="date,kind,name\n2026-02-30,off,x\n2026-03-01,rest,x\n"),
            ["calendar.date", "calendar.kind"],
        ),
        (ImportCalendar(text="date,kind,name\n2026-03-01,off,\ud800\n"), ["text.broken"]),
        (ImportCalendar(text="date,kind,name\n", source="x" * 101), ["text.too_long"]),
        (SetDay(day=date(1900, 1, 1), kind=DayKind.OFF), ["calendar.year"]),
        (SetDay(day=date(2026, 1, 1), kind=DayKind.OFF, name="\x00"), ["text.control"]),
        (SetHours(hours=""), ["hours.missing"]),
        (SetHours(hours="17:00-9:00"), ["hours.backwards"]),
        (SetHours(day=date(2200, 1, 1), hours=""), ["calendar.year"]),
    ],
)
def test_what_cannot_be_understood_changes_nothing(
    sqlite_house: House, order: ImportCalendar | SetDay | SetHours, codes: list[str]
) -> None:
    with pytest.raises(UserError) as refused:
        sqlite_house.door.enter(SYSTEM, order)
    assert codes_of(refused) == codes
    assert now(sqlite_house) == Calendar()


def test_only_who_may_changes_the_calendar(sqlite_house: House) -> None:
    with pytest.raises(UserError, match=r"right\.missing"):
        sqlite_house.door.enter(NOBODY, SetHours(hours="9:00-12:00"))


@pytest.mark.parametrize("year", [1948, 2200, 0, -1, 10_000])
def test_a_year_no_calendar_knows_is_refused(sqlite_house: House, year: int) -> None:
    with pytest.raises(UserError, match=r"calendar\.year"):
        sqlite_house.door.ask(NOBODY, CalendarYear(year=year))
