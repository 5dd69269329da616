"""Several visitors with one matter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from hall.asking import Actor
from hall.bootstrap import House
from hall.cases.records import party
from hall.cases.rules import PartyRole, Side
from hall.errors import UserError
from hall.intake.orders import Acquaintances, Group, Known, Member, Registered
from hall.intake.records import visit_person
from hall.papers.orders import IssuedPaper, PaperContent
from hall.people.rules import check_character
from tests.helpers.vectors import codes_of

WAGES = "我们七个人是外县来的，工地上干了三个月，工资一分没给"


def number(order: int) -> str:
    """An invented worker of another county."""
    head = f"4101221980{order % 12 + 1:02d}15{order:03d}"
    return head + check_character(head)


def member(order: int, **more: object) -> Member:
    return Member(name=f"工友{'一二三四五六七八九'[order]}", number=number(order), **more)  # type: ignore[arg-type]


SEVEN = tuple(member(n, representative=n < 5, phone=f"1390000000{n}") for n in range(7))


def parties(house: House, case: int) -> dict[tuple[Side, PartyRole], int]:
    with house.store.reading() as connection:
        rows = connection.execute(select(party).where(party.c.case_id == case)).all()
    found: dict[tuple[Side, PartyRole], int] = {}
    for row in rows:
        found[row.side, row.role] = found.get((row.side, row.role), 0) + 1
    return found


def came(house: House, visit: int) -> int:
    with house.store.reading() as connection:
        return len(connection.execute(select(visit_person).where(visit_person.c.visit_id == visit)).all())


def test_seven_workers_of_another_county(register: Callable[..., Registered], hall_open: House, guide: Actor) -> None:
    group = Group(count=7, relation="同乡同班组", members=SEVEN)
    done = register(
        name="工友一", number=number(0), phone="13900000000", statement=WAGES, group=group, other_party="李工头"
    )
    assert (done.tickets, done.desk) == (("B001",), "D09")
    assert came(hall_open, done.visit) == 7
    assert parties(hall_open, done.case) == {
        (Side.APPLICANT, PartyRole.REPRESENTATIVE): 5,
        (Side.APPLICANT, PartyRole.MEMBER): 2,
        (Side.RESPONDENT, PartyRole.PRINCIPAL): 1,
    }
    issued: IssuedPaper = hall_open.door.ask(guide, PaperContent(number=done.paper.number))
    assert issued.snapshot.fields["head_count"] == "7 人，代表 工友一、工友二、工友三、工友四、工友五"
    assert issued.snapshot.fields["applicant"] == "工友一"
    known: Known = hall_open.door.ask(guide, Acquaintances(number=number(6)))
    assert [one.name for one in known.persons] == ["工友七"]
    assert known.persons[0].open_cases[0].number == done.case_number


def test_the_same_seven_again_are_nobody_new(register: Callable[..., Registered], hall_open: House) -> None:
    group = Group(count=7, members=SEVEN)
    first = register(name="", statement=WAGES, group=group)
    second = register(name="", statement=WAGES, group=group, joins_case=first.case)
    assert (second.person, second.case, second.earlier_visits) == (first.person, first.case, 1)
    assert parties(hall_open, first.case) == {
        (Side.APPLICANT, PartyRole.REPRESENTATIVE): 5,
        (Side.APPLICANT, PartyRole.MEMBER): 2,
    }


def test_a_ticket_each_representative(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor
) -> None:
    done = register_sqlite(name="", statement=WAGES, group=Group(count=7, members=SEVEN, one_ticket=False))
    assert done.tickets == tuple(f"B00{n}" for n in range(1, 6))
    assert done.ticket == "B001"
    issued: IssuedPaper = sqlite_hall.door.ask(guide, PaperContent(number=done.paper.number))
    assert issued.snapshot.fields["ticket"] == "B001–B005"


def test_a_sixth_representative_is_refused_with_the_article(register_sqlite: Callable[..., Registered]) -> None:
    six = tuple(member(n, representative=n < 6) for n in range(7))
    with pytest.raises(UserError) as refused:
        register_sqlite(name="", statement=WAGES, group=Group(count=7, members=six))
    assert [(p.code, p.field, dict(p.params)) for p in refused.value.problems] == [
        ("group.representatives", "members", {"most": 5})
    ]


@pytest.mark.parametrize("count", [-1, 0, 1, 10_000])
def test_a_head_count_that_is_none(register_sqlite: Callable[..., Registered], count: int) -> None:
    with pytest.raises(UserError) as refused:
        register_sqlite(statement=WAGES, group=Group(count=count))
    assert [(p.code, p.field) for p in refused.value.problems] == [("group.count", "group_count")]


def test_a_group_without_a_list_names_whoever_speaks(register_sqlite: Callable[..., Registered]) -> None:
    with pytest.raises(UserError) as refused:
        register_sqlite(name=" ", statement=WAGES, group=Group(count=7))
    assert codes_of(refused) == ["visit.name"]
    assert register_sqlite(name="", name_withheld=True, statement=WAGES, group=Group(count=7)).ticket == "B001"


def test_a_list_longer_than_the_count(register_sqlite: Callable[..., Registered]) -> None:
    with pytest.raises(UserError) as refused:
        register_sqlite(name="另一人", statement=WAGES, group=Group(count=7, members=SEVEN))
    assert codes_of(refused) == ["group.longer_list"]


def test_every_row_of_the_list_is_told_at_once(register_sqlite: Callable[..., Registered]) -> None:
    rows = (
        Member(name="甲", number="110105194912310020", representative=True),
        Member(name="乙\x00", phone="1380013800"),
        Member(name="丙", number="13010519900307301"),
        Member(name="丁", number="11010519491231002X"),
    )
    with pytest.raises(UserError) as refused:
        register_sqlite(name="", statement="", group=Group(count=4, members=rows, relation="\ue000"))
    assert [(p.code, p.field) for p in refused.value.problems] == [
        ("id.check", "members.0.number"),
        ("text.control", "members.1.name"),
        ("id.length", "members.2.number"),
        ("text.private_use", "relation"),
        ("visit.statement", "statement"),
    ]


def test_whoever_speaks_is_found_in_the_list(register_sqlite: Callable[..., Registered], sqlite_hall: House) -> None:
    by_name = register_sqlite(name="工友三", statement=WAGES, group=Group(count=7, members=SEVEN))
    assert came(sqlite_hall, by_name.visit) == 7
    alone = register_sqlite(name="带头人", statement=WAGES, group=Group(count=12))
    assert parties(sqlite_hall, alone.case) == {(Side.APPLICANT, PartyRole.REPRESENTATIVE): 1}
    named = register_sqlite(
        name="", statement=WAGES, again=True, group=Group(count=9, members=(Member(name="甲"), Member()))
    )
    assert came(sqlite_hall, named.visit) == 2


def test_who_stands_twice_in_the_list_came_once(register_sqlite: Callable[..., Registered], sqlite_hall: House) -> None:
    rows = (member(0), member(1), member(0), Member(name="工友二", number=number(1).lower()))
    done = register_sqlite(name="", statement=WAGES, group=Group(count=4, members=rows))
    assert came(sqlite_hall, done.visit) == 2
