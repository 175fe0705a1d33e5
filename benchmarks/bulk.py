"""One deed to a tenth of all feedback, and the copy that is made before a deed that alters much."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from benchmarks.bench import Bench
from benchmarks.engine import Pair, seconds
from engage.domain.feedback import Feedback
from engage.services import backups, records
from engage.services.projects import Project

_RUNS = 21


def pairs(bench: Bench, *, ours: Callable[[Project, Sequence[int]], Any], bare: str) -> Iterator[Pair]:
    """The deed, and the bare statement for these rows, with the same indexes and triggers, made durable."""
    for _ in range(_RUNS):
        took = []
        for is_ours in (True, False):
            with bench.copy() as copy, copy.open() as project:
                ids = records.ids(project, Feedback)
                wanted = sorted(ids[: len(ids) // 10])
                deed = partial(ours, project, wanted) if is_ours else partial(_bare, project, bare, wanted)
                took.append(seconds(deed))
        yield took[0], took[1]


def edit(project: Project, wanted: Sequence[int]) -> None:
    """Write the same notes on all of it: each is looked at, checked and indexed anew."""
    records.edit(project, Feedback, wanted, notes="Seen")


def remove(project: Project, wanted: Sequence[int]) -> None:
    """Delete all of it, words and codings included, so that it can be undone."""
    records.remove(project, Feedback, wanted)


def _bare(project: Project, statement: str, wanted: Sequence[int]) -> None:
    with project.transaction("As bare as can be") as tx:
        raw: Any = tx.connection.connection.driver_connection
        raw.execute("CREATE TEMP TABLE wanted (id INTEGER PRIMARY KEY)")
        raw.executemany("INSERT INTO wanted VALUES (?)", ((id,) for id in wanted))
        raw.execute(f"{statement} WHERE id IN wanted")


def backup(bench: Bench) -> Iterator[Pair]:
    """A backup, verified, and the bare writing of the same file."""
    with bench.copy() as copy, copy.open() as project, copy.bare() as bare:
        for number in range(_RUNS):
            target = copy.path.with_name(f"bare-{number}.engage")
            limit = seconds(partial(bare.execute, "VACUUM INTO ?", (str(target),)))
            target.unlink()
            yield seconds(partial(backups.back_up, project)), limit
