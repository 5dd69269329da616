"""Calling: the next one, a chosen one, once more, back; and what became of it: not come, started, held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any

from sqlalchemy import bindparam, select, update

from hall.errors import UserError
from hall.queueing.line import CALLABLE, ordered, settings_of
from hall.queueing.orders import BringBack, CallAgain, CallNext, CallNumber, Hold, InHand, NotCome, Rejoin, Start
from hall.queueing.records import ticket
from hall.queueing.rules import (
    Calling,
    CallWhy,
    TicketEvent,
    TicketState,
    calling_of,
    check_call_again,
    check_minutes,
    check_not_come,
    ordering_of,
)
from hall.queueing.sitting import AGAIN, free_seat, move, step, taken, ticket_in_hand
from hall.queueing.story import happened
from hall.queueing.views import HELD_WHY, in_hand, seat_row, ticket_by, whole_queue
from hall.store.unit import Reading, Unit, answers, prepares
from hall.text import clean_line

_T = ticket.c
_FREE_ONE = (
    select(ticket)
    .where(_T.id == bindparam("ticket"), _T.desk == bindparam("desk"), _T.state == TicketState.WAITING)
    .with_for_update(skip_locked=True)
)
"""A ticket nobody else is just calling; SQLite has one writer anyway."""

_STILL_WAIT = select(_T.id).where(_T.id.in_(bindparam("tickets", expanding=True)), _T.state == TicketState.WAITING)
_LOOKED_AHEAD = 80
"""More than a hall has windows."""

_ONE_TURN_LESS = (
    update(ticket)
    .where(
        _T.day == bindparam("of_day"),
        _T.desk == bindparam("of_desk"),
        _T.state == TicketState.WAITING,
        _T.turns > 0,
    )
    .values(turns=_T.turns - 1)
)


@dataclass(frozen=True, slots=True)
class Line:
    """A desk's queue as a press finds it: tickets in the order of calling with the reason, and whether any has turns to wait."""

    tickets: tuple[tuple[int, CallWhy], ...] = ()
    turns: bool = False
    rule: Calling | None = None


@prepares(CallNext)
def line_of(reading: Reading, order: CallNext) -> Line:
    """Look before anything is locked: fifty who press at once must not wait for each other's looking.

    The list goes on as calls go on (:func:`hall.queueing.rules.in_order`), so the first of it whom nobody called meanwhile
    is the right one.
    """
    there = seat_row(reading, order.window.strip().upper())
    return Line() if there is None else _line(reading, there.desk)


def _line(reading: Reading, desk: str) -> Line:
    settings, today = settings_of(reading), reading.today
    rows = reading.rows(CALLABLE, day=today, desk=desk, me=reading.actor.account)
    found = islice(ordered(reading, rows, ordering_of(settings), desk, today), _LOOKED_AHEAD)
    return Line(tuple((row.id, why) for row, why in found), any(row.turns for row in rows), calling_of(settings))


@answers(CallNext)
def call_next(unit: Unit, order: CallNext) -> InHand:
    """Call whoever is next; somebody another window called at this moment is passed over."""
    there = free_seat(unit, order.window)
    line: Line = unit.prepared
    found = _first_free(unit, there.desk, line)
    if found is None:  # everybody was called while this press waited, or somebody came
        line = _line(unit, there.desk)
        found = _first_free(unit, there.desk, line)
    if found is None:
        unit.note(window=there.window, desk=there.desk)
        return in_hand(unit, there.window)
    if line.turns:
        unit.do(_ONE_TURN_LESS, of_day=unit.today, of_desk=there.desk)
    return _call(unit, there, *found, line.rule or calling_of(settings_of(unit)))


def _first_free(unit: Unit, desk: str, line: Line) -> tuple[Any, CallWhy] | None:
    """The first of the line who still waits, with the reason: mostly the very first."""
    for place, (one, why) in enumerate(line.tickets):
        if place == 1:
            rest = [other for other, _ in line.tickets[1:]]
            free = {row.id for row in unit.rows(_STILL_WAIT, tickets=rest)}
        if place == 0 or one in free:
            row = unit.row(_FREE_ONE, ticket=one, desk=desk)
            if row is not None:
                return row, why
    return None


@answers(CallNumber)
def call_number(unit: Unit, order: CallNumber) -> InHand:
    """Call a given number, out of turn: by right, with a reason."""
    reason = _reason(order.reason)
    there = free_seat(unit, order.window)
    row = _known(unit, order.number)
    if row.desk != there.desk:
        raise UserError("ticket.other_desk", "number", number=row.number, desk=row.desk)
    if row.state is not TicketState.WAITING:
        raise taken(unit, row.id, row.number)
    unit.do(_ONE_TURN_LESS, of_day=unit.today, of_desk=there.desk)
    unit.note(reason=reason)
    return _call(unit, there, row, CallWhy.CHOSEN, calling_of(settings_of(unit)), reason)


def _call(unit: Unit, there: Any, row: Any, why: CallWhy, rule: Calling, words: str = "") -> InHand:
    """The ticket is called to this window."""
    return step(
        unit,
        there,
        row,
        TicketEvent.CALLED,
        TicketState.CALLED,
        rule,
        words=words,
        why=why,
        window=there.window,
        calls=1,
        called_at=unit.now,
        last_call_at=unit.now,
        turns=0,
    )


@answers(CallAgain)
def call_again(unit: Unit, order: CallAgain) -> InHand:
    """Once more, after a while."""
    there, row = ticket_in_hand(unit, order.window, TicketState.CALLED)
    rule = calling_of(settings_of(unit))
    check_call_again(row.last_call_at, unit.now, rule)
    return step(
        unit,
        there,
        row,
        TicketEvent.CALLED_AGAIN,
        TicketState.CALLED,
        rule,
        calls=row.calls + 1,
        last_call_at=unit.now,
    )


@answers(NotCome)
def not_come(unit: Unit, order: NotCome) -> InHand:
    """He did not come, though he was called often enough."""
    there, row = ticket_in_hand(unit, order.window, TicketState.CALLED)
    rule = calling_of(settings_of(unit))
    check_not_come(row.calls, rule)
    return step(unit, there, row, TicketEvent.NOT_COME, TicketState.MISSED, rule)


@answers(Start)
def start(unit: Unit, order: Start) -> InHand:
    """He is here. Who comes back to a held matter goes on with it."""
    there, row = ticket_in_hand(unit, order.window, TicketState.CALLED)
    rule, started = calling_of(settings_of(unit)), row.started_at or unit.now
    return step(unit, there, row, TicketEvent.STARTED, TicketState.SERVING, rule, started_at=started)


@answers(Hold)
def hold(unit: Unit, order: Hold) -> InHand:
    """Kept for this window; the window is free."""
    reason, minutes = _reason(order.reason), check_minutes(order.minutes)
    there, row = ticket_in_hand(unit, order.window)
    return step(
        unit,
        there,
        row,
        TicketEvent.HELD,
        TicketState.HELD,
        calling_of(settings_of(unit)),
        words=reason,
        reason=unit.vault.seal(reason, HELD_WHY),
        until=unit.now + timedelta(minutes=minutes) if minutes else None,
    )


@answers(BringBack)
def bring_back(unit: Unit, order: BringBack) -> InHand:
    """Called again at once: one held here, or a missed one of this desk. A missed one begins a new walk."""
    there = free_seat(unit, order.window)
    row = _known(unit, order.number)
    held = row.state is TicketState.HELD and row.window == there.window
    if not held and not (row.state is TicketState.MISSED and row.desk == there.desk):
        raise UserError("ticket.not_kept", "number", number=row.number)
    return step(
        unit,
        there,
        row,
        TicketEvent.BROUGHT_BACK,
        TicketState.CALLED,
        calling_of(settings_of(unit)),
        window=there.window,
        calls=1,
        called_at=row.called_at if held else unit.now,
        last_call_at=unit.now,
        until=None,
    )


@answers(Rejoin)
def rejoin(unit: Unit, order: Rejoin) -> int:
    """A missed one waits once more, behind a few others, not behind all."""
    row = _known(unit, order.number)
    if row.state is not TicketState.MISSED:
        raise UserError("ticket.not_missed", "number", number=row.number)
    turns = calling_of(settings_of(unit)).missed_after
    move(unit, row, state=TicketState.WAITING, place=unit.now, back=True, turns=turns, **AGAIN)
    happened(unit, row, TicketEvent.RETURNED)
    unit.note(number=row.number, desk=row.desk)
    return min(turns, len(whole_queue(unit, row.desk)) - 1)


def _known(unit: Unit, number: str) -> Any:
    """The row of a ticket of today. Error: ``ticket.unknown``."""
    row = ticket_by(unit, number)
    if row is None:
        raise UserError("ticket.unknown", "number")
    return row


def _reason(typed: str) -> str:
    """A reason that was given. Error: ``ticket.reason``."""
    reason = clean_line(typed, "reason")
    if not reason:
        raise UserError("ticket.reason", "reason")
    return reason
