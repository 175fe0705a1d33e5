"""What lists must hold, said plainly and slowly: a whole project in memory, one record at a time, no SQL."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa

from engage.domain.agendas import Agenda, Theme
from engage.domain.briefings import Briefing
from engage.domain.commitments import Commitment, CommitmentState
from engage.domain.contacts import Contact
from engage.domain.disclosure import Rule, effective_level
from engage.domain.engagements import AttendanceStatus
from engage.domain.feedback import Feedback
from engage.domain.filters import DayRange, Filter, Flag, RatingRange, Term, Worker
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Record, Reference
from engage.domain.submissions import Submission
from engage.domain.text import fold, words
from engage.errors import EngageError
from engage.services import records, undo
from engage.services.checks import checked
from engage.services.projects import Project
from engage.storage import records as storage
from engage.storage import schema
from tests.builders import NOUNS, ids, keep_in_memory, new_project, record


@dataclass(frozen=True)
class World:
    """All records of a project."""

    all: dict[Noun, list[Any]]
    put_in_by: dict[str, str]
    """Who put in the record with a uid."""

    def get(self, noun: Noun, reference: Reference | None) -> Any:
        """The record that another one mentions."""
        return next(
            (found for found in self.all[noun] if reference is not None and found.id == reference.id), None
        )

    @property
    def feedback(self) -> list[Feedback]:
        """All that was said."""
        return self.all[Noun.FEEDBACK]


PEOPLE = ("AB", "Ána Example", "Sam Example", "")
"""Under whose names the records are put in."""

_SIZES = {
    Noun.AGENDA: 3,
    Noun.THEME: 9,
    Noun.CONSULTATION: 4,
    Noun.ORGANISATION: 9,
    Noun.CONTACT: 9,
    Noun.ENGAGEMENT: 7,
    Noun.SUBMISSION: 7,
    Noun.FEEDBACK: 20,
    Noun.COMMITMENT: 9,
    Noun.BRIEFING: 3,
}


def _fill(project: Project, chance: Random) -> World:
    """Put records of every noun into a project, and return them as they are kept."""
    me = project.who
    put_in_by = {}
    with project.transaction("Fill") as tx:
        agenda = Agenda(title="Example agenda")
        there: dict[str, list[int]] = {noun: [] for noun in NOUNS}
        there[Noun.AGENDA] += storage.add(tx.connection, [agenda]).values()
        put_in_by[agenda.uid] = me
    for noun, kind in NOUNS.items():
        size = chance.randint(_SIZES[noun] // 2, _SIZES[noun])
        while len(there[noun]) < size:
            project.who = chance.choice(PEOPLE)
            with project.transaction("Fill") as tx:
                try:
                    new = checked(tx.connection, record(chance, kind, there))
                except EngageError:
                    continue
                there[noun] += storage.add(tx.connection, [new]).values()
                put_in_by[new.uid] = project.who
        if noun is Noun.CONSULTATION:
            with project.reading() as connection:
                there["question"] = list(connection.execute(sa.select(schema.question.c.id)).scalars())
    project.who = chance.choice(PEOPLE)
    with project.transaction("Agree anew") as tx:
        # What was agreed may be agreed anew, after levels were chosen by it.
        again = sa.update(schema.engagement).where(schema.engagement.c.id.in_(there[Noun.ENGAGEMENT][:2]))
        tx.connection.execute(again.values(rule=chance.choice(list(Rule))))
    # What is taken out and put back was not put in by whoever did that.
    records.remove(project, Feedback, there[Noun.FEEDBACK][:2])
    undo.undo(project)
    project.who = me
    there = ids(project)
    with project.reading() as connection:
        everything = {noun: storage.fetch(connection, kind, there[noun]) for noun, kind in NOUNS.items()}
    return World(everything, put_in_by)


@contextmanager
def a_world(chance: Random) -> Iterator[tuple[Project, World]]:
    """A small project with records of every noun, and what is in it."""
    with tempfile.TemporaryDirectory() as folder:
        project = keep_in_memory(new_project(Path(folder) / "Example.engage"))
        yield project, _fill(project, chance)
        project.close()


# Words


def texts(found: Any) -> tuple[list[str], list[str]]:
    """The texts of a record's title and all its other texts, in the order in which they are indexed."""

    def of(*names: str) -> list[str]:
        values = (getattr(found, name) for name in names)
        return [text for value in values for text in (value if isinstance(value, tuple) else [value])]

    def reach() -> list[str]:
        lines = [email.address for email in found.emails] + [phone.number for phone in found.phones]
        for at in found.addresses:
            lines += [at.street, at.locality, at.region, at.postcode, at.country]
        return lines

    match found:
        case Organisation():
            return of("name", "short_name"), [
                *of("sector", "region", "country", "owner", "website", "notes"), *reach(), *of("tags")
            ]  # fmt: skip
        case Contact():
            roles = [role.role for role in found.affiliations]
            return of("title", "given_name", "family_name"), [
                *of("region", "country", "owner", "access_needs", "notes"), *roles, *reach(), *of("tags")
            ]  # fmt: skip
        case Theme():
            return of("code", "title"), of("description", "keywords", "notes", "tags")
        case Submission():
            return of("title"), of("file_name", "text", "notes", "tags")
        case Feedback():
            return of("text"), of("paraphrase", "notes", "unresolved", "tags")
        case Commitment():
            return of("text"), of("owner", "outcome", "notes", "unresolved", "tags")
        case Briefing():
            return of("title"), [*of("subtitle", "notes"), *(part.text for part in found.parts)]
    match NOUNS_OF[type(found)]:
        case Noun.AGENDA:
            return of("title"), of("version", "publisher", "notes")
        case Noun.CONSULTATION:
            return of("title"), [*of("description", "notes"), *(asked.text for asked in found.questions)]
        case _:
            attached = [document.name for document in found.documents]
            return of("title"), [*of("place", "owner", "summary", "notes", "tags"), *attached]


NOUNS_OF = {kind: noun for noun, kind in NOUNS.items()}


def has_words(found: Any, wanted: Sequence[str], *, may_go_on: bool) -> bool:
    """Whether the words stand one after the other in a record's texts."""
    for part in texts(found):
        there = [word for text in part for word in words(text)]
        for start in range(len(there) - len(wanted) + 1):
            *first, last = there[start : start + len(wanted)]
            if first == list(wanted[:-1]) and (
                last == wanted[-1] or (may_go_on and last.startswith(wanted[-1]))
            ):
                return True
    return False


# Fields


def holds(world: World, wanted: Filter, found: Any, today: dt.date) -> bool:
    """Whether a record is one that the filter asks for."""
    if not wanted.shows_archived and getattr(found, "archived", False):
        return False
    positive = [term for term in wanted.terms if not term.is_negated]
    themes = [term for term in positive if term.field == "theme"]
    stances = [term for term in positive if term.field == "stance"]
    # A theme and a stance, or a theme and its agenda, are asked for together.
    is_together = bool(stances) or wanted.noun is Noun.FEEDBACK
    for term in wanted.terms:
        if term in themes and is_together:
            continue
        if term in stances and themes:
            continue
        if _term_holds(world, wanted.noun, term, found, today) == term.is_negated:
            return False
    agendas = [term for term in positive if term.field == "agenda" and wanted.noun is Noun.FEEDBACK]
    near = {
        theme.id
        for theme in world.all[Noun.THEME]
        if not agendas or any(_named(world, Noun.AGENDA, theme.agenda, term) for term in agendas)
    }
    return not is_together or all(
        any(
            (stance is None or coding.stance in stance.values)
            and coding.theme.id in _themes(world, theme) & near
            for said in _said(world, wanted.noun, found)
            for coding in said.codings
        )
        for theme in themes
        for stance in stances or [None]
    )


def _said(world: World, noun: Noun, found: Any) -> Iterator[Feedback]:
    """The feedback that a record is about, made of, or has brought forth."""
    if noun is Noun.SUBMISSION:
        yield from (said for said in world.feedback if _is_passage_of(said, found))
        return
    for said in world.feedback:
        mention = {
            Noun.FEEDBACK: said,
            Noun.ORGANISATION: said.organisation,
            Noun.CONTACT: said.contact,
            Noun.ENGAGEMENT: said.engagement,
        }
        if noun is Noun.COMMITMENT:
            if found.feedback and found.feedback.id == said.id:
                yield said
        elif (who := mention[noun]) and who.id == found.id:
            yield said


def _is_passage_of(said: Feedback, found: Submission) -> bool:
    return any(passage.submission.id == found.id for passage in said.passages)


def is_known_theme(world: World, term: Term) -> bool:
    """Whether each of the themes that a term names is there."""
    return all(_named_themes(world, str(value)) for value in term.values)


def _named_themes(world: World, value: str) -> set[int]:
    themes = world.all[Noun.THEME]
    named = {theme.id for theme in themes if fold(theme.code) == value}
    if not named and words(value):
        named = {
            theme.id
            for theme in themes
            if all(any(own.startswith(word) for own in words(theme.title)) for word in words(value))
        }
    return {theme.id for theme in themes if named & set(_above(world, theme))}


def _above(world: World, theme: Theme) -> Iterator[int]:
    at: Theme | None = theme
    while at:
        yield at.id
        at = world.get(Noun.THEME, at.parent)


def _themes(world: World, term: Term) -> set[int]:
    return set().union(*(_named_themes(world, str(value)) for value in term.values))


def _contained(field: str, term: Term) -> bool:
    return any(str(value) in fold(field) for value in term.values)


def _named(world: World, noun: Noun, reference: Reference | None, term: Term) -> bool:
    """Whether a name, part of a name, or a uid means the record that is mentioned."""
    found = world.get(noun, reference)
    if found is None:
        return False
    names = [found.name if noun in (Noun.ORGANISATION, Noun.CONTACT) else found.title]
    if noun is Noun.ORGANISATION:
        names.append(found.short_name)
    uids = [str(value).replace("-", "") for value in term.values]
    return any(_contained(name, term) for name in names) or found.uid.replace("-", "") in uids


def _is(reference: Any, attribute: str, term: Term) -> bool:
    """Whether what is mentioned is one of a list, or has the text in a field."""
    value = getattr(reference, attribute, None)
    if attribute in ("region", "country", "sector"):
        return value is not None and _contained(value, term)
    return value is not None and value in term.values


def _within(value: Any, spans: Sequence[Any]) -> bool:
    return value is not None and any(
        (span.first is None or value >= span.first) and (span.last is None or value <= span.last)
        for span in spans
        if isinstance(span, DayRange | RatingRange)
    )


_DAYS = {
    Noun.CONSULTATION: "opens_on",
    Noun.ENGAGEMENT: "held_on",
    Noun.SUBMISSION: "received_on",
    Noun.FEEDBACK: "said_on",
    Noun.COMMITMENT: "due_on",
}


def _term_holds(world: World, noun: Noun, term: Term, found: Any, today: dt.date) -> bool:
    match term.field:
        case None:
            return has_words(found, [str(word) for word in term.values], may_go_on=not term.is_phrase)
        case "tag":
            return any(fold(tag) in term.values for tag in found.tags)
        case "is":
            return any(_flag(world, found, Flag(str(flag)), today) for flag in term.values)
        case "after" | "before" | "on":
            return _within(getattr(found, _DAYS[noun]), term.values)
        case "influence" | "interest":
            return _within(getattr(found, term.field), term.values)
        case "owner":
            return _contained(found.owner, term)
        case "by":
            who = fold(world.put_in_by[found.uid])
            return any(
                who == worker.name if worker.is_whole else worker.name in who
                for worker in term.values
                if isinstance(worker, Worker)
            )
        case "theme" if noun is Noun.THEME:
            return found.id in _themes(world, term)
        case "theme":
            wanted = _themes(world, term)
            return any(
                coding.theme.id in wanted for said in _said(world, noun, found) for coding in said.codings
            )
        case "stance":
            return any(
                any(coding.stance in term.values for coding in said.codings)
                or (not said.codings and said.stance in term.values)
                for said in _said(world, noun, found)
            )
        case _:
            return _OTHERS[noun](world, term, found)


def _organisation(world: World, term: Term, found: Organisation) -> bool:
    match term.field:
        case "name":
            return _named(world, Noun.ORGANISATION, Reference(found.id), term)
        case "size":
            return found.size_band in term.values
        case "engagement":
            return any(
                seat.organisation
                and seat.organisation.id == found.id
                and _named(world, Noun.ENGAGEMENT, held, term)
                for held in world.all[Noun.ENGAGEMENT]
                for seat in held.attendance
            )
    return _is(found, str(term.field), term)


def _contact(world: World, term: Term, found: Contact) -> bool:
    role = found.primary_affiliation
    present = world.get(Noun.ORGANISATION, role.organisation) if role else None
    match term.field:
        case "name":
            return _named(world, Noun.CONTACT, Reference(found.id), term)
        case "basis":
            return found.lawful_basis in term.values
        case "objection":
            return any(each in term.values for each in found.objections)
        case "size":
            return _is(present, "size_band", term)
        case "region" | "country":
            own = getattr(found, term.field)
            return _contained(own, term) if own else _is(present, term.field, term)
        case "organisation":
            return _named(world, Noun.ORGANISATION, role.organisation if role else None, term)
        case "engagement":
            return any(
                seat.contact and seat.contact.id == found.id and _named(world, Noun.ENGAGEMENT, held, term)
                for held in world.all[Noun.ENGAGEMENT]
                for seat in held.attendance
            )
    return _is(present, str(term.field), term)


def _engagement(world: World, term: Term, found: Any) -> bool:
    seats = found.attendance
    match term.field:
        case "kind" | "region":
            bodies = [world.get(Noun.ORGANISATION, seat.organisation) for seat in seats]
            return any(_is(body, term.field, term) for body in bodies)
        case "organisation":
            return any(_named(world, Noun.ORGANISATION, seat.organisation, term) for seat in seats)
        case "contact":
            return any(_named(world, Noun.CONTACT, seat.contact, term) for seat in seats)
        case "who":
            return any(_who(world, term, seat) for seat in seats)
        case "name":
            return _named(world, Noun.ENGAGEMENT, Reference(found.id), term)
        case "consultation":
            return _named(world, Noun.CONSULTATION, found.consultation, term)
        case "agenda":
            return _named(world, Noun.AGENDA, found.agenda, term)
        case "note":
            return found.note_state in term.values
    return _is(found, str(term.field), term)


def _who(world: World, term: Term, found: Any) -> bool:
    return _named(world, Noun.CONTACT, found.contact, term) or _named(
        world, Noun.ORGANISATION, found.organisation, term
    )


def _feedback(world: World, term: Term, found: Feedback) -> bool:
    body = world.get(Noun.ORGANISATION, found.organisation)
    held = world.get(Noun.ENGAGEMENT, found.engagement)
    asked = [
        (question, consultation)
        for consultation in world.all[Noun.CONSULTATION]
        for question in consultation.questions
        if found.question and question.id == found.question.id
    ]
    match term.field:
        case "size":
            return _is(body, "size_band", term)
        case "kind" | "region" | "country" | "sector":
            return _is(body, term.field, term)
        case "organisation" | "contact":
            return _named(world, Noun(term.field), getattr(found, term.field), term)
        case "who":
            return _who(world, term, found)
        case "engagement":
            return _named(world, Noun.ENGAGEMENT, found.engagement, term)
        case "consultation":
            places = [held.consultation if held else None, *(Reference(each.id) for _, each in asked)]
            places += [world.get(Noun.SUBMISSION, at.submission).consultation for at in found.passages]
            return any(_named(world, Noun.CONSULTATION, place, term) for place in places)
        case "submission":
            return any(_named(world, Noun.SUBMISSION, passage.submission, term) for passage in found.passages)
        case "agenda":
            themes = [world.get(Noun.THEME, coding.theme) for coding in found.codings]
            return any(_named(world, Noun.AGENDA, theme.agenda, term) for theme in themes)
        case "question":
            return any(
                fold(question.number) in term.values or _contained(question.text, term)
                for question, _ in asked
            )
        case "channel" | "rule":
            return _is(held, term.field, term)
        case "disclosure":
            is_permitted = bool(found.permission_by and found.permission_on and found.permission_how)
            return effective_level(found.disclosure, held.rule if held else None, is_permitted) in term.values
    return _is(found, str(term.field), term)


def _submission(world: World, term: Term, found: Submission) -> bool:
    match term.field:
        case "kind":
            return _is(world.get(Noun.ORGANISATION, found.organisation), "kind", term)
        case "who":
            return _who(world, term, found)
    return _named(world, Noun(str(term.field)), getattr(found, str(term.field)), term)


def _commitment(world: World, term: Term, found: Commitment) -> bool:
    match term.field:
        case "kind":
            return _is(world.get(Noun.ORGANISATION, found.organisation), "kind", term)
        case "organisation" | "contact" | "engagement":
            return _named(world, Noun(term.field), getattr(found, term.field), term)
        case "who":
            return _who(world, term, found)
    return _is(found, str(term.field), term)


def _agenda_of(world: World, term: Term, found: Any) -> bool:
    return _named(world, Noun.AGENDA, found.agenda, term)


def _theme(world: World, term: Term, found: Theme) -> bool:
    if term.field != "kind":
        return _agenda_of(world, term, found)
    return any(
        _is(world.get(Noun.ORGANISATION, said.organisation), "kind", term)
        for said in world.feedback
        for coding in said.codings
        if (theme := world.get(Noun.THEME, coding.theme)) and found.id in _above(world, theme)
    )


_OTHERS: dict[Noun, Callable[[World, Term, Any], bool]] = {
    Noun.ORGANISATION: _organisation,
    Noun.CONTACT: _contact,
    Noun.THEME: _theme,
    Noun.CONSULTATION: _agenda_of,
    Noun.ENGAGEMENT: _engagement,
    Noun.SUBMISSION: _submission,
    Noun.FEEDBACK: _feedback,
    Noun.COMMITMENT: _commitment,
    Noun.BRIEFING: lambda world, term, found: _is(found, str(term.field), term),
}


def _flag(world: World, found: Any, flag: Flag, today: dt.date) -> bool:
    noun = NOUNS_OF[type(found)]
    match flag:
        case Flag.ARCHIVED:
            return bool(found.archived)
        case Flag.ANY:
            return True
        case Flag.HEARD:
            return any(_said(world, noun, found))
        case Flag.UNHEARD:
            return not any(_said(world, noun, found))
        case Flag.REVIEW:
            return found.review_on is not None and found.review_on <= today
        case Flag.INCOMPLETE:
            ground = (found.lawful_basis, found.basis_source.strip(" "), found.basis_on, found.review_on)
            return not all(ground)
        case Flag.CODED | Flag.UNCODED if noun is Noun.SUBMISSION:
            return any(_said(world, noun, found)) == (flag is Flag.CODED)
        case Flag.CODED | Flag.UNCODED:
            codings = (
                [coding for said in world.feedback for coding in said.codings if coding.theme.id == found.id]
                if noun is Noun.THEME
                else found.codings
            )
            return bool(codings) == (flag is Flag.CODED)
        case Flag.KEY:
            return bool(found.is_key_point)
        case Flag.EVIDENCE:
            return bool(found.has_evidence)
        case Flag.UNRESOLVED:
            return bool(found.unresolved)
        case Flag.VERBATIM:
            return bool(found.is_verbatim)
        case Flag.AGREED:
            return bool(found.agreements)
        case Flag.ATTRIBUTED | Flag.UNATTRIBUTED:
            return bool(found.contact or found.organisation) == (flag is Flag.ATTRIBUTED)
        case Flag.OPEN:
            return found.state is CommitmentState.OPEN
        case Flag.SOON:
            is_soon = found.due_on is not None and 0 <= (found.due_on - today).days <= 7
            return found.state is CommitmentState.OPEN and is_soon
        case Flag.LATER:
            is_later = found.due_on is None or (found.due_on - today).days > 7
            return found.state is CommitmentState.OPEN and is_later
        case Flag.OVERDUE:
            return bool(found.is_overdue(today))


# Orders


def ordered(world: World, noun: Noun, sort: str) -> list[int]:
    """The ids of all records of a noun in order; where all else is equal, by id."""
    name = sort.removeprefix("-")
    keys = {found.id: _key(world, noun, found, name) for found in world.all[noun]}
    filled = [id for id in keys if keys[id] is not None]
    blank = sorted(id for id in keys if keys[id] is None)
    filled.sort(key=lambda id: (keys[id], id), reverse=sort.startswith("-"))
    return filled + (blank[::-1] if sort.startswith("-") else blank)


def _key(world: World, noun: Noun, found: Any, name: str) -> Any:
    match noun, name:
        case Noun.ORGANISATION, "name":
            return _sort_name(found)
        case Noun.CONTACT, "name":
            return _sort_name(found)
        case ((Noun.ORGANISATION | Noun.CONTACT), "last_heard"):
            return max(_days_heard(world, noun, found), default=None)
        case ((Noun.ORGANISATION | Noun.CONTACT), "tags"):
            return min(map(fold, found.tags), default=None)
        case Noun.CONTACT, "organisation":
            role = found.primary_affiliation
            return _sort_name(world.get(Noun.ORGANISATION, role.organisation)) if role else None
        case Noun.CONTACT, "region":
            role = found.primary_affiliation
            present = world.get(Noun.ORGANISATION, role.organisation) if role else None
            return fold(found.region or (present.region if present else "")) or None
        case Noun.THEME, "code":
            return found.agenda.id, _counted(found.code)
        case ((Noun.SUBMISSION | Noun.FEEDBACK | Noun.COMMITMENT), "who"):
            who = world.get(Noun.ORGANISATION, found.organisation) or world.get(Noun.CONTACT, found.contact)
            return _sort_name(who) if who else None
        case Noun.FEEDBACK, "theme":
            return _counted(found.codings[0].theme.kind) if found.codings else None
        case Noun.FEEDBACK, "stance":
            return found.codings[0].stance.value if found.codings else found.stance
        case ((Noun.SUBMISSION | Noun.FEEDBACK), "engagement"):
            held = world.get(Noun.ENGAGEMENT, found.engagement)
            return (fold(held.title) or None) if held else None
        case _:
            value = getattr(found, name)
            return (fold(value) or None) if type(value) is str else value


def _days_heard(world: World, noun: Noun, found: Any) -> Iterator[dt.date]:
    """The days on which somebody said something or attended."""
    for said in world.all[Noun.FEEDBACK]:
        who = getattr(said, noun)
        if who and who.id == found.id:
            yield said.said_on
    for held in world.all[Noun.ENGAGEMENT]:
        for seat in held.attendance:
            who = getattr(seat, noun)
            if who and who.id == found.id and seat.status is AttendanceStatus.ATTENDED:
                yield held.held_on


def _sort_name(found: Record) -> str:
    if isinstance(found, Contact):
        return fold(" ".join(part for part in (found.family_name, found.given_name) if part))
    assert isinstance(found, Organisation)
    return fold(found.name).removeprefix("the ")


def _counted(code: str) -> list[tuple[int, int, str]]:
    """A code as people count: its numbers by their value, and before all that is not a number."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, fold(part)) for part in code.split(".")]
