"""Tickets: numbers of the day, their states, and whom a window calls next and why. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hall.errors import UserError

LARGEST = 999
MOST_PEOPLE = 9999
LONGEST_HOLD = 480
"""Minutes."""


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


IN_HAND = frozenset({TicketState.CALLED, TicketState.SERVING})
OPEN = IN_HAND | {TicketState.WAITING, TicketState.HELD, TicketState.MISSED}
"""What the end of a day closes."""


def ticket_number(letter: str, serial: int) -> str:
    """Zone letter and three digits, new every day: A001 (domain.md section 3.2).

    A day with more than 999 visitors in one zone says so rather than giving a number twice (``ticket.day_full``).
    """
    if serial > LARGEST:
        raise UserError("ticket.day_full", None, letter=letter)
    return f"{letter}{serial:03d}"


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
    """Back in the queue: from a second desk, or a missed one who reported again."""
    FINISHED = "finished"
    TAKEN_BACK = "taken_back"
    PUT_BACK = "put_back"
    """Out of hand and waiting again: the window was stood up, or its call taken back."""
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


CALLS = frozenset({TicketEvent.CALLED, TicketEvent.CALLED_AGAIN, TicketEvent.BROUGHT_BACK})
"""What the board shows and speaks."""


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


# --- the order of calling ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ordering:
    """How a hall orders its queues (settings ``queue.*``).

    ``priority_in_row``: at most so many with a priority are called in a row while others wait; 0: priorities do not count.
    ``wait_limit``: whoever waits longer goes before everybody, in the order of arrival, so that nobody starves.
    """

    priority_in_row: int = 2
    wait_limit: timedelta = timedelta(minutes=40)


@dataclass(frozen=True, slots=True)
class Standing:
    """One who waits. ``place`` is the moment that orders him: his first arrival, kept over transfers; for one who came back
    (``back``) when he did. He is called after ``turns`` others.
    """

    ticket: int
    place: datetime
    preferred: bool = False
    back: bool = False
    turns: int = 0
    moved: bool = False
    for_clerk: bool = False


Placed = tuple[Standing, CallWhy]


def in_order(waiting: Iterable[Standing], now: datetime, in_row: int, rule: Ordering) -> Iterator[Placed]:
    """Everybody in the order he would be called if nobody came any more, each with the reason.

    ``in_row`` is how many were called for their priority just before. One rule after the other: who waited over the limit;
    who came back and let his turns pass; priorities and the others, interleaved; who came back earlier than his turn, when
    nobody else is there. Within each, by ``place``, then by ticket.
    """
    line = sorted(waiting, key=lambda one: (one.place, one.ticket))
    late = [one for one in line if now - one.place > rule.wait_limit]
    rest = line[len(late) :]
    yield from ((one, CallWhy.LONG_WAIT) for one in late)
    in_row = 0 if late else in_row
    back = [one for one in rest if one.back]
    counts = rule.priority_in_row > 0
    preferred = [one for one in rest if not one.back and one.preferred and counts]
    others = [one for one in rest if not one.back and not (one.preferred and counts)]
    for called in range(len(late), len(line)):
        due = next((one for one in back if one.turns <= called), None)
        if due is None and not (preferred or others):
            due = min(back, key=lambda one: one.turns)
        if due is not None:
            back.remove(due)
            yield due, CallWhy.RETURNED
            in_row = 0
        elif preferred and (in_row < rule.priority_in_row or not others):
            yield preferred.pop(0), CallWhy.PRIORITY
            in_row += 1
        else:
            one = others.pop(0)
            yield one, _plain_why(one)
            in_row = 0


def _plain_why(one: Standing) -> CallWhy:
    if one.for_clerk:
        return CallWhy.FOR_CLERK
    return CallWhy.TRANSFERRED if one.moved else CallWhy.ARRIVAL


# --- calling ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Calling:
    """How a hall calls (settings ``queue.*``)."""

    calls_until_missed: int = 3
    cool_down: timedelta = timedelta(seconds=8)
    undo_time: timedelta = timedelta(seconds=10)
    missed_after: int = 3
    returned_after: int = 1


def ordering_of(settings: Mapping[str, int | bool | str]) -> Ordering:
    """The settings of the order."""
    return Ordering(
        int(settings["queue.priority_in_row"]), timedelta(minutes=int(settings["queue.wait_limit_minutes"]))
    )


def calling_of(settings: Mapping[str, int | bool | str]) -> Calling:
    """The settings of calling."""
    return Calling(
        int(settings["queue.calls_until_missed"]),
        timedelta(seconds=int(settings["queue.cool_down_seconds"])),
        timedelta(seconds=int(settings["queue.undo_seconds"])),
        int(settings["queue.missed_after"]),
        int(settings["queue.returned_after"]),
    )


def check_call_again(last: datetime, now: datetime, rule: Calling) -> None:
    """Not at once after the last call (``ticket.cool_down`` with the ``seconds`` that are left)."""
    left = last + rule.cool_down - now
    if left > timedelta(0):
        raise UserError("ticket.cool_down", None, seconds=-(-left // timedelta(seconds=1)))


def calls_left(calls: int, rule: Calling) -> int:
    """How many calls are missing before somebody counts as not come."""
    return max(0, rule.calls_until_missed - calls)


def check_not_come(calls: int, rule: Calling) -> None:
    """Only after enough calls (``ticket.call_more``, ``left``)."""
    if left := calls_left(calls, rule):
        raise UserError("ticket.call_more", None, left=left)


def check_people(people: int) -> int:
    """How many were served: 1 to 9999 (``ticket.people``)."""
    if not 1 <= people <= MOST_PEOPLE:
        raise UserError("ticket.people", "people", most=MOST_PEOPLE)
    return people


def check_minutes(minutes: int) -> int:
    """A timer in minutes, 0 for none (``ticket.minutes``)."""
    if not 0 <= minutes <= LONGEST_HOLD:
        raise UserError("ticket.minutes", "minutes", most=LONGEST_HOLD)
    return minutes
