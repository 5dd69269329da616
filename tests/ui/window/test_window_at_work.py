"""A clerk's morning by keys, on a real house."""

from __future__ import annotations

from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hall.asking import KIOSK, SYSTEM
from hall.clock import FixedClock
from hall.intake.orders import Registered, RegisterVisit, TakeNumber
from hall.queueing.orders import QueueOf, QueueRow, TicketStory
from hall.queueing.rules import TicketEvent, WindowState
from hall.settings import Settings
from tests.helpers.keyboard import caret, enter, press, write
from tests.helpers.programs import PASSWORD, PATIENCE_MS, Start, entrance, front_desk
from ui.program import Program
from ui.window.dialogs import FinishDialog, HoldDialog, PauseDialog, StepDialog, TransferDialog
from ui.window.screen import WindowScreen
from ui.window.viewmodel import Act

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
WINDOW = "W09-1"
Asked = TypeVar("Asked", bound=StepDialog)


def comes(program: Program, name: str, **more: Any) -> Registered:
    """Somebody is registered at the front desk for desk 9."""
    assert program.house is not None
    order = RegisterVisit(**{"name": name, "statement": "包工头拖欠工资一万八", "matter": "M0901"} | more)
    made: Registered = program.house.door.enter(SYSTEM, order).answer
    return made


@pytest.fixture
def program(qtbot: QtBot, start: Start, founded: Settings) -> Program:
    """The administrator, who may serve too, is in."""
    made = start(founded)
    page = entrance(qtbot, made)
    page.form.fields["login"].focus()
    page.form.login.selectAll()  # type: ignore[union-attr]
    write("zhengjie")
    enter()
    write(PASSWORD)
    enter()
    front_desk(qtbot, made)
    return made


@pytest.fixture
def window(qtbot: QtBot, program: Program) -> WindowScreen:
    """He sits at a window: Alt+2, the window, Enter."""
    QTest.keyClick(caret(), Qt.Key.Key_2, ALT)
    assert program.work is not None
    screen = program.work.window
    assert screen is not None
    qtbot.waitUntil(lambda: screen.sitting.pick.count() > 1, timeout=PATIENCE_MS)
    assert caret() is screen.sitting.pick
    for _ in range(screen.sitting.pick.count()):
        if screen.sitting.pick.value() == WINDOW:
            break
        press(Qt.Key.Key_Down)
    enter()
    enter()
    stands(qtbot, screen, WindowState.FREE)
    return screen


def stands(qtbot: QtBot, screen: WindowScreen, state: WindowState) -> None:
    """Wait until the window is in this state no step is under way, and its keys work."""
    qtbot.waitUntil(lambda: screen.model.state() is state and not screen.model.is_busy(), timeout=PATIENCE_MS)
    qtbot.waitUntil(screen.window().isActiveWindow, timeout=PATIENCE_MS)
    assert caret() is screen or screen.isAncestorOf(caret())


def calls(qtbot: QtBot, screen: WindowScreen, made: Registered) -> None:
    """F1, and he comes: F9."""
    press(Qt.Key.Key_F1)
    stands(qtbot, screen, WindowState.CALLING)
    assert screen.now.person.number.text() == made.ticket
    press(Qt.Key.Key_F9)
    stands(qtbot, screen, WindowState.SERVING)


def opened(qtbot: QtBot, screen: WindowScreen, kind: type[Asked]) -> Asked:
    """The dialog a key has opened, once it has the caret."""
    dialog = screen.window().findChild(kind)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.isAncestorOf(caret()), timeout=PATIENCE_MS)
    return dialog


def events(program: Program, made: Registered) -> list[TicketEvent]:
    assert program.house is not None
    return [step.event for step in program.house.door.ask(SYSTEM, TicketStory(number=made.ticket))]


def test_one_visitor_from_the_call_to_the_end(qtbot: QtBot, program: Program, window: WindowScreen) -> None:
    made = comes(program, "王秀兰", phone="13800005678")
    qtbot.waitUntil(lambda: [line.row.number for line in window.queue.lines()] == [made.ticket], timeout=PATIENCE_MS)
    calls(qtbot, window, made)
    qtbot.waitUntil(lambda: window.model.visit is not None, timeout=PATIENCE_MS)
    assert window.now.person.name.text() == "王秀兰"
    assert caret() is window.now.written
    write("已联系劳务公司")
    press(Qt.Key.Key_F7)
    dialog = opened(qtbot, window, FinishDialog)
    assert dialog.matter.value() == "M0901"
    dialog.people.setFocus()
    dialog.people.selectAll()
    write("0")
    press(Qt.Key.Key_F7)
    assert dialog.count.trouble() == "人数请填 1 到 9999"
    press(Qt.Key.Key_A, CTRL)
    write("3")
    press(Qt.Key.Key_F7)
    stands(qtbot, window, WindowState.FREE)
    assert window.model.now is not None
    assert window.model.now.last_service is not None
    assert events(program, made)[-3:] == [TicketEvent.CALLED, TicketEvent.STARTED, TicketEvent.FINISHED]
    assert program.work is not None
    bar = program.work.shell.undo_bar
    assert bar.accessibleName() == f"{made.ticket} 已办完，请来访人评价"
    press(Qt.Key.Key_Z, CTRL)
    stands(qtbot, window, WindowState.SERVING)
    assert window.now.person.number.text() == made.ticket
    assert window.now.written.text() == "已联系劳务公司"


def test_a_number_from_the_kiosk_is_said_to_be_unregistered_and_is_served_all_the_same(
    qtbot: QtBot, program: Program, window: WindowScreen
) -> None:
    assert program.house is not None
    taken = program.house.door.enter(KIOSK, TakeNumber(desk="D09")).answer
    qtbot.waitUntil(lambda: [line.row.number for line in window.queue.lines()] == [taken.number], timeout=PATIENCE_MS)
    press(Qt.Key.Key_F1)
    stands(qtbot, window, WindowState.CALLING)
    press(Qt.Key.Key_F9)
    stands(qtbot, window, WindowState.SERVING)
    assert window.now.person.name.text() == "取号机取的号"
    assert window.now.person.about.text() == "还没有登记：请先问来办什么事"
    press(Qt.Key.Key_F7)
    opened(qtbot, window, FinishDialog)
    press(Qt.Key.Key_F7)
    stands(qtbot, window, WindowState.FREE)


def test_who_does_not_come_is_marked_after_three_calls_and_may_be_taken_back(
    qtbot: QtBot, program: Program, window: WindowScreen, clock: FixedClock
) -> None:
    made = comes(program, "李强")
    press(Qt.Key.Key_F1)
    stands(qtbot, window, WindowState.CALLING)
    press(Qt.Key.Key_F3)
    assert window.model.state() is WindowState.CALLING
    for times in (2, 3):
        clock.forward(seconds=9)
        qtbot.waitUntil(window.keys["window.again"].isEnabled, timeout=PATIENCE_MS)
        press(Qt.Key.Key_F2)
        qtbot.waitUntil(
            lambda times=times: (row := window.model.ticket()) is not None and row.calls == times,  # type: ignore[misc]
            timeout=PATIENCE_MS,
        )
    qtbot.waitUntil(window.keys["window.not_come"].isEnabled, timeout=PATIENCE_MS)
    press(Qt.Key.Key_F3)
    stands(qtbot, window, WindowState.FREE)
    qtbot.waitUntil(lambda: [row.number for row in window.model.kept()] == [made.ticket], timeout=PATIENCE_MS)
    press(Qt.Key.Key_Z, CTRL)
    stands(qtbot, window, WindowState.CALLING)
    assert window.now.person.number.text() == made.ticket


def test_a_visitor_is_sent_on_with_his_number_and_a_note(qtbot: QtBot, program: Program, window: WindowScreen) -> None:
    made = comes(program, "王秀兰")
    calls(qtbot, window, made)
    press(Qt.Key.Key_F4)
    dialog = opened(qtbot, window, TransferDialog)
    assert caret() is dialog.desk
    press(Qt.Key.Key_F4)
    assert dialog.where.trouble() == "请选转到哪个窗口"
    press(Qt.Key.Key_Down)
    wanted = dialog.desk.value()
    assert wanted == "D01"
    enter()
    write("请看第二页")
    press(Qt.Key.Key_F4)
    stands(qtbot, window, WindowState.FREE)
    assert program.house is not None
    rows: tuple[QueueRow, ...] = program.house.door.ask(SYSTEM, QueueOf(desk=str(wanted)))
    assert [(row.number, row.from_desk, row.note) for row in rows] == [(made.ticket, "D09", "请看第二页")]


def test_a_visitor_is_held_with_a_reason_and_brought_back(qtbot: QtBot, program: Program, window: WindowScreen) -> None:
    made = comes(program, "王秀兰")
    calls(qtbot, window, made)
    press(Qt.Key.Key_F6)
    dialog = opened(qtbot, window, HoldDialog)
    press(Qt.Key.Key_F6)
    assert dialog.why.trouble() == "请写明原因"
    assert caret() is dialog.reason
    write("去复印")
    press(Qt.Key.Key_F6)
    stands(qtbot, window, WindowState.FREE)
    qtbot.waitUntil(lambda: len(window.model.kept()) == 1, timeout=PATIENCE_MS)
    assert window.model.kept()[0].reason == "去复印"
    press(Qt.Key.Key_F8)
    stands(qtbot, window, WindowState.CALLING)
    assert window.now.person.number.text() == made.ticket


def test_a_pause_says_why_and_f5_goes_on(qtbot: QtBot, program: Program, window: WindowScreen) -> None:
    press(Qt.Key.Key_F5)
    opened(qtbot, window, PauseDialog)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_F5)
    stands(qtbot, window, WindowState.PAUSED)
    assert window.buttons[Act.PAUSE].words() == "继续叫号"
    press(Qt.Key.Key_F5)
    stands(qtbot, window, WindowState.FREE)
    press(Qt.Key.Key_D, CTRL)
    stands(qtbot, window, WindowState.EMPTY)
    assert caret() is window.sitting.pick


def test_the_strip_calls_and_the_lock_covers_everything(qtbot: QtBot, program: Program, window: WindowScreen) -> None:
    made = comes(program, "王秀兰")
    press(Qt.Key.Key_F11)
    strip = window.strip
    assert strip is not None
    qtbot.waitUntil(strip.isActiveWindow, timeout=PATIENCE_MS)
    press(Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: strip.head.text().startswith(f"{made.ticket} · 王秀兰"), timeout=PATIENCE_MS)
    assert not program.window.isVisible()
    program.lock()
    assert program.window.isVisible()
    assert program.window.is_covered()
    assert not strip.isVisible()
