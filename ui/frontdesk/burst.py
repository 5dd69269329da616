"""Whether a number was typed by a person or by a reader: a reader's signs come in one burst."""

from __future__ import annotations

LEAST_SIGNS = 12
LARGEST_GAP_S = 0.05
"""Readers and scanners leave less than 50 ms between two signs, people about 80 and more (tried, ecosystem.md section 3)."""


class Burst:
    """Told of every change of a field with its moment, knows whether all of it came in one burst."""

    def __init__(self) -> None:
        self._signs = 0
        self._last = 0.0

    def typed(self, length: int, at_s: float) -> None:
        """The field holds ``length`` signs at the moment ``at_s`` (a monotonic clock, seconds)."""
        grown = length - self._signs if self._signs else length
        quick = at_s - self._last <= LARGEST_GAP_S
        self._signs = length if (grown == 1 and (quick or length == 1)) else 0
        self._last = at_s

    def is_whole(self, length: int) -> bool:
        """Did a reader write all of it?"""
        return self._signs == length >= LEAST_SIGNS
