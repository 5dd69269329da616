"""The calendar of working days: the file, the computed years, and the office hours."""

from __future__ import annotations

import csv
import importlib
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from hall.errors import UserError
from hall.workdays.rules import (
    DEFAULT_HOURS,
    Calendar,
    DayKind,
    Entry,
    Interval,
    OfficeHours,
    parse_holidays,
    parse_hours,
    statutory,
)
from tests.helpers.vectors import codes_of

TEXT = resources.text("calendar/holidays.csv")
ENTRIES = parse_holidays(TEXT)
CALENDAR = Calendar.of(ENTRIES)
DAY = timedelta(days=1)
chinese_calendar = importlib.import_module("chinese_calendar")
"""An independent calendar (2004 to 2026), untyped."""


ENGLISH = {
    "元旦": ("New Year's Day",),
    "春节": ("Spring Festival",),
    "清明节": ("Tomb-sweeping Day",),
    "劳动节": ("Labour Day",),
    "端午节": ("Dragon Boat Festival",),
    "中秋节": ("Mid-autumn Festival",),
    "国庆节": ("National Day",),
}


def days(first: date, last: date) -> list[date]:
    return [first + DAY * n for n in range((last - first).days + 1)]


def test_the_file_is_read_whole() -> None:
    rows = list(csv.DictReader(TEXT.splitlines()))
    assert len(ENTRIES) == len(rows) == 121
    assert CALENDAR.published == {2024, 2025, 2026}
    assert ENTRIES[0] == Entry(date(2024, 1, 1), DayKind.OFF, "元旦")
    assert Entry(date(2026, 1, 2), DayKind.OFF, "元旦", in_lieu=True) in ENTRIES
    assert [e for e in ENTRIES if e.day.year == 2027 and e.official] == []


def test_published_years_agree_with_an_independent_calendar() -> None:
    for day in days(date(2024, 1, 1), date(2026, 12, 31)):
        assert CALENDAR.is_workday(day) == chinese_calendar.is_workday(day), day
        assert not CALENDAR.provisional(day)


def test_make_up_weekends_work() -> None:
    for month, number in ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)):
        day = date(2026, month, number)
        assert day.weekday() >= 5
        assert CALENDAR.is_workday(day)
        assert CALENDAR.why_off(day) is None


def test_days_off_tell_why() -> None:
    assert CALENDAR.why_off(date(2026, 10, 3)) == "国庆节"
    assert CALENDAR.why_off(date(2026, 10, 24)) == "周末"
    assert CALENDAR.why_off(date(2026, 10, 19)) is None
    unnamed = Calendar.of([Entry(date(2026, 10, 20), DayKind.OFF, "")])
    assert unnamed.why_off(date(2026, 10, 20)) == "周末"


def test_computed_2027_is_what_the_file_knows_of_it() -> None:
    known = {entry.day: entry.name for entry in ENTRIES if entry.day.year == 2027}
    assert dict(statutory(2027)) == known
    assert len(known) == 13
    without = Calendar.of(entry for entry in ENTRIES if entry.day.year < 2027)
    for day in days(date(2027, 1, 1), date(2027, 12, 31)):
        assert without.is_workday(day) == CALENDAR.is_workday(day) == (day.weekday() < 5 and day not in known)
        assert CALENDAR.provisional(day)


@pytest.mark.parametrize("year", range(2014, 2027))
def test_statutory_days_of_known_years_are_days_off(year: int) -> None:
    expected_count = 13 if year >= 2025 else 11
    computed = statutory(year)
    both_on_one_day = year == 2020  # Mid-Autumn was on National Day
    assert len(computed) == expected_count - both_on_one_day
    for day, name in computed.items():
        off, english = chinese_calendar.get_holiday_detail(day)
        assert off, day
        autumn = ("Mid-autumn Festival", "National Day")
        assert english in ENGLISH.get(name, autumn)


@pytest.mark.parametrize("year", range(2027, 2061))
def test_far_years_have_their_thirteen_days_in_their_seasons(year: int) -> None:
    table = statutory(year)
    names = [table[day] for day in sorted(table)]
    assert names.count("春节") == 4
    springs = [day for day, name in table.items() if name == "春节"]
    assert date(year, 1, 20) <= min(springs)
    assert max(springs) <= date(year, 2, 23)
    assert max(springs) - min(springs) == 3 * DAY
    # 清明: the astronomers' formula for this century
    number = int((year - 2000) * 0.2422 + 4.81) - (year - 2000) // 4
    assert table[date(year, 4, number)] == "清明节"
    boats = next(day for day, name in table.items() if name == "端午节")
    moon = next(day for day, name in table.items() if "中秋节" in name)
    assert date(year, 5, 25) <= boats <= date(year, 6, 26)
    # the fifth of the fifth to the fifteenth of the eighth: three moons and ten days, four with a leap month
    assert any(abs((moon - boats).days - (29.53 * moons + 10)) < 2 for moons in (3, 4))
    assert len(table) == 13 - (date(year, 10, 1) <= moon <= date(year, 10, 3))


def test_beyond_the_table_the_fixed_days_remain() -> None:
    assert sorted(set(statutory(2150).values())) == sorted(["元旦", "劳动节", "国庆节"])
    assert not CALENDAR.is_workday(date(2150, 10, 1))
    assert CALENDAR.provisional(date(2150, 10, 1))


def test_a_single_day_typed_by_hand_overrules_a_computed_year() -> None:
    flood = Entry(date(2028, 7, 5), DayKind.OFF, "防汛停办")
    make_up = Entry(date(2028, 7, 8), DayKind.WORK, "防汛停办")
    calendar = Calendar.of([*ENTRIES, flood, make_up])
    assert calendar.why_off(flood.day) == "防汛停办"
    assert calendar.is_workday(make_up.day)
    assert calendar.provisional(flood.day)


def test_a_year_is_published_by_its_own_notice_not_by_a_neighbours() -> None:
    last_day = Entry(date(2027, 12, 31), DayKind.OFF, "元旦")  # stands in the notice of 2028
    assert 2027 not in Calendar.of([last_day]).published
    assert 2027 in Calendar.of([last_day, Entry(date(2027, 10, 1), DayKind.OFF, "国庆节")]).published
    assert 2027 not in Calendar.of([Entry(date(2027, 10, 1), DayKind.OFF, "国庆节", official=False)]).published


def test_the_next_working_day() -> None:
    assert CALENDAR.next_workday(date(2026, 9, 30)) == date(2026, 10, 8)
    assert CALENDAR.next_workday(date(2026, 2, 13)) == date(2026, 2, 14)
    assert CALENDAR.workday_from(date(2026, 2, 14)) == date(2026, 2, 14)
    assert CALENDAR.workday_from(date(2026, 10, 24)) == date(2026, 10, 26)


@given(st.dates(date(2000, 1, 1), date(2150, 12, 31)))
def test_the_next_working_day_works_and_nothing_between_does(day: date) -> None:
    found = CALENDAR.next_workday(day)
    assert found > day
    assert CALENDAR.is_workday(found)
    assert not any(CALENDAR.is_workday(between) for between in days(day + DAY, found - DAY))
    assert CALENDAR.is_workday(day) == (CALENDAR.hours_on(day) is not None)


def test_the_empty_calendar_knows_weekends_and_statutory_days() -> None:
    empty = Calendar()
    assert empty == Calendar.of([])
    assert not empty.is_workday(date(2026, 10, 1))
    assert not empty.is_workday(date(2026, 9, 20))
    assert empty.provisional(date(2026, 9, 20))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["calendar.columns"]),
        ("day,what\n2026-01-01,off\n", ["calendar.columns"]),
        ("date,kind,name\n2026-02-30,off,x\n", ["calendar.date"]),
        ("date,kind,name\nsoon,off,x\n,off,x\n", ["calendar.date", "calendar.date"]),
        ("date,kind,name\n2026-02-03,holiday,x\n", ["calendar.kind"]),
        ("date,kind,name\n2026-02-03,off,x\n2026/2/3,work,x\n", ["calendar.twice"]),
        ("date,kind,name\n2026-02-03,off,\ue001\n", ["text.private_use"]),
        ("date,kind,name\n2026-02-03\n", ["calendar.kind"]),
        ("date,kind,name\n2026-02-03,off," + "x" * 200_000 + "\n", ["calendar.columns"]),
        ("x" * 200_000 + "\n", ["calendar.columns"]),
    ],
)
def test_a_broken_calendar_file_is_told_line_by_line(text: str, codes: list[str]) -> None:
    with pytest.raises(UserError) as refused:
        parse_holidays(text)
    assert codes_of(refused) == codes


def test_a_file_from_a_spreadsheet_is_read() -> None:
    text = "\ufeffdate,kind,name,note\r\n2027/10/1,off,国庆节,a\r\n2027-01-04,work,元旦,b,c\r\n"
    entries = parse_holidays(text)
    assert [entry.day for entry in entries] == [date(2027, 1, 4), date(2027, 10, 1)]
    assert all(entry.official for entry in entries)
    assert Calendar.of(entries).published == {2027}


def test_default_hours() -> None:
    assert str(DEFAULT_HOURS) == "08:30-12:00,14:00-17:30"
    assert parse_hours("08:30-12:00,14:00-17:30") == DEFAULT_HOURS
    assert DEFAULT_HOURS.minutes == 7 * 60


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("８：３０－１２：００、１４：００－１７：３０", "08:30-12:00,14:00-17:30"),
        (" 14:00 至 17:30 ; 8:30~12:00 ", "08:30-12:00,14:00-17:30"),
        ("8:30—12:00，", "08:30-12:00"),
        ("00:00-24:00", "00:00-24:00"),
        ("08:30-12:00,12:00-17:30", "08:30-12:00,12:00-17:30"),
    ],
)
def test_hours_as_people_type_them(typed: str, read: str) -> None:
    assert str(parse_hours(typed)) == read


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "hours.missing"),
        (" ， ", "hours.missing"),
        ("morning", "hours.form"),
        ("8-12", "hours.form"),
        ("08:60-12:00", "hours.form"),
        ("08:30-24:01", "hours.form"),
        ("08:30-12:00-13:00", "hours.form"),
        ("12:00-08:30", "hours.backwards"),
        ("12:00-12:00", "hours.backwards"),
        ("22:00-06:00", "hours.backwards"),
        ("08:30-12:00,11:59-17:30", "hours.overlap"),
        ("08:30-12:00,08:30-12:00", "hours.overlap"),
        ("08:30-\u000012:00", "text.control"),
    ],
)
def test_hours_that_cannot_be(typed: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_hours(typed, "hours")
    assert codes_of(refused) == [code]
    assert refused.value.problems[0].field == "hours"


@given(st.lists(st.integers(0, 1440), min_size=2, max_size=8, unique=True))
def test_hours_survive_writing_and_reading(edges: list[int]) -> None:
    edges.sort()
    hours = OfficeHours(tuple(Interval(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)))
    assert parse_hours(str(hours)) == hours


def test_open_or_not() -> None:
    short = Calendar.of(ENTRIES, special_hours={date(2026, 10, 20): parse_hours("09:00-11:00")})
    for moment, is_open in [
        (datetime(2026, 10, 19, 8, 29, 59), False),
        (datetime(2026, 10, 19, 8, 30), True),
        (datetime(2026, 10, 19, 12), True),
        (datetime(2026, 10, 19, 12, 0, 1), False),
        (datetime(2026, 10, 19, 13), False),
        (datetime(2026, 10, 19, 17, 30), True),
        (datetime(2026, 10, 20, 11, 30), False),
        (datetime(2026, 10, 24, 10), False),
        (datetime(2026, 10, 10, 10), True),
    ]:
        assert short.is_open(moment) == is_open, moment
