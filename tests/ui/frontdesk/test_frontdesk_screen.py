"""The front desk as a guide uses it: keys, and now and then a click."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hall.asking import ChangeSet, Outcome
from hall.errors import EnvironmentFault, Fault, UserError
from hall.intake.orders import (
    Known,
    RegisterVisit,
    WithdrawVisit,
)
from hall.papers.orders import PaperContent, ReprintPaper
from hall.people.rules import Priority
from tests.ui.frontdesk.hands import CTRL, DONE, NUMBER, SHIFT, field_of, here, press, say, write
from tests.ui.frontdesk.held_lanes import HeardNotices, HeldLanes
from ui.frontdesk import invented
from ui.frontdesk.entry import Entry
from ui.frontdesk.reprint import ReprintDialog
from ui.frontdesk.screen import FrontDesk


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
    lanes.given["Acquaintances"] = Known((invented.WANG_KNOWN,))
    lanes.given["ProposeFor"] = invented.WAGES_AGAIN
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
    assert lanes.waiting(WithdrawVisit)[0].visit == invented.REGISTERED.visit
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
    lanes.answer(RegisterVisit, Outcome(replace(invented.REGISTERED, ticket=""), ChangeSet({}, "")))
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
    visit = replace(invented.WANG_KNOWN.visits[0], ticket="A031")
    lanes.given["Acquaintances"] = Known((replace(invented.WANG_KNOWN, waiting_ticket="A031", visits=(visit,)),))
    write(NUMBER)
    qtbot.waitUntil(lambda: desk.model.acquaintance.person() is not None, timeout=3000)
    say(desk, "欠薪")
    press(Qt.Key.Key_F9)
    lanes.fail(RegisterVisit, UserError("visit.waiting_ticket", None, ticket="A031"))
    assert desk.news.twice.isVisible()
    assert "A031" in desk.news.twice.text()
    press(Qt.Key.Key_R, CTRL)
    assert lanes.waiting(PaperContent)[0].number == invented.CASE.paper_number
    press(Qt.Key.Key_F9, SHIFT)
    assert lanes.waiting(RegisterVisit)[0].again


def test_a_copy_is_printed_with_its_reason(qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes) -> None:
    desk.earlier.recent.show_visits(invented.RECENT)
    desk.earlier.refresh()
    desk.earlier.recent.reprint.emit(invented.RECENT[0])
    dialog = desk.findChild(ReprintDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: here() is dialog.sheet.keep, timeout=3000)
    QTest.mouseClick(dialog.sheet.act, Qt.MouseButton.LeftButton)
    order = lanes.waiting(ReprintPaper)[0]
    assert (order.paper, order.reason) == (90, "来访人遗失")
