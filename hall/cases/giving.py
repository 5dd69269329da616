"""Who has a case: assigned, taken up, transferred, returned; and "not my competence". Part of :mod:`hall.cases.service`."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from hall.cases.closed import check_unit
from hall.cases.moves import (
    Assign,
    Moved,
    MoveOrder,
    ObjectToCase,
    OverruleObjection,
    RetractObjection,
    ReturnCase,
    TakeUp,
    TransferCase,
    UpholdObjection,
)
from hall.cases.moving import Stand, check_objection, desk_for, go, let_go, objection_ends, stand
from hall.cases.parting import check_person
from hall.cases.records import holding
from hall.clocks.records import clock
from hall.clocks.rules import FIRST, FirstFrom
from hall.clocks.running import restart_holder
from hall.clocks.service import start_clock
from hall.clocks.views import reading_now
from hall.errors import UserError
from hall.staff.views import account_by
from hall.store.unit import Unit, answers

_FIRST_STARTED = select(clock.c.id).where(clock.c.case_id == bindparam("case"), clock.c.code == FIRST)


# --- who has it --------------------------------------------------------------------------------------------------------


def _holder(unit: Unit, login: str) -> tuple[int | None, str | None]:
    if not login:
        return None, None
    row = account_by(unit, login)
    if row is None or row.barred:
        raise UserError("staff.unknown", "handler")
    return row.id, row.name


def _give(unit: Unit, order: MoveOrder, found: Stand, desk: str, who: tuple[int | None, str | None], why: str) -> Moved:
    """Into somebody's hands: the holder's clock starts anew from the second one on, the case's go on."""
    case, again = order.case, _was_held(unit, order.case)
    handler, name = who
    check_unit(unit, case, desk)
    check_person(unit, case, name, "handler")
    let_go(unit, case)
    unit.insert(holding, case_id=case, desk=desk, handler=handler, handler_name=name, since=unit.now, until=None)
    facts = {"desk": desk, "handler": name}
    moved = go(unit, order, found, facts, why, desk=desk, handler=handler, handler_name=name, held_since=unit.now)
    if again:
        restart_holder(unit, case)
    elif reading_now(unit).first_from is FirstFrom.ASSIGNED and unit.value(_FIRST_STARTED, case=case) is None:
        start_clock(unit, case, FIRST)
    return moved


def _was_held(unit: Unit, case: int) -> bool:
    return unit.value(select(func.count()).select_from(holding).where(holding.c.case_id == case)) != 0


def _to_centre(unit: Unit, order: MoveOrder, found: Stand) -> Moved:
    """Back with the centre, whose own time to give it to somebody starts now."""
    let_go(unit, order.case)
    moved = go(
        unit,
        order,
        found,
        {"desk": found.row.desk},
        found.said["why"],
        handler=None,
        handler_name=None,
        held_since=None,
    )
    restart_holder(unit, order.case)
    return moved


@answers(Assign)
def assign(unit: Unit, order: Assign) -> Moved:
    """To a desk, or somebody of it."""
    found = stand(unit, order)
    return _give(unit, order, found, desk_for(unit, order.case, order.desk), _holder(unit, order.handler), "")


@answers(TakeUp)
def take_up(unit: Unit, order: TakeUp) -> Moved:
    """By whoever asks."""
    found = stand(unit, order)
    return _give(unit, order, found, found.row.desk, (unit.actor.account, unit.actor.name[:100]), "")


@answers(TransferCase)
def transfer(unit: Unit, order: TransferCase) -> Moved:
    """To another desk or person."""
    found = stand(unit, order)
    return _give(
        unit, order, found, desk_for(unit, order.case, order.desk), _holder(unit, order.handler), found.said["why"]
    )


@answers(ReturnCase)
def give_back(unit: Unit, order: ReturnCase) -> Moved:
    """To the centre."""
    return _to_centre(unit, order, stand(unit, order))


# --- not my competence -------------------------------------------------------------------------------------------------


@answers(ObjectToCase)
def object_to_case(unit: Unit, order: ObjectToCase) -> Moved:
    """The desk objects."""
    found = stand(unit, order)
    check_objection(unit, objection_ends(unit, found.row.held_since))
    return go(unit, order, found, {"desk": found.row.desk}, found.said["why"])


@answers(RetractObjection)
def retract(unit: Unit, order: RetractObjection) -> Moved:
    """The desk goes on."""
    return go(unit, order, stand(unit, order))


@answers(UpholdObjection)
def uphold(unit: Unit, order: UpholdObjection) -> Moved:
    """To be assigned elsewhere."""
    return _to_centre(unit, order, stand(unit, order))


@answers(OverruleObjection)
def overrule(unit: Unit, order: OverruleObjection) -> Moved:
    """The desk has it still."""
    found = stand(unit, order)
    return go(unit, order, found, {"desk": found.row.desk}, found.said["why"])
