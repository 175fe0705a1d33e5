"""A gate that many threads pass at once, and that one may shut when all are gone."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class StillInside(Exception):
    """Others have not left in time."""


class Gate:
    """Lets every thread in, as often as it likes, until one has it to itself."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside: Counter[int] = Counter()
        self._shut_by: int | None = None

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Be inside; a thread that already is, or that has shut the gate, waits for nobody."""
        me = threading.get_ident()
        with self._changed:
            self._changed.wait_for(lambda: self._shut_by in (None, me) or me in self._inside)
            self._inside[me] += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside[me] -= 1
                if not self._inside[me]:
                    del self._inside[me]
                self._changed.notify_all()

    @contextmanager
    def shut(self, patience: float) -> Iterator[None]:
        """Be alone. Raises `StillInside` where others are not gone after so many seconds."""
        me = threading.get_ident()
        with self._changed:
            if not self._changed.wait_for(lambda: self._shut_by is None, patience):
                raise StillInside
            self._shut_by = me
            if not self._changed.wait_for(lambda: not self._inside, patience):
                self._open()
                raise StillInside
        try:
            yield
        finally:
            with self._changed:
                self._open()

    def _open(self) -> None:
        self._shut_by = None
        self._changed.notify_all()
