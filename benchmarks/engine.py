"""How a case is measured: ours and its limit side by side, several times, and the ratio between them."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from benchmarks.bench import Bench

PATIENCE = 10.0
"""Seconds after which no more is measured, once there are `FEWEST` pairs."""
FEWEST = 3

Pair = tuple[float, float]
"""What ours took, and the limit."""


@dataclass(frozen=True, slots=True)
class Case:
    """One promise about speed; `benchmarks/README.md` says it in words."""

    name: str
    reach: float
    """The ratio of ours to the limit that is promised."""
    pairs: Callable[[Bench], Iterable[Pair]]
    """Measures on a project, once for every pair."""
    percentile: int = 50
    """Which of the ratios must reach it: 50 is the one in the middle."""
    touches_all: bool = False
    """Whether it is about all rows, or as many as the project has: only then may it grow with the project."""
    unit: str = "seconds"
    """What ours and the limit are: seconds, or bytes."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured: ours, the limit and their ratio, each at the percentile of the case."""

    case: str
    size: str
    encrypted: bool
    ours: float
    limit: float
    ratio: float
    reach: float
    runs: int
    unit: str = "seconds"

    @property
    def key(self) -> tuple[str, str, bool]:
        """What was measured on what; the same measured again takes its place."""
        return self.case, self.size, self.encrypted

    @property
    def is_reached(self) -> bool:
        """Whether the promise is kept."""
        return self.ratio <= self.reach


def seconds(deed: Callable[[], object]) -> float:
    """How long a deed takes, without the collecting of others' garbage."""
    gc.disable()
    try:
        start = time.perf_counter()
        deed()
        return time.perf_counter() - start
    finally:
        gc.enable()


def measure(case: Case, size: str, bench: Bench, patience: float = PATIENCE) -> Result:
    """Run a case for as long as patience lasts; the first pair warms the caches and does not count."""
    each = iter(case.pairs(bench))
    next(each)
    end = time.monotonic() + patience
    pairs: list[Pair] = []
    for pair in each:
        pairs.append(pair)
        if len(pairs) >= FEWEST and time.monotonic() > end:
            break

    def settled(of: Iterable[float]) -> float:
        return statistics.quantiles(of, n=100, method="inclusive")[case.percentile - 1]

    return Result(
        case=case.name,
        size=size,
        encrypted=bench.key is not None,
        ours=settled(ours for ours, _ in pairs),
        limit=settled(limit for _, limit in pairs),
        ratio=settled(ours / limit for ours, limit in pairs),
        reach=case.reach,
        runs=len(pairs),
        unit=case.unit,
    )
