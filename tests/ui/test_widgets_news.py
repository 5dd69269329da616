"""News, the way back, dialogs, steps: what they say, when they go, and that they wait while somebody looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.language import Tongue
from ui.widgets.banner import Banner
from ui.widgets.dialog import Dialog, Veil
from ui.widgets.key_button import KeyButton
from ui.widgets.note import Note
from ui.widgets.saved_band import Saved, SavedBand
from ui.widgets.step_list import Criterion, StepList
from ui.widgets.toast import ToastBar, UndoBar


class Page(QWidget):
    """A field below the news."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.field = QLineEdit()
        self.column.addWidget(self.field)
        self.resize(900, 300)


@pytest.fixture
def page(qtbot: QtBot, app: QApplication, tongue: Tongue) -> Page:
    made = Page()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.field.setFocus()
    return made


def test_undo_takes_back_once_and_only_in_time(qtbot: QtBot, page: Page) -> None:
    bar = UndoBar()
    page.column.insertWidget(0, bar)
    told: list[str] = []
    bar.offer("A033 已记未到", "user-x", lambda: told.append("undo"), ms=8000)
    assert bar.isVisible()
    assert page.field.hasFocus()
    bar.undo()
    bar.undo()
    assert told == ["undo"]
    assert not bar.isVisible()
    bar.offer("A034 已记未到", "user-x", lambda: told.append("again"), ms=8000)
    bar.countdown.advance(8000)
    bar.undo()
    assert told == ["undo"]
    assert not bar.isVisible()


def test_countdown_stands_still_while_the_focus_is_on_it(qtbot: QtBot, page: Page) -> None:
    bar = UndoBar()
    page.column.insertWidget(0, bar)
    bar.offer("A033", ms=8000)
    bar.countdown.advance(1500)
    assert bar.countdown.seconds() == 7
    bar.button.setFocus(Qt.FocusReason.TabFocusReason)
    bar.countdown.advance(60_000)
    assert bar.countdown.seconds() == 7
    page.field.setFocus()
    bar.countdown.advance(7000)
    assert not bar.isVisible()


def test_toast_goes_by_itself(qtbot: QtBot, page: Page) -> None:
    toast = ToastBar()
    page.column.insertWidget(0, toast)
    toast.toast("已登记，号 **{number}**", number="A032")
    assert toast.text() == "已登记，号 A032"
    assert toast.isVisible()
    toast.countdown.advance(5000)
    assert toast.isVisible()
    toast.countdown.advance(1000)
    assert not toast.isVisible()


def test_saved_number_stays_after_the_way_back_is_gone(qtbot: QtBot, page: Page) -> None:
    band = SavedBand()
    page.column.insertWidget(0, band)
    told: list[int] = []
    band.undo.connect(lambda: told.append(1))
    band.show_saved(Saved("A035", "9 号 劳动监察与仲裁窗口", "**请对钱小慧说：**去 9 号窗口", "正在打印第 1 份"))
    assert band.accessibleName() == "A035 → 9 号 劳动监察与仲裁窗口. 请对钱小慧说：去 9 号窗口"
    band.countdown.advance(10_000)
    assert band.isVisible()
    assert not band.button.isVisible()
    band.take_back()
    assert told == []
    band.show_saved(Saved("A036", "3 号 人民调解窗口"))
    band.take_back()
    assert told == [1]
    band.clear()
    assert not band.isVisible()


def test_banner_tells_without_taking_the_focus(qtbot: QtBot, page: Page) -> None:
    banner = Banner()
    banner.buttons.addWidget(KeyButton("通知值班长", "danger_fill", "F12"))
    page.column.insertWidget(0, banner)
    banner.show_words("原话里有危险的词：", ["汽油"], ["请他坐下", "按 [[F12]] 通知值班长", "立即拨 **110**"])
    QApplication.sendPostedEvents()
    assert page.field.hasFocus()
    assert banner.accessibleName() == "原话里有危险的词：汽油 1 请他坐下 2 按 F12 通知值班长 3 立即拨 110"
    tall = banner.heightForWidth(900)
    banner.fold("已处置：汽油（09:45 陈雨）")
    QApplication.sendPostedEvents()
    assert banner.accessibleName() == "已处置：汽油（09:45 陈雨）"
    assert banner.heightForWidth(900) < tall


def test_note_shows_words_literally(qtbot: QtBot, page: Page) -> None:
    note = Note("orange", "printer")
    page.column.insertWidget(0, note)
    note.say("**{who}** 说", who="<b>王**秀**兰</b>")
    assert note.text() == "<b>王**秀**兰</b> 说"
    assert note.accessibleName() == note.text()


def test_dialog_asks_without_blocking_and_enter_presses_nothing_by_accident(qtbot: QtBot, page: Page) -> None:
    dialog = Dialog(page)
    told: list[str] = []
    dialog.acted.connect(lambda: told.append("acted"))
    dialog.kept.connect(lambda: told.append("kept"))
    dialog.ask("作废 2109 号受理告知单，另开一张？", "旧号不再使用。", "不作废", "作废并另开")
    qtbot.waitUntil(dialog.sheet.keep.hasFocus, timeout=2000)
    veils = page.findChildren(Veil)
    assert [veil.size() for veil in veils] == [page.size()]
    assert dialog.windowModality() == Qt.WindowModality.WindowModal
    assert dialog.isVisible()
    assert told == []
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert told == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert told == ["kept"]
    qtbot.waitUntil(lambda: not page.findChildren(Veil), timeout=2000)


def test_dialog_acts_by_its_button(qtbot: QtBot, page: Page) -> None:
    dialog = Dialog(page)
    told: list[str] = []
    dialog.acted.connect(lambda: told.append("acted"))
    dialog.ask("作废？", "", "不作废", "作废并另开")
    QTest.mouseClick(dialog.sheet.act, Qt.MouseButton.LeftButton)
    assert told == ["acted"]


def test_steps_and_conditions_say_where_one_is(qtbot: QtBot, app: QApplication) -> None:
    steps, condition = StepList(), Criterion()
    qtbot.addWidget(steps)
    qtbot.addWidget(condition)
    steps.set_steps(["大厅名称", "管理员账号", "恢复钥匙"])
    steps.set_current(1)
    assert steps.accessibleName() == "2/3 管理员账号"
    steps.grab()
    condition.say("至少 {n} 个字符", n=10)
    assert not condition.is_met()
    condition.set_met(True)
    assert condition.is_met()
    assert condition.accessibleName() == "至少 10 个字符"
