"""The verbs that every noun has: list, show, add, edit, remove. A record's class says which noun is meant."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from engage.domain.changes import Changes
from engage.domain.choices import excerpt
from engage.domain.filters import parse
from engage.domain.progress import Progress, silent
from engage.domain.records import DEFAULT_SORTS as DEFAULT_SORTS
from engage.domain.records import Noun, Record
from engage.errors import Conflict, NotFound
from engage.services.checks import checked, keep_closed
from engage.storage import filters, records, sorting
from engage.storage.project import Project
from engage.storage.shapes import SHAPES, shape_of

R = TypeVar("R", bound=Record)

CLASSES: Mapping[Noun, type[Record]] = {noun: shape.record for noun, shape in SHAPES.items()}
"""The class of each noun's records."""

SORTS: Mapping[Noun, tuple[str, ...]] = {noun: tuple(orders) for noun, orders in sorting.SORTS.items()}
"""What each noun may be sorted by, with "-" in front for descending."""

_TOGETHER = 1_000
"""Records of which one deed holds so many at a time, and after which it tells how far it is."""

_IN_JOURNAL: Mapping[Noun, tuple[str, str]] = {Noun.COMMITMENT: ("follow-up", "follow-ups")}


def noun_of(record: type[Record]) -> Noun:
    """Return the noun of a class of records."""
    return shape_of(record).noun


def ids(project: Project, record: type[Record], filter: str = "", sort: str = "") -> array[int]:
    """Return the ids of the records that a filter asks for, in order; raises `Invalid`."""
    wanted = parse(filter, noun_of(record), me=project.who)
    with project.reading() as connection:
        return filters.ids(connection, wanted, sort)


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first of the ids that a filter asks for, in order."""

    ids: array[int]
    all_ids: Callable[[], array[int]] | None
    """Reads all of them; None where these are all."""


def beginning(project: Project, record: type[Record], filter: str = "", sort: str = "") -> Beginning:
    """Return the ids with which `ids` begins, also of a million soon; all where there are few.

    Raises `Invalid`.
    """
    wanted = parse(filter, noun_of(record), me=project.who)

    def all_ids() -> array[int]:
        with project.reading() as connection:
            return filters.ids(connection, wanted, sort, few=0)

    with project.reading() as connection:
        ids, is_all = filters.beginning(connection, wanted, sort)
    return Beginning(ids, None if is_all else all_ids)


def count(project: Project, record: type[Record], filter: str = "") -> int:
    """Return how many records a filter asks for; raises `Invalid`."""
    wanted = parse(filter, noun_of(record), me=project.who)
    with project.reading() as connection:
        return filters.count(connection, wanted)


def rows(project: Project, record: type[R], ids: Sequence[int]) -> list[R]:
    """Return whole records in the order of `ids`; one that is no longer there is left out."""
    with project.reading() as connection:
        return records.fetch(connection, record, ids)


def get(project: Project, record: type[R], id: int) -> R:
    """Return one record; raises `NotFound`."""
    found = rows(project, record, [id])
    if not found:
        raise _gone(noun_of(record))
    return found[0]


def find(project: Project, record: type[Record], text: str) -> int:
    """Return the id of the record that a person means by a uid, the start of one (4 characters) or a name.

    Raises `NotFound`, and `Conflict` where two records could be meant.
    """
    noun = noun_of(record)
    with project.reading() as connection:
        found = records.find(connection, noun, text)
    if not found:
        raise NotFound(
            f"There is no {noun.label} “{excerpt(text)}”",
            "neither as an id, nor as the first 4 or more characters of one, nor as an exact name",
            f"See what there is with: engage list PROJECT {noun.plural}",
        )
    if len(found) > 1:
        raise Conflict(
            f"More than one {noun.label} could be meant by “{excerpt(text)}”",
            "",
            "Give more characters of the id",
        )
    return found[0]


def add(project: Project, record: Record) -> Changes:
    """Put in a new record with all its parts; raises `Invalid`."""
    noun = noun_of(type(record))
    with project.transaction(f"Add {in_journal(noun)} {name_of(record)}") as tx:
        records.add(tx.connection, [checked(tx.connection, record)])
    return tx.changes


def edit(
    project: Project,
    record: type[Record],
    ids: int | Sequence[int],
    progress: Progress = silent,
    /,
    **fields: Any,
) -> Changes:
    """Change the given fields, and no others, of one record or of several.

    Those of several that are no longer there are passed over. Raises `Invalid`, and `NotFound` where none is.
    """
    wanted = _several(ids)
    is_there = False
    # Themes are checked against each other: each must be stored before the next is looked at.
    at_a_time = 1 if noun_of(record) is Noun.THEME else _TOGETHER
    with project.transaction(f"Edit {spoken_of(project, record, wanted)}", progress=progress) as tx:
        for batch in told(wanted, progress, at_a_time):
            there = records.fetch(tx.connection, record, batch)
            is_there = is_there or bool(there)
            edited = [(checked(tx.connection, replace(was, **fields), was), was) for was in there]
            records.save_all(tx.connection, [(now, was) for now, was in edited if now != was])
        if not is_there:
            raise _gone(noun_of(record))
    return tx.changes


def remove(
    project: Project, record: type[Record], ids: int | Sequence[int], progress: Progress = silent
) -> Changes:
    """Take out one record or several with their parts; it can be undone.

    Those of several that are no longer there are passed over. Raises `NotFound` where none is.
    """
    wanted = _several(ids)
    with project.transaction(f"Delete {spoken_of(project, record, wanted)}", progress=progress) as tx:
        for batch in told(wanted, progress):
            if noun_of(record) is Noun.ENGAGEMENT:
                keep_closed(tx.connection, batch)
            records.remove(tx.connection, record, batch)
    if not tx.changes:
        raise _gone(noun_of(record))
    return tx.changes


def told(ids: Sequence[int], progress: Progress, at_a_time: int = _TOGETHER) -> Iterator[Sequence[int]]:
    """Yield as many ids at a time as are handled together, and tell how many are done."""
    for start in range(0, len(ids), at_a_time):
        progress(start, len(ids))
        yield ids[start : start + at_a_time]


def _several(ids: int | Sequence[int]) -> list[int]:
    return [ids] if isinstance(ids, int) else list(dict.fromkeys(ids))


def spoken_of(project: Project, record: type[Record], ids: Sequence[int]) -> str:
    """Return how the journal speaks of one record or of several; raises `NotFound` where there is none."""
    noun = noun_of(record)
    if len(ids) > 1:
        return f"{len(ids):,} {in_journal(noun, len(ids))}"
    with project.reading() as connection:
        found = records.fetch(connection, record, ids)
    if not found:
        raise _gone(noun)
    return f"{in_journal(noun)} {name_of(found[0])}"


def in_journal(noun: Noun, count: int = 1) -> str:
    """Return the word for one record or several where the journal speaks of a deed, as the window does."""
    one, several = _IN_JOURNAL.get(noun, (noun.label, noun.plural))
    return one if count == 1 else several


def name_of(record: Record, *, longest: int = 60) -> str:
    """Return what people call a record, cut to fit a line."""
    return cut_name(next(_names(record), ""), longest=longest)


def cut_name(name: str, *, longest: int = 60) -> str:
    """Return a name on one line, cut to fit that."""
    name = " ".join(name.split())
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"


def _names(record: Record) -> Iterator[str]:
    for attribute in ("name", "title", "text"):
        if value := getattr(record, attribute, ""):
            yield str(value)


def _gone(noun: Noun) -> NotFound:
    return NotFound(
        f"The {noun.label} is no longer there",
        "it was deleted or its making was undone",
        "Look at the list again",
    )
