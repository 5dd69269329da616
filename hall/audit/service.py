"""Writing the log. The door appends one entry an order; nothing else writes here, and nothing changes it."""

from __future__ import annotations

from sqlalchemy import select, text

from hall.audit.records import entry
from hall.audit.rules import Head, Said, chained, next_link, sealed_head
from hall.audit.views import HEAD
from hall.store.base import canonical
from hall.store.marks import marked
from hall.store.unit import Unit, asked_as

_LAST = select(entry.c.id, entry.c.chain).order_by(entry.c.id.desc()).limit(1)

# the same words on both databases
_KEEP_HEAD = text(
    "INSERT INTO mark (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)


def append(unit: Unit) -> None:
    """One entry for this unit's order, chained by HMAC to the one before. (There is one writer at a time.)"""
    sign = unit.vault.sign
    head = next_link(marked(unit.connection, HEAD), lambda: _last(unit), sign)
    facts = unit.facts | ({"refused": str(unit.refusal)} if unit.refusal else {})
    said = Said(
        at=unit.now.isoformat(),
        account=unit.actor.account,
        who=unit.actor.name,
        place=unit.actor.place,
        what=asked_as(unit.order),
        order_id=unit.order.order_id,
        facts=canonical(facts),
    )
    new = Head(head.number + 1, chained(head.number + 1, said, head.chain, sign))
    row = said._asdict() | {"at": unit.now, "facts": facts}
    unit.insert(entry, id=new.number, before=head.chain, chain=new.chain, **row)
    unit.do(_KEEP_HEAD, name=HEAD, value=sealed_head(new, sign))


def _last(unit: Unit) -> Head | None:
    row = unit.row(_LAST)
    return None if row is None else Head(row.id, row.chain)
