"""The strip over other programs, by keys; calling a given number, sending to one person, and what was written before a crash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hall.asking import ChangeSet, Outcome
from hall.clock import FixedClock
from hall.errors import Conflict
from hall.papers.rules import PaperState
from hall.queueing.orders import CallNext, CallNumber, InHand, NotCome, Pause, TakeBack, Transfer, Undo, WindowNow
from hall.queueing.rules import PauseReason, TicketEvent, WindowState
from tests.helpers.keyboard import caret, press, write
from tests.ui.frontdesk.held_lanes import HeldLanes
from ui.context import UiContext
from ui.shell.main import Shell
from ui.window import invented
from ui.window.dialogs import ChooseDialog, PauseDialog, StepDialog, TransferDialog
from ui.window.pictures import FoundDrafts
from ui.window.screen import WindowScreen
from ui.window.strip import PLACE, Strip
from ui.window.viewmodel import Act

CTRL = Qt.KeyboardModifier.ControlModifier
Asked = TypeVar("Asked", bound=StepDialog)
Shown = Callable[[QWidget], QWidget]


class Memory:
    """Where the strip stood."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def text(self, name: str) -> str:
        return self.kept.get(name, "")

    def remember(self, **texts: str) -> None:
        self.kept |= texts


@pytest.fixture
def memory() -> Memory:
    return Memory()


def standing(
    held: UiContext, lanes: HeldLanes, shown: Shown, now: WindowNow, memory: Memory | None = None
) -> WindowScreen:
    """A window in this state inside the whole program, with the caret in it."""
    lanes.given |= {"AtWindow": now, "Seats": invented.SEATS}
    shell = Shell(held)
    screen = WindowScreen(held, may_choose=True, kept=memory)
    shell.add_place("window", "monitor", lambda: "Window", "place.2", screen)
    shell.resize(1366, 696)
    shown(shell)
    screen.setFocus()
    return screen


def shrunk(qtbot: QtBot, screen: WindowScreen) -> Strip:
    """F11: the strip stands there, with the caret."""
    press(Qt.Key.Key_F11)
    strip = screen.strip
    assert strip is not None
    qtbot.waitUntil(lambda: strip.isActiveWindow() and QApplication.focusWidget() is not None)
    assert not screen.window().isVisible()
    return strip


def back(qtbot: QtBot, screen: WindowScreen) -> None:
    """F11 again: the full window."""
    press(Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: screen.window().isActiveWindow() and QApplication.focusWidget() is not None)
    assert screen.strip is not None
    assert not screen.strip.isVisible()


def opened(qtbot: QtBot, owner: QWidget, kind: type[Asked]) -> Asked:
    dialog = cast("Asked | None", owner.window().findChild(kind))
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.isAncestorOf(caret()))
    return dialog


def told(state: WindowState = WindowState.FREE, undo: Undo | None = None) -> Outcome[InHand]:
    return Outcome(InHand(invented.CODE, state, undo=undo), ChangeSet({}, ""))


def filled(strip: Strip) -> list[Act]:
    return [act for act, button in strip.buttons.items() if button.isVisible() and button.kind() == "primary"]


@pytest.mark.parametrize(
    ("now", "head", "main"),
    [
        (invented.IDLE, "下一位 A033 · 已等 14 分", [Act.CALL]),
        (
            replace(invented.IDLE, waiting=(), waiting_count=0),
            "现在没有人等候 · 来人会在这里显示",
            [Act.CALL],
        ),
        (invented.CALLED, "A032 · 王秀兰 · 第 1 次呼叫 · 已走 1 分", [Act.START]),
        (invented.SERVED, "A032 · 王秀兰 · 办理 7 分", [Act.FINISH]),
        (
            replace(invented.IDLE, state=WindowState.PAUSED, pause=PauseReason.MEETING),
            "本窗口已暂停 · 开会",
            [Act.PAUSE],
        ),
    ],
)
def test_the_strip_says_how_the_window_stands_and_what_is_next(
    qtbot: QtBot, held: UiContext, lanes: HeldLanes, shown: Shown, now: WindowNow, head: str, main: list[Act]
) -> None:
    screen = standing(held, lanes, shown, now)
    strip = shrunk(qtbot, screen)
    assert strip.head.text() == head
    assert filled(strip) == main
    assert strip.waiting.text().startswith(f"等候 {now.waiting_count} 人")
    back(qtbot, screen)
    assert screen.isVisible()


def test_the_keys_work_in_the_strip_and_the_way_back_is_offered_there(
    qtbot: QtBot, held: UiContext, lanes: HeldLanes, shown: Shown, held_clock: FixedClock
) -> None:
    strip = shrunk(qtbot, standing(held, lanes, shown, replace(invented.CALLED, calls_left=0)))
    press(Qt.Key.Key_F3)
    undo = Undo(TicketEvent.NOT_COME, "A032", invented.LATER + timedelta(seconds=10))
    lanes.given["AtWindow"] = invented.IDLE
    lanes.answer(NotCome, told(undo=undo))
    assert strip.head.text() == "A032 已记未到"
    assert strip.undo_button.isVisible()
    press(Qt.Key.Key_Z, CTRL)
    assert len(lanes.waiting(TakeBack)) == 1
    assert not strip.undo_button.isVisible()
    lanes.answer(TakeBack, told(undo=undo))
    held_clock.forward(seconds=11)
    strip.refresh()
    assert not strip.undo_button.isVisible()


def test_a_step_of_the_strip_that_is_refused_says_why_under_it(
    qtbot: QtBot, held: UiContext, lanes: HeldLanes, shown: Shown
) -> None:
    strip = shrunk(qtbot, standing(held, lanes, shown, invented.IDLE))
    press(Qt.Key.Key_F1)
    lanes.fail(CallNext, Conflict("ticket.taken", "number", number="A033", who="孙丽", window="W09-2", when="10:25"))
    assert strip.trouble.isVisible()
    assert strip.trouble.text() == "A033 号已经由 孙丽 在 W09-2 窗口叫走（10:25）"
    press(Qt.Key.Key_F1)
    assert not strip.trouble.isVisible()


def test_a_dialog_of_the_strip_stands_over_the_strip(
    qtbot: QtBot, held: UiContext, lanes: HeldLanes, shown: Shown
) -> None:
    screen = standing(held, lanes, shown, invented.IDLE)
    strip = shrunk(qtbot, screen)
    press(Qt.Key.Key_F5)
    opened(qtbot, strip, PauseDialog)
    press(Qt.Key.Key_F5)
    assert [order.reason for order in lanes.waiting(Pause)] == [PauseReason.BREAK]
    assert not screen.window().isVisible()


def test_the_strip_comes_back_where_it_was_left_and_never_off_the_screen(
    qtbot: QtBot, held: UiContext, lanes: HeldLanes, shown: Shown, memory: Memory
) -> None:
    screen = standing(held, lanes, shown, replace(invented.IDLE, state=WindowState.PAUSED), memory)
    strip = shrunk(qtbot, screen)
    room = strip.screen().availableGeometry()
    start = strip.head.rect().center()
    QTest.mousePress(strip.head, Qt.MouseButton.LeftButton, pos=start)
    strip.head.dragged.emit(QPoint(40, 120))
    QTest.mouseRelease(strip.head, Qt.MouseButton.LeftButton, pos=start)
    left = strip.pos()
    assert memory.kept == {PLACE: f"{left.x()},{left.y()}"}
    assert left.y() == room.top() + 120
    back(qtbot, screen)
    assert shrunk(qtbot, screen).pos() == left
    memory.kept[PLACE] = "99999,-99999"
    back(qtbot, screen)
    assert room.contains(shrunk(qtbot, screen).geometry())


def test_closing_the_strip_opens_the_full_window(qtbot: QtBot, held: UiContext, lanes: HeldLanes, shown: Shown) -> None:
    screen = standing(held, lanes, shown, invented.IDLE)
    strip = shrunk(qtbot, screen)
    strip.close()
    assert screen.isVisible()
    assert not strip.isVisible()


def test_who_sits_nowhere_gets_no_strip(held: UiContext, lanes: HeldLanes, shown: Shown) -> None:
    lanes.given["MyWindow"] = ""
    screen = standing(held, lanes, shown, invented.IDLE)
    press(Qt.Key.Key_F11)
    assert screen.strip is None
    assert screen.window().isFullScreen()


# --- choosing, colleagues, drafts -------------------------------------------------------------------------------------


def test_a_given_number_is_called_with_a_reason(qtbot: QtBot, held: UiContext, lanes: HeldLanes, shown: Shown) -> None:
    screen = standing(held, lanes, shown, invented.IDLE)
    press(Qt.Key.Key_N, CTRL)
    dialog = opened(qtbot, screen, ChooseDialog)
    assert dialog.who.itemText(0) == "A033 · 优先·老人"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_N, CTRL)
    assert dialog.why.trouble() == "请写明原因"
    assert caret() is dialog.reason
    write("catches a train")
    press(Qt.Key.Key_N, CTRL)
    assert [(order.number, order.reason) for order in lanes.waiting(CallNumber)] == [("A030", "catches a train")]


def test_without_the_right_no_number_can_be_chosen(held: UiContext, shown: Shown) -> None:
    screen = WindowScreen(held)
    shown(screen)
    assert Act.CHOOSE not in screen.model.acts()
    assert not screen.keys["window.choose"].isEnabled()


def test_a_visitor_is_sent_to_a_colleague_by_name(
    qtbot: QtBot, held: UiContext, lanes: HeldLanes, shown: Shown
) -> None:
    screen = standing(held, lanes, shown, invented.SERVED)
    press(Qt.Key.Key_F4)
    dialog = opened(qtbot, screen, TransferDialog)
    dialog.desk.set_value(invented.DESK)
    press(Qt.Key.Key_F4)
    assert dialog.who.trouble() == "这是您自己的窗口，请选哪位同事"
    assert caret() is dialog.clerk
    press(Qt.Key.Key_Down)
    assert dialog.clerk.currentText() == "孙丽 · W09-2"
    press(Qt.Key.Key_F4)
    assert [(order.desk, order.clerk) for order in lanes.waiting(Transfer)] == [("D09", "sunli")]


def test_taken_windows_are_shown_with_who_sits_there(held: UiContext, lanes: HeldLanes, shown: Shown) -> None:
    lanes.given["MyWindow"] = ""
    screen = standing(held, lanes, shown, invented.IDLE)
    pick = screen.sitting.pick
    assert [pick.itemText(at) for at in range(pick.count())] == [
        "7 号窗口 · 有人：何静，08:30 起",
        "9 号窗口 · 劳动监察与仲裁窗口",
        "10 号窗口 · 有人：孙丽，08:30 起",
    ]


def test_the_case_beside_it_names_its_papers_and_the_visits_before(
    held: UiContext, lanes: HeldLanes, shown: Shown
) -> None:
    void = replace(invented.PAPERS[1], state=PaperState.VOID)
    lanes.given["PaperList"] = (invented.PAPERS[0], void)
    screen = standing(held, lanes, shown, invented.SERVED)
    told = screen.case.beside.told()
    assert told == [
        ("单据 2", "综治受〔2026〕2104号 · 综治受〔2026〕1873号 （作废）"),
        ("以前来过", "11月9日 拖欠农民工工资投诉 · 10月19日 拖欠农民工工资投诉 · 3月2日 工伤认定咨询"),
    ]
    assert ("等候", "等候 24 分，走来 0 分") in screen.now.facts.told()
    lanes.given |= {"AtWindow": invented.IDLE}
    screen.model.refresh()
    assert not screen.case.beside.isVisible()


class Kept(FoundDrafts):
    """Drafts in memory."""

    def __init__(self, found: dict[str, object] | None = None) -> None:
        super().__init__(found or {})
        self.now: dict[str, object] | None = found

    def keep(self, place: str, draft: object) -> None:
        self.now = cast("dict[str, object]", draft)

    def drop(self, place: str) -> None:
        self.now = None


def test_what_was_written_before_a_crash_is_offered_and_kept_until_it_is_taken(
    held: UiContext, lanes: HeldLanes, shown: Shown
) -> None:
    found: dict[str, object] = {"day": "2026-11-23", "texts": {"32": "已联系劳务公司", "99": "别人的"}}
    drafts = Kept(found)
    screen = standing(replace(held, drafts=drafts), lanes, shown, invented.SERVED)
    assert screen.now.draft.isVisible()
    assert "已联系劳务公司" in screen.now.draft.text()
    screen.now.written.setFocus()
    write("又来")
    screen.drafting.keep()
    assert drafts.now == {"day": "2026-11-23", "texts": {"32": "又来\n已联系劳务公司"}}
    press(Qt.Key.Key_T, CTRL)
    assert screen.now.written.text() == "又来\n已联系劳务公司"
    assert not screen.now.draft.isVisible()
    screen.drafting.keep()
    assert drafts.now == {"day": "2026-11-23", "texts": {"32": "又来\n已联系劳务公司"}}
    lanes.given["AtWindow"] = invented.IDLE
    screen.model.refresh()
    screen.drafting.keep()
    assert drafts.now is None


def test_a_draft_of_another_day_is_dropped(held: UiContext, lanes: HeldLanes, shown: Shown) -> None:
    drafts = Kept({"day": "2026-11-20", "texts": {"32": "旧的"}})
    screen = standing(replace(held, drafts=drafts), lanes, shown, invented.SERVED)
    assert drafts.now is None
    assert not screen.now.draft.isVisible()
