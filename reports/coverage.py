"""Which characters the carried typefaces can draw, told without opening one of them.

The papers choose a typeface by it, and data entry asks :func:`uncovered` while a name is typed. The table
``resources/fonts/coverage.json`` is written by the script that builds the typefaces.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from functools import cache

import resources

IGNORED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What is never seen: control characters, and those Unicode calls default-ignorable (direction marks, signs of no width,
variation selectors). They are left out of every paper: none may turn a name around or hide a part of it."""

_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def visible(text: str) -> str:
    r"""The text as it is drawn: invisible signs gone, every kind of space a space, every line end ``\n``, signs composed (NFC)."""
    if text.isascii() and text.isprintable():
        return text
    kept = IGNORED.sub("", _SPACES.sub(" ", _LINE_ENDS.sub("\n", text)))
    return kept if unicodedata.is_normalized("NFC", kept) else _composed(kept)


def _composed(text: str) -> str:
    """NFC, save that a compatibility ideograph stays the one that was written: in a name it is meant."""
    return re.sub("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+", lambda found: unicodedata.normalize("NFC", found[0]), text)


class Ranges:
    """A set of code points, kept as closed ranges."""

    def __init__(self, pairs: list[tuple[int, int]]) -> None:
        self._first = [pair[0] for pair in pairs]
        self._last = [pair[1] for pair in pairs]

    def __contains__(self, point: int) -> bool:
        place = bisect_right(self._first, point) - 1
        return place >= 0 and point <= self._last[place]


@cache
def family(name: str) -> Ranges:
    """The characters of ``"sans"``, ``"serif"``, ``"rare_b"`` or ``"rare_g"``."""
    return Ranges(_table()[name])


@cache
def _table() -> dict[str, list[tuple[int, int]]]:
    table: dict[str, list[tuple[int, int]]] = json.loads(resources.text("fonts/coverage.json"))
    return table


@cache
def _covered(character: str) -> bool:
    return any(ord(character) in family(name) for name in _table())


def uncovered(text: str) -> tuple[str, ...]:
    """The characters of ``text`` for which no carried typeface has a picture, each once, in order of appearance.

    On paper they become a drawn tile with their code; say so before printing. Invisible signs and line ends are no trouble.
    """
    return tuple(dict.fromkeys(sign for sign in visible(text) if sign != "\n" and not _covered(sign)))
