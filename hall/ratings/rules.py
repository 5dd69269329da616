"""Ratings: levels, reasons, until when one may rate, and the life of a correction task. Pure.

Sources: 国办发〔2019〕51号, GB/T 39735-2020 (five levels, voluntary), GB/T 39734-2020 (how low ratings are handled).
How a month is counted and ranked stands in :mod:`hall.ratings.ranking`; everybody imports it from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from types import MappingProxyType

from hall.clock import HALL_ZONE, hall_day
from hall.clocks.rules import ClockState, Colour, Limit, Rule, Standing, Unit, colour, worst
from hall.errors import UserError
from hall.ratings.ranking import (
    COUNTED,
    Figures,
    check_month,
    default_rated,
    figures,
    formula,
    is_over,
    month_before,
    month_days,
    month_of,
    one_rating,
    ranked,
)
from hall.text import clean_words

__all__ = [
    "CORRECTION_NAMES",
    "COUNTED",
    "LEVEL_NAMES",
    "LOW",
    "SATISFIED_FROM",
    "UNSETTLED",
    "WHY_NAMES",
    "WORDS_LIMIT",
    "Channel",
    "CorrectionState",
    "Figures",
    "Level",
    "Why",
    "check_month",
    "check_step",
    "clean_rating",
    "correction_limits",
    "correction_standing",
    "default_rated",
    "figures",
    "formula",
    "has_passed",
    "is_over",
    "may_change",
    "may_rate",
    "month_before",
    "month_days",
    "month_of",
    "one_rating",
    "ranked",
    "rating_until",
    "still_open",
]


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


LOW = frozenset({Level.DISSATISFIED, Level.VERY_DISSATISFIED})
"""These open a correction task, and may be given reasons."""


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


WORDS_LIMIT = 500


def clean_rating(level: int, reasons: tuple[Why, ...], words: str) -> tuple[Level, tuple[Why, ...], str]:
    """A rating as it will be kept: its level, its marks without repetition in the order of :class:`Why`, its words.

    Raises ``rating.level``, ``rating.reasons`` (marks belong to the lower two levels only), ``text.*``.
    """
    if level not in set(Level):
        raise UserError("rating.level", "level")
    if reasons and level not in LOW:
        raise UserError("rating.reasons", "reasons")
    marks = tuple(why for why in Why if why in reasons)
    return Level(level), marks, clean_words(words, "words", WORDS_LIMIT).strip()


def still_open(ended_at: datetime, now: datetime, seconds: int) -> int:
    """For how many more seconds the screen at the window asks for a rating; 0 once it is over."""
    left = seconds - (now - ended_at).total_seconds()
    return max(0, min(seconds, int(left)))


def may_rate(channel: Channel, ended_at: datetime, now: datetime, code_days: int) -> bool:
    """Whether a first rating still counts: at the screen on the day of the service (whoever asks for more time gets it),
    by code for some days after it, from a paper sheet or a call whenever it is found.
    """
    day, today = hall_day(ended_at), hall_day(now)
    if channel is Channel.SCREEN:
        return day == today
    return channel is not Channel.CODE or today <= day + timedelta(days=code_days)


def may_change(first_at: datetime, now: datetime, hours: int) -> bool:
    """Whether the resident may still change his rating. The last second counts."""
    return now <= first_at + timedelta(hours=hours)


def rating_until(ended_at: datetime, first_at: datetime | None, code_days: int, change_hours: int) -> datetime:
    """Until when the resident may rate by his code, or change what he rated at ``first_at``."""
    if first_at is not None:
        return first_at + timedelta(hours=change_hours)
    return datetime.combine(hall_day(ended_at) + timedelta(days=code_days), time(23, 59, 59), HALL_ZONE)


def has_passed(day: date, today: date) -> bool:
    """The window's own people see what was said of them only when the day is over."""
    return day < today


class CorrectionState(StrEnum):
    """A correction task: opened by a low rating; contact within 1 working day, mended within 15 (settings)."""

    OPEN = "open"
    CONTACTED = "contacted"
    MENDED = "mended"
    APPEALED = "appealed"
    """The window says the rating is mistaken or malicious; somebody decides."""
    STRUCK_OUT = "struck_out"
    """Decided: the rating does not count. It stays in the log."""
    WITHDRAWN = "withdrawn"
    """The resident himself changed his rating to a better one."""


CORRECTION_NAMES: Mapping[CorrectionState, tuple[str, str]] = MappingProxyType(
    {
        CorrectionState.OPEN: ("待联系", "To be contacted"),
        CorrectionState.CONTACTED: ("已联系", "Contacted"),
        CorrectionState.MENDED: ("已整改", "Mended"),
        CorrectionState.APPEALED: ("申诉中", "Appealed"),
        CorrectionState.STRUCK_OUT: ("申诉成立，不计入", "Struck out"),
        CorrectionState.WITHDRAWN: ("本人已改评", "Changed by the resident"),
    }
)

UNSETTLED = frozenset({CorrectionState.OPEN, CorrectionState.CONTACTED, CorrectionState.APPEALED})
"""States in which somebody has to do something."""

_STEPS: Mapping[CorrectionState, frozenset[CorrectionState]] = MappingProxyType(
    {
        CorrectionState.OPEN: frozenset({CorrectionState.CONTACTED, CorrectionState.MENDED, CorrectionState.APPEALED}),
        CorrectionState.CONTACTED: frozenset({CorrectionState.MENDED, CorrectionState.APPEALED}),
    }
)


def check_step(now: CorrectionState, to: CorrectionState, *, appealed_before: bool) -> None:
    """Refuse a step that does not follow (``correction.step``), and a second appeal (``correction.appealed``).

    Simple and fair ones are put right at once, so an open task may be mended directly: then the resident was contacted
    in the same step.
    """
    if to not in _STEPS.get(now, frozenset()):
        raise UserError("correction.step", "to")
    if to is CorrectionState.APPEALED and appealed_before:
        raise UserError("correction.appealed", "to")


def correction_limits(contact: int, mend: int) -> tuple[Rule, Rule]:
    """The two limits of a correction task in working days: first contact (orange when late), mended (red)."""
    return (
        Rule("RATE-CONTACT", "联系评价人", "评价", Limit(contact, Unit.WORKDAY), Colour.ORANGE),
        Rule("RATE-MEND", "整改完成", "评价", Limit(mend, Unit.WORKDAY), Colour.RED),
    )


def correction_standing(
    state: CorrectionState,
    limits: tuple[Rule, Rule],
    dues: tuple[datetime, datetime],
    now: datetime,
    contacted_at: datetime | None = None,
    settled_at: datetime | None = None,
    appealed_at: datetime | None = None,
) -> Standing:
    """How a task stands, by the one function of colours. While an appeal waits for its decision both clocks are paused."""
    if state in {CorrectionState.STRUCK_OUT, CorrectionState.WITHDRAWN}:
        return Standing(Colour.MET)
    paused = appealed_at if state is CorrectionState.APPEALED else None
    met = contacted_at, settled_at if state is CorrectionState.MENDED else None
    return worst(
        colour(
            rule,
            ClockState.RUNNING if when is None else ClockState.MET,
            due_at,
            now,
            paused if when is None else None,
            when,
        )
        for rule, due_at, when in zip(limits, dues, met, strict=True)
    )
