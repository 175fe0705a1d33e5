"""What a person reads of the results, and what is kept: `build/bench.json`, and the table in README.md."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.engine import Result
from benchmarks.growth import Growth

HEADING = f"{'case':8} {'size':4} {'':9} {'ours':>14} {'limit':>14} {'ratio':>8} {'promise':>8} {'runs':>6}"
_BEGIN, _END = "<!-- make bench README=1 writes this: -->\n", "<!-- till here -->\n"


def line(result: Result) -> str:
    """What a person reads of a result, below `HEADING`."""
    return (
        f"{result.case:8} {result.size:4} {'encrypted' if result.encrypted else '':9} "
        f"{_shown(result.ours, result):>14} {_shown(result.limit, result):>14} "
        f"{result.ratio:>8.2f} {result.reach:>8.2f} {result.runs:>6}"
        f"{'' if result.is_reached else '   not reached'}"
    )


def growth_line(growth: Growth) -> str:
    """What a person reads of how a case grows."""
    return (
        f"{growth.case:8} {'':4} {'encrypted' if growth.encrypted else '':9} "
        f"grows as rows^{growth.exponent:.2f}, at most {growth.most:.2f}"
        f"{' (touches all)' if growth.touches_all else ''}{'' if growth.is_kept else '   not kept'}"
    )


def _shown(measured: float, result: Result) -> str:
    return f"{measured * 1000:,.3f} ms" if result.unit == "seconds" else f"{measured / 1_000_000:,.1f} MB"


def write(results: Iterable[Result], growths: Iterable[Growth], file: Path) -> None:
    """Keep the results as JSON, for comparing them with those of another day."""
    keys = ("case", "size", "encrypted", "ours", "limit", "ratio", "runs")
    grown = ("case", "encrypted", "exponent", "most", "touches_all")
    kept = {
        "machine": machine(),
        "cases": [{key: getattr(result, key) for key in keys} for result in results],
        "growth": [{key: getattr(growth, key) for key in grown} for growth in growths],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


def machine() -> dict[str, str | int]:
    """On what it was measured."""
    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count() or 1,
        "python": platform.python_version(),
    }


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if told.exists() and (found := re.search(r"model name\s*: (.+)", told.read_text(encoding="utf-8"))):
        return found[1]
    return platform.processor() or platform.machine()


def put_into(readme: Path, results: Sequence[Result]) -> None:
    """Write the table of results, with the machine and the command, between the marks in README.md."""
    text = readme.read_text(encoding="utf-8")
    before, rest = text.split(_BEGIN)
    _, after = rest.split(_END)
    table = "".join(f"{each}\n" for each in _table(results))
    readme.write_text(f"{before}{_BEGIN}\n{table}\n{_END}{after}", encoding="utf-8")


def _table(results: Sequence[Result]) -> Iterator[str]:
    on = machine()
    sizes = ",".join(dict.fromkeys(result.size for result in results if result.case != "gui"))
    yield f"Measured by `make bench SIZE={sizes}` with {on['cores']} cores of {on['processor']},"
    yield f"Python {on['python']} and {on['system']}. A ratio that is not reached is in bold."
    yield ""
    yield "| Case | Promise | Plain | Encrypted |"
    yield "|---|---|---|---|"
    for case in dict.fromkeys(result.case for result in results):
        of_case = [result for result in results if result.case == case]
        ratios = [_ratio(of_case, encrypted) for encrypted in (False, True)]
        yield f"| `{case}` | {of_case[0].reach:g} | {ratios[0]} | {ratios[1]} |"


def _ratio(results: Sequence[Result], encrypted: bool) -> str:
    """The ratio at the largest size that was measured."""
    found = [result for result in results if result.encrypted is encrypted]
    if not found:
        return ""
    return f"{found[-1].ratio:.2f}" if found[-1].is_reached else f"**{found[-1].ratio:.2f}**"
