"""What the board shows, told by hand: calls in turn, pages, a lost hall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from hall.clock import FixedClock
from hall.errors import EnvironmentFault, Fault
from hall.queueing.orders import Board, BoardNow
from tests.ui.frontdesk.held_lanes import HeldLanes, Told
from ui.board.pictures import BUSY, CALLS, MANY, MORNING, call
from ui.board.viewmodel import FLASHES, BoardModel, Row
from ui.context import UiContext

QUIET = Board(MORNING, (), ())


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MORNING)


@pytest.fixture
def lanes() -> HeldLanes:
    return HeldLanes()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def still(request: pytest.FixtureRequest) -> bool:
    """Does somebody want less motion?"""
    return bool(getattr(request, "param", False))


@pytest.fixture
def model(context: UiContext, clock: FixedClock, lanes: HeldLanes, told: Told, still: bool) -> Iterator[BoardModel]:
    made = BoardModel(replace(context, clock=clock, lanes=lanes, changes=told), still=still)
    yield made
    shiboken6.delete(made)  # its timers end here, not when Python cleans up on some other thread


def shown(model: BoardModel) -> str:
    return "" if model.current is None else model.current.number


def flash(model: BoardModel) -> list[bool]:
    """One whole call's flashing: its light after every half."""
    found = []
    for _ in range(2 * FLASHES):
        model.blink()
        found.append(model.lit)
    return found


def test_the_first_picture_flashes_nothing(model: BoardModel, lanes: HeldLanes) -> None:
    lanes.answer(BoardNow, BUSY)
    assert shown(model) == "A032"
    assert not model.is_flashing()
    assert [one.number for one in model.recent()] == ["B018", "A031", "C014", "B017"]


def test_a_new_call_flashes_three_times_and_stays_lit(model: BoardModel) -> None:
    model.take(BUSY)
    model.take(replace(BUSY, calls=(call(47, "C015", "7 号窗口"), *CALLS)))
    assert shown(model) == "C015"
    assert model.is_flashing()
    assert flash(model) == [False, True, False, True, False, True]
    assert not model.is_flashing()


@pytest.mark.parametrize("still", [True], indirect=True)
def test_nothing_moves_for_who_wants_less_motion(model: BoardModel) -> None:
    model.take(QUIET)
    model.take(BUSY)
    assert all(flash(model))


def test_two_calls_at_once_are_shown_one_after_the_other(model: BoardModel) -> None:
    model.take(BUSY)
    both = (call(48, "B019", "3 号窗口"), call(47, "C015", "7 号窗口"), *CALLS)
    model.take(replace(BUSY, calls=both))
    assert shown(model) == "C015"
    assert "B019" not in [one.number for one in model.recent()]
    model.take(replace(BUSY, calls=both))
    flash(model)
    assert shown(model) == "B019"
    assert [one.number for one in model.recent()][:2] == ["C015", "A032"]
    flash(model)
    assert not model.is_flashing()
    assert shown(model) == "B019"


def test_a_number_called_again_flashes_again_and_stands_once(model: BoardModel) -> None:
    model.take(BUSY)
    model.take(replace(BUSY, calls=(call(47, "B018", "3 号窗口"), *CALLS)))
    assert shown(model) == "B018"
    assert model.is_flashing()
    assert [one.number for one in model.recent()] == ["A032", "A031", "C014", "B017", "A030"]


def test_lists_longer_than_their_place_take_turns(model: BoardModel) -> None:
    model.take(MANY)
    pages = []
    for _ in range(4):
        pages.append(([row.number for row in model.rows().rows], model.missed().rows, len(model.waiting().rows)))
        model.turn()
    called, missed, desks = zip(*pages, strict=True)
    assert list(called) == [
        ["B059", "B058", "B057", "B056", "B055"],
        ["B054", "B053", "B052", "B051", "B050"],
        ["B049", "B048", "", "", ""],
        ["B059", "B058", "B057", "B056", "B055"],
    ]
    assert missed[:3] == (MANY.missed[:4], MANY.missed[4:8], MANY.missed[8:])
    assert desks == (3, 3, 1, 3)
    assert model.waiting_in_all() == 25


def test_windows_that_pause_stand_below_the_calls(model: BoardModel) -> None:
    model.take(replace(BUSY, calls=CALLS[:3]))
    assert model.rows().rows == (Row("3 号窗口", "B018"), Row("2 号-1", "A031"), Row("4 号-2"))
    assert model.rows().pages == 1


def test_a_new_call_brings_the_first_page_back(model: BoardModel) -> None:
    model.take(MANY)
    model.turn()
    assert model.rows().page == 2
    model.take(replace(MANY, calls=(call(70, "C015", "7 号窗口"), *MANY.calls)))
    assert (model.rows().page, model.rows().rows[0].number) == (1, "B060")


def test_a_lost_hall_leaves_the_picture_and_its_age(
    model: BoardModel, lanes: HeldLanes, told: Told, clock: FixedClock
) -> None:
    lanes.answer(BoardNow, BUSY)
    clock.forward(minutes=7)
    told.watches["board"](None)
    lanes.fail(BoardNow, EnvironmentFault(Fault.DATABASE_UNREACHABLE))
    assert (model.lost, model.minutes_old(), shown(model)) == (True, 7, "A032")
    told.watches["board"](None)
    lanes.answer(BoardNow, replace(BUSY, at=clock.now()))
    assert (model.lost, model.minutes_old()) == (False, 0)


def test_what_was_called_while_the_link_was_lost_is_shown_and_only_the_newest_flashes(model: BoardModel) -> None:
    model.take(BUSY)
    missed = call(47, "C015", "7 号窗口", ago=-1)
    later = MORNING + timedelta(minutes=6)
    model.take(replace(BUSY, calls=(missed, *CALLS), at=later))
    assert (shown(model), model.is_flashing()) == ("C015", False)
    now = call(49, "C017", "7 号窗口", ago=-6)
    model.take(replace(BUSY, calls=(now, call(48, "C016", "3 号窗口", ago=-3), missed, *CALLS), at=later))
    assert (shown(model), model.is_flashing()) == ("C017", True)
    assert [one.number for one in model.recent()][:3] == ["C016", "C015", "A032"]
    flash(model)
    assert not model.is_flashing()


def test_who_was_called_just_before_closing_still_finds_his_window(model: BoardModel, clock: FixedClock) -> None:
    model.take(replace(BUSY, open=False))
    assert not model.is_closed()
    clock.forward(minutes=11)
    assert model.is_closed()
    model.take(replace(QUIET, at=MORNING + timedelta(minutes=11)))
    assert not model.is_closed()


def test_a_day_that_is_over_leaves_no_call(qtbot: QtBot, model: BoardModel) -> None:
    model.take(BUSY)
    with qtbot.waitSignal(model.changed):
        model.take(QUIET)
    assert shown(model) == ""
    assert model.recent() == ()
