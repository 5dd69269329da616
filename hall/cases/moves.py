"""Orders that move a case: getting it to somebody, handling it, ending it. Part of :mod:`hall.cases.orders`, which offers them.

Every one takes the line of its ``move`` in :data:`hall.cases.rules.MOVES` for who may, from where and with what. ``seen`` is the
last event the face knew of (:class:`hall.cases.orders.CaseFile`): if somebody else did something since, the order is refused
with ``Conflict("case.moved")`` (``who``, ``when``) and nothing typed is lost. Answer, unless told otherwise:
:class:`Moved`. Errors of all: ``case.unknown``, ``case.is_*`` (where it stands, and what is to be done there),
``case.needs_*`` (what is missing), ``text.*``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from hall.asking import Order
from hall.cases.rules import MOVES, CaseState, Cause, Ladder, Level, LinkKind, Move, Outcome, Partner, PauseWhy, ToldHow


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a case stands now; ``next`` is what is to be done next, ``event`` the line of the story that was written.
    ``dispatch`` is the id of the dispatch it was about, if any."""

    case: int
    number: str
    state: CaseState
    next: Move | None
    event: int
    dispatch: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveOrder(Order):
    """What all moves have: the case by its id, and the last event that was seen."""

    move: ClassVar[Move]
    case: int
    seen: int | None = None

    def __init_subclass__(cls) -> None:
        """Who may give it, the table says."""
        if hasattr(cls, "move"):
            cls.right = MOVES[cls.move].right


@dataclass(frozen=True, kw_only=True, slots=True)
class Assign(MoveOrder):
    """Give it to a desk, and to somebody of it (``handler``, a login) if one is named. Errors: ``visit.desk``, ``staff.unknown``."""

    move: ClassVar[Move] = Move.ASSIGN
    desk: str
    handler: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TakeUp(MoveOrder):
    """The desk takes it up itself; whoever asks has it."""

    move: ClassVar[Move] = Move.TAKE_UP


@dataclass(frozen=True, kw_only=True, slots=True)
class NotAccept(MoveOrder):
    """Not accepted: why, and where the person can go instead, in writing. He is yet to be told."""

    move: ClassVar[Move] = Move.NOT_ACCEPT
    why: str
    directions: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress(MoveOrder):
    """What was done. The first one stops the limit of the first progress."""

    move: ClassVar[Move] = Move.PROGRESS
    words: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class TransferCase(MoveOrder):
    """To another desk or person; his clock starts anew, the case's never. Errors: ``visit.desk``, ``staff.unknown``."""

    move: ClassVar[Move] = Move.TRANSFER
    desk: str
    handler: str = ""
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReturnCase(MoveOrder):
    """Back to the centre, which has to assign it again."""

    move: ClassVar[Move] = Move.RETURN
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ObjectToCase(MoveOrder):
    """Not my competence, within 5 working days of getting it (信访工作条例 art 23). Errors: ``case.object_late`` (``until``)."""

    move: ClassVar[Move] = Move.OBJECT
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RetractObjection(MoveOrder):
    """The desk takes its objection back."""

    move: ClassVar[Move] = Move.RETRACT


@dataclass(frozen=True, kw_only=True, slots=True)
class UpholdObjection(MoveOrder):
    """The centre agrees: to be assigned elsewhere."""

    move: ClassVar[Move] = Move.UPHOLD
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OverruleObjection(MoveOrder):
    """The centre does not agree: the desk goes on."""

    move: ClassVar[Move] = Move.OVERRULE
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Escalate(MoveOrder):
    """Up the ladder, with why and what shows it (``evidence``); ``skipping`` says why a step is left out.

    To a leader: who (``leader``). To a legal way: which ``way`` and ``until`` when, as the person will be told.
    Errors: ``case.ladder_down``, ``case.needs_skipping``, ``case.needs_leader``, ``case.needs_way``, ``case.needs_until``.
    """

    move: ClassVar[Move] = Move.ESCALATE
    to: Ladder
    why: str
    evidence: str
    skipping: str = ""
    leader: str = ""
    way: str = ""
    until: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HandOver(MoveOrder):
    """To court, police, petition office or another body. ``number`` is the one it has there, if it is known already."""

    move: ClassVar[Move] = Move.HAND_OVER
    partner: Partner
    number: str = ""
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ComeBack(MoveOrder):
    """Back from outside, with what came of it, and the outside number if it was not known."""

    move: ClassVar[Move] = Move.COME_BACK
    number: str = ""
    words: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class CameFrom(MoveOrder):
    """It came from court, police, petition office …, where it has this number."""

    move: ClassVar[Move] = Move.CAME_FROM
    partner: Partner
    number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Conclude(MoveOrder):
    """There is a result. ``way`` is the way on, and until when, where the outcome leads to one.

    Errors: ``case.dispatch_open`` (a department has yet to answer), ``case.needs_way``, ``case.amount``.
    """

    move: ClassVar[Move] = Move.CONCLUDE
    outcome: Outcome | None = None
    amount_fen: int | None = None
    cause: Cause | None = None
    level: Level | None = None
    words: str = field(default="", repr=False)
    way: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reconsider(MoveOrder):
    """Take a result back before the person is told."""

    move: ClassVar[Move] = Move.RECONSIDER
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TellPerson(MoveOrder):
    """The person was told the result, how and what he said: only so does a case end."""

    move: ClassVar[Move] = Move.TELL
    how: ToldHow | None = None
    words: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class CallBack(MoveOrder):
    """Somebody rang afterwards and asked; ``content`` is whether the person is content, nothing where he was not reached."""

    move: ClassVar[Move] = Move.CALL_BACK
    content: bool | None = None
    words: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reopen(MoveOrder):
    """Taken up again by decision; what was late stays late in the file, and the new time starts now."""

    move: ClassVar[Move] = Move.REOPEN
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WithdrawCase(MoveOrder):
    """The person takes it back himself."""

    move: ClassVar[Move] = Move.WITHDRAW
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Merge(MoveOrder):
    """Goes on in another case (``into``, its id), which has to be closed no later. Both keep their numbers.

    Errors: ``case.merge_itself``, ``case.merge_closed``, ``case.merge_later`` (merge the other way round), ``case.dispatch_open``.
    """

    move: ClassVar[Move] = Move.MERGE
    into: int
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Separate(MoveOrder):
    """On its own again; its clocks run as if it had never been merged."""

    move: ClassVar[Move] = Move.SEPARATE
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkCases(MoveOrder):
    """This case has to do with ``other`` (its id). Errors: ``case.link_itself``, ``case.linked``."""

    move: ClassVar[Move] = Move.LINK
    other: int
    kind: LinkKind = LinkKind.RELATED


@dataclass(frozen=True, kw_only=True, slots=True)
class UnlinkCases(MoveOrder):
    """It has not. Errors: ``case.not_linked``."""

    move: ClassVar[Move] = Move.UNLINK
    other: int
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PauseClocks(MoveOrder):
    """Let the time for the matter stand still, from ``since`` or now on. Errors: ``pause.*``."""

    move: ClassVar[Move] = Move.PAUSE
    reason: PauseWhy | None = None
    words: str = field(default="", repr=False)
    since: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ResumeClocks(MoveOrder):
    """Time runs again. Errors: ``pause.none``."""

    move: ClassVar[Move] = Move.RESUME


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtendClock(MoveOrder):
    """More time for one limit (``code``), once, approved by whoever asks, and the person is told why (信访工作条例 art 34).

    ``amount`` in the limit's own unit, all that may be added if none. Errors: ``extend.*``.
    """

    move: ClassVar[Move] = Move.EXTEND
    code: str
    amount: int | None = None
    why: str
