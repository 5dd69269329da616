"""A PDF as pictures of its pages, for the screen and for printers that take pictures. No Qt: raw buffers.

PDFium serves one thread at a time, so every call here waits for the one before it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pypdfium2

_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page: ``data`` holds ``height`` rows of ``stride`` bytes, each pixel red, green, blue (QImage's Format_RGB888)."""

    width: int
    height: int
    stride: int
    data: bytes


def pages(pdf: bytes, scale: float, only: int | None = None) -> list[PageImage]:
    """Pictures of all pages, or of one (the first is 0). ``scale`` 1 means 72 dots an inch; 96/72 is 100 % on a screen."""
    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
            wanted = range(len(document)) if only is None else (only,)
            return [_page(document, index, scale) for index in wanted]
        finally:
            document.close()


def _page(document: pypdfium2.PdfDocument, index: int, scale: float) -> PageImage:
    page = document[index]
    bitmap = page.render(scale=scale, rev_byteorder=True, draw_annots=False)
    image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return image


def texts(pdf: bytes) -> list[str]:
    """What a reader copies out of each page."""
    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
            found = []
            for page in document:
                words = page.get_textpage()
                found.append(str(words.get_text_range()))
                words.close()
                page.close()
            return found
        finally:
            document.close()


def attachment(pdf: bytes, name: str) -> bytes | None:
    """A file inside a PDF; ``None`` if it is not there, or if this is no PDF."""
    with _lock:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError:
            return None
        try:
            for index in range(document.count_attachments()):
                file = document.get_attachment(index)
                if file.get_name() == name:
                    return bytes(file.get_data())
            return None
        finally:
            document.close()
