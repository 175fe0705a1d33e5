"""What every writer of data is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa

from engage.domain.disclosure import Audience
from engage.domain.filters import Filter
from engage.domain.progress import Progress, silent
from engage.domain.records import Noun, Record
from engage.services.outgoing import Reasons
from engage.storage import records
from engage.storage.project import Project
from engage.storage.shapes import SHAPES, shape_of

_PAGE = 500
"""Records that are in memory at a time."""
_PAGE_OF_IDS = 5_000
"""As many where none are made: the fewer the pages, the fewer the leaps to and fro in the file."""

_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to go out, as it was at one moment."""

    project: Project
    connection: sa.Connection
    """It sees that moment."""
    ids: Mapping[Noun, Sequence[int]]
    """The records that were asked for, by noun."""
    filters: Mapping[Noun, Filter]
    """What asked for them."""
    audience: Audience = Audience.INTERNAL
    version: str = ""
    """Which version of the format; one of those that it has."""
    despite: Reasons = ""
    """Why it goes out though it gives somebody away."""
    progress: Progress = silent

    @property
    def count(self) -> int:
        """How many records were asked for."""
        return sum(map(len, self.ids.values()))

    def of(self, record: type[_R]) -> Iterator[_R]:
        """Yield the records of a noun that were asked for, a page at a time."""
        for page in self.pages(record):
            yield from page

    def pages(self, record: type[_R]) -> Iterator[list[_R]]:
        """Yield the same by the page, for what is looked up for all of a page at once."""
        for ids in self._pages(shape_of(record).noun, _PAGE):
            yield records.fetch(self.connection, record, ids)

    def pages_of_ids(self, noun: Noun) -> Iterator[Sequence[int]]:
        """Yield the ids of a noun's records by the page, for what makes no records of them."""
        # A submission may be a book: what is read of many at a time would not be little.
        return self._pages(noun, _PAGE if noun is Noun.SUBMISSION else _PAGE_OF_IDS)

    def _pages(self, noun: Noun, at_a_time: int) -> Iterator[Sequence[int]]:
        ids = self.ids.get(noun, ())
        for start in range(0, len(ids), at_a_time):
            self.progress(start, len(ids), noun.plural)
            yield ids[start : start + at_a_time]

    def every(self) -> Iterator[tuple[Noun, Iterator[Any]]]:
        """Yield each noun with its records."""
        for noun in self.ids:
            yield noun, self.of(SHAPES[noun].record)
