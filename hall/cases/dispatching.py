"""Dispatch orders to departments: sent, received, objected to, answered, reviewed. Part of :mod:`hall.cases.service`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update

from hall.cases.dispatches import (
    Approve,
    DispatchOrder,
    DispatchTo,
    Feedback,
    ObjectToDispatch,
    OverruleDispatch,
    Recall,
    Receive,
    SendBack,
    UpholdDispatch,
)
from hall.cases.moves import Moved
from hall.cases.moving import check_objection, desk_for, dispatches_of, go, objection_ends, stand
from hall.cases.records import dispatch
from hall.cases.rules import OPEN_DISPATCHES, DispatchState, check_move
from hall.centre.views import set_to
from hall.clock import in_hall
from hall.clocks.rules import Limit, due
from hall.clocks.rules import Unit as Counted
from hall.errors import UserError
from hall.store.unit import Unit, answers
from hall.workdays.views import calendar_now


@answers(DispatchTo)
def dispatch_to(unit: Unit, order: DispatchTo) -> Moved:
    """Send one."""
    found = stand(unit, order)
    desk = desk_for(unit, order.case, order.desk)
    there = [one for one in dispatches_of(unit, order.case) if one.state in OPEN_DISPATCHES]
    if any(one.desk == desk for one in there):
        raise UserError("dispatch.there", "desk")
    if order.lead and any(one.lead for one in there):
        raise UserError("dispatch.lead_twice", "lead")
    until = in_hall(order.until) if order.until else _usual(unit)
    if until <= unit.now:
        raise UserError("dispatch.past", "until")
    made = unit.insert(
        dispatch,
        case_id=order.case,
        desk=desk,
        lead=order.lead,
        state=DispatchState.SENT,
        sent_at=unit.now,
        due=until,
        object_by=objection_ends(unit, unit.now),
        received_at=None,
        answered_at=None,
        over_at=None,
    )
    facts: dict[str, str | int] = {"desk": desk, "lead": int(order.lead), "due": until.isoformat()}
    return go(unit, order, found, facts, found.said["task"], made)


def _usual(unit: Unit) -> Any:
    limit = Limit(int(set_to(unit, "dispatch.workdays")), Counted.WORKDAY)
    return due(unit.now, limit, calendar_now(unit)).at


def _move(unit: Unit, order: DispatchOrder, **columns: object) -> Moved:
    """One move of a dispatch: to what the table says it becomes."""
    found = stand(unit, order)
    row = next((one for one in dispatches_of(unit, order.case) if one.id == order.dispatch), None)
    if row is None:
        raise UserError("dispatch.unknown", "dispatch")
    check_move(order.move, found.row.state, row.state)
    if isinstance(order, ObjectToDispatch):
        check_objection(unit, row.object_by)
    becomes = found.rule.becomes
    over = {"over_at": unit.now} if becomes not in OPEN_DISPATCHES else {}
    unit.do(update(dispatch).where(dispatch.c.id == row.id).values(state=becomes, **over, **columns))
    words = found.said.get("words") or found.said.get("why", "")
    return go(unit, order, found, {"desk": row.desk}, words, row.id)


@answers(Receive)
def receive(unit: Unit, order: Receive) -> Moved:
    """The department has it."""
    return _move(unit, order, received_at=unit.now)


@answers(ObjectToDispatch)
def object_to_dispatch(unit: Unit, order: ObjectToDispatch) -> Moved:
    """Not my competence."""
    return _move(unit, order)


@answers(UpholdDispatch)
def uphold_dispatch(unit: Unit, order: UpholdDispatch) -> Moved:
    """The centre agrees."""
    return _move(unit, order)


@answers(OverruleDispatch)
def overrule_dispatch(unit: Unit, order: OverruleDispatch) -> Moved:
    """The department goes on; what it has not received yet counts as received by this."""
    return _move(unit, order, received_at=unit.now)


@answers(Feedback)
def feedback(unit: Unit, order: Feedback) -> Moved:
    """What was done."""
    return _move(unit, order, answered_at=unit.now)


@answers(Approve)
def approve(unit: Unit, order: Approve) -> Moved:
    """It will do."""
    return _move(unit, order)


@answers(SendBack)
def send_back(unit: Unit, order: SendBack) -> Moved:
    """Again; its time stays what it was."""
    return _move(unit, order, answered_at=None)


@answers(Recall)
def recall(unit: Unit, order: Recall) -> Moved:
    """Taken back by the centre."""
    return _move(unit, order)
