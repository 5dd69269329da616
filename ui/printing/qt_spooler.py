"""Printing through Qt, for Windows: page pictures onto a printer found by its exact name.

Qt prints on the default printer when it does not know the named one, and ``end()`` is true whatever happens to the paper
(printing.md 4.2). So the name is looked up first and compared afterwards, and every step that can fail is looked at. What
becomes of a job after that, Qt does not tell: a paper that was handed over counts as printed.
"""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from hall.papers.rules import JobState
from reports import preview
from reports.spool import NoAnswer, NotTaken, Progress

_DOTS = 300
"""Dots an inch: the modules of the QR symbol are whole, small print is sharp, and a page stays under 30 MB."""


class QtSpooler:
    """As :class:`reports.spool.Spooler` says, without following."""

    def printers(self) -> tuple[str, ...]:
        """What the system has."""
        return tuple(QPrinterInfo.availablePrinterNames())

    def send(self, pdf: bytes, printer: str, title: str) -> str:
        """Page by page; the answer is empty, as nothing can be followed."""
        device = _device(printer)
        device.setDocName(title)
        pages = preview.pages(pdf, _DOTS / 72)
        painter = QPainter()
        if not painter.begin(device):
            raise NotTaken("printer.refused")
        try:
            for number, page in enumerate(pages):
                if number and not device.newPage():
                    raise NoAnswer(printer)
                image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB888)
                painter.drawImage(QRectF(device.pageLayout().fullRectPixels(device.resolution())), image)
        finally:
            done = painter.end()
        if not done or device.printerState() in {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}:
            raise NoAnswer(printer)
        return ""

    def look(self, job: str) -> Progress:
        """Nothing is known of a job."""
        return Progress(JobState.UNCERTAIN, "printer.lost")

    def take_back(self, job: str) -> None:
        """Nothing can be taken back."""


def _device(name: str) -> QPrinter:
    """The printer of exactly this name, set to A4 in its own size, one side."""
    info = QPrinterInfo.printerInfo(name)
    if not name or info.isNull() or info.printerName() != name:
        raise NotTaken("printer.unknown")
    if info.state() is QPrinter.PrinterState.Error:
        raise NotTaken("printer.refused")
    device = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    if (
        device.printerName() != name
        or not device.isValid()
        or device.outputFormat() is not QPrinter.OutputFormat.NativeFormat
    ):
        raise NotTaken("printer.unknown")
    device.setResolution(_DOTS)
    device.setFullPage(True)
    device.setDuplex(QPrinter.DuplexMode.DuplexNone)
    a4 = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    a4.setMode(QPageLayout.Mode.FullPageMode)
    if not device.setPageLayout(a4):
        raise NotTaken("printer.refused")
    return device
