"""From the call to the rating: a day at three windows through the door, and what a window can and cannot do about it."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from hall.asking import RESIDENT, SYSTEM
from hall.bootstrap import House
from hall.clock import FixedClock
from hall.errors import UserError
from hall.intake.orders import RegisterVisit
from hall.queueing.orders import CallNext, Finish, InHand, SitDown, Start, TakeBack
from hall.ratings.orders import NotRated, Rank, Ranking, Rate, RateNow, RecountRatings, ToRate
from hall.ratings.rules import Channel, Level
from tests.helpers.queue import LEFT, RIGHT, AtWindow, clerk, comes, found

MONTH = "2026-11"


def sits(house: House, window: str, account: int) -> AtWindow:
    one = AtWindow(house, clerk(account), window)
    one.press(SitDown)
    return one


def serves(one: AtWindow, clock: FixedClock) -> int:
    """The next visitor, from the call to the handshake; the service."""
    assert one.press(CallNext).ticket is not None
    clock.forward(seconds=40)
    one.press(Start)
    clock.forward(minutes=7)
    return last_service(one.press(Finish))


def last_service(after: InHand) -> int:
    assert after.last_service is not None
    return after.last_service


def asked(house: House, window: str) -> ToRate:
    answer: ToRate = house.door.ask(RESIDENT, RateNow(window=window))
    return answer


def ranking(house: House) -> Ranking:
    answer: Ranking = house.door.ask(SYSTEM, Rank(month=MONTH))
    return answer


def test_the_screen_asks_for_whoever_was_just_served(house: House, clock: FixedClock) -> None:
    found(house)
    comes(house, 3)
    left, right = sits(house, LEFT, 11), sits(house, RIGHT, 12)
    assert asked(house, LEFT).service is None
    made = serves(left, clock)
    assert (asked(house, LEFT).service, asked(house, LEFT).number) == (made, "A001")
    assert asked(house, RIGHT).service is None
    left.press(CallNext)
    assert asked(house, LEFT).service == made  # the next one is still on his way
    left.press(Start)
    assert asked(house, LEFT).service is None  # now he sits there, and must not rate for the one before
    house.door.enter(RESIDENT, NotRated(service=made))
    other = serves(right, clock)
    house.door.enter(RESIDENT, Rate(service=other, level=Level.SATISFIED))
    rows = {row.window: (row.served, row.rated, row.not_rated) for row in ranking(house).rows}
    assert rows == {LEFT: (1, 0, 1), RIGHT: (1, 1, 0)}


def test_a_window_cannot_take_back_what_was_said_of_it(house: House, clock: FixedClock) -> None:
    found(house)
    comes(house, 2)
    left = sits(house, LEFT, 11)
    made = serves(left, clock)
    house.door.enter(RESIDENT, Rate(service=made, level=Level.VERY_DISSATISFIED))
    with pytest.raises(UserError, match=r"ticket\.too_late"):
        left.press(TakeBack)
    again = serves(left, clock)
    (row,) = ranking(house).rows
    assert (row.served, row.rated, row.levels["1"]) == (2, 1, 1)
    left.press(TakeBack)  # this one nobody rated: it was no service
    with pytest.raises(UserError, match=r"rating\.no_service"):
        house.door.enter(RESIDENT, Rate(service=again, level=Level.VERY_SATISFIED))
    (row,) = ranking(house).rows
    assert (row.served, row.rated) == (1, 1)


def test_a_screen_that_closed_was_seen_and_counts(house: House) -> None:
    found(house)
    comes(house)
    left = sits(house, LEFT, 11)
    left.press(CallNext)
    left.press(Start)
    house.door.enter(RESIDENT, NotRated(service=last_service(left.press(Finish))))
    with pytest.raises(UserError, match=r"ticket\.too_late"):
        left.press(TakeBack)
    (row,) = ranking(house).rows
    assert (row.served, row.rated, row.not_rated) == (1, 0, 1)
    assert house.door.enter(SYSTEM, RecountRatings(month=MONTH)).answer == 0


def test_the_code_on_the_acceptance_paper_rates_what_followed_from_it(house: House, clock: FixedClock) -> None:
    found(house)
    came = house.door.enter(SYSTEM, RegisterVisit(name="王小明", statement="想找人调解邻居漏水", desk="D02")).answer
    left = sits(house, LEFT, 11)
    made = serves(left, clock)
    clock.forward(days=3)
    order = Rate(service=made, level=Level.SATISFIED, channel=Channel.CODE, code=came.paper.token)
    assert house.door.enter(RESIDENT, order).answer.window == LEFT


@pytest.mark.parametrize("seed", [3])
def test_a_day_adds_up(house: House, clock: FixedClock, seed: int) -> None:
    """Sixty visitors, rated, silent or gone at once: every figure equals what was noted beside it."""
    found(house)
    chance = random.Random(seed)
    comes(house, 60)
    windows = [sits(house, LEFT, 11), sits(house, RIGHT, 12)]
    noted: Counter[tuple[str, str]] = Counter()
    for _ in range(60):
        one = chance.choice(windows)
        made = serves(one, clock)
        noted[one.window, "served"] += 1
        said = chance.choice([5, 5, 4, 4, 3, 2, 1, None, "gone"])
        if isinstance(said, int):
            house.door.enter(RESIDENT, Rate(service=made, level=Level(said)))
            noted[one.window, str(said)] += 1
        elif said is None:
            house.door.enter(RESIDENT, NotRated(service=made))
            noted[one.window, "silent"] += 1
    for _ in range(2):
        for row in ranking(house).rows:
            told = {"served": row.served, "silent": row.not_rated} | row.levels
            assert told == {key: noted[row.window, key] for key in told}
        clock.forward(minutes=30)
        assert house.door.enter(SYSTEM, RecountRatings(month=MONTH)).answer == 0
