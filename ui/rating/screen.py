"""The rating screen as a whole: one page at a time, by touch or by keys, on the window's second monitor or a pad."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from hall.ratings.rules import Why
from ui.context import UiContext
from ui.rating.pages import LEVELS, FacesPage, ReasonsPage, SaidPage, WaitingPage
from ui.rating.viewmodel import RatingModel, Stage
from ui.theme import Size
from ui.widgets.halo import Halo
from ui.widgets.living import Living, announce, set_flag

_DIGITS: Final = tuple(Qt.Key(Qt.Key.Key_1.value + at) for at in range(len(Why)))


class RatingScreen(Living, QWidget):
    """Keys: 1 to 5 the faces from the left, on the reasons 1 to 7 the marks; Enter sends, Esc back or not this time, + more time."""

    def __init__(self, context: UiContext, window: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_flag(self, "role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = context.theme
        self._own_size = context.theme.size
        self.waiting, self.faces, self.reasons, self.said = WaitingPage(), FacesPage(), ReasonsPage(), SaidPage()
        self.pages = QStackedWidget()
        for page in (self.waiting, self.faces, self.reasons, self.said):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.model = RatingModel(context, window, self)
        model, faces, reasons = self.model, self.faces, self.reasons
        faces.chosen.connect(model.choose)
        faces.none.clicked.connect(model.decline)
        faces.more.clicked.connect(model.more_time)
        faces.large.clicked.connect(self._switch_large)
        reasons.marked.connect(self._mark)
        reasons.written.connect(model.write)
        reasons.again.clicked.connect(model.choose_again)
        reasons.more.clicked.connect(model.more_time)
        reasons.done.clicked.connect(model.submit)
        model.changed.connect(self._show)
        model.ticked.connect(self._show_left)
        self._halo = Halo(self)
        self.built()
        self._show()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Rating"))

    def _show(self) -> None:
        model, before = self.model, self.pages.currentWidget()
        failed = model.trouble is not None
        if model.stage is Stage.WAITING:
            self.waiting.show_now(model.now, model.trouble)
        elif model.stage is Stage.FACES:
            self.faces.show_now(model.now, failed=failed)
        elif model.stage is Stage.REASONS and model.level is not None:
            self.reasons.show_now(model.level, model.reasons, model.words, failed=failed)
        else:
            self.said.show_now(rated=model.stage is Stage.THANKS, trouble=model.trouble)
        pages = {Stage.WAITING: self.waiting, Stage.FACES: self.faces, Stage.REASONS: self.reasons}
        page = pages.get(model.stage, self.said)
        self._show_left()
        self.pages.setCurrentWidget(page)
        if page is not before:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            if page is self.said:
                announce(self, self.said.words.text())
        if model.stage is Stage.WAITING and self._theme.size is not self._own_size:
            self._wear(self._own_size)

    def _show_left(self) -> None:
        self.faces.show_left(self.model.left)
        self.reasons.show_left(self.model.left)

    def _mark(self, why: Why) -> None:
        self.model.mark(why)
        self.reasons.marks[why].setChecked(why in self.model.reasons)

    # large type: for this resident only

    def _switch_large(self) -> None:
        self._wear(self._own_size if self._theme.size is Size.EXTRA else Size.EXTRA)

    def _wear(self, size: Size) -> None:
        self._theme.size = size
        self._theme.apply(cast("QApplication", QApplication.instance()))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, model = Qt.Key(event.key()), self.model
        if key in _DIGITS:
            self._digit(_DIGITS.index(key))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            model.submit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            model.more_time()
        elif key == Qt.Key.Key_Escape:
            model.decline() if model.stage is Stage.FACES else model.choose_again()
        else:
            super().keyPressEvent(event)

    def _digit(self, at: int) -> None:
        if self.model.stage is Stage.FACES and at < len(LEVELS):
            self.model.choose(LEVELS[at])
        elif self.model.stage is Stage.REASONS:
            self._mark(tuple(Why)[at])
