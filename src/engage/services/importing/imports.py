"""Bringing files into a project."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from engage.domain.changes import Changes
from engage.domain.progress import Progress, silent
from engage.domain.text import clean
from engage.errors import Cancelled, EngageError
from engage.services import backups
from engage.services.backups import Why
from engage.services.importing.registry import importer_for, importer_named
from engage.services.importing.source import Source
from engage.services.importing.work import Choices, Importer, ImportReport, Outcome, Problem, Work
from engage.services.projects import Project
from engage.storage import journal

if TYPE_CHECKING:
    import sqlalchemy as sa

__all__ = ["Choices", "ImportReport", "Incoming", "Problem", "Together", "import_file", "import_together"]

_WRITTEN = (Outcome.ADDED, Outcome.UPDATED, Outcome.MERGED)
_COLLECT_EVERY = 10_000
"""New objects after which Python looks for garbage; it does after 700 by itself."""


class _Rehearsed(Exception):
    """Ends a transaction of which nothing is to be kept."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file, and how it is to be read."""

    source: Source
    format: str
    choices: Choices


@dataclass(frozen=True, slots=True)
class Together:
    """What came of several files."""

    reports: Sequence[tuple[str, ImportReport]]
    """The names of the files that were brought in, each with what came of it."""
    waiting: Sequence[Path]
    """The files about which a person is to be asked: nothing of them was kept."""
    changes: Changes = field(default_factory=Changes)


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
    come of it. Nor is anything where there is a problem with every row: what these name besides, such as an
    organisation, goes with them. Raises `EngageError` where the file cannot be read.
    """
    source = file if isinstance(file, Source) else Source.read(file)
    importer = importer_named(as_format) if as_format else importer_for(source)
    if not dry_run:
        backups.before(project, Why.IMPORT, progress=progress)
    try:
        with _seldom_collecting(), project.transaction(f"Import {source.name}", source="import") as tx:
            work = Work(source, tx.connection, project.who, progress, choices or Choices())
            importer.put_in(work)
            if dry_run or _report(work, importer, Changes()).is_useless:
                raise _Rehearsed
            journal.relabel(tx.connection, tx.operation, _label(work, importer))
    except _Rehearsed:
        return _report(work, importer, Changes())
    return _report(work, importer, tx.changes)


def import_together(
    project: Project,
    first: Incoming,
    others: Sequence[Path],
    look: Callable[[Path], Incoming | None],
    *,
    progress: Progress = silent,
) -> Together:
    """Bring a file in whose preview a person has seen, and with it, as one deed, those that need no preview.

    `look` says how another file is to be read; None where something is to be asked of it. A file also waits
    where it cannot be read, or where anything in it would be left out, or may be there already. Raises
    `EngageError` where nothing of the first can be used.
    """
    waiting: list[Path] = []
    backups.before(project, Why.IMPORT, progress=progress)
    with _seldom_collecting(), project.transaction(f"Import {first.source.name}", source="import") as tx:
        importer = importer_named(first.format)
        work = Work(first.source, tx.connection, project.who, progress, first.choices)
        importer.put_in(work)
        label, reports = _label(work, importer), [(first.source.name, _report(work, importer, Changes()))]
        for number, path in enumerate(others, start=1):
            here = _one_of(number, len(others) + 1, path.name, progress)
            here(0, 0)
            try:
                incoming = look(path)
                report = _put_in_unseen(tx.connection, project.who, incoming, here) if incoming else None
            except Cancelled:
                raise
            except EngageError:
                report = None
            if report is None:
                waiting.append(path)
            else:
                reports.append((path.name, report))
        if len(reports) > 1:
            label = _label_of_all([report for _, report in reports])
        journal.relabel(tx.connection, tx.operation, label)
    return Together(reports, waiting, tx.changes)


def _one_of(number: int, count: int, name: str, progress: Progress) -> Progress:
    """Return how far all the files are, while one of them is read."""

    def here(done: int, total: int, what: str = "") -> None:
        progress(number, count, name)

    return here


def _put_in_unseen(
    connection: sa.Connection, who: str, incoming: Incoming, progress: Progress
) -> ImportReport | None:
    """Put a file in, unless a person should see first what would come of it."""
    importer = importer_named(incoming.format)
    try:
        with connection.begin_nested():
            work = Work(incoming.source, connection, who, progress, incoming.choices)
            importer.put_in(work)
            report = _report(work, importer, Changes())
            is_unsure = any(entry.candidates for entry in report.entries)
            if report.stays_out or report.problems or report.left_out or is_unsure:
                raise _Rehearsed
    except _Rehearsed:
        return None
    return report


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
    if not count:  # only what its rows name was filled in
        return clean(f"Import {work.source.name}")
    one, several = importer.counts
    return clean(f"Import {count:,} {one if count == 1 else several} from {work.source.name}")


def _label_of_all(reports: Sequence[ImportReport]) -> str:
    """What the deed is called: "Import 18 submissions from 18 files"."""
    formats = {report.format for report in reports}
    count = sum(report.added + report.updated + report.merged for report in reports)
    if len(formats) > 1 or not count:
        return f"Import {len(reports):,} files"
    one, several = importer_named(formats.pop()).counts
    return f"Import {count:,} {one if count == 1 else several} from {len(reports):,} files"


def _report(work: Work, importer: Importer, changes: Changes) -> ImportReport:
    problems = [*work.problems, *chain.from_iterable(work.unread.values())]
    report = ImportReport(
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
        counts_lines=importer.counts_lines(work.source),
        changes=changes,
    )
    if report.is_useless:
        return report
    return replace(report, notes=(*report.notes, *work.bodies.told()), alters_more=bool(work.bodies.filled))
