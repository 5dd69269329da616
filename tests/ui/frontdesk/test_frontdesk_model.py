"""The front desk without widgets: one visit a press, nothing typed lost, nothing old shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy

from hall.asking import ChangeSet, Outcome
from hall.errors import Conflict, EnvironmentFault, Fault, Problem, UserError
from hall.intake.orders import (
    Acquaintances,
    Known,
    RegisterVisit,
    WithdrawVisit,
)
from hall.people.rules import Priority
from hall.routing.rules import Proposals
from tests.ui.frontdesk.held_lanes import HeldLanes, KeptDrafts
from ui.frontdesk import invented
from ui.frontdesk.latest import Latest
from ui.frontdesk.viewmodel import FrontDeskModel

DONE = Outcome(invented.REGISTERED, ChangeSet({}, ""))
NOTHING = Outcome(None, ChangeSet({}, ""))


def fill(model: FrontDeskModel, name: str = "王秀兰", statement: str = "包工头不发工资") -> None:
    model.edit("name", name)
    model.edit("statement", statement)


def flush(model: FrontDeskModel) -> None:
    """No pause: ask now."""
    for asker in model.findChildren(Latest):
        asker.flush()


# saving


def test_two_presses_make_one_visit(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    model.submit()
    model.submit()
    assert len(lanes.waiting(RegisterVisit)) == 1
    assert model.keeping.is_busy()


def test_the_same_order_goes_out_until_it_is_answered(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    model.submit()
    lanes.fail(RegisterVisit, EnvironmentFault(Fault.DATABASE_BUSY))
    model.submit()
    lanes.answer(RegisterVisit, DONE)
    fill(model, "陈浩")
    model.submit()
    first, again, second = (order.order_id for order in lanes.orders)
    assert first == again != second


def test_after_saving_the_form_is_ready_for_the_next(
    model: FrontDeskModel, lanes: HeldLanes, drafts: KeptDrafts
) -> None:
    caret, saved = QSignalSpy(model.go_to), QSignalSpy(model.keeping.saved)
    fill(model)
    model.submit()
    assert drafts.on_disk is not None
    lanes.answer(RegisterVisit, DONE)
    assert saved.count() == 1
    assert model.entry.is_blank()
    assert drafts.on_disk is None
    assert caret.at(caret.count() - 1) == ["number"]
    assert model.direction.proposals == Proposals()


def test_what_is_missing_is_shown_and_nothing_is_sent(model: FrontDeskModel, lanes: HeldLanes) -> None:
    caret = QSignalSpy(model.go_to)
    model.edit("number", "41012219810634001X")
    model.submit()
    assert not lanes.orders
    assert model.blocking() == ("number", "name", "statement")
    assert caret.at(0) == ["number"]
    model.next_problem("number")
    model.next_problem("statement")
    assert [caret.at(at)[0] for at in (1, 2)] == ["name", "number"]


def test_a_problem_goes_as_soon_as_it_is_mended(model: FrontDeskModel) -> None:
    model.submit()
    model.edit("name", "王")
    assert model.blocking() == ("statement",)
    model.edit("statement", "欠")
    assert model.problems() == {}


def test_a_field_says_nothing_while_it_is_typed_for_the_first_time(model: FrontDeskModel) -> None:
    model.edit("number", "4101")
    assert model.problems() == {}
    model.leave("number")
    assert model.problems()["number"].code == "id.length"
    model.edit("number", "410122195803120042")
    assert model.problems() == {}


def test_walking_past_an_empty_field_is_no_fault(model: FrontDeskModel) -> None:
    model.leave("name")
    model.leave("statement")
    assert model.problems() == {}


@pytest.mark.parametrize(
    "trouble",
    [EnvironmentFault(Fault.DISK_FULL), Conflict("case.changed", None, who="孙丽", when="10:31"), ZeroDivisionError()],
)
def test_when_saving_fails_nothing_typed_is_lost(
    model: FrontDeskModel, lanes: HeldLanes, drafts: KeptDrafts, trouble: Exception
) -> None:
    told = QSignalSpy(model.refused)
    fill(model)
    before = model.entry
    model.submit()
    lanes.fail(RegisterVisit, trouble)
    assert model.entry == before
    assert drafts.on_disk == before.draft()
    assert not model.keeping.is_busy()
    assert told.count() == 1
    assert told.at(0)[0] is trouble or isinstance(told.at(0)[0], Conflict)


def test_problems_of_the_hall_stand_beside_their_fields(model: FrontDeskModel, lanes: HeldLanes) -> None:
    told = QSignalSpy(model.refused)
    fill(model)
    model.submit()
    lanes.fail(RegisterVisit, UserError.of([Problem("amount.form", "amount"), Problem("visit.desk", "desk")]))
    assert model.problems()["amount"].code == "amount.form"
    assert [problem.code for problem in told.at(0)[0].problems] == ["visit.desk"]
    model.edit("amount", "1")
    assert "amount" not in model.problems()


def test_a_second_number_only_when_it_is_wanted(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    model.submit()
    lanes.fail(RegisterVisit, UserError("visit.waiting_ticket", None, ticket="A031"))
    model.submit(again=True)
    assert [order.again for order in lanes.orders] == [False, True]


def test_without_a_number(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    model.submit(take_ticket=False)
    assert not lanes.waiting(RegisterVisit)[0].take_ticket


def test_taking_back_gives_the_form_back(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    before = model.entry
    model.submit()
    lanes.answer(RegisterVisit, DONE)
    model.keeping.take_back()
    assert lanes.waiting(WithdrawVisit)[0].visit == invented.REGISTERED.visit
    lanes.answer(WithdrawVisit, NOTHING)
    assert model.entry == before


def test_taking_back_does_not_disturb_the_next_visitor(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    model.submit()
    lanes.answer(RegisterVisit, DONE)
    fill(model, "陈浩", "漏水")
    model.keeping.take_back()
    lanes.answer(WithdrawVisit, NOTHING)
    assert model.entry.name == "陈浩"


def test_clearing_can_be_taken_back(model: FrontDeskModel) -> None:
    fill(model)
    before = model.entry
    assert model.clear()
    assert model.entry.is_blank()
    assert not model.clear()
    model.restore()
    assert model.entry == before


# who it is


def test_the_number_tells_birth_sex_and_priority(model: FrontDeskModel) -> None:
    model.edit("number", "410122195803120042")
    assert model.identity is not None
    assert (model.identity.sex.value, model.entry.priorities) == ("2", (Priority.ELDERLY,))
    model.edit("number", "41012219580312004")
    assert model.identity is None
    assert model.entry.priorities == ()


def test_the_guide_decides_about_priority(model: FrontDeskModel) -> None:
    model.edit("priorities", (Priority.DISABLED,))
    model.edit("number", "410122195803120042")
    assert model.entry.priorities == (Priority.DISABLED,)


def test_half_a_number_is_asked_of_nobody(model: FrontDeskModel, lanes: HeldLanes) -> None:
    model.edit("number", "41012219580312")
    model.edit("phone", "1380000")
    flush(model)
    assert not lanes.waiting(Acquaintances)


def test_somebody_known_is_named_and_his_case_can_be_joined(model: FrontDeskModel, lanes: HeldLanes) -> None:
    model.edit("number", "410122195803120042")
    flush(model)
    assert lanes.waiting(Acquaintances)[0].number == "410122195803120042"
    lanes.answer(Acquaintances, Known((invented.WANG_KNOWN,)))
    assert model.entry.name == "王秀兰"
    assert model.autos["name"] == "known"
    model.edit("statement", "还是那件事")
    model.join()
    model.submit()
    assert lanes.waiting(RegisterVisit)[0].joins_case == invented.CASE.case
    lanes.fail(RegisterVisit, EnvironmentFault(Fault.DATABASE_BUSY))
    model.new_matter()
    model.submit()
    assert lanes.waiting(RegisterVisit)[0].joins_case is None


def test_a_name_that_was_typed_stays(model: FrontDeskModel, lanes: HeldLanes) -> None:
    model.edit("name", "王秀蓝")
    model.edit("number", "410122195803120042")
    flush(model)
    lanes.answer(Acquaintances, Known((invented.WANG_KNOWN,)))
    assert model.entry.name == "王秀蓝"


def test_a_name_alone_is_only_a_candidate(model: FrontDeskModel, lanes: HeldLanes) -> None:
    model.edit("name", "王秀兰")
    flush(model)
    lanes.answer(Acquaintances, Known((replace(invented.WANG_KNOWN, by="name"),)))
    assert model.acquaintance.person() is not None
    assert not model.acquaintance.is_sure()


def test_the_case_of_another_person_is_not_joined(model: FrontDeskModel, lanes: HeldLanes) -> None:
    model.edit("number", "410122195803120042")
    flush(model)
    lanes.answer(Acquaintances, Known((invented.WANG_KNOWN,)))
    model.join()
    model.edit("number", "411023197905123317")
    flush(model)
    lanes.answer(Acquaintances, Known())
    assert model.entry.joins_case is None


def test_a_card_fills_its_fields_and_they_stay_editable(model: FrontDeskModel) -> None:
    model.withhold()
    model.card_read("410122195803120042", "王秀兰", "青河县青云街道")
    assert (model.entry.name, model.entry.address, model.entry.name_withheld) == ("王秀兰", "青河县青云街道", False)
    assert set(model.autos) == {"number", "name", "address"}
    model.edit("address", "青云街道 6 号")
    assert set(model.autos) == {"number", "name"}
