"""The values of a limit and the one line that explains a due date. Part of :mod:`hall.clocks.rules`, which offers all
of it; a file of its own only because one file for values, engine and colours would be too long to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal, NamedTuple

from hall.errors import UserError

Language = Literal["zh", "en"]


class Unit(StrEnum):
    """How a limit is counted."""

    SECOND = "second"
    HOUR = "hour"
    """On the clock, through nights and holidays (民法典 201)."""
    DAY = "day"
    """Natural days, the day of the event not counted (201), an end on a day off rolls on (203)."""
    MONTH = "month"
    """The same day number, or the month's last day (202); rolls on like days."""
    WORKDAY = "workday"
    WORKHOUR = "workhour"


_LARGEST = {
    Unit.SECOND: 100_000_000,
    Unit.HOUR: 876_000,
    Unit.DAY: 36_500,
    Unit.MONTH: 1_200,
    Unit.WORKDAY: 25_000,
    Unit.WORKHOUR: 200_000,
}
"""About a century each: larger ones are slips of the finger."""


@dataclass(frozen=True, slots=True)
class Limit:
    """An amount and how it is counted. ``0`` is the same day, ``None`` no limit at all.

    Raises ``limit.negative``, ``limit.large`` (``most``).
    """

    amount: int | None
    unit: Unit = Unit.DAY

    def __post_init__(self) -> None:
        if self.amount is not None and self.amount < 0:
            raise UserError("limit.negative", "amount")
        if self.amount is not None and self.amount > _LARGEST[self.unit]:
            raise UserError("limit.large", "amount", most=_LARGEST[self.unit])

    def words(self, language: Language = "zh") -> str:
        """``30 天``, ``5 个工作日``, ``当天``, ``不限时``."""
        if not self.amount:
            return _NO_LIMIT[language] if self.amount is None else _SAME_DAY[language]
        return _counted(self.amount, self.unit, language)


@dataclass(frozen=True, slots=True)
class Pause:
    """A time that does not count. ``end`` is ``None`` while it lasts."""

    start: datetime
    end: datetime | None
    reason: str = ""


class DayEnd(StrEnum):
    """When the last day of a limit ends (民法典 203: 24:00, or the end of business where there are hours)."""

    MIDNIGHT = "midnight"
    OFFICE = "office"


class HoursRun(StrEnum):
    """Whether hour limits run on the clock, or in office hours only (只计工作时间)."""

    CLOCK = "clock"
    OFFICE = "office"


class LateStart(StrEnum):
    """A start outside office hours counts from its own moment, or from the next opening."""

    AS_IT_IS = "as_it_is"
    NEXT_OPENING = "next_opening"


class FirstFrom(StrEnum):
    """From when the limit of the first progress runs."""

    REGISTERED = "registered"
    ASSIGNED = "assigned"


@dataclass(frozen=True, slots=True)
class Reading:
    """How the hall reads its limits, each a setting and printed beside the date (:meth:`words`)."""

    hours_run: HoursRun = HoursRun.CLOCK
    rolls: bool = True
    day_end: DayEnd = DayEnd.MIDNIGHT
    late_start: LateStart = LateStart.AS_IT_IS
    first_from: FirstFrom = FirstFrom.REGISTERED

    def words(self, unit: Unit, language: Language = "zh") -> str:
        """The reading of one kind of limit, for instance ``当日不算，末日逢休息日顺延，到当天 24:00``."""
        zh, en = zip(*self._parts(unit), strict=True)
        return "，".join(zh) if language == "zh" else ", ".join(en)

    def _parts(self, unit: Unit) -> list[tuple[str, str]]:
        parts: list[tuple[str, str]] = []
        if unit in (Unit.HOUR, Unit.WORKHOUR):
            if unit is Unit.HOUR and self.hours_run is HoursRun.CLOCK:
                parts.append(("按钟点连续算，夜里和节假日也算", "counted on the clock, nights and holidays too"))
            else:
                parts.append(("只算办公时间", "office hours only"))
        elif unit is not Unit.SECOND:
            parts.append(("当日不算", "the day itself not counted"))
            if unit is Unit.WORKDAY:
                parts.append(("休息日不算，调休上班算", "days off not counted, make-up days are"))
            elif self.rolls:
                parts.append(("末日逢休息日顺延", "an end on a day off moves on"))
            else:
                parts.append(("末日逢休息日不顺延", "an end on a day off stays"))
            if self.day_end is DayEnd.OFFICE:
                parts.append(("到当天下班", "until closing time"))
            else:
                parts.append(("到当天 24:00", "until midnight"))
        if self.late_start is LateStart.NEXT_OPENING:
            parts.append(("下班后来的从下次上班起算", "after hours counts from the next opening"))
        return parts or [("按秒连续算", "counted in seconds")]


class Skipped(NamedTuple):
    """A day that was passed over, and why (``周末``, ``国庆节``)."""

    day: date
    why: str


class Rolled(NamedTuple):
    """The end that fell on a day off, and where it went."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a due date came about.

    ``counted_from`` is the first day counted of a day limit and the first moment of an hour limit, ``skipped`` the days
    off passed over, ``pauses`` those that moved the date, ``paused_days``/``paused_time`` by how much.
    """

    start: datetime
    limit: Limit
    due: datetime | None
    counted_from: datetime | date
    skipped: tuple[Skipped, ...] = ()
    pauses: tuple[Pause, ...] = ()
    paused_days: int = 0
    paused_time: timedelta = timedelta()
    rolled: Rolled | None = None
    provisional: bool = False

    def line(self, language: Language = "zh") -> str:
        """One line: ``11月18日 = 10月19日 + 30 天，末日逢休息日顺延``; years are written where they differ."""
        if self.due is None:
            return self.limit.words(language)
        chinese = language == "zh"
        whole_days = not isinstance(self.counted_from, datetime)
        years = self.due.year != self.start.year
        begin = self.counted_from if isinstance(self.counted_from, datetime) else self.start
        left = when_words(self.due, language, years, not whole_days)
        right = when_words(begin, language, years, not whole_days)
        sign = "" if self.limit.amount == 0 else "+ "
        notes: list[str] = []
        if not whole_days and begin != self.start:
            notes.append("从上班起算" if chinese else "from opening time")
        if self.limit.unit is Unit.WORKDAY and self.skipped:
            notes.append(
                f"跳过休息日 {len(self.skipped)} 天" if chinese else f"{len(self.skipped)} days off passed over"
            )
        if self.paused_days:
            notes.append(
                f"暂停 {self.paused_days} 天不算" if chinese else f"{self.paused_days} paused days not counted"
            )
        elif self.paused_time:
            span = span_words(self.paused_time, language)
            notes.append(f"暂停 {span}不算" if chinese else f"{span} paused not counted")
        if self.rolled:
            notes.append("末日逢休息日顺延" if chinese else "end on a day off moved on")
        line = ("，" if chinese else ", ").join([f"{left} = {right} {sign}{self.limit.words(language)}", *notes])
        return line + (_PROVISIONAL[language] if self.provisional else "")

    def plain(self) -> dict[str, object]:
        """For JSON: start, counted_from, skipped, pauses, rolled, line."""
        return {
            "start": self.start.isoformat(),
            "counted_from": self.counted_from.isoformat(),
            "skipped": [{"date": day.isoformat(), "why": why} for day, why in self.skipped],
            "pauses": [
                {"from": p.start.isoformat(), "to": p.end and p.end.isoformat(), "reason": p.reason}
                for p in self.pauses
            ],
            "rolled": self.rolled and {"from": self.rolled.start.isoformat(), "to": self.rolled.end.isoformat()},
            "line": self.line(),
        }


_NO_LIMIT = {"zh": "不限时", "en": "no limit"}
_SAME_DAY = {"zh": "当天", "en": "the same day"}
_PROVISIONAL = {"zh": "（暂估）", "en": " (provisional)"}
_ZH = {
    Unit.SECOND: "{} 秒",
    Unit.HOUR: "{} 小时",
    Unit.DAY: "{} 天",
    Unit.MONTH: "{} 个月",
    Unit.WORKDAY: "{} 个工作日",
    Unit.WORKHOUR: "{} 个工作小时",
}
_EN = {
    Unit.SECOND: "second",
    Unit.HOUR: "hour",
    Unit.DAY: "day",
    Unit.MONTH: "month",
    Unit.WORKDAY: "working day",
    Unit.WORKHOUR: "working hour",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _counted(amount: int, unit: Unit, language: Language) -> str:
    """``5 个工作日`` or ``5 working days``."""
    return _ZH[unit].format(amount) if language == "zh" else f"{amount} {_EN[unit]}{'' if amount == 1 else 's'}"


def when_words(moment: datetime, language: Language, year: bool, clock: bool) -> str:
    """``11月18日``, ``2027年1月11日``, ``11月18日 09:12``; in English ``Nov 18``."""
    if language == "zh":
        words = f"{moment.year}年" * year + f"{moment.month}月{moment.day}日"
    else:
        words = f"{_MONTHS[moment.month - 1]} {moment.day}" + f", {moment.year}" * year
    return f"{words} {moment:%H:%M}" if clock else words


def span_words(span: timedelta, language: Language) -> str:
    """``3 小时 20 分``; in English ``3 h 20 min``. Less than a minute counts as one."""
    minutes = max(1, int(span.total_seconds()) // 60)
    hours, rest = divmod(minutes, 60)
    names = ("小时", "分") if language == "zh" else ("h", "min")
    return " ".join(f"{n} {name}" for n, name in zip((hours, rest), names, strict=True) if n)
