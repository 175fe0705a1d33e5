"""Stopping what the database is doing, which looks at nothing else while it works."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from engage.errors import Cancelled

_STEPS = 50_000
"""Steps of SQLite's machine between two looks whether the work is to be stopped."""


@contextmanager
def stoppable(raw: Any, go_on: Callable[[], object]) -> Iterator[None]:
    """Let long statements be stopped as anything else is: by `go_on`, which raises `Cancelled`."""
    stopped: list[Cancelled] = []

    def look() -> int:
        try:
            go_on()
        except Cancelled as error:
            stopped.append(error)
        return len(stopped)

    raw.set_progress_handler(look, _STEPS)
    try:
        yield
    except BaseException as error:
        if stopped:
            raise stopped[0] from error
        raise
    finally:
        raw.set_progress_handler(None, 0)
