"""Sitting down at a window, standing up, pausing; and what every order of a window begins with: who sits there."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Update, bindparam, delete, select, update

from hall.asking import Right
from hall.catalogue.views import catalogue_now
from hall.errors import Conflict, UserError
from hall.queueing.orders import InHand, MyWindow, Pause, Resume, SitDown, StandUp, Undo
from hall.queueing.records import seat, ticket
from hall.queueing.rules import IN_HAND, Calling, TicketEvent, TicketState
from hall.queueing.story import happened
from hall.queueing.undoing import Remembered, before
from hall.queueing.views import in_hand, my_window, queue_row, seat_row, state_of, ticket_row, window_of
from hall.store.unit import Unit, answers
from hall.text import clean_line

_S, _T = seat.c, ticket.c
_LEAVE = delete(seat).where(_S.window == bindparam("window"))
_FOR_ANYBODY = (
    update(ticket)
    .where(
        _T.day == bindparam("of_day"),
        _T.desk == bindparam("of_desk"),
        _T.state == TicketState.WAITING,
        _T.clerk_account == bindparam("of_account"),
    )
    .values(clerk_account=None, clerk="")
)
"""Whoever was sent to one person alone must not wait for him who left."""

_AT = select(_S.window, _S.clerk, _T.since).join(ticket, _T.id == _S.ticket_id).where(_T.id == bindparam("ticket"))


@cache
def _move(*columns: str) -> Update:
    """Change these columns of a ticket that still is what it was; built once, because every press uses it."""
    same = (_T.id == bindparam("of_ticket"), _T.state == bindparam("was"), _T.since == bindparam("was_since"))
    return update(ticket).where(*same).values({name: bindparam(f"new_{name}") for name in columns})


@cache
def _change(holding: bool, *columns: str) -> Update:
    """Change these columns of a seat that still holds what it held."""
    same = _S.ticket_id == bindparam("held") if holding else _S.ticket_id.is_(None)
    new: dict[str, Any] = {name: bindparam(f"new_{name}") for name in columns}
    return update(seat).where(_S.window == bindparam("at_window"), same).values(new)


AGAIN = {"window": "", "calls": 0, "why": None, "called_at": None, "last_call_at": None, "started_at": None}
"""A ticket that begins a new round: nobody called it yet."""


# --- for every order of a window --------------------------------------------------------------------------------------


def sitting_at(unit: Unit, window: str) -> Any:
    """The seat of a window, if whoever acts sits there. Error: ``window.not_yours``."""
    found = seat_row(unit, window.strip().upper())
    if found is None or found.account != unit.actor.account:
        raise UserError("window.not_yours", "window", window=window)
    return found


def free_seat(unit: Unit, window: str) -> Any:
    """The same, for who is about to call. Errors: ``window.paused``, ``window.busy``."""
    found = sitting_at(unit, window)
    if found.paused is not None:
        raise UserError("window.paused")
    if found.ticket_id is not None:
        raise UserError("window.busy", None, number=ticket_row(unit, found.ticket_id).number)
    return found


def ticket_in_hand(unit: Unit, window: str, *states: TicketState) -> tuple[Any, Any]:
    """The seat and the ticket in hand, which is in one of these states.

    Errors: ``ticket.nobody``, ``ticket.not_started``, ``ticket.started``.
    """
    found = sitting_at(unit, window)
    if found.ticket_id is None:
        raise UserError("ticket.nobody")
    row = ticket_row(unit, found.ticket_id)
    if row.state not in (states or IN_HAND):
        raise UserError("ticket.started" if row.state is TicketState.SERVING else "ticket.not_started")
    return found, row


def move(unit: Unit, row: Any, **values: object) -> None:
    """Change a ticket, if it still is what was read. Error: what :func:`taken` says."""
    values["since"] = unit.now
    new = {f"new_{name}": value for name, value in values.items()}
    if not unit.do(_move(*values), of_ticket=row.id, was=row.state, was_since=row.since, **new):
        raise taken(unit, row.id, row.number)


def taken(unit: Unit, ticket: int, number: str) -> Conflict:
    """Somebody was faster: who has the ticket now (``ticket.taken``), or nobody any more (``ticket.gone``)."""
    at = unit.row(_AT, ticket=ticket)
    if at is None:
        return Conflict("ticket.gone", "number", number=number)
    return Conflict("ticket.taken", "number", number=number, who=at.clerk, window=at.window, when=f"{at.since:%H:%M}")


def step(
    unit: Unit,
    there: Any,
    row: Any,
    event: TicketEvent,
    after: TicketState,
    rule: Calling,
    *,
    to_desk: str = "",
    service: int | None = None,
    words: str = "",
    **values: Any,
) -> InHand:
    """One step of a window with a ticket: the ticket changes (``values`` are its columns), is in hand or not; the step is
    written down, and remembered so that it can be taken back.
    """
    move(unit, row, state=after, **values)
    until = unit.now + rule.undo_time
    done = Remembered(event, row.id, row.number, after, unit.now, until, before(row), service)
    kept: dict[str, Any] = {"ticket_id": row.id if after in IN_HAND else None, "undo": done.kept()}
    if service is not None:
        kept["last_service"] = service
    change_seat(unit, there, **kept)
    happened(
        unit,
        row,
        event,
        window=there.window,
        to_desk=to_desk,
        why=values.get("why"),
        calls=values.get("calls", 0),
        service=service,
        note=words,
    )
    unit.note(window=there.window, number=row.number, desk=row.desk)
    now = SimpleNamespace(**dict(row._mapping) | values | {"state": after, "since": unit.now})  # noqa: SLF001  (its documented name)
    return InHand(
        there.window,
        state_of(there, now if after in IN_HAND else None),
        queue_row(unit, now) if after in IN_HAND else None,
        row.case_id if after in IN_HAND else None,
        kept.get("last_service", there.last_service),
        Undo(event, row.number, until),
        None if after in IN_HAND else after,
    )


def change_seat(unit: Unit, sitting: Any, **values: Any) -> None:
    """Change the seat's row, if it holds what was read. Error: Conflict ``window.changed``."""
    held = {} if sitting.ticket_id is None else {"held": sitting.ticket_id}
    new = {f"new_{name}": value for name, value in values.items()}
    if not unit.do(_change(bool(held), *values), at_window=sitting.window, **held, **new):
        raise Conflict("window.changed")
    unit.changed("windows")


# --- the orders -------------------------------------------------------------------------------------------------------


@answers(SitDown)
def sit_down(unit: Unit, order: SitDown) -> InHand:
    """Sit down, or come back to where one sat."""
    window = window_of(catalogue_now(unit), order.window)
    there = seat_row(unit, window.code)
    if there is not None and there.account != unit.actor.account:
        raise Conflict("window.taken", "window", who=there.clerk, when=f"{there.since:%H:%M}")
    elsewhere = my_window(unit, MyWindow()) if there is None and unit.actor.account is not None else ""
    if elsewhere and not unit.actor.may(Right.RUN_HALL):
        raise UserError("window.elsewhere", "window", window=elsewhere)
    unit.note(window=window.code, back=int(there is not None))
    if there is not None:
        change_seat(unit, there, place=unit.actor.place[:100])
        return in_hand(unit, window.code)
    unit.do(_LEAVE, window=window.code)  # somebody of another day
    unit.insert(
        seat,
        window=window.code,
        day=unit.today,
        desk=window.desk,
        account=unit.actor.account,
        clerk=unit.actor.name[:100],
        place=unit.actor.place[:100],
        since=unit.now,
    )
    unit.changed("windows")
    return in_hand(unit, window.code)


@answers(StandUp)
def stand_up(unit: Unit, order: StandUp) -> None:
    """Leave the window; of somebody who forgot, by the supervisor."""
    code = order.window.strip().upper()
    there = seat_row(unit, code)
    if there is None:
        window_of(catalogue_now(unit), code)
        return
    if there.account != unit.actor.account:
        if not order.for_other:
            raise UserError("window.not_yours", "window", window=code)
        if not unit.actor.may(Right.RUN_HALL):
            raise UserError("right.missing", None, right=Right.RUN_HALL.value)
    if there.ticket_id is not None:
        row = ticket_row(unit, there.ticket_id)
        if not order.for_other:
            raise UserError("window.busy", None, number=row.number)
        change_seat(unit, there, ticket_id=None)
        move(unit, row, state=TicketState.WAITING, **AGAIN)
        happened(unit, row, TicketEvent.PUT_BACK, window=code)
        unit.note(number=row.number)
    if unit.do(_FOR_ANYBODY, of_day=unit.today, of_desk=there.desk, of_account=there.account):
        unit.changed("tickets")
    unit.do(_LEAVE, window=code)
    unit.note(window=code, for_other=int(order.for_other))
    unit.changed("windows")


@answers(Pause)
def pause(unit: Unit, order: Pause) -> InHand:
    """Pause between two visitors."""
    there = sitting_at(unit, order.window)
    if there.ticket_id is not None:
        raise UserError("window.busy", None, number=ticket_row(unit, there.ticket_id).number)
    change_seat(unit, there, paused=order.reason, pause_words=clean_line(order.words, "words"), undo=None)
    unit.note(window=there.window, reason=order.reason.value)
    return in_hand(unit, there.window)


@answers(Resume)
def resume(unit: Unit, order: Resume) -> InHand:
    """Go on after a pause; who does not pause goes on anyway."""
    there = sitting_at(unit, order.window)
    change_seat(unit, there, paused=None, pause_words="")
    unit.note(window=there.window)
    return in_hand(unit, there.window)
