"""Who must not have or see a case: the unit it is about (信访工作条例 arts 28, 30). Every answer that tells of cases asks here."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, bindparam, select

from hall.cases.records import party
from hall.cases.rules import Side, barred_units
from hall.errors import UserError
from hall.staff.records import account
from hall.store.unit import Reading, Unit

_UNITS = select(party.c.side, party.c.unit).where(
    party.c.case_id == bindparam("case"), party.c.gone_at.is_(None), party.c.unit.is_not(None)
)
_DESK_OF = select(account.c.desk).where(account.c.id == bindparam("account"))
_CLOSED = select(party.c.case_id).where(
    party.c.unit == bindparam("desk"), party.c.side == Side.RESPONDENT, party.c.gone_at.is_(None)
)


def units_against(reading: Reading, case: int) -> frozenset[str]:
    """The hall's own desks whose unit is the other side of a case: none of them may have it or see it."""
    return barred_units((row.side, row.unit) for row in reading.rows(_UNITS, case=case))


def check_unit(unit: Unit, case: int, desk: str, field: str | None = "desk") -> None:
    """Refuse to give a case to the unit it is about (``visit.excluded``)."""
    if desk in units_against(unit, case):
        raise UserError("visit.excluded", field)


def check_open_to(reading: Reading, case: int) -> None:
    """Refuse to show a case to the staff of the unit it is about (``case.closed_to_you``): neither the matter nor who came."""
    if case in closed_cases(reading):
        raise UserError("case.closed_to_you")


def closed_cases(reading: Reading) -> frozenset[int]:
    """The ids of the cases whoever asks must not see; none where he belongs to no unit."""
    desk = _desk(reading)
    if not desk:
        return frozenset()
    found = reading.once("parties", desk, lambda: reading.rows(_CLOSED, desk=desk))
    return frozenset(row.case_id for row in found)


def cases_closed_to(reading: Reading) -> Select[Any] | None:
    """The same as a selection, for lists of any length; nothing where he belongs to no unit."""
    desk = _desk(reading)
    return _CLOSED.params(desk=desk) if desk else None


def _desk(reading: Reading) -> str | None:
    who = reading.actor.account
    return None if who is None else reading.once("staff", who, lambda: reading.value(_DESK_OF, account=who))
