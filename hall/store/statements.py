"""Statements, run on a connection of the store. What is run again goes to the driver as SQLAlchemy put it the first time.

SQLAlchemy spends some 150 µs a statement on finding its compiled form, binding and wrapping, most of what an order costs
beside the disk. So the first time it works as ever, and its work is kept (:class:`_Learned`): the words, which value goes
where through which type, how rows come back. Rows, types and errors are the same on both ways.

A statement is known by itself, not by its words: build it once, at the top of a module, with ``bindparam``. One that is built
anew at every call, or takes a list of any length (``expanding``), goes through SQLAlchemy each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, CursorResult, Row
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import Executable

from hall.store.engine import raw

Values = Mapping[str, object]


def rows(connection: Connection, statement: Executable, values: Values) -> list[Any]:
    """All rows of a statement."""
    learned = _learned(connection, statement, values)
    if learned is None:
        result = connection.execute(statement, values or None)
        found = list(result.all())
        _learn(connection, statement, values, result)
        return found
    return [learned.row(one) for one in learned.run(connection, values).fetchall()]


def row(connection: Connection, statement: Executable, values: Values) -> Any | None:
    """The first row, or nothing."""
    learned = _learned(connection, statement, values)
    if learned is None:
        found = rows(connection, statement, values)
        return found[0] if found else None
    cursor = learned.run(connection, values)
    one = cursor.fetchone()
    cursor.close()
    return None if one is None else learned.row(one)


def do(connection: Connection, statement: Executable, values: Values) -> int:
    """An insert, update or delete; the answer is how many rows it met."""
    learned = _learned(connection, statement, values)
    if learned is None:
        result = connection.execute(statement, values or None)
        _learn(connection, statement, values, result)
        return int(result.rowcount)
    return int(learned.run(connection, values).rowcount)


def do_all(connection: Connection, statement: Executable, many: Sequence[Values]) -> None:
    """The same with many rows of values, each with the same names."""
    learned = _learned(connection, statement, many[0])
    if learned is None:
        _learn(connection, statement, many[0], connection.execute(statement, list(many)))
    else:
        learned.run_all(connection, many)


@dataclass(frozen=True, slots=True)
class _Learned:
    """A statement as the driver takes it: its words, its values as they were once told (a list on SQLite, by name on
    PostgreSQL), and which of them are told anew: place, name, its type's way to the driver.
    """

    words: str
    told: Any
    anew: tuple[tuple[Any, str, Callable[[Any], Any] | None], ...]
    row: Callable[[Any], Any]

    def bound(self, values: Values) -> Any:
        """These values as the driver takes them."""
        bound = self.told.copy()
        for place, name, way in self.anew:
            bound[place] = way(values[name]) if way else values[name]
        return bound

    def run(self, connection: Connection, values: Values) -> Any:
        """A driver's cursor that has run it."""
        bound = self.bound(values)
        try:
            return raw(connection).execute(self.words, bound)
        except _errors(connection) as error:
            _raise(connection, error, self.words)

    def run_all(self, connection: Connection, many: Sequence[Values]) -> None:
        """For each row of values."""
        bound = [self.bound(values) for values in many]
        try:
            raw(connection).cursor().executemany(self.words, bound)
        except _errors(connection) as error:
            _raise(connection, error, self.words)


def _errors(connection: Connection) -> type[Exception]:
    return connection.dialect.loaded_dbapi.Error


def _raise(connection: Connection, error: Exception, words: str) -> NoReturn:
    """As SQLAlchemy raises what its drivers raise, which also lets go of a broken connection."""
    connection._handle_dbapi_exception(error, words, None, None, None)  # noqa: SLF001


_known: WeakKeyDictionary[Executable, dict[tuple[object, ...], _Learned | None]] = WeakKeyDictionary()
"""What was learned of each statement, by database and the names of its values; it goes when the statement goes."""


def _learned(connection: Connection, statement: Executable, values: Values) -> _Learned | None:
    known = _known.get(statement)
    return None if known is None else known.get((connection.dialect.name, *values))


def _learn(connection: Connection, statement: Executable, values: Values, result: CursorResult[Any]) -> None:
    """Keep what SQLAlchemy made of a statement that is met again: one that is built anew at every call never is."""
    known, key = _known.get(statement), (connection.dialect.name, *values)
    if known is None:
        _known[statement] = {}
    elif key not in known:
        known[key] = _lesson(values, result)


def _lesson(values: Values, result: CursorResult[Any]) -> _Learned | None:
    """What one run taught; nothing where another run needs other words, or a default that is made each time."""
    context: Any = result.context
    compiled: SQLCompiler = context.compiled
    defaults = (column.default for column in (*compiled.insert_prefetch, *compiled.update_prefetch))
    lists = compiled.post_compile_params
    if not all(getattr(default, "is_scalar", False) for default in defaults) or any(one.key in values for one in lists):
        return None
    names = {place: bind.key for bind, place in compiled.bind_names.items() if bind.key in values}
    ways: Mapping[str, Any] = compiled._bind_processors  # noqa: SLF001
    told: Any = context.parameters[0]
    order: Iterable[tuple[Any, str]] = ((place, place) for place in names)
    if compiled.positional:
        told, lengthened = list(told), context._expanded_parameters  # noqa: SLF001
        order = enumerate(one for place in compiled.positiontup or () for one in lengthened.get(place, (place,)))
    anew = tuple((where, names[place], ways.get(place)) for where, place in order if place in names)
    return _Learned(context.statement, told, anew, _row_of(result))


def _row_of(result: CursorResult[Any]) -> Callable[[Any], Any]:
    """How one of its rows is made of the driver's."""
    if not result.returns_rows:
        return tuple
    about: Any = result._metadata  # noqa: SLF001
    return partial(Row, about, about._effective_processors, about._key_to_index)  # noqa: SLF001
