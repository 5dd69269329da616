"""What one may ask of the agreements room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from hall.agreements.rules import AgreementForm, Part, PartState
from hall.asking import Order, Question, Right


@dataclass(frozen=True, kw_only=True, slots=True)
class MakeAgreement(Order):
    """The parties agreed. ``amount_fen`` is the whole sum; payments among the ``parts`` have to make it up. In force now.

    Answer: its id. Errors: ``case.unknown``, ``case.closed_to_you``, ``agreement.case`` (the case is not in hand),
    ``agreement.terms``, ``agreement.amount``, ``agreement.part``, ``agreement.past``, ``agreement.sum``, ``agreement.many``.
    """

    right: ClassVar[Right] = Right.HANDLE_CASES
    case: int
    form: AgreementForm
    terms: str = field(repr=False)
    amount_fen: int | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ApplyForConfirmation(Order):
    """Both parties applied together to the court (``number``, if it gave one), within 30 days of force.

    Answer: ``None``. Errors: ``agreement.unknown``, ``agreement.confirm_late`` (``until``), ``agreement.applied``.
    """

    right: ClassVar[Right] = Right.HANDLE_CASES
    agreement: int
    number: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TellConfirmation(Order):
    """What the court decided. Answer: ``None``. Errors: ``agreement.unknown``, ``agreement.not_applied``."""

    right: ClassVar[Right] = Right.HANDLE_CASES
    agreement: int
    confirmed: bool
    number: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TellPerformance(Order):
    """A part was performed, or was not when it should have been. Answer: how many parts are still open.

    ``OPEN`` takes an earlier word back. Errors: ``agreement.part_unknown``, ``agreement.early`` (not broken before its day is over).
    """

    right: ClassVar[Right] = Right.HANDLE_CASES
    part: int
    state: PartState
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of an agreement."""

    part: int
    due: date
    amount_fen: int | None
    what: str = field(repr=False)
    state: PartState


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement: ``confirm_by`` is the last moment of the joint application, ``confirmed`` what the court decided."""

    agreement: int
    form: AgreementForm
    terms: str = field(repr=False)
    amount_fen: int | None
    in_force_at: datetime
    confirm_by: datetime
    applied_at: datetime | None
    confirmed: bool | None
    number: str
    parts: tuple[PartRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AgreementsOf(Question):
    """The agreements of a case. Answer: tuple of :class:`AgreementRow`. Errors: ``case.unknown``, ``case.closed_to_you``."""

    right: ClassVar[Right] = Right.SEE_VISITS
    case: int


class ReminderKind(StrEnum):
    """What somebody is to be reminded of."""

    CONFIRMATION = "confirmation"
    PERFORMANCE = "performance"


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something of an agreement that ends soon, or is over (``days`` left, negative when over)."""

    kind: ReminderKind
    case: int
    case_number: str
    desk: str
    agreement: int
    part: int | None
    due: date
    days: int
    amount_fen: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class RemindersDue(Question):
    """What ends within so many ``days``, or is over and still open, the nearest first. A right to confirmation that is over is
    not told any more. Answer: tuple of :class:`Reminder`."""

    right: ClassVar[Right] = Right.SEE_VISITS
    days: int = 7
    desk: str = ""
    limit: int = 200
