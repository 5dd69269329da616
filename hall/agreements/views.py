"""Answers about agreements."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time, timedelta

from sqlalchemy import select

from hall.agreements.orders import AgreementRow, AgreementsOf, PartRow, Reminder, ReminderKind, RemindersDue
from hall.agreements.records import agreement, part
from hall.agreements.rules import PartState
from hall.cases.closed import cases_closed_to, check_open_to
from hall.cases.records import case_file
from hall.clock import HALL_ZONE, hall_day
from hall.errors import UserError
from hall.store.unit import Reading, answers

TERMS, WHAT = "agreement.terms", "agreement_part.what"
"""What sealed texts are bound to."""


@answers(AgreementsOf)
def agreements_of(reading: Reading, question: AgreementsOf) -> tuple[AgreementRow, ...]:
    """The agreements of a case, the first one first."""
    if reading.value(select(case_file.c.id).where(case_file.c.id == question.case)) is None:
        raise UserError("case.unknown", "case")
    check_open_to(reading, question.case)
    rows = reading.rows(select(agreement).where(agreement.c.case_id == question.case).order_by(agreement.c.id))
    parts: defaultdict[int, list[PartRow]] = defaultdict(list)
    wanted = select(part).where(part.c.agreement_id.in_([row.id for row in rows])).order_by(part.c.due, part.c.id)
    for one in reading.rows(wanted) if rows else ():
        what = reading.vault.open(one.what, WHAT) if one.what else ""
        parts[one.agreement_id].append(PartRow(one.id, one.due, one.amount_fen, what, one.state))
    return tuple(
        AgreementRow(
            *(row.id, row.form, reading.vault.open(row.terms, TERMS), row.amount_fen, row.in_force_at, row.confirm_by),
            *(row.applied_at, row.confirmed, row.number, tuple(parts[row.id])),
        )
        for row in rows
    )


@answers(RemindersDue)
def reminders_due(reading: Reading, question: RemindersDue) -> tuple[Reminder, ...]:
    """What ends soon, or is over and still open."""
    last = reading.today + timedelta(days=question.days)
    until = datetime.combine(last, time.max, HALL_ZONE)
    case = case_file.c
    here = [case.desk == question.desk] if question.desk else []
    closed = cases_closed_to(reading)
    here += [] if closed is None else [case.id.not_in(closed)]
    performances = (
        select(
            case.id, case.number, case.desk, part.c.agreement_id, part.c.id.label("part"), part.c.due, part.c.amount_fen
        )
        .join(agreement, agreement.c.id == part.c.agreement_id)
        .join(case_file, case.id == agreement.c.case_id)
        .where(part.c.state == PartState.OPEN, part.c.due <= last, *here)
        .order_by(part.c.due, part.c.id)
        .limit(question.limit)
    )
    confirmations = (
        select(case.id, case.number, case.desk, agreement.c.id.label("agreement_id"), agreement.c.confirm_by)
        .join(case_file, case.id == agreement.c.case_id)
        .where(agreement.c.applied_at.is_(None), agreement.c.confirm_by.between(reading.now, until), *here)
        .order_by(agreement.c.confirm_by, agreement.c.id)
        .limit(question.limit)
    )
    told = [
        Reminder(
            *(ReminderKind.PERFORMANCE, row.id, row.number, row.desk, row.agreement_id, row.part, row.due),
            (row.due - reading.today).days,
            row.amount_fen,
        )
        for row in reading.rows(performances)
    ]
    for row in reading.rows(confirmations):
        day = hall_day(row.confirm_by)
        told.append(
            Reminder(
                *(ReminderKind.CONFIRMATION, row.id, row.number, row.desk, row.agreement_id, None, day),
                (day - reading.today).days,
                None,
            )
        )
    return tuple(sorted(told, key=lambda one: (one.due, one.agreement, one.part or 0))[: question.limit])
