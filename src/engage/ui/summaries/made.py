"""A summary that is looked at: what it says, and its pages."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PySide6.QtCore import QByteArray

from engage.domain.progress import Progress
from engage.errors import EngageError, Invalid, NotFound
from engage.services.exporting import registry as exporting
from engage.services.exporting.house_style import HouseStyle
from engage.services.exporting.templates import find_template
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import Document
from engage.ui.summaries.wanted import Wanted

_SOME = 200
"""Parts of a summary that are let go of at a time."""


@dataclass(frozen=True, slots=True)
class Made:
    """A summary, and its pages."""

    document: Document
    pdf: QByteArray
    style: HouseStyle
    """The look that they have."""
    problem: EngageError | None = None
    """Why they do not have the look that was asked for."""


def make(project: Project, wanted: Wanted, usable: HouseStyle, progress: Progress) -> Made:
    """Make a summary and set its pages, in memory; to be called off the GUI thread.

    Where the template that is wanted cannot be used, they look as in `usable`, and it is said.
    """
    document = registry.build(
        project,
        wanted.summary,
        filter=wanted.filter,
        audience=wanted.audience,
        options=wanted.options,
    )
    try:
        style = find_template(wanted.template)
        return Made(document, _pages(document, style, progress), style)
    except (Invalid, NotFound) as problem:
        return Made(document, _pages(document, usable, progress), usable, problem)


def _pages(document: Document, style: HouseStyle, progress: Progress) -> QByteArray:
    export = next(item for item in exporting.formats() if item.suffix == ".pdf").load()
    file = io.BytesIO()
    export(document, file, progress, style)
    return QByteArray(file.getvalue())


def let_go(left: list[Made | None]) -> None:
    """Let go of a summary that nobody looks at any more, some of it at a time.

    To be called off the GUI thread: all that was said, in one go, would hold the window up.
    """
    made = left.pop()
    blocks = list(made.document.blocks) if made is not None else []
    del made
    while blocks:
        del blocks[-_SOME:]
