"""What is wrong in a file, said once for all the rows in which it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engage.domain.text import fold
from engage.services.importing.work import Problem

_NAMED = 3
"""How many rows are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """The same problem of some rows."""

    problem: Problem
    """That of the first of them."""
    rows: tuple[int, ...]
    """None where it is a problem of the whole file."""

    def where(self, unit: str = "row") -> str:
        """The rows for a person: "rows 4, 9, 12 and 30 more"; blank where it is none of a row."""
        if len(self.rows) < 2:
            return f"{unit} {self.rows[0]:,}" if self.rows else ""
        named = [f"{row:,}" for row in self.rows[:_NAMED]]
        more = len(self.rows) - len(named)
        last = f"{more:,} more" if more else named.pop()
        return f"{unit}s {', '.join(named)} and {last}"


def troubles(problems: Iterable[Problem]) -> list[Trouble]:
    """Return what is wrong: first what leaves rows out, then what they come in without, then all else.

    Of each, what is wrong with most rows is first.
    """
    found: dict[tuple[bool, bool, str, str], tuple[Problem, list[int]]] = {}
    for problem in problems:
        what = fold(" ".join(problem.value.split())) if problem.value else problem.message
        key = (not problem.keeps_out, not problem.leaves_empty, problem.column, what)
        _, rows = found.setdefault(key, (problem, []))
        if problem.row is not None and problem.row not in rows[-1:]:
            rows.append(problem.row)
    ordered = sorted(found.items(), key=lambda one: (*one[0][:2], -len(one[1][1])))
    return [Trouble(first, tuple(rows)) for _, (first, rows) in ordered]
