"""Submissions and the passages of them that were made feedback; how long an attendee was there."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

_COLUMNS = 'id, uid, engagement_id, contact_id, organisation_id, role, status, seat, joined, "left", asked_at'
_STEPS = (
    """
    CREATE TABLE attendance_new (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid BLOB NOT NULL,
        engagement_id INTEGER NOT NULL,
        contact_id INTEGER,
        organisation_id INTEGER,
        role VARCHAR NOT NULL,
        status VARCHAR NOT NULL,
        seat VARCHAR DEFAULT '' NOT NULL,
        joined VARCHAR,
        "left" VARCHAR,
        asked_at VARCHAR,
        minutes INTEGER,
        CONSTRAINT ck_attendance_somebody CHECK (contact_id IS NOT NULL OR organisation_id IS NOT NULL),
        CONSTRAINT uq_attendance_uid UNIQUE (uid),
        CONSTRAINT fk_attendance_engagement_id
            FOREIGN KEY(engagement_id) REFERENCES engagement (id) ON DELETE CASCADE,
        CONSTRAINT fk_attendance_contact_id
            FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE,
        CONSTRAINT fk_attendance_organisation_id
            FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE CASCADE
    )
    """,
    f"INSERT INTO attendance_new ({_COLUMNS}) SELECT {_COLUMNS} FROM attendance",  # noqa: S608
    # The new table goes on counting where the old one was: an id that was deleted is never given again.
    "DELETE FROM sqlite_sequence WHERE name = 'attendance_new'",
    "UPDATE sqlite_sequence SET name = 'attendance_new' WHERE name = 'attendance'",
    "DROP TABLE attendance",
    "ALTER TABLE attendance_new RENAME TO attendance",
    "CREATE INDEX ix_attendance_engagement_id ON attendance (engagement_id)",
    "CREATE INDEX ix_attendance_contact_id ON attendance (contact_id)",
    "CREATE INDEX ix_attendance_organisation_id ON attendance (organisation_id)",
    # Rows as the journal keeps them are compared with those that are there, and put back.
    """
    UPDATE "change" SET "before" = json_insert("before", '$.minutes', NULL)
    WHERE table_name = 'attendance' AND "before" IS NOT NULL
    """,
    """
    CREATE TABLE submission (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid BLOB NOT NULL,
        title VARCHAR NOT NULL,
        received_on DATE NOT NULL,
        engagement_id INTEGER,
        consultation_id INTEGER,
        contact_id INTEGER,
        organisation_id INTEGER,
        file_name VARCHAR DEFAULT '' NOT NULL,
        media_type VARCHAR DEFAULT '' NOT NULL,
        size INTEGER NOT NULL,
        sha256 VARCHAR NOT NULL,
        text VARCHAR DEFAULT '' NOT NULL,
        notes VARCHAR DEFAULT '' NOT NULL,
        archived BOOLEAN DEFAULT '0' NOT NULL,
        disclosure VARCHAR,
        CONSTRAINT uq_submission_uid UNIQUE (uid),
        CONSTRAINT fk_submission_engagement_id
            FOREIGN KEY(engagement_id) REFERENCES engagement (id) ON DELETE SET NULL,
        CONSTRAINT fk_submission_consultation_id
            FOREIGN KEY(consultation_id) REFERENCES consultation (id) ON DELETE SET NULL,
        CONSTRAINT fk_submission_contact_id
            FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL,
        CONSTRAINT fk_submission_organisation_id
            FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL
    )
    """,
    *(
        f"CREATE INDEX ix_submission_{column} ON submission ({column})"
        for column in (
            "received_on",
            "engagement_id",
            "consultation_id",
            "contact_id",
            "organisation_id",
            "sha256",
        )
    ),
    """
    CREATE TABLE passage (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid BLOB NOT NULL,
        feedback_id INTEGER NOT NULL,
        submission_id INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        CONSTRAINT uq_passage_uid UNIQUE (uid),
        CONSTRAINT fk_passage_feedback_id
            FOREIGN KEY(feedback_id) REFERENCES feedback (id) ON DELETE CASCADE,
        CONSTRAINT fk_passage_submission_id
            FOREIGN KEY(submission_id) REFERENCES submission (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_passage_feedback_id ON passage (feedback_id)",
    "CREATE INDEX ix_passage_submission_id ON passage (submission_id)",
    """
    CREATE TABLE submission_tag (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid BLOB NOT NULL,
        submission_id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        CONSTRAINT uq_submission_tag_uid UNIQUE (uid),
        CONSTRAINT fk_submission_tag_submission_id
            FOREIGN KEY(submission_id) REFERENCES submission (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_submission_tag_name ON submission_tag (name)",
    "CREATE INDEX ix_submission_tag_submission_id ON submission_tag (submission_id)",
)


def upgrade() -> None:
    """Make the table of attendance anew and the new ones; nobody's minutes are known so far."""
    for statement in _STEPS:
        op.execute(statement)
