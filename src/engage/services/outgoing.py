"""Documents on their way out: checked for leaks, and let go despite them for a reason that is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from engage.domain.changes import Changes
from engage.domain.choices import excerpt
from engage.domain.disclosure import Audience, Level
from engage.domain.feedback import Feedback
from engage.domain.progress import Progress, silent
from engage.domain.text import clean
from engage.services import leaks
from engage.services.codings import pieces
from engage.services.exporting.house_style import PLAIN, HouseStyle
from engage.services.exporting.registry import write
from engage.services.summaries.document import Document
from engage.storage import records
from engage.storage.project import Project

Reasons: TypeAlias = str | Mapping[leaks.Key, str]
"""Why a document goes out despite its leaks: one reason for all of them, or one for each by its key."""

_READERS = {Audience.INTERNAL: "ourselves", Audience.SHARED: "partners", Audience.PUBLIC: "the public"}
_CLOSEDNESS = list(Level)


def save(
    project: Project,
    document: Document,
    path: Path,
    progress: Progress = silent,
    *,
    style: HouseStyle = PLAIN,
    despite: Reasons = "",
) -> list[leaks.Leak]:
    """Save a document, once it has been checked for leaks; return those that it goes out with.

    Raises `leaks.Leaking`, with nothing written, where there are any and no reason to go on `despite` them is
    given. A reason stands in the journal before the file is written. Raises what `exporting.registry.write`
    raises.
    """
    found = let_go(project, document, progress, despite=despite)
    write(document, path, progress, style)
    return found


def let_go(
    project: Project, document: Document, progress: Progress = silent, *, despite: Reasons = ""
) -> list[leaks.Leak]:
    """Check a document that is about to be printed or sent; the same as `save`, without a file."""
    found = leaks.check(project, document, progress)
    reasons = {leak: reason_for(leak, despite) for leak in found}
    if stopped := [leak for leak, reason in reasons.items() if not reason]:
        raise leaks.Leaking(document.title, stopped)
    if found:
        places = f"{len(found)} {'place' if len(found) == 1 else 'places'}"
        why = "; ".join(dict.fromkeys(reasons.values()))
        what = f"Let “{excerpt(document.title)}” go to {_READERS[document.audience]} despite {places}: {why}"
        with project.transaction(what, is_note=True):
            pass
    return found


def reason_for(leak: leaks.Leak, despite: Reasons) -> str:
    """Return why a document may go out with a leak, on one line; blank: it may not."""
    reason = despite if isinstance(despite, str) else despite.get(leak.key, "")
    return " ".join(clean(reason).split())


def close(project: Project, found: Sequence[leaks.Leak]) -> Changes:
    """Close the disclosure of the feedback with these leaks so far that they are gone, as one deed.

    Leaks that stand in no feedback are passed over. Raises `NotFound` where none of it is there any more.
    """
    levels: dict[int, Level] = {}
    for leak in found:
        if leak.feedback is not None and leak.closes_at is not None:
            so_far = levels.get(leak.feedback, leak.closes_at)
            levels[leak.feedback] = max(so_far, leak.closes_at, key=_CLOSEDNESS.index)
    with project.transaction(f"Close the disclosure of {pieces(project, list(levels))}") as tx:
        for was in records.fetch(tx.connection, Feedback, list(levels)):
            records.save(tx.connection, replace(was, disclosure=levels[was.id]), was)
    return tx.changes
