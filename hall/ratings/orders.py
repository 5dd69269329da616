"""What one may ask of the ratings room. Nobody at a window may give, see or prevent a rating."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from hall.asking import Order, Question, Right
from hall.ratings.rules import Channel, CorrectionState, Level, Why


@dataclass(frozen=True, slots=True)
class ToRate:
    """What the resident's screen at a window shows: the service that waits for his word, or the window and its clerk.

    ``service`` is ``None`` while nothing is to be rated. ``seconds`` is how long the screen stays open. ``busy``: the next
    one is being served, so that nobody may speak about the one before any more.
    """

    window: str
    window_name: str
    clerk: str
    service: int | None = None
    number: str = ""
    seconds: int = 0
    busy: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RateNow(Question):
    """What is to be rated at this window? Answer: :class:`ToRate`."""

    right: ClassVar[Right] = Right.RATE
    window: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate(Order):
    """One rating of one finished service. Answer: :class:`Rated`.

    ``code`` is the resident's own (from his paper) for channel ``CODE``: with it he may also change his rating for 12
    hours. Errors: ``rating.no_service``, ``rating.done`` (rated already), ``rating.late``, ``rating.own`` (by whoever
    served), ``rating.code`` (not the code of this service's paper), ``rating.channel``, ``rating.level``,
    ``rating.reasons``, ``text.*``.
    """

    right: ClassVar[Right] = Right.RATE
    service: int
    level: Level
    reasons: tuple[Why, ...] = ()
    words: str = ""
    channel: Channel = Channel.SCREEN
    code: str = ""


@dataclass(frozen=True, slots=True)
class OwnService:
    """A finished service as the resident sees it with his code. ``until`` is the end of what he may still do: rate it, or
    change his rating; ``None`` where that is over.
    """

    service: int
    day: date
    number: str
    window_name: str
    level: Level | None
    until: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class RateByCode(Question):
    """Which services belong to this code of a paper? Answer: tuple of :class:`OwnService`, newest first. Error: ``rating.code``."""

    right: ClassVar[Right] = Right.RATE
    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EnterSheet(Order):
    """A rating from a paper sheet, entered and marked by the supervisor; never of a service he gave himself. Answer: :class:`Rated`.

    Errors as :class:`Rate`.
    """

    right: ClassVar[Right] = Right.ENTER_SHEETS
    service: int
    level: Level
    reasons: tuple[Why, ...] = ()
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class NotRated(Order):
    """The screen closed without a word (未评价): counted apart, never as satisfied. Answer: ``None``.

    What was rated meanwhile stays rated; by his code the resident may still rate. Error: ``rating.no_service``.
    """

    right: ClassVar[Right] = Right.RATE
    service: int


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating that was given; ``correction`` is the task a low one opened."""

    service: int
    window: str
    clerk: str
    level: Level
    correction: int | None = None


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One correction task with its limits."""

    correction: int
    service: int
    window: str
    desk: str
    level: Level
    reasons: tuple[Why, ...]
    words: str
    state: CorrectionState
    opened_at: datetime
    contact_due: datetime
    mend_due: datetime
    colour: str
    case_number: str = ""
    note: str = ""
    reopen_asked: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Corrections(Question):
    """Correction tasks, the most urgent first. Answer: tuple of :class:`CorrectionRow`.

    Who serves at a window sees his own window's, from the day after.
    """

    right: ClassVar[Right] = Right.SEE_RATINGS
    open_only: bool = True
    window: str = ""
    limit: int = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class ActOnCorrection(Order):
    """Take a correction task a step on: contacted, mended, appealed (each with words). Answer: :class:`CorrectionRow`.

    Whoever gave the service may appeal, and neither contact the resident about it nor call it mended
    (``correction.own``). Errors: ``correction.unknown``, ``correction.step``, ``correction.appealed`` (once decided it
    stays), ``correction.words``.
    """

    right: ClassVar[Right] = Right.SEE_RATINGS
    correction: int
    to: CorrectionState
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DecideAppeal(Order):
    """Decide an appeal: the rating is struck out of the figures, or it stands. Answer: :class:`CorrectionRow`.

    Errors: ``correction.unknown``, ``correction.no_appeal``, ``correction.words``, ``correction.own``.
    """

    right: ClassVar[Right] = Right.DECIDE_RATINGS
    correction: int
    strike_out: bool
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AskToReopen(Order):
    """A low rating asks that the case be opened again: a request, decided by somebody. Answer: ``None``.

    Only the resident himself asks: ``code`` is that of his paper. Errors: ``rating.no_correction`` (only with a low rating that
    stands), ``rating.code``.
    """

    right: ClassVar[Right] = Right.RATE
    service: int
    code: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class RankRow:
    """One window (or clerk) in the ranking, with all parts. ``rank`` is ``None`` where too few rated.

    ``levels`` has the keys ``"5"`` … ``"1"``; ``satisfied`` = levels 5+4+3; ``satisfaction`` = satisfied / rated;
    ``response`` = rated / served; ``mean`` = sum of levels / rated. Rates are ``None`` where nothing was rated (or
    served). ``before`` is the place of the month before. ``not_rated``: the screen closed without a word;
    ``struck_out``: an appeal was granted; ``by_default``: what a province's rule would count as satisfied (``None`` where
    it is off), shown apart. By clerk, ``window`` is where he served most.
    """

    rank: int | None
    window: str
    window_name: str
    desk: str
    desk_name: str
    served: int
    rated: int
    levels: dict[str, int]
    satisfied: int
    satisfaction: float | None
    response: float | None
    mean: float | None
    before: int | None = None
    clerk: str = ""
    not_rated: int = 0
    struck_out: int = 0
    by_default: int | None = None
    account: int | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """A month's ranking; ``frozen`` once the month is closed. ``minimum`` ratings are needed to be ranked.

    ``corrections`` are the entries made after the closing, one line each: moment, window, level before → level after
    (``—`` not rated, ``×`` struck out); the frozen rows stay as they were. ``formula`` says how it is counted, Chinese and
    English.
    """

    month: str
    minimum: int
    rows: tuple[RankRow, ...]
    frozen: bool
    closed_at: datetime | None = None
    corrections: tuple[str, ...] = ()
    formula: tuple[str, str] = ("", "")
    by_clerk: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Rank(Question):
    """The ranking of a month (``2026-11``) by window, or by clerk with the right for it (``by_clerk``). Answer: :class:`Ranking`.

    Who serves at a window sees his own window only, and of today nothing. Error: ``month.form``.
    """

    right: ClassVar[Right] = Right.SEE_RATINGS
    month: str
    by_clerk: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class CloseMonth(Order):
    """Freeze a month's ranking; what comes later is an entry beside it. Answer: :class:`Ranking`.

    Errors: ``month.form``, ``month.not_over``, ``month.closed``.
    """

    right: ClassVar[Right] = Right.CLOSE_MONTH
    month: str


@dataclass(frozen=True, slots=True)
class ServiceBehind:
    """One service behind a window's figures: no names. ``level`` is ``None`` where nobody rated."""

    service: int
    day: date
    number: str
    matter: str
    minutes: int
    level: Level | None
    reasons: tuple[Why, ...] = ()
    channel: Channel | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ServicesBehind(Question):
    """The services behind a window's figures of a month; ``before`` is the last id of the page before.

    The window's own people see them only after the day is over. Answer: tuple of :class:`ServiceBehind`.
    """

    right: ClassVar[Right] = Right.SEE_RATINGS
    window: str
    month: str
    before: int | None = None
    limit: int = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingTrend(Question):
    """Satisfaction and response of the last months, a window or the hall. Answer: tuple of (month, RankRow)."""

    right: ClassVar[Right] = Right.SEE_RATINGS
    window: str = ""
    months: int = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class RecountRatings(Order):
    """Count the month's figures anew from the events and compare. Answer: number of counters that differed (and were mended)."""

    right: ClassVar[Right] = Right.CLOSE_MONTH
    month: str
