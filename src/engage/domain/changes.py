"""What a deed altered, so that screens and scripts can follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Operation:
    """One deed that can be undone."""

    id: int
    uid: str
    at: dt.datetime
    who: str
    label: str
    source: str
    kind: str
    """`do`, `undo` or `redo`."""
    changes: int = 0
    """How many rows it altered."""
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """The nouns and ids that one operation touched; empty where nothing was altered."""

    operation: Operation | None = None
    ids: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Table name to the ids of its rows, in the order they were first touched."""

    def __bool__(self) -> bool:
        return bool(self.ids)

    def first(self, noun: str) -> int:
        """The id of the first record of `noun` that was touched: the one that `add` made."""
        return self.ids[noun][0]
