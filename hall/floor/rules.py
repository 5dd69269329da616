"""How long somebody who comes now would wait, from what really happens in the hall. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta
from statistics import mean, pstdev

USUAL = timedelta(minutes=12)
"""One service, as long as nothing is known of a desk."""

RECENT = 20
"""How many of the last services count."""


def estimate(ahead: int, staffed: int, recent: Sequence[timedelta]) -> tuple[int, int] | None:
    """From how many to how many minutes somebody who comes now waits, with ``ahead`` before him and ``staffed`` windows that
    really call; ``None`` where none does.

    Everybody before him takes as long as the ``recent`` services did on average, at all windows side by side; the range is
    one standard deviation of that sum to each side, and above it the rest of a service that is going on.
    """
    if staffed <= 0:
        return None
    took = [one / timedelta(minutes=1) for one in recent[:RECENT]] or [USUAL / timedelta(minutes=1)]
    one, spread = mean(took), pstdev(took) if len(took) > 1 else mean(took) / 2
    middle, width = ahead * one / staffed, math.sqrt(ahead) * spread / staffed
    rest = one / staffed if ahead else 0.0
    return max(0, math.floor(middle - width)), math.ceil(middle + width + rest)


def needs_a_hand(waiting: int, calling: int, longest: timedelta) -> tuple[bool, timedelta, int]:
    """What desks are sorted by, the greatest first: somebody waits and nobody calls, then who waits longest, then how many."""
    return waiting > 0 and calling == 0, longest, waiting
