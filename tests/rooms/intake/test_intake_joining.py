"""Coming again: recognised, joined to the open case, no second ticket by mistake; and taking an intake back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from hall.asking import Actor
from hall.bootstrap import House
from hall.cases.orders import CaseBrief, CaseByNumber
from hall.cases.records import event, party
from hall.cases.rules import CaseState, EventKind, Side
from hall.clock import FixedClock
from hall.clocks.records import clock as clock_table
from hall.clocks.rules import ClockState
from hall.errors import UserError
from hall.intake.orders import Acquaintances, Known, RecentVisits, Registered, WithdrawVisit
from hall.papers.orders import PaperContent, PrintJobs
from hall.papers.rules import JobState, PaperState
from hall.queueing.orders import WaitingNow
from hall.queueing.records import ticket
from hall.queueing.rules import TicketState
from tests.helpers.vectors import codes_of

NUMBER = "130105199003073019"
WAGES = "在工地干了三个月，包工头拖欠工资一万八"


def story(house: House, case: int) -> list[EventKind]:
    with house.store.reading() as connection:
        return list(
            connection.execute(select(event.c.kind).where(event.c.case_id == case).order_by(event.c.id)).scalars()
        )


def brief(house: House, actor: Actor, number: str) -> CaseBrief:
    found: CaseBrief = house.door.ask(actor, CaseByNumber(number=number))
    return found


def test_a_visit_joins_the_open_case(
    register: Callable[..., Registered], hall_open: House, guide: Actor, clock: FixedClock
) -> None:
    first = register(number=NUMBER, statement=WAGES, matter="M0901")
    clock.forward(days=2)
    second = register(number=NUMBER, statement="再来问问，还是没给钱", joins_case=first.case, desk="D01")
    assert (second.case, second.case_number, second.joined) == (first.case, first.case_number, True)
    assert (second.desk, second.matter, second.ticket) == ("D09", "M0901", "B001")
    assert (second.earlier_visits, second.open_cases) == (1, (first.case_number,))
    assert [one.due for one in second.clocks] == [one.due for one in first.clocks]
    assert second.clocks[0].colour == "orange"
    assert second.paper.number == "综治受〔2026〕0002号"
    assert story(hall_open, first.case) == [
        EventKind.REGISTERED,
        EventKind.ROUTED,
        EventKind.PAPER_ISSUED,
        EventKind.VISITED,
        EventKind.PAPER_ISSUED,
    ]
    assert brief(hall_open, guide, first.case_number).summary == WAGES


def test_the_other_side_is_named_once(register_sqlite: Callable[..., Registered], sqlite_hall: House) -> None:
    first = register_sqlite(number=NUMBER, statement=WAGES, other_party="宏达建筑")
    register_sqlite(number=NUMBER, statement="再问", other_party="宏达建筑", joins_case=first.case)
    register_sqlite(number=NUMBER, statement="还有他", other_party="李工头", joins_case=first.case, amount="900")
    with sqlite_hall.store.reading() as connection:
        rows = connection.execute(select(party).where(party.c.side == Side.RESPONDENT)).all()
        facts = connection.execute(select(event.c.facts).where(event.c.kind == EventKind.VISITED)).scalars().all()
    assert len(rows) == 2
    assert [one.get("amount_fen") for one in facts] == [None, 90_000]


def test_no_case_to_join(register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor) -> None:
    with pytest.raises(UserError) as refused:
        register_sqlite(joins_case=77)
    assert [(p.code, p.field) for p in refused.value.problems] == [("case.unknown", "joins_case")]
    done = register_sqlite()
    sqlite_hall.door.enter(guide, WithdrawVisit(visit=done.visit, why="登错了"))
    with pytest.raises(UserError) as refused:
        register_sqlite(joins_case=done.case)
    assert codes_of(refused) == ["visit.case_ended"]


def test_a_second_ticket_for_the_same_matter_is_asked_about(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor, clock: FixedClock
) -> None:
    first = register_sqlite(number=NUMBER, statement=WAGES)
    known: Known = sqlite_hall.door.ask(guide, Acquaintances(number=NUMBER))
    assert known.persons[0].waiting_ticket == first.ticket
    with pytest.raises(UserError) as refused:
        register_sqlite(number=NUMBER, statement=WAGES)
    assert [(p.code, p.field, dict(p.params)) for p in refused.value.problems] == [
        ("visit.waiting_ticket", None, {"ticket": first.ticket})
    ]
    assert register_sqlite(number=NUMBER, statement=WAGES, take_ticket=False).ticket == ""
    assert register_sqlite(number=NUMBER, statement="邻居天天吵闹", desk="D03").ticket == "B002"
    assert register_sqlite(number=NUMBER, statement=WAGES, again=True).ticket == "B003"
    clock.forward(days=1)
    assert register_sqlite(number=NUMBER, statement=WAGES).ticket == "B001"


def test_an_intake_is_taken_back(register: Callable[..., Registered], hall_open: House, guide: Actor) -> None:
    done = register(number=NUMBER, statement=WAGES)
    changes = hall_open.door.enter(guide, WithdrawVisit(visit=done.visit, why="登记后马上撤回")).changes
    assert set(changes.topics) >= {"visits", "tickets", "cases", "papers", "jobs"}
    assert hall_open.door.ask(guide, WaitingNow()) == {}
    assert hall_open.door.ask(guide, RecentVisits()) == ()
    assert hall_open.door.ask(guide, Acquaintances(number=NUMBER)) == Known()
    taken = brief(hall_open, guide, done.case_number)
    assert (taken.state, taken.paper_number) == (CaseState.WITHDRAWN, "")
    assert {one.colour for one in taken.clocks} == {"met"}
    assert story(hall_open, done.case)[-2:] == [EventKind.WITHDRAWN, EventKind.PAPER_VOIDED]
    paper = hall_open.door.ask(guide, PaperContent(number=done.paper.number)).row
    assert (paper.state, paper.void_reason) == (PaperState.VOID, "登记后马上撤回")
    assert hall_open.door.ask(guide, PrintJobs())[0].state is JobState.DROPPED
    after = register(number=NUMBER, statement=WAGES)
    assert (after.ticket, after.paper.number, after.case_number) == (
        "B002",
        "综治受〔2026〕0002号",
        "130105-2026-000002",
    )
    assert (after.person, after.earlier_visits, after.open_cases) == (done.person, 0, ())


def test_taking_back_a_joined_visit_leaves_the_case(
    register: Callable[..., Registered], hall_open: House, guide: Actor
) -> None:
    first = register(number=NUMBER, statement=WAGES)
    second = register(number=NUMBER, statement="再问一次", joins_case=first.case)
    hall_open.door.enter(guide, WithdrawVisit(visit=second.visit, why="点错了"))
    assert brief(hall_open, guide, first.case_number).state is CaseState.ACCEPTED
    with hall_open.store.reading() as connection:
        states = set(connection.execute(select(clock_table.c.state)).scalars())
    assert states == {ClockState.RUNNING}


def test_a_case_somebody_joined_outlives_its_first_visit(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor
) -> None:
    first = register_sqlite(number=NUMBER, statement=WAGES)
    register_sqlite(name="李四", statement="也是这件事", joins_case=first.case)
    sqlite_hall.door.enter(guide, WithdrawVisit(visit=first.visit, why="点错了"))
    assert brief(sqlite_hall, guide, first.case_number).state is CaseState.ACCEPTED


def test_what_cannot_be_taken_back(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor, clock: FixedClock
) -> None:
    def refusal(visit: int, why: str = "登错了") -> list[str]:
        with pytest.raises(UserError) as refused:
            sqlite_hall.door.enter(guide, WithdrawVisit(visit=visit, why=why))
        return codes_of(refused)

    done, called, gone = (register_sqlite() for _ in range(3))
    assert refusal(done.visit, " \u200b ") == ["paper.why"]
    assert refusal(99) == ["visit.unknown"]
    with sqlite_hall.store.writing() as connection:
        connection.execute(ticket.update().where(ticket.c.visit_id == called.visit).values(state=TicketState.CALLED))
    assert refusal(called.visit) == ["visit.too_late"]
    sqlite_hall.door.enter(guide, WithdrawVisit(visit=gone.visit, why="登错了"))
    assert refusal(gone.visit) == ["visit.too_late"]
    clock.forward(days=1)
    assert refusal(done.visit) == ["visit.too_late"]
    assert brief(sqlite_hall, guide, done.case_number).state is CaseState.ACCEPTED


def test_a_visit_without_a_ticket_can_be_taken_back(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor
) -> None:
    done = register_sqlite(take_ticket=False)
    sqlite_hall.door.enter(guide, WithdrawVisit(visit=done.visit, why="登错了"))
    assert brief(sqlite_hall, guide, done.case_number).state is CaseState.WITHDRAWN
