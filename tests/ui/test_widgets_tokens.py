"""The tokens keep what the design promises, and nobody writes a colour beside them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

import resources
from hall.errors import EnvironmentFault, Fault
from ui.theme import Look, Size, Theme, fonts, icons
from ui.theme.painters import PILL_ICONS, RISK_BARS, paint_pill, paint_risk, pill_size, risk_size
from ui.theme.sheet import sheet_of
from ui.theme.tokens import contrast, tokens
from ui.theme.wishes import proposed_look, proposed_size

READABLE = [
    ("text", "window"),
    ("text", "surface"),
    ("text2", "surface"),
    ("text2", "window"),
    ("muted", "surface"),
    ("muted", "window"),
    ("accent", "surface"),
    ("accent", "accent.tint"),
    ("accent.text", "accent"),
    ("bar.text", "bar"),
    ("bar.text2", "bar"),
    ("danger", "surface"),
    ("danger", "danger.tint"),
    ("select.text", "select"),
    ("text", "mark"),
    ("text", "mark.danger"),
    ("risk.text", "risk.bg"),
    *[(f"time.{state}", f"time.{state}.bg") for state in PILL_ICONS],
]
SEEN = [("line.strong", "surface"), ("focus", "surface"), ("focus", "window"), ("disabled", "surface")]


@pytest.mark.parametrize("look", list(Look))
def test_text_reaches_four_and_a_half_and_borders_three(look: Look) -> None:
    colors = tokens()["color"][look.value]
    for ink, ground in READABLE:
        assert contrast(colors[ink], colors[ground]) >= 4.5, (ink, ground)
    for ink, ground in SEEN:
        assert contrast(colors[ink], colors[ground]) >= 3.0, (ink, ground)


def test_high_contrast_is_seven_and_more() -> None:
    colors = tokens()["color"]["contrast"]
    assert all(
        contrast(colors[ink], colors["surface"]) >= 7 for ink in ("text", "text2", "muted", "accent", "danger", "focus")
    )


def test_ratio_is_the_one_of_the_guideline() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_look_names_the_same_colours() -> None:
    colors = tokens()["color"]
    assert set(colors["light"]) == set(colors["contrast"])
    assert all(
        re.fullmatch(r"#[0-9A-F]{6}([0-9A-F]{2})?", value) for block in colors.values() for value in block.values()
    )


@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize("size", list(Size))
def test_style_sheet_is_complete(size: Size, look: Look) -> None:
    sheet = sheet_of(Theme(size, look))
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert f"min-height: {Theme(size, look).px('field') - 2}px" in sheet


def test_no_colour_is_written_beside_the_tokens() -> None:
    for path in (resources.ROOT.parent / "ui").rglob("*.py"):
        assert not re.search(r"[\"'(: ]#[0-9A-Fa-f]{6}\b", path.read_text(encoding="utf-8")), path.name


def test_icons_are_there_and_take_their_colour(app: QApplication) -> None:
    names = [path.stem for path in resources.locate("icons").glob("*.svg")]
    assert len(names) >= 60
    assert (resources.locate("icons/LICENSE")).read_text(encoding="utf-8").startswith("ISC License")
    for name in names:
        image = icons.pixmap(name, QColor(255, 0, 0), 24, 2.0).toImage()
        assert image.width() == 48
        inked = [image.pixelColor(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 200]
        assert inked, name
        assert all(color.red() > 200 and color.green() < 60 for color in inked), name


def test_icon_is_drawn_once_for_a_colour_and_size(app: QApplication) -> None:
    first = icons.pixmap("check", QColor(1, 2, 3), 18, 1.0)
    assert icons.pixmap("check", QColor(1, 2, 3), 18, 1.0).cacheKey() == first.cacheKey()
    assert icons.pixmap("check", QColor(1, 2, 4), 18, 1.0).cacheKey() != first.cacheKey()


def _grey(paint: object, width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 255, 255))
    painter = QPainter(image)
    paint(painter)  # type: ignore[operator]
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def test_on_a_grey_monitor_only_the_overdue_pill_is_filled(app: QApplication) -> None:
    darkness = {}
    for state in PILL_ICONS:
        size = pill_size(state, "办结 5 天")
        image = _grey(
            lambda p, s=state, z=size: paint_pill(p, QRectF(0, 0, z.width(), z.height()), s, ""),
            size.width(),
            size.height(),
        )
        darkness[state] = image.pixelColor(size.width() - 20, size.height() // 2).value()
    assert darkness["red"] < 130
    assert all(value > 200 for state, value in darkness.items() if state != "red")


def test_risk_tag_fills_as_many_bars_as_the_level_says(app: QApplication) -> None:
    seen = {}
    for level in RISK_BARS:
        size = risk_size("风险")
        image = QImage(size.width(), size.height(), QImage.Format.Format_RGB32)
        image.fill(QColor(255, 255, 255))
        painter = QPainter(image)
        paint_risk(painter, QRectF(0, 0, size.width(), size.height()), level, "")
        painter.end()
        middle = [image.pixelColor(9 + at * 7, 16).name().upper() for at in range(4)]
        seen[level] = middle.count(tokens()["color"]["light"][f"risk.{level}"])
    assert seen == RISK_BARS


def test_first_start_proposes_what_screen_and_system_ask_for(app: QApplication) -> None:
    assert proposed_size(1920, 1.0) is Size.LARGE
    assert proposed_size(1920, 1.5) is Size.STANDARD
    assert proposed_size(1366, 1.0) is Size.STANDARD
    assert proposed_look(app) is Look.LIGHT


def test_missing_typefaces_are_told(app: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "_families", [])
    monkeypatch.setattr(fonts, "folder", lambda: tmp_path)
    with pytest.raises(EnvironmentFault) as told:
        fonts.load_base()
    assert told.value.kind is Fault.FONT_MISSING


def test_rare_characters_start_the_further_typefaces_once(app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(fonts._Rare, "asked", False)
    monkeypatch.setattr(fonts._Rare, "start", lambda self: asked.append(1))
    fonts.cover("王秀兰 abc")
    assert asked == []
    fonts.cover("\U0003134a")
    fonts.cover("\U0003134f")
    assert asked == [1]
