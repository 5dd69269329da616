"""Signing in, lock-out, passwords and accounts, through the door."""

from __future__ import annotations

from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import select

from hall.asking import NOBODY, SYSTEM, Actor, Right
from hall.audit.records import entry
from hall.bootstrap import House
from hall.clock import FixedClock
from hall.errors import UserError
from hall.staff import passwords
from hall.staff.orders import AccountRow, Accounts, ActorFor, AddAccount, BarAccount, ChangePassword, SignedIn, SignIn
from hall.staff.records import account
from hall.staff.rules import Role, rights_of
from hall.staff.service import try_sign_in
from hall.store.unit import PREPARERS, Reading
from tests.helpers.houses import another
from tests.helpers.vectors import codes_of

PASSWORD = "Spring-2026"
DESK = "导办台 1"


def add(house: House, login: str = "sunli", name: str = "孙丽", *roles: Role, **rest: Any) -> int:
    order = AddAccount(
        login=login, name=name, password=PASSWORD, roles=frozenset(roles or {Role.GUIDE}), must_change=False, **rest
    )
    made: int = house.door.enter(SYSTEM, order).answer
    return made


def sign_in(house: House, login: str = "sunli", password: str = PASSWORD, place: str = DESK) -> SignedIn:
    signed: SignedIn = house.door.enter(NOBODY, SignIn(login=login, password=password, place=place)).answer
    return signed


def refused(house: House, login: str = "sunli", password: str = "Wrong-20260", place: str = DESK) -> dict[str, Any]:
    """The one problem of a sign-in that is refused, as a dict with its code."""
    with pytest.raises(UserError) as found:
        sign_in(house, login, password, place)
    (problem,) = found.value.problems
    return {"code": problem.code} | dict(problem.params)


def wrong(left: int) -> dict[str, Any]:
    return {"code": "staff.wrong_password", "left": left}


LOCKED = {"code": "staff.locked", "until": "09:57", "count": 5}


def test_a_guide_signs_in_at_his_desk(house: House) -> None:
    made = add(house)
    signed = sign_in(house, " SunLi ")
    assert signed.actor == Actor(made, "孙丽", rights_of({Role.GUIDE}), DESK)
    assert (signed.roles, signed.must_change) == (frozenset({Role.GUIDE}), False)


def test_the_fifth_failure_locks_for_a_quarter_of_an_hour(house: House, clock: FixedClock) -> None:
    add(house)
    assert [refused(house) for _ in range(5)] == [wrong(4), wrong(3), wrong(2), wrong(1), LOCKED]
    assert refused(house, password=PASSWORD) == LOCKED
    clock.forward(minutes=14, seconds=59)
    assert refused(house, password=PASSWORD) == LOCKED
    clock.forward(seconds=1)
    assert sign_in(house).actor.name == "孙丽"


def test_an_unknown_login_is_answered_and_counted_like_a_known_one(house: House) -> None:
    add(house)
    known = [refused(house, place="") for _ in range(6)]
    assert [refused(house, "nobody", place="") for _ in range(6)] == known
    assert [refused(house, "啊" * 100_000, place="")["left"] for _ in range(2)] == [4, 3]


def test_a_good_sign_in_begins_to_count_anew(house: House) -> None:
    add(house)
    assert [refused(house) for _ in range(4)][-1] == wrong(1)
    sign_in(house)
    assert refused(house) == wrong(4)


def test_a_place_where_many_logins_were_tried_is_locked_for_all(house: House, clock: FixedClock) -> None:
    add(house)
    tried = [refused(house, f"guess{n}") for n in range(15)]
    assert tried[:14] == [wrong(4)] * 14
    place = {"code": "staff.place_locked", "until": "09:57", "count": 15}
    assert tried[14] == place
    assert refused(house, password=PASSWORD) == place
    assert sign_in(house, place="窗口 3").actor.place == "窗口 3"
    clock.forward(minutes=15)
    assert sign_in(house).actor.place == DESK


def test_one_persons_lock_leaves_the_desk_open_for_others(house: House) -> None:
    add(house)
    add(house, "zhaomin", "赵敏")
    assert [refused(house) for _ in range(5)][-1] == LOCKED
    assert sign_in(house, "zhaomin").actor.name == "赵敏"


def test_a_barred_account_is_told_so_only_with_its_password(house: House) -> None:
    add(house)
    house.door.enter(SYSTEM, BarAccount(login="sunli", barred=True))
    assert refused(house) == wrong(4)
    assert refused(house, password=PASSWORD)["code"] == "staff.barred"
    house.door.enter(SYSTEM, BarAccount(login="sunli", barred=False))
    assert sign_in(house).actor.name == "孙丽"


def test_letting_in_again_releases_a_lock(house: House) -> None:
    add(house)
    assert [refused(house) for _ in range(5)][-1] == LOCKED
    house.door.enter(SYSTEM, BarAccount(login="sunli", barred=False))
    assert sign_in(house).actor.name == "孙丽"


def test_a_sign_in_is_never_answered_from_memory(house: House) -> None:
    add(house)
    order = SignIn(login="sunli", password=PASSWORD, place=DESK)
    house.door.enter(NOBODY, order)
    house.door.enter(SYSTEM, BarAccount(login="sunli", barred=True))
    for password in (PASSWORD, "anything"):
        with pytest.raises(UserError, match=r"order\.repeated"):
            house.door.enter(NOBODY, SignIn(login="sunli", password=password, order_id=order.order_id))


def test_of_many_guesses_at_once_only_five_count(house: House) -> None:
    add(house)
    start = Barrier(8)
    told: list[str] = []

    def guess() -> None:
        start.wait()
        told.append(refused(house, place="")["code"])

    threads = [Thread(target=guess) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["staff.locked"] * 4 + ["staff.wrong_password"] * 4
    assert refused(house, password=PASSWORD, place="") == LOCKED


def test_a_password_changed_while_it_was_tried_no_longer_opens(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    add(house)

    def meanwhile(reading: Reading, order: SignIn) -> object:
        tried = try_sign_in(reading, order)
        with another(house) as other:
            other.door.enter(SYSTEM, ChangePassword(login="sunli", new="Reset-20261"))
        return tried

    monkeypatch.setitem(PREPARERS, SignIn, meanwhile)
    assert refused(house, password=PASSWORD) == wrong(4)


def spied(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Every hash and password that are tried against each other from now on."""
    tried: list[tuple[str, str]] = []
    really_fits = passwords.fits

    def fits(kept: str, password: str) -> bool:
        tried.append((kept, password))
        return really_fits(kept, password)

    monkeypatch.setattr(passwords, "fits", fits)
    return tried


def test_known_and_unknown_logins_cost_one_hash_and_locked_ones_none(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(house)
    tried = spied(monkeypatch)
    refused(house)
    refused(house, "nobody")
    assert [kept.split("$")[1:4] for kept, _ in tried] == [["argon2id", "v=19", "m=8,t=1,p=1"]] * 2
    assert [refused(house) for _ in range(4)][-1] == LOCKED
    tried.clear()
    refused(house, password=PASSWORD)
    assert tried == []


def test_a_refused_sign_in_counts_again_when_it_is_repeated(house: House) -> None:
    add(house)
    order = SignIn(login="sunli", password="Wrong-20260", place=DESK)
    left = []
    for _ in range(2):
        with pytest.raises(UserError) as found:
            house.door.enter(NOBODY, order)
        left.append(found.value.problems[0].params["left"])
    assert left == [4, 3]


def test_every_attempt_is_in_the_log_and_nothing_that_was_typed(house: House) -> None:
    made = add(house)
    refused(house, password="Secret-20260")
    refused(house, "Secret20261")
    sign_in(house)
    with house.store.reading() as connection:
        rows = connection.execute(select(entry).where(entry.c.what == "staff.SignIn").order_by(entry.c.id)).all()
    assert [row.facts for row in rows] == [
        {"account": made, "place": DESK, "refused": "staff.wrong_password"},
        {"account": None, "place": DESK, "refused": "staff.wrong_password"},
        {"account": made, "place": DESK},
    ]
    assert "Secret" not in str(rows)


def test_what_was_typed_as_a_login_is_not_readable_in_the_file(sqlite_house: House) -> None:
    refused(sqlite_house, "Hunter20261")
    file = sqlite_house.store.file
    assert file is not None
    sqlite_house.store.close()
    assert b"unter20261" not in b"".join(path.read_bytes() for path in file.parent.glob("hall.db*"))


def test_the_hash_is_made_anew_when_the_cost_has_risen(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    made = add(house)
    before = hashes(house, made)
    monkeypatch.setattr(passwords, "COST", passwords.Cost(2, 16, 1))
    sign_in(house)
    after = hashes(house, made)
    assert before != after
    assert "m=16,t=2,p=1" in after[0]
    sign_in(house)
    assert hashes(house, made) == after


def hashes(house: House, made: int) -> list[str]:
    with house.store.reading() as connection:
        kept: list[str] = connection.execute(select(account.c.passwords).where(account.c.id == made)).scalar_one()
    return kept


def test_one_changes_ones_own_password(house: House) -> None:
    add(house)
    actor = sign_in(house).actor
    house.door.enter(actor, ChangePassword(login="sunli", old=PASSWORD, new="Summer-2026"))
    assert refused(house, password=PASSWORD) == wrong(4)
    assert sign_in(house, password="Summer-2026").actor == actor


def test_the_last_five_passwords_are_not_taken_again(house: House) -> None:
    add(house)
    actor, now = sign_in(house).actor, PASSWORD
    for n in range(1, 5):
        change(house, actor, now, f"Summer-2026-{n}")
        now = f"Summer-2026-{n}"
        for used in (PASSWORD, now):
            assert change_refused(house, actor, now, used) == ["staff.password_used"]
    change(house, actor, now, "Autumn-2026")
    change(house, actor, "Autumn-2026", PASSWORD)
    assert len(hashes(house, actor.account or 0)) == 5


def change(house: House, actor: Actor, old: str, new: str) -> None:
    house.door.enter(actor, ChangePassword(login="sunli", old=old, new=new))


def change_refused(house: House, actor: Actor, old: str, new: str) -> list[str]:
    with pytest.raises(UserError) as found:
        change(house, actor, old, new)
    return codes_of(found)


def test_a_wrong_old_password_counts_as_a_failed_sign_in(house: House) -> None:
    add(house)
    actor = sign_in(house).actor
    codes = [change_refused(house, actor, "Wrong-20260", "Summer-2026") for _ in range(6)]
    assert codes == [["staff.wrong_password"]] * 4 + [["staff.locked"]] * 2
    assert refused(house, password=PASSWORD) == LOCKED
    assert change_refused(house, actor, PASSWORD, "Summer-2026") == ["staff.locked"]


def test_with_a_wrong_old_password_nobody_learns_which_were_used(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither from the answer nor from how long it takes: the earlier ones are not tried."""
    add(house)
    actor = sign_in(house).actor
    tried = spied(monkeypatch)
    assert change_refused(house, actor, "Wrong-20260", PASSWORD) == ["staff.wrong_password"]
    assert [password for _, password in tried] == ["Wrong-20260"]


def test_a_reset_password_has_to_be_changed_before_anything_else(house: House) -> None:
    made = add(house)
    assert [refused(house) for _ in range(5)][-1] == LOCKED
    house.door.enter(SYSTEM, ChangePassword(login="sunli", new="Reset-20261"))
    signed = sign_in(house, password="Reset-20261")
    assert signed.must_change
    assert signed.actor == Actor(made, "孙丽", frozenset(), DESK)
    with pytest.raises(UserError, match=r"right\.missing"):
        house.door.ask(signed.actor, Accounts())
    change(house, signed.actor, "Reset-20261", "Summer-2026")
    again = sign_in(house, password="Summer-2026")
    assert not again.must_change
    assert again.actor.may(Right.REGISTER)


def test_nobody_changes_anothers_password_without_the_right(house: House) -> None:
    add(house)
    add(house, "zhaomin", "赵敏")
    zhao = sign_in(house, "zhaomin").actor
    assert change_refused(house, zhao, PASSWORD, "Summer-2026") == ["staff.may_not"]
    assert change_refused(house, NOBODY, PASSWORD, "Summer-2026") == ["staff.may_not"]
    with pytest.raises(UserError, match=r"staff\.may_not"):
        house.door.enter(zhao, ChangePassword(login="nobody", old=PASSWORD, new="Summer-2026"))
    with pytest.raises(UserError, match=r"staff\.unknown"):
        house.door.enter(SYSTEM, ChangePassword(login="nobody", new="Summer-2026"))


def test_an_administrator_gives_his_old_password_for_his_own(house: House) -> None:
    add(house, "sunli", "孙丽", Role.ADMINISTRATOR)
    actor = sign_in(house).actor
    assert change_refused(house, actor, "", "Summer-2026") == ["staff.wrong_password"]


def test_repeating_a_change_changes_nothing_again(house: House) -> None:
    add(house)
    actor = sign_in(house).actor
    order = ChangePassword(login="sunli", old=PASSWORD, new="Summer-2026")
    house.door.enter(actor, order)
    house.door.enter(actor, order)
    assert len(hashes(house, actor.account or 0)) == 2


def test_accounts_are_listed_without_their_hashes(house: House) -> None:
    one = add(house, "admin", "王主任", Role.ADMINISTRATOR)
    two = add(house, "sunli", "孙丽", Role.GUIDE, Role.CLERK, desk="LAO")
    house.door.enter(SYSTEM, BarAccount(login="sunli", barred=True))
    assert house.door.ask(SYSTEM, Accounts()) == (
        AccountRow(one, "admin", "王主任", frozenset({Role.ADMINISTRATOR}), "", barred=False),
        AccountRow(two, "sunli", "孙丽", frozenset({Role.GUIDE, Role.CLERK}), "LAO", barred=True),
    )


def test_everything_wrong_with_a_new_account_is_said_at_once(sqlite_house: House) -> None:
    order = AddAccount(login="a", name="", password="x", roles=frozenset({Role.ADMINISTRATOR, Role.AUDITOR}))
    with pytest.raises(UserError) as found:
        sqlite_house.door.enter(SYSTEM, order)
    assert [(problem.code, problem.field) for problem in found.value.problems] == [
        ("staff.login", "login"),
        ("staff.name", "name"),
        ("staff.password_short", "password"),
        ("staff.roles_apart", "roles"),
    ]


def test_a_login_is_taken_whatever_its_capitals(house: House) -> None:
    add(house)
    with pytest.raises(UserError, match=r"staff\.login_taken"):
        add(house, "SUNLI", "孙力")
    assert len(house.door.ask(SYSTEM, Accounts())) == 1


def test_the_last_administrator_is_not_barred(house: House) -> None:
    add(house, "admin", "王主任", Role.ADMINISTRATOR)
    add(house)
    with pytest.raises(UserError, match=r"staff\.last_administrator"):
        house.door.enter(SYSTEM, BarAccount(login="admin", barred=True))
    add(house, "second", "李主任", Role.ADMINISTRATOR)
    house.door.enter(SYSTEM, BarAccount(login="admin", barred=True))
    assert house.door.ask(SYSTEM, ActorFor()).name == "李主任"


def test_the_command_line_acts_as_the_first_administrator(house: House) -> None:
    with pytest.raises(UserError, match=r"centre\.unfounded"):
        house.door.ask(SYSTEM, ActorFor())
    add(house)
    made = add(house, "admin", "王主任", Role.ADMINISTRATOR)
    assert house.door.ask(SYSTEM, ActorFor(place="hallctl")) == Actor(
        made, "王主任", rights_of({Role.ADMINISTRATOR}), "hallctl"
    )
    assert house.door.ask(SYSTEM, ActorFor(login="SunLi")).name == "孙丽"


def test_nobody_becomes_another_by_asking(house: House) -> None:
    add(house)
    house.door.enter(SYSTEM, BarAccount(login="sunli", barred=True))
    for login, code in (("nobody", r"staff\.unknown"), ("sunli", r"staff\.barred")):
        with pytest.raises(UserError, match=code):
            house.door.ask(SYSTEM, ActorFor(login=login))
    with pytest.raises(UserError, match=r"right\.missing"):
        house.door.ask(NOBODY, ActorFor())


def test_no_account_to_bar(sqlite_house: House) -> None:
    with pytest.raises(UserError, match=r"staff\.unknown"):
        sqlite_house.door.enter(SYSTEM, BarAccount(login="nobody", barred=True))
