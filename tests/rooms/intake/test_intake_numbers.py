"""A number without a visit, on both databases: who may take it, when, and what it is."""

from __future__ import annotations

import pytest

from hall.asking import KIOSK, RESIDENT, SYSTEM
from hall.bootstrap import House
from hall.clock import FixedClock
from hall.errors import UserError
from hall.intake.orders import NumberTaken, TakeNumber
from hall.queueing.orders import CallNext, Finish, Start
from tests.helpers.queue import comes, on_both, sits

pytestmark = on_both


def taken(house: House, desk: str = "D02", **more: str) -> NumberTaken:
    answer: NumberTaken = house.door.enter(KIOSK, TakeNumber(desk=desk, **more)).answer
    return answer


def test_numbers_follow_those_of_the_guide_without_gap_or_double(queue_house: House) -> None:
    first, second = comes(queue_house), taken(queue_house)
    again = taken(queue_house, order_id="0" * 32)
    assert again == taken(queue_house, order_id="0" * 32)
    third = comes(queue_house)
    assert (*first, second.number, again.number, *third) == ("A001", "A002", "A003", "A004")
    assert (second.ahead, again.ahead, second.desk_name) == (1, 2, "信访接待窗口")


def test_it_is_called_and_served_without_a_case(queue_house: House) -> None:
    number = taken(queue_house).number
    window = sits(queue_house)
    assert window.number(CallNext) == number
    assert window.look().case is None
    window.press(Start)
    window.press(Finish, matter="M0201")
    assert window.look().served_today == 1


def test_nobody_else_takes_numbers_and_not_when_the_hall_is_closed(queue_house: House, clock: FixedClock) -> None:
    with pytest.raises(UserError) as told:
        queue_house.door.enter(RESIDENT, TakeNumber(desk="D02"))
    assert told.value.problems[0].code == "right.missing"
    for desk, code in (("D99", "visit.desk"), ("", "visit.desk")):
        with pytest.raises(UserError) as told:
            taken(queue_house, desk)
        assert told.value.problems[0].code == code
    clock.forward(hours=12)
    with pytest.raises(UserError) as told:
        queue_house.door.enter(SYSTEM, TakeNumber(desk="D02"))
    assert told.value.problems[0].code == "ticket.hall_closed"
