"""Agreements and their parts."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Index, String, Table

from hall.agreements.rules import AgreementForm, PartState
from hall.cases.records import case_file
from hall.store.base import Code, Id, Moment, Sealed, id_column, metadata

agreement = Table(
    "agreement",
    metadata,
    id_column(),
    Column("case_id", Id, ForeignKey(case_file.c.id), nullable=False),
    Column("form", Code(AgreementForm), nullable=False),
    Column("terms", Sealed, nullable=False),
    Column("amount_fen", BigInteger),
    Column("in_force_at", Moment, nullable=False),
    Column("confirm_by", Moment, nullable=False),
    Column("applied_at", Moment),
    Column("confirmed", Boolean),
    Column("number", String(60), nullable=False),
    Index(None, "case_id"),
    Index(None, "confirm_by"),
)
"""What was agreed. ``number`` is the court's; ``confirmed`` is empty until it decided."""

part = Table(
    "agreement_part",
    metadata,
    id_column(),
    Column("agreement_id", Id, ForeignKey(agreement.c.id), nullable=False),
    Column("due", Date, nullable=False),
    Column("amount_fen", BigInteger),
    Column("what", Sealed),
    Column("state", Code(PartState), nullable=False),
    Column("told_at", Moment),
    Index(None, "agreement_id"),
    Index(None, "state", "due"),
)
"""One payment or deed with its day."""
