"""What the clocks of a case look like from outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ClockShown:
    """One clock of a case as it stands at the moment of asking: remaining seconds may be negative.

    ``soon`` is the sign of 临期, ``state`` one of :class:`hall.clocks.rules.ClockState`.
    ``line`` explains the due date in one line, ``line_en`` the same in English.
    """

    code: str
    due: datetime | None
    provisional: bool
    colour: str
    reason: str
    remaining_s: int | None
    line: str
    line_en: str = ""
    soon: bool = False
    state: str = "running"
