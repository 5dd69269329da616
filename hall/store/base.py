"""What every room's ``records.py`` is made of: one metadata with named constraints, and the column types of the hall.

Tables are SQLAlchemy Core tables (docs/decisions/002-core-only.md): rows come and go as plain values, nothing lazy can
leave a room.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import BigInteger, Column, DateTime, Dialect, Identity, Integer, LargeBinary, MetaData, String, Text
from sqlalchemy.types import TypeDecorator

from hall.clock import in_hall

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every table of the house. Named constraints, so that migrations can change them on both databases."""

E = TypeVar("E", bound=StrEnum)

Id = BigInteger().with_variant(Integer, "sqlite")
"""The type of ids and of columns that refer to them; SQLite counts by itself only in an INTEGER column."""


def id_column() -> Column[int]:
    """The id of a table: counted by the database, for the program only, never printed (gaps are allowed)."""
    return Column("id", Id, Identity(), primary_key=True)


class Moment(TypeDecorator[datetime]):
    """A moment: stored in UTC, read in the hall's zone; microseconds are kept."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; SQLite stores no zone."""
        if value is None:
            return None
        utc = in_hall(value).astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the hall's zone."""
        if value is None:
            return None
        return in_hall(value if value.tzinfo else value.replace(tzinfo=UTC))


class Code(TypeDecorator[E]):
    """A value of a ``StrEnum``, stored as its text."""

    impl = String(40)
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        self.kind = kind
        super().__init__()

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        """To its text."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        """Back to the code."""
        return None if value is None else self.kind(value)


class Json(TypeDecorator[Any]):
    """A small value kept as canonical JSON text (sorted keys, no blanks): the same on both databases, fit for digests."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """To text; ``None`` stays NULL."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Back to lists, dicts, strings and numbers."""
        return None if value is None else json.loads(value)


Sealed = LargeBinary
"""A text sealed by :class:`hall.store.vault.Vault`; never readable in the file."""

Digest = LargeBinary(32)
"""A keyed hash for exact search."""


_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(value: object) -> str:
    """Canonical JSON: sorted keys, no blanks, characters as they are."""
    return _canonical(value)
