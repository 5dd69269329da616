"""Who takes part in a case. Part of :mod:`hall.cases.service` and of its views."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select, update

from hall.cases.briefs import NAMED
from hall.cases.closed import check_open_to
from hall.cases.parties import AddParty, PartiesOf, PartyRow, RemoveParty
from hall.cases.records import case_file, dispatch, party
from hall.cases.rules import (
    ACTS_FOR,
    OPEN_DISPATCHES,
    OPEN_STATES,
    EventKind,
    Side,
)
from hall.cases.story import Happened, tell_story
from hall.catalogue.views import catalogue_now
from hall.errors import UserError
from hall.people.rules import check_uscc
from hall.people.views import shown
from hall.store.unit import Reading, Unit, answers
from hall.text import clean_line, clean_name

CREDIT = "case_party.credit_code"
"""What the sealed text is bound to."""

_ID = select(case_file.c.id).where(case_file.c.number == bindparam("number"))
_PARTIES = select(party).where(party.c.case_id == bindparam("case"), party.c.gone_at.is_(None)).order_by(party.c.id)


def check_person(unit: Unit, case: int, name: str | None, field: str | None) -> None:
    """Refuse a handler who is a party himself, or is called like one (``case.conflict_person``, 回避)."""
    if name and name in {one.name for one in _rows(unit, case)}:
        raise UserError("case.conflict_person", field)


def _rows(reading: Reading, case: int) -> tuple[PartyRow, ...]:
    rows = reading.rows(_PARTIES, case=case)
    people = shown(reading, [row.person_id for row in rows if row.person_id is not None])
    open_ = reading.vault.open
    return tuple(
        PartyRow(
            *(row.id, row.side, row.role),
            open_(row.named, NAMED) if row.named else people[row.person_id].name if row.person_id else "",
            row.unit or "",
            open_(row.credit_code, CREDIT) if row.credit_code else "",
            row.acts_for,
        )
        for row in rows
    )


@answers(PartiesOf)
def parties_of(reading: Reading, question: PartiesOf) -> tuple[PartyRow, ...]:
    """Who takes part."""
    case = reading.value(_ID, number=clean_line(question.number, "number"))
    if case is None:
        raise UserError("case.unknown", "number")
    check_open_to(reading, case)
    return _rows(reading, case)


@answers(AddParty)
def add_party(unit: Unit, order: AddParty) -> int:
    """One more."""
    row = unit.row(select(case_file).where(case_file.c.id == order.case))
    if row is None:
        raise UserError("case.unknown", "case")
    if row.state not in OPEN_STATES:
        raise UserError(f"case.is_{row.state}")
    name = clean_name(order.name)
    if not name:
        raise UserError("party.name", "name")
    credit = check_uscc(order.credit_code, "credit_code") if order.credit_code.strip() else ""
    there = _rows(unit, order.case)
    if any((one.side, one.name) == (order.side, name) for one in there):
        raise UserError("party.there", "name")
    allowed = {one.party for one in there if one.side is order.side} if order.role in ACTS_FOR else {None}
    if order.acts_for not in allowed:
        raise UserError("party.acts_for", "acts_for")
    if order.unit:
        _check_new_unit(unit, row, order)
    made = unit.insert(
        party,
        case_id=order.case,
        person_id=None,
        side=order.side,
        role=order.role,
        named=unit.vault.seal(name, NAMED),
        unit=order.unit or None,
        credit_code=unit.vault.seal(credit, CREDIT) if credit else None,
        acts_for=order.acts_for,
        at=unit.now,
        gone_at=None,
    )
    tell_story(unit, order.case, [Happened(EventKind.PARTY_ADDED, {"side": order.side.value}, name)])
    unit.note(case=row.number, party=made, unit=order.unit)
    return made


def _check_new_unit(unit: Unit, row: Any, order: AddParty) -> None:
    """The unit of a desk: known, and not the one that has the case or is asked about it."""
    if order.unit not in catalogue_now(unit).desks:
        raise UserError("visit.desk", "unit")
    asked = select(dispatch.c.id).where(
        dispatch.c.case_id == order.case, dispatch.c.desk == order.unit, dispatch.c.state.in_(sorted(OPEN_DISPATCHES))
    )
    has_it = row.held_since is not None and row.desk == order.unit
    if order.side is Side.RESPONDENT and (has_it or unit.value(asked) is not None):
        raise UserError("party.at_desk", "unit")


@answers(RemoveParty)
def remove_party(unit: Unit, order: RemoveParty) -> None:
    """No longer one of the case."""
    row = unit.row(select(party).where(party.c.id == order.party, party.c.gone_at.is_(None)))
    if row is None:
        raise UserError("party.unknown", "party")
    why = clean_line(order.why, "why")
    if not why:
        raise UserError("case.needs_why", "why")
    left = [one for one in _rows(unit, row.case_id) if one.side is row.side and one.party != row.id]
    if row.side is Side.APPLICANT and not left:
        raise UserError("party.last", "party")
    unit.do(update(party).where((party.c.id == row.id) | (party.c.acts_for == row.id)).values(gone_at=unit.now))
    tell_story(unit, row.case_id, [Happened(EventKind.PARTY_REMOVED, {"side": row.side.value}, why)])
    unit.note(party=row.id)
