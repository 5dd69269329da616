"""Questions for lists of cases. Part of :mod:`hall.cases.orders`, which offers them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from hall.asking import Question, Right
from hall.cases.rules import CaseState, Ladder

Cursor = tuple[str, int]
"""Where a page ended: the value it is ordered by, and the case's id."""


class CaseOrder(StrEnum):
    """By what a list is ordered; cases equal in it follow by age."""

    OPENED = "opened"
    DUE = "due"
    """The nearest end of a clock that runs; cases without one come last."""
    AMOUNT = "amount"
    DESK = "desk"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of a list: codes of the catalogue, the worst of the case's colours with its reason, and the nearest end.
    ``who`` is whoever applied, by name."""

    case: int
    number: str
    matter: str
    desk: str
    handler: str
    state: CaseState
    ladder: Ladder
    opened_at: datetime
    amount_fen: int | None
    colour: str
    reason: str
    due: datetime | None
    who: str = field(repr=False)
    summary: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page, and the ``cursor`` that asks for the next one (``None``: that was all)."""

    rows: tuple[CaseRow, ...]
    cursor: Cursor | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseList(Question):
    """Cases by any of these together, in any order, a page at a time. Answer: :class:`CasePage`.

    ``text`` finds numbers by their end, and people of the case by any fragment of their name, by initials, or by the last
    signs of a telephone or an identity number. ``opened_to`` is counted in. ``colour`` one of ``red``, ``orange``,
    ``paused``, ``green`` of open cases. Empty is: all.
    """

    right: ClassVar[Right] = Right.SEE_VISITS
    text: str = ""
    states: frozenset[CaseState] = frozenset()
    desk: str = ""
    matter: str = ""
    handler: int | None = None
    ladder: Ladder | None = None
    colour: str = ""
    opened_from: date | None = None
    opened_to: date | None = None
    least_fen: int | None = None
    most_fen: int | None = None
    order: CaseOrder = CaseOrder.OPENED
    descending: bool = True
    after: Cursor | None = None
    limit: int = 100
