"""A summary for each engagement, organisation or theme that a filter asks for: many files in one folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import MappingProxyType

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.agendas import Agenda, Theme
from engage.domain.choices import what_there_is
from engage.domain.commitments import Commitment
from engage.domain.disclosure import Audience
from engage.domain.filters import parse, quoted
from engage.domain.leaks.search import Owner, Sort
from engage.domain.progress import Progress, silent
from engage.domain.records import Noun, Record, Reference
from engage.domain.text import file_name
from engage.errors import Cancelled, Conflict, Invalid, StorageFailed
from engage.services import leaks, outgoing
from engage.services.exporting.house_style import PLAIN, HouseStyle
from engage.services.exporting.registry import formats
from engage.services.leaks import Leak
from engage.services.records import CLASSES, name_of
from engage.services.summaries import registry
from engage.services.summaries.document import Document, Paragraph
from engage.services.summaries.scope import Scope, read_scope
from engage.storage import filters, records
from engage.storage.project import Project

_EACH: Mapping[Noun, tuple[Noun, ...]] = {
    Noun.FEEDBACK: (Noun.ENGAGEMENT, Noun.ORGANISATION, Noun.THEME),
    Noun.COMMITMENT: (Noun.ORGANISATION, Noun.ENGAGEMENT),
    Noun.ENGAGEMENT: (Noun.ENGAGEMENT,),
    Noun.ORGANISATION: (Noun.ORGANISATION,),
    Noun.CONTACT: (Noun.CONTACT,),
}
"""Of what there may be one each, by what a summary is made of."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one file of a batch is about."""

    noun: Noun
    id: int
    name: str
    """As people call it; not for readers outside."""
    filter: str
    """What its summary is made of."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of the parts."""

    folder: Path
    written: tuple[tuple[Part, Path], ...]
    stopped: tuple[tuple[Part, tuple[Leak, ...]], ...]
    """Those that are not written, as they would give somebody away."""
    empty: tuple[Part, ...]
    """Those of which nothing may be told to these readers."""
    is_cancelled: bool
    """The person stopped it: what is written is whole, and the rest is not begun."""


def nouns_for(summary: str) -> tuple[Noun, ...]:
    """Return of what a summary can be made one each; raises `Invalid` for a name that is not known."""
    found = registry.find(summary)
    return () if found.is_whole else _EACH.get(found.noun, ())


def parts(
    project: Project,
    summary: str,
    each: Noun,
    *,
    filter: str = "",
    audience: Audience = Audience.INTERNAL,
) -> list[Part]:
    """Return what there would be a file for, in the order of the lists in the window.

    Of themes these are the ones of the first level: what is below them is in their files. Raises `Invalid`
    for a filter, or for a noun of which there cannot be one each.
    """
    today = clock.today()
    possible = nouns_for(summary)
    if each not in possible:
        raise Invalid(
            f"There cannot be one “{summary}” for each {each.label}",
            what_there_is(each.value, tuple(noun.value for noun in possible)) if possible else "",
            field="each",
        )
    noun = registry.find(summary).noun
    with project.reading() as connection:
        scope = read_scope(connection, parse(filter, noun, today=today, me=project.who), audience, today)
        ids = _about(scope, noun, each)
        scope.let_go()
        found = _fetch(connection, each, ids)
        term = _terms(connection, noun, each, found)
    return [Part(each, one.id, name_of(one, longest=200), f"{filter} {term(one)}".strip()) for one in found]


def write(
    project: Project,
    summary: str,
    wanted: Sequence[Part],
    folder: Path,
    suffix: str,
    progress: Progress = silent,
    *,
    audience: Audience = Audience.INTERNAL,
    options: Mapping[str, str] = MappingProxyType({}),
    style: HouseStyle = PLAIN,
    despite: str = "",
) -> Batch:
    """Write a summary of each part into a folder that is not there yet, or is empty.

    Each is checked for leaks as `outgoing.save` does it; one that has any is not written, unless a reason to
    go on `despite` them is given. A file is called by what it is about only where its readers may learn that.
    Raises `Conflict` for a folder with something in it, `Invalid` for a suffix, and what `outgoing.save`
    raises; what is written by then stays, each file whole.
    """
    if suffix not in {item.suffix for item in formats()}:
        raise Invalid(f"“{suffix}” is no format", what_there_is(suffix, [f.suffix for f in formats()]))
    today = clock.today()
    is_new = _make(folder)
    telling = _telling(project, wanted, audience, today)
    names = _Names(summary)
    written: list[tuple[Part, Path]] = []
    stopped: list[tuple[Part, tuple[Leak, ...]]] = []
    empty: list[Part] = []
    is_cancelled = False
    try:
        for number, part in enumerate(wanted):
            step = _step(progress, number, len(wanted), part.name)
            step(0, 0)
            document = _made(project, summary, part, audience, today, options)
            if document is None:
                empty.append(part)
                continue
            may_tell = _may_tell(telling.get(part.name, frozenset()), document)
            path = folder / f"{names.free(part, number + 1, may_tell)}{suffix}"
            try:
                outgoing.save(project, document, path, step, style=style, despite=despite)
                written.append((part, path))
            except leaks.Leaking as error:
                stopped.append((part, error.leaks))
    except Cancelled:
        is_cancelled = True
    finally:
        if is_new and not any(folder.iterdir()):
            folder.rmdir()
    return Batch(folder, tuple(written), tuple(stopped), tuple(empty), is_cancelled)


# What there is one for


def _about(scope: Scope, noun: Noun, each: Noun) -> Iterable[int]:
    """Return the ids of what the selected records are about."""
    if noun is each:
        return scope.selected
    if noun is Noun.COMMITMENT:
        commitments = records.fetch(scope.connection, Commitment, scope.selected)
        return _ids(c.organisation if each is Noun.ORGANISATION else c.engagement for c in commitments)
    if each is Noun.THEME:
        return {voice.theme for voice in scope.voices if voice.theme is not None}
    pieces = [piece.feedback for piece in scope.pieces.values()]
    return _ids(p.organisation if each is Noun.ORGANISATION else p.engagement for p in pieces)


def _ids(references: Iterable[Reference | None]) -> set[int]:
    return {reference.id for reference in references if reference}


def _fetch(connection: sa.Connection, each: Noun, ids: Iterable[int]) -> list[Record]:
    """Return these records in the usual order; of themes those of the first level above them."""
    wanted = set(ids)
    # What is archived is no longer listed, and was said all the same.
    everything = "" if each is Noun.THEME else "is:any"
    in_order = list(filters.ids(connection, parse(everything, each)))
    if each is not Noun.THEME:
        return list(records.fetch(connection, CLASSES[each], [id for id in in_order if id in wanted]))
    themes = {theme.id: theme for theme in records.fetch(connection, Theme, in_order)}
    roots = {_root(themes, id) for id in wanted}
    return [theme for id, theme in themes.items() if id in roots]


def _root(themes: Mapping[int, Theme], id: int) -> int:
    while parent := themes[id].parent:
        id = parent.id
    return id


def _terms(
    connection: sa.Connection, noun: Noun, each: Noun, found: Sequence[Record]
) -> Callable[[Record], str]:
    """Return what says in a filter which one is meant."""
    if each is Noun.THEME:
        every = filters.ids(connection, parse("", Noun.AGENDA))
        agendas = {agenda.id: agenda for agenda in records.fetch(connection, Agenda, every)}

        def term(theme: Record) -> str:
            assert isinstance(theme, Theme)  # noqa: S101  they are what is found of this noun
            own = f"theme:{quoted(theme.code or theme.title)}"
            return f"agenda:{agendas[theme.agenda.id].uid} {own}" if len(agendas) > 1 else own

        return term
    field = "name" if noun is each else each.value
    return lambda one: f"{field}:{one.uid}"


# Writing


def _made(
    project: Project,
    summary: str,
    part: Part,
    audience: Audience,
    today: dt.date,
    options: Mapping[str, str],
) -> Document | None:
    """Return the summary of a part; None where nothing of it may be told."""
    with project.reading() as connection:
        scope, document = registry.put_together(
            connection,
            summary,
            filter=part.filter,
            audience=audience,
            made_on=today,
            options=options,
            me=project.who,
        )
    is_empty = not (scope.pieces if scope.wanted.noun is Noun.FEEDBACK else scope.selected)
    scope.let_go()
    return None if is_empty else document


def _telling(
    project: Project, wanted: Sequence[Part], audience: Audience, today: dt.date
) -> dict[str, frozenset[Owner] | None]:
    """Return whom names of parts tell, by the same check that the text goes through.

    Those that tell nobody are not in it; None: of these, no reader may learn what they tell.
    """
    told: dict[str, frozenset[Owner] | None] = {}
    names = tuple(Paragraph(part.name) for part in wanted)
    for leak in leaks.check(project, Document(title="", audience=audience, made_on=today, blocks=names)):
        so_far = told.get(leak.text, frozenset())
        whom = frozenset(owner for owner, _ in leak.whom)
        is_name = leak.sort in (Sort.PERSON, Sort.BODY)
        told[leak.text] = so_far | whom if is_name and so_far is not None else None
    return told


def _may_tell(whom: frozenset[Owner] | None, document: Document) -> bool:
    """Whether a name stands in the document, too, as far as it tells anybody."""
    return whom is not None and whom <= document.named


class _Names:
    """Gives each file a name that every system takes, and no two the same."""

    def __init__(self, summary: str) -> None:
        self._summary = file_name(summary)
        self._given: set[str] = set()

    def free(self, part: Part, number: int, may_tell: bool) -> str:
        own = file_name(part.name) if may_tell else ""
        name = f"{self._summary}-{own or f'{part.noun.value}-{number}'}"
        free = next(each for each in _numbered(name) if each not in self._given)
        self._given.add(free)
        return free


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _make(folder: Path) -> bool:
    """Make the folder, and return whether it was not there; raises what is wrong with it."""
    try:
        is_new = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        is_empty = not any(folder.iterdir())
    except FileExistsError as error:
        raise Conflict(f"“{folder}” is a file", "a folder is to be filled", "Choose another name") from error
    except OSError as error:
        raise StorageFailed(
            f"The folder “{folder}” could not be made", error.strerror or "", "Choose another place"
        ) from error
    if not is_empty:
        raise Conflict(
            f"“{folder}” is not empty",
            "so that nothing in it is replaced, and no old file taken for a new one",
            "Choose an empty folder, or one that is not there yet",
        )
    return is_new


def _step(progress: Progress, number: int, total: int, name: str) -> Progress:
    """Progress of one part, told as that of the whole."""
    return lambda done, of, what="": progress(number, total, name)
