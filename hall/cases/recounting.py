"""Provisional dates counted anew once the calendar of their years is known. Part of :mod:`hall.cases.service`."""

from __future__ import annotations

from hall.cases.orders import RecountClocks
from hall.cases.rules import EventKind
from hall.cases.story import Happened, tell_story
from hall.clocks.running import recount_provisional
from hall.store.unit import Unit, answers


@answers(RecountClocks)
def recount(unit: Unit, order: RecountClocks) -> int:  # noqa: ARG001
    """After a calendar was taken in."""
    return recount_dates(unit)


def recount_dates(unit: Unit) -> int:
    """Every date that moved is told in its case's story and in the log; the answer is how many did."""
    moved = recount_provisional(unit)
    for one in moved:
        dues = {"before": one.before, "due": one.after}
        facts: dict[str, str | int] = {name: at.isoformat() for name, at in dues.items() if at is not None}
        tell_story(unit, one.case, [Happened(EventKind.CLOCK_RECOUNTED, facts | {"code": one.code})])
    if moved:
        unit.note(recounted=len(moved))
    return len(moved)
