"""Where to go, danger, earlier visits, layout and language: by keys, and now and then a click."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hall.intake.orders import (
    DangerHandled,
    Known,
    RegisterVisit,
)
from hall.intake.rules import Willing
from hall.people.rules import Priority
from hall.routing.orders import Picked
from hall.routing.rules import Proposals
from tests.ui.frontdesk.hands import CTRL, NUMBER, compose, field_of, press, say, write
from tests.ui.frontdesk.held_lanes import HeldLanes, KeptDrafts
from ui.context import UiContext
from ui.frontdesk import invented
from ui.frontdesk.screen import FrontDesk
from ui.language import Tongue


def test_keys_choose_a_proposal_from_wherever_the_caret_is(qtbot: QtBot, desk: FrontDesk, lanes: HeldLanes) -> None:
    lanes.given["ProposeFor"] = invented.WAGES
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
    lanes.given["ProposeFor"] = invented.CONFLICT
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
    lanes.given["ProposeFor"] = invented.DANGER
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
    lanes.given["Acquaintances"] = Known((invented.WANG_KNOWN,))
    write(NUMBER)
    qtbot.waitUntil(desk.keys["frontdesk.join"].isEnabled, timeout=3000)
    press(Qt.Key.Key_F7)
    assert desk.model.entry.joins_case == invented.CASE.case
    assert "综治受〔2026〕1873号" in desk.proposals.joined.text()
    assert desk.proposals.joined.isVisible()
    press(Qt.Key.Key_F8)
    assert desk.model.entry.joins_case is None
    assert not desk.proposals.joined.isVisible()


def test_a_half_filled_form_is_offered_after_a_crash(
    held: UiContext, drafts: KeptDrafts, shown: Callable[[QWidget], QWidget]
) -> None:
    drafts.on_disk = invented.WANG.draft()
    desk = cast("FrontDesk", shown(FrontDesk(held)))
    desk.setFocus()
    assert desk.news.draft.isVisible()
    assert "王秀兰" in desk.news.draft.text()
    press(Qt.Key.Key_T, CTRL)
    assert not desk.news.draft.isVisible()
    assert desk.panel.matter.statement.text() == invented.WANG.statement
    assert desk.panel.person.value("number") == invented.WANG.number
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
