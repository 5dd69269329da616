"""Roles and passwords. Three administrators who cannot be one person (等保 level 2: 访问控制, GB/T 22239-2019)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hall.asking import Right
from hall.errors import Problem, UserError
from hall.text import clean_line, clean_name


class Role(StrEnum):
    """What somebody is in the hall (product.md, "Who uses it")."""

    GUIDE = "guide"
    """导办"""
    CLERK = "clerk"
    """窗口"""
    MEDIATOR = "mediator"
    """调解员"""
    SUPERVISOR = "supervisor"
    """值班长"""
    OFFICER = "officer"
    """督办员"""
    LEADER = "leader"
    """领导"""
    ADMINISTRATOR = "administrator"
    """管理员: accounts, catalogue, printers"""
    SECURITY = "security"
    """安全员: rights and keys"""
    AUDITOR = "auditor"
    """审计员: the log, read only"""


_DESK_WORK = frozenset(
    {Right.REGISTER, Right.SEE_VISITS, Right.PRINT, Right.ISSUE_PAPER, Right.VERIFY_PAPER, Right.SEARCH}
)
_LOOKING = frozenset({Right.SEE_VISITS, Right.VERIFY_PAPER, Right.SEARCH, Right.PRINT})

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.GUIDE: _DESK_WORK,
    Role.CLERK: _DESK_WORK | {Right.SERVE, Right.SEE_RATINGS, Right.HANDLE_CASES},
    Role.MEDIATOR: _LOOKING | {Right.HANDLE_CASES},
    Role.SUPERVISOR: _DESK_WORK
    | {Right.SEE_FULL_DATA, Right.SERVE, Right.CHOOSE_TICKET, Right.RUN_HALL, Right.SEE_RATINGS, Right.ENTER_SHEETS}
    | {Right.CLOSE_MONTH, Right.HANDLE_CASES, Right.PUSH_CASES},
    Role.OFFICER: _LOOKING | {Right.SEE_RATINGS, Right.PUSH_CASES},
    Role.LEADER: _LOOKING | {Right.SEE_RATINGS, Right.RANK_PEOPLE, Right.DECIDE_RATINGS, Right.DECIDE_CASES},
    Role.ADMINISTRATOR: _DESK_WORK
    | {Right.MANAGE_CATALOGUE, Right.MANAGE_ACCOUNTS, Right.SERVE, Right.RUN_HALL, Right.SEE_RATINGS}
    | {Right.HANDLE_CASES, Right.PUSH_CASES, Right.DECIDE_CASES},
    Role.SECURITY: frozenset({Right.MANAGE_RIGHTS, Right.MANAGE_KEYS}),
    Role.AUDITOR: frozenset({Right.SEE_AUDIT}),
}

APART = frozenset({Role.ADMINISTRATOR, Role.SECURITY, Role.AUDITOR})
"""Of these one person may hold only one."""


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """All rights of a set of roles."""
    return frozenset().union(*(RIGHTS[role] for role in roles))


def check_roles(roles: Iterable[Role]) -> frozenset[Role]:
    """Refuse none at all, and two of the three administrators in one person (``staff.roles_apart``)."""
    held = frozenset(roles)
    if not held:
        raise UserError("staff.role_missing", "roles")
    if len(held & APART) > 1:
        raise UserError("staff.roles_apart", "roles")
    return held


_LOGIN = re.compile("[a-z0-9]{3,32}")
DESK_LIMIT = 40


def clean_login(raw: str, field: str | None = "login") -> str:
    """A login: 3 to 32 Latin letters or digits, capitals made small. Raises ``staff.login``, ``text.*``."""
    login = clean_line(raw, field).lower()
    if not _LOGIN.fullmatch(login):
        raise UserError("staff.login", field)
    return login


def login_key(raw: str) -> str:
    """What is typed at the door, as a login; nothing for what can be none."""
    try:
        return clean_login(raw)
    except UserError:
        return ""


def clean_staff_name(raw: str, field: str | None = "name") -> str:
    """The name of somebody who works here. Raises ``staff.name`` where there is none, ``text.*``."""
    name = clean_name(raw, field)
    if not name:
        raise UserError("staff.name", field)
    return name


PASSWORD_LENGTH = 10
PASSWORD_MOST = 200
PASSWORD_KINDS = 3
PASSWORDS_KEPT = 5
FAILURES_UNTIL_LOCK = 5
PLACE_FAILURES_UNTIL_LOCK = 15
LOCK_TIME = timedelta(minutes=15)
"""Values of ecosystem.md section 6 (等保 level 2, 登录失败处理). A place is locked after as many failures as lock three
accounts: one person's five must not close the desk for his colleagues."""


@dataclass(frozen=True, slots=True)
class PasswordCheck:
    """The three things a password is asked for, each met or not, to be shown while it is typed."""

    long_enough: bool
    kinds_enough: bool
    no_names: bool
    missing: int

    @property
    def good(self) -> bool:
        """All three are met."""
        return self.long_enough and self.kinds_enough and self.no_names


def check_password(password: str, *names: str) -> PasswordCheck:
    """At least 10 characters, three of capital, small, digit, sign; neither name nor login inside."""
    kinds = (
        any(c.isupper() for c in password),
        any(c.islower() for c in password),
        any(c.isdigit() for c in password),
        any(not c.isalnum() for c in password),
    )
    folded = password.casefold()
    return PasswordCheck(
        long_enough=len(password) >= PASSWORD_LENGTH,
        kinds_enough=sum(kinds) >= PASSWORD_KINDS,
        no_names=not any(len(name) > 1 and name.casefold() in folded for name in names),
        missing=max(0, PASSWORD_LENGTH - len(password)),
    )


def password_problem(password: str, *names: str, field: str = "password") -> Problem | None:
    """The first thing still missing of a new password, or nothing."""
    check = check_password(password, *names)
    if not check.long_enough:
        return Problem("staff.password_short", field, {"missing": check.missing, "length": PASSWORD_LENGTH})
    if not check.kinds_enough:
        return Problem("staff.password_kinds", field)
    if not check.no_names:
        return Problem("staff.password_names", field)
    return None


def check_new_password(password: str, *names: str, field: str = "password") -> str:
    """A new password as it is. Raises ``staff.password_*``, and ``text.*`` for what could not be typed again elsewhere."""
    clean_line(password, field, PASSWORD_MOST)
    problem = password_problem(password, *names, field=field)
    if problem is not None:
        raise UserError.of([problem])
    return password


@dataclass(frozen=True, slots=True)
class Attempts:
    """Failed sign-ins with one login, or at one place, since the last good one. ``most`` of them lock."""

    failures: int = 0
    locked_until: datetime | None = None
    most: int = FAILURES_UNTIL_LOCK

    def locked(self, now: datetime) -> bool:
        """Whether signing in must wait."""
        return self.locked_until is not None and now < self.locked_until

    def failed(self, now: datetime) -> Attempts:
        """One more failure; the last one allowed locks for 15 minutes and begins to count anew."""
        failures = self.failures + 1
        if failures >= self.most:
            return Attempts(0, now + LOCK_TIME, self.most)
        return Attempts(failures, None, self.most)

    @property
    def left(self) -> int:
        """How many tries are left before the lock."""
        return self.most - self.failures
