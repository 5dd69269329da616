"""The first start: a hall stands whole, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from hall.asking import NOBODY, SYSTEM, Right, new_order_id
from hall.audit.records import entry
from hall.bootstrap import House
from hall.catalogue.orders import Desks
from hall.centre.orders import Centre, CentreNow
from hall.errors import Conflict, UserError
from hall.founding.orders import Founded, FoundHall
from hall.staff.orders import AccountRow, Accounts, ActorFor, SignIn
from hall.staff.rules import Role
from hall.store.base import metadata
from hall.workdays.orders import CalendarNow
from tests.helpers.houses import another

FOUND = FoundHall(
    centre_name=" 长安区综治中心 ",
    division="１３０１０５",
    admin_name="王 主任",
    login="WangZR",
    password="Spring-2026",
    phone="0311-86700000",
)


def again(order: FoundHall, **changes: str) -> FoundHall:
    """The same first start under a new order id."""
    return replace(order, order_id=new_order_id(), **changes)


def test_a_founded_hall_has_a_name_a_calendar_desks_and_an_administrator(house: House) -> None:
    done = house.door.enter(NOBODY, FOUND)
    account = done.answer.account
    assert house.door.ask(NOBODY, CentreNow()) == Centre("长安区综治中心", "130105", "0311-86700000", founded=True)
    assert house.door.ask(NOBODY, CalendarNow()).why_off(date(2026, 10, 1)) == "国庆节"
    assert house.door.ask(NOBODY, CalendarNow()).published >= {2026}
    assert len(house.door.ask(NOBODY, Desks())) == 43
    assert house.door.ask(SYSTEM, Accounts()) == (
        AccountRow(account, "wangzr", "王主任", frozenset({Role.ADMINISTRATOR}), "", barred=False),
    )
    assert set(done.changes.topics) >= {"centre", "workdays", "accounts"}


def test_the_administrator_signs_in_at_once(house: House) -> None:
    house.door.enter(NOBODY, FOUND)
    signed = house.door.enter(NOBODY, SignIn(login="wangzr", password="Spring-2026")).answer
    assert not signed.must_change
    assert signed.actor.may(Right.MANAGE_ACCOUNTS)
    assert signed.actor == house.door.ask(SYSTEM, ActorFor())


def test_a_hall_is_founded_once(house: House) -> None:
    first = house.door.enter(NOBODY, FOUND)
    assert house.door.enter(NOBODY, FOUND) == first
    for other in (again(FOUND, login="second"), again(FOUND, division="")):
        with pytest.raises(UserError, match=r"centre\.founded"):
            house.door.enter(NOBODY, other)
    assert len(house.door.ask(SYSTEM, Accounts())) == 1


def test_of_two_first_starts_at_once_one_founds(house: House) -> None:
    start = Barrier(2)
    told: list[object] = []

    def found(opened: House, login: str) -> None:
        start.wait()
        try:
            told.append(type(opened.door.enter(NOBODY, again(FOUND, login=login)).answer))
        except UserError as refused:
            told.append(refused.problems[0].code)

    with another(house) as other:
        threads = [Thread(target=found, args=(house, "first")), Thread(target=found, args=(other, "second"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(told, key=str) == [Founded, "centre.founded"]
    assert len(house.door.ask(SYSTEM, Accounts())) == 1


def test_everything_wrong_is_said_at_once_and_nothing_is_left(house: House) -> None:
    order = FoundHall(centre_name="", division="13", admin_name="", login="a", password="x", phone="无")
    with pytest.raises(UserError) as refused:
        house.door.enter(NOBODY, order)
    assert [(problem.code, problem.field) for problem in refused.value.problems] == [
        ("centre.name", "centre_name"),
        ("centre.division", "division"),
        ("centre.phone", "phone"),
        ("staff.name", "admin_name"),
        ("staff.login", "login"),
        ("staff.password_short", "password"),
    ]
    assert filled(house) == set()


def filled(house: House) -> set[str]:
    """The tables that hold something, besides the database's own marks."""
    with house.store.reading() as connection:
        counts = {
            table.name: connection.scalar(select(func.count()).select_from(table)) for table in metadata.sorted_tables
        }
    return {name for name, count in counts.items() if count} - {"mark"}


def test_an_interrupted_first_start_leaves_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as change:
        change.setattr("hall.founding.service.open_account", stop)
        with pytest.raises(KeyboardInterrupt):
            house.door.enter(NOBODY, FOUND)
    assert filled(house) == set()
    assert house.door.enter(NOBODY, FOUND).answer.account > 0


def test_the_log_begins_with_the_first_start_and_names_nobody(house: House) -> None:
    account = house.door.enter(NOBODY, FOUND).answer.account
    with house.store.reading() as connection:
        row = connection.execute(select(entry)).one()
    assert (row.id, row.what) == (1, "founding.FoundHall")
    assert (row.facts["division"], row.facts["account"]) == ("130105", account)
    assert [word for word in ("王", "wangzr", "Spring") if word in str(row)] == []


def test_somebody_elses_order_of_the_same_id_is_a_mix_up(house: House) -> None:
    house.door.enter(NOBODY, FOUND)
    with pytest.raises(Conflict):
        house.door.enter(house.door.ask(SYSTEM, ActorFor()), FOUND)
