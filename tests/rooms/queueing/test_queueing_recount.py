"""A day is counted again from its events alone, and comes out as the tables say; whatever was done in it."""

from __future__ import annotations

import random
from typing import Any

import pytest
from sqlalchemy import select

from hall.asking import NOBODY
from hall.bootstrap import House
from hall.clock import FixedClock
from hall.errors import UserError
from hall.queueing.orders import (
    BringBack,
    CallAgain,
    CallNext,
    Finish,
    Hold,
    NotCome,
    Rejoin,
    Start,
    TakeBack,
    Transfer,
)
from hall.queueing.records import service, ticket
from hall.queueing.recounting import Served, recounted
from hall.staff.rules import Role
from hall.store.unit import Memo, Reading
from tests.helpers.queue import DESK, LEFT, OTHER_DESK, RIGHT, clerk, comes, on_sqlite, sits

STEPS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (CallNext, {}),
    (CallNext, {}),
    (CallAgain, {}),
    (NotCome, {}),
    (Start, {}),
    (Start, {}),
    (Hold, {"reason": "取材料"}),
    (Finish, {}),
    (Finish, {"next_desk": OTHER_DESK}),
    (Finish, {"next_desk": DESK}),
    (Transfer, {"desk": OTHER_DESK, "come_back": True}),
    (Transfer, {"desk": DESK}),
    (TakeBack, {}),
)


@on_sqlite
@pytest.mark.parametrize("seed", range(6))
def test_a_wild_day_comes_out_the_same(queue_house: House, clock: FixedClock, seed: int) -> None:
    chance = random.Random(seed)
    windows = [sits(queue_house), sits(queue_house, RIGHT, clerk(12)), sits(queue_house, "W05-1", clerk(13))]
    guide = clerk(30, "陈雨", Role.GUIDE)
    comes(queue_house, 8)
    comes(queue_house, 8, OTHER_DESK)
    done = 0
    for _ in range(220):
        clock.forward(seconds=chance.choice((1, 9, 20, 120)))
        if chance.random() < 0.15:
            comes(queue_house, 1, chance.choice((DESK, OTHER_DESK)), chance.choice(("", "", "elderly")))
        window = chance.choice(windows)
        order, more = chance.choice(STEPS)
        kept = [row.number for row in (*window.look().held, *window.look().missed)]
        try:
            if kept and chance.random() < 0.2:
                window.press(BringBack, number=chance.choice(kept))
            elif kept and chance.random() < 0.1:
                queue_house.door.enter(guide, Rejoin(number=chance.choice(kept)))
            else:
                window.press(order, **more)
            done += 1
        except UserError:
            continue
    assert done > 40
    with queue_house.store.reading() as connection:
        day = recounted(Reading(connection, clock.now(), NOBODY, queue_house.vault, Memo()), clock.now().date())
        tickets = {row.id: (row.desk, row.state) for row in connection.execute(select(ticket))}
        services = {
            row.id: Served(
                row.window,
                row.called_at - row.arrived_at,
                row.started_at - row.called_at,
                row.ended_at - row.started_at,
            )
            for row in connection.execute(select(service).where(service.c.taken_back_at.is_(None)))
        }
    assert day.tickets == tickets
    assert day.services == services
    assert services
    assert LEFT in day.calls
