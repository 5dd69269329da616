"""Who waits at a desk, in the order of calling: what both the list on the screen and the next call go by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, or_, select

from hall.centre.orders import SettingsNow
from hall.centre.rules import Value
from hall.centre.views import settings_now
from hall.queueing.records import ticket, ticket_event
from hall.queueing.rules import CallWhy, Ordering, Standing, TicketEvent, TicketState, in_order
from hall.store.unit import Reading

_T, _E = ticket.c, ticket_event.c


def _waiting(*columns: ColumnElement[Any]) -> Select[Any]:
    found = select(*columns).where(
        _T.day == bindparam("day"), _T.desk == bindparam("desk"), _T.state == TicketState.WAITING
    )
    return found.order_by(_T.place, _T.id)


EVERYBODY = _waiting(*_T)
CALLABLE = _waiting(
    *(_T.id, _T.day, _T.number, _T.desk, _T.place, _T.priority, _T.back, _T.turns, _T.from_desk, _T.clerk_account)
).where(or_(_T.clerk_account.is_(None), _T.clerk_account == bindparam("me", type_=_T.clerk_account.type)))
"""Those whom one clerk may call, with what their order needs."""

_CALLED_BEFORE = (
    select(_E.ticket_id, _E.event, _E.why)
    .where(
        _E.day == bindparam("day"),
        _E.desk == bindparam("desk"),
        or_(_E.event == TicketEvent.CALLED, _E.undone == TicketEvent.CALLED),
    )
    .order_by(_E.id.desc())
)
_LOOKED_BACK = 30


def ordered(reading: Reading, rows: list[Any], rule: Ordering, desk: str, day: date) -> Iterator[tuple[Any, CallWhy]]:
    """Rows of :data:`EVERYBODY` or :data:`CALLABLE` in the order of calling, each with its reason."""
    by_id = {row.id: row for row in rows}
    in_row = priority_in_row(reading, desk, day) if any(row.priority for row in rows) else 0
    for one, why in in_order(map(_standing, rows), reading.now, in_row, rule):
        yield by_id[one.ticket], why


def _standing(row: Any) -> Standing:
    return Standing(
        row.id,
        row.place,
        preferred=bool(row.priority),
        back=row.back,
        turns=row.turns,
        moved=bool(row.from_desk),
        for_clerk=row.clerk_account is not None,
    )


def priority_in_row(reading: Reading, desk: str, day: date) -> int:
    """How many of a desk's last calls were for a priority, one after the other; a call taken back never was."""
    return _in_row(reading.rows(_CALLED_BEFORE.limit(_LOOKED_BACK), desk=desk, day=day))


def _in_row(newest_first: Iterable[Any]) -> int:
    count, undone = 0, list[int]()
    for row in newest_first:
        if row.event is not TicketEvent.CALLED:
            undone.append(row.ticket_id)
        elif row.ticket_id in undone:
            undone.remove(row.ticket_id)
        elif row.why is CallWhy.PRIORITY:
            count += 1
        else:
            break
    return count


def settings_of(reading: Reading) -> dict[str, Value]:
    """How the hall is set, in one look."""
    return settings_now(reading, SettingsNow())
