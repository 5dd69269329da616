"""What orders answered: the same ``order_id`` gets the same answer and changes nothing again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select

from hall.store.base import canonical
from hall.store.records import outcome
from hall.store.unit import Reading, Unit

_SEALED = "outcome.answer"

_KEPT = select(outcome).where(outcome.c.order_id == bindparam("order_id"))


@dataclass(frozen=True, slots=True)
class Kept:
    """An earlier outcome: what was asked (``intake.RegisterVisit``), by which account, the plain answer, the topics."""

    asked: str
    account: int | None
    answer: Any
    topics: dict[str, tuple[int, ...]]


def kept(reading: Reading, order_id: str) -> Kept | None:
    """What an order answered before, or nothing."""
    row = reading.row(_KEPT, order_id=order_id)
    if row is None:
        return None
    answer = json.loads(reading.vault.open(row.answer, _SEALED))
    return Kept(row.asked, row.account, answer, {topic: tuple(ids) for topic, ids in row.topics.items()})


def keep(unit: Unit, done: Kept) -> None:
    """Keep what this unit's order answers."""
    row = {
        "order_id": unit.order.order_id,
        "asked": done.asked,
        "account": done.account,
        "answer": unit.vault.seal(canonical(done.answer), _SEALED),
        "topics": done.topics,
        "at": unit.now,
    }
    unit.insert(outcome, **row)
