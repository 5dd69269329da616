"""How a case ends, and goes on after all: results, telling, merging, reopening. Part of :mod:`hall.cases.service`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, update

from hall.cases.closed import check_open_to
from hall.cases.moves import (
    CallBack,
    Conclude,
    LinkCases,
    Merge,
    Moved,
    Reconsider,
    Reopen,
    Separate,
    TellPerson,
    UnlinkCases,
    WithdrawCase,
)
from hall.cases.moving import go, hold_again, let_go, stand
from hall.cases.records import case_file, ending, link
from hall.cases.rules import LED_ON, OPEN_STATES, CaseState, EventKind
from hall.cases.story import Happened, tell_story
from hall.clocks.rules import CLOSE
from hall.clocks.running import closing_due, paused, restart_holder, resume_clocks, revive_clocks
from hall.clocks.service import drop_clocks, start_clock
from hall.errors import UserError
from hall.store.unit import Unit, answers


@answers(Conclude)
def conclude(unit: Unit, order: Conclude) -> Moved:
    """There is a result; the person is yet to be told."""
    found = stand(unit, order)
    if order.outcome in LED_ON and not found.said["way"]:
        raise UserError("case.needs_way", "way")
    if order.amount_fen is not None and order.amount_fen < 0:
        raise UserError("case.amount", "amount_fen")
    unit.insert(
        ending,
        case_id=order.case,
        at=unit.now,
        who=unit.actor.name[:100],
        outcome=order.outcome,
        amount_fen=order.amount_fen,
        cause=order.cause,
        level=order.level,
    )
    facts = {
        "outcome": str(order.outcome),
        "cause": str(order.cause),
        "level": str(order.level),
        "amount_fen": order.amount_fen,
        "way": found.said["way"][:100],
    }
    return go(unit, order, found, facts, found.said["words"])


_VALID = ending.c.taken_back_at.is_(None)


@answers(Reconsider)
def reconsider(unit: Unit, order: Reconsider) -> Moved:
    """The result no longer holds."""
    found = stand(unit, order)
    unit.do(update(ending).where(ending.c.case_id == order.case, _VALID).values(taken_back_at=unit.now))
    moved = go(unit, order, found, words=found.said["why"])
    if moved.state is CaseState.ACCEPTED:
        restart_holder(unit, order.case)
    return moved


@answers(TellPerson)
def tell_person(unit: Unit, order: TellPerson) -> Moved:
    """Told, and so ended."""
    found = stand(unit, order)
    told = {"told_at": unit.now, "told_how": order.how, "told_by": unit.actor.name[:100]}
    unit.do(update(ending).where(ending.c.case_id == order.case, _VALID).values(**told))
    moved = go(unit, order, found, {"how": str(order.how)}, found.said["words"], ended_at=unit.now)
    restart_holder(unit, order.case, runs=False)
    let_go(unit, order.case)
    return moved


@answers(CallBack)
def call_back(unit: Unit, order: CallBack) -> Moved:
    """Somebody asked afterwards."""
    found = stand(unit, order)
    facts: dict[str, str | int] = {} if order.content is None else {"content": int(order.content)}
    return go(unit, order, found, facts, found.said["words"])


@answers(WithdrawCase)
def withdraw(unit: Unit, order: WithdrawCase) -> Moved:
    """By the person himself."""
    found = stand(unit, order)
    unit.do(update(ending).where(ending.c.case_id == order.case, _VALID).values(taken_back_at=unit.now))
    moved = go(unit, order, found, words=found.said["why"], ended_at=unit.now)
    _leave(unit, order.case)
    return moved


def _leave(unit: Unit, case: int) -> None:
    """Nobody has it any more, and its clocks are not asked for."""
    if paused(unit, case):
        resume_clocks(unit, case)
    drop_clocks(unit, case)
    let_go(unit, case)


@answers(Reopen)
def reopen(unit: Unit, order: Reopen) -> Moved:
    """Taken up again. A case that had ended gets a new time from now on (what was late stays late in the file); one that was
    withdrawn goes on where it was."""
    found = stand(unit, order)
    unit.do(update(ending).where(ending.c.case_id == order.case, _VALID).values(taken_back_at=unit.now))
    moved = go(unit, order, found, words=found.said["why"], ended_at=None)
    if found.row.state is CaseState.ENDED:
        start_clock(unit, order.case, CLOSE)
    else:
        revive_clocks(unit, order.case)
    hold_again(unit, found.row)
    restart_holder(unit, order.case)
    return moved


# --- one matter, several cases -----------------------------------------------------------------------------------------


def _other(unit: Unit, case: int, field: str) -> Any:
    row = unit.row(select(case_file.c.number, case_file.c.state).where(case_file.c.id == case))
    if row is None:
        raise UserError("case.unknown", field)
    check_open_to(unit, case)
    return row


@answers(Merge)
def merge(unit: Unit, order: Merge) -> Moved:
    """Into one that has to be closed no later, so that nothing becomes milder by it."""
    found = stand(unit, order)
    into = _other(unit, order.into, "into")
    if order.into == order.case:
        raise UserError("case.merge_itself", "into")
    if into.state not in OPEN_STATES:
        raise UserError("case.merge_closed", "into")
    mine, its = closing_due(unit, order.case), closing_due(unit, order.into)
    if mine is not None and (its is None or its > mine):
        raise UserError("case.merge_later", "into")
    moved = go(unit, order, found, {"into": into.number}, found.said["why"], merged_into=order.into, ended_at=unit.now)
    _leave(unit, order.case)
    tell_story(unit, order.into, [Happened(EventKind.ABSORBED, {"case": found.row.number}, found.said["why"])])
    return moved


@answers(Separate)
def separate(unit: Unit, order: Separate) -> Moved:
    """On its own again, as late as it would be."""
    found = stand(unit, order)
    moved = go(unit, order, found, words=found.said["why"], merged_into=None, ended_at=None)
    revive_clocks(unit, order.case)
    hold_again(unit, found.row)
    restart_holder(unit, order.case)
    return moved


def _linked(one: int, other: int) -> ColumnElement[bool]:
    pairs = ((one, other), (other, one))
    return and_(link.c.gone_at.is_(None), or_(*(and_(link.c.case_id == a, link.c.other_id == b) for a, b in pairs)))


@answers(LinkCases)
def link_cases(unit: Unit, order: LinkCases) -> Moved:
    """Both cases tell it."""
    found = stand(unit, order)
    other = _other(unit, order.other, "other")
    if order.other == order.case:
        raise UserError("case.link_itself", "other")
    if unit.value(select(link.c.id).where(_linked(order.case, order.other))) is not None:
        raise UserError("case.linked", "other")
    unit.insert(link, case_id=order.case, other_id=order.other, kind=order.kind, at=unit.now, gone_at=None)
    back: dict[str, str | int] = {"case": found.row.number, "kind": order.kind.value}
    tell_story(unit, order.other, [Happened(EventKind.LINKED, back)])
    return go(unit, order, found, {"case": other.number, "kind": order.kind.value})


@answers(UnlinkCases)
def unlink_cases(unit: Unit, order: UnlinkCases) -> Moved:
    """Both cases tell it."""
    found = stand(unit, order)
    other = _other(unit, order.other, "other")
    if not unit.do(update(link).where(_linked(order.case, order.other)).values(gone_at=unit.now)):
        raise UserError("case.not_linked", "other")
    tell_story(unit, order.other, [Happened(EventKind.UNLINKED, {"case": found.row.number}, found.said["why"])])
    return go(unit, order, found, {"case": other.number}, found.said["why"])
