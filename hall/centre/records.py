"""The hall's own row, and its settings."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from hall.store.base import Json, Moment, metadata

centre = Table(
    "centre",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("name", String(60), nullable=False),
    Column("division", String(6), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("web_address", String(90), nullable=False),
    Column("founded_at", Moment, nullable=False),
)
"""One row once the hall is founded."""

setting = Table(
    "setting",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Json, nullable=False),
)
"""What was set otherwise than by default (:data:`hall.centre.rules.SETTINGS`)."""
