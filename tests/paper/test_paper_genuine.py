"""Whether a PDF shows what was issued."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hall.papers.rules import PaperKind, Snapshot
from reports import forms
from reports.document import Document
from reports.genuine import shows
from reports.page import Sheet
from reports.render import ATTACHED, Marks, _Paper, render

SAMPLE = forms.sample(PaperKind.ACCEPTANCE)


def forged(shown: Snapshot, inside: Snapshot) -> bytes:
    """A PDF that carries one snapshot and shows another."""
    form = forms.form(shown.kind, shown.version)
    document = Document()
    sheet = Sheet(document, form.size)
    _Paper(form, shown, Marks(), sheet).draw()
    sheet.finish()
    document.attach(ATTACHED, inside.to_json().encode())
    return document.finish(title="", author="", created=datetime(2026, 11, 24, tzinfo=UTC))


def with_field(**fields: str) -> Snapshot:
    return replace(SAMPLE, fields={**SAMPLE.fields, **fields})


@pytest.mark.parametrize("marks", [Marks(), Marks(reprint=1), Marks(reprint=2, void=True), Marks(void=True)])
def test_a_paper_as_it_was_drawn_is_recognised(marks: Marks) -> None:
    assert shows(render(SAMPLE, marks).pdf, SAMPLE, reprints=2)


def test_other_bytes_that_show_the_same_are_recognised() -> None:
    assert shows(forged(SAMPLE, SAMPLE), SAMPLE, reprints=0)


@pytest.mark.parametrize(
    "fields",
    [
        {"deadline": "2026年12月25日前"},
        {"applicant": "孙德禄"},
        {"phone": "138****8001"},
        {"summary": "短"},
        {"missing": ""},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_what_is_shown_counts_not_what_lies_inside(fields: dict[str, str]) -> None:
    assert not shows(forged(with_field(**fields), SAMPLE), SAMPLE, reprints=0)


def test_a_reprint_nobody_made_a_sample_and_further_pages_are_not_ours() -> None:
    assert not shows(render(SAMPLE, Marks(reprint=3)).pdf, SAMPLE, reprints=2)
    assert not shows(render(SAMPLE, Marks(sample=True)).pdf, SAMPLE, reprints=2)
    assert not shows(render(with_field(summary="长" * 3000)).pdf, SAMPLE, reprints=0)


@pytest.mark.parametrize("pdf", [b"", b"no PDF", b"%PDF-1.7\nnothing more"])
def test_what_is_no_pdf_shows_nothing(pdf: bytes) -> None:
    assert not shows(pdf, SAMPLE, reprints=0)
