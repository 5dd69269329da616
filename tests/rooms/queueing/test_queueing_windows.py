"""At a window, through the door, on both databases: from sitting down to the service, every way a ticket can go."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hall.bootstrap import House
from hall.clock import FixedClock
from hall.errors import Conflict, UserError
from hall.queueing.orders import (
    BringBack,
    CallAgain,
    CallNext,
    Finish,
    Hold,
    MyWindow,
    NotCome,
    Pause,
    Rejoin,
    Resume,
    SitDown,
    StandUp,
    Start,
)
from hall.queueing.rules import CallWhy, PauseReason, TicketEvent, WindowState
from hall.queueing.views import service_of
from hall.staff.rules import Role
from tests.helpers.houses import another
from tests.helpers.queue import (
    DESK,
    LEFT,
    RIGHT,
    AtWindow,
    called_and_served,
    clerk,
    comes,
    events,
    on_both,
    refused,
    sits,
)

pytestmark = on_both


# --- sitting ----------------------------------------------------------------------------------------------------------


def test_a_window_is_sat_at_once_and_left(queue_house: House, clock: FixedClock) -> None:
    mine = sits(queue_house)
    assert mine.look().state is WindowState.FREE
    assert queue_house.door.ask(mine.who, MyWindow()) == LEFT
    clock.forward(minutes=3)
    with pytest.raises(Conflict) as told:
        queue_house.door.enter(clerk(12, "马军"), SitDown(window=LEFT))
    assert told.value.problems[0].params == {"who": "孙丽", "when": "09:42"}
    assert refused(AtWindow(queue_house, mine.who, RIGHT), SitDown) == "window.elsewhere"
    assert refused(AtWindow(queue_house, mine.who, "W99-9"), SitDown) == "window.unknown"
    queue_house.door.enter(mine.who, StandUp(window=LEFT))
    assert mine.look().state is WindowState.EMPTY
    assert queue_house.door.ask(mine.who, MyWindow()) == ""
    assert refused(mine, CallNext) == "window.not_yours"
    queue_house.door.enter(clerk(12, "马军"), SitDown(window=LEFT))


def test_whose_program_stopped_comes_back_where_he_was(queue_house: House, clock: FixedClock) -> None:
    comes(queue_house)
    with another(queue_house) as other_program:
        called_and_served(sits(other_program), clock)
    again = queue_house.door.enter(clerk(), SitDown(window=LEFT)).answer
    assert (again.ticket.number, again.state) == ("A001", WindowState.SERVING)
    assert AtWindow(queue_house, clerk(), LEFT).press(Finish).last_service is not None


def test_the_supervisor_frees_a_window_somebody_forgot(queue_house: House) -> None:
    comes(queue_house, 2)
    forgot = sits(queue_house)
    forgot.press(CallNext)
    with pytest.raises(UserError, match=r"window\.busy"):
        queue_house.door.enter(forgot.who, StandUp(window=LEFT))
    with pytest.raises(UserError, match=r"right\.missing"):
        queue_house.door.enter(clerk(12), StandUp(window=LEFT, for_other=True))
    chief = clerk(20, "周明", Role.SUPERVISOR)
    queue_house.door.enter(chief, StandUp(window=LEFT, for_other=True))
    assert forgot.look().state is WindowState.EMPTY
    assert sits(queue_house, RIGHT, clerk(12)).number(CallNext) == "A001"
    assert events(queue_house, "A001") == [
        TicketEvent.TAKEN,
        TicketEvent.CALLED,
        TicketEvent.PUT_BACK,
        TicketEvent.CALLED,
    ]


def test_whoever_runs_the_hall_may_help_at_several_windows(queue_house: House) -> None:
    comes(queue_house, 2)
    chief = clerk(20, "周明", Role.SUPERVISOR)
    assert [sits(queue_house, window, chief).number(CallNext) for window in (LEFT, RIGHT)] == ["A001", "A002"]


def test_a_pause_has_a_reason_and_stops_calling(queue_house: House) -> None:
    comes(queue_house, 2)
    mine = sits(queue_house)
    mine.press(CallNext)
    assert refused(mine, Pause, reason=PauseReason.BREAK) == "window.busy"
    mine.press(Start)
    mine.press(Finish)
    assert mine.press(Pause, reason=PauseReason.MEETING, words="早会").state is WindowState.PAUSED
    now = mine.look()
    assert (now.pause, now.pause_words) == (PauseReason.MEETING, "早会")
    assert refused(mine, CallNext) == "window.paused"
    mine.press(Resume)
    assert mine.number(CallNext) == "A002"


# --- from the call to the service -------------------------------------------------------------------------------------


def test_a_visitor_is_called_walks_and_is_served(queue_house: House, clock: FixedClock) -> None:
    comes(queue_house, 3)
    mine = sits(queue_house)
    clock.forward(minutes=7)
    first = mine.press(CallNext)
    assert first.ticket is not None
    assert (first.ticket.number, first.state, first.ticket.why) == ("A001", WindowState.CALLING, CallWhy.ARRIVAL)
    assert refused(mine, CallNext) == "window.busy"
    assert refused(mine, Finish) == "ticket.not_started"
    clock.forward(seconds=50)
    assert mine.press(Start).state is WindowState.SERVING
    assert refused(mine, Start) == "ticket.started"
    clock.forward(minutes=12)
    done = mine.press(Finish, people=2, words="已讲清仲裁怎么申请")
    assert (done.state, done.ticket) == (WindowState.FREE, None)
    with queue_house.store.reading() as connection:
        from hall.asking import NOBODY
        from hall.clock import in_hall
        from hall.store.unit import Memo, Reading

        reading = Reading(connection, in_hall(clock.now()), NOBODY, queue_house.vault, Memo())
        assert done.last_service is not None
        service = service_of(reading, done.last_service)
    assert service is not None
    assert (service.number, service.desk, service.window, service.account, service.clerk, service.people) == (
        ("A001", DESK, LEFT, 11, "孙丽", 2)
    )
    assert service.called_at - service.arrived_at == timedelta(minutes=7)  # waited
    assert service.started_at - service.called_at == timedelta(seconds=50)  # walked
    assert service.ended_at - service.started_at == timedelta(minutes=12)
    now = mine.look()
    assert (now.served_today, now.mean_minutes, now.waiting_count) == (1, 12, 2)
    assert [row.number for row in now.waiting] == ["A002", "A003"]
    assert events(queue_house, "A001") == [
        TicketEvent.TAKEN,
        TicketEvent.CALLED,
        TicketEvent.STARTED,
        TicketEvent.FINISHED,
    ]


def test_nobody_waits(queue_house: House) -> None:
    mine = sits(queue_house)
    assert mine.press(CallNext).ticket is None
    assert refused(mine, Start) == "ticket.nobody"
    assert mine.look().state is WindowState.FREE


def test_the_same_order_again_calls_nobody_else(queue_house: House) -> None:
    comes(queue_house, 2)
    mine = sits(queue_house)
    order = CallNext(window=LEFT)
    first = queue_house.door.enter(mine.who, order).answer
    again = queue_house.door.enter(mine.who, order).answer
    assert first.ticket.number == again.ticket.number == "A001"
    assert mine.look().waiting_count == 1


def test_who_does_not_come_is_missed_and_comes_back(queue_house: House, clock: FixedClock) -> None:
    comes(queue_house, 6)
    mine = sits(queue_house)
    mine.press(CallNext)
    assert refused(mine, CallAgain) == "ticket.cool_down"
    assert refused(mine, NotCome) == "ticket.call_more"
    for calls in (2, 3):
        clock.forward(seconds=9)
        held = mine.press(CallAgain).ticket
        assert held is not None
        assert held.calls == calls
    mine.press(NotCome)
    assert [row.number for row in mine.look().missed] == ["A001"]
    assert mine.number(CallNext) == "A002"  # never from the missed ones
    guide = clerk(30, "陈雨", Role.GUIDE)
    clock.forward(minutes=4)
    assert queue_house.door.enter(guide, Rejoin(number="a001")).answer == 3
    with pytest.raises(UserError, match=r"ticket\.not_missed"):
        queue_house.door.enter(guide, Rejoin(number="A001"))
    assert [row.number for row in mine.look().waiting] == ["A003", "A004", "A005", "A001", "A006"]
    mine.press(Start)
    mine.press(Finish)
    called = []
    for _ in range(5):
        called.append(mine.number(CallNext))
        mine.press(Start)
        mine.press(Finish)
    assert called == ["A003", "A004", "A005", "A001", "A006"]


def test_a_missed_one_may_be_called_back_at_once(queue_house: House, clock: FixedClock) -> None:
    comes(queue_house, 2)
    mine = sits(queue_house)
    mine.press(CallNext)
    for _ in range(2):
        clock.forward(seconds=9)
        mine.press(CallAgain)
    mine.press(NotCome)
    clock.forward(minutes=3)
    back = sits(queue_house, RIGHT, clerk(12)).press(BringBack, number="A001")
    assert back.ticket is not None
    assert (back.ticket.number, back.ticket.calls, back.ticket.window) == ("A001", 1, RIGHT)
    assert refused(mine, BringBack, number="A002") == "ticket.not_kept"


def test_a_held_one_is_kept_for_this_window_and_goes_on(queue_house: House, clock: FixedClock) -> None:
    comes(queue_house, 2)
    mine, other = sits(queue_house), sits(queue_house, RIGHT, clerk(12))
    called_and_served(mine, clock)
    assert refused(mine, Hold, reason=" ") == "ticket.reason"
    assert mine.press(Hold, reason="回家取合同", minutes=30).state is WindowState.FREE
    (held,) = mine.look().held
    assert (held.number, held.reason, held.until) == ("A001", "回家取合同", clock.at + timedelta(minutes=30))
    assert refused(other, BringBack, number="A001") == "ticket.not_kept"
    assert called_and_served(mine, clock) == "A002"
    mine.press(Finish)
    clock.forward(minutes=10)
    mine.press(BringBack, number="A001")
    mine.press(Start)
    mine.press(Finish)
    assert mine.look().served_today == 2
    assert events(queue_house, "A001")[-4:] == [
        TicketEvent.HELD,
        TicketEvent.BROUGHT_BACK,
        TicketEvent.STARTED,
        TicketEvent.FINISHED,
    ]
