"""Cases: their states, and every move between them in one table. Pure.

Two owners: the centre pushes the procedure (``PUSH_CASES``), the desk decides the substance (``HANDLE_CASES``), a leader
decides what neither may decide alone (``DECIDE_CASES``). Whatever is not in :data:`MOVES` cannot be done.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from hall.asking import Right
from hall.cases.codes import (
    ACTS_FOR,
    CAUSE_NAMES,
    LADDER_NAMES,
    LED_ON,
    LEVEL_NAMES,
    LINK_NAMES,
    OPEN_DISPATCHES,
    OPEN_STATES,
    OUTCOME_NAMES,
    PARTNER_NAMES,
    PAUSE_NAMES,
    SIDE_NAMES,
    STATE_NAMES,
    TOLD_NAMES,
    CaseState,
    Cause,
    DispatchState,
    Ladder,
    Level,
    LinkKind,
    Outcome,
    Partner,
    PartyRole,
    PauseWhy,
    Side,
    ToldHow,
    Willing,
)
from hall.cases.events import MOVE_NAMES, EventKind, Move
from hall.clocks.rules import Step
from hall.errors import Problem, UserError

__all__ = [
    "ACTS_FOR",
    "CAUSE_NAMES",
    "LADDER_NAMES",
    "LED_ON",
    "LEVEL_NAMES",
    "LINK_NAMES",
    "MOVES",
    "MOVE_NAMES",
    "OPEN_DISPATCHES",
    "OPEN_STATES",
    "OUTCOME_NAMES",
    "PARTNER_NAMES",
    "PAUSE_NAMES",
    "SIDE_NAMES",
    "STATE_NAMES",
    "TOLD_NAMES",
    "CaseState",
    "Cause",
    "DispatchState",
    "EventKind",
    "Ladder",
    "Level",
    "LinkKind",
    "Move",
    "MoveRule",
    "Outcome",
    "Partner",
    "PartyRole",
    "PauseWhy",
    "Side",
    "ToldHow",
    "Willing",
    "barred_units",
    "case_number",
    "check_move",
    "check_needs",
    "climb",
    "lands",
    "leaves",
    "next_step",
    "possible",
]


@dataclass(frozen=True, slots=True)
class MoveRule:
    """One line of the table.

    ``needs`` are the fields of its order that may not be empty, ``steps`` what it is for the clocks, ``back`` the moves
    that undo it. A move of a dispatch also has the states ``of`` the dispatch and what it ``becomes``.
    """

    right: Right
    where: frozenset[CaseState]
    to: tuple[CaseState, ...] = ()
    """Where it leads; none: the case stays where it is. Two: to the first if somebody has the case, else to the second."""
    needs: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    back: tuple[Move, ...] = ()
    of: frozenset[DispatchState] = frozenset()
    becomes: DispatchState | None = None


_PUSH, _HANDLE, _DECIDE = Right.PUSH_CASES, Right.HANDLE_CASES, Right.DECIDE_CASES
_S, _D, _M = CaseState, DispatchState, Move


def _in(*states: CaseState) -> frozenset[CaseState]:
    return frozenset(states)


_AT_DESK = _in(_S.ASSIGNED, _S.HANDLING)
_HELD = _AT_DESK | _in(_S.OBJECTED, _S.OUTSIDE)
_ASKED = _HELD | _in(_S.ACCEPTED)
_LEFT = _in(_S.CONCLUDED, _S.WITHDRAWN, _S.MERGED)
_OVER = _in(_S.ENDED, _S.WITHDRAWN)


def _of(*states: DispatchState) -> frozenset[DispatchState]:
    return frozenset(states)


MOVES: Mapping[Move, MoveRule] = {
    # getting it to somebody
    _M.ASSIGN: MoveRule(_PUSH, _in(_S.ACCEPTED), (_S.ASSIGNED,), ("desk",), (Step.ASSIGNED,), (_M.RETURN, _M.TRANSFER)),
    _M.TAKE_UP: MoveRule(_HANDLE, _in(_S.ACCEPTED), (_S.ASSIGNED,), (), (Step.ASSIGNED,), (_M.RETURN, _M.TRANSFER)),
    _M.NOT_ACCEPT: MoveRule(
        _PUSH,
        _in(_S.ACCEPTED),
        (_S.CONCLUDED,),
        ("why", "directions"),
        (Step.ASSIGNED, Step.PROGRESSED),
        (_M.RECONSIDER,),
    ),
    _M.TRANSFER: MoveRule(_PUSH, _AT_DESK, (_S.ASSIGNED,), ("desk", "why"), (), (_M.TRANSFER, _M.RETURN)),
    _M.RETURN: MoveRule(_HANDLE, _AT_DESK, (_S.ACCEPTED,), ("why",), (), (_M.ASSIGN,)),
    # not my competence
    _M.OBJECT: MoveRule(_HANDLE, _in(_S.ASSIGNED), (_S.OBJECTED,), ("why",), (), (_M.RETRACT, _M.OVERRULE)),
    _M.RETRACT: MoveRule(_HANDLE, _in(_S.OBJECTED), (_S.ASSIGNED,), (), (), (_M.OBJECT,)),
    _M.UPHOLD: MoveRule(_PUSH, _in(_S.OBJECTED), (_S.ACCEPTED,), ("why",), (), (_M.ASSIGN,)),
    _M.OVERRULE: MoveRule(_PUSH, _in(_S.OBJECTED), (_S.ASSIGNED,), ("why",), (), (_M.TRANSFER,)),
    # handling
    _M.PROGRESS: MoveRule(_HANDLE, _AT_DESK | _in(_S.OUTSIDE), (_S.HANDLING,), ("words",), (Step.PROGRESSED,)),
    _M.ESCALATE: MoveRule(_PUSH, _AT_DESK, (), ("why", "evidence")),
    # departments: dispatch order and feedback
    _M.DISPATCH: MoveRule(_PUSH, _AT_DESK, (), ("desk", "task"), (), (_M.RECALL,), becomes=_D.SENT),
    _M.RECEIVE: MoveRule(_HANDLE, _ASKED, of=_of(_D.SENT), becomes=_D.RECEIVED),
    _M.OBJECT_DISPATCH: MoveRule(
        _HANDLE,
        _ASKED,
        needs=("why",),
        back=(_M.OVERRULE_DISPATCH,),
        of=_of(_D.SENT, _D.RECEIVED),
        becomes=_D.OBJECTED,
    ),
    _M.UPHOLD_DISPATCH: MoveRule(
        _PUSH, _ASKED, needs=("why",), back=(_M.DISPATCH,), of=_of(_D.OBJECTED), becomes=_D.RECALLED
    ),
    _M.OVERRULE_DISPATCH: MoveRule(
        _PUSH, _ASKED, needs=("why",), back=(_M.RECALL,), of=_of(_D.OBJECTED), becomes=_D.RECEIVED
    ),
    _M.FEEDBACK: MoveRule(
        _HANDLE,
        _ASKED,
        needs=("words",),
        steps=(Step.PROGRESSED,),
        back=(_M.SEND_BACK,),
        of=_of(_D.RECEIVED),
        becomes=_D.ANSWERED,
    ),
    _M.APPROVE: MoveRule(_PUSH, _ASKED, back=(_M.DISPATCH,), of=_of(_D.ANSWERED), becomes=_D.DONE),
    _M.SEND_BACK: MoveRule(
        _PUSH, _ASKED, needs=("why",), back=(_M.FEEDBACK,), of=_of(_D.ANSWERED), becomes=_D.RECEIVED
    ),
    _M.RECALL: MoveRule(
        _PUSH,
        _ASKED,
        needs=("why",),
        back=(_M.DISPATCH,),
        of=_of(_D.SENT, _D.RECEIVED, _D.OBJECTED, _D.ANSWERED),
        becomes=_D.RECALLED,
    ),
    # court, police, petition office
    _M.HAND_OVER: MoveRule(_PUSH, _AT_DESK, (_S.OUTSIDE,), ("partner", "why"), (), (_M.COME_BACK,)),
    _M.COME_BACK: MoveRule(_PUSH, _in(_S.OUTSIDE), (_S.HANDLING,), ("words",), (), (_M.HAND_OVER,)),
    _M.CAME_FROM: MoveRule(_PUSH, _in(_S.ACCEPTED) | _AT_DESK, (), ("partner", "number"), (), (_M.CAME_FROM,)),
    # the end
    _M.CONCLUDE: MoveRule(
        _HANDLE,
        _AT_DESK | _in(_S.OUTSIDE),
        (_S.CONCLUDED,),
        ("outcome", "cause", "level", "words"),
        (Step.PROGRESSED,),
        (_M.RECONSIDER,),
    ),
    _M.RECONSIDER: MoveRule(
        _HANDLE, _in(_S.CONCLUDED), (_S.HANDLING, _S.ACCEPTED), ("why",), (), (_M.CONCLUDE, _M.NOT_ACCEPT)
    ),
    _M.TELL: MoveRule(_HANDLE, _in(_S.CONCLUDED), (_S.ENDED,), ("how", "words"), (Step.ENDED,), (_M.REOPEN,)),
    _M.CALL_BACK: MoveRule(_PUSH, _in(_S.ENDED), (), ("words",)),
    _M.REOPEN: MoveRule(_DECIDE, _OVER, (_S.ASSIGNED, _S.ACCEPTED), ("why",), (), (_M.CONCLUDE, _M.WITHDRAW)),
    _M.WITHDRAW: MoveRule(_HANDLE, OPEN_STATES, (_S.WITHDRAWN,), ("why",), (), (_M.REOPEN,)),
    # one matter, several cases
    _M.MERGE: MoveRule(_PUSH, _in(_S.ACCEPTED) | _AT_DESK, (_S.MERGED,), ("into", "why"), (), (_M.SEPARATE,)),
    _M.SEPARATE: MoveRule(_PUSH, _in(_S.MERGED), (_S.ASSIGNED, _S.ACCEPTED), ("why",), (), (_M.MERGE,)),
    _M.LINK: MoveRule(_PUSH, frozenset(CaseState), (), ("other",), (), (_M.UNLINK,)),
    _M.UNLINK: MoveRule(_PUSH, frozenset(CaseState), (), ("other", "why"), (), (_M.LINK,)),
    # its clocks
    _M.PAUSE: MoveRule(_PUSH, _HELD, (), ("reason", "words"), (), (_M.RESUME,)),
    _M.RESUME: MoveRule(_PUSH, _HELD, (), (), (), (_M.PAUSE,)),
    _M.EXTEND: MoveRule(_DECIDE, _HELD, (), ("code", "why")),
}
"""Every move: who may, from where, to where, with what, what it is for the clocks, and which moves lead back.

``PROGRESS`` outside stays outside (:func:`lands`). ``WITHDRAW`` is the person's own will, so he need not be told.
"""


def check_move(move: Move, state: CaseState, dispatch: DispatchState | None = None) -> MoveRule:
    """The line of the table, or a refusal that says where the case stands and what is to be done there.

    Raises ``case.is_<state>``, for a move of a dispatch ``dispatch.is_<state>``.
    """
    rule = MOVES[move]
    if state not in rule.where:
        raise UserError(f"case.is_{state}")
    if dispatch is not None and dispatch not in rule.of:
        raise UserError(f"dispatch.is_{dispatch}")
    return rule


def leaves(move: Move) -> bool:
    """Whether nobody works on the case any more after it: then no department may have a dispatch order left."""
    return bool(_LEFT & set(MOVES[move].to))


def check_needs(rule: MoveRule, given: Mapping[str, object]) -> None:
    """Refuse with everything that is missing at once: ``case.needs_<field>``, each beside its field."""
    missing = [field for field in rule.needs if given.get(field) in (None, "", 0)]
    if missing:
        raise UserError.of(Problem(f"case.needs_{field}", field) for field in missing)


def lands(move: Move, state: CaseState, *, held: bool) -> CaseState:
    """Where a move leads from a state; ``held`` where a desk or somebody of it has the case."""
    to = MOVES[move].to
    if not to or (move is Move.PROGRESS and state is CaseState.OUTSIDE):
        return state
    return to[0] if held or len(to) == 1 else to[1]


def possible(
    state: CaseState, rights: Collection[Right], dispatches: Iterable[DispatchState] = (), *, paused: bool = False
) -> tuple[Move, ...]:
    """What somebody with these rights can do now, in the order of the table."""
    there = set(dispatches)
    moves: list[Move] = []
    for move, rule in MOVES.items():
        if state not in rule.where or rule.right not in rights or (rule.of and not rule.of & there):
            continue
        if (move is Move.PAUSE and paused) or (move is Move.RESUME and not paused):
            continue
        if leaves(move) and there & OPEN_DISPATCHES:
            continue
        moves.append(move)
    return tuple(moves)


_NEXT = {
    CaseState.ACCEPTED: Move.ASSIGN,
    CaseState.ASSIGNED: Move.PROGRESS,
    CaseState.HANDLING: Move.CONCLUDE,
    CaseState.OBJECTED: Move.UPHOLD,
    CaseState.OUTSIDE: Move.COME_BACK,
    CaseState.CONCLUDED: Move.TELL,
    CaseState.ENDED: Move.CALL_BACK,
}
_NEXT_OF_DISPATCH = {
    DispatchState.OBJECTED: Move.UPHOLD_DISPATCH,
    DispatchState.ANSWERED: Move.APPROVE,
    DispatchState.SENT: Move.RECEIVE,
    DispatchState.RECEIVED: Move.FEEDBACK,
}
"""In the order of urgency: what the centre has to decide goes before what a department has to do."""


def next_step(state: CaseState, dispatches: Iterable[DispatchState] = ()) -> Move | None:
    """The one thing to be done next; every open case has one. A case that waits for departments waits for them first."""
    there = set(dispatches)
    if state in {CaseState.HANDLING, CaseState.OUTSIDE}:
        for waiting, move in _NEXT_OF_DISPATCH.items():
            if waiting in there:
                return move
    return _NEXT.get(state)


def climb(now: Ladder, to: Ladder, skipping: str) -> None:
    """Up the ladder, a step at a time; a step is left out only with its own reason.

    Raises ``case.ladder_down`` (also for the same step), ``case.needs_skipping``.
    """
    if int(to) <= int(now):
        raise UserError("case.ladder_down", "to")
    if int(to) > int(now) + 1 and not skipping:
        raise UserError("case.needs_skipping", "skipping")


def barred_units(parties: Iterable[tuple[Side, str]]) -> frozenset[str]:
    """The units that must not have a case, from its sides and the hall's desks these belong to (信访工作条例 arts 28, 30):
    those it is about. A unit that asks for something itself may well be told about it."""
    return frozenset(unit for side, unit in parties if side is Side.RESPONDENT and unit)


def case_number(division: str, year: int, serial: int) -> str:
    """Division code, year, six digits: 130105-2026-000123 (domain.md section 3.2). It stays for the case's life."""
    return f"{division}-{year}-{serial:06d}"
