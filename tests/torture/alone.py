"""A process of its own that has begun nothing else, and so can fork and be killed."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

ROOT = Path(__file__).parents[2]
_PROGRAM = """
import pickle, sys
work, arguments, options = pickle.load(sys.stdin.buffer)
answers, sys.stdout = sys.stdout, sys.stderr
pickle.dump(work(*arguments, **options), answers.buffer)
"""


class Died(Exception):
    """The process has ended without an answer."""


def alone(work: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
    """Return what a function of a module returns in a fresh process; raises `Died`."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _PROGRAM],
        input=pickle.dumps((work, arguments, options)),
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    complaints = done.stderr.decode(errors="replace")
    if done.returncode:
        raise Died(f"{done.returncode}: {complaints[-4000:]}")
    sys.stderr.write(complaints)
    answer: T = pickle.loads(done.stdout)  # noqa: S301 -- our own process has written it
    return answer
