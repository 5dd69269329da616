"""A hall with windows for tests: people who come without an intake, clerks who sit down, and pressing keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest
from sqlalchemy import update

from hall.asking import SYSTEM, Actor, Order, Right
from hall.bootstrap import House, open_house
from hall.clock import FixedClock
from hall.errors import UserError
from hall.founding.orders import FoundHall
from hall.queueing.calling import Line, call_next, line_of
from hall.queueing.orders import AtWindow as Look
from hall.queueing.orders import CallNext, InHand, SitDown, Start, TicketStory, WindowNow
from hall.queueing.records import seat
from hall.queueing.rules import TicketEvent
from hall.queueing.service import Arriving, give_tickets, next_ticket
from hall.settings import Settings
from hall.staff.rules import Role, rights_of
from hall.store.unit import Reading, Unit, answers, prepares
from tests.helpers.houses import MORNING, make_tables, settings_in
from tests.helpers.postgres import Postgres

DESK, OTHER_DESK = "D02", "D05"
LEFT, RIGHT = "W02-1", "W02-2"
"""Two windows of one desk."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrive(Order):
    """So many people come to a desk; the answer is their numbers."""

    right: ClassVar[Right] = Right.ANYBODY
    count: int = 1
    desk: str = DESK
    priority: str = ""


@answers(Arrive)
def arrive(unit: Unit, order: Arrive) -> tuple[str, ...]:
    numbers = tuple(next_ticket(unit, "A") for _ in range(order.count))
    give_tickets(unit, numbers, Arriving(order.desk, "M0001", 1, None, order.priority))
    return numbers


@dataclass(frozen=True, kw_only=True, slots=True)
class CallMany(Order):
    """Call the next one some times, hands free again each time: what a test of ten thousand has no time for one by one.

    The answer is the tickets called; fewer than ``times`` where nobody waits any more.
    """

    right: ClassVar[Right] = Right.SERVE
    window: str
    times: int = 1


@prepares(CallMany)
def look(reading: Reading, order: CallMany) -> Line:
    return line_of(reading, CallNext(window=order.window))


@answers(CallMany)
def call_many(unit: Unit, order: CallMany) -> tuple[int, ...]:
    called: list[int] = []
    line: Line = unit.prepared
    while len(called) < order.times:
        held = call_next(replace(unit, prepared=line), CallNext(window=order.window)).ticket
        if held is None:
            break
        called.append(held.ticket)
        places = [number for number, _ in line.tickets]
        after = places.index(held.ticket) + 1 if held.ticket in places else len(places)
        line = replace(line, tickets=line.tickets[after:])
        unit.do(update(seat).where(seat.c.window == order.window).values(ticket_id=None, undo=None))
    return tuple(called)


def found(house: House) -> None:
    """The first start."""
    order = FoundHall(
        centre_name="青河县社会治安综合治理中心",
        division="130105",
        admin_name="郑海",
        login="zhenghai",
        password="Hall-2026-door",
    )
    house.door.enter(SYSTEM, order)


def clerk(account: int = 11, name: str = "孙丽", role: Role = Role.CLERK) -> Actor:
    """Somebody at a window."""
    return Actor(account, name, rights_of([role]), f"{account} 号机")


def comes(house: House, count: int = 1, desk: str = DESK, priority: str = "") -> tuple[str, ...]:
    """People come; their numbers."""
    numbers: tuple[str, ...] = house.door.enter(SYSTEM, Arrive(count=count, desk=desk, priority=priority)).answer
    return numbers


@dataclass(frozen=True)
class AtWindow:
    """A clerk at a window; ``press`` gives one of its orders."""

    house: House
    who: Actor
    window: str

    def press(self, order: type[Order], **more: Any) -> InHand:
        """Give an order of this window."""
        answer: InHand = self.house.door.enter(self.who, order(window=self.window, **more)).answer  # type: ignore[call-arg]
        return answer

    def number(self, order: type[Order], **more: Any) -> str:
        """The number in hand afterwards, or nothing."""
        held = self.press(order, **more).ticket
        return "" if held is None else held.number

    def look(self) -> WindowNow:
        """How the window stands."""
        now: WindowNow = self.house.door.ask(self.who, Look(window=self.window))
        return now


def sits(house: House, window: str = LEFT, who: Actor | None = None) -> AtWindow:
    """Somebody sits down."""
    person = who or clerk()
    house.door.enter(person, SitDown(window=window))
    return AtWindow(house, person, window)


def refused(window: AtWindow, order: type, **more: object) -> str:
    """The code of the refusal."""
    with pytest.raises(UserError) as told:
        window.press(order, **more)
    return told.value.problems[0].code


def events(house: House, number: str) -> list[TicketEvent]:
    """What happened to a ticket of today."""
    return [step.event for step in house.door.ask(SYSTEM, TicketStory(number=number))]


def called_and_served(window: AtWindow, clock: FixedClock) -> str:
    """Call the next one, let him walk and serve him for a while; his number."""
    number = window.number(CallNext)
    clock.forward(seconds=40)
    window.press(Start)
    clock.forward(minutes=12)
    return number


# --- a founded hall, made once a run and copied -----------------------------------------------------------------------


@pytest.fixture(scope="session")
def founded_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the SQLite file and the key of a founded hall."""
    folder = tmp_path_factory.mktemp("founded")
    _found_new(settings_in(folder, f"sqlite:///{folder / 'hall.db'}"))
    return folder


@pytest.fixture(scope="session")
def founded_postgres(postgres: Postgres) -> tuple[str, Path]:
    """The name of the database of a founded hall, and the folder of its key."""
    folder = postgres.folder.parent / "founded-postgres"
    name = postgres.template("hall_founded", lambda address: _found_new(settings_in(folder, address)))
    return name, folder


def _found_new(settings: Settings) -> None:
    make_tables(settings.database_url)
    with open_house(settings, FixedClock(MORNING)) as house:
        found(house)


@pytest.fixture
def queue_settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """Settings of a founded hall of this test's own, on the database the test's parameter names."""
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("founded_sqlite"), tmp_path, dirs_exist_ok=True)
        yield settings_in(tmp_path, f"sqlite:///{tmp_path / 'hall.db'}")
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    name, folder = request.getfixturevalue("founded_postgres")
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    address = postgres.database(name)
    yield settings_in(tmp_path, address)
    postgres.drop(address)


@pytest.fixture
def queue_house(queue_settings: Settings, clock: FixedClock) -> Iterator[House]:
    """The same, open; :data:`on_both` names the databases."""
    with open_house(queue_settings, clock) as opened:
        yield opened


on_both = pytest.mark.parametrize("queue_settings", ["sqlite", "postgres"], indirect=True)
"""A test of :func:`queue_house` runs on both databases."""

on_sqlite = pytest.mark.parametrize("queue_settings", ["sqlite"], indirect=True)
"""A test of :func:`queue_house` that does not depend on the database."""
