"""Reading two files at once: the database does not hold Python's lock, and most computers can."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from threading import Event
from typing import TypeVar

from engage.domain.progress import Progress
from engage.errors import Cancelled

T = TypeVar("T")

_LOOK = 0.1
"""Seconds between two looks whether the person has asked to stop."""


@contextmanager
def meanwhile(work: Callable[[Progress], T]) -> Iterator[Callable[[Progress], T]]:
    """Do some work in a thread of its own while this one does another; give what waits for its result.

    Whatever ends this one's early ends the other's too.
    """
    stopped = Event()

    def go_on(done: int, total: int, what: str = "") -> None:
        if stopped.is_set():
            raise Cancelled("Stopped; nothing of it was kept")

    with ThreadPoolExecutor(1) as threads:
        result = threads.submit(work, go_on)

        def waited(progress: Progress) -> T:
            while wait([result], _LOOK).not_done:
                progress(0, 0)
            return result.result()

        try:
            yield waited
        finally:
            stopped.set()
