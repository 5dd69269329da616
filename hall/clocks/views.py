"""How the clocks of cases stand, computed at the moment of asking."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, select

from hall.centre.orders import SettingsNow
from hall.centre.views import set_to, settings_now
from hall.clocks.orders import ClockShown
from hall.clocks.records import clock, pause
from hall.clocks.rules import (
    DayEnd,
    FirstFrom,
    HoursRun,
    LateStart,
    Soon,
    colour,
    rule_catalogue,
)
from hall.clocks.rules import Reading as HowRead
from hall.store.unit import Reading

_OF = select(clock).where(clock.c.case_id.in_(bindparam("cases", expanding=True))).order_by(clock.c.id)
_PAUSED = (
    select(pause.c.clock_id, pause.c.start)
    .join(clock, clock.c.id == pause.c.clock_id)
    .where(clock.c.case_id.in_(bindparam("cases", expanding=True)), pause.c.end.is_(None))
)


def reading_now(reading: Reading) -> HowRead:
    """How the hall reads its limits today (its settings)."""
    told = settings_now(reading, SettingsNow())
    return HowRead(
        HoursRun(str(told["clocks.hours_run"])),
        bool(told["clocks.rolls"]),
        DayEnd(str(told["clocks.day_end"])),
        LateStart(str(told["clocks.late_start"])),
        FirstFrom(str(told["clocks.first_from"])),
    )


def soon_now(reading: Reading) -> Soon:
    """From when on the hall calls a clock soon due (its settings)."""
    hours, days = (set_to(reading, f"soon.{unit}") for unit in ("hours", "days"))
    return Soon(int(hours), int(days), bool(set_to(reading, "soon.orange")))


def clocks_of(reading: Reading, cases: Iterable[int]) -> dict[int, tuple[ClockShown, ...]]:
    """The clocks of these cases, in the order they were started."""
    wanted = list(cases)
    if not wanted:
        return {}
    soon = soon_now(reading)
    paused = {row.clock_id: row.start for row in reading.rows(_PAUSED, cases=wanted)}
    found: dict[int, list[ClockShown]] = {case: [] for case in wanted}
    for row in reading.rows(_OF, cases=wanted):
        found[row.case_id].append(_shown(reading, row, paused.get(row.id), soon))
    return {case: tuple(clocks) for case, clocks in found.items()}


def _shown(reading: Reading, row: Any, paused_since: Any, soon: Soon) -> ClockShown:
    rule = rule_catalogue()[row.code]
    standing = colour(rule, row.state, row.due, reading.now, paused_since, row.met_at, soon)
    return ClockShown(
        row.code,
        row.due,
        row.provisional,
        standing.colour.value,
        standing.reason.value,
        standing.remaining_s,
        row.explanation["line"],
        row.explanation["line_en"],
        standing.soon,
        row.state.value,
    )
