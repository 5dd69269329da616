"""A whole intake (visit, case, ticket, clocks, frozen paper) against the floor of its disk, turn by turn."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from hall.asking import SYSTEM
from hall.bootstrap import House
from hall.founding.orders import FoundHall
from hall.intake.orders import RegisterVisit
from tests.bench import test_bench_store as order

ROUNDS = 100
PAGES = 64
"""What an intake may write at most; 42 to 52 were met."""

_numbers = itertools.count()


def visit() -> RegisterVisit:
    """Somebody new with everything told, as most are."""
    return RegisterVisit(
        name="王秀兰",
        phone=f"138{next(_numbers):08d}",
        address="青河县青云街道槐树社区 6 号楼",
        statement="我在工地食堂做饭，干了四个月，包工头一直不发工资，说工程款没下来，一共欠我一万八",
        other_party="宏达劳务公司　刘建国（包工头）",
        amount="18,000.00",
    )


def measure(house: House, rounds: int = ROUNDS) -> dict[str, float | str]:
    """As :func:`tests.bench.test_bench_store.measure`, for an intake in a hall that is founded here."""
    founding = FoundHall(
        centre_name="青河县社会治安综合治理中心",
        division="130105",
        admin_name="高远",
        login="gaoyuan",
        password="Shifan-2026",
    )
    house.door.enter(SYSTEM, founding)
    return order.measure(house, rounds, visit, "intake")


def test_a_durable_intake_against_its_bytes(
    sqlite_house: House, record_property: Callable[[str, object], None]
) -> None:
    """The ratio is told (1.5 is wanted); what is asserted is what no neighbour can disturb."""
    found = measure(sqlite_house)
    for name, value in found.items():
        record_property(name, value)
    print(found)
    assert float(found["bytes"]) <= PAGES * order.PAGE, found
