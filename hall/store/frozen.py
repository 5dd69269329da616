"""Frozen dataclasses to JSON and back, by their type hints: for outcomes that are kept and for the command line.

Known: dataclasses, ``tuple``, ``frozenset``, ``dict`` with text keys, optional values, ``StrEnum``, ``datetime``,
``date``, text, numbers, truth values; other enumerations with the values of such.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

_PLAIN = frozenset({str, int, float, bool, type(None)})


@cache
def _told(kind: type) -> tuple[str, ...] | None:
    """The names a dataclass is made with; nothing for anything else."""
    return tuple(one.name for one in fields(kind) if one.init) if is_dataclass(kind) else None


def plain(value: object) -> Any:  # noqa: PLR0911  (one line a kind)
    """A value as lists, dicts, texts and numbers."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if (names := _told(kind)) is not None:
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(one) for key, one in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(plain(one) for one in value)
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, str | int | float):  # of a kind of its own
        return value
    raise TypeError(f"{type(value).__name__} has no plain form")


def thawed(kind: Any, value: Any) -> Any:  # noqa: PLR0911  (one line a kind)
    """A plain value as the type it was."""
    if kind is Any or kind is object:
        return value
    if value is None or kind is type(None):
        return None
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        return thawed(next(one for one in inner if one is not type(None)), value)
    if origin is tuple:
        each = inner[0] if len(inner) == 2 and inner[1] is Ellipsis else None
        kinds = [each] * len(value) if each is not None else inner
        return tuple(thawed(one, part) for one, part in zip(kinds, value, strict=True))
    if origin is frozenset:
        return frozenset(thawed(inner[0], part) for part in value)
    if origin in {dict, Mapping} or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return {thawed(inner[0], key): thawed(inner[1], part) for key, part in value.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: thawed(hints[name], part) for name, part in value.items()})
    if kind in {datetime, date}:
        return kind.fromisoformat(value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, Enum) else value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def answer_of(function: Any) -> Any:
    """The type a function says it returns."""
    return get_type_hints(function)["return"]
