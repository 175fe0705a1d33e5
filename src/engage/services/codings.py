"""Setting much feedback against themes at once."""

from __future__ import annotations

from collections.abc import Sequence

from engage.domain.agendas import Theme
from engage.domain.changes import Changes
from engage.domain.choices import excerpt
from engage.domain.feedback import Feedback, Stance
from engage.domain.progress import Progress, silent
from engage.errors import NotFound
from engage.services.records import spoken_of, told
from engage.storage import codings as storage
from engage.storage import records, schema
from engage.storage.project import Project

RECENT = 5
"""Themes that are offered first."""


def code(project: Project, feedback: Sequence[int], theme: int, *, progress: Progress = silent) -> Changes:
    """Code feedback to a theme, each piece with the stance that it was logged with; what is there stays.

    Feedback that is no longer there is passed over; raises `NotFound` where the theme is not.
    """
    with project.reading() as connection:
        named = records.references(connection, schema.theme, [theme])
    if not named:
        raise NotFound("The theme is no longer there", "", "Choose another one")
    label = f"Code {pieces(project, feedback)} to {named[theme].kind} {excerpt(named[theme].name)}"
    with project.transaction(label, progress=progress) as tx:
        for batch in told(feedback, progress):
            storage.add(tx.connection, batch, theme, project.who)
    return tx.changes


def set_stance(
    project: Project, feedback: Sequence[int], stance: Stance, *, progress: Progress = silent
) -> Changes:
    """Say how feedback stands to all that it is coded to.

    What is coded to no theme has the stance as if it had been logged with it.
    """
    with project.transaction(f"Set {pieces(project, feedback)} to {stance.label}", progress=progress) as tx:
        for batch in told(feedback, progress):
            storage.set_stance(tx.connection, batch, stance, project.who)
    return tx.changes


def uncode(project: Project, feedback: Sequence[int], theme: int, *, progress: Progress = silent) -> Changes:
    """Take feedback off a theme."""
    with project.reading() as connection:
        named = records.references(connection, schema.theme, [theme])
    what = "".join(f" from {each.kind} {excerpt(each.name)}" for each in named.values())
    with project.transaction(f"Uncode {pieces(project, feedback)}{what}", progress=progress) as tx:
        for batch in told(feedback, progress):
            storage.remove(tx.connection, batch, theme)
    return tx.changes


def recent_themes(project: Project) -> list[Theme]:
    """Return the themes that this person coded to last, the latest first."""
    with project.reading() as connection:
        return records.fetch(connection, Theme, storage.recent_themes(connection, project.who, RECENT))


def pieces(project: Project, feedback: Sequence[int]) -> str:
    """Return how the journal speaks of one piece of feedback or of several; raises `NotFound`."""
    if len(feedback) > 1:
        return f"{len(feedback):,} pieces of feedback"
    return spoken_of(project, Feedback, feedback)
