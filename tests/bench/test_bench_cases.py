"""The boards and lists of cases at a million cases with fifty thousand open, against fetching all that is open; and the due
date of one clock. Both databases' own words fill the tables; everything measured goes through the door."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from statistics import median, quantiles
from typing import Any

import pytest
from sqlalchemy import text

import resources
from hall.asking import SYSTEM, Question
from hall.bootstrap import House
from hall.cases.orders import CaseList, CaseOrder, OverdueNow, TurningNext
from hall.cases.rules import OPEN_STATES
from hall.clock import FixedClock
from hall.clocks.rules import Limit, Unit, due
from hall.workdays.rules import Calendar, parse_holidays
from tests.helpers.casework import Desk
from tests.helpers.queue import on_both

CASES, OPEN = 1_000_000, 50_000
ROUNDS = 40
AIM_MS, AIM_RATIO = 10.0, 25.0
"""Overdue: first page with counts, and how many times faster than fetching everything open (issue 4)."""

_NUMBERS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {cases}) "
_FILL = (
    _NUMBERS
    + """INSERT INTO case_file (number, statement, statement_digest, summary, matter, desk, centre_owner, state, ladder,
        amount_fen, opened_at, ended_at)
    SELECT '130105-2020-' || i, f.statement, f.statement_digest, f.summary, 'M0' || (1 + i % 9) || '01',
        'D' || substr('0' || (1 + i % 40), -2), '导办', CASE WHEN i > {closed} THEN 'handling' ELSE 'ended' END, '1', i * 100,
        datetime('2020-01-01', '+' || (i * 210) || ' seconds') || '.000000', NULL
    FROM n CROSS JOIN (SELECT * FROM case_file ORDER BY id LIMIT 1) AS f""",
    """INSERT INTO clock (case_id, code, state, start, amount, unit, reading, due, provisional, explanation)
    SELECT f.id, k.code, CASE WHEN f.state = 'handling' THEN 'running' ELSE 'met' END, f.opened_at, 30, 'day', k.reading,
        datetime('2026-11-23 01:42:00', '+' || ((f.id * 7919 % 2600000) - 130000) || ' seconds') || '.000000', 0, k.explanation
    FROM case_file AS f CROSS JOIN (SELECT * FROM clock ORDER BY id LIMIT 3) AS k WHERE f.id > 1 AND (f.state = 'handling'
        OR k.code = 'SLA-CLOSE')""",
    "ANALYZE",
)
_SERIES = "WITH n (i) AS (SELECT generate_series(1, {cases})) "
_POSTGRES = (
    _FILL[0]
    .replace(_NUMBERS, _SERIES)
    .replace("substr('0' || (1 + i % 40), -2)", "right('0' || (1 + i % 40), 2)")
    .replace(
        "datetime('2020-01-01', '+' || (i * 210) || ' seconds') || '.000000'",
        "timestamptz '2020-01-01' + i * interval '210 seconds'",
    ),
    _FILL[1].replace(
        "datetime('2026-11-23 01:42:00', '+' || ((f.id * 7919 % 2600000) - 130000) || ' seconds') || '.000000', 0,",
        "timestamptz '2026-11-23 01:42:00+00' + ((f.id * 7919 % 2600000) - 130000) * interval '1 second', false,",
    ),
    "ANALYZE",
)


@pytest.fixture
def desk(queue_house: House, clock: FixedClock) -> Desk:
    """A founded hall."""
    return Desk(queue_house, clock)


def filled(house: House) -> None:
    """A million cases after the first one, made by the database itself."""
    steps = _FILL if house.store.sqlite else _POSTGRES
    for step in steps:
        with house.store.writing() as connection:
            connection.execute(text(step.format(cases=CASES, closed=CASES - OPEN)))


def timed(what: Callable[[], Any]) -> tuple[float, float]:
    """The middle and the 95th of a hundred of some rounds, in milliseconds."""
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        what()
        took.append((time.perf_counter() - start) * 1000)
    return median(took), quantiles(took, n=20)[-1]


@on_both
def test_boards_and_lists_of_a_million_cases(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.case(matter="M0301")
    filled(desk.house)
    door = desk.house.door

    def fetched() -> None:
        with desk.house.store.reading() as connection:
            connection.execute(
                text(
                    "SELECT case_file.id, number, desk, code, due FROM clock JOIN case_file ON case_file.id = case_id "
                    "WHERE clock.state = 'running'"
                )
            ).all()

    start = time.perf_counter()
    fetched()
    everything = (time.perf_counter() - start) * 1000
    last = door.ask(SYSTEM, CaseList())
    deep = door.ask(SYSTEM, CaseList(limit=50_000)).cursor
    questions: dict[str, Question] = {
        "overdue: first page and counts": OverdueNow(limit=100),
        "what turns next": TurningNext(limit=100),
        "list: newest": CaseList(),
        "list: after row 50,000": CaseList(after=deep),
        "list: open ones of a desk": CaseList(states=OPEN_STATES, desk="D09"),
        "list: red ones": CaseList(colour="red"),
        "list: by number's end": CaseList(text="99999"),
        "list: open ones by due date": CaseList(states=OPEN_STATES, order=CaseOrder.DUE, descending=False),
    }
    lines = [f"{name:32s} p50 {p50:8.2f} ms  p95 {p95:8.2f} ms" for name, (p50, p95) in _measured(door, questions)]
    assert len(last.rows) == 100
    with capsys.disabled():
        kind = "SQLite" if desk.house.store.sqlite else "PostgreSQL"
        print(
            f"\ncases ({kind}, {CASES:,} with {OPEN:,} open; all open ones fetched: {everything:.0f} ms; aim {AIM_MS:.0f} ms, {AIM_RATIO:.0f} times)"
        )
        print("\n".join(lines))


def _measured(door: Any, questions: dict[str, Question]) -> list[tuple[str, tuple[float, float]]]:
    return [(name, timed(lambda asked=asked: door.ask(SYSTEM, asked))) for name, asked in questions.items()]  # type: ignore[misc]


def test_the_due_date_of_one_clock(capsys: pytest.CaptureFixture[str]) -> None:
    calendar = Calendar.of(parse_holidays(resources.text("calendar/holidays.csv")))
    start = datetime(2026, 9, 1, 9, 12)
    lines = []
    for limit in (
        Limit(24, Unit.HOUR),
        Limit(30),
        Limit(1, Unit.MONTH),
        Limit(5, Unit.WORKDAY),
        Limit(20, Unit.WORKHOUR),
    ):
        begin = time.perf_counter()
        for minute in range(2000):
            due(start + timedelta(minutes=minute), limit, calendar)
        lines.append(f"{limit.words('en')} {(time.perf_counter() - begin) / 2000 * 1e6:.1f} us")
    with capsys.disabled():
        print("\ndue date of one clock: " + ", ".join(lines))
