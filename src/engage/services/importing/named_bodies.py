"""Saying what becomes of the organisations that rows about people name: nothing is altered in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from engage.domain.choices import excerpt

_NAMED = 3
"""Of how many organisations the names are said."""


@dataclass(slots=True)
class NamedBodies:
    """What became of them in one file, by id, with their names."""

    added: dict[int, str] = field(default_factory=dict)
    """They were not there yet."""
    filled: dict[int, str] = field(default_factory=dict)
    """They were there as "Other", and are of the kind now that the file gives."""
    kept: dict[int, str] = field(default_factory=dict)
    """They are of another kind than the file gives."""

    def told(self) -> Iterator[str]:
        """Yield it as sentences about the whole file."""
        if self.added:
            which = "that was not there yet" if len(self.added) == 1 else "that were not there yet"
            yield f"Added too: {_counted(self.added)} {which} {_named(self.added)}."
        if self.filled:
            yield f"Filled in: the kind of {_counted(self.filled)}, which was “Other” {_named(self.filled)}."
        if self.kept:
            what = f"the kind of {_counted(self.kept)}, of which the file gives another"
            yield f"Kept: {what} {_named(self.kept)}."


def _counted(bodies: Mapping[int, str]) -> str:
    return "1 organisation" if len(bodies) == 1 else f"{len(bodies):,} organisations"


def _named(bodies: Mapping[int, str]) -> str:
    """The first few names, and how many more there are."""
    more = len(bodies) - _NAMED
    names = ", ".join(excerpt(name) for name in islice(bodies.values(), _NAMED))
    return f"({names} and {more:,} more)" if more > 0 else f"({names})"
