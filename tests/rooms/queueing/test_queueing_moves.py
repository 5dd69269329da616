"""Sending on, choosing, taking back, and the night, through the door, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hall.asking import SYSTEM
from hall.bootstrap import House
from hall.clock import FixedClock
from hall.errors import Conflict, UserError
from hall.queueing.orders import (
    CallAgain,
    CallNext,
    CallNumber,
    Finish,
    Hold,
    NotCome,
    Seats,
    StandUp,
    Start,
    TakeBack,
    TicketStory,
    Transfer,
)
from hall.queueing.rules import CallWhy, TicketEvent, TicketState, WindowState
from hall.staff.rules import Role
from tests.helpers.queue import (
    DESK,
    LEFT,
    OTHER_DESK,
    RIGHT,
    called_and_served,
    clerk,
    comes,
    events,
    on_both,
    refused,
    sits,
)

pytestmark = on_both


# --- to other desks ---------------------------------------------------------------------------------------------------


def test_a_transferred_one_keeps_number_and_arrival(queue_house: House, clock: FixedClock) -> None:
    comes(queue_house, 2)
    clock.forward(minutes=5)
    comes(queue_house, 1, OTHER_DESK)
    mine, there = sits(queue_house), sits(queue_house, "W05-1", clerk(12))
    mine.press(CallNext)
    assert refused(mine, Transfer, desk="D99") == "visit.desk"
    assert refused(mine, Transfer, desk=DESK) == "ticket.same_desk"
    mine.press(Transfer, desk=OTHER_DESK, note="先看工伤认定")
    first, second = there.look().waiting
    assert (first.number, first.why, first.from_desk, first.note) == (
        "A001",
        CallWhy.TRANSFERRED,
        DESK,
        "先看工伤认定",
    )
    assert second.number == "A003"
    assert first.arrived < second.arrived
    assert there.number(CallNext) == "A001"
    assert mine.look().served_today == 0


def test_a_second_desk_sends_him_back(queue_house: House, clock: FixedClock) -> None:
    comes(queue_house, 4)
    mine, there = sits(queue_house), sits(queue_house, "W05-1", clerk(12))
    called_and_served(mine, clock)
    mine.press(Transfer, desk=OTHER_DESK, come_back=True)
    called_and_served(there, clock)
    there.press(Finish)
    assert [(row.number, row.why) for row in mine.look().waiting] == [
        ("A002", CallWhy.ARRIVAL),
        ("A001", CallWhy.RETURNED),
        ("A003", CallWhy.ARRIVAL),
        ("A004", CallWhy.ARRIVAL),
    ]
    called_and_served(mine, clock)
    mine.press(Finish)
    assert called_and_served(mine, clock) == "A001"
    mine.press(Finish)
    assert TicketState.DONE not in {row.state for row in mine.look().waiting}
    assert events(queue_house, "A001")[-1] is TicketEvent.FINISHED


def test_two_matters_in_one_visit_are_two_services(queue_house: House, clock: FixedClock) -> None:
    comes(queue_house)
    mine, there = sits(queue_house), sits(queue_house, "W05-1", clerk(12))
    called_and_served(mine, clock)
    first = mine.press(Finish, next_desk=OTHER_DESK)
    assert called_and_served(there, clock) == "A001"
    second = there.press(Finish)
    assert None not in {first.last_service, second.last_service}
    assert first.last_service != second.last_service
    assert mine.look().waiting_count == there.look().waiting_count == 0


def test_one_sent_to_a_person_is_called_by_him_alone(queue_house: House) -> None:
    from hall.staff.orders import ActorFor, AddAccount

    for login, name, role in (
        ("sunli", "孙丽", Role.CLERK),
        ("majun", "马军", Role.CLERK),
        ("gaoyuan", "高原", Role.AUDITOR),
    ):
        queue_house.door.enter(
            SYSTEM,
            AddAccount(login=login, name=name, password="Men-kou-2026!", roles=frozenset({role}), must_change=False),
        )
    sunli, majun = (queue_house.door.ask(SYSTEM, ActorFor(login=login)) for login in ("sunli", "majun"))
    comes(queue_house, 1)
    comes(queue_house, 1, OTHER_DESK)
    left, right, there = (
        sits(queue_house, LEFT, sunli),
        sits(queue_house, RIGHT, majun),
        sits(queue_house, "W05-1", clerk(40)),
    )
    there.press(CallNext)
    assert refused(there, Transfer, desk=DESK, clerk="nobody1") == "staff.unknown"
    assert refused(there, Transfer, desk=DESK, clerk="gaoyuan") == "ticket.no_clerk"
    there.press(Transfer, desk=DESK, clerk="majun")
    assert {row.number: row.clerk for row in left.look().waiting} == {"A001": "", "A002": "马军"}
    left.press(CallNext)
    left.press(Start)
    left.press(Finish)
    assert left.press(CallNext).ticket is None
    called = right.press(CallNext).ticket
    assert called is not None
    assert (called.number, called.why) == ("A002", CallWhy.FOR_CLERK)
    assert refused(right, Transfer, desk=DESK, clerk="majun") == "ticket.to_oneself"
    right.press(Transfer, desk=DESK, clerk="sunli", note="他认识这件事")
    assert [(seat.window, seat.login, seat.state) for seat in queue_house.door.ask(sunli, Seats())] == [
        (LEFT, "sunli", WindowState.FREE),
        (RIGHT, "majun", WindowState.FREE),
        ("W05-1", "", WindowState.FREE),
    ]
    assert right.press(CallNext).ticket is None
    queue_house.door.enter(sunli, StandUp(window=LEFT))
    assert [(row.number, row.clerk, row.note) for row in right.look().waiting] == [("A002", "", "他认识这件事")]
    assert right.number(CallNext) == "A002"


# --- choosing, undoing, the end of the day ----------------------------------------------------------------------------


def test_choosing_needs_the_right_a_reason_and_is_logged(queue_house: House) -> None:
    from hall.audit.orders import AuditList

    comes(queue_house, 3)
    comes(queue_house, 1, OTHER_DESK)
    with pytest.raises(UserError, match=r"right\.missing"):
        sits(queue_house).press(CallNumber, number="A003", reason="赶车")
    queue_house.door.enter(clerk(), StandUp(window=LEFT))
    chief = sits(queue_house, LEFT, clerk(20, "周明", Role.SUPERVISOR))
    assert refused(chief, CallNumber, number="A003", reason="") == "ticket.reason"
    assert refused(chief, CallNumber, number="A004", reason="赶车") == "ticket.other_desk"
    assert refused(chief, CallNumber, number="A009", reason="赶车") == "ticket.unknown"
    chosen = chief.press(CallNumber, number="A003", reason="赶车").ticket
    assert chosen is not None
    assert chosen.why is CallWhy.CHOSEN
    (entry, *_) = queue_house.door.ask(SYSTEM, AuditList(what="queueing.CallNumber")).rows
    assert (entry.who, entry.facts["number"], entry.facts["reason"]) == ("周明", "A003", "赶车")
    other = sits(queue_house, RIGHT, clerk(21, "何青", Role.SUPERVISOR))
    with pytest.raises(Conflict) as told:
        other.press(CallNumber, number="A003", reason="也要")
    assert told.value.problems[0].params == {"number": "A003", "who": "周明", "window": LEFT, "when": "09:42"}


def test_every_last_step_can_be_taken_back(queue_house: House, clock: FixedClock) -> None:
    comes(queue_house, 3)
    mine = sits(queue_house)
    mine.press(CallNext)
    mine.press(TakeBack)
    assert [row.number for row in mine.look().waiting] == ["A001", "A002", "A003"]
    assert refused(mine, TakeBack) == "ticket.too_late"
    mine.press(CallNext)
    for _ in range(2):
        clock.forward(seconds=9)
        mine.press(CallAgain)
    mine.press(NotCome)
    assert mine.number(TakeBack) == "A001"
    mine.press(Start)
    assert mine.press(TakeBack).state is WindowState.CALLING
    mine.press(Start)
    mine.press(Hold, reason="取材料")
    assert mine.press(TakeBack).state is WindowState.SERVING
    mine.press(Transfer, desk=OTHER_DESK)
    assert mine.press(TakeBack).state is WindowState.SERVING
    served = mine.press(Finish)
    undo = mine.look().undo
    assert undo is not None
    assert (undo.event, undo.number) == (TicketEvent.FINISHED, "A001")
    back = mine.press(TakeBack)
    assert (back.state, back.last_service, mine.look().served_today) == (WindowState.SERVING, None, 0)
    again = mine.press(Finish)
    assert again.last_service != served.last_service
    clock.forward(seconds=11)
    assert mine.look().undo is None
    assert refused(mine, TakeBack) == "ticket.too_late"


def test_what_somebody_else_took_cannot_be_taken_back(queue_house: House) -> None:
    comes(queue_house)
    mine, there = sits(queue_house), sits(queue_house, "W05-1", clerk(12, "马军"))
    mine.press(CallNext)
    mine.press(Transfer, desk=OTHER_DESK)
    there.press(CallNext)
    with pytest.raises(Conflict) as told:
        mine.press(TakeBack)
    assert told.value.problems[0].params["who"] == "马军"


def test_the_night_closes_what_yesterday_left_open(queue_house: House, clock: FixedClock) -> None:
    comes(queue_house, 4)
    mine = sits(queue_house)
    called_and_served(mine, clock)
    mine.press(Hold, reason="取材料")
    mine.press(CallNext)
    clock.forward(days=1)
    assert comes(queue_house) == ("A001",)  # the first order of the day
    assert mine.look().state is WindowState.EMPTY
    yesterday = (clock.at - timedelta(days=1)).date()
    for number in ("A001", "A002", "A003", "A004"):
        last = queue_house.door.ask(SYSTEM, TicketStory(number=number, day=yesterday))[-1]
        assert last.event is TicketEvent.CLOSED
        assert last.at == clock.at
    assert events(queue_house, "A001") == [TicketEvent.TAKEN]
    assert sits(queue_house, LEFT, clerk(12)).number(CallNext) == "A001"
