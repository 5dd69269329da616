"""An index of the open cases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

STILL = "state NOT IN ('ended', 'merged', 'withdrawn')"


def upgrade() -> None:
    with op.batch_alter_table("case_file", schema=None) as batch_op:
        batch_op.create_index(
            "ix_case_file_open",
            ["desk", "opened_at"],
            unique=False,
            sqlite_where=sa.text(STILL),
            postgresql_where=sa.text(STILL),
        )
