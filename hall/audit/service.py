"""Writing the log. The door appends one entry an order; nothing else writes here, and nothing changes it."""

from __future__ import annotations

from sqlalchemy import select

from hall.audit.records import entry
from hall.audit.views import START, link
from hall.store.unit import Unit, asked_as

_LAST = select(entry.c.chain).order_by(entry.c.id.desc()).limit(1)


def append(unit: Unit) -> None:
    """One entry for this unit's order, chained by HMAC to the one before. (There is one writer at a time.)"""
    row = {
        "at": unit.now,
        "account": unit.actor.account,
        "who": unit.actor.name,
        "place": unit.actor.place,
        "what": asked_as(unit.order),
        "order_id": unit.order.order_id,
        "facts": unit.facts | ({"refused": str(unit.refusal)} if unit.refusal else {}),
        "before": unit.value(_LAST) or START,
    }
    unit.insert(entry, **row, chain=link(unit.vault, row))
