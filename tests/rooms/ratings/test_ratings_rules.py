"""What may be rated until when, and the life of a correction task."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.clock import HALL_ZONE
from hall.clocks.rules import Colour, Pause, due
from hall.errors import UserError
from hall.ratings.rules import (
    CORRECTION_NAMES,
    LEVEL_NAMES,
    LOW,
    UNSETTLED,
    WHY_NAMES,
    Channel,
    CorrectionState,
    Level,
    Why,
    check_step,
    clean_rating,
    correction_limits,
    correction_standing,
    has_passed,
    may_change,
    may_rate,
    still_open,
)
from hall.workdays.rules import Calendar

ENDED = datetime(2026, 11, 23, 16, 30, tzinfo=HALL_ZONE)
STATES = list(CorrectionState)


def test_the_five_words_are_those_of_the_state_council() -> None:
    assert [LEVEL_NAMES[level][0] for level in sorted(Level, reverse=True)] == [
        "非常满意",
        "满意",
        "基本满意",
        "不满意",
        "非常不满意",
    ]
    assert set(WHY_NAMES) == set(Why)
    assert set(CORRECTION_NAMES) == set(CorrectionState)


@given(st.sampled_from(Level), st.lists(st.sampled_from(Why), max_size=9))
def test_marks_belong_to_the_lower_two_levels(level: Level, marks: list[Why]) -> None:
    if marks and level not in LOW:
        with pytest.raises(UserError, match=r"rating\.reasons"):
            clean_rating(level, tuple(marks), "")
        return
    _, kept, _ = clean_rating(level, tuple(marks), "")
    assert kept == tuple(why for why in Why if why in marks)


def test_a_rating_is_one_of_five_and_its_words_are_short() -> None:
    assert clean_rating(2, (Why.OTHER,), " 等了两小时 \n") == (Level.DISSATISFIED, (Why.OTHER,), "等了两小时")
    for level in (0, 6, -1):
        with pytest.raises(UserError, match=r"rating\.level"):
            clean_rating(level, (), "")
    with pytest.raises(UserError, match=r"text\.too_long"):
        clean_rating(1, (), "长" * 501)


@given(st.floats(0, 1000), st.integers(15, 300))
def test_the_screen_stays_open_as_long_as_the_setting_says(after: float, seconds: int) -> None:
    left = still_open(ENDED, ENDED + timedelta(seconds=after), seconds)
    assert 0 <= left <= seconds
    assert (left == 0) == (after > seconds - 1)
    assert still_open(ENDED, ENDED - timedelta(seconds=after), seconds) == seconds


def test_who_may_still_rate() -> None:
    evening, midnight = ENDED.replace(hour=23, minute=59), ENDED.replace(hour=0, minute=0) + timedelta(days=1)
    last = datetime(2026, 12, 8, 23, 59, 59, tzinfo=HALL_ZONE)
    assert may_rate(Channel.SCREEN, ENDED, evening, 15)
    assert not may_rate(Channel.SCREEN, ENDED, midnight, 15)
    assert may_rate(Channel.CODE, ENDED, last, 15)
    assert not may_rate(Channel.CODE, ENDED, last + timedelta(seconds=1), 15)
    for channel in (Channel.SHEET, Channel.CALLBACK):
        assert may_rate(channel, ENDED, last + timedelta(days=400), 15)


def test_twelve_hours_are_twelve_hours() -> None:
    limit = ENDED + timedelta(hours=12)
    assert may_change(ENDED, limit, 12)
    assert not may_change(ENDED, limit + timedelta(microseconds=1), 12)
    assert not may_change(ENDED, ENDED + timedelta(seconds=1), 0)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-400, 400))
def test_a_window_waits_for_the_end_of_the_day(day: date, later: int) -> None:
    assert has_passed(day, day + timedelta(days=later)) == (later > 0)


def test_a_task_goes_forward_only() -> None:
    s = CorrectionState
    allowed = {
        (s.OPEN, s.CONTACTED),
        (s.OPEN, s.MENDED),
        (s.OPEN, s.APPEALED),
        (s.CONTACTED, s.MENDED),
        (s.CONTACTED, s.APPEALED),
    }
    for now, to in [*permutations(s, 2), *((state, state) for state in s)]:
        if (now, to) in allowed:
            check_step(now, to, appealed_before=False)
        else:
            with pytest.raises(UserError, match=r"correction\.step"):
                check_step(now, to, appealed_before=False)
    with pytest.raises(UserError, match=r"correction\.appealed"):
        check_step(s.OPEN, s.APPEALED, appealed_before=True)
    check_step(s.OPEN, s.MENDED, appealed_before=True)


LIMITS = correction_limits(1, 15)
CALENDAR = Calendar.of(())
DUES = tuple(due(ENDED, rule.limit, CALENDAR).at for rule in LIMITS)


def standing(
    state: CorrectionState,
    after_days: float,
    contacted: float | None = None,
    settled: float | None = None,
    appealed: float | None = None,
) -> Colour:
    contact, mend = DUES
    assert contact is not None
    assert mend is not None
    moments = (None if days is None else ENDED + timedelta(days=days) for days in (contacted, settled, appealed))
    return correction_standing(state, LIMITS, (contact, mend), ENDED + timedelta(days=after_days), *moments).colour


def test_contact_is_one_working_day_and_mending_fifteen() -> None:
    assert (
        datetime(2026, 11, 24, 23, 59, 59, tzinfo=HALL_ZONE),
        datetime(2026, 12, 14, 23, 59, 59, tzinfo=HALL_ZONE),
    ) == DUES


def test_colours_of_a_task() -> None:
    s = CorrectionState
    assert standing(s.OPEN, 0.5) is Colour.GREEN
    assert standing(s.OPEN, 2) is Colour.ORANGE
    assert standing(s.OPEN, 30) is Colour.RED
    assert standing(s.CONTACTED, 2, contacted=0.5) is Colour.GREEN
    assert standing(s.CONTACTED, 30, contacted=0.5) is Colour.RED
    assert standing(s.MENDED, 30, contacted=0.5, settled=3) is Colour.MET
    assert standing(s.APPEALED, 30, appealed=0.5) is Colour.PAUSED
    assert standing(s.APPEALED, 30, appealed=2) is Colour.ORANGE  # a pause does not wash what was late
    assert standing(s.APPEALED, 30, contacted=0.5, appealed=2) is Colour.PAUSED
    for state in (s.STRUCK_OUT, s.WITHDRAWN):
        assert standing(state, 90) is Colour.MET


@given(st.sampled_from(sorted(UNSETTLED - {CorrectionState.APPEALED})), st.floats(0, 60), st.floats(0, 60))
def test_a_task_is_never_milder_while_only_time_passes(state: CorrectionState, one: float, two: float) -> None:
    contacted = 0.1 if state is CorrectionState.CONTACTED else None
    order = [Colour.GREEN, Colour.ORANGE, Colour.RED]
    early, late = sorted((one, two))
    assert order.index(standing(state, early, contacted)) <= order.index(standing(state, late, contacted))


def test_an_appeal_gives_its_days_back() -> None:
    pause = Pause(datetime(2026, 11, 25, 9, tzinfo=HALL_ZONE), datetime(2026, 11, 30, 9, tzinfo=HALL_ZONE))
    moved = due(ENDED, LIMITS[1].limit, CALENDAR, [pause]).at
    # 26 and 27 November were wholly paused working days
    assert moved == datetime(2026, 12, 16, 23, 59, 59, tzinfo=HALL_ZONE)
