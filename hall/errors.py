"""Trouble, sorted by who can mend it. Codes travel, sentences stand in ``resources/wording/problems.csv``.

* :class:`UserError` – the person can mend it; each :class:`Problem` is shown beside its field.
* :class:`Conflict` – somebody was faster; shown with who and when.
* :class:`EnvironmentFault` – disk, database, printer; shown with advice and retry.
* anything else is a bug.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at: a code (``"id.check"``), the field it stands beside, and values for its sentence.

    ``soft`` problems are shown and never block.
    """

    code: str
    field: str | None = None
    params: Mapping[str, str | int] = attribute(default_factory=dict)
    soft: bool = False


class HallError(Exception):
    """Base of every trouble the hall tells in words."""


class UserError(HallError):
    """Something the person can mend. Carries one problem or several, in the order of the form."""

    def __init__(self, code: str, field: str | None = None, **params: str | int) -> None:
        self.problems: tuple[Problem, ...] = (Problem(code, field, params),)
        super().__init__(code)

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> UserError:
        """One error for all problems found at once, so that nobody mends them one by one."""
        found = tuple(problems)
        error = cls(found[0].code)
        error.problems = found
        return error


def all_of(*checks: Callable[[], T]) -> tuple[T, ...]:
    """What every check gives, in order; if any refuses, one ``UserError`` with the problems of all."""
    given: list[T] = []
    problems: list[Problem] = []
    for check in checks:
        try:
            given.append(check())
        except UserError as wrong:
            problems += wrong.problems
    if problems:
        raise UserError.of(problems)
    return tuple(given)


class Conflict(UserError):
    """Somebody was faster. ``params`` hold ``who`` and ``when``."""


class Fault(StrEnum):
    """What of the surroundings failed."""

    DISK_FULL = "disk_full"
    DISK_READ_ONLY = "disk_read_only"
    DATABASE_BUSY = "database_busy"
    DATABASE_BROKEN = "database_broken"
    DATABASE_UNREACHABLE = "database_unreachable"
    DATABASE_NEWER = "database_newer"
    NETWORK_SHARE = "network_share"
    KEY_MISSING = "key_missing"
    PRINTER_UNKNOWN = "printer_unknown"
    PRINTER_REFUSED = "printer_refused"
    SPOOLER_UNREACHABLE = "spooler_unreachable"
    FONT_MISSING = "font_missing"
    FILE_UNWRITABLE = "file_unwritable"
    FILE_UNREADABLE = "file_unreadable"


class EnvironmentFault(HallError):
    """Disk, database, printer or network failed. ``kind`` chooses the sentence, ``detail`` is for support."""

    def __init__(self, kind: Fault, detail: str = "", **params: str | int) -> None:
        self.kind = kind
        self.detail = detail
        self.params: Mapping[str, str | int] = params
        super().__init__(f"{kind}: {detail}")
