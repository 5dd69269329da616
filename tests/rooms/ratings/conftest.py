"""A founded hall in which services have been finished."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert

from hall.asking import SYSTEM, Actor
from hall.bootstrap import House
from hall.clock import hall_day
from hall.founding.orders import FoundHall
from hall.queueing.records import service, ticket
from hall.queueing.rules import TicketState
from hall.staff.rules import Role, rights_of

Serve = Callable[..., int]


def worker(role: Role, account: int, name: str = "孙丽") -> Actor:
    """Somebody of one role with an account."""
    return Actor(account, name, rights_of([role]), "值班台")


CLERK = worker(Role.CLERK, 11)
OTHER = worker(Role.CLERK, 12, "赵强")
SUPERVISOR = worker(Role.SUPERVISOR, 21, "周敏")
LEADER = worker(Role.LEADER, 31, "刘敏")
OFFICER = worker(Role.OFFICER, 41, "何静")


def found(house: House) -> None:
    """The first start."""
    house.door.enter(
        SYSTEM,
        FoundHall(
            centre_name="青河县综治中心",
            division="130105",
            admin_name="郑海",
            login="zhenghai",
            password="Qinghe-2026-door",
        ),
    )


@pytest.fixture
def hall_open(house: House) -> House:
    """A founded hall, once on each database."""
    found(house)
    return house


@pytest.fixture
def sqlite_hall(sqlite_house: House) -> House:
    """The same on SQLite alone, for what does not depend on the database."""
    found(sqlite_house)
    return sqlite_house


def serving(house: House) -> Serve:
    """Finished services, as the queueing room keeps them: ``serve(window, account=…, at=…)``; the answer is the id."""
    numbers = iter(range(1, 1000))

    def serve(
        window: str = "W09-1",
        account: int | None = 11,
        at: datetime | None = None,
        case: int | None = None,
        matter: str = "",
        taken_back: bool = False,
    ) -> int:
        ended = at or house.clock.now()
        day, desk, number = hall_day(ended), f"D{window[1:3]}", f"A{next(numbers):03}"
        begun = ended - timedelta(minutes=12)
        told = {"day": day, "number": number, "desk": desk, "visit_id": 1, "case_id": case, "matter": matter}
        with house.store.writing() as connection:
            row = told | {"state": TicketState.DONE, "at": begun, "since": ended, "place": begun}
            made = connection.execute(insert(ticket), row).inserted_primary_key
            assert made is not None
            row = told | {"ticket_id": made[0], "window": window, "account": account, "clerk": "孙丽", "people": 1}
            moments = {"arrived_at": begun, "called_at": begun, "started_at": begun, "ended_at": ended}
            back = {"taken_back_at": ended if taken_back else None}
            kept = connection.execute(insert(service), row | moments | back).inserted_primary_key
            assert kept is not None
            return int(kept[0])

    return serve


@pytest.fixture
def serve(hall_open: House) -> Serve:
    """A service at the counter of :func:`hall_open`."""
    return serving(hall_open)


@pytest.fixture
def serve_sqlite(sqlite_hall: House) -> Serve:
    """The same on SQLite alone."""
    return serving(sqlite_hall)
