"""Alarms, news, desks called in, and the end of the day."""

from __future__ import annotations

from sqlalchemy import bindparam, select, update

from hall.catalogue.orders import SetRota
from hall.catalogue.service import set_rota
from hall.catalogue.views import catalogue_now
from hall.errors import Conflict, UserError
from hall.floor.orders import CallIn, CloseDay, HearAlarm, RaiseAlarm, SetNotice
from hall.floor.records import alarm, call_in
from hall.queueing.service import close_days, put_notice
from hall.store.unit import Unit, answers
from hall.text import clean_line

_A, _C = alarm.c, call_in.c
_ALARM = select(alarm).where(_A.id == bindparam("alarm"))
_HEAR = update(alarm).where(_A.id == bindparam("alarm"), _A.heard_at.is_(None))
_CALLED_IN = select(call_in).where(_C.day == bindparam("day"), _C.desk == bindparam("desk"))
_ARRIVED = update(call_in).where(
    _C.day == bindparam("on_day"), _C.desk == bindparam("of_desk"), _C.arrived_at.is_(None)
)


@answers(RaiseAlarm)
def raise_alarm(unit: Unit, order: RaiseAlarm) -> int:
    """Help is needed at a place. Nothing typed may keep it back: a place that cannot be read is the PC's."""
    try:
        place = clean_line(order.place, "place", 100)
    except UserError:
        place = ""
    place = place or unit.actor.place[:100]
    made = unit.insert(
        alarm,
        at=unit.now,
        place=place,
        account=unit.actor.account,
        who=unit.actor.name[:100],
        heard_by="",
        heard_at=None,
    )
    unit.changed("alarms", made)
    unit.note(alarm=made)
    return made


@answers(HearAlarm)
def hear_alarm(unit: Unit, order: HearAlarm) -> None:
    """Somebody goes there; the first who says so."""
    if not unit.do(_HEAR.values(heard_by=unit.actor.name[:100], heard_at=unit.now), alarm=order.alarm):
        row = unit.row(_ALARM, alarm=order.alarm)
        if row is None:
            raise UserError("alarm.unknown")
        raise Conflict("alarm.heard", None, who=row.heard_by, when=f"{row.heard_at:%H:%M}")
    unit.changed("alarms", order.alarm)
    unit.note(alarm=order.alarm)


@answers(SetNotice)
def set_notice(unit: Unit, order: SetNotice) -> None:
    """Hang a line of news on the board, or take it away."""
    put_notice(unit, clean_line(order.text, "text", 200), urgent=order.urgent)


@answers(CallIn)
def call_desk_in(unit: Unit, order: CallIn) -> None:
    """Called in: noted once a day. Arrived: from now on the desk counts as there today."""
    desk = order.desk.strip().upper()
    if desk not in catalogue_now(unit).desks:
        raise UserError("visit.desk", "desk")
    if unit.row(_CALLED_IN, day=unit.today, desk=desk) is None:
        called = {"called_at": unit.now, "called_by": unit.actor.name[:100], "arrived_at": None}
        unit.insert(call_in, day=unit.today, desk=desk, **called)
    if order.arrived and unit.do(_ARRIVED.values(arrived_at=unit.now), on_day=unit.today, of_desk=desk):
        set_rota(unit, SetRota(desk=desk, day=unit.today, there=True, note="随驻到岗"))
    unit.changed("floor")
    unit.note(desk=desk, arrived=int(order.arrived))


@answers(CloseDay)
def close_day(unit: Unit, order: CloseDay) -> int:
    """End the day: what is open is closed and marked, everybody stands up."""
    return close_days(unit, min(order.day or unit.today, unit.today))
