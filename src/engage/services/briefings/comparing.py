"""An edition compared with today: what of it has changed, gone, or may no longer be told."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import sqlalchemy as sa

from engage.domain.briefings import Briefing, Edition
from engage.domain.choices import excerpt
from engage.domain.disclosure import Level
from engage.domain.feedback import Feedback
from engage.domain.records import Noun
from engage.domain.text import fold, words
from engage.services.briefings.building import draft
from engage.services.briefings.editions import Kept, kept
from engage.services.briefings.fingerprints import Named, Source, source_ids, sources
from engage.services.summaries.document import (
    Block,
    Chart,
    Document,
    Figure,
    Heading,
    StanceBar,
    Table,
    Text,
    plain,
    spans,
)
from engage.services.summaries.reading_through import block_texts
from engage.storage import briefings as storage
from engage.storage import records
from engage.storage.project import Project
from engage.storage.shapes import SHAPES


class Fate(Enum):
    """What became of something that an edition was made from; what may no longer be told comes first."""

    ERASED = "erased"
    WITHDRAWN = "withdrawn"
    """It may no longer be told as it was."""
    DELETED = "deleted"
    CHANGED = "changed"
    NEW = "new"
    """It would be counted today, and was not then."""


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A piece of feedback that is not what it was."""

    fate: Fate
    feedback: int
    words: str
    """How it begins, as we read it; empty where nothing of it is left."""
    what: str
    """What of it has changed: "who said it, its themes"."""


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A line with numbers that are not what they were."""

    place: str
    before: str
    """Empty where today has it alone."""
    after: str
    """Empty where the edition has it alone."""


@dataclass(frozen=True, slots=True)
class NameChange:
    """Somebody whom the edition names and who is no longer there, or is called otherwise."""

    fate: Fate
    noun: Noun
    name: str
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What has become since of all that an edition was made from."""

    edition: Edition
    sources: tuple[SourceChange, ...]
    numbers: tuple[NumberChange, ...]
    names: tuple[NameChange, ...]
    problems: tuple[str, ...]
    """Parts that cannot be made today, and why."""

    @property
    def is_same(self) -> bool:
        """Whether the same parts would say the same today."""
        return not (self.sources or self.numbers or self.names or self.problems)

    @property
    def is_to_be_withdrawn(self) -> bool:
        """Whether it tells what may no longer be told: of somebody erased, or what was withdrawn."""
        fates = {each.fate for each in self.sources} | {each.fate for each in self.names}
        return Fate.ERASED in fates or Fate.WITHDRAWN in fates


def compare(
    project: Project, briefing: Briefing, edition: Edition, *, made_on: dt.date | None = None
) -> Comparison:
    """Compare an edition with what the same parts would say today, to the same audience."""
    held = kept(project, edition)
    same = Briefing(
        title=held.document.title,
        audience=held.document.audience,
        language=held.document.language,
        parts=held.parts,
    )
    today, problems = draft(project, same, made_on=made_on)
    with project.reading() as connection:
        now = {each.id: each for each in sources(connection, _ids(held, today), today.audience)}
        changes = tuple(_sources(connection, held, now, set(source_ids(today))))
        names = tuple(_names(connection, held.named))
    return Comparison(
        edition=edition,
        sources=changes,
        numbers=tuple(_numbers(held.document, today)),
        names=names,
        problems=problems,
    )


def _ids(held: Kept, today: Document) -> list[int]:
    return sorted({source.id for source in held.sources}.union(source_ids(today)))


def _sources(
    connection: sa.Connection, held: Kept, now: dict[int, Source], counted: set[int]
) -> Iterator[SourceChange]:
    was = {source.id: source for source in held.sources}
    gone = [id for id in was if id not in now]
    deleted = storage.deleted(connection, Noun.FEEDBACK, gone)
    for id in gone:
        fate = Fate.DELETED if id in deleted else Fate.ERASED
        yield SourceChange(fate, id, excerpt(deleted.get(id, "")), "")
    changed = [id for id in was if id in now and _what(was[id], now[id])]
    new = [id for id in now if id not in was and id in counted]
    begins = {each.id: excerpt(each.text) for each in records.fetch(connection, Feedback, [*changed, *new])}
    for id in changed:
        is_withdrawn = was[id].is_quoted and not now[id].is_quoted
        fate = Fate.WITHDRAWN if is_withdrawn or _is_closed(was[id], now[id]) else Fate.CHANGED
        yield SourceChange(fate, id, begins[id], ", ".join(_what(was[id], now[id])))
    for id in new:
        yield SourceChange(Fate.NEW, id, begins[id], "")


_OPENNESS = list(Level)


def _is_closed(was: Source, now: Source) -> bool:
    """Whether less of who said it may be told than was."""
    return _OPENNESS.index(Level(now.level)) > _OPENNESS.index(Level(was.level))


def _what(was: Source, now: Source) -> list[str]:
    """What of a piece has changed, in words."""
    told = f"how it may be told: {was.level} before, {now.level} now"
    is_as_told = (was.level, was.is_quoted) == (now.level, now.is_quoted)
    return [
        *(["its words"] if was.words != now.words else []),
        *(["who said it or agreed"] if was.who != now.who else []),
        *(["its themes or stances"] if was.themes != now.themes else []),
        *([] if is_as_told else [told if was.level != now.level else "whether it may be quoted"]),
    ]


def _names(connection: sa.Connection, people: Sequence[Named]) -> Iterator[NameChange]:
    for noun in (Noun.CONTACT, Noun.ORGANISATION):
        of_noun = [each for each in people if each.noun is noun]
        table = SHAPES[noun].table
        now = records.references(connection, table, [each.id for each in of_noun])
        gone = [each.id for each in of_noun if each.id not in now]
        deleted = storage.deleted(connection, noun, gone)
        for each in of_noun:
            if each.id not in now:
                yield NameChange(Fate.DELETED if each.id in deleted else Fate.ERASED, noun, each.name)
            elif now[each.id].name != each.name:
                yield NameChange(Fate.CHANGED, noun, each.name, now[each.id].name)


def sentences(found: Comparison) -> Iterator[str]:
    """Yield what has changed as sentences, what may no longer be told first."""
    if found.is_same:
        yield (
            f"Nothing that edition {found.edition.number} was made from has changed. "
            "What you wrote since is not compared."
        )
        return
    if found.is_to_be_withdrawn:
        yield "It tells what may no longer be told: look whether it is to be withdrawn."
    for fate in Fate:
        for name in found.names:
            if name.fate is fate:
                now = f": it is “{name.now}” now" if name.now else ""
                yield f"{_NAMED[fate]} “{name.name}”{now}."
        for source in found.sources:
            if source.fate is fate:
                words = f" “{source.words}”" if source.words else ""
                what = f": {source.what}" if source.what else ""
                yield f"{_HEARD[fate]}{words}{what}."
    for number in found.numbers:
        yield f"{number.place}: “{number.before or '–'}” before, “{number.after or '–'}” now."
    yield from found.problems


_NAMED = {
    Fate.ERASED: "It names somebody who was erased:",
    Fate.DELETED: "It names what was deleted:",
    Fate.WITHDRAWN: "It may no longer name",
    Fate.CHANGED: "It names by another name",
    Fate.NEW: "It does not name",
}
_HEARD = {
    Fate.ERASED: "Feedback was erased",
    Fate.DELETED: "Feedback was deleted",
    Fate.WITHDRAWN: "Feedback may no longer be told as it was",
    Fate.CHANGED: "Feedback was changed",
    Fate.NEW: "Feedback is new",
}


# Numbers


def _numbers(before: Document, today: Document) -> Iterator[NumberChange]:
    """Yield the lines whose numbers differ; a line is known by its place and its words."""
    was, now = _lines(before), _lines(today)
    for key in dict.fromkeys((*was, *now)):
        place, then = was.get(key, ("", ""))
        place, after = now.get(key, (place, ""))
        if then != after:
            yield NumberChange(place, then, after)


def _lines(document: Document) -> dict[tuple[str, ...], tuple[str, str]]:
    """Every line that has numbers, by what tells it from the others: its place, and how it reads."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    times: Counter[tuple[str, ...]] = Counter()
    for key, place, text in _counted(document):
        times[key] += 1
        found[(*key, str(times[key]))] = (place, text)
    return found


def _counted(document: Document) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for fact in document.facts:
        if _has_figure(fact.value):
            yield ("first page", fact.label), f"first page, {fact.label}", plain(fact.value)
    path: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            path = [*path[: block.level - 1], f"{block.code} {plain(block.text)}".strip()]
            continue
        section = " > ".join(path) or document.title
        for key, name, text in _of_block(block):
            yield (section, *key), f"{section}{', ' if name else ''}{name}", text


def _of_block(block: Block) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """The lines of a block that have numbers: what tells each apart, what it is called, how it reads."""
    match block:
        case Chart():
            yield from _of_block(block.table)
        case Table():
            for row in (*block.rows, *((block.total,) if block.total else ())):
                label = plain(row[0])
                for column, cell in zip(block.columns[1:], row[1:], strict=True):
                    if _has_figure(cell):
                        name = ", ".join(filter(None, (plain(block.caption), label, column.header)))
                        yield ("table", plain(block.caption), label, column.header), name, plain(cell)
        case StanceBar():
            yield ("stances",), "stances", plain(block.text)
        case _:
            for _, _, text, *_ in block_texts(block):
                if _has_figure(text):
                    yield (type(block).__name__, _words_of(text)), "", plain(text)


def _has_figure(text: Text) -> bool:
    return any(isinstance(span, Figure) for span in spans(text))


_BENT = frozenset({"is", "are", "was", "were", "has", "have", "it", "them", "stand", "show"})


def _words_of(text: Text) -> str:
    """The words of a line without its numbers, and without what these make of words: their plurals."""
    said = " ".join(str(span) for span in spans(text) if not isinstance(span, Figure))
    return " ".join(fold(word).rstrip("s") for word in words(said) if fold(word) not in _BENT)
