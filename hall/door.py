"""The one way in. Whoever asks (screen, command line, import, page), every change takes these steps, in this order:

may he → what is slow, beforehand → one transaction → was this order answered before → the room's use case → log entry → change row → commit.

Rooms are found by where an order is defined: ``hall.intake.orders.RegisterVisit`` is answered in ``hall.intake.service``,
a question in ``hall.intake.views``; a room's modules are imported when it is first asked.
"""

from __future__ import annotations

import importlib
import json
import threading
import uuid
from collections.abc import Callable
from typing import Any

from sqlalchemy import insert, select

from hall.asking import Actor, ChangeSet, Order, Outcome, Question
from hall.audit import service as audit
from hall.clock import Clock, in_hall
from hall.errors import Conflict, UserError
from hall.store.base import canonical
from hall.store.engine import Store
from hall.store.feed import publish
from hall.store.frozen import answer_of, plain, thawed
from hall.store.records import outcome
from hall.store.unit import ANSWERERS, PREPARERS, Memo, Reading, Unit
from hall.store.vault import Vault

_finding = threading.Lock()


class Door:
    """One door a process. ``told`` is called after every commit with what changed, on the thread that asked."""

    def __init__(
        self,
        store: Store,
        vault: Vault,
        clock: Clock,
        told: Callable[[ChangeSet], None] | None = None,
        place: str = "",
    ) -> None:
        self._store, self._vault, self._clock, self._told = store, vault, clock, told
        self._memo = Memo()
        self.origin = uuid.uuid4().hex
        self.place = place

    def ask(self, actor: Actor, question: Question) -> Any:
        """Answer a question. Raises ``UserError("right.missing")`` where the actor may not, and what the room raises."""
        _permit(actor, question)
        answer = answerer(question)
        with self._store.reading() as connection:
            return answer(self._reading(connection, actor), question)

    def enter(self, actor: Actor, order: Order) -> Outcome[Any]:
        """Carry out an order, once: the same ``order_id`` again returns the earlier outcome.

        Raises ``UserError`` (the person can mend it), ``Conflict`` (somebody was faster), ``EnvironmentFault`` (disk,
        database); then nothing is changed.
        """
        _permit(actor, order)
        answer = answerer(order)
        prepared = self._prepared(actor, order)
        with self._store.writing() as connection:
            earlier = self._earlier(connection, actor, order, answer)
            if earlier is not None:
                return earlier
            unit = self._unit(connection, actor, order, prepared)
            given = answer(unit, order)
            changes = ChangeSet({topic: tuple(ids) for topic, ids in unit.topics.items()}, self.origin)
            audit.append(unit)
            self._remember(unit, given, changes)
        if unit.refusal is not None:
            raise unit.refusal
        if self._told is not None and changes.topics:
            self._told(changes)
        return Outcome(given, changes)

    def _reading(self, connection: Any, actor: Actor) -> Reading:
        return Reading(connection, in_hall(self._clock.now()), actor, self._vault, self._memo)

    def _unit(self, connection: Any, actor: Actor, order: Order, prepared: Any) -> Unit:
        return Unit(connection, in_hall(self._clock.now()), actor, self._vault, self._memo, order, prepared)

    def _prepared(self, actor: Actor, order: Order) -> Any:
        """What the room's slow work made beforehand, if it has any."""
        prepare = PREPARERS.get(type(order))
        if prepare is None:
            return None
        with self._store.reading() as connection:
            return prepare(self._reading(connection, actor), order)

    def _earlier(self, connection: Any, actor: Actor, order: Order, answer: Callable[..., Any]) -> Outcome[Any] | None:
        """What this order answered before. Somebody else's order of the same id is a mix-up, not a repetition."""
        row = connection.execute(select(outcome).where(outcome.c.order_id == order.order_id)).first()
        if row is None:
            return None
        if row.asked != _name(order) or row.account != actor.account:
            raise Conflict("order.taken", None, order=order.order_id[:8])
        given = thawed(answer_of(answer), json.loads(self._vault.open(row.answer, "outcome.answer")))
        topics = {topic: tuple(ids) for topic, ids in row.topics.items()}
        return Outcome(given, ChangeSet(topics, self.origin))

    def _remember(self, unit: Unit, given: object, changes: ChangeSet) -> None:
        """Keep the outcome, unless it is a refusal (which may be tried again), and tell other processes."""
        if unit.refusal is None:
            unit.connection.execute(
                insert(outcome),
                {
                    "order_id": unit.order.order_id,
                    "asked": _name(unit.order),
                    "account": unit.actor.account,
                    "answer": self._vault.seal(canonical(plain(given)), "outcome.answer"),
                    "topics": changes.topics,
                    "at": unit.now,
                },
            )
        if changes.topics:
            publish(unit.connection, changes, unit.now)


def answerer(asked: Order | Question) -> Callable[..., Any]:
    """The function that answers; its room is imported at the first call. ``KeyError`` if nobody does."""
    kind = type(asked)
    if kind not in ANSWERERS:
        room = kind.__module__.rpartition(".")[0]
        with _finding:
            importlib.import_module(f"{room}.{'service' if isinstance(asked, Order) else 'views'}")
    return ANSWERERS[kind]


def _name(order: Order) -> str:
    """``intake.RegisterVisit``"""
    kind = type(order)
    return f"{kind.__module__.split('.')[1]}.{kind.__qualname__}"


def _permit(actor: Actor, asked: Order | Question) -> None:
    if not actor.may(asked.right):
        raise UserError("right.missing", None, right=asked.right.value)
