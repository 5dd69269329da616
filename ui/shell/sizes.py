"""How the sizes are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.theme import Size


def size_words(size: Size) -> str:
    """A size in the current language."""
    if size is Size.EXTRA:
        return QCoreApplication.translate("sizes", "Extra large")
    if size is Size.LARGE:
        return QCoreApplication.translate("sizes", "Large")
    return QCoreApplication.translate("sizes", "Standard")
