"""Numbers without gaps or doubles: one row a series and period, in the transaction that uses the number.

A number belongs to the transaction: rolled back, it is given to the next one. So the row is locked until the commit.
"""

from __future__ import annotations

from sqlalchemy import text

from hall.store.unit import Unit

# the same words on both databases; two dialects' insert objects would say no more
_NEXT = text(
    "INSERT INTO counter (series, period, last) VALUES (:series, :period, 1) "
    "ON CONFLICT (series, period) DO UPDATE SET last = counter.last + 1 RETURNING last"
)


def next_number(unit: Unit, series: str, period: str) -> int:
    """The next number of a series (``"ticket.A"``, ``"paper.acceptance"``) in a period (``"2026"``, ``"2026-11-23"``), from 1.

    Both are at most 40 characters.
    """
    return int(unit.rows(_NEXT, series=series, period=period)[0][0])
