"""The way through Qt, as Windows prints: tried here with a real CUPS behind it."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from hall.papers.rules import JobState, PaperKind
from reports import forms, preview
from reports.render import render
from reports.spool import NotTaken
from tests.helpers.cups import Spooler
from ui.printing.qt_spooler import QtSpooler

pytestmark = pytest.mark.usefixtures("qapp")
SAMPLE = forms.sample(PaperKind.ACCEPTANCE)


def picture(pdf: bytes) -> Image.Image:
    [page] = preview.pages(pdf, 200 / 72)
    return Image.frombuffer("RGB", (page.width, page.height), page.data, "raw", "RGB", page.stride, 1)


def test_a_paper_comes_out_in_its_own_size(spooler: Spooler) -> None:
    assert spooler.queue in QtSpooler().printers()
    assert QtSpooler().send(render(SAMPLE).pdf, spooler.queue, "one-door-hall 1") == ""
    [paper] = spooler.wait_for_papers(1)
    with pypdfium2.PdfDocument(paper) as document:
        assert [round(side) for side in document[0].get_size()] == [595, 842]
    [code] = zxingcpp.read_barcodes(picture(paper.read_bytes()))
    assert code.text == SAMPLE.qr
    [wanted] = zxingcpp.read_barcodes(picture(render(SAMPLE).pdf))
    for corner in ("top_left", "bottom_right"):
        there, here = getattr(code.position, corner), getattr(wanted.position, corner)
        assert abs(there.x - here.x) <= 3
        assert abs(there.y - here.y) <= 3


def test_every_page_comes_out(spooler: Spooler) -> None:
    rendered = render(replace(SAMPLE, fields={**SAMPLE.fields, "summary": "长" * 3000}))
    assert rendered.pages > 1
    QtSpooler().send(rendered.pdf, spooler.queue, "one-door-hall 2")
    [paper] = spooler.wait_for_papers(1)
    with pypdfium2.PdfDocument(paper) as document:
        assert len(document) == rendered.pages


@pytest.mark.parametrize("name", ["", "nowhere", "hallpdf "])
def test_no_other_printer_takes_the_paper_of_an_unknown_one(name: str, spooler: Spooler) -> None:
    spooler.add_queue("default")
    spooler.tell("lpadmin", "-d", "default")
    before = spooler.tell("lpstat", "-W", "all", "-o")
    with pytest.raises(NotTaken, match=r"printer\.unknown"):
        QtSpooler().send(render(SAMPLE).pdf, name, "one-door-hall 3")
    assert set(spooler.tell("lpstat", "-W", "all", "-o").splitlines()) <= set(before.splitlines())


def test_a_spooler_that_is_down_is_told(spooler: Spooler) -> None:
    spooler.stop()
    with pytest.raises(NotTaken):
        QtSpooler().send(render(SAMPLE).pdf, spooler.queue, "one-door-hall 4")


def test_what_cannot_be_followed_is_uncertain() -> None:
    assert QtSpooler().look("any").state is JobState.UNCERTAIN
