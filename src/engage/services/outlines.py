"""The outline of an agenda: read, looked at, and taken in as a new agenda or into one that is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from engage.domain.agendas import Agenda, Theme
from engage.domain.changes import Changes
from engage.domain.choices import excerpt
from engage.domain.progress import silent
from engage.domain.records import Reference
from engage.domain.text import fold
from engage.domain.theme_trees import free_code
from engage.errors import Conflict, Invalid, NotFound
from engage.services.agenda_templates import put_in
from engage.services.checks import checked
from engage.services.importing.prose.agendas import read_agenda, records_of
from engage.services.importing.prose.outline import Outline, OutlineTheme, read_outline
from engage.services.importing.source import Source
from engage.services.importing.work import Work
from engage.services.records import name_of
from engage.storage import records
from engage.storage import themes as storage
from engage.storage.project import Project

_PASTED = "the text"
"""What a text that is no file is called, in what is said of it."""


class Fate(Enum):
    """What becomes of a theme of an outline that is taken into an agenda."""

    NEW = auto()
    RECODED = auto()
    """New, under another code: its own is taken."""
    THERE = auto()
    """It stands at that place already, and stays as it is."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A theme of an outline, and what would come of it."""

    theme: OutlineTheme
    code: str
    """Which it would have."""
    depth: int
    """From 0 at the top."""
    fate: Fate
    known: int = 0
    """The id of the theme that is there already."""


def read(project: Project, *, text: str = "", path: Path | None = None) -> Outline:
    """Return the outline that a text tells, or a file: a text with headings and lists, or a table of themes.

    What the outline leaves out and what is wrong in it stand in it; a text that names no title leaves it
    empty. Raises `EngageError` where no theme is found.
    """
    if path is None:
        outline = read_outline(text, _PASTED)
        return replace(outline, title="") if outline.title == _PASTED else outline
    source = Source.read(path)
    with project.reading() as connection:
        work = Work(source, connection, project.who, silent)
        outline = read_agenda(work)
    # Rows that were left out, and rows that come without one of their values.
    found = [*work.problems, *(problem for row in work.unread.values() for problem in row)]
    problems = tuple(sorted((problem.row or 0, problem.message) for problem in found))
    if not outline.themes:
        raise Invalid(
            f"{source.name} has no themes that can be used",
            problems[0][1] if problems else "",
            "Correct its rows",
        )
    return replace(outline, left_out=tuple(work.left_out), problems=problems)


def plan(outline: Outline, there: Sequence[Theme] = ()) -> list[Planned]:
    """Return what would become of each theme of an outline in an agenda that has these themes."""
    taken = {fold(theme.code) for theme in there}
    known = {(theme.parent.id if theme.parent else None, fold(theme.title)): theme for theme in there}
    found: list[Planned] = []
    for theme in outline.themes:
        above = found[theme.parent] if theme.parent is not None else None
        depth = above.depth + 1 if above else 0
        # Below a new theme nothing can be there yet.
        parent = above.known if above else None
        same = known.get((parent, fold(theme.title))) if parent != 0 else None
        if same is not None:
            found.append(Planned(theme, same.code, depth, Fate.THERE, same.id))
            continue
        fits = above is None or above.code == outline.themes[theme.parent or 0].code
        is_free = fits and fold(theme.code) not in taken
        code = theme.code if is_free else free_code(above.code if above else "", taken)
        taken.add(fold(code))
        found.append(Planned(theme, code, depth, Fate.NEW if code == theme.code else Fate.RECODED))
    return found


def add(project: Project, outline: Outline) -> Changes:
    """Take an outline in as a new agenda; raises `Conflict` where its title is there in the same version."""
    with project.transaction(f"Add agenda {excerpt(outline.title)}") as tx:
        put_in(tx.connection, records_of(outline))
    return tx.changes


def add_into(project: Project, agenda: int, outline: Outline) -> Changes:
    """Take the themes of an outline into an agenda, as `plan` says.

    Raises `NotFound`, and `Conflict` where all of them are there already.
    """
    with project.reading() as connection:
        into = next(iter(records.fetch(connection, Agenda, [agenda])), None)
    if into is None:
        raise NotFound("The agenda is no longer there", "", "Choose another one")
    with project.transaction(f"Add themes to agenda {name_of(into)}") as tx:
        there = storage.of_agenda(tx.connection, agenda)
        planned = plan(outline, there)
        if all(each.fate is Fate.THERE for each in planned):
            raise Conflict("All these themes are in the agenda already", "", "There is nothing to add")
        ids: list[int] = []
        for each, made in zip(planned, _made(planned, there, agenda, ids), strict=True):
            kept = checked(tx.connection, made) if each.fate is not Fate.THERE else None
            ids.append(records.add(tx.connection, [kept])[kept.uid] if kept else each.known)
    return tx.changes


def _made(
    planned: Sequence[Planned], there: Sequence[Theme], agenda: int, ids: Sequence[int]
) -> Iterator[Theme]:
    """Yield each planned theme as a record; `ids` are those of the themes before it, as they are stored."""
    places = Counter(theme.parent.id if theme.parent else None for theme in there)
    for each in planned:
        parent = ids[each.theme.parent] if each.theme.parent is not None else None
        yield Theme(
            agenda=Reference(agenda),
            parent=Reference(parent) if parent is not None else None,
            position=places[parent],
            code=each.code,
            title=each.theme.title,
            description=each.theme.description,
            keywords=each.theme.keywords,
            colour=each.theme.colour,
            notes=each.theme.notes,
            tags=each.theme.tags,
        )
        places[parent] += each.fate is not Fate.THERE
