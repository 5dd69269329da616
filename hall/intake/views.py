"""Who was here before, where these words lead, what was registered last, and search."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, TypeVar

from sqlalchemy import Row, bindparam, func, select

from hall.cases.closed import check_open_to, closed_cases
from hall.cases.records import case_file
from hall.cases.rules import OPEN_STATES, EventKind, Willing
from hall.cases.views import as_told, briefs, cases_of, open_cases_of, story_of
from hall.catalogue.views import catalogue_now
from hall.clock import HALL_ZONE
from hall.errors import UserError
from hall.intake.orders import (
    Acquaintances,
    Hit,
    Known,
    KnownPerson,
    PastVisit,
    ProposeFor,
    RecentVisit,
    RecentVisits,
    Search,
    VisitAtWindow,
    VisitShown,
)
from hall.intake.records import visit, visit_person
from hall.papers.records import paper
from hall.papers.rules import is_code, scanned
from hall.people.matching import Shown, Told
from hall.people.rules import Priority, check_number, check_phone
from hall.people.views import by_name, by_number, by_phone, find, shown
from hall.queueing.records import ticket
from hall.queueing.rules import TicketState, ticket_number
from hall.queueing.views import tickets_of, visit_of, waiting_on
from hall.routing.orders import Propose
from hall.routing.rules import Proposals
from hall.routing.views import propose
from hall.store.unit import Reading, answers
from hall.text import clean_line, clean_name, clean_words

T = TypeVar("T")

PAST, CANDIDATES = 5, 5
"""So many earlier visits are shown of a person, and so many people of one name or telephone."""

_MOST = 100
_STORY = 50
"""So many lines of a case's story are shown at a window."""

MATERIALS = "visit.materials"
"""What sealed words are bound to."""

_LIVE = visit.c.withdrawn_at.is_(None)
_COUNT = (
    select(func.count())
    .select_from(visit_person.join(visit, visit.c.id == visit_person.c.visit_id))
    .where(visit_person.c.person_id == bindparam("person"), _LIVE)
)
_PAST = (
    select(visit.c.id, visit.c.at, visit.c.matter, visit.c.desk, visit.c.case_id, case_file.c.number, case_file.c.state)
    .join(visit_person, visit_person.c.visit_id == visit.c.id)
    .join(case_file, case_file.c.id == visit.c.case_id)
    .where(visit_person.c.person_id == bindparam("person"), _LIVE)
    .order_by(visit.c.at.desc(), visit.c.id.desc())
    .limit(PAST)
)
_WAITING = (
    select(visit.c.desk, visit.c.matter, ticket.c.number)
    .join(visit_person, visit_person.c.visit_id == visit.c.id)
    .join(ticket, ticket.c.visit_id == visit.c.id)
    .where(
        visit_person.c.person_id == bindparam("person"),
        ticket.c.day == bindparam("day"),
        ticket.c.state == TicketState.WAITING,
    )
    .order_by(ticket.c.id)
)
_RECENT = (
    select(visit, paper.c.number.label("paper_number"))
    .join(paper, paper.c.id == visit.c.paper_id)
    .where(visit.c.at >= bindparam("since"), _LIVE)
    .order_by(visit.c.id.desc())
)
_VISIT = select(visit).where(visit.c.id == bindparam("visit"), _LIVE)
_CASE_OF_VISIT = select(visit.c.case_id).where(visit.c.id == bindparam("visit"), _LIVE)
_PAPER = select(paper.c.id, paper.c.number, paper.c.case_id)


@dataclass(frozen=True, slots=True)
class WaitingTicket:
    """A ticket of today that still waits: where, for what, its number."""

    desk: str
    matter: str
    number: str


def earlier_visits(reading: Reading, person: int) -> int:
    """How often somebody was here."""
    return int(reading.value(_COUNT, person=person) or 0)


def waiting_tickets(reading: Reading, person: int) -> tuple[WaitingTicket, ...]:
    """His tickets of the day that wait."""
    return tuple(WaitingTicket(*row) for row in reading.rows(_WAITING, person=person, day=reading.today))


def proposals_for(reading: Reading, statement: str, other_party: str, told: Told) -> Proposals:
    """The desks for these words, with who waits and the person's open cases; all texts clean."""
    person = by_number(reading, told.kind, told.number)
    if person is None and not told.number:
        same_phone = by_phone(reading, told.phone)
        person = same_phone[0] if len(same_phone) == 1 else None
    open_cases = open_cases_of(reading, person) if person is not None else ()
    question = Propose(
        statement=statement,
        other_party=other_party,
        waiting=waiting_on(reading, reading.today),
        open_desks={one.desk: one.number for one in reversed(open_cases)},
    )
    return propose(reading, question)


@answers(ProposeFor)
def propose_for(reading: Reading, question: ProposeFor) -> Proposals:
    """Where these words lead. What cannot be read yet is passed over: the form says so beside the field."""
    statement = _unless_refused(lambda: clean_words(question.statement), "")
    if not statement:
        return Proposals()
    other_party = _unless_refused(lambda: clean_line(question.other_party), "")
    return proposals_for(reading, statement, other_party, _told(reading, question))


def _told(reading: Reading, question: ProposeFor | Acquaintances) -> Told:
    """What was typed, as far as it reads."""
    kind, typed = question.paper_type, question.number
    number = _unless_refused(lambda: check_number(kind, typed, reading.today, confirmed=True).number, "")
    name = question.name if isinstance(question, Acquaintances) else ""
    return Told(
        name=_unless_refused(lambda: clean_name(name), ""),
        kind=kind,
        number=number,
        phone=_unless_refused(lambda: check_phone(question.phone).number, ""),
    )


def _unless_refused(check: Callable[[], T], otherwise: T) -> T:
    try:
        return check()
    except UserError:
        return otherwise


@answers(Acquaintances)
def acquaintances(reading: Reading, question: Acquaintances) -> Known:
    """Who was here before, the surest first. Whoever's visits were all taken back was not."""
    told = _told(reading, question)
    found: dict[int, str] = {}
    person = by_number(reading, told.kind, told.number)
    if person is not None:
        found[person] = "number"
    for who in by_phone(reading, told.phone)[:CANDIDATES]:
        found.setdefault(who, "phone")
    if "number" not in found.values():
        for who in by_name(reading, told.name, CANDIDATES):
            found.setdefault(who, "name")
    seen = shown(reading, found)
    known = (_known(reading, seen[who], by) for who, by in found.items())
    return Known(tuple(one for one in known if one is not None))


def _known(reading: Reading, one: Shown, by: str) -> KnownPerson | None:
    count = earlier_visits(reading, one.person)
    if not count:
        return None
    rows = _past_rows(reading, one.person)
    tickets = tickets_of(reading, [row.id for row in rows])
    open_cases = open_cases_of(reading, one.person)
    waiting = waiting_tickets(reading, one.person)
    return KnownPerson(
        person=one.person,
        by=by,
        name=one.name,
        number_masked=one.number,
        phone_masked=one.phone,
        birth=one.birth,
        sex=one.sex.value,
        visits=tuple(_past(row, tickets.get(row.id, "")) for row in rows),
        visit_count=count,
        open_cases=briefs(reading, [case.case for case in open_cases]),
        waiting_ticket=waiting[0].number if waiting else "",
    )


def _past_rows(reading: Reading, person: int) -> list[Row[Any]]:
    """His last visits, without those of cases whoever asks must not know of."""
    closed = closed_cases(reading)
    return [row for row in reading.rows(_PAST, person=person) if row.case_id not in closed]


def _past(row: Row[Any], number: str) -> PastVisit:
    return PastVisit(
        row.id, row.at.date(), row.matter, row.desk, row.case_id, row.number, row.state in OPEN_STATES, number
    )


@answers(RecentVisits)
def recent_visits(reading: Reading, question: RecentVisits) -> tuple[RecentVisit, ...]:
    """What was registered last today, at one place or anywhere."""
    wanted = _RECENT.limit(max(1, min(question.limit, _MOST)))
    if question.place:
        wanted = wanted.where(visit.c.place == question.place)
    closed = closed_cases(reading)
    found = reading.rows(wanted, since=datetime.combine(reading.today, time.min, HALL_ZONE))
    rows = [row for row in found if row.case_id not in closed]
    tickets = tickets_of(reading, [row.id for row in rows])
    people = shown(reading, [row.person_id for row in rows])
    return tuple(
        RecentVisit(
            row.id,
            row.at,
            "" if row.name_withheld else people[row.person_id].name,
            tickets.get(row.id, ""),
            row.desk,
            row.paper_id,
            row.paper_number,
        )
        for row in rows
    )


@answers(VisitAtWindow)
def visit_at_window(reading: Reading, question: VisitAtWindow) -> VisitShown:
    """The person, his words and his case."""
    row = reading.row(_VISIT, visit=question.visit)
    if row is None:
        raise UserError("visit.unknown")
    check_open_to(reading, row.case_id)
    person, told = shown(reading, [row.person_id])[row.person_id], as_told(reading, row.case_id)
    story = story_of(reading, row.case_id, _STORY)
    here = next((one for one in story if one.kind is EventKind.VISITED and one.facts.get("visit") == row.id), None)
    facts = here.facts if here is not None else {}
    return VisitShown(
        visit=row.id,
        at=row.at,
        name="" if row.name_withheld else person.name,
        sex=person.sex.value,
        birth=person.birth,
        phone_masked=person.phone,
        statement=here.words if here is not None else told.statement,
        other_party="、".join(told.respondents),
        amount_fen=int(facts["amount_fen"]) if "amount_fen" in facts else told.amount_fen,
        willing=Willing(str(facts["willing"])) if "willing" in facts else told.willing,
        materials=reading.vault.open(row.materials, MATERIALS) if row.materials else "",
        priorities=tuple(Priority(one) for one in row.priorities),
        people=row.people,
        visit_count=earlier_visits(reading, row.person_id),
        case=briefs(reading, [row.case_id])[0],
        story=story,
        earlier=tuple(_past(one, "") for one in _past_rows(reading, row.person_id) if one.id < row.id),
    )


_TICKET = re.compile(r"([A-Z])-?(\d{1,3})")
_BRACKETS = str.maketrans(dict.fromkeys("[(（【［", "〔") | dict.fromkeys("])）】］", "〕"))


@answers(Search)
def search(reading: Reading, question: Search) -> tuple[Hit, ...]:
    """Exact numbers first, then people with their cases."""
    limit = max(1, min(question.limit, _MOST))
    typed = clean_line(question.text, "text")
    if not typed:
        return ()
    people = find(reading, typed, limit) if question.kind in {"person", "case", "all"} else []
    papers = _papers(reading, typed)
    cases = _cases(reading, typed, papers)
    for who, why in people:
        for case in cases_of(reading, who, limit):
            cases.setdefault(case, why)
    closed = closed_cases(reading)
    hits = [
        *(Hit("paper", row.id, row.number, why) for row, why in papers if row.case_id not in closed),
        *_case_hits(reading, cases),
        *_person_hits(reading, people),
    ]
    return tuple([hit for hit in hits if question.kind in {"all", hit.kind}][:limit])


def _papers(reading: Reading, typed: str) -> list[tuple[Row[Any], str]]:
    if is_code(typed):
        return [(row, "code") for row in reading.rows(_PAPER.where(paper.c.token == scanned(typed)))]
    number = "".join(typed.split()).translate(_BRACKETS)
    return [(row, "number") for row in reading.rows(_PAPER.where(paper.c.number == number))]


def _cases(reading: Reading, typed: str, papers: Iterable[tuple[Row[Any], str]]) -> dict[int, str]:
    """Cases by their number, by the paper that was found, by the ticket of today."""
    found = {row.case_id: why for row, why in papers}
    exact = reading.value(select(case_file.c.id).where(case_file.c.number == typed))
    if exact is not None:
        found[exact] = "number"
    if ticketed := _TICKET.fullmatch(typed.upper()):
        at = visit_of(reading, ticket_number(ticketed[1], int(ticketed[2])))
        case = None if at is None else reading.value(_CASE_OF_VISIT, visit=at)
        if case is not None:
            found[case] = "ticket"
    return found


def _case_hits(reading: Reading, cases: dict[int, str]) -> list[Hit]:
    matters = catalogue_now(reading).matters
    return [
        Hit("case", one.case, f"{one.number} {matters[one.matter].name if one.matter in matters else one.matter}", why)
        for one in briefs(reading, cases)
        for why in [cases[one.case]]
    ]


def _person_hits(reading: Reading, people: Iterable[tuple[int, str]]) -> list[Hit]:
    why = dict(people)
    return [
        Hit("person", one.person, " ".join(filter(None, (one.name, one.number, one.phone))) or "—", why[one.person])
        for one in shown(reading, why).values()
    ]
