"""What a paper is declared with: blocks in millimetres, stacked in zones of the first page.

A block says how many lines it would like and how few it can do with. A zone gives every block what it would like; where
that is too much, the longest give way first, and what does not fit goes on, under the same label, on further pages. So the
first page is always the whole paper, and nothing is ever cut off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from reports.coverage import visible
from reports.document import MM
from reports.fonts import Face, width
from reports.linebreak import Line, break_lines
from reports.page import BLACK, GREY, Sheet, Type
from reports.qr import symbol

Values = Mapping[str, str]
"""What is printed, by key."""

TEXT = Type(Face.SONG, 11, 5.2)
LABEL = Type(Face.HEI, 10, 5.2, GREY)
NOTE = Type(Face.HEI, 9, 4.6)
DIGITS = Type(Face.BOLD, 10, 4.8)
_MARK = Type(Face.HEI, 9, 5.3, GREY)

UNFINISHED = "（未完，接后页）"
ABRIDGED = "……"
_NARROWEST = 3
"""Characters that have to find room beside such a mark."""

_ENOUGH = 300
"""More characters than any line holds."""

_ASIDE = {"left": 0.0, "center": 0.5, "right": 1.0}


@dataclass(frozen=True, slots=True)
class Rest:
    """What did not fit: the label it goes on under, and the text."""

    label: str
    text: str


class Laid(Protocol):
    """A block with its text broken into lines, ready to be placed."""

    natural: int
    least: int

    def height(self, lines: int) -> float:
        """Its height in millimetres when it is given so many lines."""

    def draw(self, sheet: Sheet, x: float, y: float, lines: int) -> None:
        """Draw it there."""

    def rests(self, lines: int) -> list[Rest]:
        """What is left over when it is given so many lines."""


class Block(Protocol):
    """Something a form is declared with."""

    def lay(self, values: Values, width: float) -> Laid:
        """Break its text for a column of this width in millimetres."""


@lru_cache(maxsize=128)
def broken(text: str, kind: Type, column: float) -> tuple[Line, ...]:
    """The lines of a text in a column of so many millimetres. Kept for a while: a form's own words are the same on every paper."""
    share = kind.size / 1000
    return tuple(break_lines(visible(text), lambda sign: width(kind.face, sign) * share, column * MM, kind.size))


class Flow:
    """A text in a column that may be given fewer lines than it has."""

    def __init__(self, text: str, kind: Type, column: float, label: str, *, abridge: bool = False) -> None:
        """``abridge`` is for copies: what does not fit stands elsewhere on the paper and is not taken along."""
        self._text = visible(text)
        self.kind = kind
        self._column = column
        self._label = label
        self._abridge = abridge
        self.lines = broken(text, kind, column)

    def _cut(self, lines: int) -> tuple[tuple[Line, ...], int]:
        """What stands there when it is given so many lines, and where in the text it goes on; the last line leaves room for the mark."""
        if lines >= len(self.lines):
            return self.lines, len(self._text)
        kept, start = self.lines[: lines - 1], self.lines[lines - 1].start
        room = self._column - _MARK.width(self._mark) - 1
        if room < _NARROWEST * self.kind.size / MM:
            return kept, start
        tail = broken(self._text[start : start + _ENOUGH], self.kind, room)[0]
        return (*kept, tail), start + tail.end

    @property
    def _mark(self) -> str:
        return ABRIDGED if self._abridge else UNFINISHED

    def draw(self, sheet: Sheet, x: float, y: float, lines: int, align: str = "left") -> None:
        """Draw the first lines, from the top ``y`` of the column on."""
        shown, end = self._cut(lines)
        whole = end >= len(self._text)
        for line in shown:
            aside = (_ASIDE[align] if whole else 0) * (self._column - line.width / MM)
            sheet.set_line(x + aside, y + self.kind.rise, self.kind, line)
            y += self.kind.leading
        if not whole:
            top = y if len(shown) < lines else y - self.kind.leading
            sheet.text(x + self._column - _MARK.width(self._mark), top + self.kind.rise, _MARK, self._mark)

    def rests(self, lines: int) -> list[Rest]:
        """What is left over."""
        _shown, end = self._cut(lines)
        left = self._text[end:].lstrip(" \n")
        return [Rest(self._label, left)] if left and not self._abridge else []


def fitted(text: str, kinds: tuple[Type, ...], best: int, column: float, label: str, *, abridge: bool = False) -> Flow:
    """The text in the first of ``kinds`` in which it has at most ``best`` lines, else in the last."""
    for kind in kinds[:-1]:
        flow = Flow(text, kind, column, label, abridge=abridge)
        if len(flow.lines) <= best:
            return flow
    return Flow(text, kinds[-1], column, label, abridge=abridge)


@dataclass(frozen=True, slots=True)
class Cell:
    """A label and a value beside it, set as :func:`fitted` says.

    ``share`` of the row's width; ``label_width`` in millimetres; ``goes_on`` is the label on a further page, if not the same.
    """

    label: str
    key: str
    share: float = 1
    label_width: float = 21
    kinds: tuple[Type, ...] = (TEXT,)
    best: int = 1
    abridge: bool = False
    goes_on: str = ""
    label_kind: Type = LABEL


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side with a hairline under them."""

    cells: tuple[Cell, ...]
    pad: float = 0.7
    least: int = 2
    """Lines it can do with: one of text and one that says where it goes on."""
    ruled: bool = True

    def lay(self, values: Values, width: float) -> Laid:
        """Break every cell's text."""
        return _LaidRow(self, values, width)


class _LaidRow:
    def __init__(self, row: Row, values: Values, width: float) -> None:
        self._row, self._width = row, width
        self._columns = [width * cell.share for cell in row.cells]
        self._flows = [
            fitted(
                values[cell.key],
                cell.kinds,
                cell.best,
                column - cell.label_width - 2,
                cell.goes_on or cell.label,
                abridge=cell.abridge,
            )
            for cell, column in zip(row.cells, self._columns, strict=True)
        ]
        self.natural = max(len(flow.lines) for flow in self._flows)
        self.least = min(self.natural, row.least)
        self._leading = max(flow.kind.leading for flow in self._flows)

    def height(self, lines: int) -> float:
        return lines * self._leading + 2 * self._row.pad

    def draw(self, sheet: Sheet, x: float, y: float, lines: int) -> None:
        left = x
        for cell, column, flow in zip(self._row.cells, self._columns, self._flows, strict=True):
            top = y + self._row.pad
            sheet.text(left, top + flow.kind.rise, cell.label_kind, cell.label)
            flow.draw(sheet, left + cell.label_width, top, lines)
            left += column
        if self._row.ruled:
            bottom = y + self.height(lines)
            sheet.line(x, bottom, x + self._width, bottom)

    def rests(self, lines: int) -> list[Rest]:
        return [rest for flow in self._flows for rest in flow.rests(lines)]


@dataclass(frozen=True, slots=True)
class Words:
    """A text with ``{keys}``, set in the first of ``kinds`` in which it has at most ``best`` lines, else in the last."""

    text: str
    kinds: tuple[Type, ...]
    best: int = 1
    align: str = "left"
    label: str = ""
    """Under which what does not fit goes on."""
    abridge: bool = False
    after: float = 0
    least: int = 2

    def lay(self, values: Values, width: float) -> Laid:
        """Fill in the values and break the text."""
        text = self.text.format_map(values)
        return _LaidWords(self, fitted(text, self.kinds, self.best, width, self.label, abridge=self.abridge))


class _LaidWords:
    def __init__(self, words: Words, flow: Flow) -> None:
        self._words, self._flow = words, flow
        self.natural = len(flow.lines)
        self.least = min(self.natural, words.least)

    def height(self, lines: int) -> float:
        return lines * self._flow.kind.leading + self._words.after

    def draw(self, sheet: Sheet, x: float, y: float, lines: int) -> None:
        self._flow.draw(sheet, x, y, lines, self._words.align)

    def rests(self, lines: int) -> list[Rest]:
        return self._flow.rests(lines)


class _Fixed:
    """A block of one height that holds no text of its own to be broken."""

    natural = 1
    least = 1

    def rests(self, lines: int) -> list[Rest]:  # noqa: ARG002 - nothing of it can be left over
        return []


@dataclass(frozen=True, slots=True)
class Space:
    """Room."""

    size: float

    def lay(self, values: Values, width: float) -> Laid:  # noqa: ARG002 - as every block
        """Nothing to break."""
        return _LaidSpace(self.size)


class _LaidSpace(_Fixed):
    def __init__(self, size: float) -> None:
        self._size = size

    def height(self, lines: int) -> float:  # noqa: ARG002 - always the same
        return self._size

    def draw(self, sheet: Sheet, x: float, y: float, lines: int) -> None:
        """Leave it white."""


@dataclass(frozen=True, slots=True)
class Code:
    """The QR symbol and, under it, the digits in fives, for those who type. Sides in millimetres with the quiet zone."""

    side: float = 22
    side_of_address: float = 25
    digits: Type = DIGITS

    def lay(self, values: Values, width: float) -> Laid:
        """The symbol of ``qr`` and the digits of ``token``."""
        return _LaidCode(self, values, width)


class _LaidCode(_Fixed):
    def __init__(self, code: Code, values: Values, width: float) -> None:
        self._code, self._qr, self._width = code, values["qr"], width
        self._side = code.side if self._qr.isdigit() else code.side_of_address
        self._lines = broken(grouped(values["token"]), code.digits, width)

    def height(self, lines: int) -> float:  # noqa: ARG002 - always the same
        return self._side + len(self._lines) * self._code.digits.leading

    def draw(self, sheet: Sheet, x: float, y: float, lines: int) -> None:  # noqa: ARG002 - always the same
        if self._qr:
            sheet.symbol(x + (self._width - self._side) / 2, y, self._side, symbol(self._qr))
        top = y + self._side
        for line in self._lines:
            aside = (self._width - line.width / MM) / 2
            sheet.set_line(x + aside, top + self._code.digits.rise, self._code.digits, line)
            top += self._code.digits.leading


@dataclass(frozen=True, slots=True)
class Blanks:
    """Lines to write on: ``(label, width of the line in millimetres)``, from left to right."""

    blanks: tuple[tuple[str, float], ...]
    room: float = 9

    def lay(self, values: Values, width: float) -> Laid:  # noqa: ARG002 - as every block
        """Nothing to break."""
        return _LaidBlanks(self)


class _LaidBlanks(_Fixed):
    def __init__(self, blanks: Blanks) -> None:
        self._blanks = blanks

    def height(self, lines: int) -> float:  # noqa: ARG002 - always the same
        return self._blanks.room

    def draw(self, sheet: Sheet, x: float, y: float, lines: int) -> None:  # noqa: ARG002 - always the same
        kind = Type(Face.HEI, 11, 5.7)
        base = y + self._blanks.room - 2
        for label, room in self._blanks.blanks:
            sheet.text(x, base, kind, label)
            x += kind.width(label)
            if room:
                sheet.line(x, base + 0.8, x + room, base + 0.8, ink=BLACK)
            x += room + 1


def grouped(digits: str) -> str:
    """``12345678901`` → ``12345 67890 1``"""
    return " ".join(digits[place : place + 5] for place in range(0, len(digits), 5))
