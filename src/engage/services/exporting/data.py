"""The data itself as files, for spreadsheets and other programs.

How a format is written is in `exchange`; here it is settled what goes into it. To a file for ourselves no
disclosure is applied; what goes to others says only what they may know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engage.domain import filters
from engage.domain.changes import Changes
from engage.domain.disclosure import Audience
from engage.domain.filters import parse
from engage.domain.progress import Progress, silent
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services.exporting.exchange.registry import Format, find
from engage.services.exporting.exchange.wanted import Wanted
from engage.services.exporting.saving import save
from engage.services.outgoing import Reasons
from engage.services.projects import Project
from engage.storage import filters as stored
from engage.storage.connections import reading_much


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    format: Format
    counts: Mapping[Noun, int]
    """How many records of each noun that was asked for."""
    not_carried: tuple[str, ...]
    """What of them is not in the file, as sentences."""

    @property
    def changes(self) -> Changes:
        """What was altered in the project: nothing."""
        return Changes()


def export(
    project: Project,
    path: Path,
    noun: Noun | None = None,
    filter: str = "",
    progress: Progress = silent,
    *,
    name: str = "",
    version: str = "",
    audience: Audience = Audience.INTERNAL,
    despite: Reasons = "",
) -> Exported:
    """Write the records of a noun, or all that the format holds, to a file.

    The suffix of `path` says the format or, where several have it, its `name`. A filter chooses what a list
    would show. Raises `Invalid`, what `saving.save` raises, and `Leaking`, with nothing written, where it
    would give somebody away to others and no reason is given to go on `despite` that.
    """
    chosen = find(path, name, noun)
    nouns = _nouns(chosen, noun, filter)
    _check(chosen, version, audience)
    wishes = {one: parse(filter or _usual(chosen, one), one, me=project.who) for one in nouns}
    not_carried: list[str] = []
    with project.reading() as connection, reading_much(connection):
        wanted = Wanted(
            project=project,
            connection=connection,
            ids={one: stored.ids(connection, wish) for one, wish in wishes.items()},
            filters=wishes,
            audience=audience,
            version=version or next(iter(chosen.versions), ""),
            despite=despite,
            progress=progress,
        )
        save(path, lambda file: not_carried.extend(chosen.load()(wanted, file)))
    counts = {one: len(ids) for one, ids in wanted.ids.items()}
    return Exported(chosen, counts, (*chosen.not_carried, *not_carried))


def _nouns(chosen: Format, noun: Noun | None, filter: str) -> tuple[Noun, ...]:
    """What goes into the file."""
    if noun is not None:
        return (noun,)
    if len(chosen.nouns) > 1 and (filter or chosen.takes_one_noun):
        nouns = ", ".join(noun.plural for noun in chosen.nouns)
        what = "A filter" if filter else "A table"
        raise Invalid(f"{what} is for the records of one noun", "", f"Say which: {nouns}")
    return chosen.nouns


def _check(chosen: Format, version: str, audience: Audience) -> None:
    if version and version not in chosen.versions:
        there = (
            f"it has {' and '.join(chosen.versions)}"
            if chosen.versions
            else "it has no versions to choose from"
        )
        raise Invalid(f"The format {chosen.name} has no version {version}", there, "Leave it out")
    if audience is not Audience.INTERNAL and not chosen.has_audiences:
        raise Invalid(
            f"The format {chosen.name} is not made for an audience",
            "what it holds is the same for all",
            "Leave the audience out, or write a summary",
        )


def _usual(chosen: Format, noun: Noun) -> str:
    """What is asked for where no filter is given."""
    flags = filters.FIELDS[noun].get("is")
    has_any = flags is not None and filters.Flag.ANY in flags.choices
    return "is:any" if has_any and chosen.has_archived else ""
