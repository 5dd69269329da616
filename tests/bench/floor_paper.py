"""The floor under the drawing of a paper: the least a program in Python can do for an acceptance notice.

Written by hand for speed and nothing else, after the two layers measured in performance.md section 2: the form's own words
and lines are one object with a typeface of its own, made once; a paper adds what was filled in, in one typeface cut to its
characters, and the symbol. No rules for lines, no rare characters, no marks, no further pages, nothing inside the file. A
paper that is worth handing out costs more; how much more is what the benchmark tells.
"""

from __future__ import annotations

import mmap
import struct
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from pathlib import Path

import qrcode

_MADE_ONCE, _MADE_EACH_TIME = 9, 1
_TABLES = ("head", "hhea", "maxp", "hmtx", "loca", "cmap", "glyf")
_LINE = 40


class Face:
    """A typeface mapped into memory; pictures that were asked for once are kept."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        count = struct.unpack_from(">H", self._data, 4)[0]
        records = [struct.unpack_from(">4sLLL", self._data, 12 + 16 * place) for place in range(count)]
        found = {
            tag.decode(): self._data[start : start + size]
            for tag, _sum, start, size in records
            if tag.decode() in _TABLES
        }
        self._glyf = next(start for tag, _sum, start, _size in records if tag == b"glyf")
        self.head, self.hhea, self.maxp, self._hmtx = (found[name] for name in ("head", "hhea", "maxp", "hmtx"))
        self._units = struct.unpack_from(">H", self.head, 18)[0]
        self._metrics = struct.unpack_from(">H", self.hhea, 34)[0]
        self._places = array("I", found["loca"])
        self._places.byteswap()
        self._groups = self._read_groups(found["cmap"])
        self._kept: dict[str, tuple[bytes, bytes, int]] = {}

    def _read_groups(self, cmap: bytes) -> list[tuple[int, int, int]]:
        for place in range(struct.unpack_from(">H", cmap, 2)[0]):
            offset = struct.unpack_from(">L", cmap, 8 + 8 * place)[0]
            if struct.unpack_from(">H", cmap, offset)[0] == 12:
                count = struct.unpack_from(">L", cmap, offset + 12)[0]
                return list(struct.iter_unpack(">LLL", cmap[offset + 16 : offset + 16 + 12 * count]))
        raise ValueError("no table of format 12")

    def picture(self, sign: str) -> tuple[bytes, bytes, int]:
        """Outline, metrics, and width in thousandths."""
        known = self._kept.get(sign)
        if known is None:
            first, _last, glyph = self._groups[bisect_right(self._groups, (ord(sign), 1 << 40, 0)) - 1]
            number = glyph + ord(sign) - first
            outline = self._data[self._glyf + self._places[number] : self._glyf + self._places[number + 1]]
            wide = self._hmtx[4 * min(number, self._metrics - 1) :][:2]
            behind = 4 * number + 2 if number < self._metrics else 2 * (self._metrics + number)
            width = round(struct.unpack(">H", wide)[0] * 1000 / self._units)
            known = self._kept[sign] = (
                outline + bytes(-len(outline) % 4),
                wide + self._hmtx[behind : behind + 2],
                width,
            )
        return known

    def cut(self, signs: Iterable[str]) -> bytes:
        """A typeface with these signs, behind an empty picture."""
        pictures = [self.picture(sign) for sign in signs]
        places, place = [0, 0], 0
        for outline, _metrics, _width in pictures:
            place += len(outline)
            places.append(place)
        count = len(pictures) + 1
        tables = {
            b"glyf": b"".join([outline for outline, _metrics, _width in pictures]),
            b"head": self.head[:50] + b"\0\1" + self.head[52:],
            b"hhea": self.hhea[:34] + struct.pack(">H", count),
            b"hmtx": bytes(4) + b"".join([metrics for _outline, metrics, _width in pictures]),
            b"loca": struct.pack(f">{len(places)}L", *places),
            b"maxp": self.maxp[:4] + struct.pack(">H", count) + self.maxp[6:],
        }
        offset, listed, body = 12 + 16 * len(tables), [], []
        for tag, table in tables.items():
            padded = table + bytes(-len(table) % 4)
            listed.append(struct.pack(">4sLLL", tag, 0, offset, len(table)))
            body.append(padded)
            offset += len(padded)
        return struct.pack(">LHHHH", 0x10000, len(tables), 64, 2, 32) + b"".join(listed + body)


class _File:
    """Objects of a PDF, numbered as they come."""

    def __init__(self, objects: list[bytes]) -> None:
        self.objects = objects

    def add(self, content: str) -> int:
        self.objects.append(content.encode())
        return len(self.objects)

    def stream(self, data: bytes, more: str, level: int) -> int:
        packed = zlib.compress(data, level)
        head = f"<<{more}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n".encode()
        self.objects.append(head + packed + b"\nendstream")
        return len(self.objects)

    def font(self, face: Face, signs: Mapping[str, int], level: int) -> int:
        raw = face.cut(signs)
        file = self.stream(raw, f"/Length1 {len(raw)}", level)
        described = self.add(
            f"<</Type/FontDescriptor/FontName/F/Flags 4/FontBBox[-1000 -300 2000 1100]/ItalicAngle 0/Ascent 880/Descent -120"
            f"/CapHeight 700/StemV 80/FontFile2 {file} 0 R>>"
        )
        widths = " ".join([str(face.picture(sign)[2]) for sign in signs])
        shapes = self.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {described} 0 R/W[1[{widths}]]/CIDToGIDMap/Identity>>"
        )
        rows = [f"<{number:04x}><{sign.encode('utf-16-be').hex()}>" for sign, number in signs.items()]
        blocks = [rows[place : place + 100] for place in range(0, len(rows), 100)]
        table = "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
        text = (
            "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/X def/CMapType 2 def "
            f"1 begincodespacerange<0000><ffff>endcodespacerange {table}endcmap end end"
        )
        copied = self.stream(text.encode(), "", level)
        return self.add(
            f"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[{shapes} 0 R]/ToUnicode {copied} 0 R>>"
        )

    def finish(self, root: int) -> bytes:
        out, places, place = [b"%PDF-1.5\n"], [], 9
        for number, content in enumerate(self.objects, 1):
            written = b"%d 0 obj\n%s\nendobj\n" % (number, content)
            places.append(place)
            place += len(written)
            out.append(written)
        count = len(places) + 1
        table = b"".join([b"%010d 00000 n \n" % at for at in places])
        out.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table))
        out.append(b"trailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, root, place))
        return b"".join(out)


class FloorForm:
    """One form: ``words`` are its own, drawn once in rows; papers are made of the values filled in."""

    def __init__(self, path: Path, words: Iterable[str]) -> None:
        self._face = Face(path)
        self._fixed: list[bytes] = []
        file = _File(self._fixed)
        signs: dict[str, int] = {}
        rows = [line for word in words for line in _lines(word)]
        drawn = [f"BT/S 10 Tf 40 {800 - 12 * place} Td<{_codes(line, signs)}>Tj ET" for place, line in enumerate(rows)]
        drawn += [f"40 {800 - 60 * place} m 555 {800 - 60 * place} l S" for place in range(10)]
        font = file.font(self._face, signs, _MADE_ONCE)
        resources = f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</S {font} 0 R>>>>"
        self._layer = file.stream("\n".join(drawn).encode(), resources, _MADE_ONCE)

    def draw(self, values: Iterable[str], qr: str) -> bytes:
        """A paper with these values and this symbol."""
        file = _File(list(self._fixed))
        signs: dict[str, int] = {}
        rows = [line for value in values for line in _lines(value)]
        text = " ".join(
            [f"1 0 0 1 120 {790 - 14 * place} Tm<{_codes(line, signs)}>Tj" for place, line in enumerate(rows)]
        )
        modules = _modules(qr)
        scale = 62 / len(modules)
        content = f"/X Do BT/V 11 Tf {text} ET q {scale:.4f} 0 0 {-scale:.4f} 470 140 cm {_runs(modules)} f Q"
        font = file.font(self._face, signs, _MADE_EACH_TIME)
        drawn = file.stream(content.encode(), "", _MADE_EACH_TIME)
        pages = len(file.objects) + 2
        resources = f"<</Font<</V {font} 0 R>>/XObject<</X {self._layer} 0 R>>>>"
        page = file.add(
            f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 595 842]/Contents {drawn} 0 R/Resources{resources}>>"
        )
        file.add(f"<</Type/Pages/Kids[{page} 0 R]/Count 1>>")
        return file.finish(file.add(f"<</Type/Catalog/Pages {pages} 0 R>>"))


def _lines(text: str) -> list[str]:
    return [text[place : place + _LINE] for place in range(0, len(text), _LINE)]


def _codes(text: str, signs: dict[str, int]) -> str:
    return "".join([f"{signs.setdefault(sign, len(signs) + 1):04x}" for sign in text])


def _modules(text: str) -> list[list[bool]]:
    code = qrcode.QRCode(version=2, error_correction=qrcode.constants.ERROR_CORRECT_H, border=0, mask_pattern=3)
    code.add_data(text, optimize=0)
    code.make(fit=False)
    modules: list[list[bool]] = code.modules
    return modules


def _runs(modules: list[list[bool]]) -> str:
    found = []
    for top, row in enumerate(modules):
        left = 0
        while left < len(row):
            end = left
            while end < len(row) and row[end]:
                end += 1
            if end > left:
                found.append(f"{left} {top} {end - left} 1 re")
            left = end + 1
    return " ".join(found)
