"""Who was here before; search; and that none of it can be read in the database file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from sqlalchemy import select

from hall.asking import Actor
from hall.audit.orders import AuditList, AuditPage
from hall.bootstrap import House
from hall.clock import FixedClock
from hall.errors import UserError
from hall.intake.orders import Acquaintances, Group, Hit, Known, Member, ProposeFor, Registered, Search, WithdrawVisit
from hall.people.matching import Trait
from hall.people.records import trait
from hall.people.rules import PaperType
from hall.routing.rules import Proposals, ReasonKind
from hall.staff.rules import Role
from hall.store.schema import load_records
from tests.helpers.vectors import codes_of

NUMBER, OTHER = "130105199003073019", "11010519491231002X"
PHONE = "13800138000"
WAGES = "在工地干了三个月，包工头拖欠工资一万八"


def known(house: House, actor: Actor, **asked: object) -> list[tuple[str, str]]:
    found: Known = house.door.ask(actor, Acquaintances(**asked))  # type: ignore[arg-type]
    return [(one.by, one.name) for one in found.persons]


def hits(house: House, actor: Actor, typed: str, kind: str = "all") -> list[tuple[str, int, str]]:
    found: tuple[Hit, ...] = house.door.ask(actor, Search(text=typed, kind=kind))
    return [(one.kind, one.id, one.why) for one in found]


def test_a_returning_visitor_is_shown_before_anything_is_saved(
    register: Callable[..., Registered], hall_open: House, guide: Actor, clock: FixedClock
) -> None:
    first = register(number=NUMBER, phone=PHONE, statement=WAGES, matter="M0901")
    clock.forward(days=1)
    second = register(number=NUMBER, statement="邻居天天半夜吵闹", desk="D03", matter="M0301")
    found: Known = hall_open.door.ask(guide, Acquaintances(number="130105 19900307 3019"))
    (one,) = found.persons
    assert (one.person, one.by, one.name) == (first.person, "number", "王小明")
    assert (one.number_masked, one.phone_masked) == ("130105********3019", "138****8000")
    assert (one.visit_count, one.waiting_ticket) == (2, second.ticket)
    assert [(past.visit, past.desk, past.case_number, past.case_open, past.ticket) for past in one.visits] == [
        (second.visit, "D03", second.case_number, True, second.ticket),
        (first.visit, "D09", first.case_number, True, first.ticket),
    ]
    assert [case.number for case in one.open_cases] == [second.case_number, first.case_number]
    assert one.open_cases[1].clocks[0].line == first.clocks[0].line


def test_only_a_number_is_sure(register: Callable[..., Registered], hall_open: House, guide: Actor) -> None:
    register(number=NUMBER, phone=PHONE)
    register(name="李四", phone=PHONE)
    assert known(hall_open, guide, number=NUMBER, phone=PHONE) == [("number", "王小明"), ("phone", "李四")]
    assert known(hall_open, guide, phone="+86 138-0013-8000") == [("phone", "李四"), ("phone", "王小明")]
    assert known(hall_open, guide, name="王 小 明") == [("name", "王小明")]
    assert known(hall_open, guide, number=OTHER, name="王小明") == [("name", "王小明")]
    assert known(hall_open, guide, number=NUMBER[:-1]) == []


def test_a_citizen_number_is_one_whatever_paper_shows_it(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor
) -> None:
    first = register_sqlite(number=NUMBER)
    assert register_sqlite(number=NUMBER, paper_type=PaperType.HOUSEHOLD, again=True).person == first.person
    assert register_sqlite(number="E12345678", paper_type=PaperType.PASSPORT).person != first.person
    assert known(sqlite_hall, guide, number=NUMBER, paper_type=PaperType.TEMPORARY_ID) == [("number", "王小明")]


def test_what_is_told_later_stands_beside_it_newest_first(
    register: Callable[..., Registered], hall_open: House, guide: Actor, clock: FixedClock
) -> None:
    first = register(name="王晓明", number=NUMBER, phone=PHONE)
    clock.forward(days=1)
    second = register(name="王小明", number=NUMBER, phone="0311-88888888", address="青河县南街 5 号")
    assert second.person == first.person
    found: Known = hall_open.door.ask(guide, Acquaintances(number=NUMBER))
    assert (found.persons[0].name, found.persons[0].phone_masked) == ("王小明", "0311-****8888")
    assert known(hall_open, guide, phone=PHONE) == [("phone", "王小明")]
    clock.forward(days=1)
    register(name="王晓明", number=NUMBER, phone=PHONE)
    found = hall_open.door.ask(guide, Acquaintances(number=NUMBER))
    assert (found.persons[0].name, found.persons[0].phone_masked) == ("王晓明", "138****8000")
    with hall_open.store.reading() as connection:
        kinds = list(connection.execute(select(trait.c.kind).where(trait.c.person_id == first.person)).scalars())
    told = {kind: kinds.count(kind) for kind in (Trait.NAME, Trait.NUMBER, Trait.PHONE, Trait.ADDRESS)}
    assert told == {Trait.NAME: 2, Trait.NUMBER: 1, Trait.PHONE: 2, Trait.ADDRESS: 1}


def test_name_and_telephone_together_are_the_same_person(register_sqlite: Callable[..., Registered]) -> None:
    first = register_sqlite(phone=PHONE)
    assert register_sqlite(phone=PHONE, number=NUMBER, again=True).person == first.person
    assert register_sqlite(phone=PHONE, number=OTHER).person != first.person
    assert register_sqlite(name="李四", phone=PHONE).person != first.person
    assert register_sqlite().person != first.person


def test_a_visit_taken_back_leaves_nobody_known(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor
) -> None:
    done = register_sqlite(number=NUMBER)
    sqlite_hall.door.enter(guide, WithdrawVisit(visit=done.visit, why="登错了人"))
    assert known(sqlite_hall, guide, number=NUMBER, name="王小明") == []


def test_full_data_is_for_those_who_may(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, supervisor: Actor
) -> None:
    register_sqlite(number=NUMBER, phone=PHONE)
    found: Known = sqlite_hall.door.ask(supervisor, Acquaintances(number=NUMBER))
    assert (found.persons[0].number_masked, found.persons[0].phone_masked) == (NUMBER, PHONE)


def test_his_open_case_pulls_the_next_visit(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor
) -> None:
    first = register_sqlite(number=NUMBER, statement=WAGES, phone=PHONE)
    asked: Proposals = sqlite_hall.door.ask(guide, ProposeFor(statement="上次那件事", number=NUMBER))
    assert asked.proposals[0].desk == first.desk
    assert ReasonKind.OPEN_CASE in {reason.kind for reason in asked.proposals[0].reasons}
    assert asked.proposals[0].waiting == 1
    by_phone: Proposals = sqlite_hall.door.ask(guide, ProposeFor(statement="上次那件事", phone=PHONE))
    assert by_phone.proposals[0].desk == first.desk
    nobody: Proposals = sqlite_hall.door.ask(guide, ProposeFor(statement="上次那件事", number=OTHER))
    assert nobody.none
    assert register_sqlite(number=NUMBER, statement="上次那件事", again=True).desk == first.desk


def test_search_by_every_number(register: Callable[..., Registered], hall_open: House, guide: Actor) -> None:
    done = register(name="单小明", number=NUMBER, phone=PHONE, statement=WAGES)
    register(name="欧阳建国", number=OTHER, phone="0311-88880042")
    case, person, paper = ("case", done.case), ("person", done.person), ("paper", done.paper.paper)
    assert hits(hall_open, guide, done.case_number) == [(*case, "number")]
    assert hits(hall_open, guide, done.ticket.lower()) == [(*case, "ticket")]
    for typed in (done.paper.number, "综治受[2026] 0001号"):
        assert hits(hall_open, guide, typed) == [(*paper, "number"), (*case, "number")]
    spaced = " ".join(done.paper.token[at : at + 5] for at in range(0, 30, 5))
    assert hits(hall_open, guide, spaced) == [(*paper, "code"), (*case, "code")]
    assert hits(hall_open, guide, NUMBER) == [(*case, "id"), (*person, "id")]
    assert hits(hall_open, guide, "138 0013 8000") == [(*case, "phone"), (*person, "phone")]
    assert hits(hall_open, guide, "8000") == [(*case, "phone_tail"), (*person, "phone_tail")]
    assert hits(hall_open, guide, "073019") == [(*case, "id_tail"), (*person, "id_tail")]
    assert hits(hall_open, guide, "173019") == []
    assert [hit[2] for hit in hits(hall_open, guide, "002x", "person")] == ["id_tail"]
    assert hits(hall_open, guide, "单小", "person") == hits(hall_open, guide, "單小明", "person") == [(*person, "name")]
    assert hits(hall_open, guide, "小明", "person") == [(*person, "name")]
    for letters in ("sxm", "DXM", "dx"):
        assert hits(hall_open, guide, letters, "person") == [(*person, "initials")]
    assert hits(hall_open, guide, "xm") == []
    assert hits(hall_open, guide, "") == hits(hall_open, guide, "没有这个人") == []


def test_what_a_hit_says_is_masked(
    register_sqlite: Callable[..., Registered], sqlite_hall: House, guide: Actor
) -> None:
    register_sqlite(number=NUMBER, phone=PHONE, matter="M0901")
    found: tuple[Hit, ...] = sqlite_hall.door.ask(guide, Search(text=NUMBER))
    assert [hit.title for hit in found] == [
        "130105-2026-000001 拖欠农民工工资投诉",
        "王小明 130105********3019 138****8000",
    ]
    with pytest.raises(UserError) as refused:
        sqlite_hall.door.ask(guide, Search(text="\x00"))
    assert codes_of(refused) == ["text.control"]


SECRETS = (
    NUMBER,
    OTHER,
    PHONE,
    "03118888",
    "南街甲5号",
    "拖欠工资一万八",
    "宏达建筑",
    "同乡七人",
    "看过原件",
    "腿脚不便",
    "考勤表",
)


def test_nothing_personal_can_be_read_in_the_file(
    register_sqlite: Callable[..., Registered],
    sqlite_hall: House,
    guide: Actor,
    worker: Callable[[Role], Actor],
) -> None:
    done = register_sqlite(
        number=NUMBER,
        phone=PHONE,
        address="青河县南街甲5号",
        statement=WAGES,
        other_party="宏达建筑",
        materials="考勤表",
        priority_reason="腿脚不便",
    )
    members = (
        Member(name="李四", number=OTHER, phone="0311-88888888"),
        Member(name="赵一", number="110105194912310020", number_confirmed="看过原件"),
    )
    register_sqlite(name="", group=Group(count=3, relation="同乡七人", members=members))
    sqlite_hall.door.enter(guide, WithdrawVisit(visit=done.visit, why="王小明说拖欠工资一万八是别人的事"))
    with sqlite_hall.store.writing() as connection:
        everything = "\n".join(
            str(tuple(row)) for table in load_records().sorted_tables for row in connection.execute(select(table))
        )
    file = sqlite_hall.store.file
    assert file is not None
    link = sqlite3.connect(file)
    link.execute("PRAGMA wal_checkpoint(FULL)")
    link.close()
    stored = b"".join(one.read_bytes() for one in file.parent.glob(f"{file.name}*"))
    page: AuditPage = sqlite_hall.door.ask(worker(Role.AUDITOR), AuditList())
    logged = "\n".join(str(row) for row in page.rows)
    assert "王小明" in everything  # names stand open, so that people are found by them
    assert "王小明".encode() in stored
    assert "王小明" not in logged
    for secret in SECRETS:
        assert secret not in everything
        assert secret.encode() not in stored
        assert secret not in logged
