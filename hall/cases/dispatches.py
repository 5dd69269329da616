"""Orders about dispatch orders 交办单 to departments. Part of :mod:`hall.cases.orders`, which offers them; as the moves of
:mod:`hall.cases.moves`, and each names the ``dispatch`` it is about. More errors: ``dispatch.unknown``, ``dispatch.is_*``."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from hall.cases.moves import MoveOrder
from hall.cases.rules import Move


@dataclass(frozen=True, kw_only=True, slots=True)
class DispatchTo(MoveOrder):
    """Send a dispatch order to a department: what it is to do and until when (the hall's usual time if nothing is said).

    One department leads, others assist. Errors: ``visit.desk``, ``dispatch.lead_twice``, ``dispatch.there``, ``dispatch.past``.
    """

    move: ClassVar[Move] = Move.DISPATCH
    desk: str
    task: str = field(repr=False)
    lead: bool = False
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DispatchOrder(MoveOrder):
    """What the moves of a dispatch have."""

    dispatch: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Receive(DispatchOrder):
    """The department has it (签收)."""

    move: ClassVar[Move] = Move.RECEIVE


@dataclass(frozen=True, kw_only=True, slots=True)
class ObjectToDispatch(DispatchOrder):
    """Not my competence, within 5 working days. Errors: ``case.object_late`` (``until``)."""

    move: ClassVar[Move] = Move.OBJECT_DISPATCH
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class UpholdDispatch(DispatchOrder):
    """The centre agrees; to be dispatched elsewhere."""

    move: ClassVar[Move] = Move.UPHOLD_DISPATCH
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OverruleDispatch(DispatchOrder):
    """The centre does not agree; the department goes on."""

    move: ClassVar[Move] = Move.OVERRULE_DISPATCH
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Feedback(DispatchOrder):
    """What the department did (反馈单); the centre reviews it."""

    move: ClassVar[Move] = Move.FEEDBACK
    words: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Approve(DispatchOrder):
    """The feedback will do."""

    move: ClassVar[Move] = Move.APPROVE


@dataclass(frozen=True, kw_only=True, slots=True)
class SendBack(DispatchOrder):
    """The feedback will not do: do it again. Its time stays what it was."""

    move: ClassVar[Move] = Move.SEND_BACK
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Recall(DispatchOrder):
    """The centre takes it back."""

    move: ClassVar[Move] = Move.RECALL
    why: str
