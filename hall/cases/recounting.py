"""Provisional dates counted anew once the calendar of their years is known. Part of :mod:`hall.cases.service`."""

from __future__ import annotations

from hall.cases.orders import RecountClocks
from hall.cases.rules import EventKind
from hall.cases.story import Happened, tell_story
from hall.clocks.running import recount_provisional
from hall.store.unit import Unit, answers


@answers(RecountClocks)
def recount(unit: Unit, order: RecountClocks) -> int:  # noqa: ARG001
    """Every date that moved is told in its case's story; the answer is how many did."""
    moved = recount_provisional(unit)
    for one in moved:
        facts: dict[str, str | int] = {
            "code": one.code,
            "before": one.before.isoformat() if one.before else "",
            "due": one.after.isoformat() if one.after else "",
        }
        tell_story(unit, one.case, [Happened(EventKind.CLOCK_RECOUNTED, facts)])
    unit.note(recounted=len(moved))
    return len(moved)
