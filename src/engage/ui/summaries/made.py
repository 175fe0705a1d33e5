"""A summary that is looked at: what it says, and its pages."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PySide6.QtCore import QByteArray

from engage.domain.disclosure import Audience
from engage.domain.progress import Progress
from engage.services.exporting import registry as exporting
from engage.services.exporting.house_style import PLAIN
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import Document

_SOME = 200
"""Parts of a summary that are let go of at a time."""


@dataclass(frozen=True, slots=True)
class Made:
    """A summary, and its pages."""

    document: Document
    pdf: QByteArray


def make(project: Project, name: str, filter: str, audience: Audience, progress: Progress) -> Made:
    """Make a summary and set its pages, in memory; to be called off the GUI thread."""
    document = registry.build(project, name, filter=filter, audience=audience)
    export = next(item for item in exporting.formats() if item.suffix == ".pdf").load()
    file = io.BytesIO()
    export(document, file, progress, PLAIN)
    return Made(document, QByteArray(file.getvalue()))


def let_go(left: list[Made | None]) -> None:
    """Let go of a summary that nobody looks at any more, some of it at a time.

    To be called off the GUI thread: all that was said, in one go, would hold the window up.
    """
    made = left.pop()
    blocks = list(made.document.blocks) if made is not None else []
    del made
    while blocks:
        del blocks[-_SOME:]
