"""Every part on one page, both languages, all sizes, both looks: nothing is cut, everything has a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.language import Tongue
from ui.theme import Look, Size, Theme
from ui.widgets.gallery import Gallery
from ui.widgets.rich import RichText


def cut(page: QWidget) -> list[str]:
    found = []
    for part in page.findChildren(QWidget):
        if not part.isVisible():
            continue
        if isinstance(part, RichText) and part.height() < part.heightForWidth(part.width()):
            found.append(f"low: {part.text()}")
        if isinstance(part, QAbstractButton | QLabel) and part.width() < part.minimumSizeHint().width():
            found.append(f"narrow: {part.text()}")
        if isinstance(part, QAbstractButton | QLabel) and part.height() < part.minimumSizeHint().height():
            found.append(f"flat: {part.text()}")
        owner = part.parentWidget()
        if owner is not None and part.layout() is None and part.x() + part.width() > owner.width() + 1:
            found.append(f"outside: {type(part).__name__} {part.accessibleName()}")
    return found


@pytest.fixture
def gallery(qtbot: QtBot, app: QApplication, tongue: Tongue) -> Gallery:
    made = Gallery()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("size", list(Size))
@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_nothing_is_cut(qtbot: QtBot, app: QApplication, tongue: Tongue, size: Size, spoken: str) -> None:
    Theme(size).apply(app)
    tongue.switch("en" if spoken == "en" else "zh")
    page = Gallery()
    qtbot.addWidget(page)
    width = {Size.STANDARD: 1366, Size.LARGE: 1600, Size.EXTRA: 1900}[size]
    page.resize(width, page.needed_height(width))
    page.show()
    qtbot.waitUntil(lambda: not cut(page), timeout=2000)


def test_everything_one_can_reach_by_key_has_a_name(qtbot: QtBot, gallery: Gallery) -> None:
    gallery.show()
    nameless = []
    seen = set()
    part = gallery.nextInFocusChain()
    while part is not None and part is not gallery and part not in seen:
        seen.add(part)
        reachable = (
            part.isVisible()
            and part.isEnabled()
            and part.focusPolicy() & Qt.FocusPolicy.TabFocus
            and part.focusProxy() is None
        )
        button_words = isinstance(part, QAbstractButton) and part.text()
        if reachable and not part.accessibleName() and not button_words:
            nameless.append(type(part).__name__)
        part = part.nextInFocusChain()
    assert len(seen) > 20
    assert set(nameless) <= {"Table", "PickBox"}


@pytest.mark.parametrize("look", list(Look))
def test_gallery_is_drawn(qtbot: QtBot, app: QApplication, tongue: Tongue, look: Look, tmp_path: Path) -> None:
    Theme(Size.STANDARD, look).apply(app)
    page = Gallery()
    qtbot.addWidget(page)
    page.resize(1366, page.needed_height(1366))
    page.show()
    page.grab().save(str(tmp_path / "gallery.png"))
    image = QImage(str(tmp_path / "gallery.png"))
    colors = {image.pixelColor(x, y).rgb() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colors) > 40
