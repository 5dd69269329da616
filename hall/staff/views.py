"""Answers about accounts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from hall.asking import Actor
from hall.errors import UserError
from hall.staff.orders import AccountRow, Accounts, ActorFor
from hall.staff.records import account
from hall.staff.rules import Role, login_key, rights_of
from hall.store.unit import Reading, answers


@answers(Accounts)
def accounts(reading: Reading, question: Accounts) -> tuple[AccountRow, ...]:  # noqa: ARG001
    """All accounts, the oldest first."""
    return tuple(
        AccountRow(row.id, row.login, row.name, roles_of(row), row.desk, row.barred)
        for row in reading.rows(select(account).order_by(account.c.id))
    )


def account_by(reading: Reading, login: str) -> Any:
    """The row of a login as it was typed, or nothing."""
    return reading.row(select(account).where(account.c.login == login_key(login)))


def roles_of(row: Any) -> frozenset[Role]:
    """The roles of an account's row."""
    return frozenset(Role(role) for role in row.roles)


def administrators(reading: Reading) -> list[Any]:
    """The rows of those who may come in and manage accounts, the oldest first."""
    rows = reading.rows(select(account).where(account.c.barred.is_(False)).order_by(account.c.id))
    return [row for row in rows if Role.ADMINISTRATOR in roles_of(row)]


@answers(ActorFor)
def actor_of(reading: Reading, question: ActorFor) -> Actor:
    """An account as actor."""
    if question.login:
        row = account_by(reading, question.login)
        if row is None:
            raise UserError("staff.unknown", "login")
        if row.barred:
            raise UserError("staff.barred", "login")
    else:
        row = next(iter(administrators(reading)), None)
        if row is None:
            raise UserError("centre.unfounded")
    return Actor(row.id, row.name, rights_of(roles_of(row)), question.place)
