"""Accounts, and failed sign-ins."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String, Table

from hall.store.base import Digest, Json, Moment, id_column, metadata

account = Table(
    "account",
    metadata,
    id_column(),
    Column("login", String(32), nullable=False, unique=True),
    Column("name", String(100), nullable=False),
    Column("roles", Json, nullable=False),
    Column("desk", String(40), nullable=False),
    Column("passwords", Json, nullable=False),
    Column("must_change", Boolean, nullable=False),
    Column("barred", Boolean, nullable=False),
    Column("made_at", Moment, nullable=False),
)
"""``passwords`` are the hashes of the last five, the present one first."""

attempt = Table(
    "sign_in_attempt",
    metadata,
    Column("subject", Digest, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("locked_until", Moment),
    Column("at", Moment, nullable=False),
)
"""Failed sign-ins since the last good one, by login (known or not) and by place; as keyed hashes, because people type
passwords where the login belongs."""
