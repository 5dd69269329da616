"""Answers about who waits where, what a window has in hand, what the board shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import bindparam, func, select

from hall.cases.records import case_file
from hall.catalogue.rules import Window
from hall.catalogue.views import Catalogue, catalogue_now
from hall.errors import UserError
from hall.queueing.line import EVERYBODY, ordered, settings_of
from hall.queueing.orders import (
    AtWindow,
    Board,
    BoardNow,
    CallShown,
    InHand,
    MyWindow,
    QueueOf,
    QueueRow,
    SeatNow,
    Seats,
    TicketStep,
    TicketStory,
    Undo,
    WaitingNow,
    WindowNow,
)
from hall.queueing.records import notice, seat, service, ticket, ticket_event
from hall.queueing.rules import (
    CALLS,
    CallWhy,
    TicketEvent,
    TicketState,
    WindowState,
    calling_of,
    calls_left,
    ordering_of,
)
from hall.queueing.story import NOTE
from hall.queueing.undoing import Remembered
from hall.queueing.wall import missed_now, next_and_paused
from hall.staff.records import account
from hall.store.unit import Reading, answers
from hall.workdays.views import calendar_now

TICKET_NOTE, HELD_WHY = "ticket.note", "ticket.reason"
"""What sealed words are bound to."""

_T, _S, _E = ticket.c, service.c, ticket_event.c
_WAITING = (
    select(_T.desk, func.count())
    .where(_T.day == bindparam("day"), _T.state == TicketState.WAITING)
    .group_by(_T.desk)
    .order_by(_T.desk)
)
_BY_NUMBER = select(ticket).where(_T.day == bindparam("day"), _T.number == bindparam("number"))
_BY_ID = select(ticket).where(_T.id == bindparam("ticket"))
_OF_VISITS = (
    select(_T.visit_id, _T.number, _T.state, _T.day)
    .where(_T.visit_id.in_(bindparam("visits", expanding=True)))
    .order_by(_T.id)
)
_SEAT = select(seat).where(seat.c.window == bindparam("window"))
_MINE = select(seat.c.window).where(seat.c.account == bindparam("account"), seat.c.day == bindparam("day"))
_SEATS = (
    select(seat, _T.state, account.c.login)
    .join(ticket, _T.id == seat.c.ticket_id, isouter=True)
    .join(account, account.c.id == seat.c.account, isouter=True)
    .where(seat.c.day == bindparam("day"))
    .order_by(seat.c.window)
)
_HELD = select(ticket).where(_T.day == bindparam("day"), _T.state == TicketState.HELD, _T.window == bindparam("window"))
_MISSED = select(ticket).where(_T.day == bindparam("day"), _T.state == TicketState.MISSED, _T.desk == bindparam("desk"))
_SERVED = select(_S.started_at, _S.ended_at).where(
    _S.day == bindparam("day"), _S.window == bindparam("window"), _S.taken_back_at.is_(None)
)
_STORY = select(ticket_event).where(_E.ticket_id == bindparam("ticket")).order_by(_E.id)
_AFTER = ticket_event.alias()
_THEN = (
    select(_AFTER.c.event)
    .where(_AFTER.c.ticket_id == _E.ticket_id, _AFTER.c.id > _E.id)
    .order_by(_AFTER.c.id)
    .limit(1)
    .correlate(ticket_event)
    .scalar_subquery()
)
"""What happened next to the ticket: a call that was taken back at once is none."""
_CALLS = (
    select(_E.id, _E.number, _E.window, _E.desk, _E.at, _E.calls)
    .where(_E.day == bindparam("day"), _E.event.in_(CALLS), _E.id > bindparam("after"))
    .where(_THEN.is_distinct_from(TicketEvent.TAKEN_BACK))
    .order_by(_E.id.desc())
    .limit(bindparam("most"))
)
_CASE = select(case_file.c.number).where(case_file.c.id == bindparam("case"))
_NOTICE = select(notice).order_by(notice.c.id.desc()).limit(1)
_SERVICE = select(service).where(_S.id == bindparam("service"), _S.taken_back_at.is_(None))


# --- for rooms above --------------------------------------------------------------------------------------------------


def waiting_on(reading: Reading, day: date) -> dict[str, int]:
    """Desk code → waiting tickets of a day."""
    return {row[0]: row[1] for row in reading.rows(_WAITING, day=day)}


def visit_of(reading: Reading, number: str) -> int | None:
    """The visit a ticket of today belongs to."""
    row = ticket_by(reading, number)
    return None if row is None else int(row.visit_id)


def tickets_of(reading: Reading, visits: Iterable[int]) -> dict[int, str]:
    """The first ticket of each visit, where it has one."""
    wanted = list(visits)
    found: dict[int, str] = {}
    for row in reading.rows(_OF_VISITS, visits=wanted) if wanted else ():
        found.setdefault(row.visit_id, row.number)
    return found


def service_of(reading: Reading, service: int) -> Any | None:
    """The row of a finished service (:data:`hall.queueing.records.service`); none for one that was taken back."""
    return reading.row(_SERVICE, service=service)


# --- rows -------------------------------------------------------------------------------------------------------------


def ticket_by(reading: Reading, number: str, day: date | None = None) -> Any | None:
    """The row of a ticket by its number (typed in any case), of today or another day."""
    return reading.row(_BY_NUMBER, day=day or reading.today, number=number.strip().upper())


def ticket_row(reading: Reading, id: int) -> Any:
    """The row of a ticket that is known to be there."""
    return reading.row(_BY_ID, ticket=id)


def seat_row(reading: Reading, window: str) -> Any | None:
    """Who sits at a window today; nobody where there is no row."""
    row = reading.row(_SEAT, window=window)
    return row if row is not None and row.day == reading.today else None


def queue_row(reading: Reading, row: Any, why: CallWhy | None = None) -> QueueRow:
    """A ticket as lists show it; ``why`` unless it is the reason of its call."""
    vault = reading.vault
    return QueueRow(
        ticket=row.id,
        number=row.number,
        visit=row.visit_id,
        desk=row.desk,
        state=row.state,
        arrived=row.at,
        since=row.since,
        why=why or row.why or CallWhy.ARRIVAL,
        priority=row.priority,
        matter=row.matter,
        from_desk=row.from_desk,
        note=vault.open(row.note, TICKET_NOTE) if row.note else "",
        calls=row.calls,
        window=row.window,
        people=row.people,
        reason=vault.open(row.reason, HELD_WHY) if row.reason else "",
        until=row.until,
        clerk=row.clerk,
    )


def state_of(sitting: Any | None, held: Any | None) -> WindowState:
    """What a window is doing: by who sits there and the ticket in his hand."""
    if sitting is None:
        return WindowState.EMPTY
    if held is not None:
        return WindowState.CALLING if held.state is TicketState.CALLED else WindowState.SERVING
    return WindowState.FREE if sitting.paused is None else WindowState.PAUSED


def in_hand(reading: Reading, window: str) -> InHand:
    """How a window stands."""
    sitting = seat_row(reading, window)
    held = ticket_row(reading, sitting.ticket_id) if sitting and sitting.ticket_id else None
    return InHand(
        window,
        state_of(sitting, held),
        None if held is None else queue_row(reading, held),
        None if held is None else held.case_id,
        None if sitting is None else sitting.last_service,
        None if sitting is None else _undo(reading, sitting),
    )


def _undo(reading: Reading, sitting: Any) -> Undo | None:
    """What may be taken back at this moment."""
    if sitting.undo is None:
        return None
    step = Remembered.read(sitting.undo)
    return Undo(step.event, step.number, step.until) if reading.now <= step.until else None


def window_of(catalogue: Catalogue, code: str) -> Window:
    """A window in use, by its code. Error: ``window.unknown``."""
    wanted = code.strip().upper()
    found = next((window for window in catalogue.windows if window.code == wanted), None)
    if found is None:
        raise UserError("window.unknown", "window")
    return found


# --- answers ----------------------------------------------------------------------------------------------------------


@answers(WaitingNow)
def waiting_now(reading: Reading, question: WaitingNow) -> dict[str, int]:
    """How many wait at each desk where somebody waits."""
    return waiting_on(reading, question.day or reading.today)


@answers(QueueOf)
def queue_of(reading: Reading, question: QueueOf) -> tuple[QueueRow, ...]:
    """The queue of a desk, or of each where somebody waits."""
    desks = [question.desk.strip().upper()] if question.desk else list(waiting_on(reading, reading.today))
    return tuple(row for desk in desks for row in whole_queue(reading, desk))


def whole_queue(reading: Reading, desk: str) -> tuple[QueueRow, ...]:
    """Everybody who waits at a desk today, in the order of calling."""
    today = reading.today
    rows = reading.rows(EVERYBODY, day=today, desk=desk)
    if not rows:
        return ()
    rule = ordering_of(settings_of(reading))
    return tuple(queue_row(reading, row, why) for row, why in ordered(reading, rows, rule, desk, today))


@answers(MyWindow)
def my_window(reading: Reading, question: MyWindow) -> str:  # noqa: ARG001
    """Where the asking person sits."""
    return reading.value(_MINE, account=reading.actor.account, day=reading.today) or ""


@answers(Seats)
def seats(reading: Reading, question: Seats) -> tuple[SeatNow, ...]:  # noqa: ARG001
    """Who sits where."""
    return tuple(
        SeatNow(
            row.window, row.desk, row.clerk, row.login or "", row.since, state_of(row, row if row.ticket_id else None)
        )
        for row in reading.rows(_SEATS, day=reading.today)
    )


@answers(AtWindow)
def at_window(reading: Reading, question: AtWindow) -> WindowNow:
    """A window as it stands."""
    catalogue = catalogue_now(reading)
    return window_now(reading, catalogue, window_of(catalogue, question.window), question.limit)


def window_now(reading: Reading, catalogue: Catalogue, window: Window, limit: int) -> WindowNow:
    """The same, for a window that is known."""
    today, sitting = reading.today, seat_row(reading, window.code)
    held = ticket_row(reading, sitting.ticket_id) if sitting and sitting.ticket_id else None
    waiting = whole_queue(reading, window.desk)
    rule = calling_of(settings_of(reading))
    served = reading.rows(_SERVED, day=today, window=window.code)
    took = sum((row.ended_at - row.started_at for row in served), timedelta())
    return WindowNow(
        window=window.code,
        window_name=window.name,
        desk=window.desk,
        desk_name=catalogue.desks[window.desk].name if window.desk in catalogue.desks else "",
        state=state_of(sitting, held),
        clerk=sitting.clerk if sitting else "",
        since=sitting.since if sitting else reading.now,
        ticket=queue_row(reading, held) if held else None,
        case=held.case_id if held else None,
        case_number=_case_number(reading, held),
        called_at=held.called_at if held else None,
        started_at=held.started_at if held and held.state is TicketState.SERVING else None,
        call_again_at=held.last_call_at + rule.cool_down if held and held.last_call_at else None,
        calls_left=calls_left(held.calls, rule) if held else 0,
        waiting=waiting[: max(0, limit)],
        waiting_count=len(waiting),
        held=_rows(reading, _HELD.order_by(_T.since, _T.id), day=today, window=window.code),
        missed=_rows(reading, _MISSED.order_by(_T.since, _T.id), day=today, desk=window.desk),
        served_today=len(served),
        mean_minutes=round(took / len(served) / timedelta(minutes=1)) if served else None,
        last_service=sitting.last_service if sitting else None,
        pause=sitting.paused if sitting else None,
        pause_words=sitting.pause_words if sitting else "",
        undo=_undo(reading, sitting) if sitting else None,
    )


def _case_number(reading: Reading, held: Any | None) -> str:
    return "" if held is None else reading.value(_CASE, case=held.case_id) or ""


def _rows(reading: Reading, statement: Any, **values: object) -> tuple[QueueRow, ...]:
    return tuple(queue_row(reading, row) for row in reading.rows(statement, **values))


@answers(TicketStory)
def ticket_story(reading: Reading, question: TicketStory) -> tuple[TicketStep, ...]:
    """Everything that happened to a ticket."""
    row = ticket_by(reading, question.number, question.day)
    if row is None:
        raise UserError("ticket.unknown", "number")
    return tuple(
        TicketStep(
            one.at,
            one.event,
            one.to_desk or one.desk,
            one.window,
            one.who,
            reading.vault.open(one.note, NOTE) if one.note else "",
            one.undone,
        )
        for one in reading.rows(_STORY, ticket=row.id)
    )


@answers(BoardNow)
def board_now(reading: Reading, question: BoardNow) -> Board:
    """What hangs on the wall."""
    catalogue, today, now = catalogue_now(reading), reading.today, reading.now
    names = {window.code: window.name for window in catalogue.windows}
    rows = reading.rows(_CALLS, day=today, after=question.after, most=question.limit)
    calls = tuple(
        CallShown(row.id, row.number, row.window, names.get(row.window, ""), row.desk, row.at, row.calls)
        for row in rows
    )
    counts = waiting_on(reading, today)
    waiting = tuple(
        (desk, catalogue.desks[desk].short if desk in catalogue.desks else desk, count)
        for desk, count in counts.items()
    )
    news = reading.row(_NOTICE)
    line, urgent = (news.text, news.urgent) if news is not None else ("", False)
    is_open = calendar_now(reading).is_open(now)
    following, paused = next_and_paused(reading, catalogue, counts)
    return Board(now, calls, waiting, line, urgent, is_open, following, missed_now(reading), paused)
