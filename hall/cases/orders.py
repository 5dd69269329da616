"""What one may ask of the cases room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from hall.asking import Order, Question, Right
from hall.cases.dispatches import (
    Approve,
    DispatchTo,
    Feedback,
    ObjectToDispatch,
    OverruleDispatch,
    Recall,
    Receive,
    SendBack,
    UpholdDispatch,
)
from hall.cases.lists import CaseList, CaseOrder, CasePage, CaseRow
from hall.cases.moves import (
    Assign,
    CallBack,
    CameFrom,
    ComeBack,
    Conclude,
    Escalate,
    ExtendClock,
    HandOver,
    LinkCases,
    Merge,
    Moved,
    MoveOrder,
    NotAccept,
    ObjectToCase,
    OverruleObjection,
    PauseClocks,
    Progress,
    Reconsider,
    Reopen,
    ResumeClocks,
    RetractObjection,
    ReturnCase,
    Separate,
    TakeUp,
    TellPerson,
    TransferCase,
    UnlinkCases,
    UpholdObjection,
    WithdrawCase,
)
from hall.cases.parties import AddParty, PartiesOf, PartyRow, RemoveParty
from hall.cases.rules import (
    CaseState,
    Cause,
    DispatchState,
    EventKind,
    Ladder,
    Level,
    Move,
    Outcome,
    Partner,
    ToldHow,
)
from hall.clocks.orders import ClockShown

__all__ = [
    "AddParty",
    "Approve",
    "Assign",
    "CallBack",
    "CameFrom",
    "CaseBrief",
    "CaseByNumber",
    "CaseFile",
    "CaseFileOf",
    "CaseList",
    "CaseOrder",
    "CasePage",
    "CaseRow",
    "ClockShown",
    "ComeBack",
    "Conclude",
    "DispatchRow",
    "DispatchTo",
    "EndingRow",
    "Escalate",
    "ExtendClock",
    "Feedback",
    "HandOver",
    "HoldingRow",
    "LateCase",
    "LinkCases",
    "Merge",
    "MoveOrder",
    "Moved",
    "NotAccept",
    "ObjectToCase",
    "ObjectToDispatch",
    "OverdueCases",
    "OverdueNow",
    "OverruleDispatch",
    "OverruleObjection",
    "PartiesOf",
    "PartyRow",
    "PauseClocks",
    "Progress",
    "Recall",
    "Receive",
    "Reconsider",
    "RecountClocks",
    "Referral",
    "RemoveParty",
    "Reopen",
    "ResumeClocks",
    "RetractObjection",
    "ReturnCase",
    "SendBack",
    "Separate",
    "StoryLine",
    "TakeUp",
    "TellPerson",
    "Timeline",
    "TimelineLine",
    "TimelineOf",
    "TransferCase",
    "TurnLine",
    "TurningNext",
    "UnlinkCases",
    "UpholdDispatch",
    "UpholdObjection",
    "WithdrawCase",
]


@dataclass(frozen=True, slots=True)
class CaseBrief:
    """A case in a few lines, for the side panel and for search. ``matter`` and ``desk`` are codes of the catalogue,
    ``last_event`` is one of :class:`hall.cases.rules.EventKind`, ``paper_number`` that of its first valid notice."""

    case: int
    number: str
    matter: str
    desk: str
    state: CaseState
    opened_at: datetime
    paper_number: str
    summary: str
    amount_fen: int | None
    last_event: str
    last_event_at: datetime
    clocks: tuple[ClockShown, ...]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One line of a case's story: when, what, by whom; codes and numbers in ``facts``, what somebody wrote in ``words``."""

    at: datetime
    kind: EventKind
    who: str
    facts: Mapping[str, str | int] = field(default_factory=dict)
    words: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseByNumber(Question):
    """One case by its number. Answer: :class:`CaseBrief`. Error: ``case.unknown``."""

    right: ClassVar[Right] = Right.SEE_VISITS
    number: str


@dataclass(frozen=True, slots=True)
class DispatchRow:
    """A dispatch order. ``colour`` is that of its feedback's time, by the one function of colours; ``desk`` a code."""

    dispatch: int
    desk: str
    lead: bool
    state: DispatchState
    sent_at: datetime
    due: datetime
    object_by: datetime
    colour: str
    received_at: datetime | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """Who had it, from when to when (``None``: still); an empty ``desk`` is the centre."""

    desk: str
    handler: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class EndingRow:
    """A result, and how the person was told."""

    at: datetime
    who: str
    outcome: Outcome
    amount_fen: int | None
    cause: Cause | None
    level: Level | None
    told_at: datetime | None
    told_how: ToldHow | None
    taken_back: bool


@dataclass(frozen=True, slots=True)
class Referral:
    """Handed over to (``outward``) or come from somebody outside, with the number it has there."""

    partner: Partner
    outward: bool
    number: str
    at: datetime
    back_at: datetime | None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything about where a case stands. ``next`` is the one step to be done next, ``may`` what whoever asks can do now,
    ``seen`` what his orders give as ``seen``; ``holdings`` are gapless from the opening on, ``handovers`` how often it changed hands.
    ``links`` are case numbers with the kind of link."""

    brief: CaseBrief
    ladder: Ladder
    next: Move | None
    may: tuple[Move, ...]
    seen: int
    paused: bool
    handler: str
    dispatches: tuple[DispatchRow, ...]
    holdings: tuple[HoldingRow, ...]
    handovers: int
    endings: tuple[EndingRow, ...]
    referrals: tuple[Referral, ...]
    links: tuple[tuple[str, str], ...]
    merged_into: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseFileOf(Question):
    """The whole file of a case. Answer: :class:`CaseFile`. Error: ``case.unknown``."""

    right: ClassVar[Right] = Right.SEE_VISITS
    number: str


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One line of the story as a sentence, in Chinese (``line``) and English (``line_en``), with what somebody wrote."""

    event: int
    at: datetime
    kind: EventKind
    who: str
    line: str
    line_en: str
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lines of a story, the newest first; ``more`` is what ``before`` has to be for the page before, or nothing."""

    lines: tuple[TimelineLine, ...]
    more: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineOf(Question):
    """The story of a case in plain language, a page at a time. Answer: :class:`Timeline`. Error: ``case.unknown``."""

    right: ClassVar[Right] = Right.SEE_VISITS
    number: str
    before: int | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A clock that turns at a moment, of which case, at which desk."""

    case: int
    number: str
    desk: str
    handler: str
    code: str
    turns_at: datetime
    becomes: str
    due: datetime
    cursor: tuple[str, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class TurningNext(Question):
    """Which clocks turn orange or red next, the nearest first, a page at a time (``after`` is the last line's ``cursor``).

    Clocks that stand still turn nothing. Answer: tuple of :class:`TurnLine`.
    """

    right: ClassVar[Right] = Right.SEE_VISITS
    desk: str = ""
    after: tuple[str, int] | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True)
class LateCase:
    """An open case with a colour that is not green, and why (a reason of :mod:`hall.clocks.rules`)."""

    case: int
    number: str
    desk: str
    handler: str
    matter: str
    state: CaseState
    colour: str
    reason: str
    due: datetime
    remaining_s: int


@dataclass(frozen=True, slots=True)
class OverdueCases:
    """The late ones, worst first, and how many open cases have which colour (``red``, ``orange``, ``paused``, ``green``)."""

    cases: tuple[LateCase, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class OverdueNow(Question):
    """What is late now, or will be ``at`` a moment if nothing happens. Answer: :class:`OverdueCases`."""

    right: ClassVar[Right] = Right.SEE_VISITS
    desk: str = ""
    at: datetime | None = None
    limit: int = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class RecountClocks(Order):
    """Count provisional dates anew, after a calendar was taken in. Answer: how many moved; each is told in its case's story."""

    right: ClassVar[Right] = Right.MANAGE_CATALOGUE
