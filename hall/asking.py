"""What one may ask of the hall: the base of every order and question, and the rights they need.

An *order* changes something, a *question* reads something. Both are frozen dataclasses that stand in a room's
``orders.py``; faces (screens, command line) speak to the hall in these and nothing else.
Standard library only, so that a window can be painted before any database code is imported.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

T = TypeVar("T")


class Right(StrEnum):
    """One thing a person may do. Roles are sets of rights (:mod:`hall.staff.rules`)."""

    REGISTER = "register"
    SEE_VISITS = "see_visits"
    SEE_FULL_DATA = "see_full_data"
    PRINT = "print"
    ISSUE_PAPER = "issue_paper"
    VERIFY_PAPER = "verify_paper"
    SEARCH = "search"
    SERVE = "serve"
    CHOOSE_TICKET = "choose_ticket"
    RUN_HALL = "run_hall"
    TAKE_NUMBER = "take_number"
    """The kiosk: a number for whoever stands before it, and nothing else."""
    RATE = "rate"
    """The resident's screen, or his code: never a clerk's account."""
    HANDLE_CASES = "handle_cases"
    """The substance of a case: progress, results, feedback."""
    PUSH_CASES = "push_cases"
    """The procedure: assigning, dispatching, reviewing, pausing."""
    DECIDE_CASES = "decide_cases"
    """What neither decides alone: more time, reopening."""
    SEE_RATINGS = "see_ratings"
    ENTER_SHEETS = "enter_sheets"
    DECIDE_RATINGS = "decide_ratings"
    RANK_PEOPLE = "rank_people"
    CLOSE_MONTH = "close_month"
    MANAGE_CATALOGUE = "manage_catalogue"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_RIGHTS = "manage_rights"
    MANAGE_KEYS = "manage_keys"
    SEE_AUDIT = "see_audit"
    ANYBODY = "anybody"
    """Granted to everyone, signed in or not: signing in, the first start, the catalogue of desks."""


def new_order_id() -> str:
    """A fresh idempotency key: 32 hexadecimal digits. The same key given twice has one effect."""
    return uuid.uuid4().hex


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """Something is to change. Repeating the same ``order_id`` returns the earlier outcome."""

    right: ClassVar[Right]
    order_id: str = field(default_factory=new_order_id)


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """Something is to be read."""

    right: ClassVar[Right]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: an account, or the hall itself (``SYSTEM``), and the PC he sits at."""

    account: int | None
    name: str
    rights: frozenset[Right]
    place: str = ""

    def may(self, right: Right) -> bool:
        """Whether this actor has the right (``ANYBODY`` is everybody's)."""
        return right is Right.ANYBODY or right in self.rights


NOBODY = Actor(None, "", frozenset())
"""Nobody has signed in."""

RESIDENT = Actor(None, "resident", frozenset({Right.RATE, Right.ANYBODY}))
"""The screen towards the resident, or the resident himself by his code."""

KIOSK = Actor(None, "kiosk", frozenset({Right.TAKE_NUMBER, Right.ANYBODY}))
"""The kiosk where one takes a number: it knows nobody and sees nobody."""

SYSTEM = Actor(None, "system", frozenset(Right))
"""The hall itself: first start, nightly work, demonstration data."""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What an order changed: topics (``"visits"``, ``"tickets"`` …) with the ids concerned, and who caused it.

    ``origin`` is the id of the door that wrote it, so that a screen can ignore its own change.
    ``everything`` is told after a lost link or a restore: whoever listens reads anew.
    """

    topics: dict[str, tuple[int, ...]]
    origin: str
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The answer to an order together with what it changed."""

    answer: T
    changes: ChangeSet
