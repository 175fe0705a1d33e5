"""When an attendee asked to speak, what is to be talked about at engagements, and what was parked there."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

_COLUMNS = 'id, uid, engagement_id, contact_id, organisation_id, role, status, seat, joined, "left"'
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
    UPDATE "change" SET "before" = json_insert("before", '$.asked_at', NULL)
    WHERE table_name = 'attendance' AND "before" IS NOT NULL
    """,
    """
    CREATE TABLE agenda_item (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid BLOB NOT NULL,
        engagement_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        title VARCHAR NOT NULL,
        minutes INTEGER,
        theme_id INTEGER,
        started_at VARCHAR,
        ended_at VARCHAR,
        CONSTRAINT uq_agenda_item_uid UNIQUE (uid),
        CONSTRAINT fk_agenda_item_engagement_id
            FOREIGN KEY(engagement_id) REFERENCES engagement (id) ON DELETE CASCADE,
        CONSTRAINT fk_agenda_item_theme_id FOREIGN KEY(theme_id) REFERENCES theme (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_agenda_item_engagement_id ON agenda_item (engagement_id)",
    "CREATE INDEX ix_agenda_item_theme_id ON agenda_item (theme_id)",
    """
    CREATE TABLE parked_point (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uid BLOB NOT NULL,
        engagement_id INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        contact_id INTEGER,
        organisation_id INTEGER,
        is_settled BOOLEAN DEFAULT '0' NOT NULL,
        CONSTRAINT uq_parked_point_uid UNIQUE (uid),
        CONSTRAINT fk_parked_point_engagement_id
            FOREIGN KEY(engagement_id) REFERENCES engagement (id) ON DELETE CASCADE,
        CONSTRAINT fk_parked_point_contact_id
            FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL,
        CONSTRAINT fk_parked_point_organisation_id
            FOREIGN KEY(organisation_id) REFERENCES organisation (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_parked_point_engagement_id ON parked_point (engagement_id)",
    "CREATE INDEX ix_parked_point_contact_id ON parked_point (contact_id)",
    "CREATE INDEX ix_parked_point_organisation_id ON parked_point (organisation_id)",
)


def upgrade() -> None:
    """Make the table of attendance anew and the new ones; nobody has asked to speak so far."""
    for statement in _STEPS:
        op.execute(statement)
