"""A sum of money in yuan."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.scan_line_edit import ScanLineEdit, half_width

_TIMES = {"万": 10_000, "亿": 100_000_000}


def read_amount(text: str) -> Decimal | None:
    """``"18000"``, ``"18,000.00"``, ``"１.８万"`` → yuan, to the fen; None if it cannot be read or is negative."""
    text = half_width(text).replace(",", "").replace("，", "").replace(" ", "").removesuffix("元")
    times = _TIMES.get(text[-1:], 1)
    if times != 1:
        text = text[:-1]
    if not text or not text.replace(".", "", 1).isdecimal() or not text.isascii():
        return None
    try:
        return (Decimal(text) * times).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None


class AmountEdit(ScanLineEdit):
    """Right-aligned; thousands marks appear when it is left and go while it is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.left.connect(self._dress)

    def value(self) -> Decimal | None:
        """The sum; None if empty or unreadable (see :meth:`is_readable`)."""
        return read_amount(self.text())

    def is_readable(self) -> bool:
        """Empty, or a sum."""
        return not self.text().strip() or self.value() is not None

    def set_value(self, value: Decimal | None) -> None:
        """Show a sum."""
        self.setText("" if value is None else f"{value:,.2f}")

    def _dress(self) -> None:
        value = self.value()
        if value is not None:
            self.set_value(value)
