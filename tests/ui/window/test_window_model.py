"""The window without its widgets."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from hall.asking import ChangeSet, Outcome
from hall.clock import FixedClock
from hall.errors import Conflict, UserError
from hall.intake.orders import VisitAtWindow
from hall.queueing.orders import AtWindow, CallNext, InHand, NotCome, SitDown, StandUp, Undo, WindowNow
from hall.queueing.rules import TicketEvent, WindowState
from tests.ui.frontdesk.held_lanes import HeldLanes, Told
from ui.context import UiContext
from ui.window import invented
from ui.window.viewmodel import Act, WindowModel


def outcome(answer: object) -> Outcome[object]:
    return Outcome(answer, ChangeSet({}, ""))


def seen(held: UiContext, lanes: HeldLanes, now: WindowNow) -> WindowModel:
    lanes.given["AtWindow"] = now
    return WindowModel(held)


@pytest.mark.parametrize(
    ("now", "main", "acts"),
    [
        (invented.IDLE, Act.CALL, {Act.CALL, Act.PAUSE, Act.LEAVE, Act.BRING_BACK}),
        (replace(invented.IDLE, held=(), missed=()), Act.CALL, {Act.CALL, Act.PAUSE, Act.LEAVE}),
        (invented.CALLED, Act.START, {Act.START, Act.AGAIN, Act.TRANSFER, Act.HOLD}),
        (
            replace(invented.CALLED, calls_left=0, call_again_at=invented.LATER + timedelta(seconds=3)),
            Act.START,
            {Act.START, Act.NOT_COME, Act.TRANSFER, Act.HOLD},
        ),
        (invented.SERVED, Act.FINISH, {Act.FINISH, Act.TRANSFER, Act.HOLD}),
        (replace(invented.IDLE, state=WindowState.PAUSED), Act.PAUSE, {Act.PAUSE, Act.LEAVE}),
    ],
)
def test_each_state_has_its_acts_and_one_next_step(
    held: UiContext, lanes: HeldLanes, now: WindowNow, main: Act, acts: set[Act]
) -> None:
    model = seen(held, lanes, now)
    assert model.main() is main
    assert model.acts() == acts


def test_who_sits_nowhere_may_only_sit_down(held: UiContext, lanes: HeldLanes) -> None:
    lanes.given["MyWindow"] = ""
    model = WindowModel(held)
    assert (model.state(), model.acts(), model.main()) == (WindowState.EMPTY, frozenset(), None)
    model.sit("W09-1")
    assert lanes.waiting(SitDown)[0].window == "W09-1"
    lanes.answer(SitDown, outcome(InHand("W09-1", WindowState.FREE)))
    assert model.state() is WindowState.FREE


def test_while_a_step_is_under_way_no_other_is_given(model: WindowModel, lanes: HeldLanes) -> None:
    model.call()
    assert model.acts() == frozenset()
    model.call()
    assert len(lanes.waiting(CallNext)) == 1


def test_a_conflict_is_told_and_the_window_is_read_again(model: WindowModel, lanes: HeldLanes) -> None:
    told: list[object] = []
    model.refused.connect(told.append)
    model.call()
    taken = Conflict("ticket.taken", "number", number="A033", who="孙丽", window="W09-2", when="10:25")
    lanes.given["AtWindow"] = replace(invented.IDLE, waiting=invented.WAITING[1:], waiting_count=2)
    lanes.fail(CallNext, taken)
    assert told == [None, taken]
    following = model.next()
    assert following is not None
    assert following.number == "A030"


def test_the_seat_that_was_given_away_is_left(model: WindowModel, lanes: HeldLanes) -> None:
    model.call()
    lanes.fail(CallNext, UserError("window.not_yours", "window", window=invented.CODE))
    assert (model.window, model.state()) == ("", WindowState.EMPTY)


def test_calling_into_an_empty_queue_says_so(model: WindowModel, lanes: HeldLanes) -> None:
    nobody: list[bool] = []
    model.nobody.connect(lambda: nobody.append(True))
    model.call()
    lanes.answer(CallNext, outcome(InHand(invented.CODE, WindowState.FREE)))
    assert nobody == [True]


def test_the_way_back_is_offered_where_the_ticket_left_the_hand(held: UiContext, lanes: HeldLanes) -> None:
    model = seen(held, lanes, replace(invented.CALLED, calls_left=0))
    offered: list[object] = []
    model.stepped.connect(offered.append)
    model.not_come()
    undo = Undo(TicketEvent.NOT_COME, "A032", invented.LATER + timedelta(seconds=10))
    lanes.given["AtWindow"] = invented.IDLE
    lanes.answer(NotCome, outcome(InHand(invented.CODE, WindowState.FREE, undo=undo)))
    assert offered == [undo]
    model.call()
    called = InHand(
        invented.CODE, WindowState.CALLING, invented.CALLED.ticket, undo=replace(undo, event=TicketEvent.CALLED)
    )
    lanes.answer(CallNext, outcome(called))
    assert offered == [undo]


def test_the_cool_down_runs_off(held: UiContext, lanes: HeldLanes, held_clock: FixedClock) -> None:
    model = seen(held, lanes, replace(invented.CALLED, call_again_at=invented.LATER + timedelta(seconds=8)))
    assert (model.cool_down(), Act.AGAIN in model.acts()) == (8, False)
    held_clock.forward(seconds=8)
    assert (model.cool_down(), Act.AGAIN in model.acts()) == (0, True)


def test_the_visitor_is_read_with_his_ticket_and_forgotten_after_it(held: UiContext, lanes: HeldLanes) -> None:
    model = seen(held, lanes, invented.SERVED)
    assert model.visit == invented.WANG
    lanes.given["AtWindow"] = invented.IDLE
    model.refresh()
    assert model.visit is None


def test_an_answer_about_somebody_who_left_is_dropped(held: UiContext, lanes: HeldLanes) -> None:
    del lanes.given["VisitAtWindow"]
    model = seen(held, lanes, invented.SERVED)
    lanes.given["AtWindow"] = invented.IDLE
    model.refresh()
    lanes.answer(VisitAtWindow, invented.WANG)
    assert model.visit is None


def test_the_window_is_read_again_when_somebody_else_changes_it(
    model: WindowModel, lanes: HeldLanes, changes: Told
) -> None:
    lanes.given["AtWindow"] = replace(invented.IDLE, waiting=(), waiting_count=0)
    changes.watches["tickets"](ChangeSet({"tickets": (33,)}, "another"))
    assert model.next() is None
    del lanes.given["AtWindow"]
    changes.watches["tickets"](ChangeSet({"papers": (1,)}, "another"))
    assert lanes.waiting(AtWindow) == []


def test_held_ones_whose_timer_ends_first_come_first(held: UiContext, lanes: HeldLanes) -> None:
    later = replace(invented.HELD[0], number="A010", until=invented.LATER + timedelta(minutes=30))
    no_timer = replace(invented.HELD[0], number="A005", until=None)
    model = seen(held, lanes, replace(invented.IDLE, held=(no_timer, later, *invented.HELD)))
    assert [row.number for row in model.kept()] == ["A021", "A010", "A005", "A024", "A019"]


def test_leaving_forgets_the_window(model: WindowModel, lanes: HeldLanes) -> None:
    model.leave()
    lanes.answer(StandUp, outcome(None))
    assert (model.window, model.now) == ("", None)
