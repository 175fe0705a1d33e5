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
    parser.add_argument("--case", choices=[case.name for case in CASES], help="one case; without it, all")
    parser.add_argument("--size", choices=data.SIZES, default="S", help="how large a project (default: S)")
    asked = parser.parse_args()

    project = data.project(asked.size, Path("build/bench"))
    chosen = [case for case in CASES if asked.case in (None, case.name)]
    results = [measure(case, asked.size, project) for case in chosen]
    write(results, Path("build/bench.json"))
    sys.stdout.write("".join(f"{line}\n" for line in lines(results)))


main()
