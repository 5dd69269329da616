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
    DONE = "done"
    MISSED = "missed"
    WITHDRAWN = "withdrawn"


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
