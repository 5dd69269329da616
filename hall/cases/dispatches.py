"""Orders about dispatch orders 交办单 to departments. Part of :mod:`hall.cases.orders`, which offers them; as the moves of
:mod:`hall.cases.moves`, and each names the ``dispatch`` it is about. More errors: ``dispatch.unknown``, ``dispatch.is_*``."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from hall.asking import Right
from hall.cases.moves import MoveOrder
from hall.cases.rules import MOVES, Move


@dataclass(frozen=True, kw_only=True, slots=True)
class DispatchTo(MoveOrder):
    """Send a dispatch order to a department: what it is to do and until when (the hall's usual time if nothing is said).

    One department leads, others assist. Errors: ``visit.desk``, ``dispatch.lead_twice``, ``dispatch.there``, ``dispatch.past``.
    """

    move: ClassVar[Move] = Move.DISPATCH
    right: ClassVar[Right] = MOVES[Move.DISPATCH].right
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
    right: ClassVar[Right] = MOVES[Move.RECEIVE].right


@dataclass(frozen=True, kw_only=True, slots=True)
class ObjectToDispatch(DispatchOrder):
    """Not my competence, within 5 working days. Errors: ``case.object_late`` (``until``)."""

    move: ClassVar[Move] = Move.OBJECT_DISPATCH
    right: ClassVar[Right] = MOVES[Move.OBJECT_DISPATCH].right
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class UpholdDispatch(DispatchOrder):
    """The centre agrees; to be dispatched elsewhere."""

    move: ClassVar[Move] = Move.UPHOLD_DISPATCH
    right: ClassVar[Right] = MOVES[Move.UPHOLD_DISPATCH].right
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OverruleDispatch(DispatchOrder):
    """The centre does not agree; the department goes on."""

    move: ClassVar[Move] = Move.OVERRULE_DISPATCH
    right: ClassVar[Right] = MOVES[Move.OVERRULE_DISPATCH].right
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Feedback(DispatchOrder):
    """What the department did (反馈单); the centre reviews it."""

    move: ClassVar[Move] = Move.FEEDBACK
    right: ClassVar[Right] = MOVES[Move.FEEDBACK].right
    words: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Approve(DispatchOrder):
    """The feedback will do."""

    move: ClassVar[Move] = Move.APPROVE
    right: ClassVar[Right] = MOVES[Move.APPROVE].right


@dataclass(frozen=True, kw_only=True, slots=True)
class SendBack(DispatchOrder):
    """The feedback will not do: do it again. Its time stays what it was."""

    move: ClassVar[Move] = Move.SEND_BACK
    right: ClassVar[Right] = MOVES[Move.SEND_BACK].right
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Recall(DispatchOrder):
    """The centre takes it back."""

    move: ClassVar[Move] = Move.RECALL
    right: ClassVar[Right] = MOVES[Move.RECALL].right
    why: str
