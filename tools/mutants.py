"""Breaks each safeguard in turn, in a copy of the program, and sees that a test fails: `make mutants`.

A safeguard that no test misses is one that may be lost on any day. `tools/safeguards.py` has them.
`ONLY=backup` tries those whose names hold that word.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from tools.safeguards import MUTANTS, Mutant

ROOT = Path(__file__).parents[1]
_COPIED = ("src", "tests", "tools", "resources", "ui", "docs")
_FAILED = 1
"""What pytest returns where tests have failed: anything else is a mistake of ours."""
_LONGEST = 600
"""Seconds for the tests of one safeguard."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a test has noticed that a safeguard is gone."""

    mutant: Mutant
    is_caught: bool
    said: str


def stale() -> Iterator[str]:
    """Yield what is wrong with the table: each change must still be one."""
    for mutant in MUTANTS:
        text = (ROOT / "src" / "engage" / mutant.file).read_text(encoding="utf-8")
        if text.count(mutant.old) != 1:
            yield f"{mutant.name}: {mutant.file} has “{mutant.old}” {text.count(mutant.old)} times"
        if mutant.old == mutant.new:
            yield f"{mutant.name}: nothing is changed"
        missing = [test for test in mutant.tests.split() if not (ROOT / "tests" / test).exists()]
        yield from (f"{mutant.name}: there is no tests/{test}" for test in missing)


def tried(mutant: Mutant) -> Outcome:
    """Break a safeguard in a copy of the program, and run its tests there."""
    with tempfile.TemporaryDirectory(prefix="engage-mutant-") as folder:
        copy = Path(folder)
        for name in _COPIED:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md"):
            shutil.copy(ROOT / name, copy)
        file = copy / "src" / "engage" / mutant.file
        file.write_text(file.read_text(encoding="utf-8").replace(mutant.old, mutant.new), encoding="utf-8")
        tests = [f"tests/{test}" for test in mutant.tests.split()]
        try:
            done = subprocess.run(  # noqa: S603  our own tests
                [sys.executable, "-m", "pytest", "-q", "-x", "-n0", "-p", "no:cacheprovider", *tests],
                cwd=copy,
                env=_in_short() | {"PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
                capture_output=True,
                text=True,
                timeout=_LONGEST,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Outcome(mutant, is_caught=False, said=f"it took more than {_LONGEST} seconds")
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAILED")]
    if done.returncode == _FAILED:
        return Outcome(mutant, is_caught=True, said=failed[0].removeprefix("FAILED ") if failed else "")
    return Outcome(mutant, is_caught=False, said=f"pytest returned {done.returncode}")


def _in_short() -> dict[str, str]:
    """What holds for programs that are started here, but for the wish to torture at length."""
    return {name: value for name, value in os.environ.items() if name != "ENGAGE_TORTURE"}


def main() -> int:
    """Try all; return how many were not noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="those whose name or file holds this word")
    parser.add_argument("--at-once", type=int, default=2, help="how many are tried side by side")
    options = parser.parse_args()
    if wrong := list(stale()):
        sys.stderr.write("\n".join(wrong) + "\n")
        return len(wrong)
    chosen = [each for each in MUTANTS if options.only in f"{each.name} {each.file}"]
    missed = 0
    with ThreadPoolExecutor(options.at_once) as several:
        for trying in as_completed([several.submit(tried, mutant) for mutant in chosen]):
            outcome = trying.result()
            missed += not outcome.is_caught
            sign = "caught" if outcome.is_caught else "MISSED"
            sys.stdout.write(f"{sign}  {outcome.mutant.name}  ({outcome.said})\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(chosen) - missed} of {len(chosen)} caught\n")
    return missed


if __name__ == "__main__":
    sys.exit(main())
