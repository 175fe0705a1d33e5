"""Where an engagement's note stands, the documents of engagements, and views."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

_COLUMNS = (
    "id, uid, title, channel, held_on, starts_at, ends_at, zone, place, rule, agenda_id, consultation_id, "
    "owner, summary, notes, archived"
)
_STEPS = (
    """
    CREATE TABLE engagement_new (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid BLOB NOT NULL,
        title VARCHAR NOT NULL,
        channel VARCHAR NOT NULL,
        held_on DATE NOT NULL,
        starts_at VARCHAR,
        ends_at VARCHAR,
        zone VARCHAR NOT NULL,
        place VARCHAR DEFAULT '' NOT NULL,
        rule VARCHAR NOT NULL,
        agenda_id INTEGER,
        consultation_id INTEGER,
        owner VARCHAR DEFAULT '' NOT NULL,
        summary VARCHAR DEFAULT '' NOT NULL,
        notes VARCHAR DEFAULT '' NOT NULL,
        archived BOOLEAN DEFAULT '0' NOT NULL,
        note_state VARCHAR DEFAULT 'draft' NOT NULL,
        CONSTRAINT uq_engagement_uid UNIQUE (uid),
        CONSTRAINT fk_engagement_agenda_id FOREIGN KEY(agenda_id) REFERENCES agenda (id) ON DELETE SET NULL,
        CONSTRAINT fk_engagement_consultation_id
            FOREIGN KEY(consultation_id) REFERENCES consultation (id) ON DELETE SET NULL
    )
    """,
    f"INSERT INTO engagement_new ({_COLUMNS}) SELECT {_COLUMNS} FROM engagement",  # noqa: S608
    # The new table goes on counting where the old one was: an id that was deleted is never given again.
    "DELETE FROM sqlite_sequence WHERE name = 'engagement_new'",
    "UPDATE sqlite_sequence SET name = 'engagement_new' WHERE name = 'engagement'",
    "DROP TABLE engagement",
    "ALTER TABLE engagement_new RENAME TO engagement",
    "CREATE INDEX ix_engagement_held_on ON engagement (held_on)",
    "CREATE INDEX ix_engagement_agenda_id ON engagement (agenda_id)",
    "CREATE INDEX ix_engagement_consultation_id ON engagement (consultation_id)",
    # Rows as the journal keeps them are compared with those that are there, and put back.
    """
    UPDATE "change" SET "before" = json_insert("before", '$.note_state', 'draft')
    WHERE table_name = 'engagement' AND "before" IS NOT NULL
    """,
    """
    CREATE TABLE document (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid BLOB NOT NULL,
        engagement_id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        media_type VARCHAR DEFAULT '' NOT NULL,
        size INTEGER NOT NULL,
        sha256 VARCHAR NOT NULL,
        added_on DATE,
        CONSTRAINT uq_document_uid UNIQUE (uid),
        CONSTRAINT fk_document_engagement_id
            FOREIGN KEY(engagement_id) REFERENCES engagement (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_document_engagement_id ON document (engagement_id)",
    """
    CREATE TABLE content (
        sha256 VARCHAR NOT NULL,
        bytes BLOB NOT NULL,
        CONSTRAINT pk_content PRIMARY KEY (sha256)
    )
    """,
    """
    CREATE TABLE "view" (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid BLOB NOT NULL,
        noun VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        filter VARCHAR DEFAULT '' NOT NULL,
        sort VARCHAR DEFAULT '' NOT NULL,
        CONSTRAINT uq_view_uid UNIQUE (uid)
    )
    """,
)


def upgrade() -> None:
    """Make the tables anew and the new ones; every note so far is a draft."""
    for statement in _STEPS:
        op.execute(statement)
