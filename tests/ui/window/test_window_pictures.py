"""Every state is drawn in both languages and at every size; nothing is cut, everything one can reach has a name."""

from __future__ import annotations

from functools import partial
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.frontdesk.test_frontdesk_pictures import is_whole
from ui.context import UiContext
from ui.language import Tongue
from ui.shell.main import Shell
from ui.theme import Size
from ui.window import pictures
from ui.window.screen import WindowScreen

STATES = dict(pictures.states())
WINDOWS = [(1366, 768, Size.STANDARD), (1920, 1080, Size.LARGE), (1366, 768, Size.EXTRA), (911, 512, Size.STANDARD)]


def open_window(qtbot: QtBot, context: UiContext, state: str, width: int, height: int) -> Shell:
    window = cast("Shell", STATES[state](context))
    qtbot.addWidget(window)
    window.resize(width, height)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_drawn_and_nothing_is_cut(qtbot: QtBot, context: UiContext, tongue: Tongue, state: str) -> None:
    for spoken in ("zh", "en"):
        tongue.switch("en" if spoken == "en" else "zh")
        window = open_window(qtbot, context, state, 1366, 696)
        qtbot.waitUntil(partial(is_whole, window), timeout=3000)
        assert (window.width(), window.height()) == (1366, 696)
        window.close()


@pytest.mark.parametrize(("width", "height", "size"), WINDOWS)
@pytest.mark.parametrize("state", ["window-serving", "window-calling-1", "window-idle"])
def test_large_type_and_small_windows_lay_out_otherwise(
    qtbot: QtBot, app: QApplication, context: UiContext, tongue: Tongue, state: str, width: int, height: int, size: Size
) -> None:
    context.theme.size = size
    context.theme.apply(app)
    tongue.switch("en")
    window = open_window(qtbot, context, state, width, height)
    screen = cast("WindowScreen", window.page("window"))
    qtbot.waitUntil(partial(is_whole, window), timeout=3000)
    assert (window.width(), window.height()) == (width, height)
    slim = (width, size) in {(1366, Size.EXTRA), (911, Size.STANDARD)}
    assert screen.queue.isVisible() is not slim
    assert screen.now.queue_button.isVisible() is slim
    screen.keys["window.queue"].trigger()
    if slim:
        assert screen.queue.isVisible()
        assert not screen.case.isVisible()
    qtbot.waitUntil(partial(is_whole, window), timeout=3000)


@pytest.mark.parametrize("state", ["window-serving", "window-sitting"])
def test_everything_one_can_reach_by_key_has_a_name(qtbot: QtBot, context: UiContext, state: str) -> None:
    window = open_window(qtbot, context, state, 1366, 768)
    reachable = [
        part
        for part in window.findChildren(QWidget)
        if part.isVisible()
        and part.isEnabled()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and isinstance(part, QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox)
    ]
    assert len(reachable) > 3
    nameless = [
        type(part).__name__
        for part in reachable
        if not part.accessibleName() and not (isinstance(part, QAbstractButton) and part.text())
    ]
    assert nameless == []


def test_the_filled_button_moves_with_the_state(qtbot: QtBot, context: UiContext) -> None:
    filled = {}
    for state in ("window-idle", "window-calling-1", "window-serving", "window-paused"):
        window = open_window(qtbot, context, state, 1366, 768)
        screen = cast("WindowScreen", window.page("window"))
        buttons = [*screen.buttons.values(), screen.now.start_button]
        filled[state] = [one.words() for one in buttons if one.isVisible() and one.kind() == "primary"]
    assert filled == {
        "window-idle": ["呼叫下一位"],
        "window-calling-1": ["人到了，开始"],
        "window-serving": ["办完，请他评价"],
        "window-paused": ["继续叫号"],
    }
