"""The clocks of cases. Due dates are kept, colours never: they are computed at reading."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, text

from hall.clocks.rules import ClockState, Unit
from hall.store.base import Code, Id, Json, Moment, Sealed, id_column, metadata

RUNS = text("state = 'running'")
"""Only what runs can turn: the index of the boards holds nothing else."""

clock = Table(
    "clock",
    metadata,
    id_column(),
    Column("case_id", Id, nullable=False),
    Column("code", String(20), nullable=False),
    Column("state", Code(ClockState), nullable=False),
    Column("start", Moment, nullable=False),
    Column("amount", Integer),
    Column("extended", Integer),
    Column("extended_at", Moment),
    Column("unit", Code(Unit), nullable=False),
    Column("reading", Json, nullable=False),
    Column("due", Moment),
    Column("provisional", Boolean, nullable=False),
    Column("explanation", Json, nullable=False),
    Column("met_at", Moment),
    Index(None, "case_id"),
    Index("ix_clock_due_code_case_id", "due", "code", "case_id", sqlite_where=RUNS, postgresql_where=RUNS),
)
"""One limit of one case. Limit and reading are frozen at the start, so that a later change of a setting moves nothing that was
promised (``extended`` is what was added once, in the same unit); ``explanation`` says how the due date came about. What a clock
belongs to is a bare number: this room knows no case."""

pause = Table(
    "clock_pause",
    metadata,
    id_column(),
    Column("clock_id", Id, ForeignKey(clock.c.id), nullable=False),
    Column("start", Moment, nullable=False),
    Column("end", Moment),
    Column("reason", Sealed, nullable=False),
    Index(None, "clock_id"),
)
"""Times that do not count; ``end`` is open while one lasts."""
