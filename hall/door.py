"""The one way in. Whoever asks (screen, command line, import, page), every change takes these steps, in this order:

may he → slow work beforehand → one transaction → was this order answered before → the room's use case → log entry →
change row → outcome kept → commit.

Rooms are found by where an order is defined: ``hall.intake.orders.RegisterVisit`` is answered in ``hall.intake.service``,
a question in ``hall.intake.views``; a room's modules are imported when it is first asked.
"""

from __future__ import annotations

import importlib
import logging
import threading
import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

from hall.asking import SYSTEM, Actor, ChangeSet, Order, Outcome, Question
from hall.audit import service as audit
from hall.clock import Clock, in_hall
from hall.errors import Conflict, HallError, UserError
from hall.store import outcomes
from hall.store.engine import Store
from hall.store.feed import publish
from hall.store.frozen import answer_of, plain, thawed
from hall.store.marks import tidy
from hall.store.unit import ANSWERERS, PREPARERS, Memo, Reading, Unit, asked_as
from hall.store.vault import Vault

_finding = threading.Lock()
_log = logging.getLogger(__name__)


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
        self._tidied: date | None = None
        self.origin = uuid.uuid4().hex
        self.place = place

    def ask(self, actor: Actor, question: Question) -> Any:
        """Answer a question. Raises ``UserError("right.missing")`` where the actor may not, and what the room raises."""
        _permit(actor, question)
        answer = answerer(question)
        with self._store.reading() as connection:
            return answer(Reading(connection, in_hall(self._clock.now()), actor, self._vault, self._memo), question)

    def enter(self, actor: Actor, order: Order) -> Outcome[Any]:
        """Carry out an order, once: the same ``order_id`` again returns the earlier outcome.

        Raises ``UserError`` (the person can mend it), ``Conflict`` (somebody was faster), ``EnvironmentFault`` (disk,
        database); then nothing is changed. One exception: a link lost in the middle of the commit may have come too
        late; giving the same order again settles it.
        """
        _permit(actor, order)
        answer = answerer(order)
        prepared = self._prepared(actor, order)
        with self._store.writing() as connection:
            unit = Unit(connection, in_hall(self._clock.now()), actor, self._vault, self._memo, order, prepared)
            earlier = outcomes.kept(unit, order.order_id)
            if earlier is not None:
                return self._repeated(actor, order, earlier, answer)
            used_before = _begin_day(unit) if self._tidied != unit.today else None
            given = answer(unit, order)
            changes = ChangeSet({topic: tuple(ids) for topic, ids in unit.topics.items()}, self.origin)
            audit.append(unit)
            if changes.topics:
                publish(connection, changes, unit.now)
            if unit.refusal is None:  # a refusal may be tried again
                outcomes.keep(unit, outcomes.Kept(asked_as(order), actor.account, plain(given), changes.topics))
        self._tidied = unit.today
        if self._told is not None and changes.topics:
            self._told(changes)
        if used_before is not None:
            self._count_again(used_before, unit.today)
        if unit.refusal is not None:
            raise unit.refusal
        return Outcome(given, changes)

    def _repeated(self, actor: Actor, order: Order, earlier: outcomes.Kept, answer: Callable[..., Any]) -> Outcome[Any]:
        """The outcome an order had before. Another order of the same id, or somebody else's, is a mix-up."""
        if (earlier.asked, earlier.account) != (asked_as(order), actor.account):
            raise Conflict("order.taken", None, order=order.order_id[:8])
        return Outcome(thawed(answer_of(answer), earlier.answer), ChangeSet(earlier.topics, self.origin))

    def _count_again(self, used_before: date, today: date) -> None:
        """The last of the nightly work: that day's month is counted anew from the events. An order of its own, with its own
        entry in the log; whoever gave the day's first order is not refused for it.
        """
        from hall.ratings.orders import RecountRatings
        from hall.ratings.rules import month_of

        try:
            self.enter(SYSTEM, RecountRatings(order_id=f"nightly-{today}", month=month_of(used_before)))
        except HallError:
            _log.exception("the nightly recount was not done")

    def _prepared(self, actor: Actor, order: Order) -> Any:
        """What the room's slow work made beforehand, if it has any."""
        prepare = PREPARERS.get(type(order))
        if prepare is None:
            return None
        with self._store.reading() as connection:
            return prepare(Reading(connection, in_hall(self._clock.now()), actor, self._vault, self._memo), order)


def _begin_day(unit: Unit) -> date | None:
    """Nightly work, before the day's first order; for later ones of the day there is nothing left to do. Answer: the day the
    hall was used before, if this is the first order after it.
    """
    from hall.cases.recounting import recount_dates
    from hall.queueing.service import end_days_before

    end_days_before(unit)
    recount_dates(unit)
    return tidy(unit)


def answerer(asked: Order | Question) -> Callable[..., Any]:
    """The function that answers; its room is imported at the first call. ``KeyError`` if nobody does."""
    kind = type(asked)
    if kind not in ANSWERERS:
        room = kind.__module__.rpartition(".")[0]
        with _finding:
            importlib.import_module(f"{room}.{'service' if isinstance(asked, Order) else 'views'}")
    return ANSWERERS[kind]


def _permit(actor: Actor, asked: Order | Question) -> None:
    if not actor.may(asked.right):
        raise UserError("right.missing", None, right=asked.right.value)
