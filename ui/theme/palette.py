"""Tokens → ``QPalette``, for everything the style sheet does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette

if TYPE_CHECKING:
    from ui.theme.look import Theme

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "select",
    QPalette.ColorRole.HighlightedText: "select.text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Mid: "line.strong",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Dark: "line.strong",
    QPalette.ColorRole.Shadow: "line.strong",
    QPalette.ColorRole.Accent: "accent",
}
_OFF = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def palette_of(look: Theme) -> QPalette:
    """The palette of a look."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, look.color(name))
    for role in _OFF:
        made.setColor(QPalette.ColorGroup.Disabled, role, look.color("disabled"))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base, look.color("disabled.bg"))
    return made
