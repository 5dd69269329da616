"""Who takes part, on both sides; and who must not have or see a case therefore."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.asking import SYSTEM, Actor, Question, Right
from hall.cases.orders import (
    AddParty,
    Assign,
    CaseByNumber,
    CaseFileOf,
    CaseList,
    DispatchTo,
    OverdueNow,
    PartiesOf,
    Progress,
    Recall,
    RemoveParty,
    TakeUp,
    TimelineOf,
    TransferCase,
    TurningNext,
)
from hall.cases.rules import PartyRole, Side, barred_units
from hall.errors import UserError
from hall.intake.orders import Acquaintances, RecentVisits, Search, VisitAtWindow
from hall.staff.orders import ActorFor, AddAccount
from hall.staff.rules import Role
from tests.helpers.casework import Desk, worker
from tests.helpers.queue import on_both, on_sqlite
from tests.helpers.vectors import codes_of

FIRM = "91130105MA0ABCDE6P"


def added(desk: Desk, case: int, side: Side, name: str, **more: object) -> int:
    order = AddParty(case=case, side=side, name=name, **more)  # type: ignore[arg-type]
    made: int = desk.house.door.enter(worker(Role.GUIDE), order).answer
    return made


def refused(desk: Desk, order: object) -> list[str]:
    with pytest.raises(UserError) as told:
        desk.house.door.enter(SYSTEM, order)  # type: ignore[arg-type]
    return codes_of(told)


def hired(desk: Desk, login: str, name: str, at: str, role: Role = Role.CLERK) -> Actor:
    """Somebody with an account at a desk."""
    order = AddAccount(
        login=login, name=name, password="Hall-2026-door!", roles=frozenset({role}), desk=at, must_change=False
    )
    desk.house.door.enter(SYSTEM, order)
    found: Actor = desk.house.door.ask(SYSTEM, ActorFor(login=login))
    return found


@on_both
def test_many_on_both_sides(desk: Desk) -> None:
    """Seventeen firms and their lawyer against one; each with its credit code."""
    done = desk.case(other_party="宏达建筑公司")
    firms = [added(desk, done.case, Side.APPLICANT, f"第{n}供货商", credit_code=FIRM) for n in range(17)]
    added(desk, done.case, Side.APPLICANT, "李律师", role=PartyRole.AGENT, acts_for=firms[0])
    rows = desk.house.door.ask(worker(Role.GUIDE), PartiesOf(number=done.case_number))
    assert [one.name for one in rows][:2] == ["张三", "宏达建筑公司"]
    assert [one.side for one in rows].count(Side.APPLICANT) == 19
    assert {one.credit_code for one in rows if one.party in firms} == {FIRM}
    assert rows[-1].acts_for == firms[0]
    desk.house.door.enter(worker(Role.SUPERVISOR), RemoveParty(party=firms[0], why="已另行和解"))
    left = desk.house.door.ask(worker(Role.GUIDE), PartiesOf(number=done.case_number))
    assert len(left) == len(rows) - 2, "his lawyer goes with him"
    assert [one.line for one in desk.story(done.case_number).lines][:2] == ["申请方减少当事人", "申请方增加当事人"]


@on_sqlite
def test_what_is_no_party_is_said(desk: Desk) -> None:
    done = desk.case()
    case = done.case
    applicant = desk.house.door.ask(SYSTEM, PartiesOf(number=done.case_number))[0].party
    for order, code in (
        (AddParty(case=99, side=Side.RESPONDENT, name="甲"), "case.unknown"),
        (AddParty(case=case, side=Side.RESPONDENT, name=" "), "party.name"),
        (AddParty(case=case, side=Side.APPLICANT, name="张三"), "party.there"),
        (AddParty(case=case, side=Side.APPLICANT, name="王律师", role=PartyRole.AGENT), "party.acts_for"),
        (
            AddParty(case=case, side=Side.RESPONDENT, name="王", role=PartyRole.AGENT, acts_for=applicant),
            "party.acts_for",
        ),
        (AddParty(case=case, side=Side.APPLICANT, name="王", acts_for=applicant), "party.acts_for"),
        (AddParty(case=case, side=Side.RESPONDENT, name="厂", credit_code=FIRM[:-1] + "Q"), "uscc.check"),
        (AddParty(case=case, side=Side.RESPONDENT, name="局", unit="D99"), "visit.desk"),
        (RemoveParty(party=applicant, why="弄错了"), "party.last"),
        (RemoveParty(party=applicant, why=" "), "case.needs_why"),
        (RemoveParty(party=999, why="弄错了"), "party.unknown"),
    ):
        assert refused(desk, order) == [code], order


@on_both
def test_a_report_against_a_unit_never_reaches_it(desk: Desk) -> None:
    done = desk.case()
    number = done.case_number
    inside = hired(desk, "insider", "赵六", "D06")
    outside = hired(desk, "outsider", "钱七", "D09")
    door = desk.house.door
    assert [row.number for row in door.ask(inside, CaseList()).rows] == [number]
    added(desk, done.case, Side.RESPONDENT, "公安局", unit="D06")
    for order in (Assign(case=done.case, desk="D06"), Assign(case=done.case, desk="D06", handler="insider")):
        assert desk.refused(order) == ["visit.excluded"]
    desk.move(Assign(case=done.case, desk="D09", handler="outsider"))
    assert desk.refused(TransferCase(case=done.case, desk="D06", why="归他们管")) == ["visit.excluded"]
    assert desk.refused(DispatchTo(case=done.case, desk="D06", task="核查")) == ["visit.excluded"]
    for question in (CaseFileOf(number=number), TimelineOf(number=number), PartiesOf(number=number)):
        with pytest.raises(UserError) as told:
            door.ask(inside, question)
        assert codes_of(told) == ["case.closed_to_you"]
        door.ask(outside, question)
    with pytest.raises(UserError) as told:
        door.enter(inside, Progress(case=done.case, words="我来看看"))
    assert codes_of(told) == ["case.closed_to_you"]
    assert door.ask(inside, CaseList()).rows == ()
    assert len(door.ask(outside, CaseList()).rows) == 1


@on_both
def test_no_answer_tells_the_reported_unit_of_the_case(desk: Desk) -> None:
    """Neither by number nor by name, in no list and at no window; everybody else is told as ever."""
    done = desk.case(name="孙大圣")
    inside = replace(hired(desk, "insider", "赵六", "D06"), rights=frozenset(Right))
    outside = replace(hired(desk, "outsider", "钱七", "D09"), rights=frozenset(Right))
    asked: list[tuple[Question, Callable[[Any], object]]] = [
        (CaseByNumber(number=done.case_number), lambda brief: [brief.number]),
        (VisitAtWindow(visit=done.visit), lambda shown: [shown.case.number]),
        (TurningNext(), lambda lines: [one.number for one in lines]),
        (Search(text=done.case_number), lambda hits: hits),
        (Search(text="孙大圣", kind="case"), lambda hits: hits),
        (Search(text=done.paper.number, kind="paper"), lambda hits: hits),
        (RecentVisits(), lambda rows: rows),
        (Acquaintances(name="孙大圣"), lambda known: [(one.visits, one.open_cases) for one in known.persons]),
    ]
    door = desk.house.door
    before = [found(door.ask(inside, question)) for question, found in asked]
    assert all(before)
    added(desk, done.case, Side.RESPONDENT, "公安局", unit="D06")
    for question, _ in asked[:2]:
        with pytest.raises(UserError) as told:
            door.ask(inside, question)
        assert codes_of(told) == ["case.closed_to_you"]
    for question, found in asked[2:-1]:
        assert not found(door.ask(inside, question)), question
    assert asked[-1][1](door.ask(inside, asked[-1][0])) == [((), ())]
    assert [found(door.ask(outside, question)) for question, found in asked][:-1] == before[:-1]


@on_both
def test_a_late_case_is_not_counted_for_the_reported_unit(desk: Desk) -> None:
    done = desk.case()
    inside = hired(desk, "insider", "赵六", "D06", Role.GUIDE)
    added(desk, done.case, Side.RESPONDENT, "公安局", unit="D06")
    desk.clock.forward(days=40)
    for actor, lines in ((inside, 0), (SYSTEM, 1)):
        late = desk.house.door.ask(actor, OverdueNow())
        assert len(late.cases) == lines
        assert sum(late.counts.values()) == lines


@on_sqlite
def test_a_unit_that_has_the_case_is_not_named_before_it_gives_it_away(desk: Desk) -> None:
    done = desk.case()
    desk.move(Assign(case=done.case, desk="D06"))
    against = AddParty(case=done.case, side=Side.RESPONDENT, name="公安局", unit="D06")
    assert refused(desk, against) == ["party.at_desk"]
    desk.move(TransferCase(case=done.case, desk="D09", why="涉及公安局"))
    sent = desk.move(DispatchTo(case=done.case, desk="D06", task="核查"))
    assert refused(desk, against) == ["party.at_desk"]
    desk.move(Recall(case=done.case, dispatch=sent.dispatch or 0, why="回避"))
    desk.house.door.enter(SYSTEM, against)


@on_sqlite
def test_nobody_handles_his_own_matter(desk: Desk) -> None:
    done = desk.case(name="赵六")
    himself = hired(desk, "insider", "赵六", "D09")
    assert desk.refused(Assign(case=done.case, desk="D09", handler="insider")) == ["case.conflict_person"]
    with pytest.raises(UserError) as told:
        desk.house.door.enter(himself, TakeUp(case=done.case))
    assert codes_of(told) == ["case.conflict_person"]


@given(st.lists(st.tuples(st.sampled_from(Side), st.sampled_from(["", "D01", "D02", "D03"]))))
def test_only_the_other_sides_units_are_barred(parties: list[tuple[Side, str]]) -> None:
    barred = barred_units(parties)
    assert "" not in barred
    for code in ("D01", "D02", "D03"):
        assert (code in barred) == ((Side.RESPONDENT, code) in parties)
