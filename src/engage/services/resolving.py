"""Settling the marks of logged lines that named nobody and nothing known when they were typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from engage.domain.agendas import Theme
from engage.domain.changes import Changes
from engage.domain.choices import excerpt
from engage.domain.contacts import Contact
from engage.domain.engagements import Engagement
from engage.domain.feedback import Agreement, Coding, Feedback, Stance
from engage.domain.filters import quoted
from engage.domain.organisations import Organisation
from engage.domain.quick_log import MarkKind, marks
from engage.domain.records import Noun, Reference
from engage.domain.text import begin_words, fold, words
from engage.errors import NotFound
from engage.services import records
from engage.services.checks import checked
from engage.services.line_reader import present_organisation
from engage.storage import records as stored
from engage.storage.project import Project
from engage.storage.shapes import SHAPES

_OF_SOMEBODY = {MarkKind.WHO, MarkKind.AGREES}

OFFERED = 12
"""Contacts and organisations that are offered beside those in the room."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something that a mark may mean."""

    noun: Noun
    reference: Reference
    was_there: bool = False
    """At the engagement at which the line was logged."""


def named_by(mark: str) -> tuple[MarkKind | None, str]:
    """Return what kind of thing a mark names, and by what: `#"green steel"` a theme by "green steel"."""
    found = next(iter(marks(mark)), None)
    return (found.kind, found.value) if found else (None, mark)


def is_naming(mark: str, name: str) -> bool:
    """Return whether a mark names somebody by this name, as having said something or as agreeing."""
    kind, named = named_by(mark)
    return kind in _OF_SOMEBODY and fold(named) == fold(name)


def candidates(project: Project, feedback: int, mark: str, typed: str) -> list[Candidate]:
    """Return what a mark may mean going by what is typed: those who were there first.

    With nothing typed, all who were there; of themes, those of the engagement's agenda.
    """
    said = records.get(project, Feedback, feedback)
    held = records.get(project, Engagement, said.engagement.id) if said.engagement else None
    if named_by(mark)[0] is MarkKind.THEME:
        return _themes(project, held, typed)
    found = [
        Candidate(noun, reference, was_there=True)
        for seat in (held.attendance if held else ())
        for noun, reference in ((Noun.CONTACT, seat.contact), (Noun.ORGANISATION, seat.organisation))
        if reference and (not words(typed) or begin_words(words(typed), words(reference.name)))
    ]
    if words(typed):
        for noun, record in ((Noun.ORGANISATION, Organisation), (Noun.CONTACT, Contact)):
            ids = records.ids(project, record, f"name:{quoted(typed)}")[:OFFERED]
            with project.reading() as connection:
                known = stored.references(connection, SHAPES[noun].table, ids)
            found += [Candidate(noun, known[id]) for id in ids]
    return list({(each.noun, each.reference.id): each for each in reversed(found)}.values())[::-1]


def _themes(project: Project, held: Engagement | None, typed: str) -> list[Candidate]:
    agenda = f"agenda:{quoted(held.agenda.uid)}" if held and held.agenda else ""
    themes = records.rows(project, Theme, records.ids(project, Theme, agenda))
    return [
        Candidate(Noun.THEME, Reference(theme.id, theme.uid, theme.title, theme.code, theme.colour))
        for theme in themes
        if fold(theme.code).startswith(fold(typed).strip())
        or begin_words(words(typed), words(" ".join((theme.title, *theme.keywords))))
    ]


def resolve(project: Project, feedback: Sequence[int], mark: str, noun: Noun, id: int) -> Changes:
    """Say whom or what a mark means, in all of the feedback that has it.

    Who said it is entered where nobody is yet, else as somebody who agrees. Raises `NotFound`.
    """
    meant = _chosen(project, noun, id)
    with project.transaction(f"Resolve {excerpt(mark)} as {excerpt(meant.name)}") as tx:
        _settle(tx.connection, feedback, mark, _entering(tx.connection, noun, meant, mark, project.who))
    return tx.changes


def resolve_as_new(
    project: Project, feedback: Sequence[int], mark: str, record: Organisation | Contact
) -> Changes:
    """Put in a new organisation or contact, and say that a mark means it; raises `Invalid`."""
    with project.transaction(f"Add {excerpt(record.name)}, and resolve {excerpt(mark)}") as tx:
        noun, meant = _put_in(tx.connection, record)
        _settle(tx.connection, feedback, mark, _entering(tx.connection, noun, meant, mark, project.who))
    return tx.changes


def _chosen(project: Project, noun: Noun, id: int) -> Reference:
    """Return how what was chosen is mentioned; raises `NotFound` where it has gone since."""
    with project.reading() as connection:
        meant = stored.references(connection, SHAPES[noun].table, [id]).get(id)
    if meant is None:
        raise NotFound(f"The {noun.label} is no longer there", "", "Choose another one")
    return meant


def _put_in(connection: sa.Connection, record: Organisation | Contact) -> tuple[Noun, Reference]:
    """Put in a new organisation or contact, and return how it is mentioned."""
    new, noun = checked(connection, record), records.noun_of(type(record))
    id = stored.add(connection, [new])[new.uid]
    return noun, stored.references(connection, SHAPES[noun].table, [id])[id]


def leave(project: Project, feedback: Sequence[int], mark: str) -> Changes:
    """Ask no more about a mark; it is kept among the notes."""

    def note(said: Feedback) -> Feedback:
        return replace(said, notes="\n".join(filter(None, (said.notes, mark))))

    with project.transaction(f"Leave {excerpt(mark)} unresolved") as tx:
        _settle(tx.connection, feedback, mark, note)
    return tx.changes


def _settle(
    connection: sa.Connection, feedback: Sequence[int], mark: str, enter: Callable[[Feedback], Feedback]
) -> None:
    there = stored.fetch(connection, Feedback, feedback)
    if not there:
        raise NotFound("The feedback is no longer there", "", "Look at the list again")
    for was in there:
        if mark in was.unresolved:
            rest = list(was.unresolved)
            rest.remove(mark)
            stored.save(
                connection, checked(connection, replace(enter(was), unresolved=tuple(rest)), was), was
            )


def _entering(
    connection: sa.Connection, noun: Noun, meant: Reference, mark: str, by: str
) -> Callable[[Feedback], Feedback]:
    """Return what enters into a piece of feedback what a mark means."""
    if noun is Noun.THEME:
        return lambda said: _coded(said, meant, by)
    body = present_organisation(connection, meant) if noun is Noun.CONTACT else meant
    person = meant if noun is Noun.CONTACT else None
    is_speaker = named_by(mark)[0] is MarkKind.WHO

    def enter(said: Feedback) -> Feedback:
        if is_speaker and not (said.contact or said.organisation):
            return replace(said, contact=person, organisation=body)
        agreement = Agreement(contact=person, organisation=None if person else body)
        return replace(said, agreements=(*said.agreements, agreement))

    return enter


def _coded(said: Feedback, theme: Reference, by: str) -> Feedback:
    if any(coding.theme.id == theme.id for coding in said.codings):
        return said
    coding = Coding(theme=theme, stance=said.stance or Stance.UNCLEAR, coded_by=by)
    return replace(said, codings=(*said.codings, coding))
