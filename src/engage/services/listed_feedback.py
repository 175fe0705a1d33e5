"""Feedback as the list of all of it shows it."""

from __future__ import annotations

from collections.abc import Sequence

from engage.storage import listed_feedback
from engage.storage.listed_feedback import Listed
from engage.storage.project import Project

__all__ = ["Listed", "rows"]


def rows(project: Project, ids: Sequence[int]) -> list[Listed]:
    """Return the rows in the order of `ids`; one that is no longer there is left out."""
    with project.reading() as connection:
        return listed_feedback.read(connection.connection.driver_connection, ids)
