"""Many windows pressing at once, and a window whose program is killed: nobody is called twice, nobody is lost."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from sqlalchemy import func, insert, select

from hall.asking import SYSTEM
from hall.audit.orders import AuditVerify
from hall.bootstrap import House
from hall.queueing.orders import CallNext, Finish, MyWindow, SitDown, Start
from hall.queueing.records import ticket, ticket_event
from hall.queueing.rules import TicketEvent, TicketState, WindowState
from tests.helpers.presses import begin, end, go, open_windows
from tests.helpers.queue import LEFT, AtWindow, clerk, comes, on_both

pytestmark = on_both

DESKS = tuple(f"D{number:02d}" for number in range(1, 6))
WINDOWS, WAVES, EACH = 10, 5, 200
"""Five thousand calls a half-day; two windows at every desk go for the same tickets."""


def wave(house: House, number: int, each: int) -> None:
    """People at every desk at once: more than a day has numbers for, so not by the door."""
    now = house.clock.now()
    rows = [
        {
            "day": now.date(),
            "number": f"{number:02d}{desk[2]}{one:03d}",
            "desk": desk,
            "visit_id": 1,
            "state": TicketState.WAITING,
            "priority": "elderly" if one % 5 == 0 else "",
            "at": now,
            "since": now,
            "place": now,
        }
        for desk in DESKS
        for one in range(each)
    ]
    with house.store.writing() as connection:
        connection.execute(insert(ticket), rows)


@pytest.mark.parametrize("half", ["morning", "afternoon"])
def test_ten_thousand_calls_by_many_windows_call_everybody_once(queue_house: House, half: str) -> None:
    """In two halves, so that each ends in good time on a loaded machine."""
    open_windows(queue_house, WINDOWS, DESKS)
    program = begin(queue_house, WINDOWS)
    called: list[int] = []
    for number in range(WAVES):
        wave(queue_house, number, EACH)
        called += go(program)
    end(program)
    with queue_house.store.reading() as connection:
        everybody = connection.execute(select(ticket.c.id)).scalars().all()
        written = (
            connection.execute(select(ticket_event.c.ticket_id).where(ticket_event.c.event == TicketEvent.CALLED))
            .scalars()
            .all()
        )
    assert len(everybody) == WAVES * EACH * len(DESKS) == 5_000
    assert max(Counter(called).values()) == 1
    assert sorted(called) == sorted(written) == sorted(everybody)
    assert queue_house.door.ask(SYSTEM, AuditVerify()).intact


def test_fifty_windows_of_one_desk_press_at_the_same_moment(queue_house: House) -> None:
    open_windows(queue_house, 50, DESKS[:1])
    program = begin(queue_house, 50)
    wave(queue_house, 1, 30)
    called = go(program)
    end(program)
    with queue_house.store.reading() as connection:
        waiting = connection.execute(
            select(func.count()).where(ticket.c.desk == DESKS[0], ticket.c.state == TicketState.WAITING)
        ).scalar_one()
    assert len(called) == len(set(called)) == 30
    assert waiting == 0


KILLED = """
import sys
from pathlib import Path
from hall.bootstrap import open_house
from hall.queueing.orders import CallNext, SitDown, Start
from hall.clock import FixedClock
from hall.settings import Settings
from tests.helpers.houses import MORNING
from tests.helpers.queue import LEFT, clerk
data, url = sys.argv[1:]
house = open_house(Settings(Path(data), url, Path(data) / "keys" / "hall.key", "窗口"), FixedClock(MORNING))
for order in (SitDown, CallNext, Start):
    house.door.enter(clerk(), order(window=LEFT))
print("serving", flush=True)
while True:
    house.door.enter(clerk(), SitDown(window=LEFT))
"""


def test_a_window_killed_in_mid_service_comes_back_where_it_was(queue_house: House) -> None:
    comes(queue_house, 2)
    told = [str(queue_house.settings.data), queue_house.settings.database_url]
    program = subprocess.Popen([sys.executable, "-c", KILLED, *told], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    assert program.stdout.readline() == "serving\n"
    program.kill()
    program.communicate()
    me = AtWindow(queue_house, clerk(), LEFT)
    assert queue_house.door.ask(me.who, MyWindow()) == LEFT
    back = me.press(SitDown)
    assert back.ticket is not None
    assert (back.state, back.ticket.number) == (WindowState.SERVING, "A001")
    assert me.press(Finish).last_service is not None
    assert me.number(CallNext) == "A002"
    assert me.press(Start).state is WindowState.SERVING
    assert queue_house.door.ask(SYSTEM, AuditVerify()).intact
