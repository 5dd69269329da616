"""What one may ask of the staff room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from hall.asking import Actor, Order, Question, Right
from hall.staff.rules import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class SignIn(Order):
    """Sign in at a place (``"导办台 1"``). Answer: :class:`SignedIn`.

    Errors: ``staff.wrong_password`` (params ``left``), ``staff.locked`` (params ``until``), ``staff.barred``.
    The same sentence for an unknown login, so that nobody can ask which logins exist.
    """

    right: ClassVar[Right] = Right.ANYBODY
    login: str
    password: str = field(repr=False)
    place: str = ""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who it is now; ``must_change`` asks for a new password first."""

    actor: Actor
    roles: frozenset[Role]
    must_change: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangePassword(Order):
    """Change one's own password, or (by right) reset another's, who must then change it. Answer: ``None``."""

    right: ClassVar[Right] = Right.ANYBODY
    login: str
    old: str = field(default="", repr=False)
    new: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class AddAccount(Order):
    """A new account. Answer: its id. Errors: ``staff.login_taken``, ``staff.roles_apart``, password codes."""

    right: ClassVar[Right] = Right.MANAGE_ACCOUNTS
    login: str
    name: str
    password: str = field(repr=False)
    roles: frozenset[Role]
    desk: str = ""
    must_change: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class BarAccount(Order):
    """Bar an account, or let it in again (also releases a lock). Answer: ``None``."""

    right: ClassVar[Right] = Right.MANAGE_ACCOUNTS
    login: str
    barred: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Accounts(Question):
    """All accounts. Answer: tuple of :class:`AccountRow`."""

    right: ClassVar[Right] = Right.MANAGE_ACCOUNTS


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account."""

    account: int
    login: str
    name: str
    roles: frozenset[Role]
    desk: str
    barred: bool
