"""``user`` and ``audit``: accounts, and the log of who did what."""

from __future__ import annotations

import secrets
import string
from typing import TYPE_CHECKING, Any

from hall.errors import UserError
from hall.staff.rules import Role
from ui.cli.counter import DONE
from ui.cli.parsing import moment

if TYPE_CHECKING:
    from hall.staff.orders import AccountRow
    from ui.cli.counter import Counter
    from ui.cli.parsing import Commands, Given

_ROLES = [str(role) for role in Role]


def declare(commands: Commands) -> None:
    """The commands of this module."""
    user = commands.group("user", "账号", "accounts")
    user.add("list", accounts, "所有账号", "all accounts")
    added = user.add(
        "add", add, "新账号；不写口令就生成一个，只显示这一次", "a new account; a password is made and shown once"
    )
    added.takes("login", "账号", "the login", metavar="LOGIN")
    added.option("--name", "姓名", "the name", required=True, metavar="NAME")
    added.option("--role", "角色，可写几个", "roles", nargs="+", choices=_ROLES, required=True, metavar="ROLE")
    added.option("--desk", "所在窗口", "the desk", default="", metavar="D")
    added.option("--password", "口令", "the password", metavar="P")
    lock = user.add("lock", bar, "停用账号", "bar an account")
    lock.takes("login", "账号", "the login", metavar="LOGIN")
    lock.option("--off", "恢复", "let it in again", action="store_true")
    password = user.add(
        "password", reset, "重设口令，本人登录后要改", "reset a password, to be changed at the next sign-in"
    )
    password.takes("login", "账号", "the login", metavar="LOGIN")
    password.option("--password", "口令", "the password", metavar="P")
    log = commands.group("audit", "日志", "the log")
    entries = log.add("list", entries_of, "谁在什么时候做了什么，新的在前", "who did what when, newest first")
    entries.option("--what", "只看一种，如 intake 或 staff.SignIn", "only one kind", default="", metavar="KIND")
    entries.option("--since", "从什么时候起", "from when on", type=moment, metavar="T")
    entries.option("--until", "到什么时候止", "until when", type=moment, metavar="T")
    entries.option("--limit", "最多几条", "at most so many", type=int, default=50, metavar="N")
    log.add("verify", whole, "看日志有没有被改过", "look whether the log was changed")


def accounts(counter: Counter, given: Given) -> int:  # noqa: ARG001
    """One line an account."""
    from hall.staff.orders import Accounts

    for row in counter.ask(Accounts()):
        counter.tell(_account(row), _account_words(row))
    return DONE


def add(counter: Counter, given: Given) -> int:
    """A new account. A password that was made is told once, here."""
    from hall.staff.orders import AddAccount

    password = given.password or new_password()
    counter.do(
        AddAccount(
            login=given.login,
            name=given.name,
            password=password,
            roles=frozenset(map(Role, given.role)),
            desk=given.desk,
        )
    )
    return _tell(counter, given.login, None if given.password else password)


def bar(counter: Counter, given: Given) -> int:
    """Bar it, or let it in again."""
    from hall.staff.orders import BarAccount

    counter.do(BarAccount(login=given.login, barred=not given.off))
    return _tell(counter, given.login)


def reset(counter: Counter, given: Given) -> int:
    """A new password for somebody."""
    from hall.staff.orders import ChangePassword

    password = given.password or new_password()
    counter.do(ChangePassword(login=given.login, new=password))
    return _tell(counter, given.login, None if given.password else password)


def _tell(counter: Counter, login: str, password: str | None = None) -> int:
    """The account as it is now."""
    from hall.staff.orders import Accounts

    row = next((row for row in counter.ask(Accounts()) if row.login == login.strip().lower()), None)
    if row is None:
        raise UserError("staff.unknown", "login")
    counter.tell(_account(row) | ({"password": password} if password else {}), _account_words(row, password or ""))
    return DONE


def _account(row: AccountRow) -> dict[str, Any]:
    return {
        "account": row.account,
        "login": row.login,
        "name": row.name,
        "roles": sorted(row.roles),
        "desk": row.desk,
        "barred": row.barred,
    }


def _account_words(row: AccountRow, password: str = "") -> str:
    marks = [",".join(sorted(row.roles)), row.desk, "×" if row.barred else "", password]
    return "  ".join([row.login, row.name, *(mark for mark in marks if mark)])


def entries_of(counter: Counter, given: Given) -> int:
    """The newest entries."""
    from hall.audit.orders import AuditList, AuditPage

    before: int | None = None
    left = given.limit
    while left > 0:
        asked = AuditList(what=given.what, since=given.since, until=given.until, before=before, size=min(left, 500))
        page: AuditPage = counter.ask(asked)
        for row in page.rows:
            told = {
                "number": row.number,
                "at": row.at,
                "account": row.account,
                "who": row.who,
                "place": row.place,
                "what": row.what,
                "facts": dict(row.facts),
            }
            facts = "  ".join(f"{key}={value}" for key, value in row.facts.items())
            counter.tell(told, f"{row.number}  {row.at:%Y-%m-%d %H:%M:%S}  {row.who}  {row.place}  {row.what}  {facts}")
        left, before = left - len(page.rows), page.next
        if before is None:
            break
    return DONE


def whole(counter: Counter, given: Given) -> int:  # noqa: ARG001
    """The chain from its first entry to its head."""
    from hall.audit.orders import AuditVerify

    state = counter.ask(AuditVerify())
    told = {
        "entries": state.entries,
        "intact": state.intact,
        "first_broken": state.first_broken,
        "head": state.head,
    }
    words = counter.either(
        f"{state.entries} 条，{'完整' if state.intact else f'从第 {state.first_broken} 条起对不上'}",
        f"{state.entries} entries, {'whole' if state.intact else f'changed from entry {state.first_broken} on'}",
    )
    counter.tell(told, words)
    return DONE


def new_password() -> str:
    """A password nobody has to like: four groups of four, without signs that look alike; it meets the rules of staff."""
    plain = [sign for sign in string.ascii_letters + string.digits if sign not in "Il1O0o"]
    while True:
        text = "-".join("".join(secrets.choice(plain) for _ in range(4)) for _ in range(4))
        if any(c.isupper() for c in text) and any(c.islower() for c in text) and any(c.isdigit() for c in text):
            return text
