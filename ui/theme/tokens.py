"""Reads ``resources/tokens.json``, the one source of every colour and size. No Qt here: reports and tests may read it too."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import resources


@cache
def tokens() -> dict[str, Any]:
    """The whole file: color, font, space, radius, border, height, icon, focus, motion_ms, breakpoint."""
    loaded: dict[str, Any] = json.loads(resources.text("tokens.json"))
    return loaded


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours ``#RRGGBB``, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
