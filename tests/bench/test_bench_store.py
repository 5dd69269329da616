"""A durable order against the floor of its disk: its bytes, written and on the disk. Turn by turn, so it holds on any PC."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import quantiles

from hall.asking import SYSTEM, Order
from hall.bootstrap import House
from tests.bench.floors import DiskFloor
from tests.helpers.orders import TakeNumber

ROUNDS = 300
PAGES, PAGE = 8, 4096 + 24
"""What the smallest order may write: a page of each tree it changes, with its frame's head."""


def measure(
    house: House, rounds: int = ROUNDS, make: Callable[[], Order] = TakeNumber, name: str = "order"
) -> dict[str, float | str]:
    """An order (the smallest there is, if none is named), with its log entry, change row and outcome; milliseconds, the
    lower quartile of each (others may use the disk meanwhile).

    ``ratio`` counts everything; ``disk`` only the waiting: an order's time without what the processor took, which is what
    remains of a ratio on a disk that answers from its memory.
    """
    file = house.store.file
    assert file is not None
    for _ in range(3):
        house.door.enter(SYSTEM, make())
    log = file.with_name(f"{file.name}-wal")
    before = log.stat().st_size
    house.door.enter(SYSTEM, make())
    size = log.stat().st_size - before
    ours, waited, least = list[float](), list[float](), list[float]()
    with DiskFloor(file.with_name("floor"), size) as floor:
        for _ in range(rounds):
            processor, start = time.process_time(), time.perf_counter()
            house.door.enter(SYSTEM, make())
            ours.append(time.perf_counter() - start)
            waited.append(ours[-1] - (time.process_time() - processor))
            least.append(floor.write())
    value, disk, under = (quantiles(one, n=4)[0] * 1000 for one in (ours, waited, least))
    return {
        "name": name,
        "value": value,
        "floor": under,
        "ratio": value / under,
        "disk": disk / under,
        "unit": "ms",
        "rounds": rounds,
        "bytes": size,
    }


def test_a_durable_order_against_its_bytes(sqlite_house: House, record_property: Callable[[str, object], None]) -> None:
    """The ratio is told (1.5 is wanted, 1.06 was met on a quiet PC); what is asserted is what no neighbour can disturb."""
    found = measure(sqlite_house)
    for name, value in found.items():
        record_property(name, value)
    print(found)
    assert float(found["bytes"]) <= PAGES * PAGE, found
