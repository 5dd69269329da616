"""The catalogue's tables."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Table, Text

from hall.catalogue.rules import Presence
from hall.store.base import Code, Json, metadata

desk = Table(
    "desk",
    metadata,
    Column("code", String(10), primary_key=True),
    Column("name", String(100), nullable=False),
    Column("presence", Code(Presence), nullable=False),
    Column("zone", String(40), nullable=False),
    Column("letter", String(1), nullable=False),
    Column("unit", String(100), nullable=False),
    Column("room", String(40), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("weekdays", Json, nullable=False),
    Column("pinyin", Text, nullable=False),
    Column("in_use", Boolean, nullable=False),
)
"""``weekdays`` is a list of 1 (Monday) to 7; ``pinyin`` as :func:`hall.catalogue.rules.readings_text` writes it."""

matter = Table(
    "matter",
    metadata,
    Column("code", String(10), primary_key=True),
    Column("name", String(100), nullable=False),
    Column("desk", String(10), ForeignKey(desk.c.code), nullable=False, index=True),
    Column("category", String(40), nullable=False),
    Column("keywords", Json, nullable=False),
    Column("rule", String(40), nullable=False),
    Column("dispute_type", String(40), nullable=False),
    Column("cause", String(40), nullable=False),
    Column("flag", String(40), nullable=False),
    Column("pinyin", Text, nullable=False),
    Column("in_use", Boolean, nullable=False),
)
"""``rule`` is the code of the limit, ``dispute_type`` and ``cause`` the codes of 司法部 and 民事案件案由."""

window = Table(
    "service_window",
    metadata,
    Column("code", String(10), primary_key=True),
    Column("desk", String(10), ForeignKey(desk.c.code), nullable=False, index=True),
    Column("name", String(100), nullable=False),
    Column("in_use", Boolean, nullable=False),
)
"""Where a desk's tickets are called to. (``window`` alone is a word of the databases' own.)"""

rota = Table(
    "desk_day",
    metadata,
    Column("desk", String(10), ForeignKey(desk.c.code), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("there", Boolean, nullable=False),
    Column("who", String(100), nullable=False),
    Column("note", String(200), nullable=False),
)
"""What was said for one day; it goes before the desk's weekdays."""

catalogue_edition = Table(
    "catalogue_edition",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("edition", String(32), nullable=False),
)
"""One row: a name that is new after every change of desks, matters or windows (not of single days)."""
