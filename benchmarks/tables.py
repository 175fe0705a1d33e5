"""The case `tables`: how much was said to each theme in a project, by kind of organisation and stance."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from benchmarks.bench import Bench
from benchmarks.engine import Pair, seconds
from engage.services import coverage

_RUNS = 21
_BARE = """
    SELECT coding.theme_id, organisation.kind, coding.stance, count(*)
    FROM coding JOIN feedback ON feedback.id = coding.feedback_id
    LEFT JOIN organisation ON organisation.id = feedback.organisation_id
    GROUP BY 1, 2, 3"""


def pairs(bench: Bench) -> Iterator[Pair]:
    """The numbers as they are kept, and as the database counts them; they are the same."""
    with bench.open() as project, bench.bare() as bare:
        ours = {(each.theme, each.kind, each.stance, each.number) for each in coverage.codings(project)}
        assert ours == set(_counted(bare))
        for _ in range(_RUNS):
            yield seconds(partial(coverage.codings, project)), seconds(partial(_counted, bare))


def _counted(bare: Any) -> list[Any]:
    return list(bare.execute(_BARE))
