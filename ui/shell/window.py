"""The one window of the program: it shows one page over its whole area (signing in, first start, the shell), or a cover."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from ui.widgets.living import set_flag


class Window(QWidget):
    """Pages are shown by :meth:`show_page`; :meth:`cover` hides the page and every dialog over it until :meth:`uncover`."""

    painted = Signal()
    """The first paint is done: what is heavy may begin."""
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_flag(self, "role", "page")
        self._pages = QStackedWidget()
        self._page: QWidget | None = None
        self._cover: QWidget | None = None
        self._hidden: list[QWidget] = []
        self._was_painted = False
        self._caret: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def page(self) -> QWidget | None:
        """The page, whether it is covered or not."""
        return self._page

    def show_page(self, page: QWidget) -> None:
        """Show this instead of the page before, which is gone then."""
        before, self._page = self._page, page
        page.windowTitleChanged.connect(self.setWindowTitle)
        if page.windowTitle():
            self.setWindowTitle(page.windowTitle())
        self._pages.addWidget(page)
        for one in self._living():
            one.close()
        self._hidden = []
        self.uncover()
        self._pages.setCurrentWidget(page)
        if before is not None:
            self._pages.removeWidget(before)
            before.deleteLater()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def shown(self) -> QWidget | None:
        """What one sees: the cover, or the page."""
        return self._cover or self._page

    def is_covered(self) -> bool:
        """Is something over the page?"""
        return self._cover is not None

    def cover(self, cover: QWidget) -> None:
        """Show only this, at once; the page stays as it is underneath."""
        self._caret = QApplication.focusWidget()
        self._hidden = [
            one
            for one in QApplication.topLevelWidgets()
            if one is not self and one.isVisible() and one.parentWidget() is not None and self._is_mine(one)
        ]
        for one in self._hidden:
            one.hide()
        self._cover = cover
        self._pages.addWidget(cover)
        self._pages.setCurrentWidget(cover)
        cover.setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self) -> None:
        """The page again, with the dialogs that stood over it and the caret where it was."""
        if self._cover is None:
            return
        self._pages.removeWidget(self._cover)
        self._cover.deleteLater()
        self._cover = None
        if self._page is not None:
            self._pages.setCurrentWidget(self._page)
        for one in self._living():
            one.show()
        self._hidden = []
        caret, self._caret = self._caret, None
        if caret is not None and shiboken6.isValid(caret) and self._page is not None and self._page.isAncestorOf(caret):
            caret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _living(self) -> list[QWidget]:
        """The hidden dialogs that nothing has ended meanwhile."""
        return [one for one in self._hidden if shiboken6.isValid(one)]

    def _is_mine(self, one: QWidget) -> bool:
        owner = one.parentWidget()
        return owner is not None and owner.window() is self

    def come_forward(self) -> None:
        """Somebody started the program again: here it is."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self._tell_painted)

    def _tell_painted(self) -> None:
        from ui.widgets.halo import Halo  # its style is not needed for the first paint

        Halo(self)
        self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
