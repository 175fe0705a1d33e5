"""The summaries there are, by name, and the making of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import entry_points

from engage.domain.choices import what_there_is
from engage.domain.disclosure import Audience
from engage.domain.filters import parse
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services.summaries import by_stakeholder, by_theme, engagement_note
from engage.services.summaries.document import Document
from engage.services.summaries.scope import Scope, read_scope
from engage.storage.project import Project

GROUP = "engage.summaries"
"""The entry points by which other packages add summaries: each names a `Summary`."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One sort of document that can be made from a project."""

    name: str
    description: str
    """A line for whoever chooses."""
    build: Callable[[Scope], Document]


_BUILT_IN = (
    Summary(
        "by-theme",
        "What was said, theme by theme: who spoke, how they stood, key points and quotes",
        by_theme.build,
    ),
    Summary(
        "by-stakeholder",
        "What each organisation said, its people, and what was promised to it",
        by_stakeholder.build,
    ),
    Summary(
        "engagement-note",
        "The note of a meeting: who was there, key points, what was said, what is to be done",
        engagement_note.build,
    ),
)


def summaries() -> tuple[Summary, ...]:
    """Return the summaries there are: Engage's own, then those of other packages by name."""
    others = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return (*_BUILT_IN, *(point.load() for point in others))


def names() -> tuple[str, ...]:
    """Return the names of the summaries there are."""
    return tuple(summary.name for summary in summaries())


def build(
    project: Project,
    name: str,
    *,
    filter: str = "",
    audience: Audience = Audience.INTERNAL,
    made_on: dt.date | None = None,
) -> Document:
    """Return a summary of the feedback that the filter selects, as the audience may read it.

    `made_on` is today unless given; it is also the filter's "today". The project is read at one moment.
    Raises `Invalid` for a name or a filter that is not known.
    """
    found = next((summary for summary in summaries() if summary.name == name), None)
    if found is None:
        raise Invalid(f"There is no summary “{name}”", what_there_is(name, names()), field="name")
    today = made_on or dt.datetime.now().astimezone().date()
    wanted = parse(filter, Noun.FEEDBACK, today=today, me=project.who)
    with project.reading() as connection:
        scope = read_scope(connection, wanted, audience, today)
        document = found.build(scope)
    scope.let_go()
    return document
