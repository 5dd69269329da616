"""Many programs at once, and programs that are killed: no number twice, none left out, nothing committed lost."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from sqlalchemy import select

from hall.asking import SYSTEM
from hall.audit.orders import AuditVerify
from hall.audit.records import entry
from hall.bootstrap import House
from hall.store.backup import troubles
from hall.store.records import outcome
from tests.helpers.orders import LastNumber, TakeNumber
from tests.helpers.writers import begin, go, taken


def test_fifty_writers_get_fifty_times_two_numbers(house: House) -> None:
    program = begin(house, numbers=2, processes=50)
    go(program)
    assert sorted(taken(program)) == list(range(1, 101))
    assert house.door.ask(SYSTEM, LastNumber()) == 100
    assert house.door.ask(SYSTEM, AuditVerify()).intact


@pytest.mark.parametrize("seed", range(3))
def test_killed_in_the_middle_of_writing_nothing_told_is_lost(house: House, seed: int) -> None:
    chance = random.Random(seed)
    told: list[int] = []
    for _ in range(4):
        program = begin(house, 10_000)
        go(program)
        assert program.stdout is not None
        told += [int(program.stdout.readline()) for _ in range(chance.randrange(1, 25))]
        program.kill()
        told += taken(program)
    last = house.door.ask(SYSTEM, LastNumber())
    with house.store.reading() as connection:
        logged = [facts["number"] for facts in connection.execute(select(entry.c.facts).order_by(entry.c.id)).scalars()]
        kept = connection.execute(select(outcome.c.topics)).scalars().all()
    assert logged == list(range(1, last + 1))  # committed: all in order, none twice, none left out
    assert set(told) <= set(logged)  # what a program said it did is there
    assert last - len(told) <= 4  # at most the one of each program that was killed between commit and saying so
    assert Counter(topics["tickets"][0] for topics in kept) == Counter(logged)
    assert house.door.ask(SYSTEM, AuditVerify()).intact
    assert troubles(house.store) == []
    assert house.door.enter(SYSTEM, TakeNumber()).answer.number == last + 1
