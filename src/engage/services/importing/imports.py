"""Bringing files into a project."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from engage.domain.changes import Changes
from engage.domain.progress import Progress, silent
from engage.domain.text import clean
from engage.services.importing.registry import importer_for, importer_named
from engage.services.importing.source import Source
from engage.services.importing.work import Choices, Importer, ImportReport, Outcome, Problem, Work
from engage.services.projects import Project
from engage.storage import journal

__all__ = ["Choices", "ImportReport", "Problem", "import_file"]

_WRITTEN = (Outcome.ADDED, Outcome.UPDATED, Outcome.MERGED)
_COLLECT_EVERY = 10_000
"""New objects after which Python looks for garbage; it does after 700 by itself."""


class _Rehearsed(Exception):
    """Ends a transaction of which nothing is to be kept."""


def import_file(
    project: Project,
    file: Path | Source,
    *,
    as_format: str = "",
    choices: Choices | None = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> ImportReport:
    """Bring a file into the project as one deed: all of it but rows with problems, or nothing.

    A `Source` is taken as it was read, whatever has become of its file since. `as_format` is the name of a
    format; "" lets the file speak for itself. With `dry_run` nothing is kept; the report says what would have
    come of it. Raises `EngageError` where nothing of the file can be used.
    """
    source = file if isinstance(file, Source) else Source.read(file)
    importer = importer_named(as_format) if as_format else importer_for(source)
    try:
        with _seldom_collecting(), project.transaction(f"Import {source.name}", source="import") as tx:
            work = Work(source, tx.connection, project.who, progress, choices or Choices())
            importer.put_in(work)
            if dry_run:
                raise _Rehearsed
            journal.relabel(tx.connection, tx.operation, _label(work, importer))
    except _Rehearsed:
        return _report(work, importer, Changes())
    return _report(work, importer, tx.changes)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Look for garbage less often: what a large import makes stays, and a fifth of its time went on looking.

    Where Python does not look at all, as below a window (`engage.ui.garbage`), this alters nothing.
    """
    before = gc.get_threshold()
    gc.set_threshold(_COLLECT_EVERY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _label(work: Work, importer: Importer) -> str:
    """What the deed is called: "Import 512 contacts from members.csv"."""
    count = sum(work.outcomes[outcome] for outcome in _WRITTEN)
    one, several = importer.counts
    return clean(f"Import {count:,} {one if count == 1 else several} from {work.source.name}")


def _report(work: Work, importer: Importer, changes: Changes) -> ImportReport:
    problems = [*work.problems, *chain.from_iterable(work.unread.values())]
    return ImportReport(
        format=importer.name,
        read=work.read,
        added=work.outcomes[Outcome.ADDED],
        updated=work.outcomes[Outcome.UPDATED],
        merged=work.outcomes[Outcome.MERGED],
        skipped=work.outcomes[Outcome.SKIPPED] + work.outcomes[Outcome.SAME],
        same=work.outcomes[Outcome.SAME],
        refused=len(work.refused),
        without=len(work.unread),
        problems=tuple(sorted(problems, key=lambda problem: problem.row or 0)),
        entries=tuple(sorted(work.entries, key=lambda entry: entry.row or 0)),
        left_out=work.left_out,
        notes=tuple(work.notes),
        changes=changes,
    )
