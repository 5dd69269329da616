"""Drawing on pages, measured in millimetres from the upper left corner; the size of letters in points.

A :class:`Sheet` collects drawing operators page by page. It knows nothing of forms.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from reports import fonts
from reports.document import MM, Document, Glyph
from reports.fonts import Face
from reports.linebreak import Line
from reports.qr import Symbol

A4 = (210.0, 297.0)
BLACK, GREY, LINE, PALE = 0.0, 0.32, 0.62, 0.9
"""Inks: text, labels, hairlines, watermarks (0 black, 1 white). All survive a copier."""

_TILE_FACE = Face.HEI


@dataclass(frozen=True, slots=True)
class Type:
    """How letters are set: face, size in points, distance of lines in millimetres, ink."""

    face: Face
    size: float
    leading: float
    ink: float = BLACK

    @property
    def rise(self) -> float:
        """From the top of a line to its base line, in millimetres: the letters stand in the middle of the leading."""
        return self.leading / 2 + self.size * 0.35 / MM

    def width(self, text: str) -> float:
        """The width of a text in millimetres."""
        return fonts.text_width(self.face, self.size, text) / MM


class Sheet:
    """Pages of one size in a document."""

    def __init__(self, document: Document, size: tuple[float, float] = A4) -> None:
        self._document = document
        self._width, self._height = size[0] * MM, size[1] * MM
        self._pages: list[list[str]] = []
        self._inks: list[tuple[float, float]] = []
        self._current = -1

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def turn_to(self, page: int) -> None:
        """Draw on this page from now on (the first is 0); pages up to it come into being."""
        while len(self._pages) <= page:
            self._pages.append([])
            self._inks.append((0.0, 0.0))
        self._current = page

    def finish(self) -> None:
        """Hand the pages to the document."""
        for page in self._pages:
            self._document.add_page("\n".join(page).encode(), self._width, self._height)

    def _draw(self, operators: str) -> None:
        self._pages[self._current].append(operators)

    def _fill(self, ink: float) -> None:
        fill, stroke = self._inks[self._current]
        if fill != ink:
            self._draw(f"{ink:g} g")
            self._inks[self._current] = (ink, stroke)

    def _stroke(self, ink: float) -> None:
        fill, stroke = self._inks[self._current]
        if stroke != ink:
            self._draw(f"{ink:g} G")
            self._inks[self._current] = (fill, ink)

    def _y(self, y: float) -> float:
        return self._height - y * MM

    def line(
        self, x: float, y: float, to_x: float, to_y: float, weight: float = 0.4, ink: float = LINE, dash: str = ""
    ) -> None:
        """A line; ``weight`` in points, ``dash`` as PDF has it (``"3 2"``)."""
        self._stroke(ink)
        stroke = f"{weight:g} w {x * MM:.2f} {self._y(y):.2f} m {to_x * MM:.2f} {self._y(to_y):.2f} l S"
        self._draw(f"q [{dash}] 0 d {stroke} Q" if dash else stroke)

    def box(self, x: float, y: float, width: float, height: float, weight: float = 0.6, ink: float = BLACK) -> None:
        """An empty rectangle."""
        self._stroke(ink)
        self._draw(f"{weight:g} w {x * MM:.2f} {self._y(y + height):.2f} {width * MM:.2f} {height * MM:.2f} re S")

    def symbol(self, x: float, y: float, side: float, symbol: Symbol) -> None:
        """A QR symbol with its quiet zone in a square: one path, filled once, so no seams."""
        self._fill(BLACK)
        scale = side * MM / symbol.modules
        runs = " ".join([f"{left} {top} {length} 1 re" for left, top, length in symbol.runs])
        self._draw(f"q {scale:.5f} 0 0 {-scale:.5f} {x * MM:.3f} {self._y(y):.3f} cm {runs} f Q")

    def watermark(self, text: str, size: float = 130) -> None:
        """Large pale words aslant over the middle of the page."""
        width = fonts.text_width(Face.BOLD, size, text)
        turn = "0.8192 0.5736 -0.5736 0.8192"  # 35 degrees
        self._draw(f"q {PALE:g} g {turn} {self._width / 2:.2f} {self._height / 2:.2f} cm")
        self._show(-width / 2, -size * 0.35, Face.BOLD, size, text)
        self._draw("Q")

    def text(self, x: float, y: float, kind: Type, text: str) -> None:
        """A piece of text whose base line begins at this point."""
        if text:
            self._fill(kind.ink)
            self._show(x * MM, self._y(y), kind.face, kind.size, text)

    def set_line(self, x: float, y: float, kind: Type, line: Line) -> None:
        """A broken line (widths in points) whose base line begins at this point, spread if it is to be."""
        if line.text:
            self._fill(kind.ink)
            self._show(x * MM, self._y(y), kind.face, kind.size, line.text, line.extra, line.solid)

    def _show(
        self,
        x: float,
        y: float,
        face: Face,
        size: float,
        text: str,
        extra: float = 0,
        solid: frozenset[int] = frozenset(),
    ) -> None:
        """Text in points; characters without a picture as tiles. What a form says itself is drawn once and kept."""
        piece = (x, y, face, size, text, extra, solid)
        drawn = self._document.drawn.get(piece)
        if drawn is None:
            glyphs = [self._document.glyph(face, sign) for sign in text]
            whole = [glyph for glyph in glyphs if glyph]
            if len(whole) < len(glyphs):
                self._show_with_tiles(x, y, face, size, text, extra, solid)
                return
            drawn = _operators(x, y, size, whole, extra, solid)
            self._document.keep(piece, drawn)
        self._draw(drawn)

    def _show_with_tiles(
        self, x: float, y: float, face: Face, size: float, text: str, extra: float, solid: frozenset[int]
    ) -> None:
        """Sign by sign: rare, and every sign has its own place."""
        for index, sign in enumerate(text):
            if self._document.glyph(face, sign):
                self._show(x, y, face, size, sign)
            else:
                self._tile(x, y, size, sign)
            x += fonts.width(face, sign) * size / 1000 + (0 if index in solid else extra)

    def _tile(self, x: float, y: float, size: float, sign: str) -> None:
        """A character without a picture: its code in two rows, framed."""
        self._draw(f"q 0.4 w {x + size * 0.04:.2f} {y - size * 0.1:.2f} {size * 0.92:.2f} {size * 0.94:.2f} re S Q")
        code = f"{ord(sign):04X}"
        half = (len(code) + 1) // 2
        small = size * 0.36
        for row, digits in ((0.42, code[:half]), (0.02, code[half:])):
            width = fonts.text_width(_TILE_FACE, small, digits)
            self._show(x + (size - width) / 2, y + size * row, _TILE_FACE, small, digits)


def _operators(x: float, y: float, size: float, glyphs: list[Glyph], extra: float, solid: frozenset[int]) -> str:
    """One piece of text, run by run of one typeface: pictures bring their widths, so only the first needs a place."""
    parts = [f"BT {x:.2f} {y:.2f} Td"]
    if extra:
        parts.append(f"{extra:.3f} Tc")
    if solid:
        back = f">{extra * 1000 / size:.1f}<"
        glyphs = [
            replace(glyph, code=glyph.code + back) if place in solid else glyph for place, glyph in enumerate(glyphs)
        ]
    for font, run in groupby(glyphs, _font_of):
        parts.append(f"/{font} {size:g} Tf[<{''.join([glyph.code for glyph in run])}>]TJ")
    parts.append("0 Tc ET" if extra else "ET")
    return " ".join(parts)


_font_of = attrgetter("font")
