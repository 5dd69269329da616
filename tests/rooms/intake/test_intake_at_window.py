"""What a window sees of the visitor it called: the person, his words, his case and its story."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from hall.asking import Actor
from hall.bootstrap import House
from hall.cases.rules import EventKind
from hall.clock import FixedClock
from hall.errors import UserError
from hall.intake.orders import Group, Member, Registered, VisitAtWindow, VisitShown, WithdrawVisit
from hall.intake.rules import Willing
from hall.people.rules import Priority
from hall.staff.rules import Role

NUMBER = "130105195803120049"
WAGES = "在工地干了三个月，包工头拖欠工资一万八"


@pytest.fixture
def look(hall_open: House, worker: Callable[[Role], Actor]) -> Callable[[int], VisitShown]:
    """Look at a visit as a clerk."""

    def ask(visit: int) -> VisitShown:
        found: VisitShown = hall_open.door.ask(worker(Role.CLERK), VisitAtWindow(visit=visit))
        return found

    return ask


def test_the_window_sees_who_came_and_why(
    register: Callable[..., Registered], look: Callable[[int], VisitShown]
) -> None:
    made = register(
        name="王秀兰",
        number=NUMBER,
        phone="13800005678",
        statement=WAGES,
        other_party="宏达劳务公司",
        amount="1.8万",
        willing=Willing.YES,
        materials="考勤照片 3 张",
        priorities=(Priority.ELDERLY,),
        matter="M0901",
    )
    seen = look(made.visit)
    assert (seen.name, seen.birth, seen.phone_masked) == ("王秀兰", date(1958, 3, 12), "138****5678")
    assert (seen.statement, seen.other_party, seen.materials) == (WAGES, "宏达劳务公司", "考勤照片 3 张")
    assert (seen.amount_fen, seen.willing, seen.priorities) == (1_800_000, Willing.YES, (Priority.ELDERLY,))
    assert (seen.people, seen.visit_count) == (1, 1)
    assert seen.case.number == made.case_number
    assert seen.case.clocks == made.clocks
    assert [line.kind for line in seen.story] == [EventKind.PAPER_ISSUED, EventKind.ROUTED, EventKind.REGISTERED]
    assert {line.who for line in seen.story} == {"陈雨"}
    assert NUMBER not in repr(seen)
    assert WAGES not in repr(seen)


def test_who_comes_again_is_heard_with_what_he_says_now(
    register: Callable[..., Registered], look: Callable[[int], VisitShown], clock: FixedClock
) -> None:
    first = register(number=NUMBER, statement=WAGES, amount="18000", willing=Willing.NO, matter="M0901")
    clock.forward(days=2)
    again = register(number=NUMBER, statement="只差三千了", amount="3000", joins_case=first.case)
    seen = look(again.visit)
    assert (seen.statement, seen.amount_fen, seen.willing, seen.visit_count) == ("只差三千了", 300_000, Willing.NO, 2)
    assert [(one.visit < seen.visit, one.matter, one.case) for one in seen.earlier] == [(True, "M0901", seen.case.case)]
    assert look(seen.earlier[0].visit).earlier == ()
    assert [line.kind for line in seen.story[:2]] == [EventKind.PAPER_ISSUED, EventKind.VISITED]
    assert seen.story[1].words == "只差三千了"
    assert look(first.visit).statement == WAGES


def test_a_group_is_counted_and_a_withheld_name_stays_withheld(
    register: Callable[..., Registered], look: Callable[[int], VisitShown]
) -> None:
    members = (Member(name="马建军", representative=True), Member(name="李赟"))
    group = register(statement=WAGES, matter="M0901", group=Group(count=7, relation="同一工地", members=members))
    assert look(group.visit).people == 7
    quiet = register(name="", name_withheld=True, statement="家里的事", matter="M0901")
    assert look(quiet.visit).name == ""


def test_a_visit_that_was_taken_back_is_not_there(
    register: Callable[..., Registered], look: Callable[[int], VisitShown], hall_open: House, guide: Actor
) -> None:
    made = register(statement=WAGES, matter="M0901")
    hall_open.door.enter(guide, WithdrawVisit(visit=made.visit, why="登记错了"))
    with pytest.raises(UserError) as refused:
        look(made.visit)
    assert refused.value.problems[0].code == "visit.unknown"
    with pytest.raises(UserError) as missing:
        hall_open.door.ask(guide, VisitAtWindow(visit=made.visit))
    assert missing.value.problems[0].code == "right.missing"
