"""Writing the log. The door appends one entry an order; nothing else writes here, and nothing changes it."""

from __future__ import annotations

from sqlalchemy import func, select

from hall.audit.records import entry
from hall.store.base import canonical
from hall.store.engine import dialect_of
from hall.store.unit import Unit

_LOCK = 0x0D00
"""PostgreSQL: whoever appends holds this until he commits, so that the chain and the change rows have one order."""

_LAST = select(entry.c.chain).order_by(entry.c.id.desc()).limit(1)
START = bytes(32)


def append(unit: Unit) -> None:
    """One entry for this unit's order, chained by HMAC to the one before."""
    if dialect_of(unit.connection) == "postgresql":
        unit.connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    before = unit.value(_LAST) or START
    kind = type(unit.order)
    row = {
        "at": unit.now,
        "account": unit.actor.account,
        "who": unit.actor.name,
        "place": unit.actor.place,
        "what": f"{kind.__module__.split('.')[1]}.{kind.__qualname__}",
        "order_id": unit.order.order_id,
        "facts": unit.facts | ({"refused": str(unit.refusal)} if unit.refusal else {}),
    }
    told = canonical(row | {"at": unit.now.isoformat()})
    unit.insert(entry, **row, before=before, chain=unit.vault.sign(before.hex() + told))
