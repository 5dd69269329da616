"""The front desk as a guide uses it: keys, and now and then a click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hall.asking import ChangeSet, Outcome
from hall.errors import EnvironmentFault, Fault, UserError
from hall.intake.orders import (
    DangerHandled,
    Known,
    RegisterVisit,
    WithdrawVisit,
)
from hall.intake.rules import Willing
from hall.papers.orders import PaperContent, ReprintPaper
from hall.people.rules import Priority
from hall.routing.orders import Picked
from hall.routing.rules import Proposals
from tests.ui.frontdesk.held_lanes import HeardNotices, HeldLanes, KeptDrafts
from ui.context import UiContext
from ui.frontdesk import pictures
from ui.frontdesk.entry import Entry
from ui.frontdesk.reprint import ReprintDialog
from ui.frontdesk.screen import FrontDesk
from ui.language import Tongue

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
DONE = Outcome(pictures.REGISTERED, ChangeSet({}, ""))
NUMBER = "410122195803120042"


def here() -> QWidget:
    """The widget that has the caret."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(here(), key, held)


def write(text: str) -> None:
    QTest.keyClicks(here(), text)


def compose(text: str) -> None:
    """Chinese characters come through the input method."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(here(), event)


def say(desk: FrontDesk, text: str) -> None:
    """What the visitor says, from wherever the caret is."""
    desk.panel.matter.statement.insertPlainText(text)


def field_of(desk: FrontDesk) -> str:
    return desk.panel.field_here(here())


def asked(qtbot: QtBot, lanes: HeldLanes, kind: type[object]) -> None:
    qtbot.waitUntil(lambda: bool(lanes.waiting(kind)), timeout=3000)


def test_the_caret_begins_in_the_number(desk: FrontDesk) -> None:
    assert field_of(desk) == "number"


def test_enter_walks_through_the_form_and_shift_enter_back(desk: FrontDesk) -> None:
    seen = [field_of(desk)]
    for _ in range(3):
        press(Qt.Key.Key_Return)
        seen.append(field_of(desk))
    assert seen == ["number", "name", "phone", "address"]
    press(Qt.Key.Key_Return)
    assert here() is desk.panel.person.priority.chips.chip(Priority.ELDERLY)
    desk.panel.go_to("statement")
    walked = []
    for _ in range(3):
        press(Qt.Key.Key_Return)
        walked.append(field_of(desk))
    assert walked == ["other_party", "amount", "willing"]
    press(Qt.Key.Key_Return, SHIFT)
    assert field_of(desk) == "amount"


def test_a_returning_person_takes_eight_acts(qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes) -> None:
    lanes.given["Acquaintances"] = Known((pictures.WANG_KNOWN,))
    lanes.given["ProposeFor"] = pictures.WAGES_AGAIN
    write(NUMBER)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.model.entry.name == "王秀兰", timeout=3000)
    QTest.keyClick(here(), Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert field_of(desk) == "statement"
    say(desk, "包工头还是不发工资")
    qtbot.waitUntil(desk.proposals.cards[0].isVisible, timeout=3000)
    press(Qt.Key.Key_1, CTRL)
    press(Qt.Key.Key_F9)
    order = lanes.waiting(RegisterVisit)[0]
    assert (order.name, order.number, order.desk, order.take_ticket) == ("王秀兰", NUMBER, "D09", True)
    assert order.priorities == (Priority.ELDERLY,)
    assert order.place == "导办台 1"


def test_saving_clears_shows_the_number_and_is_ready(qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes) -> None:
    desk.panel.go_to("name")
    write("QIAN")
    desk.panel.go_to("statement")
    say(desk, "漏水")
    press(Qt.Key.Key_Return, CTRL)
    assert not desk.panel.isEnabled()
    assert desk.keep_button.is_busy()
    press(Qt.Key.Key_F9)
    write("lost?")
    assert len(lanes.waiting(RegisterVisit)) == 1
    lanes.answer(RegisterVisit, DONE)
    assert desk.panel.isEnabled()
    assert desk.news.saved.number() == "A035"
    assert "综治受〔2026〕2111号" in desk.news.saved._paper.words.text()
    assert "QIAN" in desk.news.saved.accessibleName()
    assert field_of(desk) == "number"
    assert desk.panel.matter.statement.text() == ""
    assert desk.panel.person.value("name") == ""


def test_ctrl_z_takes_the_visit_back_from_an_empty_field(
    qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes, notices: HeardNotices
) -> None:
    desk.panel.go_to("name")
    write("QIAN")
    desk.panel.go_to("statement")
    say(desk, "漏水")
    press(Qt.Key.Key_F9)
    lanes.answer(RegisterVisit, DONE)
    press(Qt.Key.Key_Z, CTRL)
    assert lanes.waiting(WithdrawVisit)[0].visit == pictures.REGISTERED.visit
    lanes.answer(WithdrawVisit, Outcome(None, ChangeSet({}, "")))
    assert not desk.news.saved.isVisible()
    assert desk.panel.person.value("name") == "QIAN"
    assert "A035" in notices.said[-1]


def test_ctrl_z_in_a_field_with_something_typed_is_the_fields_own(desk: FrontDesk, lanes: HeldLanes) -> None:
    desk.panel.go_to("name")
    write("QIAN")
    desk.panel.go_to("statement")
    say(desk, "漏水")
    press(Qt.Key.Key_F9)
    lanes.answer(RegisterVisit, DONE)
    desk.panel.go_to("name")
    write("W")
    press(Qt.Key.Key_Z, CTRL)
    assert not lanes.waiting(WithdrawVisit)
    assert desk.panel.person.value("name") == ""


def test_the_number_stays_until_the_next_visitor_is_written(qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes) -> None:
    desk.panel.go_to("name")
    write("QIAN")
    desk.panel.go_to("statement")
    say(desk, "漏水")
    press(Qt.Key.Key_F9)
    lanes.answer(RegisterVisit, DONE)
    desk.panel.go_to("name")
    write("W")
    assert desk.news.saved.isVisible()
    desk.news.saved.countdown.stop()
    desk.news.saved.countdown.ended.emit()
    assert not desk.news.saved.isVisible()


def test_f9_shows_what_is_missing_and_ctrl_e_goes_round(desk: FrontDesk, lanes: HeldLanes) -> None:
    write("41012219810634001X")
    press(Qt.Key.Key_F9)
    assert not lanes.orders
    assert field_of(desk) == "number"
    assert desk.panel.person.fields["number"].trouble() == "6 月没有 34 日，请看一眼证件"
    assert desk.panel.person.fields["name"].trouble() == "请填姓名，不愿说按 Ctrl+0"
    assert "还有 3 处请看一下：证件号码、姓名、诉求：照来访人的原话记" in desk.bar.message.words.text()
    places = []
    for _ in range(3):
        press(Qt.Key.Key_E, CTRL)
        places.append(field_of(desk))
    assert places == ["name", "statement", "number"]
    desk.panel.go_to("name")
    write("W")
    assert desk.panel.person.fields["name"].trouble() == ""


def test_an_error_is_shown_on_leaving_and_goes_while_typing(desk: FrontDesk) -> None:
    write("41012219580312004")
    assert desk.panel.person.fields["number"].trouble() == ""
    press(Qt.Key.Key_Return)
    assert desk.panel.person.fields["number"].trouble() == "现在 17 位，身份证号是 18 位"
    press(Qt.Key.Key_Return, SHIFT)
    press(Qt.Key.Key_End)
    write("2")
    assert desk.panel.person.fields["number"].trouble() == ""
    assert desk.panel.person.about.text() == "女 · 68 岁"
    assert desk.model.entry.priorities == (Priority.ELDERLY,)


def test_a_wrong_check_character_may_be_kept_with_a_reason(desk: FrontDesk, lanes: HeldLanes) -> None:
    confirm = desk.panel.person.fields["number_confirmed"]
    assert not confirm.isVisible()
    write("410122195803120043")
    press(Qt.Key.Key_Return)
    assert confirm.isVisible()
    press(Qt.Key.Key_Y, CTRL)
    assert desk.panel.person.fields["number"].trouble() == ""
    assert confirm.isVisible()
    desk.panel.go_to("name")
    write("WANG")
    desk.panel.go_to("statement")
    say(desk, "欠薪")
    press(Qt.Key.Key_F9)
    assert lanes.waiting(RegisterVisit)[0].number_confirmed == "已核对证件"


def test_numbers_are_masked_once_they_are_left(desk: FrontDesk) -> None:
    editor = desk.panel.person.fields["number"].editor
    write(NUMBER)
    assert editor.property("text") == NUMBER
    press(Qt.Key.Key_Return)
    assert editor.property("text") == "410122********0042"
    assert desk.panel.person.value("number") == NUMBER
    press(Qt.Key.Key_Return, SHIFT)
    assert editor.property("text") == NUMBER
    press(Qt.Key.Key_End)
    write("9")
    press(Qt.Key.Key_Return)
    assert editor.property("text") == NUMBER + "9"


def test_a_name_can_be_withheld_and_told_after_all(desk: FrontDesk, lanes: HeldLanes) -> None:
    desk.panel.go_to("name")
    write("WANG")
    press(Qt.Key.Key_0, CTRL)
    assert desk.panel.person.value("name") == "不愿透露姓名"
    say(desk, "欠薪")
    press(Qt.Key.Key_F9)
    order = lanes.waiting(RegisterVisit)[0]
    assert (order.name, order.name_withheld) == ("", True)
    lanes.fail(RegisterVisit, EnvironmentFault(Fault.DATABASE_BUSY))
    press(Qt.Key.Key_0, CTRL)
    assert desk.panel.person.value("name") == "WANG"


def test_ctrl_s_saves_without_a_number(desk: FrontDesk, lanes: HeldLanes) -> None:
    press(Qt.Key.Key_0, CTRL)
    say(desk, "欠薪")
    press(Qt.Key.Key_S, CTRL)
    assert not lanes.waiting(RegisterVisit)[0].take_ticket
    lanes.answer(RegisterVisit, Outcome(replace(pictures.REGISTERED, ticket=""), ChangeSet({}, "")))
    assert desk.news.saved.number() == "已存"


def test_ctrl_n_clears_and_the_way_back_is_offered(desk: FrontDesk, notices: HeardNotices) -> None:
    desk.panel.go_to("name")
    write("WANG")
    press(Qt.Key.Key_N, CTRL)
    assert desk.model.entry == Entry()
    assert field_of(desk) == "number"
    assert notices.way_back is not None
    notices.way_back()
    assert desk.panel.person.value("name") == "WANG"


def test_escape_never_loses_anything(desk: FrontDesk) -> None:
    desk.panel.go_to("name")
    write("WANG")
    desk.panel.go_to("statement")
    say(desk, "欠薪")
    before = desk.model.entry
    for name in ("name", "statement", "amount", "paper_type"):
        desk.panel.go_to(name)
        press(Qt.Key.Key_Escape)
    assert desk.model.entry == before


def test_when_the_database_is_gone_everything_stays_and_f9_tries_again(desk: FrontDesk, lanes: HeldLanes) -> None:
    press(Qt.Key.Key_0, CTRL)
    desk.panel.go_to("statement")
    say(desk, "欠薪")
    press(Qt.Key.Key_F9)
    lanes.fail(RegisterVisit, EnvironmentFault(Fault.DATABASE_UNREACHABLE))
    assert desk.news.trouble.isVisible()
    assert desk.news.trouble.text() == "连不上数据库服务器，内容都在。网络通了再按一次"
    assert field_of(desk) == "statement"
    assert desk.panel.matter.statement.text() == "欠薪"
    press(Qt.Key.Key_F9)
    assert not desk.news.trouble.isVisible()
    assert lanes.orders[0].order_id == lanes.orders[1].order_id


def test_a_number_that_still_waits_is_printed_again_or_taken_on_purpose(
    qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes
) -> None:
    visit = replace(pictures.WANG_KNOWN.visits[0], ticket="A031")
    lanes.given["Acquaintances"] = Known((replace(pictures.WANG_KNOWN, waiting_ticket="A031", visits=(visit,)),))
    write(NUMBER)
    qtbot.waitUntil(lambda: desk.model.acquaintance.person() is not None, timeout=3000)
    say(desk, "欠薪")
    press(Qt.Key.Key_F9)
    lanes.fail(RegisterVisit, UserError("visit.waiting_ticket", None, ticket="A031"))
    assert desk.news.twice.isVisible()
    assert "A031" in desk.news.twice.text()
    press(Qt.Key.Key_R, CTRL)
    assert lanes.waiting(PaperContent)[0].number == pictures.CASE.paper_number
    press(Qt.Key.Key_F9, SHIFT)
    assert lanes.waiting(RegisterVisit)[0].again


def test_a_copy_is_printed_with_its_reason(qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes) -> None:
    desk.earlier.recent.show_visits(pictures.RECENT)
    desk.earlier.refresh()
    desk.earlier.recent.reprint.emit(pictures.RECENT[0])
    dialog = desk.findChild(ReprintDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: here() is dialog.sheet.keep, timeout=3000)
    QTest.mouseClick(dialog.sheet.act, Qt.MouseButton.LeftButton)
    order = lanes.waiting(ReprintPaper)[0]
    assert (order.paper, order.reason) == (90, "来访人遗失")


def test_keys_choose_a_proposal_from_wherever_the_caret_is(qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes) -> None:
    lanes.given["ProposeFor"] = pictures.WAGES
    desk.panel.go_to("statement")
    say(desk, "包工头不发工资，工程款没下来")
    qtbot.waitUntil(desk.proposals.cards[0].isVisible, timeout=3000)
    assert [card.is_chosen() for card in desk.proposals.cards] == [True, False, False]
    assert [word for word, _ in desk.panel.matter.statement.marked()] == ["包工头", "不发工资", "工程款"]
    for at, key in enumerate((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)):
        press(key, CTRL)
        assert [card.is_chosen() for card in desk.proposals.cards] == [at == place for place in range(3)]
    assert field_of(desk) == "statement"
    QTest.mouseClick(desk.proposals.cards[0], Qt.MouseButton.LeftButton)
    assert desk.model.direction.chosen_at() == 0
    press(Qt.Key.Key_9, CTRL)
    assert desk.proposals.cards[0].proposal().title == "1 号 综合受理窗口"
    assert desk.proposals.cards[0].is_chosen()


def test_any_desk_is_picked_by_initials(qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes) -> None:
    lanes.given["PickMatter"] = tuple(
        Picked("D09", "劳动监察与仲裁窗口（人社局）", matter, name, "initials")
        for matter, name in (("M0903", "劳动争议仲裁申请"), ("M0904", "劳动争议调解"))
    )
    press(Qt.Key.Key_B, CTRL)
    write("ldzy")
    qtbot.waitUntil(desk.proposals.found.isVisible, timeout=3000)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    chosen = desk.model.direction.chosen()
    assert chosen is not None
    assert (chosen.desk, chosen.matter, chosen.matter_name) == ("D09", "M0904", "劳动争议调解")
    assert not desk.proposals.found.isVisible()
    assert desk.proposals.cards[0].is_chosen()


def test_picking_that_finds_nothing_says_so(qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes) -> None:
    lanes.given["PickMatter"] = ()
    press(Qt.Key.Key_B, CTRL)
    write("zzz")
    qtbot.waitUntil(lambda: desk.proposals.pick_field.trouble() != "", timeout=3000)
    assert desk.proposals.pick_field.trouble() == "没找到。换个字母试试，或按 Ctrl+9"
    press(Qt.Key.Key_Escape)
    assert desk.proposals.pick.text() == ""


def test_a_conflict_is_said_beside_what_is_left(qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes) -> None:
    lanes.given["ProposeFor"] = pictures.CONFLICT
    say(desk, "我要举报派出所")
    qtbot.waitUntil(desk.proposals.left_out.isVisible, timeout=3000)
    assert "公安局" in desk.proposals.left_out.text()


def test_no_match_preselects_the_general_window(qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes) -> None:
    lanes.given["ProposeFor"] = Proposals(none=True)
    say(desk, "嗯")
    qtbot.waitUntil(desk.proposals.cards[0].isVisible, timeout=3000)
    assert desk.proposals.cards[0].is_chosen()
    assert "综合受理窗口" in desk.proposals.cards[0].accessibleName()


def test_danger_is_said_called_and_dealt_with(qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes) -> None:
    lanes.given["ProposeFor"] = pictures.DANGER
    calls = QSignalSpy(desk.supervisor_asked)
    desk.panel.go_to("statement")
    say(desk, "我就买汽油跟他同归于尽")
    qtbot.waitUntil(desk.news.danger.isVisible, timeout=3000)
    assert field_of(desk) == "statement"
    assert "同归于尽" in desk.news.danger.text()
    assert "1 请他坐下" in desk.news.danger.text()
    press(Qt.Key.Key_F12)
    assert "汽油" in calls.at(0)[0]
    press(Qt.Key.Key_D, CTRL)
    assert desk.news.danger.text() == "已处置：同归于尽、汽油"
    assert lanes.waiting(DangerHandled)
    assert [word for word, red in desk.panel.matter.statement.marked() if red] == ["汽油", "同归于尽"]


def test_f7_joins_the_open_case_and_f8_makes_it_another_matter(qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes) -> None:
    assert not desk.keys["frontdesk.join"].isEnabled()
    lanes.given["Acquaintances"] = Known((pictures.WANG_KNOWN,))
    write(NUMBER)
    qtbot.waitUntil(desk.keys["frontdesk.join"].isEnabled, timeout=3000)
    press(Qt.Key.Key_F7)
    assert desk.model.entry.joins_case == pictures.CASE.case
    assert "综治受〔2026〕1873号" in desk.proposals.joined.text()
    assert desk.proposals.joined.isVisible()
    press(Qt.Key.Key_F8)
    assert desk.model.entry.joins_case is None
    assert not desk.proposals.joined.isVisible()


def test_a_half_filled_form_is_offered_after_a_crash(
    held: UiContext, drafts: KeptDrafts, shown: Callable[[QWidget], QWidget]
) -> None:
    drafts.on_disk = pictures.WANG.draft()
    desk = cast("FrontDesk", shown(FrontDesk(held)))
    desk.setFocus()
    assert desk.news.draft.isVisible()
    assert "王秀兰" in desk.news.draft.text()
    press(Qt.Key.Key_T, CTRL)
    assert not desk.news.draft.isVisible()
    assert desk.panel.matter.statement.text() == pictures.WANG.statement
    assert desk.panel.person.value("number") == pictures.WANG.number
    assert desk.panel.matter.value("willing") is Willing.YES


def test_rare_characters_are_told_before_printing(qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes) -> None:
    desk.panel.go_to("name")
    compose("王\U00032000明")
    press(Qt.Key.Key_Return)
    field = desk.panel.person.fields["name"]
    assert "U+32000" in field.trouble()
    assert field.is_soft()
    say(desk, "欠薪")
    press(Qt.Key.Key_F9)
    assert lanes.waiting(RegisterVisit)[0].name == "王\U00032000明"
    # typefaces for rare characters are unpacked meanwhile
    qtbot.waitUntil(lambda: QThreadPool.globalInstance().activeThreadCount() == 0, timeout=30_000)


def test_mouse_alone_works_too(desk: FrontDesk, lanes: HeldLanes) -> None:
    QTest.mouseClick(desk.panel.person.priority.chips.chip(Priority.INFANT), Qt.MouseButton.LeftButton)
    QTest.mouseClick(desk.panel.matter.willing().segment(Willing.NO), Qt.MouseButton.LeftButton)
    desk.model.withhold()
    say(desk, "欠薪")
    QTest.mouseClick(desk.keep_button, Qt.MouseButton.LeftButton)
    order = lanes.waiting(RegisterVisit)[0]
    assert (order.priorities, order.willing) == ((Priority.INFANT,), Willing.NO)


@pytest.mark.parametrize("width", [1366, 700])
def test_the_language_changes_under_the_hand(qtbot: QtBot, desk: FrontDesk, tongue: Tongue, width: int) -> None:
    desk.resize(width, 650)
    desk.panel.go_to("name")
    write("WANG")
    press(Qt.Key.Key_F9)
    tongue.switch("en")
    qtbot.waitUntil(lambda: desk.panel.person.fields["name"].label() == "Name", timeout=3000)
    assert desk.panel.matter.fields["statement"].trouble() == "Please note what the visitor said, a few words will do"
    assert desk.keep_button.words() == "Register, number, print"
    assert desk.panel.person.value("name") == "WANG"


def test_the_layout_follows_the_width_and_keeps_the_caret(desk: FrontDesk) -> None:
    desk.panel.go_to("statement")
    assert desk.earlier.isVisible()
    desk.resize(1000, 650)
    assert not desk.earlier.isVisible()
    assert field_of(desk) == "statement"
    press(Qt.Key.Key_H, CTRL)
    assert desk.earlier.isVisible()
    press(Qt.Key.Key_H, CTRL)
    assert not desk.earlier.isVisible()
    desk.resize(700, 650)
    assert desk.panel.isAncestorOf(desk.proposals)
    desk.resize(1700, 900)
    assert not desk.panel.isAncestorOf(desk.proposals)
    assert desk.earlier.isVisible()
    assert desk.proposals.windows.isVisible()
