"""Indexes that answer by themselves what is asked most, so that a million rows need not be looked at."""

from __future__ import annotations

import sqlalchemy as sa

ORGANISATION = (sa.Index("ix_organisation_listed", "sort_name", "id", "archived"),)
CONTACT = (sa.Index("ix_contact_listed", "sort_name", "id", "archived"),)
"""The list in its usual order, without those that were put away."""

FEEDBACK = (
    # What somebody said, or was said somewhere, by the day; this finds what mentions a record that goes, too.
    sa.Index(None, "engagement_id", "said_on"),
    sa.Index(None, "contact_id", "said_on"),
    sa.Index(None, "organisation_id", "said_on"),
    # The list in its usual order, with what it is narrowed down by most.
    sa.Index(
        "ix_feedback_listed",
        "said_on",
        "id",
        "organisation_id",
        "contact_id",
        "engagement_id",
        "stance",
        "is_verbatim",
        "has_evidence",
        "is_key_point",
    ),
    # Few pieces are among these, and they are counted all the time.
    sa.Index("ix_feedback_key", "said_on", sqlite_where=sa.text("is_key_point IS 1")),
    sa.Index("ix_feedback_unresolved", "said_on", sqlite_where=sa.text("unresolved <> '[]'")),
)

CODING = (
    # The codings of a piece, the first of them in front; and all that was said to a theme, with each stance.
    sa.Index("ix_coding_first", "feedback_id", "id", "theme_id", "stance"),
    sa.Index(None, "theme_id", "stance", "feedback_id"),
)
