"""The first schema. Written once; later changes are steps of their own."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of the first schema."""
    for statement in Path(__file__).with_suffix(".sql").read_text("utf-8").split(";"):
        if statement.strip():
            op.execute(statement)
