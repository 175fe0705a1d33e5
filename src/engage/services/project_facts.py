"""What a project's file is and holds, in figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from engage.domain.filters import Filter
from engage.domain.projects import ProjectDetails
from engage.domain.records import Noun
from engage.services.projects import details
from engage.services.search import counts
from engage.storage import filters, journal, schema
from engage.storage.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFacts:
    """A project in figures."""

    path: Path
    details: ProjectDetails
    schema: str
    """The newest migration that its tables have seen."""
    size: int
    """Bytes on disk, with what is still in the log beside the file."""
    is_encrypted: bool
    counts: Mapping[Noun, int]
    """Records of each noun, archived ones included."""
    archived: Mapping[Noun, int]
    """How many of these are put away, so that lists leave them out."""
    operations: int
    """Deeds in the journal."""


def facts(project: Project) -> ProjectFacts:
    """Return what a project's file is and holds."""
    with project.reading() as connection:
        operations = connection.execute(
            sa.select(sa.func.count()).where(journal.operation.c.kind == "do")
        ).scalar_one()
        listed = {noun: filters.count(connection, Filter(noun)) for noun in Noun}
    there = counts(project)
    files = (project.path, project.path.with_name(f"{project.path.name}-wal"))
    return ProjectFacts(
        path=project.path,
        details=details(project),
        schema=schema.VERSION,  # an older project is brought up to date on opening
        size=sum(file.stat().st_size for file in files if file.exists()),
        is_encrypted=project.key is not None,
        counts=there,
        archived={noun: number - listed[noun] for noun, number in there.items()},
        operations=operations,
    )
