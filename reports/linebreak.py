"""Breaking text into lines as Chinese papers do. Pure: widths come from the caller.

Rules (GB/T 15834-2011 section 5.1, and common practice of typesetting): no line begins with a closing mark or a pause,
none ends with an opening one; —— and …… stay whole; words and numbers stay whole where they fit on a line. A pause or
closing mark at the end of a line may take half its width: its right half is empty.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

NO_START = frozenset("，。、；：？！）］｝〕》」』】〉〗”’…—～·‧・•％‰℃°々ー,.;:?!)]}%〞﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞")
"""What no line begins with."""

NO_END = frozenset("（［｛〔《「『【〈〖“‘￥＄＃￡￠$#([{〝﹙﹛﹝")
"""What no line ends with."""

HALF_AT_END = frozenset("，。、；：？！）］｝〕》」』】〉〗")
_DOUBLED = frozenset("—…")

WIDEST_GAP = 0.25
"""A line is spread to both edges only while no gap grows by more than this share of the size; otherwise it stays ragged."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``text[start:end]`` of the source, without the spaces at its end and start.

    ``extra`` is what every gap between two pieces gets more (same unit as the widths) for both edges to be even;
    ``solid`` are the places inside words, after which nothing is added.
    """

    text: str
    start: int
    end: int
    width: float
    last: bool
    extra: float = 0
    solid: frozenset[int] = frozenset()


def break_lines(text: str, width_of: Callable[[str], float], limit: float, em: float) -> list[Line]:
    r"""The lines of a text of one or more paragraphs (``\n``) in a column ``limit`` wide; ``em`` is the size of the letters.

    Every character other than spaces at a break stands in exactly one line. An empty paragraph is an empty line.
    """
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        lines += _Paragraph(paragraph, start, width_of, limit, em).lines()
        start += len(paragraph) + 1
    return lines


class _Paragraph:
    """One paragraph, cut into pieces that stay whole."""

    def __init__(self, text: str, start: int, width_of: Callable[[str], float], limit: float, em: float) -> None:
        self._text = text
        self._offset = start
        self._limit = limit
        self._em = em
        self._widths = [width_of(sign) for sign in text]
        self._pieces = list(self._fitting(pieces(text)))
        self._sizes = [sum(self._widths[a:b]) for a, b in self._pieces]

    def _fitting(self, found: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """A piece longer than a line is cut wherever the line ends."""
        for first, last in found:
            if last - first > 1 and sum(self._widths[first:last]) > self._limit:
                yield from ((place, place + 1) for place in range(first, last))
            else:
                yield first, last

    def lines(self) -> Iterator[Line]:
        """Fill line by line, each as full as the rules allow."""
        count = len(self._pieces)
        if not count:
            yield Line("", self._offset, self._offset, 0, last=True)
        begin = 0
        while begin < count:
            end = self._fill(begin)
            if end < count:
                end = self._permitted(begin, end)
            yield self._line(begin, end, last=end == count)
            begin = end
            while begin < count and self._sign(begin) == " ":
                begin += 1

    def _fill(self, begin: int) -> int:
        """The piece at which the line is over."""
        used = 0.0
        for place in range(begin, len(self._pieces)):
            size = self._sizes[place]
            if used + size > self._limit + 0.01 and self._sign(place) != " ":
                halved = self._sign(place) in HALF_AT_END and used + size / 2 <= self._limit + 0.01
                return max(place + 1 if halved else place, begin + 1)
            used += size
        return len(self._pieces)

    def _permitted(self, begin: int, end: int) -> int:
        """The last place, at or before ``end``, where a line may end; where there is none, ``end`` itself."""
        place = end
        while place > begin and not self._may_break(place):
            place -= 1
        return place if place > begin else end

    def _may_break(self, place: int) -> bool:
        """Whether a line may end before this piece; spaces around it do not count, they vanish at a break."""
        before, after = place - 1, place
        while before > 0 and self._sign(before) == " ":
            before -= 1
        while after < len(self._pieces) - 1 and self._sign(after) == " ":
            after += 1
        return self._sign(after) not in NO_START and self._sign(before, last=True) not in NO_END

    def _sign(self, place: int, *, last: bool = False) -> str:
        first, end = self._pieces[place]
        return self._text[end - 1 if last else first]

    def _line(self, begin: int, end: int, *, last: bool) -> Line:
        stop = end
        while stop > begin and self._sign(stop - 1) == " ":
            stop -= 1
        if stop == begin:
            place = self._pieces[begin][0]
            return Line("", self._offset + place, self._offset + place, 0, last=last)
        first, final = self._pieces[begin][0], self._pieces[stop - 1][1]
        width = sum(self._sizes[begin:stop])
        shown = width
        if self._text[final - 1] in HALF_AT_END and width > self._limit:
            shown -= self._widths[final - 1] / 2
        gaps = stop - begin - 1
        spare = (self._limit - shown) / gaps if gaps else 0
        extra = spare if not last and 0 < spare <= self._em * WIDEST_GAP else 0
        solid: frozenset[int] = frozenset()
        if extra and gaps < final - first - 1:
            solid = frozenset(
                place - first for a, b in self._pieces[begin:stop] if b - a > 1 for place in range(a, b - 1)
            )
        return Line(self._text[first:final], self._offset + first, self._offset + final, shown, last, extra, solid)


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where to cut at all: words and numbers, doubled dashes and dots, signs with what is set upon them, all else singly."""
    place, count = 0, len(text)
    while place < count:
        end = place + 1
        if _in_word(text[place]):
            while end < count and _in_word(text[end]):
                end += 1
        elif text[place] in _DOUBLED:
            while end < count and text[end] == text[place] and end - place < 2:
                end += 1
        while end < count and _combines(text[end]):
            end += 1
        yield place, end
        place = end


@cache
def _in_word(sign: str) -> bool:
    """Latin and other alphabets, digits, and the signs inside codes and addresses; nothing that is as wide as it is high."""
    if sign in NO_END or sign.isspace():
        return False
    if sign.isascii():
        return sign.isprintable()
    return unicodedata.category(sign)[0] in "LN" and unicodedata.east_asian_width(sign) not in "WF" and not _han(sign)


@cache
def _han(sign: str) -> bool:
    return ord(sign) >= 0x2E80


@cache
def _combines(sign: str) -> bool:
    return unicodedata.combining(sign) != 0
