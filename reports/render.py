"""From a frozen snapshot to the bytes of a PDF. The same snapshot and marks give the same bytes; no clock is asked."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache

from hall.papers.rules import PaperKind, Snapshot
from reports import forms
from reports.blocks import Flow, Laid, Rest, Values
from reports.document import Document, Glyph, Piece, Wording
from reports.fonts import Face
from reports.form import Form, Zone
from reports.page import GREY, Sheet, Type

ATTACHED = "snapshot.json"
"""The name under which the snapshot lies inside the PDF."""

_lock = threading.Lock()

_SMALL = Type(Face.HEI, 9, 5, GREY)
_HEADING = Type(Face.BOLD, 12, 7)
_FURTHER = Type(Face.SONG, 11.5, 6)
_MARKED = Type(Face.BOLD, 11, 5)
_TOLERANCE = 0.01
_MARGIN, _TOP, _FOOT = 15.0, 30.0, 282.0
"""Of further pages, in millimetres."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is stamped on a paper besides its content: which reprint it is (0 for the first print), void, a sample."""

    reprint: int = 0
    void: bool = False
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished paper."""

    pdf: bytes
    pages: int


def render(snapshot: Snapshot, marks: Marks | None = None) -> Rendered:
    """Draw a paper from its snapshot alone, with the snapshot as JSON inside (attachment ``snapshot.json``).

    Every printable character is drawn, from a fallback typeface or as a tile with its code; markup is ordinary text.
    Raises ``KeyError`` for a kind or version of form that was never issued, ``EnvironmentFault(FONT_MISSING)`` if the
    carried typefaces are not there.
    """
    form = forms.form(snapshot.kind, snapshot.version)
    with _lock:
        wording = _wording(snapshot.kind, snapshot.version)
        document = Document(wording)
        sheet = Sheet(document, form.size)
        _Paper(form, snapshot, marks or Marks(), sheet).draw()
        sheet.finish()
        document.attach(ATTACHED, snapshot.to_json().encode("utf-8", "backslashreplace"))
        pdf = document.finish(
            title=f"{form.title} {snapshot.number}", author=snapshot.centre, created=snapshot.issued_at
        )
    return Rendered(pdf, sheet.pages)


def attached(pdf: bytes) -> str | None:
    """The snapshot's JSON inside a PDF, to be read by ``Snapshot.from_json``; ``None`` if it has none or is no PDF."""
    from reports import preview

    data = preview.attachment(pdf, ATTACHED)
    if data is None:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


@cache
def _wording(kind: PaperKind, version: int) -> Wording:
    """The words of a form: whatever it prints of a snapshot without content."""
    form = forms.form(kind, version)
    document = _Listener()
    _Paper(form, forms.blank(kind, version), Marks(), Sheet(document, form.size)).draw()
    return document.heard


class _Listener(Document):
    """Notes every character that is drawn, and every piece of text in its place."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = Wording()
        for face in (Face.SONG, Face.BOLD, Face.HEI):
            self.heard.learn(face, " 0123456789，。、：（）〔〕年月日号")

    def keep(self, piece: Piece, operators: str) -> None:
        self.heard.drawn[piece] = operators

    def glyph(self, face: Face, sign: str) -> Glyph | None:
        self.heard.learn(face, sign)
        return self.heard.glyphs[face].get(sign)


class _Paper:
    """One paper while it is drawn."""

    def __init__(self, form: Form, snapshot: Snapshot, marks: Marks, sheet: Sheet) -> None:
        self._form, self._snapshot, self._marks, self._sheet = form, snapshot, marks, sheet
        self._values: Values = form.values(snapshot)

    def draw(self) -> None:
        """The first page, what did not fit on further ones, then what can be said only when their number is known."""
        sheet, form = self._sheet, self._form
        sheet.turn_to(0)
        self._watermarks()
        for stroke in form.strokes:
            sheet.line(stroke.x, stroke.y, stroke.to_x, stroke.to_y, stroke.weight, stroke.ink, stroke.dash)
        rests = [rest for zone in form.zones for rest in _fill(sheet, zone, self._values)]
        self._further(rests)
        for page in range(sheet.pages):
            sheet.turn_to(page)
            self._furniture(page)

    def _watermarks(self) -> None:
        for mark, words in ((self._marks.void, "作废"), (self._marks.sample, "样张")):
            if mark:
                self._sheet.watermark(words)

    def _further(self, rests: list[Rest]) -> None:
        """Further pages, one text after the other over the whole width."""
        width = self._form.size[0] - 2 * _MARGIN
        y = _FOOT
        for rest in rests:
            flow = Flow(rest.text, _FURTHER, width, rest.label)
            if y + _HEADING.leading + 2 * _FURTHER.leading > _FOOT:
                y = self._new_page()
            self._sheet.text(_MARGIN, y + _HEADING.rise, _HEADING, f"{rest.label}（续）")
            y += _HEADING.leading
            for line in flow.lines:
                if y + _FURTHER.leading > _FOOT:
                    y = self._new_page()
                self._sheet.set_line(_MARGIN, y + _FURTHER.rise, _FURTHER, line)
                y += _FURTHER.leading
            y += 4

    def _new_page(self) -> float:
        self._sheet.turn_to(self._sheet.pages)
        self._watermarks()
        return _TOP

    def _furniture(self, page: int) -> None:
        """Number of the paper, number of the page, and marks, on every page."""
        sheet, form = self._sheet, self._form
        right = form.size[0] - _MARGIN
        if self._marks.reprint:
            words = f"补打 第{self._marks.reprint}次"
            width = _MARKED.width(words) + 4
            x, y = (right - width, 9.0) if page else form.mark_at
            sheet.box(x, y, width, 6.4, 0.8)
            sheet.text(x + 2, y + 0.7 + _MARKED.rise, _MARKED, words)
        if page:
            sheet.text(_MARGIN, 18 + _HEADING.rise, _HEADING, f"{form.title}（续页）")
            number = _shortened(self._values["no"], _SMALL, 100)
            sheet.text(right - _SMALL.width(number), 18 + _HEADING.rise, _SMALL, number)
            sheet.line(_MARGIN, 26, right, 26)
        words = f"第 {page + 1} 页  共 {sheet.pages} 页"
        x, y = (form.size[0] / 2, 287.0) if page else form.page_at
        sheet.text(x - _SMALL.width(words) / 2, y, _SMALL, words)


def _shortened(text: str, kind: Type, width: float) -> str:
    """As much of a line as fits, with …… where more stands on the first page."""
    if kind.width(text) <= width:
        return text
    while text and kind.width(f"{text}……") > width:
        text = text[:-1]
    return f"{text}……"


def _fill(sheet: Sheet, zone: Zone, values: Values) -> list[Rest]:
    """Place the blocks of a zone; the answer is what did not fit."""
    if zone.frame:
        sheet.box(zone.x, zone.y, zone.width, zone.height, zone.frame)
    laid = [block.lay(values, zone.width - 2 * zone.inset) for block in zone.blocks]
    room = zone.height - 2 * zone.inset
    lines = _share(laid, room)
    over = sum(block.height(count) for block, count in zip(laid, lines, strict=True)) - room
    if over > _TOLERANCE:
        raise ValueError(f"the zone at {zone.x}, {zone.y} is {over:.1f} mm too low for what is declared in it")
    y = zone.y + zone.inset
    rests: list[Rest] = []
    for block, count in zip(laid, lines, strict=True):
        block.draw(sheet, zone.x + zone.inset, y, count)
        rests += block.rests(count)
        y += block.height(count)
    return rests


def _share(laid: list[Laid], room: float) -> list[int]:
    """How many lines each block gets, so that all fit: the longest gives way, line by line, down to its least."""
    most = int(room)  # no line is lower than a millimetre
    lines = [min(block.natural, most) for block in laid]
    while sum(block.height(count) for block, count in zip(laid, lines, strict=True)) > room + _TOLERANCE:
        longest = max(range(len(laid)), key=lambda place: (lines[place] - laid[place].least, laid[place].natural))
        if lines[longest] <= laid[longest].least:
            break
        lines[longest] -= 1
    return lines
