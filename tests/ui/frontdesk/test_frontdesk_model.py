"""The front desk without widgets: one visit a press, nothing typed lost, nothing old shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from hall.asking import ChangeSet, Outcome
from hall.errors import Conflict, EnvironmentFault, Fault, Problem, UserError
from hall.intake.orders import (
    Acquaintances,
    DangerHandled,
    Known,
    ProposeFor,
    RegisterVisit,
    WithdrawVisit,
)
from hall.people.rules import Priority
from hall.routing.orders import Picked, PickMatter
from hall.routing.rules import GENERAL_DESK, Proposals
from tests.ui.frontdesk.held_lanes import HeldLanes, KeptDrafts, Told
from ui.context import UiContext
from ui.frontdesk import pictures
from ui.frontdesk.entry import Entry, MemberEntry
from ui.frontdesk.latest import Latest
from ui.frontdesk.viewmodel import FrontDeskModel

DONE = Outcome(pictures.REGISTERED, ChangeSet({}, ""))
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
    assert lanes.waiting(WithdrawVisit)[0].visit == pictures.REGISTERED.visit
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
    lanes.answer(Acquaintances, Known((pictures.WANG_KNOWN,)))
    assert model.entry.name == "王秀兰"
    assert model.autos["name"] == "known"
    model.edit("statement", "还是那件事")
    model.join()
    model.submit()
    assert lanes.waiting(RegisterVisit)[0].joins_case == pictures.CASE.case
    lanes.fail(RegisterVisit, EnvironmentFault(Fault.DATABASE_BUSY))
    model.new_matter()
    model.submit()
    assert lanes.waiting(RegisterVisit)[0].joins_case is None


def test_a_name_that_was_typed_stays(model: FrontDeskModel, lanes: HeldLanes) -> None:
    model.edit("name", "王秀蓝")
    model.edit("number", "410122195803120042")
    flush(model)
    lanes.answer(Acquaintances, Known((pictures.WANG_KNOWN,)))
    assert model.entry.name == "王秀蓝"


def test_a_name_alone_is_only_a_candidate(model: FrontDeskModel, lanes: HeldLanes) -> None:
    model.edit("name", "王秀兰")
    flush(model)
    lanes.answer(Acquaintances, Known((replace(pictures.WANG_KNOWN, by="name"),)))
    assert model.acquaintance.person() is not None
    assert not model.acquaintance.is_sure()


def test_the_case_of_another_person_is_not_joined(model: FrontDeskModel, lanes: HeldLanes) -> None:
    model.edit("number", "410122195803120042")
    flush(model)
    lanes.answer(Acquaintances, Known((pictures.WANG_KNOWN,)))
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


# where he goes


def test_the_first_proposal_holds_until_the_guide_chooses(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    flush(model)
    lanes.answer(ProposeFor, pictures.WAGES)
    chosen = model.direction.chosen()
    assert chosen is not None
    assert chosen.desk == "D09"
    model.choose(1)
    model.submit()
    assert lanes.waiting(RegisterVisit)[0].desk == "D03"


def test_a_choice_outlives_the_proposals_it_came_from(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    flush(model)
    lanes.answer(ProposeFor, pictures.WAGES)
    model.choose(2)
    model.edit("statement", "包工头不发工资，还打人")
    flush(model)
    lanes.answer(ProposeFor, pictures.DANGER)
    shown = model.direction.shown()
    assert len(shown) == 3
    assert model.direction.chosen_at() == 0
    assert (shown[0].desk, shown[0].matter_name) == ("D07", "农民工讨薪法律援助")


def test_an_old_answer_never_overwrites_a_newer_one(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    flush(model)
    model.edit("statement", "漏水")
    flush(model)
    lanes.answer(ProposeFor, pictures.DANGER, which=1)
    lanes.answer(ProposeFor, pictures.WAGES)
    assert model.direction.proposals is pictures.DANGER


def test_without_words_nothing_is_proposed(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    flush(model)
    lanes.answer(ProposeFor, pictures.WAGES)
    model.edit("statement", "  ")
    assert model.direction.shown() == ()


def test_no_match_is_the_general_window_said_openly(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    flush(model)
    lanes.answer(ProposeFor, Proposals(none=True))
    chosen = model.direction.chosen()
    assert chosen is not None
    assert chosen.desk == GENERAL_DESK
    assert chosen.desk_name == "综合受理窗口"


def test_any_other_desk_is_picked_by_pinyin(model: FrontDeskModel, lanes: HeldLanes) -> None:
    model.direction.pick("ldzy")
    flush(model)
    lanes.answer(PickMatter, (Picked("D09", "劳动监察与仲裁窗口（人社局）", "M0903", "劳动争议仲裁申请", "initials"),))
    assert [pick.matter for pick in model.direction.picks] == ["M0903"]
    model.take("D09", "M0903")
    fill(model)
    model.submit()
    order = lanes.waiting(RegisterVisit)[0]
    assert (order.desk, order.matter) == ("D09", "M0903")


def test_danger_is_dealt_with_once_and_comes_back_with_a_new_word(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    flush(model)
    lanes.answer(ProposeFor, pictures.DANGER)
    assert model.direction.dangers()
    model.direction.deal_with_danger()
    assert model.direction.dangers() == ()
    assert model.direction.was_dealt_with()
    logged = lanes.waiting(DangerHandled)[0]
    assert (logged.kinds, logged.words) == (("violence",), 2)
    assert "汽油" not in repr(logged)
    more = replace(pictures.DANGER.danger[0], words=("同归于尽", "汽油", "刀"))
    model.edit("statement", "我有刀")
    flush(model)
    lanes.answer(ProposeFor, replace(pictures.DANGER, danger=(more,)))
    assert model.direction.dangers() == (more,)


# groups


def test_what_is_written_goes_along_into_a_group_and_back(model: FrontDeskModel) -> None:
    fill(model)
    model.edit("phone", "13800005678")
    model.switch_group()
    assert model.entry.group is not None
    assert [(one.name, one.representative) for one in model.entry.group.members] == [("王秀兰", True)]
    assert model.entry.statement == "包工头不发工资"
    model.switch_group()
    assert (model.entry.name, model.entry.phone) == ("王秀兰", "13800005678")


def test_the_sixth_representative_is_refused_with_the_article(model: FrontDeskModel) -> None:
    model.switch_group()
    model.add_members(tuple(MemberEntry(f"工友{at}") for at in range(7)))
    for row in range(6):
        model.set_representative(row, True)
    assert model.entry.group is not None
    assert model.entry.group.representatives() == 5
    assert model.problems()["members"].code == "group.representatives"
    model.set_representative(0, False)
    assert "members" not in model.problems()


def test_a_pasted_list_raises_the_head_count_and_is_checked(model: FrontDeskModel) -> None:
    model.switch_group()
    model.edit_group("group_count", "2")
    model.add_members((MemberEntry("马建军"), MemberEntry("周大勇", "411023198407152639"), MemberEntry("李赟")))
    assert model.entry.group is not None
    assert model.entry.group.count == "3"
    assert model.problems()["members.1.number"].code == "id.check"
    model.remove_member(1)
    assert [one.name for one in model.entry.group.members] == ["马建军", "李赟"]
    assert model.is_collective() is False
    model.edit_group("group_count", "5")
    assert model.is_collective()


# drafts and the hall around


def test_a_draft_is_kept_on_leaving_and_only_when_changed(model: FrontDeskModel, drafts: KeptDrafts) -> None:
    model.edit("name", "王秀兰")
    model.leave("name")
    model.leave("name")
    assert drafts.writes == 1
    assert drafts.on_disk == model.draft()


def test_a_draft_is_kept_by_itself(model: FrontDeskModel, drafts: KeptDrafts) -> None:
    model.edit("name", "王秀兰")
    model.drafting._timer.timeout.emit()
    assert drafts.on_disk is not None


def test_what_a_crash_left_is_offered_and_taken(
    app: QApplication, held: UiContext, drafts: KeptDrafts, lanes: HeldLanes
) -> None:
    drafts.on_disk = pictures.WANG.draft()
    model = FrontDeskModel(held)
    assert model.drafting.offered == pictures.WANG
    assert model.entry.is_blank()
    assert drafts.on_disk is not None
    model.take_draft()
    assert model.entry == pictures.WANG
    assert model.drafting.offered is None
    flush(model)
    assert lanes.waiting(ProposeFor)[0].statement == pictures.WANG.statement


def test_an_empty_draft_is_not_offered(app: QApplication, held: UiContext, drafts: KeptDrafts) -> None:
    drafts.on_disk = Entry().draft()
    assert FrontDeskModel(held).drafting.offered is None


def test_the_proposals_follow_the_waiting(model: FrontDeskModel, lanes: HeldLanes, changes: Told) -> None:
    assert model.around.waiting() == 5
    fill(model)
    flush(model)
    lanes.answer(ProposeFor, pictures.WAGES)
    lanes.given["WaitingNow"] = {"D09": 9}
    changes.watches["tickets"](ChangeSet({"tickets": (1,)}, "elsewhere"))
    assert len(lanes.waiting(ProposeFor)) == 1
    assert model.around.waiting() == 9
