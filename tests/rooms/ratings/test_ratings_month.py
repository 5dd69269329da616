"""A month: counters, ranking, closing, who sees what."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from hall.asking import RESIDENT, SYSTEM
from hall.bootstrap import House
from hall.centre.orders import SetSetting
from hall.clock import HALL_ZONE, FixedClock
from hall.errors import UserError
from hall.intake.orders import RegisterVisit
from hall.queueing.records import service
from hall.ratings.orders import (
    ActOnCorrection,
    CloseMonth,
    DecideAppeal,
    EnterSheet,
    NotRated,
    Rank,
    Ranking,
    RankRow,
    Rate,
    Rated,
    RatingTrend,
    RecountRatings,
    ServicesBehind,
)
from hall.ratings.records import month_closed, month_count, rating
from hall.ratings.rules import COUNTED, Channel, CorrectionState, Level, month_of
from tests.helpers.houses import another
from tests.rooms.ratings.conftest import CLERK, LEADER, OFFICER, OTHER, SUPERVISOR, Serve

MONTH = "2026-11"


def ranking(house: House, month: str = MONTH, *, by_clerk: bool = False, actor: Any = LEADER) -> Ranking:
    answer: Ranking = house.door.ask(actor, Rank(month=month, by_clerk=by_clerk))
    return answer


def rated(house: House, serve: Serve, window: str, account: int, *levels: int | None) -> list[int]:
    made = []
    for level in levels:
        one = serve(window, account)
        made.append(one)
        if level is not None:
            house.door.enter(RESIDENT, Rate(service=one, level=Level(level)))
    return made


def recounted(house: House, month: str, key: str) -> dict[Any, tuple[int, ...]]:
    """An independent count, row by row, that shares nothing with the room but its tables."""
    found: dict[Any, list[int]] = defaultdict(lambda: [0] * 8)
    with house.store.reading() as connection:
        ratings = {row.service_id: row for row in connection.execute(select(rating))}
        for row in connection.execute(select(service)).all():
            own = ratings.get(row.id)
            if f"{row.day:%Y-%m}" != month or (row.taken_back_at and (own is None or own.level is None)):
                continue
            counts = found[getattr(row, key)]
            counts[0] += 1
            if own is not None:
                place = 7 if own.struck_out else 6 if own.level is None else 6 - own.level
                counts[place] += 1
    return {one: tuple(counts) for one, counts in found.items()}


def shown(rows: tuple[RankRow, ...], key: str) -> dict[Any, tuple[int, ...]]:
    return {
        getattr(row, key): (row.served, *(row.levels[one] for one in "54321"), row.not_rated, row.struck_out)
        for row in rows
    }


def test_a_ranking_shows_places_and_all_their_parts(hall_open: House, serve: Serve) -> None:
    hall_open.door.enter(SYSTEM, SetSetting(name="rating.minimum", value=3))
    rated(hall_open, serve, "W09-1", 11, 5, 4, 3, 2, None)
    rated(hall_open, serve, "W02-1", 12, 5, 5, 4)
    rated(hall_open, serve, "W03-1", 13, 1, 5, None)
    hall_open.door.enter(RESIDENT, NotRated(service=serve("W03-1", 13)))
    found = ranking(hall_open)
    assert (found.month, found.minimum, found.frozen, found.closed_at) == (MONTH, 3, False, None)
    assert "3" in found.formula[0]
    assert [(row.rank, row.window, row.desk) for row in found.rows] == [
        (1, "W02-1", "D02"),
        (2, "W09-1", "D09"),
        (None, "W03-1", "D03"),
    ]
    row = found.rows[1]
    assert (row.served, row.rated, row.satisfied) == (5, 4, 3)
    assert row.levels == {"5": 1, "4": 1, "3": 1, "2": 1, "1": 0}
    assert (row.satisfaction, row.response, row.mean) == (0.75, 0.8, 3.5)
    few = found.rows[2]
    assert (few.served, few.rated, few.not_rated, few.satisfaction) == (4, 2, 1, 0.5)
    assert ranking(hall_open, "2026-10").rows == ()
    with pytest.raises(UserError, match=r"month\.form"):
        ranking(hall_open, "2026")


class History:
    """Services, ratings, changes, appeals and undone services in random order; what is refused is left alone."""

    def __init__(self, house: House, serve: Serve, clock: FixedClock, seed: int) -> None:
        self.house, self.serve, self.clock, self.chance = house, serve, clock, random.Random(seed)
        self.came = house.door.enter(SYSTEM, RegisterVisit(name="王小明", statement="包工头拖欠工资")).answer
        self.made: list[int] = []
        self.tasks: list[int] = []

    def go(self, steps: int) -> None:
        acts = [self.served, self.served, self.served, self.rated, self.rated, self.by_code, self.closed, self.appeal]
        for _ in range(steps):
            self.clock.forward(minutes=self.chance.choice([1, 5, 30, 200]))
            self.chance.choice([*acts, self.taken_back] if self.made else [self.served])()

    def tried(self, order: Any, actor: Any = RESIDENT) -> None:
        try:
            answer = self.house.door.enter(actor, order).answer
        except UserError:
            return
        if isinstance(answer, Rated) and answer.correction is not None:
            self.tasks.append(answer.correction)

    def served(self) -> None:
        places = [("W09-1", 11), ("W09-1", 12), ("W02-1", 12), ("W03-1", None)]
        window, account = self.chance.choice(places)
        self.made.append(self.serve(window, account, case=self.came.case))

    def rated(self) -> None:
        self.tried(Rate(service=self.chance.choice(self.made[-6:]), level=self.chance.choice(list(Level))))

    def by_code(self) -> None:
        one, level = self.chance.choice(self.made[-6:]), self.chance.choice(list(Level))
        self.tried(Rate(service=one, level=level, channel=Channel.CODE, code=self.came.paper.token))

    def closed(self) -> None:
        self.tried(NotRated(service=self.made[-1]))
        self.tried(EnterSheet(service=self.chance.choice(self.made), level=Level.FAIR), SUPERVISOR)

    def appeal(self) -> None:
        if self.tasks:
            task, granted = self.chance.choice(self.tasks), self.chance.random() < 0.6
            order = ActOnCorrection(correction=task, to=CorrectionState.APPEALED, words="记错人了")
            self.tried(order, SUPERVISOR)
            self.tried(DecideAppeal(correction=task, strike_out=granted, words="核实过"), LEADER)

    def taken_back(self) -> None:
        """What the queueing room does within its undo time."""
        young = service.c.ended_at > self.clock.now() - timedelta(seconds=90)
        with self.house.store.writing() as connection:
            back = update(service).where(service.c.id == self.made[-1], young)
            connection.execute(back.values(taken_back_at=self.clock.now()))


@pytest.mark.parametrize("seed", [1, 2])
def test_counters_equal_the_events_after_any_history(
    hall_open: House, serve: Serve, clock: FixedClock, seed: int
) -> None:
    clock.at = datetime(2026, 10, 28, 9, tzinfo=HALL_ZONE)
    history = History(hall_open, serve, clock, seed)
    history.go(160)
    assert len(history.made) > 30
    assert len(history.tasks) > 3
    for month in ("2026-10", "2026-11"):
        assert shown(ranking(hall_open, month).rows, "window") == recounted(hall_open, month, "window")
        by_clerk = {one or None: counts for one, counts in recounted(hall_open, month, "account").items()}
        assert shown(ranking(hall_open, month, by_clerk=True).rows, "account") == by_clerk
    clock.forward(hours=1)
    for month in ("2026-10", "2026-11"):
        assert hall_open.door.enter(SUPERVISOR, RecountRatings(month=month)).answer == 0
        assert shown(ranking(hall_open, month).rows, "window") == recounted(hall_open, month, "window")


def test_a_recount_mends_what_was_tampered_with(hall_open: House, serve: Serve, clock: FixedClock) -> None:
    rated(hall_open, serve, "W09-1", 11, 5, 4, 2, None)
    rated(hall_open, serve, "W02-1", 12, 5)
    clock.forward(hours=1)
    assert hall_open.door.enter(SUPERVISOR, RecountRatings(month=MONTH)).answer == 0
    before = shown(ranking(hall_open).rows, "window")
    with hall_open.store.writing() as connection:
        connection.execute(update(month_count).where(month_count.c.window == "W09-1").values(level5=9, level2=0))
        connection.execute(delete(month_count).where(month_count.c.window == "W02-1"))
    assert shown(ranking(hall_open).rows, "window") != before
    assert hall_open.door.enter(SUPERVISOR, RecountRatings(month=MONTH)).answer == 8
    assert shown(ranking(hall_open).rows, "window") == before
    with hall_open.store.writing() as connection:
        connection.execute(update(month_count).values(month="2026-10"))
    assert hall_open.door.enter(SUPERVISOR, RecountRatings(month="2026-10")).answer > 0
    assert ranking(hall_open, "2026-10").rows == ()


def test_a_closed_month_stays_as_it_was(hall_open: House, serve: Serve, clock: FixedClock) -> None:
    hall_open.door.enter(SYSTEM, SetSetting(name="rating.minimum", value=2))
    clock.at = datetime(2026, 11, 30, 16, tzinfo=HALL_ZONE)
    came = hall_open.door.enter(SYSTEM, RegisterVisit(name="王小明", statement="包工头拖欠工资")).answer
    rated(hall_open, serve, "W02-1", 12, 5, 5, 2)
    late = serve("W09-1", 11, case=came.case)
    rated(hall_open, serve, "W09-1", 11, 5, 4)
    with pytest.raises(UserError, match=r"month\.not_over"):
        hall_open.door.enter(SUPERVISOR, CloseMonth(month=MONTH))
    clock.at = datetime(2026, 12, 1, 8, 30, tzinfo=HALL_ZONE)
    with pytest.raises(UserError, match=r"right\.missing"):
        hall_open.door.enter(CLERK, CloseMonth(month=MONTH))
    order = CloseMonth(month=MONTH)
    closed: Ranking = hall_open.door.enter(SUPERVISOR, order).answer
    assert (closed.frozen, closed.closed_at, closed.corrections) == (True, clock.now(), ())
    assert [(row.rank, row.window, row.served) for row in closed.rows] == [(1, "W09-1", 3), (2, "W02-1", 3)]
    assert hall_open.door.enter(SUPERVISOR, order).answer == closed
    with pytest.raises(UserError, match=r"month\.closed"):
        hall_open.door.enter(SUPERVISOR, CloseMonth(month=MONTH))

    # somebody rates by his code afterwards; settings change, too
    by_code = Rate(service=late, level=Level.VERY_DISSATISFIED, channel=Channel.CODE, code=came.paper.token)
    hall_open.door.enter(RESIDENT, by_code)
    hall_open.door.enter(SYSTEM, SetSetting(name="rating.minimum", value=50))
    clock.forward(hours=1)
    again = Rate(service=late, level=Level.FAIR, channel=Channel.CODE, code=came.paper.token)
    hall_open.door.enter(RESIDENT, again)
    with another(hall_open) as house:  # nothing is remembered there
        now = ranking(house)
    assert (now.rows, now.minimum, now.formula, now.closed_at) == (closed.rows, 2, closed.formula, closed.closed_at)
    assert now.corrections == ("2026-12-01 08:30  9 号-1  — → 1", "2026-12-01 09:30  9 号-1  1 → 3")
    assert ranking(hall_open, by_clerk=True).rows[0].account == 11

    # the next month compares itself with the places that were frozen
    rated(hall_open, serve, "W09-1", 11, 1)
    (row,) = ranking(hall_open, "2026-12").rows
    assert (row.rank, row.before) == (None, 1)
    with hall_open.store.reading() as connection:
        assert connection.execute(select(month_closed.c.who)).scalars().all() == ["周敏"]


def test_places_are_compared_with_the_month_before(hall_open: House, serve: Serve, clock: FixedClock) -> None:
    hall_open.door.enter(SYSTEM, SetSetting(name="rating.minimum", value=1))
    rated(hall_open, serve, "W09-1", 11, 5)
    rated(hall_open, serve, "W02-1", 12, 1)
    clock.at = datetime(2026, 12, 1, 10, tzinfo=HALL_ZONE)
    rated(hall_open, serve, "W02-1", 12, 5)
    rated(hall_open, serve, "W09-1", 11, 5, 1)
    rated(hall_open, serve, "W03-1", 13, 1)
    assert [(row.window, row.rank, row.before) for row in ranking(hall_open, "2026-12").rows] == [
        ("W02-1", 1, 2),
        ("W09-1", 2, 1),
        ("W03-1", 3, None),
    ]


def test_people_are_ranked_by_right_only(hall_open: House, serve: Serve) -> None:
    rated(hall_open, serve, "W09-1", 11, 5, 4)
    rated(hall_open, serve, "W02-1", 11, 5)
    rated(hall_open, serve, "W09-1", 12, 5)
    for actor in (SUPERVISOR, OFFICER, CLERK):
        with pytest.raises(UserError, match=r"right\.missing"):
            ranking(hall_open, by_clerk=True, actor=actor)
    found = ranking(hall_open, by_clerk=True)
    assert found.by_clerk
    assert {(row.account, row.served, row.rated) for row in found.rows} == {(11, 3, 3), (12, 1, 1)}


def test_a_window_sees_itself_and_of_today_nothing(hall_open: House, serve: Serve, clock: FixedClock) -> None:
    mine = rated(hall_open, serve, "W09-1", 11, 5, 2)
    rated(hall_open, serve, "W02-1", 12, 5, 5)
    clock.forward(days=1)
    rated(hall_open, serve, "W09-1", 11, 1, 1, None)
    rated(hall_open, serve, "W02-1", 12, 1)
    for _ in range(45):
        serve("W03-1", 13, clock.now() - timedelta(hours=2))
    rated(hall_open, serve, "W03-1", 13, 5)
    assert [(row.window, row.served, row.levels["1"]) for row in ranking(hall_open, actor=CLERK).rows] == [
        ("W09-1", 2, 0)
    ]
    assert {row.window: row.served for row in ranking(hall_open).rows}["W09-1"] == 5
    behind = hall_open.door.ask(CLERK, ServicesBehind(window="W09-1", month=MONTH))
    assert [(one.service, one.level) for one in behind] == [
        (mine[1], Level.DISSATISFIED),
        (mine[0], Level.VERY_SATISFIED),
    ]
    assert len(hall_open.door.ask(SUPERVISOR, ServicesBehind(window="W09-1", month=MONTH))) == 5
    trend = hall_open.door.ask(CLERK, RatingTrend(window="W09-1", months=2))
    assert [(month, row.served, row.rated) for month, row in trend] == [("2026-10", 0, 0), (MONTH, 2, 2)]
    for asked in (
        ServicesBehind(window="W02-1", month=MONTH),
        RatingTrend(window="W02-1"),
        RatingTrend(),
    ):
        with pytest.raises(UserError, match=r"rating\.not_yours"):
            hall_open.door.ask(CLERK, asked)
    assert ranking(hall_open, actor=OTHER).rows[0].window == "W02-1"


def test_the_services_behind_a_figure_come_page_by_page(hall_open: House, serve: Serve) -> None:
    made = rated(hall_open, serve, "W09-1", 11, 5, None, 2, 4, None)
    serve("W09-1", 11, taken_back=True)
    serve("W02-1", 12)
    pages: list[int] = []
    before = None
    while page := hall_open.door.ask(SUPERVISOR, ServicesBehind(window="W09-1", month=MONTH, before=before, limit=2)):
        pages += [one.service for one in page]
        before = page[-1].service
        assert all(one.minutes == 12 and one.day == date(2026, 11, 23) for one in page)
    assert pages == made[::-1]


def test_the_trend_of_hall_and_window(hall_open: House, serve: Serve, clock: FixedClock) -> None:
    rated(hall_open, serve, "W09-1", 11, 5, 1)
    clock.at = datetime(2027, 1, 5, 10, tzinfo=HALL_ZONE)
    rated(hall_open, serve, "W02-1", 12, 4)
    found = hall_open.door.ask(OFFICER, RatingTrend(months=3))
    assert [(month, row.rated, row.satisfaction) for month, row in found] == [
        (MONTH, 2, 0.5),
        ("2026-12", 0, None),
        ("2027-01", 1, 1.0),
    ]
    found = hall_open.door.ask(OFFICER, RatingTrend(window="W09-1", months=3))
    assert [row.served for _, row in found] == [2, 0, 0]


def test_a_rule_of_some_provinces_stands_apart(hall_open: House, serve: Serve, clock: FixedClock) -> None:
    rated(hall_open, serve, "W09-1", 11, 2, None, None)
    (before,) = ranking(hall_open).rows
    assert before.by_default is None
    hall_open.door.enter(SYSTEM, SetSetting(name="rating.default_days", value=5))
    clock.at = datetime(2026, 12, 7, 10, tzinfo=HALL_ZONE)
    (after,) = ranking(hall_open).rows
    assert (after.by_default, after.satisfied, after.satisfaction, after.rank) == (2, 0, 0.0, None)


def test_counters_name_what_they_count() -> None:
    assert set(COUNTED) < set(month_count.c.keys())
    assert month_of(date(2026, 1, 31)) == "2026-01"
