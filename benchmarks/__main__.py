"""`make bench`: measure the cases, print them, keep them in build/bench.json."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import data
from benchmarks.cases import CASES
from benchmarks.engine import lines, measure, write

_NAMES = tuple(case.name for case in CASES)


def _named(words: str) -> tuple[str, ...]:
    """The cases that are asked for."""
    names = tuple(words.split(","))
    if unknown := [name for name in names if name not in (*_NAMES, "gui")]:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is none of {', '.join(_NAMES)} and gui")
    return names


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--case", type=_named, default=_NAMES, help="cases parted by commas; without it, all but gui"
    )
    parser.add_argument("--size", choices=data.SIZES, default="S", help="how large a project (default: S)")
    asked = parser.parse_args()

    project = data.project(asked.size, Path("build/bench"))
    chosen = [case for case in CASES if case.name in asked.case]
    results = [measure(case, asked.size, project) for case in chosen]
    if "gui" in asked.case:
        # Imported here: it brings the window with it, which no other case needs.
        from benchmarks import gui

        dog = gui.hour(data.project(gui.SIZE, Path("build/bench")))
        results.append(gui.result(dog))
        sys.stdout.write("".join(f"{line}\n" for line in gui.lines(dog)))
    write(results, Path("build/bench.json"))
    sys.stdout.write("".join(f"{line}\n" for line in lines(results)))


main()
