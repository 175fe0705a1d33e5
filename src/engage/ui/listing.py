"""What a page is told of each kind of record that it lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engage.domain.records import Noun, Record
from engage.ui.inspector import Inspector
from engage.ui.models.paged_table import Column

if TYPE_CHECKING:
    from engage.services.projects import Project


@dataclass(frozen=True)
class Listing:
    """One kind of record that a page lists."""

    noun: Noun
    columns: Sequence[Column]
    inspector: Inspector
    nothing_yet: tuple[str, str]
    """What is said where there is none: a heading and a sentence."""
    draft: Callable[[], Record] | None = None
    """A new record to be filled in; None where records come about elsewhere."""
    rows: Callable[[Project, Sequence[int]], Sequence[Any]] | None = None
    """What the columns are asked for, by id; None: the records themselves."""
    kept_as: str = ""
    """The name under which its columns are remembered, where several pages list the noun."""

    @property
    def columns_name(self) -> str:
        """Under which the person's preferences keep its columns."""
        return f"columns.{self.kept_as or self.noun}"
