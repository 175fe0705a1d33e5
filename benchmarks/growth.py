"""How what is measured grows with the project: the exponent of its rows, fitted over several sizes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import linear_regression

from benchmarks import data
from benchmarks.engine import Case, Result

CHANCE = 0.05
"""By how much an exponent may be missed: a quarter more or less over two powers of ten."""


@dataclass(frozen=True, slots=True)
class Growth:
    """That ours grows as this power of the rows, and the power that it may grow as."""

    case: str
    encrypted: bool
    exponent: float
    most: float
    touches_all: bool

    @property
    def is_kept(self) -> bool:
        """Whether it grows no faster than the logarithm; with all rows, than them times their logarithm."""
        return self.exponent <= self.most


def growths(cases: Iterable[Case], results: Iterable[Result]) -> Iterator[Growth]:
    """The growth of each case that was measured at several sizes."""
    found = list(results)
    for case in cases:
        for encrypted in (False, True):
            ours = {
                data.SIZES[each.size].feedback: each.ours
                for each in found
                if each.size in data.GROWING and (each.case, each.encrypted) == (case.name, encrypted)
            }
            if len(ours) > 1:
                most = exponent({rows: math.log(rows) for rows in ours}) + case.touches_all + CHANCE
                yield Growth(case.name, encrypted, exponent(ours), most, case.touches_all)


def exponent(measured: dict[int, float]) -> float:
    """The power of the rows that comes nearest to what was measured: least squares of logarithms."""
    rows, ours = zip(*((math.log(rows), math.log(ours)) for rows, ours in measured.items()), strict=True)
    return linear_regression(rows, ours).slope
