"""A number that only its writer needs to read: whole while the caret is in it, masked for whoever stands behind him."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.scan_line_edit import ScanLineEdit


class VeiledEdit(ScanLineEdit):
    """``mask`` makes of the whole number what is shown without the caret. Numbers that need a look stay open."""

    def __init__(self, mask: Callable[[str], str], parent: QWidget | None = None, *, upper: bool = False) -> None:
        super().__init__(parent, upper=upper)
        self._mask = mask
        self._whole: str | None = None
        self._open = False

    def value(self) -> str:
        """The whole number."""
        return self.text() if self._whole is None else self._whole

    def set_value(self, text: str) -> None:
        """Show another number."""
        self._whole = None
        self.setText(text)
        self._draw()

    def set_open(self, on: bool) -> None:
        """Leave it readable: it needs a look."""
        if on != self._open:
            self._open = on
            self._draw()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._unveil()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._unveil()
        super().keyPressEvent(event)

    def _draw(self) -> None:
        self._unveil()
        if not (self._open or self.hasFocus()) and self.text():
            self._whole = self.text()
            self.setText(self._mask(self._whole))
            self.home(False)

    def _unveil(self) -> None:
        if self._whole is not None:
            whole, self._whole = self._whole, None
            self.setText(whole)
