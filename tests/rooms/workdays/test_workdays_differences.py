"""What a calendar file changes in the table."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hall.workdays.rules import Calendar, DayKind, Entry, differences, years_noticed

DAYS = st.sampled_from([date(year, 10, 1) + timedelta(days=n) for year in (2026, 2027) for n in range(-2, 5)])
ENTRIES = st.builds(Entry, DAYS, st.sampled_from(DayKind), st.sampled_from(["", "国庆节"]), st.booleans())
TABLES = st.dictionaries(DAYS, ENTRIES).map(
    lambda found: {day: Entry(day, entry.kind, entry.name, entry.official) for day, entry in found.items()}
)


@given(TABLES, TABLES)
def test_applied_they_give_the_file_over_the_table(table: dict[date, Entry], file: dict[date, Entry]) -> None:
    after = dict(table)
    for one in differences(table.values(), file.values()):
        assert one.before == after.pop(one.day, None)
        assert one.before != one.after
        if one.after:
            after[one.day] = one.after
    assert after.items() >= file.items()
    replaced = years_noticed(file.values())
    for day in after.keys() - file.keys():
        assert day.year not in replaced
        assert after[day] == table[day]
    assert differences(after.values(), file.values()) == ()


@given(TABLES, TABLES)
def test_days_of_the_hall_go_before_and_publish_nothing(table: dict[date, Entry], own: dict[date, Entry]) -> None:
    calendar = Calendar.of(table.values(), own=own.values())
    assert calendar.published == Calendar.of(table.values()).published
    for day, entry in own.items():
        assert calendar.is_workday(day) == (entry.kind is DayKind.WORK)
    for day in table.keys() - own.keys():
        assert calendar.is_workday(day) == (table[day].kind is DayKind.WORK)
