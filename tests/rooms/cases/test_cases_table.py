"""The table of moves: every cell answers, and no walk leaves it."""

from __future__ import annotations

import csv
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from hall.asking import Right
from hall.audit.orders import AuditVerify
from hall.cases.orders import DispatchTo
from hall.cases.rules import (
    LADDER_NAMES,
    MOVE_NAMES,
    MOVES,
    OPEN_DISPATCHES,
    OPEN_STATES,
    STATE_NAMES,
    CaseState,
    DispatchState,
    EventKind,
    Ladder,
    Move,
    check_move,
    climb,
    lands,
    leaves,
    next_step,
    possible,
)
from hall.cases.telling import SENTENCES
from hall.errors import UserError
from hall.staff.rules import RIGHTS, Role
from tests.helpers.casework import ORDERS, WAY_TO, WAY_TO_DISPATCH, Desk, order_of, worker
from tests.helpers.queue import on_sqlite
from tests.helpers.vectors import codes_of

WORDED = {row["code"] for row in csv.DictReader(resources.text("wording/problems.csv").splitlines())}
ALL = frozenset(Right)


def allowed_role(move: Move) -> Role:
    return next(role for role, rights in RIGHTS.items() if MOVES[move].right in rights)


def driven(desk: Desk, state: CaseState) -> tuple[int, str, int]:
    """A case in a state, its number, and an earlier open one beside it."""
    other = desk.case(name="李四", statement="同一工地也欠我的")
    desk.clock.forward(minutes=1)
    done = desk.case()
    for move in WAY_TO[state]:
        desk.move(order_of(move, done.case, other.case), allowed_role(move))
    return done.case, done.case_number, other.case


def test_the_table_is_whole() -> None:
    assert set(MOVES) == set(Move) == set(MOVE_NAMES) == set(ORDERS)
    assert set(STATE_NAMES) == set(CaseState) == set(WAY_TO)
    assert set(SENTENCES) == set(EventKind)
    assert {move.value for move in Move} < {kind.value for kind in EventKind}
    assert {f"case.is_{state}" for state in CaseState} <= WORDED
    assert {f"dispatch.is_{state}" for state in DispatchState} <= WORDED
    for move, rule in MOVES.items():
        assert ORDERS[move].right is rule.right
        names = {one.name for one in fields(ORDERS[move])}
        assert set(rule.needs) <= names, move
        assert {f"case.needs_{field}" for field in rule.needs} <= WORDED, move
        assert all(back in MOVES for back in rule.back)
        assert any(rule.right in rights for rights in RIGHTS.values())


def test_what_changes_the_state_has_a_way_back() -> None:
    for move, rule in MOVES.items():
        for to in rule.to:
            ways = [back for back in rule.back if to in MOVES[back].where]
            assert ways or move is Move.PROGRESS, (move, to)


def test_nobody_works_on_alone_and_every_state_is_reached() -> None:
    reached = {to for rule in MOVES.values() for to in rule.to} | {CaseState.ACCEPTED}
    assert reached == set(CaseState)
    left = {rule.becomes for rule in MOVES.values() if rule.becomes}
    assert left == set(DispatchState)


@on_sqlite
@pytest.mark.parametrize("state", CaseState)
def test_every_cell_answers(desk: Desk, state: CaseState) -> None:
    """Role by role and move by move: done, or refused with a sentence, and then nothing has changed."""
    case, number, other = driven(desk, state)
    before = desk.file(number)
    assert before.brief.state is state
    for move, rule in MOVES.items():
        order = order_of(move, case, other, 99)
        for role in Role:
            if rule.right not in RIGHTS[role]:
                assert desk.refused(order, role) == ["right.missing"], (move, role)
        if state not in rule.where:
            assert desk.refused(order, allowed_role(move)) == [f"case.is_{state}"], move
    assert desk.file(number).seen == before.seen


CELLS = [
    (state, move)
    for state in CaseState
    for move, rule in MOVES.items()
    if state in rule.where and not rule.of and move not in {Move.RESUME, Move.UNLINK}
]


@on_sqlite
def test_every_open_cell_moves(desk: Desk) -> None:
    for state, move in CELLS:
        case, number, other = driven(desk, state)
        moved = desk.move(order_of(move, case, other), allowed_role(move))
        held = desk.file(number).holdings != () and state is not CaseState.ACCEPTED
        assert moved.state is lands(move, state, held=held), (state, move)
        assert desk.file(number).brief.state is moved.state
        assert (moved.next is not None) or moved.state in {CaseState.WITHDRAWN, CaseState.MERGED}
    assert desk.house.door.ask(worker(Role.AUDITOR), AuditVerify()).intact


@on_sqlite
@pytest.mark.parametrize("state", DispatchState)
def test_every_cell_of_a_dispatch_answers(desk: Desk, state: DispatchState) -> None:
    done = desk.case()
    desk.move(order_of(Move.ASSIGN, done.case))

    def dispatched() -> int:
        sent = desk.move(DispatchTo(case=done.case, desk="D06", task="协助"))
        assert sent.dispatch is not None
        for move in WAY_TO_DISPATCH[state]:
            desk.move(order_of(move, done.case, dispatch=sent.dispatch), allowed_role(move))
        return sent.dispatch

    for move, rule in MOVES.items():
        if not rule.of:
            continue
        number = dispatched()
        order = order_of(move, done.case, dispatch=number)
        if state in rule.of:
            assert desk.move(order, allowed_role(move)).dispatch == number
        else:
            assert desk.refused(order, allowed_role(move)) == [f"dispatch.is_{state}"]
        left = next(one for one in desk.file(done.case_number).dispatches if one.dispatch == number)
        if left.state in OPEN_DISPATCHES:
            desk.move(order_of(Move.RECALL, done.case, dispatch=number))
    assert desk.refused(order_of(Move.RECEIVE, done.case, dispatch=999)) == ["dispatch.unknown"]


@given(st.data())
def test_no_walk_leaves_the_table(data: st.DataObject) -> None:
    """Any walk of possible moves: every open case has a next step that can be done, nothing open is left behind."""
    state, held, still = CaseState.ACCEPTED, False, False
    dispatches: list[DispatchState] = []
    for _ in range(data.draw(st.integers(1, 40))):
        moves = possible(state, ALL, dispatches, paused=still)
        wanted = next_step(state, dispatches)
        if state in OPEN_STATES:
            assert wanted in moves
        if not moves:
            break
        move = data.draw(st.sampled_from(moves))
        check_move(move, state)
        rule = MOVES[move]
        if leaves(move):
            assert not OPEN_DISPATCHES & set(dispatches)
        if move is Move.DISPATCH:
            dispatches.append(DispatchState.SENT)
        elif rule.of:
            place = next(n for n, one in enumerate(dispatches) if one in rule.of)
            assert rule.becomes is not None
            dispatches[place] = rule.becomes
        held = (held or move in {Move.ASSIGN, Move.TAKE_UP}) and move not in {Move.RETURN, Move.UPHOLD}
        still = move is Move.PAUSE or (still and move is not Move.RESUME)
        state = lands(move, state, held=held)
        still = still and state in MOVES[Move.RESUME].where
        assert isinstance(state, CaseState)


@given(st.sampled_from(Ladder), st.sampled_from(Ladder), st.booleans())
def test_the_ladder_goes_up_a_step_at_a_time(now: Ladder, to: Ladder, why: bool) -> None:
    up = int(to) - int(now)
    if up == 1 or (up > 1 and why):
        climb(now, to, "情况紧急" if why else "")
        return
    with pytest.raises(UserError) as refused:
        climb(now, to, "情况紧急" if why else "")
    assert codes_of(refused) == ["case.ladder_down" if up < 1 else "case.needs_skipping"]
    assert set(LADDER_NAMES) == set(Ladder)
