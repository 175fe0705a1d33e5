"""Indexes that answer what lists ask for; kept counts are made anew after every step, as the search is."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

_STEPS = (
    "DROP INDEX IF EXISTS ix_feedback_said_on",
    """
    CREATE INDEX ix_feedback_listed ON feedback (
        said_on, id, organisation_id, contact_id, engagement_id, stance,
        is_verbatim, has_evidence, is_key_point
    )
    """,
    "CREATE INDEX ix_feedback_key ON feedback (said_on) WHERE is_key_point IS 1",
    "CREATE INDEX ix_feedback_unresolved ON feedback (said_on) WHERE unresolved <> '[]'",
    "DROP INDEX IF EXISTS ix_feedback_organisation_id",
    "CREATE INDEX ix_feedback_organisation_id_said_on ON feedback (organisation_id, said_on)",
    "DROP INDEX IF EXISTS ix_feedback_contact_id",
    "CREATE INDEX ix_feedback_contact_id_said_on ON feedback (contact_id, said_on)",
    "DROP INDEX IF EXISTS ix_feedback_engagement_id",
    "CREATE INDEX ix_feedback_engagement_id_said_on ON feedback (engagement_id, said_on)",
    "DROP INDEX IF EXISTS ix_coding_feedback_id",
    "CREATE INDEX ix_coding_first ON coding (feedback_id, id, theme_id, stance)",
    "DROP INDEX IF EXISTS ix_coding_theme_id",
    "CREATE INDEX ix_coding_theme_id_stance_feedback_id ON coding (theme_id, stance, feedback_id)",
    "DROP INDEX IF EXISTS ix_contact_sort_name",
    "CREATE INDEX ix_contact_listed ON contact (sort_name, id, archived)",
    "DROP INDEX IF EXISTS ix_organisation_sort_name",
    "CREATE INDEX ix_organisation_listed ON organisation (sort_name, id, archived)",
)


def upgrade() -> None:
    """Make the indexes in the place of those that they begin with."""
    for statement in _STEPS:
        op.execute(statement)
