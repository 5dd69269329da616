"""Making agreements, and telling what came of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select, update

from hall.agreements.orders import ApplyForConfirmation, MakeAgreement, TellConfirmation, TellPerformance
from hall.agreements.records import agreement, part
from hall.agreements.rules import CONFIRMATION, PartState, check_parts
from hall.agreements.views import TERMS, WHAT
from hall.cases.closed import check_open_to
from hall.cases.records import case_file
from hall.cases.rules import CaseState, EventKind
from hall.cases.service import Happened, tell_story
from hall.clocks.rules import due, rule_catalogue
from hall.errors import UserError
from hall.store.unit import Unit, answers
from hall.text import clean_line, clean_words
from hall.workdays.views import calendar_now

_IN_HAND = frozenset({CaseState.ASSIGNED, CaseState.HANDLING, CaseState.OUTSIDE, CaseState.CONCLUDED})


@answers(MakeAgreement)
def make_agreement(unit: Unit, order: MakeAgreement) -> int:
    """In force at once."""
    row = unit.row(select(case_file.c.number, case_file.c.state).where(case_file.c.id == order.case))
    if row is None:
        raise UserError("case.unknown", "case")
    check_open_to(unit, order.case)
    if row.state not in _IN_HAND:
        raise UserError("agreement.case")
    terms = clean_words(order.terms, "terms")
    if not terms:
        raise UserError("agreement.terms", "terms")
    if order.amount_fen is not None and order.amount_fen < 0:
        raise UserError("agreement.amount", "amount_fen")
    check_parts(order.parts, order.amount_fen, unit.today)
    until = due(unit.now, rule_catalogue()[CONFIRMATION].limit, calendar_now(unit)).at
    made = unit.insert(
        agreement,
        case_id=order.case,
        form=order.form,
        terms=unit.vault.seal(terms, TERMS),
        amount_fen=order.amount_fen,
        in_force_at=unit.now,
        confirm_by=until,
        number="",
    )
    rows: list[dict[str, object]] = [
        {
            "agreement_id": made,
            "due": one.due,
            "amount_fen": one.amount_fen,
            "what": unit.vault.seal(what, WHAT) if (what := clean_line(one.what, "parts")) else None,
            "state": PartState.OPEN,
        }
        for one in order.parts
    ]
    unit.insert_all(part, list(rows))
    facts: dict[str, str | int] = {} if order.amount_fen is None else {"amount_fen": order.amount_fen}
    tell_story(
        unit, order.case, [Happened(EventKind.AGREED, facts | {"due": until.isoformat() if until else ""}, terms)]
    )
    unit.note(agreement=made, case=row.number)
    return made


def _agreement(unit: Unit, one: int) -> Any:
    row = unit.row(select(agreement).where(agreement.c.id == one))
    if row is None:
        raise UserError("agreement.unknown")
    check_open_to(unit, row.case_id)
    return row


@answers(ApplyForConfirmation)
def apply_for_confirmation(unit: Unit, order: ApplyForConfirmation) -> None:
    """Both together, in time."""
    row = _agreement(unit, order.agreement)
    if row.applied_at is not None:
        raise UserError("agreement.applied")
    if unit.now.replace(microsecond=0) > row.confirm_by:
        raise UserError("agreement.confirm_late", None, until=f"{row.confirm_by:%Y-%m-%d}")
    number = clean_line(order.number, "number", 60)
    unit.do(update(agreement).where(agreement.c.id == row.id).values(applied_at=unit.now, number=number))
    tell_story(unit, row.case_id, [Happened(EventKind.CONFIRMATION_ASKED, {"number": number} if number else {})])
    unit.note(agreement=row.id)


@answers(TellConfirmation)
def tell_confirmation(unit: Unit, order: TellConfirmation) -> None:
    """What the court decided."""
    row = _agreement(unit, order.agreement)
    if row.applied_at is None:
        raise UserError("agreement.not_applied")
    number = clean_line(order.number, "number", 60) or row.number
    unit.do(update(agreement).where(agreement.c.id == row.id).values(confirmed=order.confirmed, number=number))
    kind = EventKind.CONFIRMED if order.confirmed else EventKind.CONFIRMATION_REFUSED
    tell_story(unit, row.case_id, [Happened(kind, {"number": number} if number else {})])
    unit.note(agreement=row.id, confirmed=int(order.confirmed))


_EVENT = {
    PartState.DONE: EventKind.PERFORMED,
    PartState.BROKEN: EventKind.NOT_PERFORMED,
    PartState.OPEN: EventKind.PERFORMANCE_TAKEN_BACK,
}


@answers(TellPerformance)
def tell_performance(unit: Unit, order: TellPerformance) -> int:
    """Performed, or not."""
    row = unit.row(select(part).where(part.c.id == order.part))
    if row is None:
        raise UserError("agreement.part_unknown", "part")
    case = _agreement(unit, row.agreement_id).case_id
    if order.state is PartState.BROKEN and unit.today <= row.due:
        raise UserError("agreement.early", "state")
    told = None if order.state is PartState.OPEN else unit.now
    unit.do(update(part).where(part.c.id == row.id).values(state=order.state, told_at=told))
    facts: dict[str, str | int] = {} if row.amount_fen is None else {"amount_fen": row.amount_fen}
    tell_story(unit, case, [Happened(_EVENT[order.state], facts, clean_words(order.words, "words"))])
    unit.note(agreement=row.agreement_id, part=row.id, state=order.state.value)
    left = select(func.count()).where(part.c.agreement_id == row.agreement_id, part.c.state == PartState.OPEN)
    return unit.value(left) or 0
