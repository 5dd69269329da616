"""Reading TrueType files and cutting small ones out of them, as PDF wants them embedded.

Only what the carried typefaces need: outlines of the kind ``glyf`` (none put together of others), a character table of
format 12, no hinting.
Terms and tables: ISO/IEC 14496-22 (Open Font Format).
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Sequence


class TrueType:
    """One typeface in memory."""

    def __init__(self, data: bytes) -> None:
        """Read the tables. Raises ``ValueError`` for a file of another kind."""
        self._data = memoryview(data)
        count = struct.unpack_from(">H", data, 4)[0]
        self._tables: dict[str, tuple[int, int]] = {}
        for place in range(12, 12 + 16 * count, 16):
            tag, _sum, offset, length = struct.unpack_from(">4sLLL", data, place)
            self._tables[tag.decode("latin-1")] = (offset, length)
        if not {"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cmap"} <= self._tables.keys():
            raise ValueError("not a TrueType file with outlines")
        head = self._table("head")
        self.units: int = struct.unpack_from(">H", head, 18)[0]
        self.box: tuple[int, ...] = tuple(self._thousandths(value) for value in struct.unpack_from(">4h", head, 36))
        hhea = self._table("hhea")
        self.ascent = self._thousandths(struct.unpack_from(">h", hhea, 4)[0])
        self.descent = self._thousandths(struct.unpack_from(">h", hhea, 6)[0])
        self._metrics: int = struct.unpack_from(">H", hhea, 34)[0]
        self._glyphs: int = struct.unpack_from(">H", self._table("maxp"), 4)[0]
        self._places = self._read_places(wide=bool(struct.unpack_from(">h", head, 50)[0]))
        self._read_characters()

    def _table(self, tag: str) -> memoryview:
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def _thousandths(self, value: int) -> int:
        return round(value * 1000 / self.units)

    def _read_places(self, *, wide: bool) -> array[int]:
        places = array("I" if wide else "H")
        size = (self._glyphs + 1) * places.itemsize
        places.frombytes(self._table("loca")[:size])
        if sys.byteorder == "little":
            places.byteswap()
        return places if wide else array("I", [place * 2 for place in places])

    def _read_characters(self) -> None:
        table = self._table("cmap")
        for index in range(struct.unpack_from(">H", table, 2)[0]):
            offset = struct.unpack_from(">L", table, 8 + 8 * index)[0]
            if struct.unpack_from(">H", table, offset)[0] == 12:
                count = struct.unpack_from(">L", table, offset + 12)[0]
                groups = list(struct.iter_unpack(">LLL", table[offset + 16 : offset + 16 + 12 * count]))
                self._first = [group[0] for group in groups]
                self._groups = groups
                return
        raise ValueError("no character table of format 12")

    def glyph(self, character: str) -> int:
        """The number of a character's picture, 0 if there is none."""
        point = ord(character)
        place = bisect_right(self._first, point) - 1
        if place < 0:
            return 0
        first, last, glyph = self._groups[place]
        return int(glyph + point - first) if point <= last else 0

    def advance(self, glyph: int) -> int:
        """The width of a picture in thousandths of the size."""
        width = struct.unpack_from(">H", self._table("hmtx"), 4 * min(glyph, self._metrics - 1))[0]
        return self._thousandths(width)

    def _bearing(self, glyph: int) -> bytes:
        table = self._table("hmtx")
        behind = 4 * self._metrics + 2 * (glyph - self._metrics)
        place = 4 * glyph + 2 if glyph < self._metrics else behind
        return bytes(table[place : place + 2])

    def _outline(self, glyph: int) -> bytes:
        start = self._tables["glyf"][0]
        return bytes(self._data[start + self._places[glyph] : start + self._places[glyph + 1]])

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """A TrueType file with these pictures, in this order behind the empty box of number 0.

        Pictures put together of others are not expected: the script that builds the bundle refuses them.
        """
        order = [0, *glyphs]
        outlines = [self._outline(glyph) for glyph in order]
        outlines = [outline + b"\0" * (-len(outline) % 4) for outline in outlines]
        places, place = array("I", [0]), 0
        for outline in outlines:
            place += len(outline)
            places.append(place)
        advances = self._table("hmtx")
        metrics = b"".join(
            bytes(advances[4 * min(glyph, self._metrics - 1) :][:2]) + self._bearing(glyph) for glyph in order
        )
        if sys.byteorder == "little":
            places.byteswap()
        head, hhea, maxp = (bytearray(self._table(tag)) for tag in ("head", "hhea", "maxp"))
        struct.pack_into(">h", head, 50, 1)
        struct.pack_into(">L", head, 8, 0)
        struct.pack_into(">H", hhea, 34, len(order))
        struct.pack_into(">H", maxp, 4, len(order))
        return _file(
            {
                b"glyf": b"".join(outlines),
                b"head": bytes(head),
                b"hhea": bytes(hhea),
                b"hmtx": metrics,
                b"loca": places.tobytes(),
                b"maxp": bytes(maxp),
            }
        )


def _file(tables: dict[bytes, bytes]) -> bytes:
    """Put tables together, with their sums."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = [struct.pack(">LHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)]
    body: list[bytes] = []
    offset = 12 + 16 * count
    for tag, table in sorted(tables.items()):
        padded = table + b"\0" * (-len(table) % 4)
        directory.append(struct.pack(">4sLLL", tag, _sum(padded), offset, len(table)))
        body.append(padded)
        offset += len(padded)
    return b"".join(directory + body)


def _sum(padded: bytes) -> int:
    words = array("I", padded)
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
