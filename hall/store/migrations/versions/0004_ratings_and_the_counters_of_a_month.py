"""Ratings and the counters of a month."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "rating_month",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("account", ID, autoincrement=False, nullable=False),
        sa.Column("window", sa.String(length=10), nullable=False),
        sa.Column("served", sa.Integer(), nullable=False),
        sa.Column("level5", sa.Integer(), nullable=False),
        sa.Column("level4", sa.Integer(), nullable=False),
        sa.Column("level3", sa.Integer(), nullable=False),
        sa.Column("level2", sa.Integer(), nullable=False),
        sa.Column("level1", sa.Integer(), nullable=False),
        sa.Column("not_rated", sa.Integer(), nullable=False),
        sa.Column("struck_out", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "account", "window", name=op.f("pk_rating_month")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rating_month_closed",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("formula", sa.Text(), nullable=False),
        sa.Column("windows", sa.Text(), nullable=False),
        sa.Column("clerks", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account", ID, nullable=True),
        sa.Column("who", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_rating_month_closed")),
    )
    op.create_table(
        "rating",
        sa.Column("service_id", ID, autoincrement=False, nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("struck_out", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_rating_service_id")),
        sa.PrimaryKeyConstraint("service_id", name=op.f("pk_rating")),
    )
    op.create_table(
        "rating_month_entry",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("window", sa.String(length=10), nullable=False),
        sa.Column("service_id", ID, nullable=False),
        sa.Column("before", sa.String(length=1), nullable=False),
        sa.Column("after", sa.String(length=1), nullable=False),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_rating_month_entry_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating_month_entry")),
    )
    with op.batch_alter_table("rating_month_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rating_month_entry_month"), ["month"], unique=False)

    op.create_table(
        "correction",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("service_id", ID, nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("contact_due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mend_due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("contacted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("appealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reopen_asked", sa.Boolean(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["service_id"], ["rating.service_id"], name=op.f("fk_correction_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        sa.UniqueConstraint("service_id", name=op.f("uq_correction_service_id")),
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_state_mend_due"), ["state", "mend_due"], unique=False)

    op.create_table(
        "correction_step",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("correction_id", ID, nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account", ID, nullable=True),
        sa.Column("who", sa.String(length=100), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["correction_id"], ["correction.id"], name=op.f("fk_correction_step_correction_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction_step")),
    )
    with op.batch_alter_table("correction_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_step_correction_id"), ["correction_id"], unique=False)
