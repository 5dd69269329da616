"""Colours of clocks, the catalogue of limits, and the words of a due date."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from hall.clock import in_hall
from hall.clocks.rules import (
    COLOUR_NAMES,
    DEFAULT_CLOCKS,
    HANDLING_LIMITS,
    REASON_NAMES,
    ClockState,
    Colour,
    DayEnd,
    HoursRun,
    LateStart,
    Limit,
    Pause,
    Reading,
    Reason,
    Standing,
    Unit,
    colour,
    default_clocks,
    due,
    load_rules,
    turns_at,
    worst,
)
from hall.errors import UserError
from hall.workdays.rules import Calendar, parse_holidays
from tests.helpers.vectors import codes_of

RULES = load_rules(resources.text("calendar/deadline_rules.csv"))
CALENDAR = Calendar.of(parse_holidays(resources.text("calendar/holidays.csv")))
DUE = datetime(2026, 10, 20, 9, 12)
SECOND = timedelta(seconds=1)
RUNNING = ClockState.RUNNING


@pytest.mark.parametrize(
    ("code", "late", "words"),
    [
        ("SLA-ASSIGN", Colour.ORANGE, "未按时分配"),
        ("SLA-FIRST", Colour.ORANGE, "未按时处理纠纷"),
        ("SLA-CLOSE", Colour.RED, "超过办结期限"),
        ("XF-34", Colour.RED, "超过办结期限"),
        ("FY-62", Colour.RED, "超过办结期限"),
        ("13710-3", Colour.ORANGE, "这一步晚了"),
    ],
)
def test_the_words_of_the_report(code: str, late: Colour, words: str) -> None:
    after = colour(RULES[code], RUNNING, DUE, DUE + SECOND)
    assert (after.colour, REASON_NAMES[after.reason][0], after.remaining_s) == (late, words, -1)


def test_exactly_at_the_moment_is_not_yet_late() -> None:
    rule = RULES["SLA-ASSIGN"]
    assert colour(rule, RUNNING, DUE, DUE) == Standing(Colour.GREEN, Reason.NONE, 0)
    assert colour(rule, RUNNING, DUE, DUE + timedelta(microseconds=999_999)).colour is Colour.GREEN
    assert colour(rule, RUNNING, DUE, DUE + SECOND).colour is Colour.ORANGE
    assert turns_at(RUNNING, DUE, DUE) == in_hall(DUE + SECOND)


def test_the_last_second_of_a_day_limit_belongs_to_it() -> None:
    at = due(datetime(2026, 10, 19, 9), Limit(30), CALENDAR).at
    midnight = datetime(2026, 11, 19)
    assert colour(RULES["SLA-CLOSE"], RUNNING, at, midnight - timedelta(microseconds=1)).colour is Colour.GREEN
    assert colour(RULES["SLA-CLOSE"], RUNNING, at, midnight).colour is Colour.RED


def test_a_pause_has_its_own_look_and_washes_nothing() -> None:
    rule = RULES["SLA-CLOSE"]
    in_time = colour(rule, RUNNING, DUE, DUE + timedelta(days=9), paused_since=DUE - timedelta(hours=2))
    assert in_time == Standing(Colour.PAUSED, Reason.NONE, 7200)
    too_late = colour(rule, RUNNING, DUE, DUE + timedelta(days=9), paused_since=DUE + SECOND)
    assert (too_late.colour, too_late.reason) == (Colour.RED, Reason.OVERDUE)
    assert turns_at(RUNNING, DUE, DUE, paused_since=DUE) is None


def test_met_and_dropped_clocks() -> None:
    rule = RULES["SLA-FIRST"]
    assert colour(rule, ClockState.MET, DUE, DUE + timedelta(days=3), met_at=DUE) == Standing(Colour.MET)
    late = colour(rule, ClockState.MET, DUE, DUE + timedelta(days=3), met_at=DUE + SECOND)
    assert late == Standing(Colour.MET, Reason.NOT_HANDLED)
    assert colour(rule, ClockState.DROPPED, DUE, DUE + timedelta(days=3)) == Standing(Colour.MET)
    assert turns_at(ClockState.MET, DUE, DUE - SECOND) is None


def test_without_a_limit_nothing_turns() -> None:
    assert colour(RULES["13710-0"], RUNNING, None, DUE) == Standing(Colour.GREEN)
    assert colour(RULES["13710-0"], RUNNING, None, DUE, paused_since=DUE) == Standing(Colour.PAUSED)
    assert turns_at(RUNNING, None, DUE) is None


moments = st.integers(-400_000, 400_000).map(lambda n: DUE + n * SECOND)
SEVERITY = {Colour.MET: 0, Colour.GREEN: 0, Colour.PAUSED: 0, Colour.ORANGE: 1, Colour.RED: 2}


@given(st.sampled_from(sorted(RULES)), moments, moments, st.none() | moments)
def test_never_milder_while_only_time_passes(
    code: str, one: datetime, other: datetime, paused_since: datetime | None
) -> None:
    earlier, later = sorted((one, other))
    if paused_since is not None and paused_since > earlier:
        paused_since = earlier
    before = colour(RULES[code], RUNNING, DUE, earlier, paused_since)
    after = colour(RULES[code], RUNNING, DUE, later, paused_since)
    assert SEVERITY[before.colour] <= SEVERITY[after.colour]
    assert (before.colour is Colour.PAUSED) == (after.colour is Colour.PAUSED)


@given(st.sampled_from(sorted(RULES)), moments)
def test_the_next_turn_is_the_first_moment_of_another_colour(code: str, now: datetime) -> None:
    turn = turns_at(RUNNING, DUE, now)
    before = colour(RULES[code], RUNNING, DUE, now)
    if turn is None:
        assert before.colour in (Colour.ORANGE, Colour.RED)
    else:
        assert colour(RULES[code], RUNNING, DUE, turn - SECOND).colour is before.colour
        assert colour(RULES[code], RUNNING, DUE, turn).colour is not before.colour


def test_the_worst_of_a_case() -> None:
    green, paused = Standing(Colour.GREEN, remaining_s=5), Standing(Colour.PAUSED, remaining_s=5)
    orange, red = Standing(Colour.ORANGE, Reason.LATE, -9), Standing(Colour.RED, Reason.OVERDUE, -1)
    later = Standing(Colour.GREEN, remaining_s=50)
    assert worst([green, red, orange]) is red
    assert worst([green, orange, paused]) is orange
    assert worst([green, paused]) is paused
    assert worst([later, green, Standing(Colour.GREEN)]) is green
    assert worst([Standing(Colour.MET), green]) is green
    assert worst([]) == Standing(Colour.GREEN)


def test_the_catalogue_of_limits_is_read_whole() -> None:
    lines = resources.text("calendar/deadline_rules.csv").strip().splitlines()
    assert len(RULES) == len(lines) - 1
    assert RULES["SLA-ASSIGN"].limit == Limit(24, Unit.HOUR)
    assert RULES["SLA-CLOSE"].limit == Limit(30, Unit.DAY)
    assert RULES["13710-1"].limit == Limit(0, Unit.DAY)
    assert RULES["13710-1M"].limit == Limit(1, Unit.MONTH)
    assert RULES["PIA-3Y"].limit == Limit(36, Unit.MONTH)
    assert RULES["XF-23-OBJ"].limit == Limit(5, Unit.WORKDAY)
    assert RULES["FJB-28"].limit == Limit(72, Unit.HOUR)
    assert RULES["XF-34"].extension == Limit(30, Unit.DAY)
    assert RULES["LDJC-17"].extension == Limit(30, Unit.WORKDAY)
    assert {code for code, rule in RULES.items() if rule.limit.amount is None} == {"13710-0", "HCP-BACK"}


@pytest.mark.parametrize("line", ["X,w,s,many,day,,,red,b,S", "X,w,s,-4,day,,,red,b,S", "X,w,s"])
def test_a_broken_line_of_the_catalogue_is_named(line: str) -> None:
    head = resources.text("calendar/deadline_rules.csv").splitlines()[0]
    with pytest.raises(UserError) as refused:
        load_rules(f"{head}\n{line}\n")
    assert codes_of(refused) in (["rules.line"], ["limit.negative"])


def test_a_case_starts_with_its_three_clocks() -> None:
    assert default_clocks() == DEFAULT_CLOCKS == ("SLA-ASSIGN", "SLA-FIRST", "SLA-CLOSE")
    assert default_clocks("XF-34") == ("SLA-ASSIGN", "SLA-FIRST", "XF-34")
    for step_or_right in ("13710-1", "XF-23", "XF-35-A", "HCP-CONTACT", "SLA-CLOSE", "LOG-6M", "no such"):
        assert default_clocks(step_or_right) == DEFAULT_CLOCKS
    assert set(RULES) >= HANDLING_LIMITS
    assert all(RULES[code].limit.amount for code in HANDLING_LIMITS)


def line(limit: Limit, *pauses: Pause, start: datetime = datetime(2026, 10, 19, 16, 12), language: str = "zh") -> str:
    return due(start, limit, CALENDAR, pauses).explanation.line("en" if language == "en" else "zh")


def test_one_line_says_why() -> None:
    assert line(Limit(30)) == "11月18日 = 10月19日 + 30 天"
    assert line(Limit(30), language="en") == "Nov 18 = Oct 19 + 30 days"
    assert line(Limit(1), language="en") == "Oct 20 = Oct 19 + 1 day"
    assert line(Limit(26)) == "11月16日 = 10月19日 + 26 天，末日逢休息日顺延"
    assert line(Limit(24, Unit.HOUR)) == "10月20日 16:12 = 10月19日 16:12 + 24 小时"
    assert line(Limit(1, Unit.MONTH)) == "11月19日 = 10月19日 + 1 个月"
    assert line(Limit(5, Unit.WORKDAY)) == "10月26日 = 10月19日 + 5 个工作日，跳过休息日 2 天"
    assert line(Limit(3, Unit.WORKDAY)) == "10月22日 = 10月19日 + 3 个工作日"
    assert line(Limit(2, Unit.WORKHOUR)) == "10月20日 09:12 = 10月19日 16:12 + 2 个工作小时"
    pause = Pause(datetime(2026, 10, 19, 17), datetime(2026, 10, 19, 20, 20))
    assert line(Limit(24, Unit.HOUR), pause) == "10月20日 19:32 = 10月19日 16:12 + 24 小时，暂停 3 小时 20 分不算"
    assert line(Limit(24, Unit.HOUR), pause, language="en").endswith("+ 24 hours, 3 h 20 min paused not counted")


def test_the_skipped_days_are_named() -> None:
    why = due(datetime(2026, 9, 23), Limit(5, Unit.WORKDAY), CALENDAR).explanation
    assert [f"{skip.day:%m-%d}{skip.why}" for skip in why.skipped][:4] == [
        "09-25中秋节",
        "09-26中秋节",
        "09-27中秋节",
        "10-01国庆节",
    ]
    weekend = due(datetime(2026, 10, 19), Limit(5, Unit.WORKDAY), CALENDAR).explanation
    assert {skip.why for skip in weekend.skipped} == {"周末"}
    assert weekend.plain()["counted_from"] == "2026-10-20"


def test_the_reading_is_printed_beside_the_date() -> None:
    usual = Reading()
    assert usual.words(Unit.HOUR) == "按钟点连续算，夜里和节假日也算"
    assert usual.words(Unit.DAY) == "当日不算，末日逢休息日顺延，到当天 24:00"
    assert usual.words(Unit.WORKDAY) == "当日不算，休息日不算，调休上班算，到当天 24:00"
    assert usual.words(Unit.DAY, "en") == "the day itself not counted, an end on a day off moves on, until midnight"
    other = Reading(HoursRun.OFFICE, False, DayEnd.OFFICE, LateStart.NEXT_OPENING)
    for unit in Unit:
        for language in ("zh", "en"):
            assert usual.words(unit, language)
            if unit is not Unit.SECOND:
                assert other.words(unit, language) != usual.words(unit, language)


def test_every_colour_and_reason_has_a_name_in_both_languages() -> None:
    assert set(COLOUR_NAMES) == set(Colour)
    assert set(REASON_NAMES) == set(Reason)
    assert all(all(names) for names in [*COLOUR_NAMES.values(), *REASON_NAMES.values()])
