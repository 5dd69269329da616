"""QR symbols as runs of dark modules, ready to be drawn as one path with one filling.

Standard: GB/T 18284-2000 (ISO/IEC 18004). It asks for the mask of the least penalty; ours is fixed, which any reader
accepts, because trying all eight takes as long as the whole rest of a paper (docs/decisions/011-reportlab-tuning.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

QUIET = 4
"""Modules of white on every side."""

_MASK = 3


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR symbol: modules a side with the quiet zone, and its runs ``(left, top, length)`` in modules."""

    modules: int
    runs: tuple[tuple[int, int, int], ...]


def digits_only(text: str) -> bool:
    """Whether the symbol is the short one, of digits alone."""
    return text.isascii() and text.isdigit()


def symbol(text: str) -> Symbol:
    """The symbol of a text: level H for digits alone (a blot in the middle does not matter), else level Q."""
    import qrcode
    from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_Q

    level = ERROR_CORRECT_H if digits_only(text) else ERROR_CORRECT_Q
    version = _version(level, *_shape(text))
    code = qrcode.QRCode(version=version, error_correction=level, border=0, mask_pattern=_MASK)
    code.add_data(text, optimize=0)
    code.make(fit=version is None)
    return _runs(code.modules)


def _shape(text: str) -> tuple[str, int]:
    """How the standard packs a text, and its length: together with the level they settle the version."""
    if digits_only(text):
        return "digits", len(text)
    capitals = text.isascii() and all(sign in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:" for sign in text)
    return ("capitals" if capitals else "bytes"), len(text.encode("utf-8", "backslashreplace"))


@cache
def _version(level: int, kind: str, length: int) -> int:
    """The smallest version that holds so many signs of a kind."""
    import qrcode

    code = qrcode.QRCode(error_correction=level, mask_pattern=_MASK)
    code.add_data({"digits": "1", "capitals": "A", "bytes": "a"}[kind] * length, optimize=0)
    return int(code.best_fit(start=1))


def _runs(rows: list[list[bool | None]]) -> Symbol:
    found: list[tuple[int, int, int]] = []
    for top, row in enumerate(rows):
        left = 0
        while left < len(row):
            if row[left]:
                end = left + 1
                while end < len(row) and row[end]:
                    end += 1
                found.append((left + QUIET, top + QUIET, end - left))
                left = end
            else:
                left += 1
    return Symbol(len(rows) + 2 * QUIET, tuple(found))
