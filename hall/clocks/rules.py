"""The clocks: when something is due, why, and what colour it has. Pure; knows no case, only moments.

Sources: 民法典 art 200–204 (how time is counted), domain.md sections 2.1–2.3 and 5. Moments are whole seconds in the
hall's zone. A day limit ends at 23:59:59 of its last day. **Due exactly at the moment is not yet late**: late begins
with the second after. The values and their words are in :mod:`hall.clocks.explaining`, the counting in
:mod:`hall.clocks.counting`; everybody else imports them from here.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache

import resources
from hall.clock import in_hall
from hall.clocks.counting import Due, check_pause, due
from hall.clocks.explaining import (
    DayEnd,
    Explanation,
    FirstFrom,
    HoursRun,
    Language,
    LateStart,
    Limit,
    Pause,
    Reading,
    Rolled,
    Skipped,
    Unit,
)
from hall.errors import UserError

__all__ = [
    "COLOUR_NAMES",
    "DEFAULT_CLOCKS",
    "HANDLING_LIMITS",
    "REASON_NAMES",
    "ClockState",
    "Colour",
    "DayEnd",
    "Due",
    "Explanation",
    "FirstFrom",
    "HoursRun",
    "Language",
    "LateStart",
    "Limit",
    "Pause",
    "Reading",
    "Reason",
    "Rolled",
    "Rule",
    "RuleCode",
    "Skipped",
    "Soon",
    "Standing",
    "Step",
    "Unit",
    "check_pause",
    "colour",
    "default_clocks",
    "due",
    "load_rules",
    "rule_catalogue",
    "turns_at",
    "worst",
]

RuleCode = str
"""The code of a limit in ``resources/calendar/deadline_rules.csv``: ``SLA-ASSIGN``, ``XF-34`` …"""

ASSIGN: RuleCode = "SLA-ASSIGN"
FIRST: RuleCode = "SLA-FIRST"
CLOSE: RuleCode = "SLA-CLOSE"

HOLDER: RuleCode = "SLA-HOLDER"
"""The clock of whoever holds the case now: it starts anew at every hand-over, the case's own never do."""
RUNG: RuleCode = "SLA-RUNG"
"""The clock of a step of the ladder."""

DEFAULT_CLOCKS: tuple[RuleCode, ...] = (ASSIGN, FIRST, CLOSE)
"""The Zhengzhou set: assigned in 24 hours, first progress in 24 hours, closed in 30 days."""

RULE_SETS: Mapping[str, tuple[RuleCode, ...]] = {
    "zhengzhou": DEFAULT_CLOCKS,
    "13710": ("13710-1", "13710-3", "13710-7"),
    "petition": ("XF-22", "XF-34"),
    "mediation": (ASSIGN, FIRST, "TJ-30"),
}
"""The clocks a case starts with, by the setting ``limits.rule_set``; the last one is that of its end. The 0 of 13710 is no
clock but a list to be emptied, its second 1 (a month) takes the place of the 7 once the case proves complex."""
ORDINARY, COMPLEX = "13710-7", "13710-1M"

HANDLING_LIMITS: frozenset[RuleCode] = frozenset(
    {"XF-34", "XF-35-B", "XF-36-B", "TJ-30", "SF-15", "LD-14", "LD-43", "LDJC-17", "GS-20", "FY-62", "FLYZ-43A"}
    | {"YL-38", "SC-21", "SC-31", "JT-62", "ZA-99", "NT-47", "BD-20", "XX-33", "FJB-28", "XK-42", "RX-5"}
)
"""Legal limits for handling a matter to its end. The others are steps on the way, or rights of the resident."""


class Step(StrEnum):
    """What the clocks of a case wait for."""

    ASSIGNED = "assigned"
    PROGRESSED = "progressed"
    ENDED = "ended"


STOPPED_BY: Mapping[Step, frozenset[RuleCode]] = {
    Step.ASSIGNED: frozenset({ASSIGN, "13710-1", "XF-22"}),
    Step.PROGRESSED: frozenset({FIRST, "13710-3", HOLDER}),
    Step.ENDED: HANDLING_LIMITS | {CLOSE, ORDINARY, COMPLEX, RUNG},
}
"""Which clocks a step stops. What is in none of them belongs to a paper or a right, not to the case."""

PAUSABLE = STOPPED_BY[Step.ENDED]
"""Only the time for the matter itself can stand still; the hall's own first steps cannot."""


def default_clocks(matter_rule: RuleCode | None = None, rule_set: str = "zhengzhou") -> tuple[RuleCode, ...]:
    """The clocks a new case starts with: the matter's own legal limit, when it has one, takes the place of the last."""
    *steps, close = RULE_SETS[rule_set]
    return (*steps, matter_rule if matter_rule in HANDLING_LIMITS else close)


class ClockState(StrEnum):
    """A clock runs until its event; ``MET`` when the event came, ``DROPPED`` when it is no longer asked for."""

    RUNNING = "running"
    MET = "met"
    DROPPED = "dropped"


class Colour(StrEnum):
    """The colours of time (三色预警). Risk has colours of its own, which are another thing."""

    RED = "red"
    ORANGE = "orange"
    PAUSED = "paused"
    GREEN = "green"
    MET = "met"


COLOUR_NAMES: Mapping[Colour, tuple[str, str]] = {
    Colour.RED: ("红", "Red"),
    Colour.ORANGE: ("橙", "Orange"),
    Colour.PAUSED: ("暂停", "Paused"),
    Colour.GREEN: ("绿", "Green"),
    Colour.MET: ("已完成", "Done"),
}


class Reason(StrEnum):
    """Why a clock is not green."""

    NONE = ""
    NOT_ASSIGNED = "not_assigned"
    NOT_HANDLED = "not_handled"
    OVERDUE = "overdue"
    LATE = "late"
    SOON = "soon"


REASON_NAMES: Mapping[Reason, tuple[str, str]] = {
    Reason.NONE: ("正常", "In time"),
    Reason.NOT_ASSIGNED: ("未按时分配", "Not assigned in time"),
    Reason.NOT_HANDLED: ("未按时处理纠纷", "Not handled in time"),
    Reason.OVERDUE: ("超过办结期限", "Past the closing limit"),
    Reason.LATE: ("这一步晚了", "This step is late"),
    Reason.SOON: ("临期", "Due soon"),
}
"""The words of the Zhengzhou report (domain.md section 2.3); the last is for steps it does not name."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One limit of the catalogue. ``breach`` is the colour once it is late; ``extension`` what may be added once."""

    code: RuleCode
    what: str
    starts_at: str
    limit: Limit
    breach: Colour
    extension: Limit | None = None
    extension_note: str = ""
    basis: str = ""

    @property
    def reason(self) -> Reason:
        """What is said when it is late."""
        if self.breach is Colour.RED:
            return Reason.OVERDUE
        return {ASSIGN: Reason.NOT_ASSIGNED, FIRST: Reason.NOT_HANDLED}.get(self.code, Reason.LATE)


@dataclass(frozen=True, slots=True)
class Soon:
    """From when on a running clock counts as soon due (临期): so many hours before the end of a limit in hours, so many days
    before that of a longer one. Whether it then turns orange, or only bears a sign, is a setting of its own.
    """

    hours: int = 4
    days: int = 3
    orange: bool = False

    def before(self, unit: Unit) -> timedelta:
        """How long before its end."""
        if unit is Unit.SECOND:
            return timedelta()
        return timedelta(hours=self.hours) if unit in {Unit.HOUR, Unit.WORKHOUR} else timedelta(days=self.days)


NO_WARNING = Soon(0, 0)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a clock stands: colour, why, and the seconds left (negative when late, ``None`` when nothing runs out)."""

    colour: Colour
    reason: Reason = Reason.NONE
    remaining_s: int | None = None
    soon: bool = False


def colour(
    rule: Rule,
    state: ClockState,
    due_at: datetime | None,
    now: datetime,
    paused_since: datetime | None = None,
    met_at: datetime | None = None,
    soon: Soon = NO_WARNING,
) -> Standing:
    """The one function that says how a clock stands, for list, file, print and figures.

    Never milder while only time passes: a pause that began when it was already late does not wash it, a pause that
    began in time keeps its own look. A clock met late stays met and keeps its reason. A machine's clock set back gives
    what was true then; whoever announces colours keeps what was announced.
    """
    if state is not ClockState.RUNNING:
        late = state is ClockState.MET and due_at is not None and met_at is not None and _late(due_at, met_at)
        return Standing(Colour.MET, rule.reason if late else Reason.NONE)
    moment = now if paused_since is None else min(in_hall(paused_since), in_hall(now))
    if due_at is None:
        return Standing(Colour.GREEN if paused_since is None else Colour.PAUSED)
    if _late(due_at, moment):
        return Standing(rule.breach, rule.reason, _left(due_at, now))
    if paused_since is not None:
        return Standing(Colour.PAUSED, remaining_s=_left(due_at, moment))
    left, early = _left(due_at, now), soon.before(rule.limit.unit)
    if early and left <= early.total_seconds():
        colours = (Colour.ORANGE, Reason.SOON) if soon.orange else (Colour.GREEN, Reason.NONE)
        return Standing(*colours, remaining_s=left, soon=True)
    return Standing(Colour.GREEN, remaining_s=left)


def turns_at(
    state: ClockState,
    due_at: datetime | None,
    now: datetime,
    paused_since: datetime | None = None,
    early: timedelta = timedelta(),
) -> datetime | None:
    """The next moment at which time alone changes a clock's colour, or nothing: for a timer instead of a sweep.

    ``early`` is how long before its end it turns orange already (:meth:`Soon.before`), where the hall has set that.
    """
    if state is not ClockState.RUNNING or due_at is None or paused_since is not None or _late(due_at, now):
        return None
    warns = in_hall(due_at) - early
    return warns if early and warns > in_hall(now) else in_hall(due_at) + timedelta(seconds=1)


def worst(standings: Iterable[Standing]) -> Standing:
    """The standing of a whole case: red, orange, paused, green, met, and of one colour the most urgent."""
    order = list(Colour)
    return min(
        standings,
        key=lambda s: (order.index(s.colour), s.remaining_s is None, s.remaining_s or 0),
        default=Standing(Colour.GREEN),
    )


def _late(due_at: datetime, moment: datetime) -> bool:
    """Whether the due moment's second is over."""
    return in_hall(moment).replace(microsecond=0) > in_hall(due_at)


def _left(due_at: datetime, moment: datetime) -> int:
    """Whole seconds to the due moment."""
    return int((in_hall(due_at) - in_hall(moment).replace(microsecond=0)).total_seconds())


_UNITS = {"second": (Unit.SECOND, 1), "hour": (Unit.HOUR, 1), "day": (Unit.DAY, 1), "month": (Unit.MONTH, 1)}
_UNITS |= {"year": (Unit.MONTH, 12), "workday": (Unit.WORKDAY, 1), "workhour": (Unit.WORKHOUR, 1)}
_EXTENSION = re.compile(r"\+(\d+) (day|workday)s\b")
_ORANGE = ("orange", "amber")


def load_rules(text: str) -> dict[RuleCode, Rule]:
    """The catalogue of limits from ``deadline_rules.csv``.

    Entries without a unit of time (``13710-0``, ``HCP-BACK``) are lists to be emptied, not clocks: their limit is none.
    What is not orange or amber when missed is red. Raises ``rules.line`` (``line``) for a line that says no limit.
    """
    rules: dict[RuleCode, Rule] = {}
    for line, row in enumerate(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))), 2):
        try:
            unit, times = _UNITS.get(row["unit"], (Unit.DAY, 0))
            limit = Limit(int(row["amount"]) * times if times else None, unit)
            found = _EXTENSION.search(row["extension"])
            rules[row["code"]] = Rule(
                code=row["code"],
                what=row["what"],
                starts_at=row["starts_at"],
                limit=limit,
                breach=Colour.ORANGE if row["on_breach"].startswith(_ORANGE) else Colour.RED,
                extension=Limit(int(found[1]), Unit(found[2])) if found else None,
                extension_note=row["extension"],
                basis=row["basis"],
            )
        except (KeyError, TypeError, ValueError, AttributeError) as wrong:
            raise UserError("rules.line", None, line=line) from wrong
    return rules


@cache
def rule_catalogue() -> Mapping[RuleCode, Rule]:
    """The limits the program comes with (``resources/calendar/deadline_rules.csv``), read at first use."""
    return load_rules(resources.text("calendar/deadline_rules.csv"))
