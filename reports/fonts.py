"""The typefaces of the papers: loaded when first needed, checked, and chosen for every single character.

A face falls back, character by character: the wanted one, then the serif, then its rest, then the rare characters of
extensions B to F, then G to I. What none of them has (privately assigned characters, half of a pair) is drawn as a tile
that shows its code, never left out and never shown as an empty box; see :func:`reports.coverage.uncovered`.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import threading
from enum import StrEnum
from functools import cache

import resources
from hall.errors import EnvironmentFault, Fault
from reports import coverage
from reports.truetype import TrueType


class Face(StrEnum):
    """What a form may ask for."""

    SONG = "song"
    """宋体, the text that was written by people"""
    HEI = "hei"
    """黑体, labels and notes"""
    BOLD = "bold"
    """黑体 bold, headings and what has to be seen first"""


TILE_WIDTH = 1000
"""A tile is as wide as a Chinese character (thousandths of the size)."""

_SERIF = (("serif", "song.ttf"), ("serif", "song-full.ttf.xz"))
_SANS = (("sans", "ui-regular.ttf"), ("sans", "hei-full.ttf.xz"))
_RARE = (("rare_b", "rare-b.ttf.xz"), ("rare_g", "rare-g.ttf.xz"))
_CHAIN = {
    Face.SONG: (*_SERIF, *_RARE),
    Face.HEI: (*_SANS, *_SERIF, *_RARE),
    Face.BOLD: (("sans", "ui-bold.ttf"), *_SANS, *_SERIF, *_RARE),
}

_lock = threading.Lock()
_widths: dict[Face, dict[str, int]] = {face: {} for face in Face}


@cache
def _digests() -> dict[str, str]:
    """SHA-256 of every unpacked file."""
    manifest = json.loads(resources.text("fonts/fonts.json"))
    return {entry["file"]: entry["sha256"] for entry in manifest["files"]}


def typeface(file: str) -> TrueType:
    """One file of ``resources/fonts``, unpacked if it is packed. Raises ``EnvironmentFault(FONT_MISSING)`` if it is not there or damaged."""
    with _lock:
        return _load(file)


@cache
def _load(file: str) -> TrueType:
    path = resources.locate("fonts") / file
    try:
        data = path.read_bytes()
        if file.endswith(".xz"):
            data = lzma.decompress(data)
        known = _digests()[file]
    except (OSError, lzma.LZMAError, KeyError) as trouble:
        raise EnvironmentFault(Fault.FONT_MISSING, f"{path}: {trouble!r}") from trouble
    if hashlib.sha256(data).hexdigest() != known:
        raise EnvironmentFault(Fault.FONT_MISSING, f"{path}: damaged")
    return TrueType(data)


@cache
def find(face: Face, character: str) -> tuple[str, int] | None:
    """The file that draws this character in this face, and the number of the picture; ``None`` for a tile."""
    for family, file in _CHAIN[face]:
        if ord(character) in coverage.family(family):
            glyph = typeface(file).glyph(character)
            if glyph:
                return file, glyph
    return None


def width(face: Face, character: str) -> int:
    """The width of a character in thousandths of the size."""
    known = _widths[face].get(character)
    if known is None:
        found = find(face, character)
        known = typeface(found[0]).advance(found[1]) if found else TILE_WIDTH
        _widths[face][character] = known
    return known


def text_width(face: Face, size: float, text: str) -> float:
    """The width of a text in points, set at ``size`` points."""
    known = _widths[face]
    try:
        total = sum([known[character] for character in text])
    except KeyError:
        total = sum([width(face, character) for character in text])
    return total * size / 1000
