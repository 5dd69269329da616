"""The calendar's tables: days of the notices and days set by hand, short days, and the office hours."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Integer, String, Table

from hall.store.base import Code, metadata
from hall.workdays.rules import DayKind

special_day = Table(
    "special_day",
    metadata,
    Column("day", Date, primary_key=True),
    Column("by_hand", Boolean, primary_key=True),
    Column("kind", Code(DayKind), nullable=False),
    Column("name", String(40), nullable=False),
    Column("official", Boolean, nullable=False),
    Column("in_lieu", Boolean, nullable=False),
    Column("source", String(100), nullable=False),
)
"""Days that are not as their weekday says. A day set by hand stands beside the notice's and goes before it."""

special_hours = Table(
    "special_hours",
    metadata,
    Column("day", Date, primary_key=True),
    Column("hours", String(300), nullable=False),
)
"""Short days, as :func:`hall.workdays.rules.parse_hours` reads them."""

calendar_edition = Table(
    "calendar_edition",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("edition", String(32), nullable=False),
    Column("hours", String(300), nullable=False),
)
"""One row: the general office hours, and a name that is new after every change of the calendar."""
