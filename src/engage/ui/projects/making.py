"""Making projects: empty, with an agenda, or the sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from engage.domain.progress import Progress
from engage.paths import user_data
from engage.services import agenda_templates, passphrases, projects
from engage.services.projects import SUFFIX, Project

Fill = Callable[[Project, Progress], object]
"""Puts into a new project what it begins with."""


def make(
    path: Path, name: str, who: str, progress: Progress, fill: Fill | None = None, *, passphrase: str = ""
) -> Project:
    """Make a project and fill it, encrypted unless the passphrase is blank.

    Where something cannot be put in, it is not made.
    """
    key = passphrases.new_key(passphrase) if passphrase else None
    with projects.whole_or_nothing(projects.create(path, name=name, who=who, key=key)) as project:
        if fill is not None:
            fill(project, progress)
    return project


def from_template(name: str) -> Fill:
    """Begin with an agenda that comes with Engage."""
    return lambda project, progress: agenda_templates.add(project, name)


def from_document(path: Path) -> Fill:
    """Begin with an agenda from a file."""

    def fill(project: Project, progress: Progress) -> object:
        from engage.services.importing.imports import import_file  # with all that can be imported

        return import_file(project, path, as_format="agenda", progress=progress)

    return fill


def sample_path() -> Path:
    """Where the sample project lies, once somebody has tried it."""
    return user_data() / f"sample{SUFFIX}"
