"""The figures that were seen, kept in build/torture.json, and the table that they make."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Protocol

from engage.storage.keys import Key

FILE = Path(__file__).parents[2] / "build" / "torture.json"


@dataclass(frozen=True)
class Figure:
    """What one test has tried, how often, and what came of it."""

    module: str
    """The part of `make torture` that makes it: "kill" for `test_kill.py`."""
    what: str
    details: str
    times: int
    unit: str
    never: Mapping[str, int] = field(default_factory=dict)
    """What must not be seen, and how often it was."""
    seen: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0
    on: str = ""

    @property
    def command(self) -> str:
        return f"make torture ONLY={self.module}"


class Report(Protocol):
    """Say what was seen; fails where anything was that must never be, with what shows that `again`."""

    def __call__(
        self,
        what: str,
        details: str,
        times: int,
        unit: str,
        *,
        never: Mapping[str, int],
        seen: Mapping[str, int] | None = None,
        again: Sequence[object] = (),
    ) -> None: ...


def kind(key: Key | None) -> str:
    """What a project is called that this opens."""
    return "plain" if key is None else "encrypted"


def keep(figures: Iterable[Figure]) -> None:
    """Put figures in the place of those that the same modules made before."""
    new = [replace(figure, on=dt.datetime.now(dt.UTC).date().isoformat()) for figure in figures]
    modules = {figure.module for figure in new}
    kept = [figure for figure in read() if figure.module not in modules]
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps([asdict(figure) for figure in (*kept, *new)], indent=1), encoding="utf-8")


def read() -> list[Figure]:
    """The figures of the last runs."""
    if not FILE.exists():
        return []
    return [Figure(**figure) for figure in json.loads(FILE.read_text(encoding="utf-8"))]


def table(figures: Iterable[Figure]) -> str:
    """The figures in Markdown, a row for each thing that was tried."""
    rows: dict[tuple[str, str], list[Figure]] = {}
    for figure in sorted(figures, key=lambda figure: (figure.module, figure.what, figure.details)):
        rows.setdefault((figure.module, figure.what), []).append(figure)
    lines = ["| tried | how often | must never be seen | seen besides | command |", "|---|---|---|---|---|"]
    lines += [_row(alike) for alike in rows.values()]
    return "\n".join(lines)


def _row(alike: list[Figure]) -> str:
    first = alike[0]
    # "logging, plain" and "logging, encrypted" are said as "logging, plain, encrypted".
    details = dict.fromkeys(part for figure in alike for part in figure.details.split(", ") if part)
    times: dict[str, int] = {}
    for figure in alike:
        times[figure.unit] = times.get(figure.unit, 0) + figure.times
    cells = (
        f"{first.what} ({', '.join(details)})" if details else first.what,
        ", ".join(f"{count:,} {unit}" for unit, count in times.items()),
        _counted(figure.never for figure in alike),
        _counted(figure.seen for figure in alike),
        f"`{first.command}`",
    )
    return f"| {' | '.join(cells)} |"


def _counted(counts: Iterable[Mapping[str, int]]) -> str:
    total: dict[str, int] = {}
    for each in counts:
        for name, count in each.items():
            total[name] = total.get(name, 0) + count
    return ", ".join(f"{count:,} {name}" for name, count in total.items())
