"""How a long deed says how far it is, and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called by services from time to time during long work."""

    def __call__(self, done: int, total: int, what: str = "") -> None:
        """Say how far the work is; raises `engage.errors.Cancelled` where the person has asked to stop."""


def silent(done: int, total: int, what: str = "") -> None:
    """Progress that nobody watches."""
