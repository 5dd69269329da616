"""Ratings: levels, reasons, and how a month is ranked. Pure.

Sources: 国办发〔2019〕51号, GB/T 39735-2020 (five levels, voluntary), formula of domain.md section 2.8.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Level(IntEnum):
    """The five levels; the number is what is counted (5 is best)."""

    VERY_SATISFIED = 5
    SATISFIED = 4
    FAIR = 3
    DISSATISFIED = 2
    VERY_DISSATISFIED = 1


LEVEL_NAMES: dict[Level, tuple[str, str]] = {
    Level.VERY_SATISFIED: ("非常满意", "Very satisfied"),
    Level.SATISFIED: ("满意", "Satisfied"),
    Level.FAIR: ("基本满意", "Fairly satisfied"),
    Level.DISSATISFIED: ("不满意", "Dissatisfied"),
    Level.VERY_DISSATISFIED: ("非常不满意", "Very dissatisfied"),
}
"""Exactly these words (国办发〔2019〕51号)."""

SATISFIED_FROM = Level.FAIR
"""Levels 5, 4 and 3 count as satisfied."""


class Channel(StrEnum):
    """How a rating came."""

    SCREEN = "screen"
    """The second screen or pad at the window."""
    CODE = "code"
    """The resident's own code on his paper."""
    SHEET = "sheet"
    """A paper sheet, entered by the supervisor."""
    CALLBACK = "callback"


class Why(StrEnum):
    """Marks one may add to the lower two levels."""

    WAITED_LONG = "waited_long"
    UNCLEAR = "unclear"
    """It was not explained clearly."""
    SENT_AROUND = "sent_around"
    """Sent from one to another."""
    UNFRIENDLY = "unfriendly"
    NOT_SOLVED = "not_solved"
    PAPERWORK = "paperwork"
    """Papers asked for again and again."""
    OTHER = "other"


WHY_NAMES: dict[Why, tuple[str, str]] = {
    Why.WAITED_LONG: ("等得太久", "Waited too long"),
    Why.UNCLEAR: ("没讲清楚", "Not explained clearly"),
    Why.SENT_AROUND: ("让我来回跑", "Sent from one to another"),
    Why.UNFRIENDLY: ("态度不好", "Unfriendly"),
    Why.NOT_SOLVED: ("事情没办成", "Not solved"),
    Why.PAPERWORK: ("反复要材料", "Papers asked for again and again"),
    Why.OTHER: ("其他", "Something else"),
}


class CorrectionState(StrEnum):
    """A correction task: opened by a low rating; contact within 1 working day, mended within 15 (settings)."""

    OPEN = "open"
    CONTACTED = "contacted"
    MENDED = "mended"
    APPEALED = "appealed"
    """The window says the rating is mistaken or malicious; somebody decides."""
    STRUCK_OUT = "struck_out"
    """Decided: the rating does not count. It stays in the log."""
