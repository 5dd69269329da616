"""An issued paper on the screen: the very bytes that are printed, drawn page by page on another thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hall.errors import EnvironmentFault
from hall.papers.orders import IssuedPaper
from hall.papers.rules import PaperState
from ui.language import error_sentence
from ui.theme import theme
from ui.widgets.halo import Halo
from ui.widgets.key_button import KeyButton
from ui.widgets.living import Living, role, set_flag
from ui.widgets.note import Note
from ui.widgets.skeleton import Skeleton

if TYPE_CHECKING:
    from reports.preview import PageImage

ZOOMS: Final = (50, 75, 100, 125, 150, 200)
"""Per cent; at 100 a millimetre of paper is a millimetre on a screen of 96 dots an inch."""

_DOTS = 96 / 72
_at_work: set[PageMaker] = set()
"""Kept until they have told: nothing may be thrown away while another thread still speaks to it."""


class PageMaker(QObject):
    """Draws the pages of one paper at one zoom."""

    made = Signal(object)
    """A list of page pictures, or the exception that came instead."""

    def __init__(self, issued: IssuedPaper, scale: float) -> None:
        super().__init__()
        self._issued, self._scale = issued, scale
        self.made.connect(self._done)

    def start(self) -> None:
        """Begin; ``made`` comes on the windows' thread."""
        _at_work.add(self)
        QThreadPool.globalInstance().start(self._draw)

    def _draw(self) -> None:
        from reports.preview import pages
        from reports.render import Marks, render

        row = self._issued.row
        try:
            paper = render(self._issued.snapshot, Marks(reprint=row.reprints, void=row.state is PaperState.VOID))
            self.made.emit(pages(paper.pdf, self._scale))
        except (EnvironmentFault, KeyError) as trouble:
            self.made.emit(trouble)

    @Slot(object)
    def _done(self, _made: object) -> None:
        _at_work.discard(self)


class PaperPreview(Living, QDialog):
    """One paper with its pages under each other; plus and minus zoom, Esc closes. Does not block."""

    def __init__(self, issued: IssuedPaper, owner: QWidget) -> None:
        super().__init__(owner.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_flag(self, "role", "page")
        self._issued = issued
        self._zoom = ZOOMS.index(100)
        self._maker: PageMaker | None = None
        self.sheets: list[QLabel] = []
        self._bones = Skeleton(3)
        self._trouble = Note("orange", "printer")
        self._trouble.hide()
        self._inside = QWidget()
        set_flag(self._inside, "role", "clear")
        self._pages = QVBoxLayout(self._inside)
        self._pages.addWidget(self._trouble)
        self._pages.addWidget(self._bones)
        self._pages.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(self._inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._number = role(QLabel(issued.row.number), "strong")
        self._percent = role(QLabel(), "muted")
        self._less, self._more = KeyButton(key="-", small=True), KeyButton(key="+", small=True)
        self._close = KeyButton("", key="Esc", small=True)
        self._less.clicked.connect(lambda: self.zoom_by(-1))
        self._more.clicked.connect(lambda: self.zoom_by(1))
        self._close.clicked.connect(self.close)
        for keys, by in (("+", 1), ("=", 1), ("-", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self.zoom_by(by))
        head = QHBoxLayout()
        head.addWidget(self._number)
        head.addStretch(1)
        for part in (self._percent, self._less, self._more, self._close):
            head.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self._area, 1)
        Halo(self)
        self.built()
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        self._draw()

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by steps of :data:`ZOOMS`."""
        at = min(max(self._zoom + steps, 0), len(ZOOMS) - 1)
        if at != self._zoom:
            self._zoom = at
            self._draw()

    def zoom(self) -> int:
        """Per cent."""
        return ZOOMS[self._zoom]

    def _draw(self) -> None:
        self._percent.setText(f"{self.zoom()} %")
        self._less.setEnabled(self._zoom > 0)
        self._more.setEnabled(self._zoom < len(ZOOMS) - 1)
        self._bones.setVisible(not self.sheets)
        self._bones.start()
        self._forget()
        self._maker = PageMaker(self._issued, self.zoom() / 100 * _DOTS * self.devicePixelRatioF())
        self._maker.made.connect(self._show)
        self._maker.start()

    @Slot(object)
    def _show(self, made: object) -> None:
        self._maker = None
        self._bones.stop()
        self._bones.hide()
        self._trouble.setVisible(isinstance(made, Exception))
        if isinstance(made, EnvironmentFault):
            self._trouble.say("{words}", words=error_sentence(made))
        elif isinstance(made, Exception):
            self._trouble.say(self.tr("This form is not known to this version of the program"))
        for sheet in self.sheets:
            self._pages.removeWidget(sheet)
            sheet.deleteLater()
        self.sheets = [self._sheet(page) for page in made] if isinstance(made, list) else []
        for at, sheet in enumerate(self.sheets):
            sheet.setAccessibleName(self.tr("Page {n}").replace("{n}", str(at + 1)))
            self._pages.insertWidget(at + 2, sheet, 0, Qt.AlignmentFlag.AlignHCenter)

    def _sheet(self, page: PageImage) -> QLabel:
        image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB888)
        shown = QPixmap.fromImage(image)
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        sheet = QLabel()
        sheet.setPixmap(shown)
        sheet.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return sheet

    def _forget(self) -> None:
        if self._maker is not None:
            self._maker.made.disconnect(self._show)
            self._maker = None

    def done(self, result: int) -> None:
        self._forget()
        super().done(result)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Paper {number}").replace("{number}", self._issued.row.number))
        self._close.set_words(self.tr("Close"))
        self._less.set_words(self.tr("Smaller"))
        self._more.set_words(self.tr("Larger"))
        self._area.setAccessibleName(self.tr("Pages"))

    def restyle(self) -> None:
        look = theme()
        self._column.setContentsMargins(look.space(4), look.space(3), look.space(4), look.space(4))
        self._column.setSpacing(look.space(3))
        screen = self.screen().availableSize()
        self.resize(min(look.scaled(860), screen.width()), min(look.scaled(720), screen.height()))
