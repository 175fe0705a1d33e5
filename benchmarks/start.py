"""The case `start`: how soon the list of feedback is on the screen, and how soon a window with one label."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.engine import Pair

_PROGRAM = Path(__file__).with_name("first_paint.py")
_PYTHON = (sys.executable, "-P", str(_PROGRAM))
"""What is run: by Python here, and in a bundle by the name of the bundle."""
_RUNS = 21
_PATIENCE = 120
"""Seconds in which a window must have come up and gone."""


def pairs(bench: Bench, ours: Sequence[str] = _PYTHON, blank: Sequence[str] = _PYTHON) -> Iterator[Pair]:
    """From the start of a process until it has painted: the page of feedback with rows, and a label.

    The person has been at that page before, as one has; no backup is due.
    """
    with bench.copy() as copy:
        home = copy.path.with_name("home")
        key = ("--key", copy.key.secret.hex(), copy.key.salt.hex()) if copy.key else ()
        _be_at_feedback(home)
        _seconds(ours, home, str(copy.path), "--settle", *key)
        if ours == _PYTHON:
            _keep_import_times(home, bench.path.with_name("importtime.txt"), str(copy.path), *key)
        for _ in range(_RUNS):
            yield _seconds(ours, home, str(copy.path), *key), _seconds(blank, home)


def _be_at_feedback(home: Path) -> None:
    settings = home / "config" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"screens": {"page": "feedback"}}), encoding="utf-8")


def _seconds(program: Sequence[str], home: Path, *words: str) -> float:
    """How long a program takes from its start until it says that it has painted."""
    start = time.perf_counter()
    command = (*program, *words)
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=_environment(home)) as process:
        assert process.stdout is not None  # it is a pipe
        giving_up = threading.Timer(_PATIENCE, process.kill)
        giving_up.start()
        has_painted = process.stdout.read(1)
        taken = time.perf_counter() - start
        has_failed = process.wait()
        giving_up.cancel()
    if has_failed or not has_painted:
        raise RuntimeError(f"{_PROGRAM.name} has ended, or was ended, before it had painted")
    return taken


def _environment(home: Path) -> dict[str, str]:
    """That of whoever uses the program, whose Python keeps what it has compiled."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept, "ENGAGE_HOME": str(home)}


def _keep_import_times(home: Path, target: Path, *words: str) -> None:
    """Write down what `python -X importtime` says of the modules that starting loads, the longest first."""
    command = (*_PYTHON[:-1], "-X", "importtime", _PYTHON[-1], *words)
    said = subprocess.run(
        command, env=_environment(home), capture_output=True, text=True, check=True, timeout=_PATIENCE
    )
    heading, *lines = (line for line in said.stderr.splitlines() if line.startswith("import time:"))
    longest_first = sorted(lines, key=lambda line: -int(line.split(":")[1].split("|")[0]))
    target.write_text("".join(f"{line}\n" for line in chain((heading,), longest_first)), encoding="utf-8")
