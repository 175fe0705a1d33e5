"""What a person reads of the results, and what is kept: `build/bench.json`, and the table in README.md."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.engine import Case, Result
from benchmarks.growth import Growth, growths

HEADING = f"{'case':8} {'size':4} {'':9} {'ours':>14} {'limit':>14} {'ratio':>8} {'promise':>8} {'runs':>6}"
SIZE = "L"
"""The project that the promises are about."""
BEGIN, END = "<!-- make bench README=1 writes this: -->\n", "<!-- till here -->\n"


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


def write(results: Iterable[Result], grown: Iterable[Growth], file: Path) -> None:
    """Keep the results as JSON, for comparing them with those of another day."""
    keys = ("case", "size", "encrypted", "ours", "limit", "ratio", "runs")
    of_growth = ("case", "encrypted", "exponent", "most", "touches_all")
    kept = {
        "machine": machine(),
        "cases": [{key: getattr(result, key) for key in keys} for result in results],
        "growth": [{key: getattr(each, key) for key in of_growth} for each in grown],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


def earlier(file: Path, cases: Iterable[Case]) -> list[Result]:
    """What was kept of these cases by another run on this machine."""
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    if kept.get("machine") != machine():
        return []
    known = {case.name: case for case in cases}
    return [
        Result(**each, reach=known[each["case"]].reach, unit=known[each["case"]].unit)
        for each in kept["cases"]
        if each["case"] in known
    ]


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


def put_into(readme: Path, explained: Path, cases: Sequence[Case], results: Collection[Result]) -> None:
    """Write the ratios on the large project into the README, with the machine, and beside each case."""
    measured = {each.key: each for each in results}
    ratios = {
        case.name: tuple(_ratio(measured.get((case.name, SIZE, encrypted))) for encrypted in (False, True))
        for case in cases
    }
    powers = {each.case: _power(each) for each in growths(cases, results) if not each.encrypted}
    before, rest = readme.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    table = "".join(f"{each}\n" for each in _table(cases, ratios, powers))
    readme.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")
    text = explained.read_text(encoding="utf-8")
    for name, (plain, encrypted) in ratios.items():
        text = re.sub(rf"(\| `{name}` (?:\|[^|]*){{4}}\|)[^|]*", rf"\1 {plain} / {encrypted} ", text, count=1)
    explained.write_text(text, encoding="utf-8")


def _table(
    cases: Iterable[Case], ratios: Mapping[str, Sequence[str]], powers: Mapping[str, str]
) -> Iterator[str]:
    on = machine()
    processor, system = (
        f"{on['cores']} cores of {on['processor']}",
        f"Python {on['python']} and {on['system']}",
    )
    yield f"Measured by `make bench GROWTH=1` with {processor},"
    yield f"{system}. What is not kept is in bold. The last column"
    yield "is the power of the number of pieces as which the time grows from 10,000 to 1,000,000."
    yield ""
    yield "| Case | Promise | Plain | Encrypted | Grows as |"
    yield "|---|---|---|---|---|"
    for case in cases:
        plain, encrypted = ratios[case.name]
        yield f"| `{case.name}` | {case.reach:g} | {plain} | {encrypted} | {powers.get(case.name, '–')} |"


def _power(growth: Growth) -> str:
    power = f"{round(growth.exponent, 2) + 0:.2f}" + (", touches all" if growth.touches_all else "")
    return power if growth.is_kept else f"**{power}**"


def _ratio(result: Result | None) -> str:
    if result is None:
        return "–"
    ratio = f"{result.ratio:.2f}" if result.ratio >= 0.01 else f"{result.ratio:.1g}"
    return ratio if result.is_reached else f"**{ratio}**"
