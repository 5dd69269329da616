"""At a window, through the door, on both databases: from sitting down to the service, every way a ticket can go."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hall.asking import SYSTEM
from hall.bootstrap import House
from hall.clock import FixedClock
from hall.errors import Conflict, UserError
from hall.queueing.orders import (
    BringBack,
    CallAgain,
    CallNext,
    CallNumber,
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
    TakeBack,
    TicketStory,
    Transfer,
)
from hall.queueing.rules import CallWhy, PauseReason, TicketEvent, TicketState, WindowState
from hall.queueing.views import service_of
from hall.staff.rules import Role
from tests.helpers.houses import another
from tests.helpers.queue import DESK, LEFT, OTHER_DESK, RIGHT, AtWindow, clerk, comes, on_both, sits

pytestmark = on_both


def refused(window: AtWindow, order: type, **more: object) -> str:
    """The code of the refusal."""
    with pytest.raises(UserError) as told:
        window.press(order, **more)
    return told.value.problems[0].code


def events(house: House, number: str) -> list[TicketEvent]:
    return [step.event for step in house.door.ask(SYSTEM, TicketStory(number=number))]


def called_and_served(window: AtWindow, clock: FixedClock) -> str:
    number = window.number(CallNext)
    clock.forward(seconds=40)
    window.press(Start)
    clock.forward(minutes=12)
    return number


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
