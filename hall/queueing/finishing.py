"""Sending on, finishing, and taking a window's last step back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, func, select, update

from hall.asking import Right
from hall.cases.rules import EventKind
from hall.cases.service import Happened, tell_story
from hall.catalogue.views import catalogue_now
from hall.errors import UserError
from hall.queueing.line import settings_of
from hall.queueing.orders import Finish, InHand, TakeBack, Transfer
from hall.queueing.records import service, ticket
from hall.queueing.rules import IN_HAND, TicketEvent, TicketState, calling_of, check_people
from hall.queueing.sitting import AGAIN, change_seat, sitting_at, step, taken, ticket_in_hand
from hall.queueing.story import happened
from hall.queueing.undoing import Remembered
from hall.queueing.views import TICKET_NOTE, in_hand, ticket_row
from hall.staff.orders import ActorFor
from hall.staff.views import actor_of
from hall.store.unit import Unit, answers
from hall.text import clean_line, clean_words

_T, _S = ticket.c, service.c
_RESTORE = update(ticket).where(
    _T.id == bindparam("ticket"), _T.state == bindparam("after"), _T.since == bindparam("since_then")
)
_UNSERVED = update(service).where(_S.id == bindparam("service")).values(taken_back_at=bindparam("now"))
_LAST_SERVICE = select(func.max(_S.id)).where(
    _S.day == bindparam("day"), _S.window == bindparam("window"), _S.taken_back_at.is_(None)
)


@answers(Transfer)
def transfer(unit: Unit, order: Transfer) -> InHand:
    """To another desk, or one person of it; what was begun here counts as no service of this window."""
    note = clean_line(order.note, "note")
    there, row = ticket_in_hand(unit, order.window)
    home = row.desk if order.come_back else row.home_desk
    going = _going(unit, row, order.desk, home, colleague=bool(order.clerk.strip())) | _only_for(unit, order.clerk)
    rule, desk = calling_of(settings_of(unit)), going["desk"]
    going["note"] = unit.vault.seal(note, TICKET_NOTE) if note else None
    return step(unit, there, row, TicketEvent.TRANSFERRED, TicketState.WAITING, rule, to_desk=desk, words=note, **going)


def _going(unit: Unit, row: Any, typed: str, home: str, *, colleague: bool = False) -> dict[str, Any]:
    """What a ticket that goes to another desk, or to a ``colleague`` of this one, becomes. Errors: ``visit.desk``,
    ``ticket.same_desk``."""
    desk = typed.strip().upper()
    if desk not in catalogue_now(unit).desks:
        raise UserError("visit.desk", "desk")
    if desk == row.desk and not colleague:
        raise UserError("ticket.same_desk", "desk")
    return AGAIN | {
        "desk": desk,
        "from_desk": row.desk,
        "home_desk": "" if home == desk else home,
        "place": row.at,
        "back": False,
        "turns": 0,
        "clerk_account": None,
        "clerk": "",
    }


def _only_for(unit: Unit, login: str) -> dict[str, Any]:
    """The one clerk it is for, if it is for one. Errors: ``staff.unknown``, ``staff.barred``, ``ticket.no_clerk``,
    ``ticket.to_oneself``."""
    if not login.strip():
        return {}
    person = actor_of(unit, ActorFor(login=login))
    if not person.may(Right.SERVE):
        raise UserError("ticket.no_clerk", "clerk", who=person.name)
    if person.account == unit.actor.account:
        raise UserError("ticket.to_oneself", "clerk")
    return {"clerk_account": person.account, "clerk": person.name[:100]}


@answers(Finish)
def finish(unit: Unit, order: Finish) -> InHand:
    """Done: a service the resident may rate; and he goes home, back to the desk that sent him, or on to the next."""
    people, words = check_people(order.people), clean_words(order.words, "words", 2000)
    there, row = ticket_in_hand(unit, order.window, TicketState.SERVING)
    matter = order.matter.strip().upper() or row.matter
    if order.matter.strip() and matter not in catalogue_now(unit).matters:
        raise UserError("visit.matter", "matter")
    rule = calling_of(settings_of(unit))
    after, going = TicketState.WAITING, dict[str, Any]()
    if order.next_desk.strip():
        going = _going(unit, row, order.next_desk, row.home_desk)
    elif row.home_desk:
        back = {"place": unit.now, "back": True, "turns": rule.returned_after}
        going = _going(unit, row, row.home_desk, "") | back
    else:
        after = TicketState.DONE
    made = unit.insert(
        service,
        day=row.day,
        ticket_id=row.id,
        number=row.number,
        visit_id=row.visit_id,
        case_id=row.case_id,
        desk=row.desk,
        window=there.window,
        account=there.account,
        clerk=there.clerk,
        matter=matter,
        people=people,
        arrived_at=row.at,
        called_at=row.called_at,
        started_at=row.started_at,
        ended_at=unit.now,
    )
    unit.changed("services", made)
    unit.note(service=made)
    if row.case_id is not None:
        facts = {"number": row.number, "window": there.window, "desk": row.desk, "matter": matter, "service": made}
        tell_story(unit, row.case_id, [Happened(EventKind.SERVED, facts, words)])
    note = words if row.case_id is None else ""
    desk = going.get("desk", "")
    return step(unit, there, row, TicketEvent.FINISHED, after, rule, to_desk=desk, service=made, words=note, **going)


@answers(TakeBack)
def take_back(unit: Unit, order: TakeBack) -> InHand:
    """The window's last step is undone; that it was stays written down."""
    there = sitting_at(unit, order.window)
    done = Remembered.read(there.undo) if there.undo is not None else None
    if done is None or unit.now > done.until:
        raise UserError("ticket.too_late")
    values = done.values()
    restored = unit.do(_RESTORE.values(**values), ticket=done.ticket, after=done.after, since_then=done.since)
    if not restored:
        raise taken(unit, done.ticket, done.number)
    row = ticket_row(unit, done.ticket)
    kept: dict[str, Any] = {"undo": None, "ticket_id": row.id if row.state in IN_HAND else None}
    if done.service is not None:
        unit.do(_UNSERVED, service=done.service, now=unit.now)
        unit.changed("services", done.service)
        kept["last_service"] = unit.value(_LAST_SERVICE, day=unit.today, window=there.window)
        if row.case_id is not None:
            tell_story(unit, row.case_id, [Happened(EventKind.SERVICE_TAKEN_BACK, {"service": done.service})])
    change_seat(unit, there, **kept)
    happened(
        unit, row, TicketEvent.TAKEN_BACK, window=there.window, undone=done.event, service=done.service, calls=row.calls
    )
    unit.note(window=there.window, number=row.number, undone=done.event.value)
    return in_hand(unit, there.window)
