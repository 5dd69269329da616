"""A statement gives the same every time it is run: by SQLAlchemy at first, by what was learned of it afterwards."""

from __future__ import annotations

import gc
from datetime import timedelta
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError

from hall.bootstrap import House
from hall.clock import FixedClock, in_hall
from hall.store import statements
from hall.store.base import Code, Id, Json, Moment, Sealed, id_column

TIMES = 4
"""By SQLAlchemy, by SQLAlchemy and learned, and twice by what was learned."""


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


_tables = MetaData()
owner = Table("try_owner", _tables, Column("id", Id, primary_key=True, autoincrement=False))
thing = Table(
    "try_thing",
    _tables,
    id_column(),
    Column("name", String(20), unique=True),
    Column("colour", Code(Colour), nullable=False, default=Colour.RED),
    Column("at", Moment),
    Column("facts", Json),
    Column("sealed", Sealed),
    Column("seen", Boolean),
    Column("count", Integer, default=lambda: len(made)),
    Column("owner", Id, ForeignKey(owner.c.id)),
)
made: list[str] = []
"""What was made so far: a default that is another at each run."""


@pytest.fixture
def tables(house: House) -> House:
    with house.store.writing() as connection:
        _tables.create_all(connection)
    return house


def add(connection: Connection, name: str, **more: object) -> int:
    made.append(name)
    told = {"name": name, "at": None, "facts": None, "sealed": None, "seen": None} | more
    found: int = statements.rows(connection, ADD, told)[0].id
    return found


ADD = thing.insert().returning(thing.c.id)
ADD_WHOLE = thing.insert()
ALL = select(thing).order_by(thing.c.id)
OF_NAME = select(thing).where(thing.c.name == bindparam("name"), thing.c.colour.in_([Colour.RED, Colour.BLUE]))
OF_NAMES = select(thing.c.name).where(thing.c.name.in_(bindparam("names", expanding=True))).order_by(thing.c.name)
PAINT = update(thing).where(thing.c.name == bindparam("of")).values(colour=bindparam("paint"), seen=True)
WORDS = text("SELECT name AS called FROM try_thing WHERE name = :name")


def test_values_go_and_come_alike_every_time(tables: House, clock: FixedClock) -> None:
    now = in_hall(clock.now())
    told: dict[str, Any] = {"at": now, "facts": {"b": [1, "二"], "a": None}, "sealed": b"\0\xff", "seen": False}
    with tables.store.writing() as connection:
        ids = [add(connection, f"n{turn}", **told | {"at": now + timedelta(hours=turn)}) for turn in range(TIMES)]
        assert len(set(ids)) == TIMES
        for turn in range(TIMES):
            found = statements.row(connection, OF_NAME, {"name": f"n{turn}"})
            assert found is not None
            assert found == (
                ids[turn],
                f"n{turn}",
                Colour.RED,
                now + timedelta(hours=turn),
                *list(told.values())[1:],
                *found[-2:],
            )
            assert (type(found.colour), found.at.tzinfo, found._asdict()["seen"]) == (Colour, now.tzinfo, False)
            assert statements.row(connection, OF_NAME, {"name": "nobody"}) is None
            assert [row.called for row in statements.rows(connection, WORDS, {"name": f"n{turn}"})] == [f"n{turn}"]
            assert [row.id for row in statements.rows(connection, ALL, {})] == ids


def test_a_default_that_is_made_each_time_is_made_each_time(tables: House) -> None:
    with tables.store.writing() as connection:
        before = len(made)
        for turn in range(TIMES):
            add(connection, f"d{turn}")
        assert [row.count for row in statements.rows(connection, ALL, {})] == [before + 1 + n for n in range(TIMES)]


def test_lists_of_any_length_are_found(tables: House) -> None:
    with tables.store.writing() as connection:
        for name in "abc":
            add(connection, name)
        for wanted in ("", "a", "ab", "cab", "b", "xyz", "ab"):
            found = [row.name for row in statements.rows(connection, OF_NAMES, {"names": list(wanted)})]
            assert found == sorted(set(wanted) & set("abc"))


def test_changes_are_counted_and_constants_stay(tables: House) -> None:
    with tables.store.writing() as connection:
        for turn in range(TIMES):
            add(connection, f"c{turn}")
            paint = Colour.BLUE if turn % 2 else Colour.RED
            assert statements.do(connection, PAINT, {"of": f"c{turn}", "paint": paint}) == 1
            assert statements.do(connection, PAINT, {"of": "nobody", "paint": paint}) == 0
        rows = statements.rows(connection, ALL, {})
        assert [(row.colour, row.seen) for row in rows] == [(Colour.RED, True), (Colour.BLUE, True)] * (TIMES // 2)


def test_many_rows_at_once(tables: House) -> None:
    with tables.store.writing() as connection:
        for turn in range(TIMES):
            rows = [{"name": f"{turn}-{n}", "colour": Colour.BLUE, "count": n} for n in range(turn + 1)]
            statements.do_all(connection, ADD_WHOLE, rows)
        found = [(row.name, row.colour, row.count) for row in statements.rows(connection, ALL, {})]
        assert found == [(f"{turn}-{n}", Colour.BLUE, n) for turn in range(TIMES) for n in range(turn + 1)]


def test_one_statement_with_other_names_is_another(tables: House) -> None:
    with tables.store.writing() as connection:
        for turn in range(TIMES):
            statements.do(connection, ADD_WHOLE, {"name": f"x{turn}", "count": 7})
            statements.do(connection, ADD_WHOLE, {"count": 8})
        assert [row.name for row in statements.rows(connection, ALL, {}) if row.count == 8] == [None] * TIMES


@pytest.mark.parametrize("turn", range(TIMES))
def test_what_is_refused_is_refused_alike(tables: House, turn: int) -> None:
    """Unique and foreign keys raise SQLAlchemy's own errors, and the transaction leaves nothing."""
    for _ in range(turn):
        with tables.store.writing() as connection:
            statements.do(connection, ADD_WHOLE, {"name": None, "count": 1, "owner": None})
    for wrong in ({"name": "same", "count": 1, "owner": None}, {"name": "other", "count": 1, "owner": 99}):
        with pytest.raises(IntegrityError), tables.store.writing() as connection:
            statements.do_all(connection, ADD_WHOLE, [{"name": "same", "count": 1, "owner": None}, wrong])
    with tables.store.reading() as connection:
        assert [row.name for row in statements.rows(connection, ALL, {})] == [None] * turn


def test_a_statement_made_from_another_is_its_own(tables: House) -> None:
    with tables.store.writing() as connection:
        for name in "abc":
            add(connection, name)
        for _ in range(TIMES):
            assert len(statements.rows(connection, ALL, {})) == 3
            assert [row.name for row in statements.rows(connection, ALL.where(thing.c.name == "b"), {})] == ["b"]


def test_a_statement_built_at_every_call_is_not_kept(tables: House) -> None:
    with tables.store.reading() as connection:
        statements.rows(connection, ALL, {})
        gc.collect()
        before = len(statements._known)
        for name in "abcdefgh":
            statements.rows(connection, select(thing).where(thing.c.name == name), {})
        gc.collect()
        assert len(statements._known) <= before + 1  # SQLAlchemy's own cache holds the first of a kind
