"""Visits, and who came."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

from hall.cases.records import case_file
from hall.papers.records import paper
from hall.people.records import person
from hall.store.base import Id, Json, Moment, Sealed, id_column, metadata

visit = Table(
    "visit",
    metadata,
    id_column(),
    Column("at", Moment, nullable=False),
    Column("place", String(100), nullable=False),
    Column("account", Id),
    Column("who", String(100), nullable=False),
    Column("case_id", Id, ForeignKey(case_file.c.id), nullable=False),
    Column("joined", Boolean, nullable=False),
    Column("person_id", Id, ForeignKey(person.c.id), nullable=False),
    Column("name_withheld", Boolean, nullable=False),
    Column("people", Integer, nullable=False),
    Column("relation", Sealed),
    Column("priorities", Json, nullable=False),
    Column("priority_reason", Sealed),
    Column("materials", Sealed),
    Column("missing", Sealed),
    Column("desk", String(10), nullable=False),
    Column("matter", String(10), nullable=False),
    Column("proposed_desk", String(10), nullable=False),
    Column("proposed_matter", String(10), nullable=False),
    Column("paper_id", Id, ForeignKey(paper.c.id), nullable=False),
    Column("withdrawn_at", Moment),
    Column("withdrawn_why", Sealed),
    Index(None, "at"),
    Index(None, "case_id"),
    Index(None, "person_id"),
)
"""One visit of one person or group, for one case. ``proposed_desk`` and ``proposed_matter`` are what routing said first (empty: the
general window), ``desk`` and ``matter`` what was chosen: where they differ, routing has something to learn."""

visit_person = Table(
    "visit_person",
    metadata,
    Column("visit_id", Id, ForeignKey(visit.c.id), primary_key=True),
    Column("person_id", Id, ForeignKey(person.c.id), primary_key=True),
    Column("representative", Boolean, nullable=False),
    Column("number_confirmed", Sealed),
    Index(None, "person_id"),
)
"""Who came: of a group everybody the list names. ``number_confirmed`` is why a number was kept that does not check."""
