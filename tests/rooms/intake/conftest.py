"""A founded hall and the people who work in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hall.asking import SYSTEM, Actor
from hall.bootstrap import House
from hall.founding.orders import FoundHall
from hall.intake.orders import Registered, RegisterVisit
from hall.staff.rules import Role, rights_of
from tests.helpers.houses import PLACE


def _worker(role: Role, name: str = "陈雨") -> Actor:
    return Actor(None, name, rights_of([role]), PLACE)


@pytest.fixture
def worker() -> Callable[[Role], Actor]:
    """Somebody of one role at the front desk (without an account: signing in is the staff room's affair)."""
    return _worker


@pytest.fixture
def guide() -> Actor:
    """The guide at the front desk."""
    return _worker(Role.GUIDE)


@pytest.fixture
def supervisor() -> Actor:
    """Somebody who may see full data."""
    return _worker(Role.SUPERVISOR, "周敏")


@pytest.fixture
def hall_open(house: House) -> House:
    """A founded hall with its catalogue and calendar, once on each database."""
    found(house)
    return house


@pytest.fixture
def sqlite_hall(sqlite_house: House) -> House:
    """The same on SQLite alone, for what does not depend on the database."""
    found(sqlite_house)
    return sqlite_house


def found(house: House) -> None:
    """The first start."""
    order = FoundHall(
        centre_name="青河县社会治安综合治理中心",
        division="130105",
        admin_name="郑海",
        login="zhenghai",
        password="Qinghe-2026-door",
        phone="0311-8670 0000",
    )
    house.door.enter(SYSTEM, order)


@pytest.fixture
def register(hall_open: House, guide: Actor) -> Callable[..., Registered]:
    """Register somebody at the front desk."""
    return registering(hall_open, guide)


@pytest.fixture
def register_sqlite(sqlite_hall: House, guide: Actor) -> Callable[..., Registered]:
    """The same on SQLite alone."""
    return registering(sqlite_hall, guide)


def registering(house: House, guide: Actor) -> Callable[..., Registered]:
    def register(**fields: Any) -> Registered:
        order = RegisterVisit(**({"name": "王小明", "statement": "包工头拖欠工资"} | fields))
        answer: Registered = house.door.enter(guide, order).answer
        return answer

    return register
