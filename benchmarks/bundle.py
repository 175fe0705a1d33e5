"""`python -m benchmarks.bundle`: the case `start` with bundles: ours, and one of a window with one label."""

from __future__ import annotations

import argparse
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks import data, report, start
from benchmarks.cases import CASES
from benchmarks.engine import PATIENCE, measure

_SPEC = Path(__file__).with_suffix(".spec")
_FOLDER = Path("build/bundles")


def main() -> None:
    """Make the bundles where there are none, and measure them on a plain project and on an encrypted one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bundle", description=__doc__)
    parser.add_argument("--size", choices=data.SIZES, default="S")
    parser.add_argument("--seconds", type=float, default=PATIENCE)
    asked = parser.parse_args()

    ours, blank = (_FOLDER.absolute() / name / name for name in ("engage", "blank"))
    if not (ours.exists() and blank.exists()):
        places = (f"--distpath={_FOLDER}", f"--workpath={_FOLDER}/work")
        command = (
            sys.executable,
            "-m",
            "PyInstaller",
            "--noconfirm",
            "--log-level=WARN",
            *places,
            str(_SPEC),
        )
        subprocess.run(command, check=True)
    (case,) = (each for each in CASES if each.name == "start")
    case = replace(case, pairs=partial(start.pairs, ours=(str(ours),), blank=(str(blank),)))
    lines = [report.HEADING]
    for encrypted in (False, True):
        bench = data.project(asked.size, Path("build/bench"), encrypted=encrypted)
        lines.append(report.line(measure(case, asked.size, bench, asked.seconds)))
    sys.stdout.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    main()
