"""Orders and answers about who takes part in a case. Part of :mod:`hall.cases.orders`, which offers them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from hall.asking import Order, Question, Right
from hall.cases.rules import PartyRole, Side


@dataclass(frozen=True, slots=True)
class PartyRow:
    """Somebody of a case. ``unit`` is the code of the hall's own desk whose unit it is, ``acts_for`` the party it acts for."""

    party: int
    side: Side
    role: PartyRole
    name: str = field(repr=False)
    unit: str
    credit_code: str
    acts_for: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PartiesOf(Question):
    """Who takes part, the first one first. Answer: tuple of :class:`PartyRow`. Errors: ``case.unknown``, ``case.closed_to_you``."""

    right: ClassVar[Right] = Right.SEE_VISITS
    number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AddParty(Order):
    """One more on a side. ``unit`` (a desk's code) says that it is a unit which sits in this hall: its desk then never gets
    the case and its staff cannot open it. Whoever acts for another (agent, guardian, representative) names him.

    Answer: the party's id. Errors: ``case.unknown``, ``case.is_*`` (only open cases), ``party.name``, ``party.acts_for``,
    ``party.at_desk`` (the case is with that unit: transfer it first), ``party.there``, ``visit.desk``, ``uscc.*``, ``text.*``.
    """

    right: ClassVar[Right] = Right.REGISTER
    case: int
    side: Side
    role: PartyRole = PartyRole.PRINCIPAL
    name: str = field(repr=False)
    unit: str = ""
    credit_code: str = ""
    acts_for: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RemoveParty(Order):
    """No longer one of the case; the story keeps that he was. Answer: ``None``. Errors: ``party.unknown``, ``party.last``
    (somebody has to have asked), ``case.needs_why``."""

    right: ClassVar[Right] = Right.PUSH_CASES
    party: int
    why: str
