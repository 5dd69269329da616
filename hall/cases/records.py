"""Cases, who takes part in them, and their story."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    Table,
    literal_column,
    text,
)

from hall.cases.rules import (
    OPEN_STATES,
    CaseState,
    Cause,
    DispatchState,
    EventKind,
    Ladder,
    Level,
    LinkKind,
    Outcome,
    Partner,
    PartyRole,
    Side,
    ToldHow,
    Willing,
)
from hall.people.records import person
from hall.store.base import Code, Digest, Id, Json, Moment, Sealed, id_column, metadata

_OVER = ", ".join(f"'{state}'" for state in sorted(set(CaseState) - OPEN_STATES))
_STILL = text(f"state NOT IN ({_OVER})")
"""The open cases are few beside all there ever were: an index of their own."""

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
    Column("ladder", Code(Ladder), nullable=False, default=Ladder.ON_SPOT),
    Column("handler", Id),
    Column("handler_name", String(100)),
    Column("held_since", Moment),
    Column("merged_into", Id),
    Column("amount_fen", BigInteger),
    Column("willing", Code(Willing)),
    Column("opened_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Index(None, "desk", "state"),
    Index(None, "opened_at"),
    Index("ix_case_file_open", "desk", "opened_at", sqlite_where=_STILL, postgresql_where=_STILL),
)
"""A case. ``statement`` is what was said, word for word (信访工作条例 art 19); it is never changed, and ``statement_digest`` shows it.
``held_since`` is empty until a desk has it, ``handler`` while nobody of the desk is named.
Two owners: the desk decides the substance, somebody of the centre (``centre_account``, ``centre_owner``) pushes the procedure."""

IS_OPEN: ColumnElement[bool] = literal_column(f"case_file.state NOT IN ({_OVER})")
"""Whether a case is open, in the very words of that index, so that the database sees that it will do."""

party = Table(
    "case_party",
    metadata,
    id_column(),
    Column("case_id", Id, ForeignKey(case_file.c.id), nullable=False),
    Column("person_id", Id, ForeignKey(person.c.id)),
    Column("side", Code(Side), nullable=False),
    Column("role", Code(PartyRole), nullable=False),
    Column("named", Sealed),
    Column("unit", String(10)),
    Column("credit_code", Sealed),
    Column("acts_for", Id),
    Column("at", Moment, nullable=False),
    Column("gone_at", Moment),
    Index(None, "case_id"),
    Index(None, "person_id"),
    Index(None, "unit"),
)
"""Who takes part: a person the hall knows, or somebody as he was ``named`` by the other side. ``unit`` is the code of the desk
whose unit a party is."""

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

holding = Table(
    "case_holding",
    metadata,
    id_column(),
    Column("case_id", Id, ForeignKey(case_file.c.id), nullable=False),
    Column("desk", String(10), nullable=False),
    Column("handler", Id),
    Column("handler_name", String(100)),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
    Index(None, "case_id"),
)
"""Who had a case, from when to when. Time before, between and after is the centre's."""

dispatch = Table(
    "case_dispatch",
    metadata,
    id_column(),
    Column("case_id", Id, ForeignKey(case_file.c.id), nullable=False),
    Column("desk", String(10), nullable=False),
    Column("lead", Boolean, nullable=False),
    Column("state", Code(DispatchState), nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("due", Moment, nullable=False),
    Column("object_by", Moment, nullable=False),
    Column("received_at", Moment),
    Column("answered_at", Moment),
    Column("over_at", Moment),
    Index(None, "case_id"),
    Index(None, "desk", "state"),
)
"""A dispatch order 交办单 to a department: the lead one or an assisting one (首接责任). What was asked and answered stands in the
case's story."""

ending = Table(
    "case_ending",
    metadata,
    id_column(),
    Column("case_id", Id, ForeignKey(case_file.c.id), nullable=False),
    Column("at", Moment, nullable=False),
    Column("who", String(100), nullable=False),
    Column("outcome", Code(Outcome), nullable=False),
    Column("amount_fen", BigInteger),
    Column("cause", Code(Cause)),
    Column("level", Code(Level)),
    Column("told_at", Moment),
    Column("told_how", Code(ToldHow)),
    Column("told_by", String(100)),
    Column("taken_back_at", Moment),
    Index(None, "case_id"),
)
"""A result, and how the person was told of it. A case taken up again has several; all but the last are taken back."""

referral = Table(
    "case_referral",
    metadata,
    id_column(),
    Column("case_id", Id, ForeignKey(case_file.c.id), nullable=False),
    Column("partner", Code(Partner), nullable=False),
    Column("outward", Boolean, nullable=False),
    Column("number", String(60), nullable=False),
    Column("at", Moment, nullable=False),
    Column("back_at", Moment),
    Index(None, "case_id"),
    Index(None, "number"),
)
"""Handed over to court, police, petition office, or come from there, with the number it has there."""

link = Table(
    "case_link",
    metadata,
    id_column(),
    Column("case_id", Id, ForeignKey(case_file.c.id), nullable=False),
    Column("other_id", Id, ForeignKey(case_file.c.id), nullable=False),
    Column("kind", Code(LinkKind), nullable=False),
    Column("at", Moment, nullable=False),
    Column("gone_at", Moment),
    Index(None, "case_id"),
    Index(None, "other_id"),
)
"""Cases that have to do with each other; each keeps its number."""
