"""A summary that is looked at: what it says, and its pages."""

from __future__ import annotations

import io
from dataclasses import dataclass

from engage.domain.disclosure import Audience
from engage.domain.progress import Progress
from engage.services.exporting import registry as exporting
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import Document


@dataclass(frozen=True, slots=True)
class Made:
    """A summary, and its pages."""

    document: Document
    pdf: bytes


def make(project: Project, name: str, filter: str, audience: Audience, progress: Progress) -> Made:
    """Make a summary and set its pages, in memory; to be called off the GUI thread."""
    document = registry.build(project, name, filter=filter, audience=audience)
    export = next(item for item in exporting.formats() if item.suffix == ".pdf").load()
    file = io.BytesIO()
    export(document, file, progress)
    return Made(document, file.getvalue())
