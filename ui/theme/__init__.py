"""The look: one file of tokens becomes palette, style sheet, fonts, icons and painters.

``theme()`` is the look in force. ``Theme.apply(app)`` puts it on and is called again when size, contrast or language change;
every part hears of it through ``QEvent.StyleChange`` (see :mod:`ui.widgets.living`).
"""

from __future__ import annotations

from ui.theme.look import Look, Size, Theme, theme

__all__ = ["Look", "Size", "Theme", "theme"]
