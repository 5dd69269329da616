"""Due dates: the agreed vectors, the worked examples, the readings, and the second way of counting."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from hall.clock import HALL_ZONE, in_hall
from hall.clocks.rules import (
    DayEnd,
    Due,
    HoursRun,
    LateStart,
    Limit,
    Pause,
    Reading,
    Rolled,
    Unit,
    check_pause,
    due,
)
from hall.errors import UserError
from hall.workdays.rules import Calendar, DayKind, Entry, OfficeHours, parse_holidays, parse_hours
from tests.helpers import clock_oracle as oracle
from tests.helpers.vectors import VECTORS, codes_of

CALENDAR = Calendar.of(parse_holidays(resources.text("calendar/holidays.csv")))
MORNING = datetime(2026, 10, 19, 9, 12)


def day_of(answer: Due) -> str:
    assert answer.at is not None
    return answer.at.date().isoformat()


def at(answer: Due) -> str:
    assert answer.at is not None
    return f"{answer.at:%m-%d %H:%M:%S}"


@pytest.mark.parametrize("vector", VECTORS["deadlines"], ids=lambda v: f"{v['start']}+{v['amount']}{v['day_type']}")
def test_every_agreed_deadline(vector: dict[str, str]) -> None:
    unit = Unit.WORKDAY if vector["day_type"] == "work" else Unit.DAY
    limit = Limit(int(vector["amount"]), unit)
    for hour in (0, 9, 23):
        start = datetime.fromisoformat(vector["start"]) + timedelta(hours=hour)
        answer = due(start, limit, CALENDAR)
        assert day_of(answer) == vector["last_day_after_holiday_rule"]
        assert not answer.provisional
        unrolled = due(start, limit, CALENDAR, reading=Reading(rolls=False))
        assert day_of(unrolled) == vector["last_day_raw"]


def test_beyond_the_published_calendar_is_answered_and_provisional() -> None:
    vector = VECTORS["deadline_out_of_range"]
    answer = due(datetime.fromisoformat(vector["start"]), Limit(vector["amount"]), CALENDAR)
    assert answer.explanation.rolled == Rolled(date(2027, 1, 9), date(2027, 1, 11))
    assert day_of(answer) == "2027-01-11"
    assert answer.provisional
    assert answer.explanation.line() == "2027年1月11日 = 2026年12月10日 + 30 天，末日逢休息日顺延（暂估）"


def test_a_calendar_with_a_missing_year_says_so() -> None:
    gap = Calendar.of(entry for entry in CALENDAR.entries.values() if entry.day.year != 2025)
    start = datetime(2025, 12, 25)
    answer = due(start, Limit(3), gap)  # 28 December 2025 is a Sunday of the missing year
    assert (day_of(answer), answer.provisional) == ("2025-12-29", True)
    into_known = due(datetime(2025, 12, 2), Limit(30), gap)
    assert (day_of(into_known), into_known.provisional) == ("2026-01-04", False)
    from_missing = [*gap.entries.values(), Entry(date(2025, 12, 31), DayKind.OFF, "停电")]
    rolled_over = due(datetime(2025, 12, 28), Limit(3), Calendar.of(from_missing))
    assert (day_of(rolled_over), rolled_over.provisional) == ("2026-01-04", True)
    assert due(start, Limit(10, Unit.WORKDAY), gap).provisional


def test_a_year_later_published_is_no_longer_provisional() -> None:
    notice = [Entry(date(2027, 10, 1), DayKind.OFF, "国庆节"), Entry(date(2027, 1, 9), DayKind.WORK, "元旦")]
    calendar = Calendar.of([*CALENDAR.entries.values(), *notice])
    answer = due(datetime(2026, 12, 10), Limit(30), calendar)
    assert (day_of(answer), answer.provisional) == ("2027-01-09", False)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "expected"),
    [
        ("2026-01-20", 30, Unit.DAY, "2026-02-24"),
        ("2026-09-01", 30, Unit.DAY, "2026-10-08"),
        ("2026-09-23", 5, Unit.WORKDAY, "2026-10-08"),
        ("2026-01-31", 1, Unit.MONTH, "2026-02-28"),  # 202: the last day; 28 February is a make-up working day
        ("2025-01-31", 1, Unit.MONTH, "2025-02-28"),
        ("2023-12-31", 2, Unit.MONTH, "2024-02-29"),
        ("2026-08-31", 1, Unit.MONTH, "2026-09-30"),
        ("2026-04-30", 1, Unit.MONTH, "2026-06-01"),  # 30 May is a Saturday
        ("2026-09-13", 7, Unit.DAY, "2026-09-20"),  # a Sunday that is a make-up working day: no roll
        ("2026-02-13", 1, Unit.WORKDAY, "2026-02-14"),  # a make-up Saturday counts
        ("2026-10-09", 1, Unit.WORKDAY, "2026-10-10"),
    ],
)
def test_worked_examples(start: str, amount: int, unit: Unit, expected: str) -> None:
    assert day_of(due(datetime.fromisoformat(start + "T16:30"), Limit(amount, unit), CALENDAR)) == expected


def test_hours_run_through_nights_weekends_and_holidays() -> None:
    assert at(due(datetime(2026, 9, 30, 17, 45), Limit(24, Unit.HOUR), CALENDAR)) == "10-01 17:45:00"
    assert at(due(datetime(2026, 10, 1, 8), Limit(72, Unit.HOUR), CALENDAR)) == "10-04 08:00:00"
    assert at(due(MORNING, Limit(10, Unit.SECOND), CALENDAR)) == "10-19 09:12:10"


def test_hours_may_be_read_as_office_hours() -> None:
    reading = Reading(hours_run=HoursRun.OFFICE)
    limit = Limit(8, Unit.HOUR)
    assert at(due(datetime(2026, 9, 30, 16, 30), limit, CALENDAR, reading=reading)) == "10-08 17:30:00"
    assert due(datetime(2026, 12, 31, 16, 30), limit, CALENDAR, reading=reading).provisional


def test_working_hours_know_several_intervals_and_short_days() -> None:
    assert at(due(datetime(2026, 10, 19, 11), Limit(2, Unit.WORKHOUR), CALENDAR)) == "10-19 15:00:00"
    assert at(due(datetime(2026, 10, 19, 9), Limit(3, Unit.WORKHOUR), CALENDAR)) == "10-19 12:00:00"
    assert at(due(datetime(2026, 10, 23, 17), Limit(1, Unit.WORKHOUR), CALENDAR)) == "10-26 09:00:00"
    short = Calendar.of(CALENDAR.entries.values(), special_hours={date(2026, 10, 26): parse_hours("09:00-09:20")})
    assert at(due(datetime(2026, 10, 23, 17), Limit(1, Unit.WORKHOUR), short)) == "10-27 08:40:00"


@pytest.mark.parametrize("unit", list(Unit))
def test_zero_is_the_same_day_and_none_is_never(unit: Unit) -> None:
    saturday = datetime(2026, 10, 24, 20)
    same = due(saturday, Limit(0, unit), CALENDAR)
    assert at(same) == "10-24 23:59:59"
    assert same.explanation.line() == "10月24日 = 10月24日 当天"
    never = due(saturday, Limit(None, unit), CALENDAR)
    assert (never.at, never.provisional) == (None, False)
    assert never.explanation.line() == "不限时"
    assert never.explanation.line("en") == "no limit"


def test_a_day_may_end_with_business_hours() -> None:
    reading = Reading(day_end=DayEnd.OFFICE)
    assert at(due(MORNING, Limit(1), CALENDAR, reading=reading)) == "10-20 17:30:00"
    assert at(due(MORNING, Limit(5, Unit.WORKDAY), CALENDAR, reading=reading)) == "10-26 17:30:00"
    assert at(due(MORNING, Limit(0), CALENDAR, reading=reading)) == "10-19 17:30:00"
    late = datetime(2026, 10, 19, 20)
    assert at(due(late, Limit(0), CALENDAR, reading=reading)) == "10-19 23:59:59"
    until_midnight = Calendar.of(CALENDAR.entries.values(), hours=parse_hours("09:00-24:00"))
    assert at(due(MORNING, Limit(1), until_midnight, reading=reading)) == "10-20 23:59:59"


def test_a_start_outside_office_hours_may_count_from_the_next_opening() -> None:
    reading = Reading(late_start=LateStart.NEXT_OPENING)
    limit = Limit(24, Unit.HOUR)
    for start, expected in [
        (datetime(2026, 10, 19, 20), "10-21 08:30:00"),
        (datetime(2026, 10, 19, 12, 30), "10-20 14:00:00"),
        (datetime(2026, 10, 19, 7), "10-20 08:30:00"),
        (datetime(2026, 10, 24, 10), "10-27 08:30:00"),
        (datetime(2026, 10, 19, 9), "10-20 09:00:00"),
        (datetime(2026, 10, 19, 17, 30), "10-20 17:30:00"),
    ]:
        assert at(due(start, limit, CALENDAR, reading=reading)) == expected
    sunday = due(datetime(2026, 10, 25, 10), Limit(3), CALENDAR, reading=reading)
    assert day_of(sunday) == "2026-10-29"
    line = due(datetime(2026, 10, 19, 20), limit, CALENDAR, reading=reading).explanation.line()
    assert line == "10月21日 08:30 = 10月20日 08:30 + 24 小时，从上班起算"


def test_pauses_move_each_kind_of_limit_in_its_own_way() -> None:
    pause = Pause(datetime(2026, 10, 20), datetime(2026, 10, 23, 12), "等鉴定")
    assert at(due(MORNING, Limit(24, Unit.HOUR), CALENDAR, [pause])) == "10-23 21:12:00"
    assert day_of(due(MORNING, Limit(30), CALENDAR, [pause])) == "2026-11-23"  # three whole days, then a Saturday
    assert day_of(due(MORNING, Limit(5, Unit.WORKDAY), CALENDAR, [pause])) == "2026-10-29"
    assert at(due(MORNING, Limit(8, Unit.WORKHOUR), CALENDAR, [pause])) == "10-23 15:42:00"
    answer = due(MORNING, Limit(30), CALENDAR, [pause])
    assert answer.explanation.pauses == (pause,)
    assert answer.explanation.paused_days == 3
    assert answer.explanation.line() == "11月23日 = 10月19日 + 30 天，暂停 3 天不算，末日逢休息日顺延"


def test_pauses_are_never_counted_twice_nor_outside() -> None:
    one = Pause(datetime(2026, 10, 20), datetime(2026, 10, 22))
    overlapping = Pause(datetime(2026, 10, 21), datetime(2026, 10, 23))
    before = Pause(datetime(2026, 10, 1), datetime(2026, 10, 2))
    after = Pause(datetime(2027, 3, 1), datetime(2027, 4, 2))
    whole = Pause(datetime(2026, 10, 20), datetime(2026, 10, 23))
    for unit, amount in ((Unit.HOUR, 24), (Unit.DAY, 7), (Unit.MONTH, 1), (Unit.WORKDAY, 5), (Unit.WORKHOUR, 12)):
        limit = Limit(amount, unit)
        several = due(MORNING, limit, CALENDAR, [after, overlapping, one, one, before])
        assert several.at == due(MORNING, limit, CALENDAR, [whole]).at
        assert set(several.explanation.pauses) <= {one, overlapping}
        assert due(MORNING, limit, CALENDAR, [before, after]).at == due(MORNING, limit, CALENDAR).at


def test_a_pause_that_begins_exactly_when_it_is_due_changes_nothing() -> None:
    limit = Limit(24, Unit.HOUR)
    pause = Pause(MORNING + timedelta(hours=24), MORNING + timedelta(hours=48))
    assert due(MORNING, limit, CALENDAR, [pause]).at == in_hall(MORNING + timedelta(hours=24))


def test_a_lasting_pause_and_one_of_the_future() -> None:
    limit = Limit(24, Unit.HOUR)
    lasting = Pause(MORNING + timedelta(hours=1), None, "等材料")
    now = MORNING + timedelta(hours=5)
    assert due(MORNING, limit, CALENDAR, [lasting]).at == in_hall(MORNING + timedelta(hours=24))
    assert due(MORNING, limit, CALENDAR, [lasting], now=now).at == in_hall(MORNING + timedelta(hours=28))
    future = Pause(MORNING + timedelta(hours=6), MORNING + timedelta(hours=7))
    assert due(MORNING, limit, CALENDAR, [future], now=now).at == in_hall(MORNING + timedelta(hours=24))
    with pytest.raises(UserError) as refused:
        check_pause(future, now)
    assert codes_of(refused) == ["pause.future"]
    check_pause(lasting, now)


def test_bad_input_is_told_in_codes() -> None:
    backwards = Pause(MORNING, MORNING - timedelta(minutes=1))
    with pytest.raises(UserError) as refused:
        due(MORNING, Limit(1), CALENDAR, [backwards])
    assert codes_of(refused) == ["pause.backwards"]
    for amount, code in ((-1, "limit.negative"), (10**9, "limit.large")):
        with pytest.raises(UserError) as refused:
            Limit(amount, Unit.HOUR)
        assert codes_of(refused) == [code]
    for year in (1, 1948, 2200, 9999):
        with pytest.raises(UserError) as refused:
            due(datetime(year, 6, 1), Limit(30), CALENDAR)
        assert codes_of(refused) == ["clock.start"]


@pytest.mark.parametrize("unit", [Unit.DAY, Unit.WORKDAY, Unit.WORKHOUR])
def test_a_calendar_without_working_days_is_not_searched_for_ever(unit: Unit) -> None:
    first = date(2026, 1, 1)
    nothing = Calendar.of(Entry(first + timedelta(days=n), DayKind.OFF, "停业") for n in range(1200))
    with pytest.raises(UserError) as refused:
        due(datetime(2026, 2, 1), Limit(3, unit), nothing)
    assert codes_of(refused) == ["calendar.no_workday"]


def test_an_office_that_never_opens_is_told() -> None:
    closed = Calendar.of(CALENDAR.entries.values(), hours=OfficeHours(()))
    with pytest.raises(UserError) as refused:
        due(MORNING, Limit(3, Unit.WORKHOUR), closed)
    assert codes_of(refused) == ["calendar.no_workday"]


def test_the_largest_limits_are_answered() -> None:
    for limit in (Limit(36_500), Limit(1_200, Unit.MONTH), Limit(876_000, Unit.HOUR), Limit(25_000, Unit.WORKDAY)):
        answer = due(datetime(2199, 12, 31, 23), limit, CALENDAR)
        assert answer.at is not None
        assert answer.at.year > 2290


def test_moments_of_other_zones_and_fractions_are_understood() -> None:
    from_utc = datetime.fromisoformat("2026-10-18T16:30:00.999999+00:00")  # already the 19th in the hall
    answer = due(from_utc, Limit(1), CALENDAR)
    assert day_of(answer) == "2026-10-20"
    assert answer.at is not None
    assert answer.at.tzinfo is HALL_ZONE
    assert answer.explanation.start == datetime(2026, 10, 19, 0, 30, tzinfo=HALL_ZONE)


QUARTER = timedelta(minutes=15)
starts = st.integers(0, 1250 * 96).map(lambda n: datetime(2024, 1, 1) + n * QUARTER)


@st.composite
def paused(draw: st.DrawFn, start: datetime) -> list[tuple[datetime, datetime]]:
    """Up to four pauses around and after a start, on quarters of an hour, often at midnight, often overlapping."""
    pauses = []
    for _ in range(draw(st.integers(0, 4))):
        begin = start + draw(st.integers(-4 * 96, 30 * 96)) * QUARTER
        if draw(st.booleans()):
            begin = begin.replace(hour=0, minute=0)
        length = draw(st.one_of(st.integers(0, 3 * 96), st.integers(1, 8).map(lambda days: days * 96)))
        pauses.append((begin, begin + length * QUARTER))
    return pauses


@st.composite
def counted(draw: st.DrawFn) -> tuple[datetime, list[tuple[datetime, datetime]]]:
    start = draw(starts)
    return start, draw(paused(start))


def as_pauses(spans: list[tuple[datetime, datetime]]) -> list[Pause]:
    return [Pause(begin, end) for begin, end in spans]


@settings(max_examples=400, deadline=None)
@given(counted(), st.integers(1, 65), st.booleans())
def test_natural_days_as_counted_day_by_day(
    case: tuple[datetime, list[tuple[datetime, datetime]]], amount: int, rolls: bool
) -> None:
    start, spans = case
    answer = due(start, Limit(amount), CALENDAR, as_pauses(spans), Reading(rolls=rolls))
    expected = oracle.last_natural_day(start, amount, spans, rolls)
    assert answer.at == datetime(expected.year, expected.month, expected.day, 23, 59, 59, tzinfo=HALL_ZONE)


@settings(max_examples=300, deadline=None)
@given(counted(), st.integers(1, 2))
def test_months_as_counted_day_by_day(case: tuple[datetime, list[tuple[datetime, datetime]]], amount: int) -> None:
    start, spans = case
    days = oracle.days_of_months(start.date(), amount)
    answer = due(start, Limit(amount, Unit.MONTH), CALENDAR, as_pauses(spans))
    assert day_of(answer) == oracle.last_natural_day(start, days, spans).isoformat()


@settings(max_examples=400, deadline=None)
@given(counted(), st.integers(1, 60))
def test_working_days_as_counted_day_by_day(
    case: tuple[datetime, list[tuple[datetime, datetime]]], amount: int
) -> None:
    start, spans = case
    answer = due(start, Limit(amount, Unit.WORKDAY), CALENDAR, as_pauses(spans))
    assert day_of(answer) == oracle.last_workday(start, amount, spans).isoformat()
    assert answer.provisional == (answer.at is not None and answer.at.year > 2026)


@settings(max_examples=300, deadline=None)
@given(counted(), st.integers(1, 72))
def test_hours_as_ticked_minute_by_minute(case: tuple[datetime, list[tuple[datetime, datetime]]], amount: int) -> None:
    start, spans = case
    answer = due(start, Limit(amount, Unit.HOUR), CALENDAR, as_pauses(spans))
    assert answer.at == in_hall(oracle.after_minutes(start, amount * 60, spans))
    assert answer.at == in_hall(start) + timedelta(hours=amount) + answer.explanation.paused_time
    assert not answer.provisional


@settings(max_examples=300, deadline=None)
@given(counted(), st.integers(1, 40))
def test_working_hours_as_ticked_minute_by_minute(
    case: tuple[datetime, list[tuple[datetime, datetime]]], amount: int
) -> None:
    start, spans = case
    answer = due(start, Limit(amount, Unit.WORKHOUR), CALENDAR, as_pauses(spans))
    assert answer.at == in_hall(oracle.after_minutes(start, amount * 60, spans, office=True))


limits = st.builds(Limit, st.integers(0, 90), st.sampled_from(Unit))
readings = st.builds(
    Reading, st.sampled_from(HoursRun), st.booleans(), st.sampled_from(DayEnd), st.sampled_from(LateStart)
)


@settings(max_examples=400, deadline=None)
@given(counted(), limits, readings)
def test_never_before_the_start_never_earlier_for_more(
    case: tuple[datetime, list[tuple[datetime, datetime]]], limit: Limit, reading: Reading
) -> None:
    start, spans = case
    plain = due(start, limit, CALENDAR, reading=reading).at
    moved = due(start, limit, CALENDAR, as_pauses(spans), reading).at
    more = due(start, Limit((limit.amount or 0) + 30, limit.unit), CALENDAR, as_pauses(spans), reading).at
    assert plain is not None
    assert moved is not None
    assert more is not None
    assert in_hall(start) <= plain <= moved
    if limit.amount or limit.unit in (Unit.DAY, Unit.MONTH, Unit.WORKDAY):
        assert moved <= more


@settings(max_examples=200, deadline=None)
@given(counted(), limits, readings)
def test_every_answer_explains_itself_in_one_line(
    case: tuple[datetime, list[tuple[datetime, datetime]]], limit: Limit, reading: Reading
) -> None:
    start, spans = case
    answer = due(start, limit, CALENDAR, as_pauses(spans), reading)
    why = answer.explanation
    assert why.due == answer.at
    for language in ("zh", "en"):
        line = why.line(language)
        assert "\n" not in line
        assert limit.words(language) in line
        assert line.count(" = ") == 1
    assert ("暂估" in why.line()) == answer.provisional
    assert all(not CALENDAR.is_workday(skip.day) for skip in why.skipped)
    assert why.plain()["line"] == why.line()
