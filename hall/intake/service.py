"""Registering a visit, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import bindparam, select, update

from hall.cases.orders import CaseBrief
from hall.cases.rules import OPEN_STATES, EventKind, PartyRole
from hall.cases.service import Happened, Opening, add_applicants, next_case_number, open_case, tell_story, withdraw_case
from hall.cases.views import OpenAt, briefs, open_cases_of
from hall.catalogue.views import catalogue_now
from hall.centre.orders import Centre, CentreNow
from hall.centre.views import centre_now
from hall.clock import hall_day, in_hall
from hall.clocks.orders import ClockShown
from hall.clocks.service import start_case_clocks
from hall.errors import Problem, UserError
from hall.intake.checking import Checked, check
from hall.intake.choosing import Choice, choose
from hall.intake.orders import DangerHandled, NumberTaken, Registered, RegisterVisit, TakeNumber, WithdrawVisit
from hall.intake.papering import slip_fields
from hall.intake.records import visit, visit_person
from hall.intake.rules import summary
from hall.intake.views import MATERIALS, earlier_visits, proposals_for, waiting_tickets
from hall.papers.records import paper
from hall.papers.rules import PaperKind, PaperState
from hall.papers.service import issue, void
from hall.people.service import Met, meet
from hall.queueing.service import Arriving, give_tickets, next_ticket, withdraw_tickets
from hall.queueing.views import waiting_on
from hall.routing.rules import Proposals
from hall.store.unit import Reading, Unit, answers, prepares
from hall.text import clean_line
from hall.workdays.views import calendar_now

RELATION, PRIORITY, MISSING = "visit.relation", "visit.priority_reason", "visit.missing"
WITHDRAWN, CONFIRMED = "visit.withdrawn_why", "visit_person.number_confirmed"
"""What sealed texts are bound to."""

_VISIT = select(visit).where(visit.c.id == bindparam("visit"))
_TAKE_BACK = update(visit).where(visit.c.id == bindparam("visit_id"), visit.c.withdrawn_at.is_(None))
_OTHERS = select(visit.c.id).where(
    visit.c.case_id == bindparam("case"), visit.c.id != bindparam("visit"), visit.c.withdrawn_at.is_(None)
)
_PAPER = select(paper.c.number, paper.c.state).where(paper.c.id == bindparam("paper"))


@dataclass(frozen=True, slots=True)
class Prepared:
    """What takes longest, done before anything is locked: the form checked, the words heard."""

    checked: Checked | None
    problems: tuple[Problem, ...]
    proposals: Proposals


@prepares(RegisterVisit)
def prepare(reading: Reading, order: RegisterVisit) -> Prepared:
    """Check everything that was typed and find the desks. Refuses nothing: a repeated order gets its earlier answer."""
    checked, problems = check(order, reading.now)
    if checked is None:
        return Prepared(None, problems, Proposals())
    then = reading if order.at is None else replace(reading, now=in_hall(order.at))
    proposals = proposals_for(then, checked.statement, checked.other_party, checked.speaker)
    return Prepared(checked, (), proposals)


@answers(RegisterVisit)
def register_visit(unit: Unit, order: RegisterVisit) -> Registered:
    """Visit, case, ticket, clocks and notice in one step."""
    prepared: Prepared = unit.prepared
    centre = centre_now(unit, CentreNow())
    if not centre.founded:
        raise UserError("centre.unfounded")
    then = unit if order.at is None else replace(unit, now=in_hall(order.at))
    joined, choice, problems = _aim(then, order, prepared)
    if prepared.checked is None or choice is None:
        raise UserError.of(prepared.problems + problems)
    checked = replace(prepared.checked, place=prepared.checked.place or unit.actor.place)
    return _Intake(then, order, checked, centre, choice, joined, prepared.proposals).register()


def _aim(
    unit: Unit, order: RegisterVisit, prepared: Prepared
) -> tuple[CaseBrief | None, Choice | None, tuple[Problem, ...]]:
    """The case it belongs to, if it is there already; desk and matter; or what is wrong with them."""
    catalogue = catalogue_now(unit)
    if order.joins_case is None:
        if prepared.checked is None and not (order.desk.strip() or order.matter.strip()):
            return None, None, ()  # nobody chose, and nothing was proposed for words that need a look first
        choice = choose(order.desk, order.matter, prepared.proposals, catalogue.desks, catalogue.matters)
        return (None, choice, ()) if isinstance(choice, Choice) else (None, None, choice)
    found = briefs(unit, [order.joins_case])
    if not found:
        return None, None, (Problem("case.unknown", "joins_case"),)
    if found[0].state not in OPEN_STATES:
        return None, None, (Problem("visit.case_ended", "joins_case"),)
    choice = choose(found[0].desk, found[0].matter, Proposals(), catalogue.desks, catalogue.matters)
    return (found[0], choice, ()) if isinstance(choice, Choice) else (None, None, choice)


@dataclass(frozen=True, slots=True)
class _Intake:
    """One visit on its way through the rooms. ``unit`` tells the moment of the visit, which may be past."""

    unit: Unit
    order: RegisterVisit
    checked: Checked
    centre: Centre
    choice: Choice
    joined: CaseBrief | None
    proposals: Proposals

    def register(self) -> Registered:
        """Through every room, in the order of the walk."""
        unit, desk, matter, checked = self.unit, self.choice.desk, self.choice.matter, self.checked
        number = self.joined.number if self.joined else next_case_number(unit, self.centre.division)
        met = meet(unit, [one.told for one in checked.people])
        earlier, open_before = self._before(met[0])
        case, clocks = (self.joined.case, self.joined.clocks) if self.joined else self._open(number)
        add_applicants(unit, case, self._roles(met), checked.other_party, new=self.joined is None)
        ahead = waiting_on(unit, unit.today).get(desk.code, 0) if checked.tickets else 0
        tickets = tuple(next_ticket(unit, desk.letter) for _ in range(checked.tickets))
        slip = slip_fields(checked, number, tickets, desk, matter, clocks, self.centre, unit.actor.name, self.proposals)
        issued = issue(
            unit, PaperKind.ACCEPTANCE, case, slip, self.centre, place=checked.place, printer=self.order.printer
        )
        made = self._write(case, met, issued.paper)
        if tickets:
            give_tickets(unit, tickets, self._arriving(made, case))
        tell_story(unit, case, self._story(made, issued.number))
        unit.changed("visits", made)
        unit.note(visit=made, case=number, desk=desk.code, matter=matter.code)
        return Registered(
            visit=made,
            case=case,
            case_number=number,
            person=met[0].person,
            ticket=tickets[0] if tickets else "",
            desk=desk.code,
            matter=matter.code,
            ahead=ahead,
            paper=issued,
            clocks=clocks,
            proposals=self.proposals,
            earlier_visits=earlier,
            open_cases=tuple(one.number for one in open_before),
            tickets=tickets,
            joined=self.joined is not None,
        )

    def _arriving(self, made: int, case: int) -> Arriving:
        """Who comes into the queue: all with one ticket, or each with his own."""
        checked, choice = self.checked, self.choice
        return Arriving(
            choice.desk.code,
            choice.matter.code,
            made,
            case,
            priority=checked.priorities[0].value if checked.priorities else "",
            people=checked.count if checked.tickets == 1 else 1,
        )

    def _before(self, speaker: Met) -> tuple[int, tuple[OpenAt, ...]]:
        """How often he was here, and what is open; refused where his ticket for the same matter still waits."""
        if not speaker.known:
            return 0, ()
        if self.joined is None and self.checked.tickets and not self.order.again:
            for waiting in waiting_tickets(self.unit, speaker.person):
                if (waiting.desk, waiting.matter) == (self.choice.desk.code, self.choice.matter.code):
                    raise UserError("visit.waiting_ticket", None, ticket=waiting.number)
        return earlier_visits(self.unit, speaker.person), open_cases_of(self.unit, speaker.person)

    def _open(self, number: str) -> tuple[int, tuple[ClockShown, ...]]:
        checked, matter = self.checked, self.choice.matter
        opening = Opening(
            checked.statement,
            summary(checked.statement),
            matter.code,
            self.choice.desk.code,
            checked.amount_fen,
            checked.willing,
        )
        case = open_case(self.unit, number, opening)
        return case, start_case_clocks(self.unit, case, matter.rule)

    def _roles(self, met: tuple[Met, ...]) -> dict[int, PartyRole]:
        """Everybody once: the speaker, the representatives, the others of a group."""
        roles: dict[int, PartyRole] = {}
        for who, one in zip(met, self.checked.people, strict=True):
            role = PartyRole.REPRESENTATIVE if one.representative else PartyRole.MEMBER
            roles.setdefault(who.person, role if self.order.group else PartyRole.PRINCIPAL)
        return roles

    def _write(self, case: int, met: tuple[Met, ...], paper_id: int) -> int:
        """The visit itself, and who came."""
        unit, checked = self.unit, self.checked
        first = self.proposals.proposals[0] if self.proposals.proposals and not self.proposals.none else None
        made = unit.insert(
            visit,
            at=unit.now,
            place=checked.place,
            account=unit.actor.account,
            who=unit.actor.name[:100],
            case_id=case,
            joined=self.joined is not None,
            person_id=met[0].person,
            name_withheld=checked.name_withheld,
            people=checked.count,
            relation=self._sealed(checked.relation, RELATION),
            priorities=[priority.value for priority in checked.priorities],
            priority_reason=self._sealed(checked.priority_reason, PRIORITY),
            materials=self._sealed(checked.materials, MATERIALS),
            missing=self._sealed(checked.missing, MISSING),
            desk=self.choice.desk.code,
            matter=self.choice.matter.code,
            proposed_desk=first.desk if first else "",
            proposed_matter=first.matter if first else "",
            paper_id=paper_id,
            withdrawn_at=None,
            withdrawn_why=None,
        )
        rows: dict[int, Mapping[str, object]] = {}
        for who, one in zip(met, checked.people, strict=True):
            confirmed = self._sealed(one.confirmed, CONFIRMED)
            row = {"visit_id": made, "person_id": who.person, "representative": one.representative}
            rows.setdefault(who.person, row | {"number_confirmed": confirmed})
        unit.insert_all(visit_person, list(rows.values()))
        return made

    def _sealed(self, text: str, what: str) -> bytes | None:
        return self.unit.vault.seal(text, what) if text else None

    def _story(self, made: int, paper_number: str) -> list[Happened]:
        """What the case's story tells of this visit; of one that joins also what was said, word for word."""
        issued = Happened(EventKind.PAPER_ISSUED, {"number": paper_number})
        if self.joined is not None:
            facts: dict[str, str | int] = {"visit": made}
            if self.checked.amount_fen is not None:
                facts["amount_fen"] = self.checked.amount_fen
            if self.checked.willing is not None:
                facts["willing"] = self.checked.willing.value
            return [Happened(EventKind.VISITED, facts, self.checked.statement), issued]
        routed = Happened(EventKind.ROUTED, {"desk": self.choice.desk.code, "matter": self.choice.matter.code})
        return [Happened(EventKind.REGISTERED, {"visit": made}), routed, issued]


NO_VISIT = 0
"""What a ticket says whose visitor nobody has registered."""


@answers(TakeNumber)
def take_number(unit: Unit, order: TakeNumber) -> NumberTaken:
    """A number into the queue of a desk, while the hall is open."""
    if not centre_now(unit, CentreNow()).founded:
        raise UserError("centre.unfounded")
    desk = catalogue_now(unit).desks.get(order.desk)
    if desk is None:
        raise UserError("visit.desk", "desk")
    if not calendar_now(unit).is_open(unit.now):
        raise UserError("ticket.hall_closed")
    ahead = waiting_on(unit, unit.today).get(desk.code, 0)
    number = next_ticket(unit, desk.letter)
    give_tickets(unit, (number,), Arriving(desk.code, "", NO_VISIT))
    unit.note(desk=desk.code)
    return NumberTaken(number, desk.code, desk.short, ahead)


@answers(WithdrawVisit)
def withdraw_visit(unit: Unit, order: WithdrawVisit) -> None:
    """Take an intake back on its day, while its ticket waits."""
    why = clean_line(order.why, "why")
    if not why:
        raise UserError("paper.why", "why")
    row = unit.row(_VISIT, visit=order.visit)
    if row is None:
        raise UserError("visit.unknown")
    marked = _TAKE_BACK.values(withdrawn_at=unit.now, withdrawn_why=unit.vault.seal(why, WITHDRAWN))
    same_day = hall_day(row.at) == unit.today
    if not (same_day and unit.do(marked, visit_id=order.visit) and withdraw_tickets(unit, order.visit)):
        raise UserError("visit.too_late")
    if row.joined or unit.row(_OTHERS, case=row.case_id, visit=order.visit) is not None:
        tell_story(unit, row.case_id, [Happened(EventKind.WITHDRAWN, {"visit": order.visit}, why)])
    else:
        withdraw_case(unit, row.case_id, why)
    issued = unit.row(_PAPER, paper=row.paper_id)
    if issued is not None and issued.state is PaperState.VALID:
        void(unit, row.paper_id, why)
        tell_story(unit, row.case_id, [Happened(EventKind.PAPER_VOIDED, {"number": issued.number})])
    unit.changed("visits", order.visit)
    unit.note(visit=order.visit)


@answers(DangerHandled)
def danger_handled(unit: Unit, order: DangerHandled) -> None:
    """Nothing but the log entry: what kind of danger, how many words, at which visit."""
    unit.note(danger=[kind.value for kind in order.kinds], words=order.words, visit=order.visit)
