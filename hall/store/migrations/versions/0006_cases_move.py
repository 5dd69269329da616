"""Cases move."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "case_dispatch",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("desk", sa.String(length=10), nullable=False),
        sa.Column("lead", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("object_by", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("over_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_case_dispatch_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_dispatch")),
    )
    with op.batch_alter_table("case_dispatch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_dispatch_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_dispatch_desk_state"), ["desk", "state"], unique=False)

    op.create_table(
        "case_ending",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(length=100), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("cause", sa.String(length=40), nullable=True),
        sa.Column("level", sa.String(length=40), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_how", sa.String(length=40), nullable=True),
        sa.Column("told_by", sa.String(length=100), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_case_ending_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_ending")),
    )
    with op.batch_alter_table("case_ending", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_ending_case_id"), ["case_id"], unique=False)

    op.create_table(
        "case_holding",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("desk", sa.String(length=10), nullable=False),
        sa.Column("handler", ID, nullable=True),
        sa.Column("handler_name", sa.String(length=100), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_case_holding_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_holding")),
    )
    with op.batch_alter_table("case_holding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_holding_case_id"), ["case_id"], unique=False)

    op.create_table(
        "case_link",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("other_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_case_link_case_id")),
        sa.ForeignKeyConstraint(["other_id"], ["case_file.id"], name=op.f("fk_case_link_other_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_link")),
    )
    with op.batch_alter_table("case_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_link_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_link_other_id"), ["other_id"], unique=False)

    op.create_table(
        "case_referral",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("partner", sa.String(length=40), nullable=False),
        sa.Column("outward", sa.Boolean(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_case_referral_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_referral")),
    )
    with op.batch_alter_table("case_referral", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_referral_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_referral_number"), ["number"], unique=False)

    with op.batch_alter_table("case_file", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ladder", sa.String(length=40), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("handler", ID, nullable=True))
        batch_op.add_column(sa.Column("handler_name", sa.String(length=100), nullable=True))
        batch_op.add_column(sa.Column("held_since", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("merged_into", ID, nullable=True))

    # the cases of before stand on the first step; from now on the program says so itself
    with op.batch_alter_table("case_file", schema=None) as batch_op:
        batch_op.alter_column("ladder", existing_type=sa.String(length=40), server_default=None, nullable=False)

    with op.batch_alter_table("clock", schema=None) as batch_op:
        batch_op.add_column(sa.Column("extended", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("extended_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(
            "ix_clock_due_code_case_id",
            ["due", "code", "case_id"],
            unique=False,
            sqlite_where=sa.text("state = 'running'"),
            postgresql_where=sa.text("state = 'running'"),
        )
