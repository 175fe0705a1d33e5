"""How a long deed says how far it is, and learns that it should stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """Called by services from time to time during long work."""

    def __call__(self, done: int, total: int, what: str = "") -> None:
        """Say how far the work is; raises `engage.errors.Cancelled` where the person has asked to stop."""


def silent(done: int, total: int, what: str = "") -> None:
    """Progress that nobody watches."""


def steps(items: Sequence[T], progress: Progress, what: str = "", every: int = 100) -> Iterator[T]:
    """Go through things, and say at every so manyth of them how far it is."""
    for number, item in enumerate(items):
        if number % every == 0:
            progress(number, len(items), what)
        yield item


_asked: ContextVar[Callable[[], object] | None] = ContextVar("asked", default=None)


@contextmanager
def heeding(progress: Progress) -> Iterator[None]:
    """Have whatever reads the project within be stopped when `progress` says so, even in a long statement.

    For what only reads: a deed reports its progress itself, where it can still be taken back.
    """
    token = _asked.set(lambda: progress(0, 0))
    try:
        yield
    finally:
        _asked.reset(token)


def heeded() -> Callable[[], object] | None:
    """Return what is to be asked whether to go on; None where nobody is to be heeded."""
    return _asked.get()
