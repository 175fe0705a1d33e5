"""`make bench`: measure the cases, print them, keep them in build/bench.json."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection
from pathlib import Path

from benchmarks import data, report
from benchmarks.cases import CASES
from benchmarks.engine import PATIENCE, Result, measure
from benchmarks.growth import growths

_FOLDER = Path("build/bench")
_KEPT = Path("build/bench.json")
_WINDOW = ("gui", "deeds")
"""Cases that are sessions at the window, and have no other work to be held against."""
_SIZE = ("S",)
_NAMES = tuple(case.name for case in CASES)
_ENCRYPTED = {"both": (False, True), "no": (False,), "only": (True,)}


def _chosen_of(known: Collection[str], words: str) -> tuple[str, ...]:
    """The words of a list parted by commas, each of which must be known."""
    names = tuple(words.split(","))
    if unknown := [name for name in names if name not in known]:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is none of {', '.join(known)}")
    return names


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--case",
        type=lambda words: _chosen_of((*_NAMES, *_WINDOW), words),
        default=_NAMES,
        help="cases parted by commas; without it, all but gui and deeds",
    )
    parser.add_argument(
        "--size",
        type=lambda words: _chosen_of(data.SIZES, words),
        default=(),
        help="how large a project, or several parted by commas (default: S; for gui W)",
    )
    parser.add_argument(
        "--growth", action="store_true", help="measure at S, M and L, and how each case grows"
    )
    parser.add_argument(
        "--encrypted", choices=_ENCRYPTED, default="both", help="encrypted projects too (default), no or only"
    )
    parser.add_argument(
        "--seconds", type=float, default=PATIENCE, help="how long to measure a case (default: %(default)g)"
    )
    parser.add_argument("--readme", action="store_true", help="write the ratios into README.md")
    asked = parser.parse_args()

    # What is kept beside projects, such as their backups, has no place among a person's own.
    os.environ.setdefault("ENGAGE_HOME", str(_FOLDER.absolute() / "home"))
    results = {each.key: each for each in report.earlier(_KEPT, CASES)}

    def keep(*measured: Result) -> None:
        results.update({result.key: result for result in measured})
        report.write(results.values(), growths(CASES, results.values()), _KEPT)
        _say(*map(report.line, measured))

    _say(report.HEADING)
    for size in data.GROWING if asked.growth else asked.size or _SIZE:
        for case in CASES:
            for encrypted in _ENCRYPTED[asked.encrypted] if case.name in asked.case else ():
                bench = data.project(size, _FOLDER, encrypted=encrypted)
                keep(measure(case, size, bench, asked.seconds))
    # Imported here: they bring the window with them, which no other case needs.
    if "gui" in asked.case:
        from benchmarks import gui

        for size in asked.size or (gui.SIZE,):
            dog = gui.hour(data.project(size, _FOLDER).path, size)
            _say(*gui.lines(dog))
            keep(*gui.results(dog, size))
    if "deeds" in asked.case:
        from benchmarks import deeds

        for size in asked.size or _SIZE:
            samples = deeds.session(data.project(size, _FOLDER).path, size)
            _say(*deeds.lines(samples))
            keep(*deeds.results(samples, size))
    if asked.growth:
        _say(*map(report.growth_line, growths(CASES, results.values())))
    if asked.readme:
        explained = Path(__file__).with_name("README.md")
        report.put_into(Path("README.md"), explained, CASES, results.values())


def _say(*lines: str) -> None:
    """Print at once: what is measured with a large project takes its time."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


main()
