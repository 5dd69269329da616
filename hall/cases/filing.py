"""The file of one case and its story. Part of :mod:`hall.cases.views`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, func, or_, select

from hall.cases.briefs import WORDS, case_by_number
from hall.cases.orders import (
    CaseByNumber,
    CaseFile,
    CaseFileOf,
    DispatchRow,
    EndingRow,
    HoldingRow,
    Referral,
    Timeline,
    TimelineLine,
    TimelineOf,
)
from hall.cases.records import case_file, dispatch, ending, event, holding, link, referral
from hall.cases.rules import OPEN_DISPATCHES, next_step, possible
from hall.cases.telling import sentence
from hall.catalogue.views import catalogue_now
from hall.clocks.rules import ClockState as Runs
from hall.clocks.rules import Colour, Limit, Rule, colour
from hall.clocks.running import paused
from hall.clocks.views import soon_now
from hall.store.unit import Reading, answers

FEEDBACK = Rule("DISPATCH", "反馈", "交办", Limit(5), Colour.ORANGE)
"""A dispatch order's time is coloured like any other; its moment is that of its row."""

_ROW = select(case_file).where(case_file.c.id == bindparam("case"))
_SEEN = select(func.max(event.c.id)).where(event.c.case_id == bindparam("case"))
_DISPATCHES = select(dispatch).where(dispatch.c.case_id == bindparam("case")).order_by(dispatch.c.id)
_HOLDINGS = select(holding).where(holding.c.case_id == bindparam("case")).order_by(holding.c.id)
_ENDINGS = select(ending).where(ending.c.case_id == bindparam("case")).order_by(ending.c.id)
_REFERRALS = select(referral).where(referral.c.case_id == bindparam("case")).order_by(referral.c.id)
_NUMBER = select(case_file.c.number).where(case_file.c.id == bindparam("case"))
_OTHER = case_file.alias()
_LINKS = (
    select(_OTHER.c.number, link.c.kind)
    .join(
        _OTHER,
        or_(
            (link.c.case_id == bindparam("case")) & (_OTHER.c.id == link.c.other_id),
            (link.c.other_id == bindparam("case")) & (_OTHER.c.id == link.c.case_id),
        ),
    )
    .where(link.c.gone_at.is_(None))
    .order_by(link.c.id)
)
_STORY = (
    select(event)
    .where(event.c.case_id == bindparam("case"), event.c.id < bindparam("before"))
    .order_by(event.c.id.desc())
    .limit(bindparam("most"))
)
_BEYOND = 2**53


@answers(CaseFileOf)
def case_file_of(reading: Reading, question: CaseFileOf) -> CaseFile:
    """Where a case stands."""
    brief = case_by_number(reading, CaseByNumber(number=question.number))
    row = reading.rows(_ROW, case=brief.case)[0]
    dispatches = reading.rows(_DISPATCHES, case=brief.case)
    states = [one.state for one in dispatches]
    still = paused(reading, brief.case)
    held = reading.rows(_HOLDINGS, case=brief.case)
    return CaseFile(
        brief=brief,
        ladder=row.ladder,
        next=next_step(row.state, states),
        may=possible(row.state, reading.actor.rights, states, paused=still),
        seen=reading.value(_SEEN, case=brief.case) or 0,
        paused=still,
        handler=row.handler_name or "",
        dispatches=tuple(_dispatch(reading, one) for one in dispatches),
        holdings=_gapless(row, held),
        handovers=max(0, len(held) - 1),
        endings=tuple(
            EndingRow(
                *(one.at, one.who, one.outcome, one.amount_fen, one.cause, one.level, one.told_at, one.told_how),
                one.taken_back_at is not None,
            )
            for one in reading.rows(_ENDINGS, case=brief.case)
        ),
        referrals=tuple(
            Referral(one.partner, one.outward, one.number, one.at, one.back_at)
            for one in reading.rows(_REFERRALS, case=brief.case)
        ),
        links=tuple((one.number, one.kind.value) for one in reading.rows(_LINKS, case=brief.case)),
        merged_into=(reading.value(_NUMBER, case=row.merged_into) or "") if row.merged_into else "",
    )


def _dispatch(reading: Reading, row: Any) -> DispatchRow:
    answered = row.answered_at or row.over_at
    state = Runs.RUNNING if row.state in OPEN_DISPATCHES and row.answered_at is None else Runs.MET
    standing = colour(FEEDBACK, state, row.due, reading.now, met_at=answered, soon=soon_now(reading))
    return DispatchRow(
        *(row.id, row.desk, row.lead, row.state, row.sent_at, row.due, row.object_by),
        standing.colour.value,
        row.received_at,
        row.answered_at,
    )


def _gapless(row: Any, held: Sequence[Any]) -> tuple[HoldingRow, ...]:
    """Time at each unit from the opening on: what nobody had was the centre's."""
    rows: list[HoldingRow] = []
    since = row.opened_at
    for one in held:
        if one.since > since:
            rows.append(HoldingRow("", "", since, one.since))
        rows.append(HoldingRow(one.desk, one.handler_name or "", one.since, one.until))
        since = one.until
        if since is None:
            return tuple(rows)
    if row.ended_at is None or row.ended_at > since:
        rows.append(HoldingRow("", "", since, row.ended_at))
    return tuple(rows)


@answers(TimelineOf)
def timeline(reading: Reading, question: TimelineOf) -> Timeline:
    """What happened, in plain language."""
    case = case_by_number(reading, CaseByNumber(number=question.number)).case
    rows = reading.rows(_STORY, case=case, before=question.before or _BEYOND, most=question.limit)
    return Timeline(
        tuple(_line(reading, row) for row in rows),
        rows[-1].id if len(rows) == question.limit else None,
    )


def _line(reading: Reading, row: Any) -> TimelineLine:
    desks = catalogue_now(reading).desks

    def desk(code: str) -> str:
        return desks[code].short if code in desks else code

    zh, en = (sentence(row.kind, row.facts, desk, language) for language in (0, 1))
    words = reading.vault.open(row.words, WORDS) if row.words else ""
    return TimelineLine(row.id, row.at, row.kind, row.who, zh, en, words)
