"""What one may ask of the cases room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from hall.asking import Question, Right
from hall.cases.rules import CaseState


@dataclass(frozen=True, slots=True)
class ClockShown:
    """One clock of a case as it stands at the moment of asking: remaining seconds may be negative, ``line`` explains it."""

    code: str
    due: datetime | None
    provisional: bool
    colour: str
    reason: str
    remaining_s: int | None
    line: str


@dataclass(frozen=True, slots=True)
class CaseBrief:
    """A case in a few lines, for the side panel and for search."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseByNumber(Question):
    """One case by its number. Answer: :class:`CaseBrief`. Error: ``case.unknown``."""

    right: ClassVar[Right] = Right.SEE_VISITS
    number: str
