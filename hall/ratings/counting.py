"""Keeping the counters of a month: every change of a rating counts itself in, in its own transaction."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hall.ratings.records import ADD, CLOSED, LAST_SETTLED, SERVED, SETTLED, TOGETHER, UNTIL, month_entry
from hall.ratings.rules import COUNTED, Figures, is_over, month_of, one_rating
from hall.store.marks import put_mark
from hall.store.unit import Unit

NOTHING, OUT = "—", "×"
"""How no rating, and one that was struck out, are written among the entries of a closed month."""

_SETTLE_AFTER = timedelta(minutes=10)
"""A service may be taken back within the undo time; after this it is counted in."""

_TAIL_LENGTH = 40
"""So many services may stand behind the mark before a rating counts them in."""


def add(unit: Unit, month: str, window: str, account: int, figures: Figures) -> None:
    """Add to the counters of a month: of a clerk at a window, and of the window."""
    counts = dict(zip(COUNTED, figures.counts(), strict=True))
    both = [{"month": month, "window": window, "account": one} | counts for one in (account, TOGETHER)]
    unit.do_all(ADD, both)


def settle(unit: Unit) -> int:
    """Count in the services that cannot be taken back any more; the answer is the id of the last one.

    Services are counted here and not where they are finished: rooms lean downwards, and a service that its resident has
    rated counts even if it is taken back afterwards.
    """
    last = int(unit.value(LAST_SETTLED) or 0)
    newest, young = unit.rows(UNTIL, last=last, moment=unit.now - _SETTLE_AFTER)[0]
    upto = int(newest or last) if young is None else int(young) - 1
    if upto > last:
        for day, window, account, count in unit.rows(SERVED, last=last, upto=upto):
            add(unit, month_of(day), window, account or 0, Figures(int(count)))
        put_mark(unit.connection, SETTLED, str(upto))
    return max(upto, last)


def count_change(unit: Unit, row: Any, now: tuple[int | None, bool]) -> None:
    """The rating of a service becomes another one (level, struck out): counted at once, in this transaction. Where the month
    is closed, its ranking stays and an entry is made beside it.
    """
    before, after = one_rating(row.level, row.struck_out), one_rating(*now)
    if before == after:
        return
    month = month_of(row.day)
    add(unit, month, row.window, row.account or 0, after.minus(before))
    was, becomes = _written(row.level, row.struck_out), _written(*now)
    if was != becomes and is_over(month, unit.today) and unit.row(CLOSED, since=month, until=month):
        entry = {"month": month, "at": unit.now, "window": row.window, "service_id": row.id}
        unit.insert(month_entry, **entry, before=was, after=becomes)
        unit.changed("months")
    if row.id - row.settled > _TAIL_LENGTH:
        settle(unit)


def _written(level: int | None, struck_out: bool | None) -> str:
    return OUT if struck_out else NOTHING if level is None else str(level)
