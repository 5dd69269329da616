"""Everything one can press: by key, by mouse, and what it shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import keys
from ui.language import Tongue
from ui.theme import theme
from ui.widgets.check import Check, Radio
from ui.widgets.chips import Chips
from ui.widgets.halo import Halo, wears_ring
from ui.widgets.key_button import KeyButton
from ui.widgets.key_cap import KeyCap, key_text
from ui.widgets.proposal_card import Proposal, ProposalCard, Reason
from ui.widgets.rich import Run, plain, runs
from ui.widgets.segments import Segments

Show = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot, app: QApplication, tongue: Tongue) -> Show:
    """Puts parts below each other into an active window."""
    window = QWidget()
    column = QVBoxLayout(window)
    qtbot.addWidget(window)
    window.resize(500, 300)

    def show(*parts: QWidget) -> QWidget:
        for part in parts:
            column.addWidget(part)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return show


def test_button_takes_words_key_and_state_from_its_action(qtbot: QtBot, shown: Show, tongue: Tongue) -> None:
    button = KeyButton(kind="primary")
    window = shown(button)
    action = keys.action("frontdesk.keep", window)
    window.addAction(action)
    button.follow(action)
    assert (button.text(), button.cap_text()) == ("登记、取号并打印", "F9")
    told: list[int] = []
    action.triggered.connect(lambda: told.append(1))
    QTest.keyClick(window, Qt.Key.Key_F9)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert len(told) == 3
    action.setEnabled(False)
    assert not button.isEnabled()
    tongue.switch("en")
    QApplication.sendPostedEvents()
    assert button.text() == "Register, number, print"


def test_busy_button_ignores_presses_and_keeps_its_width(qtbot: QtBot, shown: Show) -> None:
    button = KeyButton("登记、取号并打印", "primary", "F9")
    host = QWidget()
    row = QHBoxLayout(host)
    row.addWidget(button)
    row.addStretch(1)
    shown(host)
    width = button.width()
    told: list[object] = []
    button.clicked.connect(lambda: told.append(1))
    button.set_busy("正在保存…")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert told == []
    qtbot.waitUntil(lambda: button.accessibleName() == "正在保存…" and button.minimumWidth() == width, timeout=2000)
    QApplication.sendPostedEvents()
    assert button.width() == width
    button.set_busy("")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == [1]


def test_ring_comes_with_keys_and_not_with_the_mouse(qtbot: QtBot, shown: Show) -> None:
    first, second = KeyButton("转移"), KeyButton("作废")
    window = shown(first, second)
    halo = Halo(window)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert first.hasFocus()
    assert not wears_ring(first)
    assert halo.widget() is None or not halo.isVisible() or not wears_ring(first)
    before = second.geometry()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert wears_ring(second)
    assert halo.widget() is second
    assert second.geometry() == before
    assert halo.geometry().contains(second.geometry())


def test_segments_start_empty_and_follow_keys(qtbot: QtBot, shown: Show) -> None:
    segments, after = Segments(), KeyButton("后面")
    segments.set_choices([("yes", "愿意"), ("no", "不愿意"), ("later", "还没想好")])
    shown(segments, after)
    told: list[object] = []
    segments.chosen.connect(told.append)
    assert segments.value() is None
    widths = [segments.segment(value).width() for value in ("yes", "no", "later")]
    segments.setFocus()
    assert segments.segment("yes").hasFocus()
    QTest.keyClick(segments.segment("yes"), Qt.Key.Key_Space)
    QTest.keyClick(segments.segment("yes"), Qt.Key.Key_Right)
    assert segments.segment("no").hasFocus()
    QTest.mouseClick(segments.segment("later"), Qt.MouseButton.LeftButton)
    QTest.keyClick(segments.segment("later"), Qt.Key.Key_Delete)
    assert told == ["yes", "no", "later", None]
    assert [segments.segment(value).width() for value in ("yes", "no", "later")] == widths
    segments.segment("yes").setFocus()
    QTest.keyClick(segments.segment("yes"), Qt.Key.Key_Return)
    assert after.hasFocus()


def test_segments_change_language_without_losing_the_choice(qtbot: QtBot, app: QApplication) -> None:
    segments = Segments()
    qtbot.addWidget(segments)
    segments.set_choices([(True, "愿意"), (False, "不愿意")])
    segments.set_value(False)
    segments.set_choices([(True, "Willing"), (False, "Not willing")])
    assert segments.value() is False
    assert segments.segment(False).isChecked()
    assert segments.segment(False).accessibleName() == "Not willing"


def test_chips_choose_several_without_moving(qtbot: QtBot, shown: Show) -> None:
    chips = Chips()
    chips.set_choices([(name, name) for name in ("老人", "残疾", "孕妇", "带婴儿", "军人", "未成年")])
    shown(chips)
    told: list[object] = []
    chips.changed.connect(lambda: told.append(chips.values()))
    places = [chips.chip(name).geometry() for name in ("老人", "残疾", "孕妇")]
    QTest.mouseClick(chips.chip("孕妇"), Qt.MouseButton.LeftButton)
    chips.chip("老人").setFocus()
    QTest.keyClick(chips.chip("老人"), Qt.Key.Key_Space)
    assert told == [("孕妇",), ("老人", "孕妇")]
    QApplication.sendPostedEvents()
    assert [chips.chip(name).geometry() for name in ("老人", "残疾", "孕妇")] == places
    chips.set_values(["军人"])
    assert told[-1] == ("军人",)
    assert len(told) == 3


def test_chips_wrap_when_the_row_is_full(qtbot: QtBot, shown: Show) -> None:
    chips = Chips()
    chips.set_choices([(at, f"优先照顾的人 {at}") for at in range(6)])
    window = shown(chips)
    one_row = theme().px("field") - theme().scaled(6)
    assert chips.heightForWidth(2000) == one_row
    assert chips.heightForWidth(300) > 2 * one_row
    assert all(chips.chip(at).geometry().right() <= chips.width() for at in range(6))
    assert window.width() == 500


def test_proposal_asks_to_be_chosen_and_speaks_its_reasons(qtbot: QtBot, shown: Show, tongue: Tongue) -> None:
    card = ProposalCard()
    shown(card)
    card.show_proposal(
        Proposal(
            "Ctrl+1",
            "9 号 劳动监察与仲裁窗口",
            "拖欠农民工工资投诉",
            "人社局",
            (Reason("text-cursor-input", tuple(runs("原话里有 ==包工头=="))), Reason("siren", "先稳人", danger=True)),
        )
    )
    told: list[int] = []
    card.chosen.connect(lambda: told.append(1))
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Space)
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert len(told) == 3
    assert not card.is_chosen()
    card.set_chosen(True)
    assert (
        card.accessibleName() == "已选; 9 号 劳动监察与仲裁窗口; 拖欠农民工工资投诉 · 人社局; 原话里有 包工头; 先稳人"
    )
    assert card.accessibleDescription() == "Ctrl+1"


def test_checks_and_radios(qtbot: QtBot, shown: Show) -> None:
    check, one, other = Check("已核对"), Radio("甲"), Radio("乙")
    shown(check, one, other)
    check.setFocus()
    QTest.keyClick(check, Qt.Key.Key_Space)
    assert check.isChecked()
    one.click()
    other.click()
    assert (one.isChecked(), other.isChecked()) == (False, True)


@pytest.mark.parametrize(
    ("keys_", "words"), [("Ctrl+K", "Ctrl+K"), ("Alt+Left", "Alt+←"), ("Ctrl+Return", "Ctrl+Enter"), ("Space", "空格")]
)
def test_caps_write_keys_as_they_stand_on_the_keyboard(
    app: QApplication, tongue: Tongue, keys_: str, words: str
) -> None:
    assert key_text(keys_) == words
    assert KeyCap(keys_).sizeHint().height() == theme().px("keycap")


def test_markup_never_reads_values() -> None:
    found = runs("Press [[F12]], **{name}** said ==no==", name="==x== **y** [[F1]] {z}")
    assert found == [
        Run("Press "),
        Run("F12", "key"),
        Run(", "),
        Run("==x== **y** [[F1]] {z}", "bold"),
        Run(" said "),
        Run("no", "mark"),
    ]
    assert plain(found) == "Press F12, ==x== **y** [[F1]] {z} said no"
