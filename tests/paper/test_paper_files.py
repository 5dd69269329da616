"""The file itself: what is in it, what is not, and that it is always the same."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pypdfium2
import pytest

from hall.papers.rules import PaperKind, Snapshot
from reports import forms, preview, render
from reports.document import Document, Wording
from reports.fonts import Face
from reports.page import Sheet, Type
from reports.render import Marks

SAMPLE = forms.sample(PaperKind.ACCEPTANCE)

IN_ANOTHER_PROCESS = """
import hashlib
from hall.papers.rules import PaperKind
from reports import forms, render
print(hashlib.sha256(render.render(forms.sample(PaperKind.ACCEPTANCE)).pdf).hexdigest())
"""


@pytest.mark.parametrize("kind", forms.SAMPLES)
def test_every_kind_of_paper_has_a_sample(kind: PaperKind) -> None:
    rendered = render.render(forms.sample(kind), Marks(sample=True))
    assert rendered.pdf.startswith(b"%PDF-1.7")
    assert rendered.pages >= 1


def test_an_unknown_version_is_refused() -> None:
    with pytest.raises(KeyError):
        render.render(replace(SAMPLE, version=99))


def test_the_same_snapshot_gives_the_same_bytes() -> None:
    first = render.render(SAMPLE)
    render.render(replace(SAMPLE, fields={**SAMPLE.fields, "applicant": "𰻝"}))
    assert render.render(SAMPLE) == first
    assert render.render(SAMPLE, Marks(reprint=1)) != first


def test_another_process_gives_the_same_bytes() -> None:
    from hashlib import sha256

    here = sha256(render.render(SAMPLE).pdf).hexdigest()
    done = subprocess.run([sys.executable, "-c", IN_ANOTHER_PROCESS], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == here


def test_only_carried_typefaces_are_inside() -> None:
    pdf = render.render(replace(SAMPLE, fields={**SAMPLE.fields, "applicant": "𰻝𠀀\ue000"})).pdf
    assert b"Helvetica" not in pdf
    assert b"/Type1" not in pdf
    assert pdf.count(b"/FontFile2") == pdf.count(b"/FontDescriptor/FontName") >= 5


def test_nothing_of_the_person_is_in_the_description() -> None:
    document = pypdfium2.PdfDocument(render.render(SAMPLE).pdf)
    told = document.get_metadata_dict(skip_empty=True)
    document.close()
    assert told == {
        "Title": "受理告知单 综治受〔2026〕2113号",
        "Author": "青河县社会治安综合治理中心",
        "Creator": "One Door Hall",
        "Producer": "One Door Hall",
        "CreationDate": "D:20261124103900+08'00'",
        "ModDate": "D:20261124103900+08'00'",
    }


def test_the_snapshot_lies_inside_and_is_read_back() -> None:
    pdf = render.render(SAMPLE).pdf
    assert render.attached(pdf) == SAMPLE.to_json()
    assert b"/AFRelationship/Data" in pdf
    assert Snapshot.from_json(str(render.attached(pdf))).digest() == SAMPLE.digest()


def test_what_is_no_paper_has_no_snapshot() -> None:
    assert render.attached(b"") is None
    assert render.attached(b"%PDF-1.4 nothing more") is None
    document = Document()
    sheet = Sheet(document)
    sheet.turn_to(0)
    sheet.text(20, 20, Type(Face.SONG, 12, 6), "空")
    sheet.finish()
    assert render.attached(document.finish(title="", author="", created=SAMPLE.issued_at)) is None


def test_a_single_paper_is_light() -> None:
    assert len(render.render(SAMPLE).pdf) < 110_000


def test_a_whole_paragraph_of_other_characters_copies_out() -> None:
    """More than 256 different ones in one face, above and below U+FFFF."""
    text = "".join(map(chr, [*range(0x5000, 0x5190), *range(0x20000, 0x20080)]))
    document = Document(Wording())
    sheet = Sheet(document)
    sheet.turn_to(0)
    for row in range(0, len(text), 30):
        sheet.text(15, 20 + row / 4, Type(Face.SONG, 10, 6), text[row : row + 30])
    sheet.finish()
    [page] = preview.texts(document.finish(title="t", author="a", created=SAMPLE.issued_at))
    assert "".join(page.split()) == text


def test_pictures_of_pages_have_the_size_asked_for() -> None:
    pdf = render.render(replace(SAMPLE, fields={**SAMPLE.fields, "summary": "长" * 4000})).pdf
    pages = preview.pages(pdf, 96 / 72)
    assert len(pages) == len(preview.texts(pdf)) > 1
    for page in pages:
        assert (page.width, page.height) == (794, 1123)
        assert page.stride >= page.width * 3
        assert len(page.data) == page.stride * page.height
    assert preview.pages(pdf, 96 / 72, only=1) == [pages[1]]
    dark = sum(value < 100 for value in pages[0].data)
    assert 0.02 < dark / len(pages[0].data) < 0.2


def test_the_attachment_is_plain_json() -> None:
    told = json.loads(str(render.attached(render.render(SAMPLE).pdf)))
    assert told["number"] == SAMPLE.number
    assert told["fields"]["applicant"] == "孙德福"
