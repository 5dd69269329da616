"""What hangs on the wall besides the calls, on both databases: who is next, who missed his call, which windows pause."""

from __future__ import annotations

from hall.asking import RESIDENT
from hall.bootstrap import House
from hall.clock import FixedClock
from hall.queueing.orders import Board, BoardNow, CallAgain, CallNext, NotCome, Pause, Rejoin, Resume, TakeBack
from hall.queueing.rules import PauseReason
from hall.staff.rules import Role
from tests.helpers.queue import LEFT, OTHER_DESK, RIGHT, AtWindow, clerk, comes, on_both, sits

pytestmark = on_both


def wall(house: House) -> Board:
    board: Board = house.door.ask(RESIDENT, BoardNow())
    return board


def other_window(house: House) -> AtWindow:
    return sits(house, f"W{OTHER_DESK[1:]}-1", clerk(13, "李敏"))


def test_the_first_two_of_each_desk_that_serves_get_ready_in_turn(queue_house: House) -> None:
    mine = comes(queue_house, 3)
    other = comes(queue_house, 3, desk=OTHER_DESK)
    assert wall(queue_house).next == ()  # nobody sits anywhere
    left = sits(queue_house)
    assert wall(queue_house).next == mine[:2]
    other_window(queue_house)
    assert wall(queue_house).next == (mine[0], other[0], mine[1], other[1])
    left.press(CallNext)
    assert wall(queue_house).next == (mine[1], other[0], mine[2], other[1])


def test_a_priority_gets_ready_in_its_turn(queue_house: House) -> None:
    plain = comes(queue_house, 2)
    preferred = comes(queue_house, priority="elderly")
    sits(queue_house)
    assert wall(queue_house).next == (*preferred, plain[0])


def test_a_window_that_pauses_is_named_and_readies_nobody(queue_house: House) -> None:
    comes(queue_house, 1)
    left = sits(queue_house, LEFT)
    left.press(Pause, reason=PauseReason.BREAK)
    board = wall(queue_house)
    assert (board.paused, board.next) == (("2 号-1",), ())
    sits(queue_house, RIGHT, clerk(12, "赵明"))
    assert len(wall(queue_house).next) == 1
    left.press(Resume)
    assert wall(queue_house).paused == ()


def test_who_missed_his_call_is_shown_until_he_reports_again(queue_house: House, clock: FixedClock) -> None:
    comes(queue_house, 2)
    left = sits(queue_house)
    gone = []
    for _ in range(2):
        gone.append(left.number(CallNext))
        for _again in range(2):
            clock.forward(minutes=1)
            left.press(CallAgain)
        left.press(NotCome)
        clock.forward(minutes=1)
    assert wall(queue_house).missed == tuple(reversed(gone))
    queue_house.door.enter(clerk(21, "陈雨", Role.GUIDE), Rejoin(number=gone[0]))
    assert wall(queue_house).missed == (gone[1],)
    clock.forward(days=1)
    assert wall(queue_house).missed == ()


def test_a_call_that_was_taken_back_does_not_hang_there(queue_house: House, clock: FixedClock) -> None:
    (number,) = comes(queue_house)
    left = sits(queue_house)
    left.press(CallNext)
    left.press(TakeBack)
    assert wall(queue_house).calls == ()
    left.press(CallNext)
    clock.forward(minutes=1)
    left.press(CallAgain)
    assert [call.number for call in wall(queue_house).calls] == [number, number]
    left.press(TakeBack)  # only the second of them
    assert [call.number for call in wall(queue_house).calls] == [number]
