"""Briefings, the parts that they are written of, and their frozen editions."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

_STEPS = (
    """
    CREATE TABLE briefing (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid BLOB NOT NULL,
        title VARCHAR NOT NULL,
        subtitle VARCHAR DEFAULT '' NOT NULL,
        audience VARCHAR NOT NULL,
        language VARCHAR NOT NULL,
        template VARCHAR DEFAULT '' NOT NULL,
        notes VARCHAR DEFAULT '' NOT NULL,
        archived BOOLEAN DEFAULT '0' NOT NULL,
        CONSTRAINT uq_briefing_uid UNIQUE (uid)
    )
    """,
    """
    CREATE TABLE briefing_part (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid BLOB NOT NULL,
        briefing_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        text VARCHAR DEFAULT '' NOT NULL,
        summary VARCHAR DEFAULT '' NOT NULL,
        filter VARCHAR DEFAULT '' NOT NULL,
        options VARCHAR DEFAULT '[]' NOT NULL,
        feedback_id INTEGER,
        CONSTRAINT uq_briefing_part_uid UNIQUE (uid),
        CONSTRAINT fk_briefing_part_briefing_id
            FOREIGN KEY(briefing_id) REFERENCES briefing (id) ON DELETE CASCADE,
        CONSTRAINT fk_briefing_part_feedback_id
            FOREIGN KEY(feedback_id) REFERENCES feedback (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_briefing_part_briefing_id ON briefing_part (briefing_id)",
    "CREATE INDEX ix_briefing_part_feedback_id ON briefing_part (feedback_id)",
    """
    CREATE TABLE edition (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid BLOB NOT NULL,
        briefing_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        title VARCHAR NOT NULL,
        audience VARCHAR NOT NULL,
        frozen_at VARCHAR NOT NULL,
        who VARCHAR DEFAULT '' NOT NULL,
        sha256 VARCHAR NOT NULL,
        note VARCHAR DEFAULT '' NOT NULL,
        despite VARCHAR DEFAULT '' NOT NULL,
        withdrawn_at VARCHAR,
        withdrawn_why VARCHAR DEFAULT '' NOT NULL,
        CONSTRAINT uq_edition_uid UNIQUE (uid),
        CONSTRAINT fk_edition_briefing_id
            FOREIGN KEY(briefing_id) REFERENCES briefing (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_edition_briefing_id ON edition (briefing_id)",
)


def upgrade() -> None:
    """Make the new tables; nothing that is there changes."""
    for statement in _STEPS:
        op.execute(statement)
