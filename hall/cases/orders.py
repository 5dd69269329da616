"""What one may ask of the cases room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from hall.asking import Question, Right
from hall.cases.rules import CaseState, EventKind
from hall.clocks.orders import ClockShown

__all__ = ["CaseBrief", "CaseByNumber", "ClockShown", "StoryLine"]


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
