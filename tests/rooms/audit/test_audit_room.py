"""The log through the door: written with every order, read in pages, verified whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import delete, update

from hall.asking import SYSTEM, Actor, Right
from hall.audit.orders import AuditList, AuditPage, AuditRow, AuditState, AuditVerify
from hall.audit.records import entry
from hall.bootstrap import House
from hall.clock import FixedClock, in_hall
from hall.errors import UserError
from hall.staff.orders import BarAccount
from hall.store.records import mark
from hall.workdays.orders import SetDay, SetHours
from hall.workdays.rules import DayKind
from tests.helpers.houses import MORNING, another, intruding

AUDITOR = Actor(9, "钱审计", frozenset({Right.SEE_AUDIT}), "窗口 9")
ADMINISTRATOR = Actor(1, "王主任", frozenset({Right.MANAGE_CATALOGUE}), "导办台 1")


def work(house: House, count: int = 5, actor: Actor = ADMINISTRATOR) -> None:
    for number in range(1, count + 1):
        house.door.enter(actor, SetDay(day=date(2026, 12, number), kind=DayKind.OFF))


def pages(house: House, question: AuditList) -> list[AuditRow]:
    """All rows of a question, page after page."""
    rows: list[AuditRow] = []
    while True:
        page: AuditPage = house.door.ask(AUDITOR, question)
        rows += page.rows
        if page.next is None:
            return rows
        assert page.next == page.rows[-1].number
        assert len(page.rows) == question.size
        question = replace(question, before=page.next)


def state(house: House) -> AuditState:
    found: AuditState = house.door.ask(AUDITOR, AuditVerify())
    return found


def test_an_entry_says_who_did_what_where_and_when(house: House) -> None:
    house.door.enter(ADMINISTRATOR, SetHours(day=date(2026, 11, 25), hours="9:00-11:00"))
    page = house.door.ask(AUDITOR, AuditList())
    facts = {"day": "2026-11-25", "hours": "09:00-11:00"}
    said = AuditRow(1, in_hall(MORNING), 1, "王主任", "导办台 1", "workdays.SetHours", facts)
    assert page == AuditPage((said,), None)


@pytest.mark.parametrize("size", [1, 2, 5, 6, 500])
def test_pages_hold_every_entry_once_newest_first(sqlite_house: House, size: int) -> None:
    work(sqlite_house)
    assert [row.number for row in pages(sqlite_house, AuditList(size=size))] == [5, 4, 3, 2, 1]


def test_a_page_stays_where_it_was_while_the_log_grows(house: House) -> None:
    work(house, 4)
    first = house.door.ask(AUDITOR, AuditList(size=2))
    work(house, 3)
    second = house.door.ask(AUDITOR, AuditList(size=2, before=first.next))
    assert [row.number for row in (*first.rows, *second.rows)] == [4, 3, 2, 1]


def test_an_empty_log_has_an_empty_page(house: House) -> None:
    assert house.door.ask(AUDITOR, AuditList()) == AuditPage((), None)
    assert state(house) == AuditState(0, intact=True, first_broken=None, head="")


def test_the_log_is_narrowed_by_account_order_and_time(house: House, clock: FixedClock) -> None:
    work(house, 2)
    clock.forward(hours=1)
    house.door.enter(SYSTEM, SetHours(hours="9:00-12:00"))
    clock.forward(hours=1)
    work(house, 1)

    def numbers(**wanted: object) -> list[int]:
        question = AuditList(**wanted)  # type: ignore[arg-type]
        return [row.number for row in pages(house, question)]

    assert numbers(account=1) == [4, 2, 1]
    assert numbers(account=7) == []
    assert numbers(what="workdays.SetHours") == [3]
    assert numbers(what="workdays") == [4, 3, 2, 1]
    assert numbers(what="work") == numbers(what="%") == []
    assert numbers(since=in_hall(MORNING) + timedelta(hours=1)) == [4, 3]
    assert numbers(until=in_hall(MORNING) + timedelta(hours=1)) == [3, 2, 1]
    assert numbers(account=1, since=datetime(2026, 11, 23, 10, 42), size=1) == [4]


def test_a_refused_order_leaves_no_gap_in_the_numbers(house: House) -> None:
    work(house, 1)
    with pytest.raises(UserError, match=r"staff\.unknown"):
        house.door.enter(SYSTEM, BarAccount(login="nobody", barred=True))
    work(house, 1)
    assert [row.number for row in pages(house, AuditList())] == [2, 1]
    assert state(house).intact


def test_the_log_of_two_houses_is_one_chain(house: House) -> None:
    with another(house) as other:
        for _ in range(3):
            work(house, 1)
            work(other, 1)
        assert state(other) == state(house)
        assert (state(house).entries, state(house).intact) == (6, True)


def test_the_head_is_new_after_every_entry(house: House) -> None:
    heads = []
    for _ in range(3):
        work(house, 1)
        heads.append(state(house).head)
    assert len(set(heads)) == 3
    assert {len(head) for head in heads} == {64}


@pytest.mark.parametrize("column", ["at", "account", "who", "place", "what", "order_id", "facts", "before", "chain"])
def test_every_column_is_guarded(house: House, column: str) -> None:
    work(house)
    values: dict[str, object] = {
        "at": in_hall(MORNING) + timedelta(microseconds=1),
        "account": 2,
        "facts": {"day": "2026-12-04", "kind": "off"},
        "before": bytes(32),
        "chain": bytes(32),
    }
    with intruding(house) as connection:
        connection.execute(update(entry).where(entry.c.id == 3).values({column: values.get(column, "别的")}))
    assert (state(house).entries, state(house).first_broken) == (5, 3)


@pytest.mark.parametrize(
    ("gone", "first"), [((1,), 1), ((3,), 3), ((2, 3), 2), ((5,), 5), ((4, 5), 4), ((1, 2, 3, 4, 5), 1)]
)
def test_removed_entries_are_found_also_at_the_end(house: House, gone: tuple[int, ...], first: int) -> None:
    work(house)
    with intruding(house) as connection:
        connection.execute(delete(entry).where(entry.c.id.in_(gone)))
    assert (state(house).entries, state(house).first_broken) == (5 - len(gone), first)
    work(house, 2)
    assert state(house).first_broken == first


def test_entries_that_changed_places_are_found(house: House) -> None:
    work(house)
    with intruding(house) as connection:
        for old, new in ((2, 99), (4, 2), (99, 4)):
            connection.execute(update(entry).where(entry.c.id == old).values(id=new))
    assert state(house).first_broken == 2


@pytest.mark.parametrize("with_tail", [True, False])
def test_a_head_that_is_gone_is_found_and_the_hall_goes_on(house: House, with_tail: bool) -> None:
    work(house)
    with intruding(house) as connection:
        connection.execute(delete(mark).where(mark.c.name == "audit"))
        if not with_tail:
            connection.execute(delete(entry).where(entry.c.id > 3))
    broken = 6 if with_tail else 4
    assert state(house).first_broken == broken
    work(house)
    assert state(house).first_broken == broken


def test_an_entry_written_without_the_key_is_found(house: House) -> None:
    work(house, 2)
    with house.store.writing() as connection:
        row = connection.execute(entry.select().where(entry.c.id == 2)).mappings().one()
        connection.execute(entry.insert(), dict(row) | {"id": 3, "before": row["chain"], "chain": bytes(32)})
    assert state(house).first_broken == 3


def test_only_the_auditor_reads_the_log(sqlite_house: House) -> None:
    for question in (AuditList(), AuditVerify()):
        with pytest.raises(UserError, match=r"right\.missing"):
            sqlite_house.door.ask(ADMINISTRATOR, question)
