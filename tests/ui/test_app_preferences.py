"""What this PC likes is kept between starts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication

from ui.context import Preferences
from ui.preferences import FILE, PreferenceFile
from ui.theme import Look, Size
from ui.theme.wishes import proposed_size


def test_the_first_start_proposes_what_fits_and_chinese(app: QApplication, tmp_path: Path) -> None:
    wished = PreferenceFile(tmp_path).preferences(app)
    screen = app.primaryScreen()
    assert wished.size is proposed_size(screen.geometry().width(), screen.devicePixelRatio())
    assert wished.language == "zh"


def test_large_type_is_proposed_on_a_wide_screen_at_its_own_scale() -> None:
    assert proposed_size(1920, 1.0) is Size.LARGE
    assert proposed_size(1366, 1.0) is Size.STANDARD
    assert proposed_size(1920, 1.25) is Size.STANDARD


def test_what_was_chosen_is_there_at_the_next_start(app: QApplication, tmp_path: Path) -> None:
    first = PreferenceFile(tmp_path)
    chosen = Preferences(Size.EXTRA, Look.CONTRAST, "en")
    first.keep(chosen)
    first.remember(login="chenyu", place="导办台 1", centre="青河县综治中心")
    first.keep_geometry(QByteArray(b"\x01\xd9\xd0\xcb\x00\x03"))
    del first
    again = PreferenceFile(tmp_path)
    assert again.preferences(app) == chosen
    assert again.text("place") == "导办台 1"
    assert again.text("centre") == "青河县综治中心"
    geometry = again.geometry()
    assert geometry is not None
    assert bytes(geometry.data()) == b"\x01\xd9\xd0\xcb\x00\x03"


def test_a_file_with_nonsense_counts_as_not_said(app: QApplication, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("[General]\nsize=huge\nlook=3\nlanguage=fr\ngeometry=x\n", encoding="utf-8")
    wished = PreferenceFile(tmp_path)
    assert wished.preferences(app).language == "zh"
    assert wished.preferences(app).look in set(Look)
    assert wished.geometry() is None
