"""What a use case is handed: a reading of the store, or a unit of work that may change it; and who answers what.

A use case never commits: the door does (:mod:`hall.door`). A question's answerer gets a :class:`Reading`, an order's a
:class:`Unit`, which is a reading that can write; so services may call the views of rooms below with their unit.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Insert, Table
from sqlalchemy.sql.expression import Executable

from hall.asking import Actor, Order, Question
from hall.clock import hall_day
from hall.errors import HallError
from hall.store import statements
from hall.store.vault import Vault

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")

ANSWERERS: dict[type, Callable[..., Any]] = {}
"""Order or question → the function that answers it. Filled by :func:`answers` when a room's module is imported."""


def answers(asked: type[Order | Question]) -> Callable[[F], F]:
    """Mark the one function that answers an order or a question."""

    def register(function: F) -> F:
        if asked in ANSWERERS:
            raise RuntimeError(f"{asked.__name__} is answered twice")
        ANSWERERS[asked] = function
        return function

    return register


PREPARERS: dict[type, Callable[..., Any]] = {}
"""Order → the function that does its slow work before the transaction. Filled by :func:`prepares`."""


def prepares(order: type[Order]) -> Callable[[F], F]:
    """Mark slow work of an order that must hold no lock (a password's hash): ``f(reading, order)`` is called before the
    transaction, what it returns is ``unit.prepared``.
    """

    def register(function: F) -> F:
        if order in PREPARERS:
            raise RuntimeError(f"{order.__name__} is prepared twice")
        PREPARERS[order] = function
        return function

    return register


class Memo:
    """What a house remembers between readings: built again when its version has changed."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Hashable, Any]] = {}

    def get(self, name: str, version: Hashable, make: Callable[[], T]) -> T:
        """The value kept under ``name`` if it is of this version, else a new one."""
        kept = self._kept.get(name)
        if kept is None or kept[0] != version:
            kept = self._kept[name] = (version, make())
        value: T = kept[1]
        return value


@dataclass(slots=True)
class Reading:
    """One consistent look into the store. ``now`` stands still for its length."""

    connection: Connection
    now: datetime
    actor: Actor
    vault: Vault
    kept: Memo
    seen: dict[tuple[str, Hashable], Any] = field(default_factory=dict, kw_only=True)

    @property
    def today(self) -> date:
        """The hall's day."""
        return hall_day(self.now)

    def memo(self, name: str, version: Hashable, make: Callable[[], T]) -> T:
        """A value that costs too much to build at every question (the routing index, the calendar)."""
        return self.kept.get(name, version, make)

    def once(self, topic: str, what: Hashable, make: Callable[[], T]) -> T:
        """A value read at most once in this reading; ``changed(topic)`` forgets it."""
        if (topic, what) not in self.seen:
            self.seen[topic, what] = make()
        value: T = self.seen[topic, what]
        return value

    def rows(self, statement: Executable, **values: object) -> list[Any]:
        """All rows of a statement."""
        return statements.rows(self.connection, statement, values)

    def row(self, statement: Executable, **values: object) -> Any | None:
        """The first row, or nothing."""
        return statements.row(self.connection, statement, values)

    def value(self, statement: Executable, **values: object) -> Any | None:
        """The first column of the first row, or nothing."""
        found = statements.row(self.connection, statement, values)
        return None if found is None else found[0]


@cache
def _insert_into(table: Table) -> Insert:
    """A table's insert, built once."""
    return table.insert()


@cache
def _insert_counted(table: Table) -> Executable | None:
    """The same, telling the new row's id; nothing where the table counts none."""
    counted = table.autoincrement_column
    return None if counted is None else table.insert().returning(counted)


def asked_as(asked: Order | Question) -> str:
    """How an order or question is called in the log: ``intake.RegisterVisit``."""
    kind = type(asked)
    return f"{kind.__module__.split('.')[1]}.{kind.__qualname__}"


@dataclass(slots=True)
class Unit(Reading):
    """One transaction that changes something."""

    order: Order
    prepared: Any = None
    topics: dict[str, list[int]] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    refusal: HallError | None = None

    def insert(self, table: Table, **values: object) -> int:
        """One new row; the answer is its id (0 for a table whose key is not one counted number)."""
        counted = _insert_counted(table)
        if counted is None:
            statements.do(self.connection, _insert_into(table), values)
            return 0
        made: int = statements.rows(self.connection, counted, values)[0][0]
        return made

    def insert_all(self, table: Table, rows: list[Mapping[str, object]]) -> None:
        """Many new rows at once."""
        self.do_all(_insert_into(table), rows)

    def do(self, statement: Executable, **values: object) -> int:
        """An update or delete; the answer is how many rows it met."""
        return statements.do(self.connection, statement, values)

    def do_all(self, statement: Executable, rows: Sequence[Mapping[str, object]]) -> None:
        """A statement for each of many rows of values, which all have the same names."""
        if rows:
            statements.do_all(self.connection, statement, rows)

    def changed(self, topic: str, *ids: int) -> None:
        """Tell every screen that these things of a topic (``"visits"``, ``"tickets"``, ``"cases"``, ``"papers"``,
        ``"jobs"``, ``"catalogue"``, ``"centre"``, ``"accounts"``, ``"workdays"``) changed."""
        told = self.topics.setdefault(topic, [])
        told.extend(id for id in ids if id not in told)
        for known in [known for known in self.seen if known[0] == topic]:
            del self.seen[known]

    def note(self, **facts: str | int | list[str] | list[int] | None) -> None:
        """Facts for the log entry of this order: ids, numbers, codes, reasons; never a name, an ID number or a phone."""
        self.facts.update(facts)

    def refuse(self, error: HallError) -> None:
        """Refuse, but keep what was written (a failed sign-in counts): the door commits, then raises."""
        self.refusal = error
