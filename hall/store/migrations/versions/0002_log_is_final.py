"""What the log says is never changed or taken away: the database itself refuses it."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SQLITE = """
CREATE TRIGGER audit_entry_{verb} BEFORE {verb} ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the log is final'); END
"""

POSTGRES = (
    """
    CREATE FUNCTION log_is_final() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the log is final' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE TRIGGER audit_entry_final BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION log_is_final()
    """,
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("update", "delete"):
            op.execute(SQLITE.format(verb=verb))
    else:
        for statement in POSTGRES:
            op.execute(statement)
