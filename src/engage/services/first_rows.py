"""The list that was left last, at once when its project is opened again: its ids are kept, and nothing else.

What is kept lies outside the project, so it holds numbers only. It is good for one state of the project:
where any deed was done since, by whomever, nothing is shown until the list is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from engage.domain.records import Noun
from engage.errors import EngageError
from engage.services import records, submissions
from engage.storage import first_rows, listed_feedback
from engage.storage.project import Project

LISTED_OTHERWISE = frozenset({Noun.FEEDBACK, Noun.SUBMISSION})
"""Whose lists show something else than records, which is known here too."""
_MARK = "="
"""Before each of its words, for one may be blank."""


@dataclass(frozen=True, slots=True)
class KeptRows:
    """What a list without a filter showed of itself."""

    noun: Noun
    sort: str
    standing: str
    """The state of the project that it was a list of; see `standing`."""
    ids: tuple[int, ...]

    def text(self) -> str:
        """As it is kept."""
        ids = ",".join(map(str, self.ids))
        return " ".join(f"{_MARK}{word}" for word in (self.noun, self.sort, self.standing, ids))

    @classmethod
    def from_text(cls, text: str) -> Self | None:
        """Return what was kept; None where that is nothing, or nothing that can be read."""
        try:
            noun, sort, standing, ids = (word.removeprefix(_MARK) for word in text.split(" "))
            return cls(Noun(noun), sort, standing, tuple(int(id) for id in ids.split(",")))
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class FirstRows:
    """What the columns of such a list are asked for."""

    kept: KeptRows
    rows: Sequence[Any]


def standing(project: Project) -> str:
    """Return a word for the state that a project is in: another one after every deed."""
    with project.reading_plainly() as connection:
        return first_rows.standing(connection)


def read(project: Project, kept: KeptRows | None) -> FirstRows | None:
    """Return what is to be shown at once; None where a deed was done since, or something is amiss."""
    if kept is None:
        return None
    try:
        with project.reading_plainly() as connection:
            if first_rows.standing(connection) != kept.standing:
                return None
            if kept.noun is Noun.FEEDBACK:
                return FirstRows(kept, listed_feedback.read(connection, kept.ids))
        if kept.noun is Noun.SUBMISSION:
            return FirstRows(kept, submissions.listed(project, kept.ids))
        return FirstRows(kept, records.rows(project, records.CLASSES[kept.noun], kept.ids))
    except EngageError:  # whoever reads the list itself will hear of it
        return None
