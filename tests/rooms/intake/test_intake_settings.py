"""How the hall's settings and calendar act on a new case, and the numbers of the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import select, update

from hall.asking import SYSTEM, Actor
from hall.bootstrap import House
from hall.cases.orders import CaseBrief, CaseByNumber
from hall.centre.orders import SetSetting
from hall.clock import FixedClock, in_hall
from hall.clocks.records import clock as clock_table
from hall.clocks.records import pause
from hall.errors import UserError
from hall.intake.orders import Registered
from hall.queueing.orders import WaitingNow
from hall.queueing.records import ticket
from hall.queueing.rules import TicketState
from hall.store.records import counter
from tests.helpers.vectors import codes_of

WAGES = "在工地干了三个月，包工头拖欠工资"


def brief(house: House, actor: Actor, done: Registered) -> CaseBrief:
    found: CaseBrief = house.door.ask(actor, CaseByNumber(number=done.case_number))
    return found


def test_limits_are_read_as_the_hall_is_set(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor, clock: FixedClock
) -> None:
    before = register_sqlite(statement=WAGES, matter="M0901")
    for name, value in (("clocks.hours_run", "office"), ("clocks.day_end", "office"), ("clocks.rolls", False)):
        sqlite_hall.door.enter(SYSTEM, SetSetting(name=name, value=value))
    clock.forward(days=4)
    after = register_sqlite(name="李四", statement=WAGES, matter="M0901")
    assert after.clocks[0].due == in_hall(datetime(2026, 12, 2, 14, 42))
    assert after.clocks[2].due == in_hall(datetime(2026, 12, 27, 23, 59, 59))
    assert [one.due for one in brief(sqlite_hall, guide, before).clocks] == [one.due for one in before.clocks]
    sqlite_hall.door.enter(SYSTEM, SetSetting(name="clocks.first_from", value="assigned"))
    last = register_sqlite(name="赵一", statement=WAGES, matter="M0901")
    assert [one.code for one in last.clocks] == ["SLA-ASSIGN", "SLA-CLOSE"]


def test_what_was_frozen_with_a_clock(register: Callable[..., Registered], hall_open: House) -> None:
    register(statement=WAGES, matter="M0902")
    with hall_open.store.reading() as connection:
        rows = connection.execute(select(clock_table).order_by(clock_table.c.id)).all()
    assert [(row.code, row.amount, row.unit.value, row.provisional) for row in rows] == [
        ("SLA-ASSIGN", 24, "hour", False),
        ("SLA-FIRST", 24, "hour", False),
        ("LDJC-17", 60, "workday", True),
    ]
    assert rows[0].reading["hours_run"] == "clock"
    assert rows[0].start == in_hall(datetime(2026, 11, 23, 9, 42))
    assert rows[2].explanation["skipped"][0] == {"date": "2026-11-28", "why": "周末"}
    assert rows[2].explanation["line"].endswith("（暂估）")


def test_a_lasting_pause_is_seen(register: Callable[..., Registered], hall_open: House, guide: Actor) -> None:
    done = register(statement=WAGES, matter="M0901")
    with hall_open.store.writing() as connection:
        first = connection.execute(select(clock_table.c.id).order_by(clock_table.c.id)).scalar()
        row = {"clock_id": first, "start": in_hall(datetime(2026, 11, 23, 9, 42)), "end": None, "reason": b"-"}
        connection.execute(pause.insert(), row)
    assert [one.colour for one in brief(hall_open, guide, done).clocks] == ["paused", "green", "green"]


def test_every_zone_counts_for_itself_and_begins_anew_each_day(
    register: Callable[..., Registered], hall_open: House, guide: Actor, clock: FixedClock
) -> None:
    taken = [register(name=f"来访人{desk}", desk=desk).ticket for desk in ("D01", "D03", "D09", "D04", "D01")]
    assert taken == ["A001", "B001", "B002", "C001", "A002"]
    assert hall_open.door.ask(guide, WaitingNow()) == {"D01": 2, "D03": 1, "D04": 1, "D09": 1}
    with hall_open.store.writing() as connection:
        connection.execute(update(ticket).where(ticket.c.number == "A001").values(state=TicketState.DONE))
    assert register(name="后来的", desk="D01").ahead == 1
    clock.forward(days=1)
    assert register(name="明天的", desk="D03").ticket == "B001"
    assert hall_open.door.ask(guide, WaitingNow()) == {"D03": 1}


def test_a_zone_that_has_given_all_its_numbers_says_so(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor
) -> None:
    register_sqlite(desk="D03")
    with sqlite_hall.store.writing() as connection:
        connection.execute(update(counter).where(counter.c.series == "ticket.B").values(last=999))
    with pytest.raises(UserError) as refused:
        register_sqlite(name="李四", desk="D03")
    assert codes_of(refused) == ["ticket.day_full"]
    assert register_sqlite(name="李四", desk="D03", take_ticket=False).case_number == "130105-2026-000002"


def test_a_case_nobody_knows(sqlite_hall: House, guide: Actor) -> None:
    with pytest.raises(UserError) as refused:
        sqlite_hall.door.ask(guide, CaseByNumber(number="130105-2026-000009"))
    assert codes_of(refused) == ["case.unknown"]
