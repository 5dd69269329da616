"""Passwords, roles and lock-out as rules."""

from __future__ import annotations

import string
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall.asking import Right
from hall.errors import UserError
from hall.staff import passwords
from hall.staff.rules import (
    APART,
    FAILURES_UNTIL_LOCK,
    LOCK_TIME,
    PASSWORD_LENGTH,
    RIGHTS,
    Attempts,
    Role,
    check_new_password,
    check_password,
    check_roles,
    clean_login,
    clean_staff_name,
    login_key,
    password_problem,
    rights_of,
)
from tests.helpers.vectors import codes_of

NOON = datetime(2026, 11, 23, 12, 0)
ROLES = st.frozensets(st.sampled_from(Role))


@given(st.text(max_size=40), st.text(max_size=12))
def test_a_good_password_has_length_kinds_and_no_name(password: str, name: str) -> None:
    check = check_password(password, name)
    kinds = [string.ascii_uppercase, string.ascii_lowercase, string.digits]
    held = sum(any(sign in kind for sign in password) for kind in kinds)
    assert check.long_enough == (len(password) >= PASSWORD_LENGTH)
    assert check.missing == max(0, PASSWORD_LENGTH - len(password))
    if held == 3:
        assert check.kinds_enough
    if len(name) > 1 and name in password:
        assert not check.no_names
    assert check.good == (password_problem(password, name) is None)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("Sunli2026", "staff.password_short"),
        ("sunshine2026", "staff.password_kinds"),
        ("Xx-SUNLI-2026", "staff.password_names"),
        ("综治中心综治中心综治", "staff.password_kinds"),
        ("Hall-孙丽-2026", "staff.password_names"),
        ("Spring-2026\x00", "text.control"),
        ("Spring-2026\ud800", "text.broken"),
        ("Aa1-" * 51, "text.too_long"),
    ],
)
def test_what_is_missing_of_a_password_is_said(password: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        check_new_password(password, "sunli", "孙丽", field="new")
    assert codes_of(refused) == [code]
    assert refused.value.problems[0].field == "new"


@pytest.mark.parametrize("password", ["Spring-2026", "春天来了Aa1，快种地吧", "a b c d E 1 2 3"])
def test_a_good_password_is_kept_as_typed(password: str) -> None:
    assert check_new_password(password, "sunli", "孙丽") == password


@given(ROLES)
def test_the_three_administrators_are_three_people(roles: frozenset[Role]) -> None:
    if roles and len(roles & APART) <= 1:
        assert check_roles(roles) == roles
    else:
        with pytest.raises(UserError, match=r"staff\.role"):
            check_roles(roles)


@given(ROLES, ROLES)
def test_rights_add_up(one: frozenset[Role], other: frozenset[Role]) -> None:
    assert rights_of(one | other) == rights_of(one) | rights_of(other)
    assert Right.ANYBODY not in rights_of(one)


def test_no_single_role_holds_the_accounts_and_the_log() -> None:
    for held in RIGHTS.values():
        assert not held >= {Right.MANAGE_ACCOUNTS, Right.SEE_AUDIT}
        assert not held >= {Right.MANAGE_ACCOUNTS, Right.MANAGE_KEYS}


@given(st.integers(1, 40), st.lists(st.timedeltas(timedelta(seconds=1), timedelta(hours=1)), max_size=60))
def test_as_many_failures_as_allowed_lock_for_a_quarter_of_an_hour(most: int, pauses: list[timedelta]) -> None:
    attempts, now, failures = Attempts(most=most), NOON, 0
    for pause in pauses:
        now += pause
        if attempts.locked(now):
            continue
        attempts, failures = attempts.failed(now), failures + 1
        assert attempts.most == most
        if failures == most:
            assert attempts.locked(now)
            assert attempts.locked(now + LOCK_TIME - timedelta(microseconds=1))
            assert not attempts.locked(now + LOCK_TIME)
            failures = 0
        else:
            assert not attempts.locked(now)
        assert attempts.left == most - failures


def test_five_failures_lock_an_account() -> None:
    assert Attempts().left == FAILURES_UNTIL_LOCK == 5


@given(st.text())
def test_a_login_is_small_letters_and_digits_or_refused(raw: str) -> None:
    key = login_key(raw)
    if key:
        assert clean_login(raw) == key == clean_login(key)
        assert set(key) <= set(string.ascii_lowercase + string.digits)
        assert 3 <= len(key) <= 32
    else:
        with pytest.raises(UserError, match=r"staff\.login|text\."):
            clean_login(raw)


@pytest.mark.parametrize(("raw", "login"), [("SunLi", "sunli"), (" ｓｕｎｌｉ０１ ", "sunli01"), ("007", "007")])
def test_a_login_is_read_as_meant(raw: str, login: str) -> None:
    assert clean_login(raw) == login


@pytest.mark.parametrize("raw", ["", "ab", "a" * 33, "孙丽", "sun li", "sun.li", "ßtraße", "ıstanbul", "sunli\ud800"])
def test_other_logins_are_refused(raw: str) -> None:
    assert login_key(raw) == ""


def test_somebody_who_works_here_has_a_name() -> None:
    assert clean_staff_name(" 孙 丽 ") == "孙丽"
    with pytest.raises(UserError, match=r"staff\.name"):
        clean_staff_name(" ")


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_only_the_password_itself_fits_its_hash(password: str, other: str) -> None:
    kept = passwords.hashed(password)
    assert passwords.fits(kept, password)
    assert passwords.fits(kept, other) == (password == other)
    assert not passwords.outdated(kept)
    assert not passwords.fits(passwords.decoy(), password)


def test_a_password_with_half_a_character_fits_nothing() -> None:
    assert not passwords.fits(passwords.hashed("Spring-2026"), "Spring-2026\ud800")


def test_the_decoy_costs_what_a_real_hash_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", passwords.Cost(2, 64, 2))
    assert passwords.decoy().split("$")[:4] == passwords.hashed("Spring-2026").split("$")[:4]
    assert not passwords.outdated(passwords.decoy())


def test_a_hash_made_cheaper_is_outdated(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = passwords.hashed("Spring-2026")
    monkeypatch.setattr(passwords, "COST", passwords.Cost(2, 16, 1))
    assert passwords.outdated(kept)
    assert passwords.fits(kept, "Spring-2026")
