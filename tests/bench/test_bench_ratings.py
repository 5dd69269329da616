"""The ranking of a month against duckdb counting the same ten million services, and a rating against the bare insert.

The ten million rows stand in duckdb (in memory, its own columns, in the order of time: its best case). The hall's counters
are what those rows counted; that both give the same ranking is asserted before anything is measured. Turn by turn, so the
ratios hold on any PC.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any, ClassVar

import duckdb
import pytest
from sqlalchemy import insert, text

from hall.asking import RESIDENT, SYSTEM, Order, Question, Right
from hall.bootstrap import House
from hall.catalogue.orders import Windows
from hall.clock import FixedClock
from hall.ratings.orders import Rank, Ranking, Rate
from hall.ratings.records import BY_WINDOW, TOGETHER, month_count, rating
from hall.ratings.rules import Channel, Level, figures
from hall.store.unit import Reading, Unit, answers
from tests.rooms.ratings.conftest import found, serving

ROWS = 10_000_000
WINDOWS = 60
MONTH = "2026-10"
ROUNDS, RATINGS = 100, 200

LEAST, RATING = 50, 1.25
"""What is aimed at (issue 3): counters against duckdb, a rating against its bare row."""

_MADE = """
CREATE TABLE service AS SELECT
    DATE '2025-01-01' + CAST(floor(i * 730.0 / {rows}) AS INTEGER) AS day,
    CAST(hash(i) % {windows} AS UTINYINT) AS place,
    CAST((hash(i) % {windows}) * 3 + hash(i + 7) % 3 + 1 AS USMALLINT) AS account,
    CAST(CASE WHEN hash(i + 5) % 10 < 3 THEN NULL WHEN hash(i + 13) % 100 < 60 THEN 5 WHEN hash(i + 13) % 100 < 85 THEN 4
        WHEN hash(i + 13) % 100 < 95 THEN 3 WHEN hash(i + 13) % 100 < 98 THEN 2 ELSE 1 END AS UTINYINT) AS level
FROM range({rows}) AS numbers(i)
"""
_LEVELS = ", ".join(f"count(*) FILTER (level = {level})" for level in (5, 4, 3, 2, 1))
_MONTH = (
    f"SELECT place, count(*), {_LEVELS} FROM service WHERE day BETWEEN '2026-10-01' AND '2026-10-31' GROUP BY place"
)
_COUNTERS = f"SELECT strftime(day, '%Y-%m'), place, account, count(*), {_LEVELS} FROM service GROUP BY GROUPING SETS ((1, 2, 3), (1, 2))"


@dataclass(frozen=True, kw_only=True, slots=True)
class CountersOf(Question):
    """The counters of a month as the ranking reads them, with the time that took: for the measurement alone."""

    right: ClassVar[Right] = Right.ANYBODY
    month: str


@answers(CountersOf)
def counters_of(reading: Reading, question: CountersOf) -> tuple[list[Any], float]:
    begin = time.perf_counter()
    kept = reading.rows(BY_WINDOW, since=question.month, until=question.month)
    return kept, (time.perf_counter() - begin) * 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class BareRating(Order):
    """The same row without anything around it: what a rating would cost that counts nothing."""

    right: ClassVar[Right] = Right.RATE
    service: int


@answers(BareRating)
def bare_rating(unit: Unit, order: BareRating) -> int:
    row = {"level": 5, "reasons": [], "words": None, "channel": Channel.SCREEN, "changes": 0, "struck_out": False}
    unit.insert(rating, service_id=order.service, first_at=unit.now, at=unit.now, **row)
    unit.changed("ratings", order.service)
    unit.note(service=order.service, window="W09-1", level=5, before=None, channel="screen")
    return order.service


@pytest.fixture
def rows() -> Iterator[duckdb.DuckDBPyConnection]:
    """Ten million services of two years, seven of ten rated."""
    with duckdb.connect() as link:
        link.execute(_MADE.format(rows=ROWS, windows=WINDOWS))
        yield link


def timed(do: Callable[[], Any]) -> tuple[float, Any]:
    begin = time.perf_counter()
    answer = do()
    return (time.perf_counter() - begin) * 1000, answer


def test_a_month_is_ranked_from_counters(
    sqlite_house: House, rows: duckdb.DuckDBPyConnection, capsys: pytest.CaptureFixture[str]
) -> None:
    found(sqlite_house)
    codes = [window.code for window in sqlite_house.door.ask(SYSTEM, Windows())]
    codes += [f"W{number}-9" for number in range(WINDOWS - len(codes))]
    names = ("level5", "level4", "level3", "level2", "level1")
    kept: list[dict[str, object]] = [
        {"month": month, "window": codes[place], "account": TOGETHER if account is None else account, "served": served}
        | dict(zip(names, levels, strict=True))
        | {"not_rated": 0, "struck_out": 0}
        for month, place, account, served, *levels in rows.execute(_COUNTERS).fetchall()
    ]
    with sqlite_house.store.writing() as connection:
        connection.execute(insert(month_count), kept)
        connection.execute(text("ANALYZE"))
    serve = serving(sqlite_house)
    for place in range(20):  # behind the mark, counted when somebody asks
        serve(codes[place])

    ask, door = Rank(month=MONTH), sqlite_house.door
    counts = {codes[place]: figures([*rest, 0, 0]) for place, *rest in rows.execute(_MONTH).fetchall()}
    assert {row.window: row.served for row in door.ask(SYSTEM, CountersOf(month=MONTH))[0]} == {
        code: one.served for code, one in counts.items()
    }
    first: Ranking = door.ask(SYSTEM, ask)
    assert {row.window: (row.served, row.rated, row.satisfied) for row in first.rows} == {
        code: (one.served, one.rated, one.satisfied) for code, one in counts.items()
    }
    whole, ours, theirs = [], [], []
    for _ in range(ROUNDS):
        theirs.append(timed(lambda: rows.execute(_MONTH).fetchall())[0])
        ours.append(door.ask(SYSTEM, CountersOf(month=MONTH))[1])
        whole.append(timed(lambda: door.ask(SYSTEM, ask))[0])
    ms = {name: median(each) for name, each in (("door", whole), ("counters", ours), ("duckdb", theirs))}
    with capsys.disabled():
        print(
            f"\nranking of {WINDOWS} windows, {ROWS:,} services: counters {ms['counters']:.3f} ms, duckdb"
            f" {ms['duckdb']:.2f} ms: 1/{ms['duckdb'] / ms['counters']:.0f} (aim 1/{LEAST}); through the door, with names,"
            f" places and the month before {ms['door']:.2f} ms: 1/{ms['duckdb'] / ms['door']:.0f} (aim 1 ms)"
        )


def test_a_rating_costs_little_more_than_its_row(
    sqlite_house: House, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    found(sqlite_house)
    serve = serving(sqlite_house)
    made = [serve(at=clock.now() - timedelta(minutes=place % 500)) for place in range(2 * RATINGS)]
    door = sqlite_house.door
    ours: list[float] = []
    bare: list[float] = []
    for one, other in zip(made[::2], made[1::2], strict=True):
        orders = Rate(service=one, level=Level.VERY_SATISFIED), BareRating(service=other)
        for order, into in zip(orders, (ours, bare), strict=True):
            begin = time.perf_counter()
            door.enter(RESIDENT, order)
            into.append((time.perf_counter() - begin) * 1000)
    ratio = median(ours) / median(bare)
    with capsys.disabled():
        print(f"\nrating {median(ours):.2f} ms, its bare row {median(bare):.2f} ms: {ratio:.2f} times (aim {RATING})")
