"""What one may ask of the audit room. Nothing here changes the log: it is written by the door alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from hall.asking import Question, Right


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditList(Question):
    """The log, newest first, a page at a time: ``before`` is the ``next`` of the page before. Answer: :class:`AuditPage`.

    ``account``, ``what`` (``"staff.SignIn"``, or a room: ``"staff"``), ``since`` and ``until`` (both included) narrow it.
    """

    right: ClassVar[Right] = Right.SEE_AUDIT
    account: int | None = None
    what: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None
    size: int = 50


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One entry: who did what, where and when. ``facts`` are ids, numbers, codes and reasons, never a name."""

    number: int
    at: datetime
    account: int | None
    who: str
    place: str
    what: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some entries, and where the next page begins (``None``: nowhere)."""

    rows: tuple[AuditRow, ...]
    next: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditVerify(Question):
    """Is the log as it was written? Answer: :class:`AuditState`."""

    right: ClassVar[Right] = Right.SEE_AUDIT


@dataclass(frozen=True, slots=True)
class AuditState:
    """How the log stands. ``first_broken`` is the number of the first entry that was changed or is gone; ``head`` the
    chain's end (64 hexadecimal digits), to be compared with what was printed or backed up earlier.
    """

    entries: int
    intact: bool
    first_broken: int | None
    head: str
