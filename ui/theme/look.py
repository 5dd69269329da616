"""The look in force: which size, which contrast, and what that means in colours, points and pixels."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from ui.theme import fonts
from ui.theme.tokens import tokens

CAP_SHARE = 0.93
"""Key caps are a little smaller than small text (design 3)."""


class Size(StrEnum):
    """How large everything is drawn: 标准, 大, 特大."""

    STANDARD = "standard"
    LARGE = "large"
    EXTRA = "extra"


class Look(StrEnum):
    """The ground colours: usual, or high contrast."""

    LIGHT = "light"
    CONTRAST = "contrast"


@dataclass(slots=True)
class Theme:
    """One look. Change ``size`` or ``look``, then call :meth:`apply` again."""

    size: Size = Size.STANDARD
    look: Look = Look.LIGHT
    _colors: dict[str, QColor] = field(default_factory=dict, repr=False)
    _fonts: dict[tuple[str, bool], QFont] = field(default_factory=dict, repr=False)
    _metrics: dict[tuple[str, bool], QFontMetrics] = field(default_factory=dict, repr=False)

    def hex(self, name: str) -> str:
        """A colour token as ``#RRGGBB`` or ``#AARRGGBB``. ``chart.…`` and ``board.…`` reach the other blocks."""
        block, _, rest = name.partition(".")
        colors: dict[str, Any] = tokens()["color"]
        value: str = colors[block][rest] if block in ("chart", "board") else colors[self.look.value][name]
        return value

    def color(self, name: str) -> QColor:
        """A colour token; do not change the object you get."""
        if name not in self._colors:
            self._colors[name] = QColor(self.hex(name))
        return self._colors[name]

    def pt(self, role: str) -> float:
        """Type size in points: small body strong title number hero cap, and ``resident.body`` and so on."""
        if role == "cap":
            return self.pt("small") * CAP_SHARE
        group, _, rest = role.rpartition(".")
        sizes = tokens()["font"]["resident_pt" if group == "resident" else "staff_pt"][self.size.value]
        return float(sizes[rest])

    def px(self, role: str) -> int:
        """A height in logical pixels: field button button.main row badge keycap topbar status icon, and ``resident.button`` and so on."""
        if role == "icon":
            return int(tokens()["icon"][self.size.value])
        if role == "icon.small":
            return round(int(tokens()["icon"][self.size.value]) * 5 / 6)
        group, _, rest = role.partition(".")
        heights = tokens()["height"]
        value = heights["resident"][rest] if group == "resident" else heights[self.size.value][role]
        return int(value)

    def scaled(self, px: float) -> int:
        """A length that grows with the type, given at the standard size (column widths, paddings of running text)."""
        standard = float(tokens()["font"]["staff_pt"]["standard"]["body"])
        return round(px * self.pt("body") / standard)

    def space(self, step: int) -> int:
        """Space of the 4 px grid: 1 → 4, 2 → 8, 3 → 12, 4 → 16, 6 → 24."""
        return int(tokens()["space"][str(step)])

    def radius(self, part: str) -> int:
        """Corner radius: field button card dialog resident."""
        return int(tokens()["radius"][part])

    def border(self, part: str) -> int:
        """Border width: hair control selected focus stripe time.green and so on."""
        return int(tokens()["border"][part])

    def focus_width(self) -> int:
        """Width of the violet ring: 2, in high contrast 4."""
        return int(tokens()["focus"]["width" if self.look is Look.LIGHT else "contrast.width"])

    def motion(self, name: str) -> int:
        """A duration in milliseconds: panel busy_mark_after toast undo."""
        return int(tokens()["motion_ms"][name])

    def font(self, role: str = "body", *, bold: bool = False) -> QFont:
        """A font of this look; do not change the object you get."""
        key = (role, bold)
        if key not in self._fonts:
            made = QFont()
            made.setFamilies(fonts.families())
            made.setPointSizeF(self.pt(role))
            made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
            self._fonts[key] = made
        return self._fonts[key]

    def metrics(self, role: str = "body", *, bold: bool = False) -> QFontMetrics:
        """Measures of :meth:`font`."""
        key = (role, bold)
        if key not in self._metrics:
            self._metrics[key] = QFontMetrics(self.font(role, bold=bold))
        return self._metrics[key]

    def apply(self, app: QApplication) -> None:
        """Put this look on: font first, then palette, then the one style sheet. Call again after every change."""
        self.wear(app)
        self.dress(app)

    def dress(self, app: QApplication) -> None:
        """The second half: the style sheet."""
        from ui.theme.sheet import sheet_of

        app.setStyleSheet(sheet_of(self))

    def wear(self, app: QApplication) -> None:
        """The first half: fonts and palette. Under a sheet a widget is styled anew each time it finds a parent, so the first
        window is built between the two halves.
        """
        from ui.theme import icons
        from ui.theme.palette import palette_of

        _in_force[0] = self
        fonts.load_base()
        self.forget()
        icons.forget()
        if app.style().name().lower() != "fusion":
            app.setStyle("Fusion")
        app.setFont(self.font("body"))
        app.setPalette(palette_of(self))

    def forget(self) -> None:
        """Drop what was worked out for the look before."""
        self._colors.clear()
        self._fonts.clear()
        self._metrics.clear()


_in_force = [Theme()]


def theme() -> Theme:
    """The look in force."""
    return _in_force[0]
