"""The hall at a glance, alarms, news, desks called in and the end of a day, on both databases."""

from __future__ import annotations

import pytest

from hall.asking import NOBODY, SYSTEM
from hall.bootstrap import House
from hall.catalogue.orders import PresentOn
from hall.clock import FixedClock
from hall.errors import Conflict, UserError
from hall.floor.orders import CallIn, CloseDay, ClosingList, DeskNow, HallAtAGlance, HearAlarm, RaiseAlarm, SetNotice
from hall.queueing.orders import BoardNow, CallAgain, CallNext, Finish, Hold, NotCome, Pause, Start, TicketStory
from hall.queueing.rules import PauseReason, TicketEvent, WindowState
from hall.staff.rules import Role
from tests.helpers.queue import DESK, LEFT, OTHER_DESK, RIGHT, clerk, comes, on_both, sits

pytestmark = on_both

CHIEF = clerk(20, "周明", Role.SUPERVISOR)


def desk_now(house: House, code: str = DESK) -> DeskNow:
    found: DeskNow = next(desk for desk in house.door.ask(CHIEF, HallAtAGlance()).desks if desk.desk == code)
    return found


def test_a_desk_is_seen_with_its_windows_and_who_waits_how_long(queue_house: House, clock: FixedClock) -> None:
    comes(queue_house, 2)
    clock.forward(minutes=20)
    comes(queue_house, 3)
    assert desk_now(queue_house).estimate is None
    mine, other = sits(queue_house), sits(queue_house, RIGHT, clerk(12))
    mine.press(CallNext)
    mine.press(Start)
    clock.forward(minutes=10)
    mine.press(Finish)
    mine.press(CallNext)
    mine.press(Hold, reason="取材料")
    other.press(Pause, reason=PauseReason.BREAK)
    now = desk_now(queue_house)
    assert (now.waiting, now.longest_minutes, now.held, now.missed) == (3, 10, 1, 0)
    assert (now.windows, now.staffed, now.paused, now.served) == (2, 2, 1, 1)
    assert now.estimate is not None
    low, high = now.estimate
    assert low <= 30 <= high  # three before him, ten minutes each, one window that calls
    seen = queue_house.door.ask(CHIEF, HallAtAGlance())
    assert (seen.waiting, seen.served) == (3, 1)
    assert [(window.window, window.state) for window in seen.windows] == [
        (LEFT, WindowState.FREE),
        (RIGHT, WindowState.PAUSED),
    ]


def test_desks_that_need_a_hand_come_first(queue_house: House, clock: FixedClock) -> None:
    comes(queue_house)
    clock.forward(minutes=5)
    comes(queue_house, 1, OTHER_DESK)
    sits(queue_house)
    assert [desk.desk for desk in queue_house.door.ask(CHIEF, HallAtAGlance()).desks[:2]] == [OTHER_DESK, DESK]
    with pytest.raises(UserError, match=r"right\.missing"):
        queue_house.door.ask(clerk(), HallAtAGlance())


def test_an_alarm_is_heard_by_the_first_who_goes(queue_house: House, clock: FixedClock) -> None:
    alarm = queue_house.door.enter(clerk(), RaiseAlarm()).answer
    (shown,) = queue_house.door.ask(CHIEF, HallAtAGlance()).alarms
    assert (shown.alarm, shown.place, shown.who, shown.heard_by) == (alarm, "11 号机", "孙丽", "")
    clock.forward(minutes=2)
    queue_house.door.enter(CHIEF, HearAlarm(alarm=alarm))
    with pytest.raises(Conflict) as told:
        queue_house.door.enter(clerk(21, "何青", Role.SUPERVISOR), HearAlarm(alarm=alarm))
    assert told.value.problems[0].params == {"who": "周明", "when": "09:44"}
    with pytest.raises(UserError, match=r"alarm\.unknown"):
        queue_house.door.enter(CHIEF, HearAlarm(alarm=999))
    (shown,) = queue_house.door.ask(CHIEF, HallAtAGlance()).alarms
    assert (shown.heard_by, shown.heard_at) == ("周明", clock.at)


def test_an_alarm_nobody_heard_stays_in_sight(queue_house: House, clock: FixedClock) -> None:
    heard = queue_house.door.enter(clerk(), RaiseAlarm(place="3 号窗口")).answer
    queue_house.door.enter(CHIEF, HearAlarm(alarm=heard))
    queue_house.door.enter(NOBODY, RaiseAlarm(place="大门\x07"))
    clock.forward(hours=13)
    assert [one.place for one in queue_house.door.ask(CHIEF, HallAtAGlance()).alarms] == [""]


def test_a_desk_on_call_is_called_in_and_arrives(queue_house: House, clock: FixedClock) -> None:
    on_call = "D32"
    assert not queue_house.door.ask(SYSTEM, PresentOn())[on_call].there
    queue_house.door.enter(CHIEF, CallIn(desk=on_call))
    called = clock.at
    clock.forward(minutes=25)
    queue_house.door.enter(CHIEF, CallIn(desk=on_call, arrived=True))
    clock.forward(minutes=5)
    queue_house.door.enter(CHIEF, CallIn(desk=on_call, arrived=True))
    now = desk_now(queue_house, on_call)
    assert now.called_in == called
    assert now.arrived is not None
    assert (now.arrived - called).total_seconds() == 25 * 60
    assert now.there
    assert queue_house.door.ask(SYSTEM, PresentOn())[on_call].there
    with pytest.raises(UserError, match=r"visit\.desk"):
        queue_house.door.enter(CHIEF, CallIn(desk="D99"))


def test_the_board_shows_calls_newest_first_and_the_news(queue_house: House, clock: FixedClock) -> None:
    comes(queue_house, 3)
    mine = sits(queue_house)
    mine.press(CallNext)
    clock.forward(seconds=9)
    mine.press(CallAgain)
    sits(queue_house, RIGHT, clerk(12)).press(CallNext)
    queue_house.door.enter(CHIEF, SetNotice(text=" 今日上午 法律服务区满座 ", urgent=True))
    board = queue_house.door.ask(NOBODY, BoardNow())
    assert [(call.number, call.window, call.times) for call in board.calls] == [
        ("A002", RIGHT, 1),
        ("A001", LEFT, 2),
        ("A001", LEFT, 1),
    ]
    assert board.waiting == ((DESK, "信访接待窗口", 1),)
    assert (board.notice, board.urgent, board.open) == ("今日上午 法律服务区满座", True, True)
    newer = queue_house.door.ask(NOBODY, BoardNow(after=board.calls[1].call)).calls
    assert [call.number for call in newer] == ["A002"]
    queue_house.door.enter(CHIEF, SetNotice(text=""))
    clock.forward(hours=12)
    late = queue_house.door.ask(NOBODY, BoardNow())
    assert (late.notice, late.open) == ("", False)


def test_the_closing_list_and_the_end_of_the_day(queue_house: House, clock: FixedClock) -> None:
    comes(queue_house, 5)
    mine, other = sits(queue_house), sits(queue_house, RIGHT, clerk(12))
    mine.press(CallNext)
    mine.press(Start)
    mine.press(Finish)
    mine.press(CallNext)
    mine.press(Hold, reason="取材料")
    mine.press(CallNext)
    other.press(CallNext)
    for _ in range(2):
        clock.forward(seconds=9)
        other.press(CallAgain)
    other.press(NotCome)
    open_ones = queue_house.door.ask(CHIEF, ClosingList())
    assert [row.number for row in open_ones.called] == ["A003"]
    assert [row.number for row in open_ones.held] == ["A002"]
    assert [row.number for row in open_ones.waiting] == ["A005"]
    assert open_ones.windows == (LEFT, RIGHT)
    assert (open_ones.unprinted, open_ones.unrated) == ((), 1)
    assert queue_house.door.enter(CHIEF, CloseDay()).answer == 4
    left = queue_house.door.ask(CHIEF, ClosingList())
    assert (left.called, left.held, left.waiting, left.windows, left.unrated) == ((), (), (), (), 1)
    assert queue_house.door.ask(SYSTEM, TicketStory(number="A004"))[-1].event is TicketEvent.CLOSED
    assert queue_house.door.ask(SYSTEM, TicketStory(number="A001"))[-1].event is TicketEvent.FINISHED
    assert queue_house.door.enter(CHIEF, CloseDay()).answer == 0
