"""Whether a PDF shows what was issued: the snapshot inside it proves nothing about what is drawn around it."""

from __future__ import annotations

import pypdfium2

from hall.papers.rules import Snapshot
from reports import preview
from reports.render import Marks, render

_SCALE = 100 / 72
"""A hundred dots an inch: a changed digit is some fifty pixels."""


def shows(pdf: bytes, snapshot: Snapshot, reprints: int) -> bool:
    """Whether every page of ``pdf`` looks exactly like this paper, drawn anew: as first printed or as one of its reprints,
    with 作废 or without (it may have been voided after it was kept). Compared are words and pixels, never bytes.
    """
    try:
        words = preview.texts(pdf)
    except (pypdfium2.PdfiumError, ValueError):
        return False
    for reprint in range(reprints + 1):
        for void in (False, True):
            drawn = render(snapshot, Marks(reprint=reprint, void=void)).pdf
            # the words first: whatever somebody hands in is not made a picture of lightly
            if preview.texts(drawn) == words and preview.pages(drawn, _SCALE) == preview.pages(pdf, _SCALE):
                return True
    return False
