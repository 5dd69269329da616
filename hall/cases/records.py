"""Cases, who takes part in them, and their story."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table

from hall.cases.rules import CaseState, EventKind, PartyRole, Side, Willing
from hall.people.records import person
from hall.store.base import Code, Digest, Id, Json, Moment, Sealed, id_column, metadata

case_file = Table(
    "case_file",
    metadata,
    id_column(),
    Column("number", String(20), nullable=False, unique=True),
    Column("statement", Sealed, nullable=False),
    Column("statement_digest", Digest, nullable=False),
    Column("summary", Sealed, nullable=False),
    Column("matter", String(10), nullable=False),
    Column("desk", String(10), nullable=False),
    Column("centre_account", Id),
    Column("centre_owner", String(100), nullable=False),
    Column("state", Code(CaseState), nullable=False),
    Column("amount_fen", BigInteger),
    Column("willing", Code(Willing)),
    Column("opened_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Index(None, "desk", "state"),
)
"""A case. ``statement`` is what was said, word for word (信访工作条例 art 19); it is never changed, and ``statement_digest`` shows it.
Two owners: the desk decides the substance, somebody of the centre (``centre_account``, ``centre_owner``) pushes the procedure."""

party = Table(
    "case_party",
    metadata,
    id_column(),
    Column("case_id", Id, ForeignKey(case_file.c.id), nullable=False),
    Column("person_id", Id, ForeignKey(person.c.id)),
    Column("side", Code(Side), nullable=False),
    Column("role", Code(PartyRole), nullable=False),
    Column("named", Sealed),
    Column("at", Moment, nullable=False),
    Index(None, "case_id"),
    Index(None, "person_id"),
)
"""Who takes part: a person the hall knows, or somebody as he was ``named`` by the other side."""

event = Table(
    "case_event",
    metadata,
    id_column(),
    Column("case_id", Id, ForeignKey(case_file.c.id), nullable=False),
    Column("kind", Code(EventKind), nullable=False),
    Column("at", Moment, nullable=False),
    Column("account", Id),
    Column("who", String(100), nullable=False),
    Column("facts", Json, nullable=False),
    Column("words", Sealed),
    Index(None, "case_id"),
)
"""The story, one line an event: codes and numbers in ``facts``, what somebody wrote in ``words``."""
