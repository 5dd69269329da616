"""Every state is drawn in both languages and at every size; nothing is cut, everything one can reach has a name."""

from __future__ import annotations

from functools import partial
from typing import cast

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.context import UiContext
from ui.frontdesk import pictures
from ui.frontdesk.screen import FrontDesk
from ui.language import Tongue
from ui.shell.main import Shell
from ui.theme import Size, theme
from ui.widgets.rich import RichText
from ui.widgets.saved_band import SavedBand

STATES = dict(pictures.states())
WINDOWS = [(1366, 768, Size.STANDARD), (1920, 1080, Size.LARGE), (1366, 768, Size.EXTRA), (911, 512, Size.STANDARD)]


def open_window(qtbot: QtBot, context: UiContext, state: str, width: int, height: int) -> Shell:
    window = cast("Shell", STATES[state](context))
    qtbot.addWidget(window)
    window.resize(width, height)
    with qtbot.waitExposed(window):
        window.show()
    return window


def cut(window: QWidget) -> list[str]:
    """Words that do not find their room. What a scroll area hides below can be scrolled to."""
    found = []
    for part in window.findChildren(QWidget):
        if not part.isVisible():
            continue
        if isinstance(part, RichText) and part.height() + 1 < part.heightForWidth(part.width()):
            found.append(f"low: {part.text()}")
        if isinstance(part, QAbstractButton | QLabel) and part.width() < part.minimumSizeHint().width():
            found.append(f"narrow: {part.text()}")
        if isinstance(part, QAbstractButton | QLabel) and part.height() < part.minimumSizeHint().height():
            found.append(f"flat: {part.text()}")
        owner = part.parentWidget()
        scrolled = isinstance(part.parentWidget(), QAbstractScrollArea)
        if owner is not None and not scrolled and part.layout() is None and part.x() + part.width() > owner.width() + 1:
            found.append(f"outside: {type(part).__name__} {part.accessibleName()}")
    for area in window.findChildren(QScrollArea):
        inside = area.widget()
        if inside is not None and area.isVisible() and inside.width() > area.viewport().width():
            found.append(f"wide: {inside.minimumSizeHint().width()}")
    return found


def is_whole(window: QWidget) -> bool:
    """Nothing is cut."""
    return cut(window) == []


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_drawn_and_nothing_is_cut(qtbot: QtBot, context: UiContext, tongue: Tongue, state: str) -> None:
    for spoken in ("zh", "en"):
        tongue.switch("en" if spoken == "en" else "zh")
        window = open_window(qtbot, context, state, 1366, 768)
        qtbot.waitUntil(partial(is_whole, window), timeout=3000)
        assert (window.width(), window.height()) == (1366, 768)
        image = window.grab().toImage()
        colours = {image.pixelColor(x, y).rgb() for x in range(0, 1366, 9) for y in range(0, 768, 9)}
        assert len(colours) > 12
        window.close()
    qtbot.waitUntil(lambda: QThreadPool.globalInstance().activeThreadCount() == 0, timeout=30_000)


@pytest.mark.parametrize(("width", "height", "size"), WINDOWS)
@pytest.mark.parametrize("state", ["frontdesk-repeat", "frontdesk-group", "frontdesk-danger", "frontdesk-saved"])
def test_large_type_and_small_windows_lay_out_otherwise(
    qtbot: QtBot, app: QApplication, context: UiContext, tongue: Tongue, state: str, width: int, height: int, size: Size
) -> None:
    context.theme.size = size
    context.theme.apply(app)
    tongue.switch("en")
    window = open_window(qtbot, context, state, width, height)
    screen = cast("FrontDesk", window.page("frontdesk"))
    qtbot.waitUntil(partial(is_whole, window), timeout=3000)
    assert (window.width(), window.height()) == (width, height)
    bar, status = screen.bar, window.status
    assert bar.isVisible()
    assert status.isVisible()
    assert bar.mapTo(window, bar.rect().bottomLeft()).y() < height
    assert screen.keep_button.width() >= screen.keep_button.sizeHint().width()


@pytest.mark.parametrize("state", ["frontdesk-repeat", "frontdesk-group", "frontdesk-picking"])
def test_everything_one_can_reach_by_key_has_a_name(qtbot: QtBot, context: UiContext, state: str) -> None:
    window = open_window(qtbot, context, state, 1366, 768)
    reachable = [
        part
        for part in window.findChildren(QWidget)
        if part.isVisible()
        and part.isEnabled()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and isinstance(part, QAbstractButton | QLineEdit | QPlainTextEdit)
    ]
    assert len(reachable) > 12
    nameless = [
        type(part).__name__
        for part in reachable
        if not part.accessibleName() and not (isinstance(part, QAbstractButton) and part.text())
    ]
    assert nameless == []


def test_the_saved_number_is_the_largest_thing(qtbot: QtBot, context: UiContext) -> None:
    window = open_window(qtbot, context, "frontdesk-saved", 1366, 768)
    band = window.findChild(SavedBand)
    assert band is not None
    assert band.number() == "A035"
    assert band.height() > 2 * theme().px("field") - 20
    assert window.grab().width() == 1366
