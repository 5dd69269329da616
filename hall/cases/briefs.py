"""A case in a few lines, for lists and for rooms above. Part of :mod:`hall.cases.views`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select

from hall.cases.closed import check_open_to, closed_cases
from hall.cases.orders import CaseBrief, CaseByNumber, StoryLine
from hall.cases.records import case_file, event, party
from hall.cases.rules import OPEN_STATES, EventKind, Side, Willing
from hall.clocks.views import clocks_of
from hall.errors import UserError
from hall.papers.records import paper
from hall.papers.rules import PaperState
from hall.store.unit import Reading, answers
from hall.text import clean_line

STATEMENT, SUMMARY = "case_file.statement", "case_file.summary"
NAMED, WORDS = "case_party.named", "case_event.words"
"""What sealed texts are bound to."""


@dataclass(frozen=True, slots=True)
class OpenAt:
    """An open case of somebody, as the rooms above need it: id, number, desk and matter (codes)."""

    case: int
    number: str
    desk: str
    matter: str


@dataclass(frozen=True, slots=True)
class AsTold:
    """A case as it was told at its opening; ``respondents`` as they were named."""

    statement: str = field(repr=False)
    amount_fen: int | None
    willing: Willing | None
    respondents: tuple[str, ...] = field(repr=False)


_OPEN_OF = (
    select(case_file.c.id, case_file.c.number, case_file.c.desk, case_file.c.matter)
    .join(party, party.c.case_id == case_file.c.id)
    .where(
        party.c.person_id == bindparam("person"), party.c.gone_at.is_(None), case_file.c.state.in_(sorted(OPEN_STATES))
    )
    .order_by(case_file.c.id.desc())
)
_ALL_OF = (
    select(case_file.c.id)
    .join(party, party.c.case_id == case_file.c.id)
    .where(party.c.person_id == bindparam("person"))
    .order_by(case_file.c.id.desc())
    .limit(bindparam("limit"))
)
_LATEST = event.alias()
_PAPER = paper.alias()
_BRIEF = select(
    case_file,
    select(func.max(_LATEST.c.id)).where(_LATEST.c.case_id == case_file.c.id).scalar_subquery().label("last"),
    select(func.min(_PAPER.c.id))
    .where(_PAPER.c.case_id == case_file.c.id, _PAPER.c.state == PaperState.VALID)
    .scalar_subquery()
    .label("first_paper"),
)
_EVENTS = select(event.c.id, event.c.kind, event.c.at).where(event.c.id.in_(bindparam("ids", expanding=True)))
_STORY = select(event).where(event.c.case_id == bindparam("case")).order_by(event.c.id.desc()).limit(bindparam("most"))
_TOLD = select(case_file.c.statement, case_file.c.amount_fen, case_file.c.willing).where(
    case_file.c.id == bindparam("case")
)
_RESPONDENTS = (
    select(party.c.named)
    .where(
        party.c.case_id == bindparam("case"),
        party.c.side == Side.RESPONDENT,
        party.c.named.is_not(None),
        party.c.gone_at.is_(None),
    )
    .order_by(party.c.id)
)
_NUMBERS = select(paper.c.id, paper.c.number).where(paper.c.id.in_(bindparam("ids", expanding=True)))


def open_cases_of(reading: Reading, person: int) -> tuple[OpenAt, ...]:
    """The open cases somebody takes part in, the newest first, as far as whoever asks may know of them."""
    closed = closed_cases(reading)
    found = dict.fromkeys(tuple(row) for row in reading.rows(_OPEN_OF, person=person) if row.id not in closed)
    return tuple(OpenAt(*row) for row in found)


def cases_of(reading: Reading, person: int, limit: int) -> tuple[int, ...]:
    """The ids of the cases somebody takes part in, the newest first."""
    return tuple(row.id for row in reading.rows(_ALL_OF, person=person, limit=limit))


def briefs(reading: Reading, cases: Iterable[int]) -> tuple[CaseBrief, ...]:
    """These cases in a few lines each, in the order asked for, without those whoever asks must not know of."""
    closed = closed_cases(reading)
    wanted = [case for case in dict.fromkeys(cases) if case not in closed]
    found = {brief.case: brief for brief in _briefs(reading, _BRIEF.where(case_file.c.id.in_(wanted)))}
    return tuple(found[case] for case in wanted if case in found)


def as_told(reading: Reading, case: int) -> AsTold:
    """What was told of a case that is known to be there."""
    row = reading.rows(_TOLD, case=case)[0]
    named = tuple(reading.vault.open(one.named, NAMED) for one in reading.rows(_RESPONDENTS, case=case))
    return AsTold(reading.vault.open(row.statement, STATEMENT), row.amount_fen, row.willing, named)


def story_of(reading: Reading, case: int, most: int) -> tuple[StoryLine, ...]:
    """The last lines of a case's story, the newest first."""
    return tuple(
        StoryLine(row.at, row.kind, row.who, row.facts, reading.vault.open(row.words, WORDS) if row.words else "")
        for row in reading.rows(_STORY, case=case, most=most)
    )


@answers(CaseByNumber)
def case_by_number(reading: Reading, question: CaseByNumber) -> CaseBrief:
    """One case by its number."""
    number = clean_line(question.number, "number")
    found = _briefs(reading, _BRIEF.where(case_file.c.number == number))
    if not found:
        raise UserError("case.unknown", "number")
    check_open_to(reading, found[0].case)
    return found[0]


def _briefs(reading: Reading, wanted: Select[Any]) -> list[CaseBrief]:
    rows = reading.rows(wanted)
    clocks = clocks_of(reading, [row.id for row in rows])
    events = {one.id: one for one in _of(reading, _EVENTS, [row.last for row in rows])}
    papers = {one.id: one.number for one in _of(reading, _NUMBERS, [row.first_paper for row in rows])}
    return [
        CaseBrief(
            case=row.id,
            number=row.number,
            matter=row.matter,
            desk=row.desk,
            state=row.state,
            opened_at=row.opened_at,
            paper_number=papers.get(row.first_paper, ""),
            summary=reading.vault.open(row.summary, SUMMARY),
            amount_fen=row.amount_fen,
            last_event=events[row.last].kind if row.last in events else EventKind.REGISTERED,
            last_event_at=events[row.last].at if row.last in events else row.opened_at,
            clocks=clocks[row.id],
        )
        for row in rows
    ]


def _of(reading: Reading, statement: Select[Any], ids: Sequence[int | None]) -> list[Row[Any]]:
    wanted = [one for one in ids if one is not None]
    return reading.rows(statement, ids=wanted) if wanted else []
