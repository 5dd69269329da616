"""The house the other tests stand in."""

from __future__ import annotations

from sqlalchemy import inspect, select

from hall.audit.records import entry
from hall.bootstrap import House
from hall.clock import FixedClock, in_hall
from hall.store.schema import load_records
from tests.helpers.houses import MORNING, another


def test_a_house_has_all_tables_and_no_rows(house: House) -> None:
    with house.store.reading() as connection:
        tables = set(inspect(connection).get_table_names())
        assert tables >= set(load_records().tables)
        assert connection.execute(select(entry)).all() == []


def test_two_houses_share_the_database_and_the_key(house: House) -> None:
    with another(house) as other:
        assert other.vault.fingerprint == house.vault.fingerprint
        assert other.door.origin != house.door.origin


def test_the_clock_of_a_house_stands_until_it_is_moved(sqlite_house: House, clock: FixedClock) -> None:
    assert sqlite_house.clock.now() == in_hall(MORNING)
    clock.forward(minutes=3)
    assert (sqlite_house.clock.now() - in_hall(MORNING)).total_seconds() == 180
