"""What is being typed and is not stored yet, kept so that it can be offered again.

It lies in the project itself, encrypted where that is, and is no part of what the project says: it stands in
no list, no summary and no journal. Where it was typed is the business of whoever offers it again; a place is
a text, and two copies of a project do not share theirs.
"""

from __future__ import annotations

from collections.abc import Mapping

from engage.domain import clock
from engage.domain.changes import Changes
from engage.domain.text import clean
from engage.services.projects import Project
from engage.storage import drafts


def keep(project: Project, typed: Mapping[str, str]) -> Changes:
    """Keep exactly this, by where it is typed; what was kept of other places is dropped."""
    written = {place: clean(text) for place, text in typed.items()}
    with project.transaction("Keep what is being typed") as tx:
        drafts.write(tx.connection, written, clock.now())
    return tx.changes


def kept(project: Project) -> dict[str, str]:
    """Return what was being typed when the project was left, by where it was."""
    with project.reading() as connection:
        return drafts.read(connection)
