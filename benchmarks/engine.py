"""How a case is measured: ours and its limit side by side, several times, and the ratio between them."""

from __future__ import annotations

import gc
import json
import platform
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

Pair = tuple[float, float]
"""Seconds that ours took, and the limit."""


@dataclass(frozen=True, slots=True)
class Case:
    """One promise about speed; `benchmarks/README.md` says it in words."""

    name: str
    reach: float
    """The ratio of ours to the limit that is promised."""
    pairs: Callable[[Path], Iterable[Pair]]
    """Measures on a project, once for every pair."""
    percentile: int = 50
    """Which of the ratios must reach it: 50 is the one in the middle."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured: medians in seconds, and the ratio at the case's percentile."""

    case: str
    size: str
    encrypted: bool
    ours: float
    limit: float
    ratio: float
    reach: float
    runs: int

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


def measure(case: Case, size: str, project: Path) -> Result:
    """Run a case; the first pair warms the caches and does not count."""
    _, *pairs = case.pairs(project)
    ratios = [ours / limit for ours, limit in pairs]
    return Result(
        case=case.name,
        size=size,
        encrypted=False,
        ours=statistics.median(ours for ours, _ in pairs),
        limit=statistics.median(limit for _, limit in pairs),
        ratio=statistics.quantiles(ratios, n=100, method="inclusive")[case.percentile - 1],
        reach=case.reach,
        runs=len(pairs),
    )


def lines(results: Iterable[Result]) -> Iterator[str]:
    """What a person reads of the results."""
    yield f"{'case':8} {'size':4} {'ours':>12} {'limit':>12} {'ratio':>8} {'promise':>8} {'runs':>5}"
    for result in results:
        yield (
            f"{result.case:8} {result.size:4} {result.ours * 1000:>9.3f} ms {result.limit * 1000:>9.3f} ms "
            f"{result.ratio:>8.2f} {result.reach:>8.2f} {result.runs:>5}"
            f"{'' if result.is_reached else '   not reached'}"
        )


def write(results: Iterable[Result], file: Path) -> None:
    """Keep the results as JSON, for comparing them with those of another day."""
    machine = {
        "system": platform.platform(),
        "processor": platform.processor() or platform.machine(),
        "python": platform.python_version(),
    }
    keys = ("case", "size", "encrypted", "ours", "limit", "ratio", "runs")
    cases = [{key: getattr(result, key) for key in keys} for result in results]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"machine": machine, "cases": cases}, indent=2) + "\n", encoding="utf-8")
