"""What one may ask of the staff room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from hall.asking import Actor, Order, Question, Right
from hall.staff.rules import Role


@dataclass(frozen=True, kw_only=True, slots=True)
class SignIn(Order):
    """Sign in at a place (``"导办台 1"``). Answer: :class:`SignedIn`.

    Errors: ``staff.wrong_password`` (params ``left``), ``staff.locked`` (params ``until``, ``"10:05"``),
    ``staff.place_locked`` (``until``, ``count``), ``staff.barred``. An unknown login is answered and counted like a known
    one, so that nobody can ask which logins exist. Never answered from memory: a repeated ``order_id`` is refused
    (``order.repeated``).
    """

    right: ClassVar[Right] = Right.ANYBODY
    login: str
    password: str = field(repr=False)
    place: str = ""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who it is now. With ``must_change`` the actor may do nothing but give himself a new password, then sign in again."""

    actor: Actor
    roles: frozenset[Role]
    must_change: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangePassword(Order):
    """Change one's own password, or (by right) reset another's, who must then change it and is let in again after a lock.
    Answer: ``None``.

    Errors: ``staff.may_not``, ``staff.unknown``, ``staff.password_used`` (one of the last five), those of a new password,
    and for one's own those of :class:`SignIn` (a wrong old password counts as a failed sign-in).
    """

    right: ClassVar[Right] = Right.ANYBODY
    login: str
    old: str = field(default="", repr=False)
    new: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class AddAccount(Order):
    """A new account. Answer: its id.

    Errors, one a field: ``staff.login``, ``staff.login_taken``, ``staff.name``, ``staff.role_missing``,
    ``staff.roles_apart``, ``staff.password_*``, ``text.*``.
    """

    right: ClassVar[Right] = Right.MANAGE_ACCOUNTS
    login: str
    name: str
    password: str = field(repr=False)
    roles: frozenset[Role]
    desk: str = ""
    must_change: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class BarAccount(Order):
    """Bar an account, or let it in again (also releases a lock). Answer: ``None``.

    Errors: ``staff.unknown``, ``staff.last_administrator``.
    """

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


@dataclass(frozen=True, kw_only=True, slots=True)
class ActorFor(Question):
    """The actor of an account without its password: for the command line, which asks it as the hall itself; whoever runs
    it has the files. Without a login the installation's administrator, the first that is not barred.

    Answer: :class:`hall.asking.Actor`. Errors: ``staff.unknown``, ``staff.barred``, ``centre.unfounded``.
    """

    right: ClassVar[Right] = Right.MANAGE_ACCOUNTS
    login: str = ""
    place: str = ""
