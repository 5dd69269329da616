"""Signing in, and who may. Hashes are tried and made before the transaction; inside it their results are counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update

from hall.asking import NOBODY, Actor, Right
from hall.errors import UserError, all_of
from hall.staff import passwords
from hall.staff.orders import AddAccount, BarAccount, ChangePassword, SignedIn, SignIn
from hall.staff.records import account, attempt
from hall.staff.rules import (
    DESK_LIMIT,
    PASSWORDS_KEPT,
    PLACE_FAILURES_UNTIL_LOCK,
    Attempts,
    Role,
    check_new_password,
    check_roles,
    clean_login,
    clean_staff_name,
    login_key,
    rights_of,
)
from hall.staff.views import account_by, administrators, roles_of
from hall.store.records import outcome
from hall.store.unit import Reading, Unit, answers, prepares
from hall.text import clean_line

PLACE_LIMIT = 100
_FORGOTTEN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Tried:
    """A password tried before the transaction: against which hash, whether it fits, and its hash at today's cost if that
    has risen.
    """

    kept: str
    fits: bool
    renewed: str = ""

    def still_fits(self, row: Any | None) -> bool:
        """Whether it fits, and is still the password of this account."""
        return self.fits and row is not None and row.passwords[0] == self.kept


@prepares(SignIn)
def try_sign_in(reading: Reading, order: SignIn) -> Tried:
    """Try the password. An unknown login takes as long as a known one; behind a lock nothing is tried at all."""
    if reading.value(select(outcome.c.order_id).where(outcome.c.order_id == order.order_id)):
        raise UserError("order.repeated")
    if _lock(reading, login_key(order.login), _place(order)) is not None:
        return Tried("", fits=False)
    return _tried(account_by(reading, order.login), order.password)


def _tried(row: Any | None, password: str) -> Tried:
    kept = passwords.decoy() if row is None else row.passwords[0]
    fits = passwords.fits(kept, password)
    return Tried(kept, fits, passwords.hashed(password) if fits and passwords.outdated(kept) else "")


@answers(SignIn)
def sign_in(unit: Unit, order: SignIn) -> SignedIn:
    """Count the attempt; a good one makes an actor."""
    tried: Tried = unit.prepared
    row, place = account_by(unit, order.login), _place(order)
    unit.note(account=row.id if row else None, place=place)
    refusal = _counted(unit, login_key(order.login), place, good=tried.still_fits(row))
    if refusal is None and row.barred:
        refusal = UserError("staff.barred", "login")
    if refusal is not None:
        unit.refuse(refusal)
        return SignedIn(NOBODY, frozenset())
    if tried.renewed:
        unit.do(update(account).where(account.c.id == row.id).values(passwords=[tried.renewed, *row.passwords[1:]]))
    roles = roles_of(row)
    rights = frozenset[Right]() if row.must_change else rights_of(roles)
    return SignedIn(Actor(row.id, row.name, rights, place), roles, row.must_change)


def _place(order: SignIn) -> str:
    return clean_line(order.place, "place", PLACE_LIMIT)


def _attempts(reading: Reading, login: str, place: str) -> dict[bytes, Attempts]:
    """What was counted so far of a login and of a place (which may be nowhere), by the hash it is counted under."""
    counted = {reading.vault.digest(login, "attempt.login"): Attempts()}
    if place:
        counted[reading.vault.digest(place, "attempt.place")] = Attempts(most=PLACE_FAILURES_UNTIL_LOCK)
    for row in reading.rows(select(attempt).where(attempt.c.subject.in_(counted))):
        counted[row.subject] = Attempts(row.failures, row.locked_until, counted[row.subject].most)
    return counted


def _lock(reading: Reading, login: str, place: str) -> UserError | None:
    """The sentence of a lock, if one holds."""
    return _locked(_attempts(reading, login, place), reading.now)


def _locked(counted: dict[bytes, Attempts], now: datetime) -> UserError | None:
    for code, one in zip(("staff.locked", "staff.place_locked"), counted.values(), strict=False):
        if one.locked_until is not None and one.locked(now):
            return UserError(code, "password", until=f"{one.locked_until:%H:%M}", count=one.most)
    return None


def _counted(unit: Unit, login: str, place: str, *, good: bool) -> UserError | None:
    """Count an attempt. The answer is why it is refused: a lock (whatever was tried), or a password that does not fit."""
    counted = _attempts(unit, login, place)
    lock = _locked(counted, unit.now)
    if lock is not None:
        return lock
    unit.do(delete(attempt).where(attempt.c.subject.in_(counted) | (attempt.c.at < unit.now - _FORGOTTEN)))
    if good:
        return None
    failed = {subject: one.failed(unit.now) for subject, one in counted.items()}
    for subject, one in failed.items():
        unit.insert(attempt, subject=subject, failures=one.failures, locked_until=one.locked_until, at=unit.now)
    left = next(iter(failed.values())).left
    return _locked(failed, unit.now) or UserError("staff.wrong_password", "password", left=left)


@dataclass(frozen=True, slots=True)
class Renewal:
    """A new password made before the transaction."""

    hashed: str
    old: Tried | None = None
    used: bool = False


@prepares(ChangePassword)
def try_change(reading: Reading, order: ChangePassword) -> Renewal:
    """Check and hash the new password; try the old one where it is one's own, and the last five."""
    row = _whose(reading, order)
    check_new_password(order.new, row.login, row.name, field="new")
    old = _tried(row, order.old) if row.id == reading.actor.account else None
    used = (old is None or old.fits) and any(passwords.fits(kept, order.new) for kept in row.passwords)
    return Renewal(passwords.hashed(order.new), old, used)


def _whose(reading: Reading, order: ChangePassword) -> Any:
    """The account whose password is to change: one's own, or by right another's."""
    row = account_by(reading, order.login)
    own = row is not None and row.id == reading.actor.account
    if not own and not reading.actor.may(Right.MANAGE_ACCOUNTS):
        raise UserError("staff.may_not")
    if row is None:
        raise UserError("staff.unknown", "login")
    return row


@answers(ChangePassword)
def change_password(unit: Unit, order: ChangePassword) -> None:
    """Put the new password before the old ones."""
    new: Renewal = unit.prepared
    row = _whose(unit, order)
    unit.note(account=row.id)
    # a reset lets in again after a lock, so it counts as a good attempt
    if new.old is None:
        _release(unit, row.login)
    elif (refusal := _counted(unit, row.login, unit.actor.place, good=new.old.still_fits(row))) is not None:
        unit.refuse(refusal)
        return
    if new.used:
        raise UserError("staff.password_used", "new")
    kept = [new.hashed, *row.passwords][:PASSWORDS_KEPT]
    unit.do(update(account).where(account.c.id == row.id).values(passwords=kept, must_change=new.old is None))
    unit.changed("accounts", row.id)


def _release(unit: Unit, login: str) -> None:
    unit.do(delete(attempt).where(attempt.c.subject == unit.vault.digest(login, "attempt.login")))


@dataclass(frozen=True, slots=True)
class NewAccount:
    """A checked account with its password hashed, ready to be written."""

    login: str
    name: str
    hashed: str
    roles: frozenset[Role]
    desk: str = ""
    must_change: bool = False


@prepares(AddAccount)
def check_account(reading: Reading, order: AddAccount) -> NewAccount:  # noqa: ARG001
    """Check everything that was typed, hash the password."""
    login, name, desk, password, _ = all_of(
        lambda: clean_login(order.login),
        lambda: clean_staff_name(order.name),
        lambda: clean_line(order.desk, "desk", DESK_LIMIT),
        lambda: check_new_password(order.password, login_key(order.login), order.name.strip()),
        lambda: str(check_roles(order.roles)),
    )
    return NewAccount(login, name, passwords.hashed(password), order.roles, desk, order.must_change)


@answers(AddAccount)
def add_account(unit: Unit, order: AddAccount) -> int:  # noqa: ARG001
    """Write a new account."""
    new: NewAccount = unit.prepared
    return open_account(unit, new)


def open_account(unit: Unit, new: NewAccount) -> int:
    """A new account; its id. Raises ``staff.login_taken``."""
    if account_by(unit, new.login) is not None:
        raise UserError("staff.login_taken", "login")
    made = unit.insert(
        account,
        login=new.login,
        name=new.name,
        roles=sorted(new.roles),
        desk=new.desk,
        passwords=[new.hashed],
        must_change=new.must_change,
        barred=False,
        made_at=unit.now,
    )
    unit.changed("accounts", made)
    unit.note(account=made, roles=[role.value for role in sorted(new.roles)])
    return made


@answers(BarAccount)
def bar_account(unit: Unit, order: BarAccount) -> None:
    """Bar an account, or let it in again."""
    row = account_by(unit, order.login)
    if row is None:
        raise UserError("staff.unknown", "login")
    if order.barred and [one.id for one in administrators(unit)] == [row.id]:
        raise UserError("staff.last_administrator", "login")
    if not order.barred:
        _release(unit, row.login)
    unit.do(update(account).where(account.c.id == row.id).values(barred=order.barred))
    unit.changed("accounts", row.id)
    unit.note(account=row.id, barred=order.barred)
