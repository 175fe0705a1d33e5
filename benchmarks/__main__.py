"""`make bench`: measure the cases, print them, keep them in build/bench.json."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import data
from benchmarks.cases import CASES
from benchmarks.engine import lines, measure, write


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--case", choices=[*(case.name for case in CASES), "gui"], help="one case; without it, all but gui"
    )
    parser.add_argument("--size", choices=data.SIZES, default="S", help="how large a project (default: S)")
    asked = parser.parse_args()

    project = data.project(asked.size, Path("build/bench"))
    chosen = [case for case in CASES if asked.case in (None, case.name)]
    results = [measure(case, asked.size, project) for case in chosen]
    if asked.case == "gui":
        # Imported here: it brings the window with it, which no other case needs.
        from benchmarks import gui

        dog = gui.hour(data.project(gui.SIZE, Path("build/bench")))
        results = [gui.result(dog)]
        sys.stdout.write("".join(f"{line}\n" for line in gui.lines(dog)))
    write(results, Path("build/bench.json"))
    sys.stdout.write("".join(f"{line}\n" for line in lines(results)))


main()
