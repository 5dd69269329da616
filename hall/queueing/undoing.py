"""The window's last step and what the ticket was before it, so that it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from hall.queueing.records import ticket
from hall.queueing.rules import TicketEvent, TicketState
from hall.store.frozen import thawed

_KEPT = {
    "state": ticket.c.state.type.kind,  # type: ignore[attr-defined]
    "why": ticket.c.why.type.kind,  # type: ignore[attr-defined]
    **dict.fromkeys(("desk", "from_desk", "home_desk", "clerk", "window"), str),
    **dict.fromkeys(("turns", "calls", "clerk_account"), int),
    "back": bool,
    **dict.fromkeys(("since", "place", "called_at", "last_call_at", "started_at", "until"), datetime),
}
"""Columns of a ticket that steps change. (Sealed words stay: a state that has none does not show them.)"""


@dataclass(frozen=True, slots=True)
class Remembered:
    """One step: what was done to which ticket, until when it may be taken back, what the ticket was ``before``, what the step
    made of it (``after``, ``since``: every further step changes one of them), and the ``service`` it made.
    """

    event: TicketEvent
    ticket: int
    number: str
    after: TicketState
    since: datetime
    until: datetime
    before: dict[str, Any]
    service: int | None = None

    @classmethod
    def read(cls, kept: dict[str, Any]) -> Self:
        """As it was kept in the seat's row."""
        step: Self = thawed(cls, kept)
        return step

    def kept(self) -> dict[str, Any]:
        """As it is kept in the seat's row."""
        return {
            "event": self.event.value,
            "ticket": self.ticket,
            "number": self.number,
            "after": self.after.value,
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "before": self.before,
            "service": self.service,
        }

    def values(self) -> dict[str, Any]:
        """What the ticket's columns were before."""
        return {name: thawed(kind, self.before[name]) for name, kind in _KEPT.items()}


def before(row: Any) -> dict[str, Any]:
    """What a ticket is now, to be remembered."""
    found = {name: getattr(row, name) for name in _KEPT}
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in found.items()}
