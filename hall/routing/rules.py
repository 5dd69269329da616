"""Which desk, and why: the values a proposal is made of. Pure.

A proposal is only ever advice; the guide decides. Each carries its reasons as kind and values, so that every face says
them in its own language and the command line in Chinese.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

GENERAL_DESK = "D01"
"""综合受理窗口: where everybody goes for whom no desk is known. Said openly, never hidden."""

PROPOSALS = 3
"""At most so many desks are proposed."""


class ReasonKind(StrEnum):
    """Why a desk is proposed (or why one is not)."""

    WORDS = "words"
    """The visitor's words that decided; ``words`` joined by ``、``."""
    OPEN_CASE = "open_case"
    """The same person's open case is at this desk (首接责任); ``number``."""
    PRESENT = "present"
    """Who is there today: ``presence`` (常驻, 轮驻, 随驻), ``until`` or ``next`` (text of a day or time) where known."""
    ABSENT = "absent"
    """Nobody is there today: ``presence``, ``next`` (ISO date of the next day somebody is) where known."""
    WAITING = "waiting"
    """``count`` people wait."""
    FLAG = "flag"
    """The matter asks for special handling: ``flag`` is a code of ``matter_ext.csv``."""
    CONFLICT = "conflict"
    """The report is against this unit, which therefore was left out: ``unit``."""
    CHOSEN = "chosen"
    """The guide chose it himself."""
    GENERAL = "general"
    """No desk's words were heard."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One line: its kind and the values of its sentence."""

    kind: ReasonKind
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One desk with its best matter. ``score`` is between 0 and 1; ``words`` are the pieces of the statement that decided."""

    desk: str
    desk_name: str
    matter: str
    matter_name: str
    score: float
    reasons: tuple[Reason, ...] = ()
    words: tuple[str, ...] = ()
    present: bool = True
    waiting: int = 0


class DangerKind(StrEnum):
    """What the words warn of."""

    SELF_HARM = "self_harm"
    VIOLENCE = "violence"
    CHILD = "child"
    FIRE = "fire"
    FRAUD = "fraud"


@dataclass(frozen=True, slots=True)
class Danger:
    """Words that ask for help at once, as they stand in the statement."""

    kind: DangerKind
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposals:
    """Up to three desks, best first; ``none`` is true where only the general window is left.

    ``left_out`` are desks a conflict forbids (a report against a unit never goes to that unit), with the reason.
    """

    proposals: tuple[Proposal, ...] = ()
    danger: tuple[Danger, ...] = ()
    none: bool = False
    left_out: tuple[Reason, ...] = ()
