"""The tests' own CUPS is a real one: papers come out, wait for paper, and are refused."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from tests.helpers.cups import Spooler


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A PDF of one A4 page."""
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "letter.pdf"
    canvas = Canvas(str(path), pagesize=(595.28, 841.89))
    canvas.drawString(72, 720, "One paper")
    canvas.save()
    return path


def _lp(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["lp", *words], capture_output=True, text=True, check=False, timeout=20)


def test_a_paper_comes_out_with_its_size_and_options(spooler: Spooler, letter: Path) -> None:
    import pypdfium2

    assert _lp("-d", spooler.queue, "-o", "print-scaling=none", "-o", "media=A4", str(letter)).returncode == 0
    (paper,) = spooler.wait_for_papers(1)
    with pypdfium2.PdfDocument(paper) as document:
        assert [round(side) for side in document[0].get_size()] == [595, 842]
        page = document[0].get_textpage()
        assert "One paper" in page.get_text_bounded()
    assert "print-scaling=none" in spooler.options(paper)


def test_a_job_waits_for_paper_and_says_so(spooler: Spooler, letter: Path) -> None:
    spooler.tray_empty(empty=True)
    assert _lp("-d", spooler.queue, str(letter)).returncode == 0
    until = time.monotonic() + 10
    while "media-empty" not in spooler.tell("lpstat", "-l", "-p", spooler.queue) and time.monotonic() < until:
        time.sleep(0.05)
    assert "media-empty" in spooler.tell("lpstat", "-l", "-p", spooler.queue)
    assert spooler.printed() == []
    spooler.tray_empty(empty=False)
    assert len(spooler.wait_for_papers(1)) == 1


def test_a_queue_that_rejects_and_one_that_is_unknown_are_told_at_once(spooler: Spooler, letter: Path) -> None:
    spooler.accepting(accepting=False)
    assert "not accepting" in _lp("-d", spooler.queue, str(letter)).stderr
    assert _lp("-d", "nowhere", str(letter)).returncode == 1


def test_papers_wait_for_a_spooler_that_is_down(spooler: Spooler, letter: Path) -> None:
    spooler.stop()
    assert _lp("-d", spooler.queue, str(letter)).returncode == 1
    spooler.start()
    assert _lp("-d", spooler.queue, str(letter)).returncode == 0
    assert len(spooler.wait_for_papers(1)) == 1
