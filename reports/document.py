"""One PDF file: reportlab keeps its objects, numbers them and writes them; pages, text and typefaces are made here.

Everything that does not simply take what reportlab offers stands in this module, with the reason (measurements in
``docs/decisions/011-reportlab-tuning.md``):

* text is written as numbers of pictures into typefaces cut by :mod:`reports.truetype`, because reportlab cuts one typeface
  for every 256 characters, copies the whole outline table each time, and writes a wrong copy-out table above U+FFFF;
* streams are compressed and never written in ASCII85: a fifth smaller, and faster;
* neither Canvas nor its standard typeface is used, so no Helvetica comes into the file;
* identifier and dates follow from what is printed, so that the same paper is the same file, byte by byte;
* an attachment (ISO 32000-2, 7.11.4 and 14.13) is put together by hand, as reportlab has no call for it.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from reportlab.pdfbase import pdfdoc

from reports import fonts
from reports.fonts import Face

MM = 72 / 25.4
"""Points in a millimetre."""

_ONCE, _EACH = 9, 1
"""How hard to compress: what is made once a form, and what is made for each paper (harder is 2 % smaller and a tenth slower)."""

_HALF_PAIRS = "surrogatepass"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A picture in a typeface of the document: the name of that typeface on the page, and the picture's number in hex."""

    font: str
    code: str


Piece = tuple[float, float, Face, float, str, float, frozenset[int]]
"""A piece of text in its place, as :class:`reports.page.Sheet` draws it."""


class Subset:
    """Pictures taken out of one file of the bundle, numbered from 1 in the order they were first used.

    ``name`` is what the cut typeface is called on the page; ``level`` how hard it is compressed.
    """

    def __init__(self, file: str, prefix: str, level: int) -> None:
        self._face = fonts.typeface(file)
        self._file, self._level = file, level
        self.name = prefix + _letters(file)
        self._signs: list[str] = []
        self._glyphs: list[int] = []
        self._parts: tuple[bytes, int, bytes, str] | None = None

    def add(self, sign: str, glyph: int) -> str:
        """Take a picture in; the answer is its number as four hexadecimal digits."""
        self._signs.append(sign)
        self._glyphs.append(glyph)
        self._parts = None
        return f"{len(self._glyphs):04X}"

    def write(self, pdf: pdfdoc.PDFDocument, tag: str) -> bytes:
        """Put the typeface into a document; the answer refers to it. What was cut once is kept for the next document."""
        if self._parts is None:
            raw = self._face.subset(self._glyphs)
            packed, copy_out = (zlib.compress(data, self._level) for data in (raw, self._copy_out()))
            self._parts = packed, len(raw), copy_out, self._widths()
        outlines, length, copy_out, widths = self._parts
        name = f"/{tag}+{self._file.split('.', maxsplit=1)[0].replace('-', '')}"
        file = _stream(pdf, f"/Length1 {length}", outlines)
        box = " ".join(map(str, self._face.box))
        descriptor = _thing(
            pdf,
            f"<</Type/FontDescriptor/FontName{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent {self._face.ascent}"
            f"/Descent {self._face.descent}/CapHeight 733/StemV 80/FontFile2 {file}>>",
        )
        shapes = _thing(
            pdf,
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            f"/Supplement 0>>/FontDescriptor {descriptor}/DW 1000/W[{widths}]/CIDToGIDMap/Identity>>",
        )
        table = _stream(pdf, "", copy_out)
        font = f"<</Type/Font/Subtype/Type0/BaseFont{name}/Encoding/Identity-H/DescendantFonts[{shapes}]/ToUnicode {table}>>"
        return _thing(pdf, font).encode()

    def _widths(self) -> str:
        widths = ((place, self._face.advance(glyph)) for place, glyph in enumerate(self._glyphs, 1))
        return "".join(f"{place}[{width}]" for place, width in widths if width != 1000)

    def _copy_out(self) -> bytes:
        """What each picture is as text: UTF-16, a pair above U+FFFF; at most 100 in a block (ISO 32000-1, 9.10.3)."""
        rows = [
            f"<{place:04X}><{sign.encode('utf-16-be', _HALF_PAIRS).hex().upper()}>"
            for place, sign in enumerate(self._signs, 1)
        ]
        blocks = [rows[place : place + 100] for place in range(0, len(rows), 100)]
        return "\n".join(
            (
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
                "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def",
                "/CMapName/Adobe-Identity-UCS def/CMapType 2 def",
                "1 begincodespacerange<0000><FFFF>endcodespacerange",
                *("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks),
                "endcmap CMapName currentdict/CMap defineresource pop end end",
            )
        ).encode()


class Wording:
    """A form's own words: their characters, cut out and compressed once and used by every paper of that form, and the
    operators that draw them in their places."""

    def __init__(self) -> None:
        self.subsets: dict[str, Subset] = {}
        self.glyphs: dict[Face, dict[str, Glyph]] = {face: {} for face in Face}
        self.drawn: dict[Piece, str] = {}

    def learn(self, face: Face, text: str) -> None:
        """Take in the characters of a text that every paper prints."""
        for sign in text:
            found = None if sign in self.glyphs[face] else fonts.find(face, sign)
            if found:
                file, glyph = found
                subset = self.subsets.get(file)
                if subset is None:
                    subset = self.subsets[file] = Subset(file, "K", _ONCE)
                self.glyphs[face][sign] = Glyph(subset.name, subset.add(sign, glyph))


class Document:
    """A PDF in the making."""

    def __init__(self, wording: Wording | None = None) -> None:
        """``wording`` brings the words of the form; without it every character is cut out for this document alone."""
        self._wording = wording or Wording()
        self._glyphs = {face: dict(table) for face, table in self._wording.glyphs.items()}
        self._subsets: dict[str, Subset] = {}
        self._numbers: dict[tuple[str, str], Glyph] = {}
        self._pages: list[tuple[bytes, float, float]] = []
        self._attached: list[tuple[str, bytes]] = []

    @property
    def drawn(self) -> Mapping[Piece, str]:
        """Pieces of text whose operators are known already."""
        return self._wording.drawn

    def keep(self, piece: Piece, operators: str) -> None:
        """A piece was drawn: of one paper alone nothing is kept."""

    def glyph(self, face: Face, sign: str) -> Glyph | None:
        """The picture of a character; ``None`` for one that has to be drawn as a tile."""
        known = self._glyphs[face].get(sign)
        return known or self._new(face, sign)

    def _new(self, face: Face, sign: str) -> Glyph | None:
        found = fonts.find(face, sign)
        if found is None:
            return None
        file, number = found
        glyph = self._numbers.get((file, sign))
        if glyph is None:
            subset = self._subsets.get(file)
            if subset is None:
                subset = self._subsets[file] = Subset(file, "V", _EACH)
            glyph = self._numbers[file, sign] = Glyph(subset.name, subset.add(sign, number))
        self._glyphs[face][sign] = glyph
        return glyph

    def add_page(self, content: bytes, width: float, height: float) -> None:
        """A page of so many points with the given operators."""
        self._pages.append((content, width, height))

    def attach(self, name: str, data: bytes) -> None:
        """A file inside the document: data it was made from. ``name`` in ASCII."""
        self._attached.append((name, data))

    def finish(self, *, title: str, author: str, created: datetime) -> bytes:
        """The bytes of the file. ``created`` stands in it as the date of making, whenever it is made."""
        pdf = pdfdoc.PDFDocument(dummyoutline=1, compression=1, invariant=1, pdfVersion=(1, 7), lang="zh-CN")
        pdf.Catalog.Outlines = None
        pdf.Reference(pdf.Catalog)
        pages = pdf.Reference(pdf.Pages).format(pdf).decode()
        listed = {subset.name: subset for subset in (*self._wording.subsets.values(), *self._subsets.values())}
        written = [f"/{name} {subset.write(pdf, _tag(name)).decode()}" for name, subset in sorted(listed.items())]
        resources = _thing(pdf, f"<</Font<<{''.join(written)}>>>>")
        for content, width, height in self._pages:
            stream = _stream(pdf, "", zlib.compress(content, _EACH))
            page = f"<</Type/Page/Parent {pages}/MediaBox[0 0 {width:.2f} {height:.2f}]/Resources {resources}/Contents {stream}>>"
            pdf.addPage(_Bytes(page.encode()))
        self._write_attachments(pdf, created)
        info = {"Title": title, "Author": author, "Creator": "One Door Hall", "Producer": "One Door Hall"}
        pdf.info = _Bytes(_dictionary(info, created))
        identity = hashlib.sha256(
            repr((title, author, created, self._attached, self._pages)).encode("utf-8", "backslashreplace")
        )
        half = identity.hexdigest()[:32]
        pdf._ID = f"[<{half}><{half}>]".encode()  # noqa: SLF001 - else made from the clock and an advertisement
        return bytes(pdf.format())

    def _write_attachments(self, pdf: pdfdoc.PDFDocument, created: datetime) -> None:
        files = []
        for name, data in self._attached:
            more = (
                f"/Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size {len(data)}/ModDate({_date(created)})>>"
            )
            stream = _stream(pdf, more, zlib.compress(data, _EACH))
            spec = f"<</Type/Filespec/F({name})/UF({name})/AFRelationship/Data/EF<</F {stream}/UF {stream}>>>>"
            files.append((name, _thing(pdf, spec)))
        if files:
            names = "".join(f"({name}){spec}" for name, spec in files)
            catalog = pdf.Catalog
            catalog.Names = _Bytes(f"<</EmbeddedFiles<</Names[{names}]>>>>".encode())
            catalog.__NoDefault__ = (*catalog.__NoDefault__, "AF")
            catalog.AF = _Bytes(f"[{''.join(spec for _, spec in files)}]".encode())


class _Bytes(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab carries no types
    """An object that is written already. It has a place of its own in the file."""

    __RefOnly__ = 1

    def __init__(self, content: bytes) -> None:
        self._content = content

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002 - reportlab hands it over
        return self._content


def _thing(pdf: pdfdoc.PDFDocument, content: str | bytes) -> str:
    """Put an object into the file; the answer refers to it."""
    data = content.encode() if isinstance(content, str) else content
    reference: bytes = pdf.Reference(_Bytes(data)).format(pdf)
    return reference.decode()


def _stream(pdf: pdfdoc.PDFDocument, more: str, compressed: bytes) -> str:
    head = f"<<{more}/Filter/FlateDecode/Length {len(compressed)}>>\nstream\n".encode()
    return _thing(pdf, head + compressed + b"\nendstream")


def _letters(file: str) -> str:
    """A short name of a file of the bundle, good as a name in a PDF."""
    return "".join(sign for sign in file.removesuffix(".xz").removesuffix(".ttf") if sign.isalnum())


def _tag(name: str) -> str:
    """Six capitals, as the names of cut typefaces begin (ISO 32000-1, 9.6.4)."""
    number = zlib.crc32(name.encode())
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


def _date(moment: datetime) -> str:
    """``D:20261124103900+08'00'``"""
    offset = moment.strftime("%z") or "+0800"
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


def _dictionary(words: dict[str, str], created: datetime) -> bytes:
    entries = [f"/{key}<FEFF{word.encode('utf-16-be', _HALF_PAIRS).hex().upper()}>" for key, word in words.items()]
    return f"<<{''.join(entries)}/CreationDate({_date(created)})/ModDate({_date(created)})>>".encode()
