"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("login", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("desk", sa.String(length=40), nullable=False),
        sa.Column("passwords", sa.Text(), nullable=False),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("barred", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("login", name=op.f("uq_account_login")),
    )
    op.create_table(
        "audit_entry",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account", ID, nullable=True),
        sa.Column("who", sa.String(length=100), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("what", sa.String(length=100), nullable=False),
        sa.Column("order_id", sa.String(length=32), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("before", sa.LargeBinary(length=32), nullable=False),
        sa.Column("chain", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_index(op.f("ix_audit_entry_at"), "audit_entry", ["at"], unique=False)
    op.create_table(
        "calendar_edition",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("edition", sa.String(length=32), nullable=False),
        sa.Column("hours", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_calendar_edition")),
    )
    op.create_table(
        "case_file",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("statement", sa.LargeBinary(), nullable=False),
        sa.Column("statement_digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("summary", sa.LargeBinary(), nullable=False),
        sa.Column("matter", sa.String(length=10), nullable=False),
        sa.Column("desk", sa.String(length=10), nullable=False),
        sa.Column("centre_account", ID, nullable=True),
        sa.Column("centre_owner", sa.String(length=100), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=True),
        sa.Column("willing", sa.String(length=40), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_file")),
        sa.UniqueConstraint("number", name=op.f("uq_case_file_number")),
    )
    op.create_index(op.f("ix_case_file_desk_state"), "case_file", ["desk", "state"], unique=False)
    op.create_table(
        "catalogue_edition",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("edition", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_catalogue_edition")),
    )
    op.create_table(
        "centre",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("division", sa.String(length=6), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("web_address", sa.String(length=90), nullable=False),
        sa.Column("founded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_centre")),
    )
    op.create_table(
        "change",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.create_table(
        "clock",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock")),
    )
    op.create_index(op.f("ix_clock_case_id"), "clock", ["case_id"], unique=False)
    op.create_table(
        "counter",
        sa.Column("series", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", "period", name=op.f("pk_counter")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "desk",
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("presence", sa.String(length=40), nullable=False),
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("unit", sa.String(length=100), nullable=False),
        sa.Column("room", sa.String(length=40), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("weekdays", sa.Text(), nullable=False),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_desk")),
    )
    op.create_table(
        "mark",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_mark")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outcome",
        sa.Column("order_id", sa.String(length=32), nullable=False),
        sa.Column("asked", sa.String(length=100), nullable=False),
        sa.Column("account", ID, nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_outcome")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "paper",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("token", sa.String(length=30), nullable=False),
        sa.Column("vault", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("snapshot", sa.LargeBinary(), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("void_reason", sa.LargeBinary(), nullable=True),
        sa.Column("reprints", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
        sa.UniqueConstraint("number", name=op.f("uq_paper_number")),
        sa.UniqueConstraint("token", name=op.f("uq_paper_token")),
    )
    op.create_index(op.f("ix_paper_case_id"), "paper", ["case_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "sign_in_attempt",
        sa.Column("subject", sa.LargeBinary(length=32), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_sign_in_attempt")),
    )
    op.create_table(
        "special_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.Column("in_lieu", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("day", "by_hand", name=op.f("pk_special_day")),
    )
    op.create_table(
        "special_hours",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hours", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_special_hours")),
    )
    op.create_table(
        "ticket",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.String(length=8), nullable=False),
        sa.Column("desk", sa.String(length=10), nullable=False),
        sa.Column("visit_id", ID, nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("priority", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("day", "number", name=op.f("uq_ticket_day_number")),
    )
    op.create_index(op.f("ix_ticket_day_desk_state"), "ticket", ["day", "desk", "state"], unique=False)
    op.create_index(op.f("ix_ticket_visit_id"), "ticket", ["visit_id"], unique=False)
    op.create_table(
        "case_event",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account", ID, nullable=True),
        sa.Column("who", sa.String(length=100), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_case_event_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_event")),
    )
    op.create_index(op.f("ix_case_event_case_id"), "case_event", ["case_id"], unique=False)
    op.create_table(
        "case_party",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("side", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("named", sa.LargeBinary(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_case_party_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_case_party_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_party")),
    )
    op.create_index(op.f("ix_case_party_case_id"), "case_party", ["case_id"], unique=False)
    op.create_index(op.f("ix_case_party_person_id"), "case_party", ["person_id"], unique=False)
    op.create_table(
        "clock_pause",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("clock_id", ID, nullable=False),
        sa.Column("start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("end", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["clock_id"], ["clock.id"], name=op.f("fk_clock_pause_clock_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_pause")),
    )
    op.create_index(op.f("ix_clock_pause_clock_id"), "clock_pause", ["clock_id"], unique=False)
    op.create_table(
        "desk_day",
        sa.Column("desk", sa.String(length=10), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("there", sa.Boolean(), nullable=False),
        sa.Column("who", sa.String(length=100), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["desk"], ["desk.code"], name=op.f("fk_desk_day_desk")),
        sa.PrimaryKeyConstraint("desk", "day", name=op.f("pk_desk_day")),
    )
    op.create_table(
        "matter",
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("desk", sa.String(length=10), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("dispute_type", sa.String(length=40), nullable=False),
        sa.Column("cause", sa.String(length=40), nullable=False),
        sa.Column("flag", sa.String(length=40), nullable=False),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["desk"], ["desk.code"], name=op.f("fk_matter_desk")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_matter")),
    )
    op.create_index(op.f("ix_matter_desk"), "matter", ["desk"], unique=False)
    op.create_table(
        "person_trait",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("paper_type", sa.String(length=40), nullable=True),
        sa.Column("name", sa.String(length=100), nullable=True),
        sa.Column(
            "key", sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql"), nullable=True
        ),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=True),
        sa.Column("tail", sa.LargeBinary(length=32), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_trait_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_trait")),
    )
    op.create_index(op.f("ix_person_trait_digest"), "person_trait", ["digest"], unique=False)
    op.create_index(op.f("ix_person_trait_key"), "person_trait", ["key"], unique=False)
    op.create_index(op.f("ix_person_trait_person_id"), "person_trait", ["person_id"], unique=False)
    op.create_index(op.f("ix_person_trait_tail"), "person_trait", ["tail"], unique=False)
    op.create_table(
        "print_job",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("paper_id", ID, nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("printer", sa.String(length=200), nullable=False),
        sa.Column("reprint", sa.Integer(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("spooler_job", sa.String(length=100), nullable=False),
        sa.Column("trouble", sa.String(length=60), nullable=False),
        sa.Column("file", sa.String(length=1000), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_print_job_paper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_job")),
    )
    op.create_index(op.f("ix_print_job_paper_id"), "print_job", ["paper_id"], unique=False)
    op.create_index(op.f("ix_print_job_state"), "print_job", ["state"], unique=False)
    op.create_table(
        "service_window",
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("desk", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["desk"], ["desk.code"], name=op.f("fk_service_window_desk")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_service_window")),
    )
    op.create_index(op.f("ix_service_window_desk"), "service_window", ["desk"], unique=False)
    op.create_table(
        "visit",
        sa.Column("id", ID, sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("account", ID, nullable=True),
        sa.Column("who", sa.String(length=100), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("joined", sa.Boolean(), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("name_withheld", sa.Boolean(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("relation", sa.LargeBinary(), nullable=True),
        sa.Column("priorities", sa.Text(), nullable=False),
        sa.Column("priority_reason", sa.LargeBinary(), nullable=True),
        sa.Column("materials", sa.LargeBinary(), nullable=True),
        sa.Column("missing", sa.LargeBinary(), nullable=True),
        sa.Column("desk", sa.String(length=10), nullable=False),
        sa.Column("matter", sa.String(length=10), nullable=False),
        sa.Column("proposed_desk", sa.String(length=10), nullable=False),
        sa.Column("proposed_matter", sa.String(length=10), nullable=False),
        sa.Column("paper_id", ID, nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_why", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_visit_case_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_visit_paper_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_visit_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_index(op.f("ix_visit_at"), "visit", ["at"], unique=False)
    op.create_index(op.f("ix_visit_case_id"), "visit", ["case_id"], unique=False)
    op.create_index(op.f("ix_visit_person_id"), "visit", ["person_id"], unique=False)
    op.create_table(
        "visit_person",
        sa.Column("visit_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("representative", sa.Boolean(), nullable=False),
        sa.Column("number_confirmed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_visit_person_person_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_visit_person_visit_id")),
        sa.PrimaryKeyConstraint("visit_id", "person_id", name=op.f("pk_visit_person")),
    )
    op.create_index(op.f("ix_visit_person_person_id"), "visit_person", ["person_id"], unique=False)
