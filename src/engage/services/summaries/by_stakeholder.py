"""What each organisation said, its people, and what was promised to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from engage.domain.counting import Voice
from engage.domain.disclosure import Level, plural
from engage.domain.leaks.search import Owner
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.text import fold
from engage.services.summaries import heeding
from engage.services.summaries.closing import closing
from engage.services.summaries.commitments import Promise, held_promises, promises_table, read_promises
from engage.services.summaries.document import (
    Block,
    BulletList,
    Document,
    Heading,
    Item,
    Paragraph,
    Quote,
    Strong,
    Tone,
)
from engage.services.summaries.kinds import kinds_table
from engage.services.summaries.passages import document, opening, quote
from engage.services.summaries.pieces import kind
from engage.services.summaries.scope import Scope
from engage.services.summaries.tally import pieces_of
from engage.services.summaries.themes import Themes, by_theme, read_agendas, read_themes, title_of
from engage.services.summaries.wording import capital, pieces
from engage.storage import records, summaries


@dataclass(frozen=True, slots=True)
class _Speakers:
    """Voices by whoever they may be put down to."""

    organisations: dict[int, list[Voice]] = field(default_factory=lambda: defaultdict(list))
    people: dict[int, list[Voice]] = field(default_factory=lambda: defaultdict(list))
    """Contacts who spoke for no organisation."""
    kinds: dict[OrganisationKind, list[Voice]] = field(default_factory=lambda: defaultdict(list))
    others: list[Voice] = field(default_factory=list)


def build(scope: Scope) -> Document:
    """Return the summary by stakeholder.

    Outside, an organisation has a section where something may be put down to it by name, and that alone
    stands in it. Everything else that may be quoted follows by kind, and then as of participants.
    """
    themes = read_themes(scope)
    voices = list(scope.voices)
    speakers = _speakers(scope, voices)
    promises = read_promises(scope, lambda at, said: scope.is_whole or said in scope.pieces)
    named = [promise for promise in promises if promise.names_organisation]
    blocks: list[Block] = [
        Heading(1, "In short"),
        opening(scope, voices),
        *kinds_table(scope, voices, "Who spoke"),
        *_organisations(scope, speakers.organisations, themes, named),
        *_people(scope, speakers.people, themes),
        *_not_named(scope, speakers, themes),
    ]
    others = promises_table(scope, [promise for promise in promises if not promise.names_organisation])
    if others:
        blocks += [Heading(1, "Other follow-ups"), *others]
    agendas = read_agendas(scope, themes, voices)
    how = () if scope.is_internal else ("Under a name stands only what may be put down to it by name.",)
    blocks += closing(scope, voices, how, tuple(held_promises(promises)))
    promised = frozenset[Owner]().union(*(promise.named for promise in promises if promise.is_printed))
    return document(scope, "What we heard, by stakeholder", voices, agendas, blocks, named=promised)


def _speakers(scope: Scope, voices: Iterable[Voice]) -> _Speakers:
    speakers = _Speakers()
    for voice in voices:
        piece = scope.pieces[voice.feedback]
        said_by, of_kind = piece.feedback, kind(piece.feedback)
        if said_by.organisation and piece.names_organisation:
            speakers.organisations[said_by.organisation.id].append(voice)
        elif said_by.contact and piece.level is Level.NAMED:
            speakers.people[said_by.contact.id].append(voice)
        elif of_kind and piece.level is Level.KIND:
            speakers.kinds[of_kind].append(voice)
        else:
            speakers.others.append(voice)
    return speakers


# Organisations


def _organisations(
    scope: Scope, said: dict[int, list[Voice]], themes: Themes, promises: Sequence[Promise]
) -> Iterator[Block]:
    promised: dict[int, list[Promise]] = defaultdict(list)
    for promise in promises:
        if promise.commitment.organisation and promise.is_printed:
            promised[promise.commitment.organisation.id].append(promise)
    found = records.fetch(scope.connection, Organisation, sorted({*said, *promised}))
    found.sort(key=lambda organisation: (fold(organisation.name).removeprefix("the "), organisation.id))
    known = summaries.people(scope.connection, said) if scope.is_internal else {}
    people = heeding.people(scope.connection, known)
    for of_kind in OrganisationKind:
        of_this_kind = [organisation for organisation in found if organisation.kind is of_kind]
        if of_this_kind:
            yield Heading(1, capital(plural(of_kind)))
        for organisation in of_this_kind:
            voices = said.get(organisation.id, [])
            yield Heading(2, organisation.name)
            yield from _particulars(scope, organisation)
            if voices:
                yield Paragraph(pieces(pieces_of(voice.feedback for voice in voices)), Tone.QUIET)
            yield from _their_people(scope, voices, people.get(organisation.id, []))
            yield from _quotes(scope, voices, themes)
            if table := promises_table(scope, promised[organisation.id], says_to_whom=False):
                yield from (_label("Follow-ups"), *table)


def _particulars(scope: Scope, organisation: Organisation) -> Iterator[Block]:
    """What kind of body it is; how we judge it and who looks after it is for ourselves."""
    # Wales is a region and a country.
    places = dict.fromkeys((organisation.region, organisation.country))
    parts = [organisation.short_name, organisation.sector, *places]
    if organisation.members_represented:
        parts.append(f"{organisation.members_represented:,} members")
    if scope.is_internal:
        ratings = (("influence", organisation.influence), ("interest", organisation.interest))
        parts += [f"{what} {rating} of 5" for what, rating in ratings if rating]
        parts.append(f"looked after by {organisation.owner}" if organisation.owner else "")
    if line := " · ".join(filter(None, parts)):
        yield Paragraph(line, Tone.QUIET)


def _their_people(
    scope: Scope, voices: Sequence[Voice], known: Sequence[summaries.Person]
) -> Iterator[Block]:
    """Who speaks for it: among ourselves all its people, outside those alone who may be named."""
    spoken: dict[int, list[int]] = defaultdict(list)
    names: dict[int, str] = {}
    for person in known:
        names[person.contact] = ", ".join(filter(None, (person.name, person.role)))
    for voice in voices:
        piece = scope.pieces[voice.feedback]
        contact = piece.feedback.contact
        if contact and piece.level is Level.NAMED:
            names.setdefault(contact.id, contact.name)
            spoken[contact.id].append(piece.id)
    items = [
        Item((f"{name}: ", *pieces(pieces_of(spoken[contact]))) if spoken[contact] else name)
        for contact, name in names.items()
    ]
    if items:
        yield from (_label("People"), BulletList(tuple(items)))


# Everybody else


def _people(scope: Scope, said: dict[int, list[Voice]], themes: Themes) -> Iterator[Block]:
    named = sorted((_contact_name(scope, voices), contact) for contact, voices in said.items())
    if named:
        yield Heading(1, "People without an organisation")
    for name, contact in named:
        yield Heading(2, name)
        yield Paragraph(pieces(pieces_of(voice.feedback for voice in said[contact])), Tone.QUIET)
        yield from _quotes(scope, said[contact], themes)


def _contact_name(scope: Scope, voices: Sequence[Voice]) -> str:
    contact = scope.pieces[voices[0].feedback].feedback.contact
    return contact.name if contact else ""


def _not_named(scope: Scope, speakers: _Speakers, themes: Themes) -> Iterator[Block]:
    groups = [(capital(plural(k)), speakers.kinds[k]) for k in OrganisationKind if k in speakers.kinds]
    if speakers.others and not scope.is_internal:
        groups.append(("Participants", speakers.others))
    if groups:
        yield Heading(1, "Not named")
    elif speakers.others:
        yield Heading(1, "Speaker not known")
        groups.append(("", speakers.others))
    for title, voices in groups:
        if title:
            yield Heading(2, title)
        yield Paragraph(pieces(pieces_of(voice.feedback for voice in voices)), Tone.QUIET)
        yield from _quotes(scope, voices, themes)


def _quotes(scope: Scope, voices: Sequence[Voice], themes: Themes) -> Iterator[Block]:
    """What was said, each piece once, under the themes that it bears on."""
    said: dict[int, list[Voice]] = defaultdict(list)
    for _, on_theme in by_theme(themes, voices):
        for voice in on_theme:
            said[voice.feedback].append(voice)
    groups: dict[tuple[int | None, ...], list[list[Voice]]] = defaultdict(list)
    for feedback, on_themes in said.items():
        if scope.pieces[feedback].is_quoted:
            groups[tuple(voice.theme for voice in on_themes)].append(on_themes)
    for group, quoted in groups.items():
        yield _label("; ".join(title_of(themes[theme]) for theme in group))
        for on_themes in quoted:
            yield _quote(scope, on_themes, themes)


def _quote(scope: Scope, on_themes: Sequence[Voice], themes: Themes) -> Quote:
    """A quote, which says of a key point that it is one, and of several stances which is towards what."""
    piece = scope.pieces[on_themes[0].feedback]
    notes = ["key point" if piece.is_key_point else "", piece.note]
    stances = {voice.stance for voice in on_themes}
    if len(stances) > 1:
        codes = ((voice.stance, themes[voice.theme]) for voice in on_themes)
        notes += [f"{stance.label} on {theme.code}" for stance, theme in codes if theme]
    found = quote(piece, stances.pop() if len(stances) == 1 else None)
    return replace(found, note=", ".join(filter(None, notes)))


def _label(text: str) -> Paragraph:
    """A line above what belongs together, which makes no section."""
    return Paragraph(Strong(text))
