"""Tickets: numbers of the day and their states. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hall.errors import UserError

LARGEST = 999


class TicketState(StrEnum):
    """Where a ticket stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    DONE = "done"
    MISSED = "missed"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    """Still open when its day ended."""


def ticket_number(letter: str, serial: int) -> str:
    """Zone letter and three digits, new every day: A001 (domain.md section 3.2).

    A day with more than 999 visitors in one zone says so rather than giving a number twice (``ticket.day_full``).
    """
    if serial > LARGEST:
        raise UserError("ticket.day_full", None, letter=letter)
    return f"{letter}{serial:03d}"


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait at one desk."""

    desk: str
    tickets: int


class WindowState(StrEnum):
    """What a window is doing."""

    EMPTY = "empty"
    """Nobody sits there."""
    FREE = "free"
    CALLING = "calling"
    SERVING = "serving"
    PAUSED = "paused"


class PauseReason(StrEnum):
    """Why a window pauses."""

    BREAK = "break"
    MEETING = "meeting"
    ERRAND = "errand"
    """Away on business of the case in hand (外出办事)."""
    EQUIPMENT = "equipment"
    OTHER = "other"


class TicketEvent(StrEnum):
    """What happened to a ticket. From these the day can be counted again."""

    TAKEN = "taken"
    CALLED = "called"
    CALLED_AGAIN = "called_again"
    NOT_COME = "not_come"
    STARTED = "started"
    HELD = "held"
    BROUGHT_BACK = "brought_back"
    TRANSFERRED = "transferred"
    RETURNED = "returned"
    FINISHED = "finished"
    TAKEN_BACK = "taken_back"
    PUT_BACK = "put_back"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


class CallWhy(StrEnum):
    """Why a ticket stands where it stands in the queue: one line for whoever asks "why is he before me"."""

    ARRIVAL = "arrival"
    """In the order of arrival."""
    PRIORITY = "priority"
    """A named priority, in its turn between the others."""
    LONG_WAIT = "long_wait"
    """Waited longer than the limit: before everybody else."""
    RETURNED = "returned"
    """Came back from a second desk, or after he was missed."""
    TRANSFERRED = "transferred"
    """Came from another desk; his first arrival counts."""
    CHOSEN = "chosen"
    """Called by number, by right and with a reason."""
    FOR_CLERK = "for_clerk"
    """Sent to this clerk himself."""
