"""Windows call tickets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "board_notice",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(length=100), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_notice")),
    )
    op.create_table(
        "service",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("ticket_id", ID, nullable=False),
        sa.Column("number", sa.String(length=8), nullable=False),
        sa.Column("visit_id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=True),
        sa.Column("desk", sa.String(length=10), nullable=False),
        sa.Column("window", sa.String(length=10), nullable=False),
        sa.Column("account", ID, nullable=True),
        sa.Column("clerk", sa.String(length=100), nullable=False),
        sa.Column("matter", sa.String(length=10), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_service_case_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_service_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
    )
    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_service_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_service_day_window"), ["day", "window"], unique=False)

    op.create_table(
        "ticket_event",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("ticket_id", ID, nullable=False),
        sa.Column("number", sa.String(length=8), nullable=False),
        sa.Column("event", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("desk", sa.String(length=10), nullable=False),
        sa.Column("to_desk", sa.String(length=10), server_default="", nullable=False),
        sa.Column("window", sa.String(length=10), server_default="", nullable=False),
        sa.Column("account", ID, nullable=True),
        sa.Column("who", sa.String(length=100), nullable=False),
        sa.Column("why", sa.String(length=40), nullable=True),
        sa.Column("calls", sa.Integer(), server_default="0", nullable=False),
        sa.Column("service_id", ID, nullable=True),
        sa.Column("undone", sa.String(length=40), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_event_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_event")),
    )
    with op.batch_alter_table("ticket_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ticket_event_day_desk_event"), ["day", "desk", "event"], unique=False)
        batch_op.create_index(batch_op.f("ix_ticket_event_ticket_id"), ["ticket_id"], unique=False)

    op.create_table(
        "window_seat",
        sa.Column("window", sa.String(length=10), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("desk", sa.String(length=10), nullable=False),
        sa.Column("account", ID, nullable=True),
        sa.Column("clerk", sa.String(length=100), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused", sa.String(length=40), nullable=True),
        sa.Column("pause_words", sa.String(length=200), server_default="", nullable=False),
        sa.Column("ticket_id", ID, nullable=True),
        sa.Column("last_service", ID, nullable=True),
        sa.Column("undo", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_window_seat_ticket_id")),
        sa.PrimaryKeyConstraint("window", name=op.f("pk_window_seat")),
        sa.UniqueConstraint("ticket_id", name=op.f("uq_window_seat_ticket_id")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("window_seat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_window_seat_account"), ["account"], unique=False)

    preferred = op.get_bind().execute(sa.text("SELECT id FROM ticket WHERE priority")).scalars().all()
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.drop_column("priority")
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.add_column(sa.Column("case_id", ID, nullable=True))
        batch_op.add_column(sa.Column("matter", sa.String(length=10), server_default="", nullable=False))
        batch_op.add_column(sa.Column("people", sa.Integer(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("priority", sa.String(length=20), server_default="", nullable=False))
        batch_op.add_column(sa.Column("place", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("turns", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("back", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("from_desk", sa.String(length=10), server_default="", nullable=False))
        batch_op.add_column(sa.Column("home_desk", sa.String(length=10), server_default="", nullable=False))
        batch_op.add_column(sa.Column("clerk_account", ID, nullable=True))
        batch_op.add_column(sa.Column("clerk", sa.String(length=100), server_default="", nullable=False))
        batch_op.add_column(sa.Column("note", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("window", sa.String(length=10), server_default="", nullable=False))
        batch_op.add_column(sa.Column("calls", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("why", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("called_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("last_call_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("started_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("reason", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("until", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_ticket_state_day"), ["state", "day"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_ticket_case_id"), "case_file", ["case_id"], ["id"])

    # tickets from before: where they came from is known by their visit, a priority without its name counts as that of age
    op.execute("""
        UPDATE ticket SET place = at,
        case_id = (SELECT case_id FROM visit WHERE visit.id = visit_id),
        matter = COALESCE((SELECT matter FROM visit WHERE visit.id = visit_id), '')
    """)
    for ticket in preferred:
        op.get_bind().execute(sa.text("UPDATE ticket SET priority = 'elderly' WHERE id = :id"), {"id": ticket})
    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.alter_column("place", existing_type=sa.DateTime(timezone=True), nullable=False)
