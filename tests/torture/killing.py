"""Processes that are killed at any moment, within a deed, within its commit, or between two."""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.torture.steps import Step, watched

Say = Callable[[str], None]
"""Tells whoever watches that something is done, before anything else is done."""


def killed(work: Callable[[Say], None], chance: Random, *, seconds: float, steps: int) -> list[str]:
    """Do `work` in a forked process until it is killed, and return what it has said.

    Half are killed after up to so many seconds, half at one of so many steps by which files change. Work that
    ends by itself is not killed. Call this in a process without threads.
    """
    at_step = chance.randint(1, steps) if chance.random() < 0.5 else None
    patience = None if at_step else chance.random() * seconds
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _work(work, writing, at_step)
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as answers:
        begun = answers.read(1)
        if patience is not None:
            time.sleep(patience)
            os.kill(child, signal.SIGKILL)
        said = answers.readall()
    _, status = os.waitpid(child, 0)
    assert begun
    assert status in (0, signal.SIGKILL), f"the child ended with {status}"
    return said.decode().splitlines()


def _work(work: Callable[[Say], None], writing: int, at_step: int | None) -> None:
    """Do the work, and end."""
    left = at_step

    def count(step: Step) -> None:
        nonlocal left
        left = left - 1 if left else left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    status = 1
    try:
        os.write(writing, b"+")
        with watched(count):
            work(lambda said: _say(writing, said))
        status = 0
    finally:
        if status:
            traceback.print_exc()
        os._exit(status)


def _say(writing: int, said: str) -> None:
    os.write(writing, f"{said}\n".encode())


def left_behind(path: Path) -> list[str]:
    """What lies beside a closed project that should not."""
    return sorted(other.name for other in path.parent.glob(f"{path.name}-*"))
