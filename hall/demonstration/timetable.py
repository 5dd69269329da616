"""What is to happen when, over all days: done in the order of time, with the clock set to each moment."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime

from hall.clock import FixedClock

Step = Callable[[], object]


class Timetable:
    """Steps at moments; a step may plan later ones."""

    def __init__(self, clock: FixedClock) -> None:
        self._clock = clock
        self._planned: list[tuple[datetime, int, Step]] = []
        self._number = 0

    def at(self, moment: datetime, step: Step) -> None:
        """Plan a step; those of one moment happen in the order they were planned."""
        self._number += 1
        heapq.heappush(self._planned, (moment, self._number, step))

    def now(self) -> datetime:
        """The moment of the step that is being done."""
        return self._clock.at

    def run(self, until: datetime) -> None:
        """Do everything planned up to a moment, that one included."""
        while self._planned and self._planned[0][0] <= until:
            moment, _, step = heapq.heappop(self._planned)
            self._clock.at = moment
            step()
