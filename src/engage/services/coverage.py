"""How much was said to each theme by each kind of organisation, and how it stood."""

from __future__ import annotations

from engage.domain.filters import parse
from engage.domain.records import Noun
from engage.storage import coverage
from engage.storage.coverage import Codings
from engage.storage.project import Project

__all__ = ["Codings", "codings"]


def codings(project: Project, filter: str = "") -> list[Codings]:
    """Return how much of the feedback that a filter asks for is coded to each theme, by kind and stance.

    A piece counts for each theme that it is coded to, and not for those above. Raises `Invalid` where the
    filter cannot be read.
    """
    wanted = parse(filter, Noun.FEEDBACK, me=project.who)
    with project.reading() as connection:
        return coverage.codings(connection, wanted)
