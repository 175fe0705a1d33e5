"""Documents on their way out: checked for leaks, and let go despite them for a reason that is kept."""

from __future__ import annotations

from pathlib import Path

from engage.domain.choices import excerpt
from engage.domain.disclosure import Audience
from engage.domain.progress import Progress, silent
from engage.domain.text import clean
from engage.services import leaks
from engage.services.exporting.registry import write
from engage.services.summaries.document import Document
from engage.storage.project import Project

_READERS = {Audience.INTERNAL: "ourselves", Audience.SHARED: "partners", Audience.PUBLIC: "the public"}


def save(
    project: Project, document: Document, path: Path, progress: Progress = silent, *, despite: str = ""
) -> list[leaks.Leak]:
    """Save a document, once it has been checked for leaks; return those that it goes out with.

    Raises `leaks.Leaking`, with nothing written, where there are any and no reason to go on `despite` them is
    given. A reason stands in the journal before the file is written. Raises what `exporting.registry.write`
    raises.
    """
    found = let_go(project, document, despite=despite)
    write(document, path, progress)
    return found


def let_go(project: Project, document: Document, *, despite: str = "") -> list[leaks.Leak]:
    """Check a document that is about to be printed or sent; the same as `save`, without a file."""
    found = leaks.check(project, document)
    reason = " ".join(clean(despite).split())
    if found and not reason:
        raise leaks.Leaking(document.title, found)
    if found:
        places = f"{len(found)} {'place' if len(found) == 1 else 'places'}"
        what = (
            f"Let “{excerpt(document.title)}” go to {_READERS[document.audience]} despite {places}: {reason}"
        )
        with project.transaction(what, is_note=True):
            pass
    return found
