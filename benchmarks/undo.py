"""Taking back what was done to many records at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks import imports
from benchmarks.bench import Bench
from benchmarks.engine import Pair, seconds
from engage.services import undo

_RUNS = 21


def pairs(bench: Bench) -> Iterator[Pair]:
    """Undoing the import that `import` measures, and that import itself, without the backup before it."""
    for _ in range(_RUNS):
        with imports.ready(bench) as (project, table):
            limit = seconds(partial(imports.bring_in, project, table))
            yield seconds(partial(undo.undo, project)), limit
