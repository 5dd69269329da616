"""Numbers without gaps or doubles."""

from __future__ import annotations

import pytest

from hall.asking import SYSTEM
from hall.bootstrap import House
from hall.errors import UserError
from tests.helpers.orders import LastNumber, TakeNumber


def test_numbers_run_from_one(house: House) -> None:
    taken = [house.door.enter(SYSTEM, TakeNumber()).answer.number for _ in range(3)]
    assert taken == [1, 2, 3]
    assert house.door.ask(SYSTEM, LastNumber()) == 3


def test_each_series_and_each_period_has_its_own(house: House) -> None:
    enter = house.door.enter
    assert enter(SYSTEM, TakeNumber()).answer.number == 1
    assert enter(SYSTEM, TakeNumber(series="ticket.B")).answer.number == 1
    assert enter(SYSTEM, TakeNumber(period="2026-11-24")).answer.number == 1
    assert enter(SYSTEM, TakeNumber()).answer.number == 2


def test_a_number_of_a_failed_order_is_given_to_the_next(house: House) -> None:
    house.door.enter(SYSTEM, TakeNumber())
    with pytest.raises(UserError):
        house.door.enter(SYSTEM, TakeNumber(refused=True))
    assert house.door.enter(SYSTEM, TakeNumber()).answer.number == 2
