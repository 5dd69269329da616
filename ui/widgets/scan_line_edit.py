"""A field a reader or scanner types into: immune to the Chinese input method."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.line_edit import LineEdit

_HALF: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x200B: None, 0xFEFF: None}
"""Full-width signs of a Chinese keyboard → what was meant; signs without width go."""


def half_width(text: str) -> str:
    """``４１０１２２`` → ``410122``."""
    return text.translate(_HALF)


class ScanLineEdit(LineEdit):
    """Numbers and codes. An input method would eat the letters a scanner types; refusing it in ``inputMethodQuery`` is what
    keeps them (an attribute or hint does not)."""

    scanned = Signal(str)
    """Enter was pressed (a scanner ends with it): the text, trimmed."""

    def __init__(self, parent: QWidget | None = None, *, upper: bool = False) -> None:
        super().__init__("", parent)
        self._upper = upper
        self.textEdited.connect(self._normalise)
        self.returnPressed.connect(lambda: self.scanned.emit(self.text().strip()))

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        """The input method is off here."""
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        return super().inputMethodQuery(query)

    def _normalise(self, text: str) -> None:
        mended = half_width(text)
        if self._upper:
            mended = mended.upper()
        if mended != text:
            at = self.cursorPosition()
            self.setText(mended)
            self.setCursorPosition(at)
