"""Papers that were issued, and the jobs that print them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from hall.papers.rules import JobState, PaperKind, PaperState
from hall.store.base import Code, Id, Moment, Sealed, id_column, metadata

paper = Table(
    "paper",
    metadata,
    id_column(),
    Column("kind", Code(PaperKind), nullable=False),
    Column("version", Integer, nullable=False),
    Column("number", String(60), nullable=False, unique=True),
    Column("token", String(30), nullable=False, unique=True),
    Column("vault", String(16), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("snapshot", Sealed, nullable=False),
    Column("case_id", Id, nullable=False),
    Column("issued_at", Moment, nullable=False),
    Column("state", Code(PaperState), nullable=False),
    Column("void_reason", Sealed),
    Column("reprints", Integer, nullable=False),
    Index(None, "case_id"),
)
"""The register. ``snapshot`` is the frozen content (it names people, so it is sealed), ``digest`` its SHA-256, ``vault`` the
fingerprint of the key that signed ``token``. What a paper belongs to is a bare number: this room knows no case."""

print_job = Table(
    "print_job",
    metadata,
    id_column(),
    Column("paper_id", Id, ForeignKey(paper.c.id), nullable=False),
    Column("state", Code(JobState), nullable=False),
    Column("place", String(100), nullable=False),
    Column("printer", String(200), nullable=False),
    Column("reprint", Integer, nullable=False),
    Column("reason", Sealed),
    Column("spooler_job", String(100), nullable=False),
    Column("trouble", String(60), nullable=False),
    Column("file", String(1000), nullable=False),
    Column("at", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    Index(None, "paper_id"),
    Index(None, "state"),
)
"""Every time a paper was, or is to be, printed: ``reprint`` 0 is the first time. ``since`` is when it came to this state."""
