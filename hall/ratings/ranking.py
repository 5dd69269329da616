"""How a month is counted and ranked: the formula, its parts, places and ties. Pure; part of the rules of this room.

Source: domain.md section 2.8. What was not rated is counted apart and never as satisfied; where a province counts it by
default, that stands in a column of its own and moves no place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from hall.errors import UserError

_FORMULA_ZH = (
    "满意率 =（非常满意＋满意＋基本满意）÷ 已评价；参评率 = 已评价 ÷ 已服务；平均分 = 各档分数之和 ÷ 已评价。"
    "未评价的不计入满意率，单独列出；申诉成立的不计入，另列。已评价少于 {minimum} 个的不排名，只列数。"
    "先比满意率，再比参评率，再比服务数；三项都相同的名次并列。"
)
_FORMULA_EN = (
    "Satisfaction = (very satisfied + satisfied + fairly satisfied) / rated; response = rated / served; "
    "mean = sum of levels / rated. Services nobody rated are counted apart, struck-out ratings too. "
    "With fewer than {minimum} ratings a window is listed, not ranked. "
    "Satisfaction decides, then response, then services; where all three are equal the place is shared."
)


def formula(minimum: int) -> tuple[str, str]:
    """How it is counted, Chinese and English, as it is printed; kept with the figures when a month is closed."""
    return _FORMULA_ZH.format(minimum=minimum), _FORMULA_EN.format(minimum=minimum)


Levels = tuple[int, int, int, int, int]
"""How many ratings of each level, the best (5) first."""

NO_LEVELS: Levels = (0, 0, 0, 0, 0)

COUNTED = ("served", "level5", "level4", "level3", "level2", "level1", "not_rated", "struck_out")
"""What is counted, by the names of the counters."""


class Figures(NamedTuple):
    """What was counted of a window, a clerk or the hall. ``levels`` are the ratings of each level, the best (5) first."""

    served: int = 0
    levels: Levels = NO_LEVELS
    not_rated: int = 0
    """The screen closed without a word."""
    struck_out: int = 0

    @property
    def rated(self) -> int:
        """Ratings that count."""
        return sum(self.levels)

    @property
    def satisfied(self) -> int:
        """Levels 5, 4 and 3."""
        very, good, fair, _, _ = self.levels
        return very + good + fair

    @property
    def satisfaction(self) -> float | None:
        """Satisfied / rated; nothing where nobody rated."""
        return _share(self.satisfied, self.rated)

    @property
    def response(self) -> float | None:
        """Rated / served; nothing where nobody was served."""
        return _share(self.rated, self.served)

    @property
    def mean(self) -> float | None:
        """Sum of levels / rated."""
        five, four, three, two, one = self.levels
        return _share(5 * five + 4 * four + 3 * three + 2 * two + one, self.rated)

    def by_level(self) -> dict[str, int]:
        """``{"5": …, "4": …, "3": …, "2": …, "1": …}``"""
        five, four, three, two, one = self.levels
        return {"5": five, "4": four, "3": three, "2": two, "1": one}

    def counts(self) -> tuple[int, ...]:
        """Everything, in the order of :data:`COUNTED`."""
        return (self.served, *self.levels, self.not_rated, self.struck_out)

    def plus(self, other: Figures) -> Figures:
        """Both together."""
        return figures([mine + more for mine, more in zip(self.counts(), other.counts(), strict=True)])

    def minus(self, other: Figures) -> Figures:
        """Without the other, which is a part of it."""
        return figures([mine - less for mine, less in zip(self.counts(), other.counts(), strict=True)])


def figures(counts: Sequence[int]) -> Figures:
    """The figures of counters in the order of :data:`COUNTED`."""
    served, five, four, three, two, one, not_rated, struck_out = counts
    return Figures(served, (five, four, three, two, one), not_rated, struck_out)


def one_rating(level: int | None, struck_out: bool | None, count: int = 1) -> Figures:
    """What the rating of a service counts for; ``struck_out`` is ``None`` where there is no row of it, ``level`` where the
    screen closed without a word.
    """
    if struck_out:
        return Figures(struck_out=count)
    if level is None:
        return Figures(not_rated=0 if struck_out is None else count)
    five, four, three, two, one = (count if level == which else 0 for which in (5, 4, 3, 2, 1))
    return Figures(levels=(five, four, three, two, one))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _standing(figures: Figures, rated: int) -> tuple[float, float, int]:
    """What decides a place, the best first. Shares of equal value are equal floats (a quotient of two whole numbers below
    2**26 is rounded to one float, and different quotients are further apart), so ties are true ties.
    """
    served = figures.served
    return (-(figures.satisfied / rated), -(rated / served if served else 0.0), -served)


def ranked(counted: Mapping[str, Figures], minimum: int) -> list[tuple[int | None, str]]:
    """Places and keys, the best first; those with fewer than ``minimum`` ratings after them without a place, by key.

    Equal in all three shares a place, and the places after it are left out: 1, 2, 2, 4.
    """
    least = max(1, minimum)
    rated = {key: one.rated for key, one in counted.items()}
    strong = sorted([(_standing(counted[key], count), key) for key, count in rated.items() if count >= least])
    found: list[tuple[int | None, str]] = []
    place, before = 0, None
    for count, (standing, key) in enumerate(strong, 1):
        if standing != before:
            place, before = count, standing
        found.append((place, key))
    found += [(None, key) for key in sorted(counted) if rated[key] < least]
    return found


def default_rated(figures: Figures, month: str, today: date, days: int) -> int | None:
    """How many a province's rule would take for satisfied because nobody rated them in ``days`` days; nothing where the
    rule is off (0) or the days of the month's last service are not over.
    """
    if not days or today <= month_days(month)[1] + timedelta(days=days):
        return None
    return max(0, figures.served - figures.rated - figures.struck_out)


_MONTH = re.compile("(20[0-9]{2})-(0[1-9]|1[0-2])")


def check_month(raw: str, field: str | None = "month") -> str:
    """``2026-11``. Raises ``month.form``."""
    month = raw.strip()
    if not _MONTH.fullmatch(month):
        raise UserError("month.form", field)
    return month


def month_of(day: date) -> str:
    """The month of a day: ``2026-11``."""
    return f"{day.year:04d}-{day.month:02d}"


def month_days(month: str) -> tuple[date, date]:
    """First and last day of a month."""
    year, number = int(month[:4]), int(month[5:])
    after = date(year + number // 12, number % 12 + 1, 1)
    return date(year, number, 1), after - timedelta(days=1)


def month_before(month: str, back: int = 1) -> str:
    """The month so many months before."""
    count = int(month[:4]) * 12 + int(month[5:]) - 1 - back
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def is_over(month: str, today: date) -> bool:
    """Whether its last day has passed."""
    return month_days(month)[1] < today
