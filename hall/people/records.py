"""People: one row a person, and what each told of himself over the years."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, String, Table

from hall.people.matching import Trait
from hall.people.rules import PaperType
from hall.store.base import Code, Digest, Id, Moment, Sealed, id_column, metadata

person = Table(
    "person",
    metadata,
    id_column(),
    Column("at", Moment, nullable=False),
)
"""Somebody who was here, since when. Who told nothing (no name, no number) is a row without traits."""

Sorted = String(200).with_variant(String(200, collation="C"), "postgresql")
"""A search key that is compared sign by sign on both databases, so that its index finds beginnings."""

trait = Table(
    "person_trait",
    metadata,
    id_column(),
    Column("person_id", Id, ForeignKey(person.c.id), nullable=False),
    Column("kind", Code(Trait), nullable=False),
    Column("paper_type", Code(PaperType)),
    Column("name", String(100)),
    Column("key", Sorted),
    Column("sealed", Sealed),
    Column("digest", Digest),
    Column("tail", Digest),
    Column("at", Moment, nullable=False),
    Index(None, "person_id"),
    Index(None, "key"),
    Index(None, "digest"),
    Index(None, "tail"),
)
"""What a person told, newest first by ``at``; nothing is overwritten. Names stand open with their folded ``key``, initials are
only a ``key``; numbers, telephones and addresses are ``sealed``, found by the keyed hash of the whole (``digest``) and of the
last four signs (``tail``)."""
