"""Who is present when, and how names are kept for searching. Pure."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from hall.catalogue.rules import (
    SEARCHED_DAYS,
    ZONE_LETTERS,
    DayEntry,
    Desk,
    DeskToday,
    Presence,
    clean_weekdays,
    desk_on,
    next_there,
    readings_of,
    readings_text,
    there_on,
)
from hall.errors import UserError
from tests.helpers.vectors import codes_of

MONDAY = date(2026, 11, 23)
DAYS = [MONDAY + timedelta(days=n) for n in range(SEARCHED_DAYS)]
WORKDAYS = frozenset(day for day in DAYS if day.isoweekday() <= 5)


def desk(presence: Presence, *weekdays: int) -> Desk:
    return Desk("D13", "心理服务室（卫健委）", presence, "多元化解区", "B", weekdays=weekdays)


def test_a_desk_has_a_number_and_a_short_name() -> None:
    assert desk(Presence.RESIDENT).number == 13
    assert desk(Presence.RESIDENT).short == "心理服务室"


@pytest.mark.parametrize(
    ("presence", "weekdays", "day", "there"),
    [
        (Presence.RESIDENT, (), MONDAY, True),
        (Presence.RESIDENT, (), MONDAY + timedelta(days=5), False),
        (Presence.ROTATING, (1, 3), MONDAY, True),
        (Presence.ROTATING, (1, 3), MONDAY + timedelta(days=1), False),
        (Presence.ROTATING, (6,), MONDAY + timedelta(days=5), False),
        (Presence.ON_CALL, (), MONDAY, False),
    ],
)
def test_presence_follows_working_days_and_weekdays(
    presence: Presence, weekdays: tuple[int, ...], day: date, there: bool
) -> None:
    assert there_on(desk(presence, *weekdays), day, {}, is_workday=day in WORKDAYS) is there


@pytest.mark.parametrize("presence", Presence)
def test_what_was_said_for_the_day_goes_first(presence: Presence) -> None:
    for there in (True, False):
        for workday in (True, False):
            entry = {MONDAY: DayEntry(there)}
            assert there_on(desk(presence, 1), MONDAY, entry, is_workday=workday) is there


def test_the_next_day_is_told_with_who_comes() -> None:
    tuesday, wednesday = DAYS[1], DAYS[2]
    assert desk_on(desk(Presence.ROTATING, 1, 3), tuesday, {}, WORKDAYS) == DeskToday(
        "D13", False, Presence.ROTATING, next_day=wednesday
    )
    said = {tuesday: DayEntry(True, "赵明", "替班")}
    assert desk_on(desk(Presence.ROTATING, 1), tuesday, said, WORKDAYS) == DeskToday(
        "D13", True, Presence.ROTATING, "赵明", "替班"
    )
    assert desk_on(desk(Presence.ON_CALL), tuesday, {}, WORKDAYS).next_day is None
    assert desk_on(desk(Presence.ON_CALL), tuesday, {DAYS[4]: DayEntry(True)}, WORKDAYS).next_day == DAYS[4]


@given(
    st.sampled_from(Presence),
    st.sets(st.integers(1, 7)),
    st.sets(st.sampled_from(DAYS)),
    st.dictionaries(st.sampled_from(DAYS), st.booleans().map(DayEntry)),
    st.sampled_from(DAYS),
)
def test_the_next_day_is_the_first_on_which_somebody_is_there(
    presence: Presence, weekdays: set[int], workdays: set[date], rota: dict[date, DayEntry], after: date
) -> None:
    some = desk(presence, *weekdays)
    coming = next_there(some, after, rota, workdays)
    later = [day for day in DAYS if day > after]
    there = [day for day in later if there_on(some, day, rota, is_workday=day in workdays)]
    assert coming == (there[0] if there else None)


def test_a_rotating_desk_has_weekdays_and_others_none() -> None:
    assert clean_weekdays(Presence.ROTATING, [3, 1, 3]) == (1, 3)
    assert clean_weekdays(Presence.RESIDENT, [3, 1]) == ()
    for wrong in ([], [0], [8], [1, 9]):
        with pytest.raises(UserError) as refused:
            clean_weekdays(Presence.ROTATING, wrong)
        assert codes_of(refused) == ["catalogue.weekdays"]


def test_readings_come_back_as_they_were_kept() -> None:
    said: dict[str, list[tuple[str, ...]]] = {
        "重复": [("chong", "zhong", "chong"), ("fu",)],
        "信访": [("xin",), ("fang",)],
    }
    kept = readings_text(said, said.__getitem__)
    assert kept == "chong|zhong fu;xin fang"
    assert readings_of(kept) == ((("chong", "zhong"), ("fu",)), (("xin",), ("fang",)))


# the files the program comes with


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(resources.text(f"catalogue/{name}").splitlines()))


def test_the_files_fit_together() -> None:
    desks = {row["desk_code"]: row for row in rows("desks.csv")}
    matters = {row["matter_code"]: row for row in rows("matters.csv")}
    assert len(desks) == 43
    assert len(matters) == 263
    assert {row["zone"] for row in desks.values()} == set(ZONE_LETTERS)
    assert {row["desk_code"] for row in matters.values()} == set(desks)
    assert {row["matter_code"] for row in rows("matter_ext.csv")} == set(matters)
    assert {row["handling_flag"] for row in rows("matter_ext.csv")} == {"", "urgent", "minor", "secret_reporter"}
    assert {row["desk_code"] for row in rows("windows.csv")} == set(desks)
    assert len({row["window_code"] for row in rows("windows.csv")}) == len(rows("windows.csv"))


def test_every_rotating_desk_is_there_at_least_once_a_week_and_the_days_are_shared_out() -> None:
    rotating = {row["desk_code"] for row in rows("desks.csv") if row["presence"] == Presence.ROTATING}
    days = {row["desk_code"]: [int(day) for day in row["weekdays"].split(";")] for row in rows("rota.csv")}
    assert set(days) == rotating
    assert all(clean_weekdays(Presence.ROTATING, given) == tuple(given) for given in days.values())
    a_day = [sum(day in given for given in days.values()) for day in range(1, 6)]
    assert max(a_day) - min(a_day) <= 3
