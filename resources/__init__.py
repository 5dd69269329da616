"""Package data: fonts, icons, translations, wording, default catalogue, calendars, help."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent


def locate(name: str) -> Path:
    """The file of a resource, for instance ``locate("catalogue/desks.csv")``."""
    return ROOT / name


def text(name: str) -> str:
    """A resource as text (UTF-8)."""
    return locate(name).read_text(encoding="utf-8")
