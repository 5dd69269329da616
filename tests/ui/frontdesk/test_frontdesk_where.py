"""The front desk without widgets: where he goes, groups, drafts, the hall around."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from hall.asking import ChangeSet, Outcome
from hall.intake.orders import (
    DangerHandled,
    ProposeFor,
    RegisterVisit,
)
from hall.routing.orders import Picked, PickMatter
from hall.routing.rules import GENERAL_DESK, Proposals
from tests.ui.frontdesk.held_lanes import HeldLanes, KeptDrafts, Told
from ui.context import UiContext
from ui.frontdesk import invented
from ui.frontdesk.entry import Entry, MemberEntry
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


# where he goes


def test_the_first_proposal_holds_until_the_guide_chooses(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    flush(model)
    lanes.answer(ProposeFor, invented.WAGES)
    chosen = model.direction.chosen()
    assert chosen is not None
    assert chosen.desk == "D09"
    model.choose(1)
    model.submit()
    assert lanes.waiting(RegisterVisit)[0].desk == "D03"


def test_a_choice_outlives_the_proposals_it_came_from(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    flush(model)
    lanes.answer(ProposeFor, invented.WAGES)
    model.choose(2)
    model.edit("statement", "包工头不发工资，还打人")
    flush(model)
    lanes.answer(ProposeFor, invented.DANGER)
    shown = model.direction.shown()
    assert len(shown) == 3
    assert model.direction.chosen_at() == 0
    assert (shown[0].desk, shown[0].matter_name) == ("D07", "农民工讨薪法律援助")


def test_an_old_answer_never_overwrites_a_newer_one(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    flush(model)
    model.edit("statement", "漏水")
    flush(model)
    lanes.answer(ProposeFor, invented.DANGER, which=1)
    lanes.answer(ProposeFor, invented.WAGES)
    assert model.direction.proposals is invented.DANGER


def test_without_words_nothing_is_proposed(model: FrontDeskModel, lanes: HeldLanes) -> None:
    fill(model)
    flush(model)
    lanes.answer(ProposeFor, invented.WAGES)
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
    lanes.answer(ProposeFor, invented.DANGER)
    assert model.direction.dangers()
    model.direction.deal_with_danger()
    assert model.direction.dangers() == ()
    assert model.direction.was_dealt_with()
    logged = lanes.waiting(DangerHandled)[0]
    assert (logged.kinds, logged.words) == (("violence",), 2)
    assert "汽油" not in repr(logged)
    more = replace(invented.DANGER.danger[0], words=("同归于尽", "汽油", "刀"))
    model.edit("statement", "我有刀")
    flush(model)
    lanes.answer(ProposeFor, replace(invented.DANGER, danger=(more,)))
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
    drafts.on_disk = invented.WANG.draft()
    model = FrontDeskModel(held)
    assert model.drafting.offered == invented.WANG
    assert model.entry.is_blank()
    assert drafts.on_disk is not None
    model.take_draft()
    assert model.entry == invented.WANG
    assert model.drafting.offered is None
    flush(model)
    assert lanes.waiting(ProposeFor)[0].statement == invented.WANG.statement


def test_an_empty_draft_is_not_offered(app: QApplication, held: UiContext, drafts: KeptDrafts) -> None:
    drafts.on_disk = Entry().draft()
    assert FrontDeskModel(held).drafting.offered is None


def test_the_proposals_follow_the_waiting(model: FrontDeskModel, lanes: HeldLanes, changes: Told) -> None:
    assert model.around.waiting() == 5
    fill(model)
    flush(model)
    lanes.answer(ProposeFor, invented.WAGES)
    lanes.given["WaitingNow"] = {"D09": 9}
    changes.watches["tickets"](ChangeSet({"tickets": (1,)}, "elsewhere"))
    assert len(lanes.waiting(ProposeFor)) == 1
    assert model.around.waiting() == 9
