"""What to propose at the first start, from what the system and the screen say."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QApplication

from ui.theme.look import Look, Size

_WIDE: Final = 1920


def proposed_size(width: int, ratio: float) -> Size:
    """大 on a screen 1920 wide and more at 100 %, else 标准 (design 2.4). ``width`` in logical pixels."""
    return Size.LARGE if width >= _WIDE and ratio == 1.0 else Size.STANDARD


def proposed_look(app: QApplication) -> Look:
    """High contrast if the system asks for it; Qt tells since 6.10, before that the usual colours are proposed."""
    hints = getattr(app.styleHints(), "accessibility", None)
    preference = hints().contrastPreference() if hints is not None else None
    return Look.CONTRAST if getattr(preference, "name", "") == "HighContrast" else Look.LIGHT
