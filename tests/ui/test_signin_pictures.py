"""Every state of signing in and of the first start: drawn, nothing cut, every button and field named; and no window of its own."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

import pytest
import shiboken6
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ui.context import UiContext
from ui.firststart import pictures as firststart
from ui.language import Tongue
from ui.signin import pictures as signin
from ui.theme import Look, Size, Theme
from ui.widgets.rich import RichText

STATES: dict[str, Callable[[UiContext], QWidget]] = dict(chain(signin.states(), firststart.states()))


def cut(page: QWidget) -> list[str]:
    """What has less room than it asks for. What lies in a scroll area may be lower than its page, never wider."""
    found = []
    for part in page.findChildren(QWidget):
        if not part.isVisible():
            continue
        if isinstance(part, RichText) and part.height() < part.heightForWidth(part.width()):
            found.append(f"low: {part.text()}")
        if isinstance(part, QAbstractButton | QLabel):
            wanted = part.minimumSizeHint()
            if part.width() < wanted.width() or part.height() < wanted.height():
                found.append(f"small: {part.text()}")
        if isinstance(part, QLineEdit) and part.height() < part.minimumHeight():
            found.append(f"flat: {part.accessibleName()}")
    areas = [(area.widget(), area.viewport()) for area in page.findChildren(QScrollArea) if area.isVisible()]
    found += ["wider than its page" for inside, view in areas if inside is not None and inside.width() > view.width()]
    return found


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_nothing_is_cut_in_the_smallest_window(
    qtbot: QtBot, app: QApplication, context: UiContext, spoken: str, state: str
) -> None:
    context.language.switch("en" if spoken == "en" else "zh")
    for size in Size:
        context.theme.size = size
        context.theme.apply(app)
        page = STATES[state](context)
        page.resize(1366, 696)
        page.show()
        qtbot.waitUntil(lambda page=page: not cut(page), timeout=10_000)  # type: ignore[misc]
        assert page.width() == 1366
        shiboken6.delete(page)  # now, not when Python's cleaning comes round in the middle of a paint


@pytest.mark.parametrize("state", STATES)
def test_everything_has_a_name_and_no_part_becomes_a_window(
    qtbot: QtBot, app: QApplication, context: UiContext, state: str
) -> None:
    before = set(QApplication.topLevelWidgets())
    page = STATES[state](context)
    qtbot.addWidget(page)
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible() and window not in before]
    assert shown == []
    page.resize(1366, 768)
    page.show()
    nameless = [
        type(part).__name__
        for part in page.findChildren(QWidget)
        if isinstance(part, QAbstractButton | QLineEdit) and part.isVisible() and not part.accessibleName()
    ]
    assert [name for name in nameless if name != "QLineEdit"] == []


@pytest.mark.parametrize("state", ["signin-wrong", "firststart-administrator"])
def test_the_pages_are_drawn_in_high_contrast(
    qtbot: QtBot, app: QApplication, context: UiContext, tongue: Tongue, state: str
) -> None:
    page = STATES[state](context)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    usual = page.grab().toImage()
    Theme(Size.STANDARD, Look.CONTRAST).apply(app)
    context.theme.look = Look.CONTRAST
    assert page.grab().toImage() != usual
