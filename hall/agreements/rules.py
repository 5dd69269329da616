"""Mediation agreements: their parts, sums and dates. Pure.

Sources: 人民调解法 arts 28-30 (written, or oral and recorded), 33 (both apply for judicial confirmation within 30 days of force).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from hall.clocks.rules import RuleCode
from hall.errors import Problem, UserError

CONFIRMATION: RuleCode = "TJ-33"
"""The limit of the joint application."""

PARTS = 60
"""At most so many parts: five years of monthly rates."""


class AgreementForm(StrEnum):
    """Code table ``agreement_form``."""

    ORAL = "1"
    WRITTEN = "2"


class PartState(StrEnum):
    """How a part of an agreement stands."""

    OPEN = "open"
    DONE = "done"
    BROKEN = "broken"
    """Not performed when it should have been."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to be done by a day: how much is paid (``None``: nothing is), or ``what`` is done."""

    due: date
    amount_fen: int | None = None
    what: str = field(default="", repr=False)


def check_parts(parts: Sequence[Part], amount_fen: int | None, day: date) -> None:
    """Refuse parts that do not fit, all at once: ``agreement.many`` (``most``), ``agreement.part`` (neither sum nor thing),
    ``agreement.past`` (before the agreement), ``agreement.sum`` (payments that are not the whole sum; ``left`` in fen)."""
    problems: list[Problem] = []
    if len(parts) > PARTS:
        problems.append(Problem("agreement.many", "parts", {"most": PARTS}))
    for place, part in enumerate(parts, 1):
        if not part.what.strip() and not (part.amount_fen or 0) > 0:
            problems.append(Problem("agreement.part", "parts", {"place": place}))
        if part.due < day:
            problems.append(Problem("agreement.past", "parts", {"place": place}))
    paid = sum(part.amount_fen or 0 for part in parts)
    if paid and paid != (amount_fen or 0):
        yuan = abs((amount_fen or 0) - paid) / 100
        problems.append(Problem("agreement.sum", "parts", {"left": f"{yuan:,.2f}".removesuffix(".00")}))
    if problems:
        raise UserError.of(problems)


def open_parts(states: Iterable[PartState]) -> int:
    """How many parts are yet to be performed."""
    return sum(state is PartState.OPEN for state in states)
