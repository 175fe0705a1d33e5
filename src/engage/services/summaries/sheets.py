"""One person or one body, with everything: roles, addresses, engagements, what was said and promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from engage.domain.contacts import Contact
from engage.domain.leaks.search import Owner
from engage.domain.objections import Objection, Use, against
from engage.domain.organisations import Organisation, RelationKind
from engage.domain.records import Noun
from engage.services.summaries import heeding, holdings
from engage.services.summaries.document import (
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Text,
    Tone,
)
from engage.services.summaries.holdings import Holdings, read_holdings
from engage.services.summaries.lists import left_out, list_document, notices, number_of
from engage.services.summaries.scope import Scope
from engage.services.summaries.seats import addressed
from engage.services.summaries.tellable import asks_too_much, tellable
from engage.services.summaries.wording import capital, day, plural
from engage.storage import listings, records, summaries

_Section = tuple[str, Sequence[Block]]


def contact_sheet(scope: Scope) -> Document:
    """Return the sheet of each selected contact; outside, of those who may be named, and what may be told."""
    found = records.fetch(scope.connection, Contact, scope.selected)
    open_to_all = _open(scope)
    kept_out = {each.id: wish for each in found if (wish := against(each.objections, Use.TELL))}
    shown = [
        each
        for each in found
        if each.id not in kept_out and (scope.is_internal or (Noun.CONTACT, each.id) in open_to_all)
    ]
    held = read_holdings(scope, Noun.CONTACT, [each.id for each in shown])

    def sections(contact: Contact) -> Iterator[_Section]:
        if scope.is_internal:
            yield "Details", [*_asked(contact), holdings.particulars(contact, Noun.CONTACT)]
            yield "Roles", holdings.roles(contact)
        yield from _shared(scope, held, contact.id)

    titles = {contact.id: addressed(contact) or "A contact" for contact in shown}
    sheets = [(titles[contact.id], list(sections(contact))) for contact in shown]
    named: set[Owner] = {(Noun.CONTACT, contact.id) for contact in shown}
    named |= {
        (Noun.ORGANISATION, role.organisation.id)
        for contact in shown
        for role in contact.affiliations
        if scope.is_internal
    }
    return _document(
        scope, "Contact sheet", sheets, named | held.named([*titles]), Counter(kept_out.values())
    )


def organisation_sheet(scope: Scope) -> Document:
    """Return the sheet of each selected organisation, as `contact_sheet` does for people."""
    found = records.fetch(scope.connection, Organisation, scope.selected)
    open_to_all = _open(scope)
    shown = [each for each in found if scope.is_internal or (Noun.ORGANISATION, each.id) in open_to_all]
    ids = [body.id for body in shown]
    held = read_holdings(scope, Noun.ORGANISATION, ids)
    people = heeding.people(scope.connection, summaries.people(scope.connection, ids))
    others = listings.relations_to(scope.connection, ids)
    named: set[Owner] = {(Noun.ORGANISATION, id) for id in ids}

    def may_stand(owner: Owner) -> bool:
        if is_told := scope.is_internal or owner in open_to_all:
            named.add(owner)
        return is_told

    def sections(body: Organisation) -> Iterator[_Section]:
        if scope.is_internal:
            yield "Details", [holdings.particulars(body, Noun.ORGANISATION)]
        else:
            yield "Details", holdings.bullets(list(_open_particulars(body)))
        names = [
            f"{person.name}, {person.role}" if person.role and scope.is_internal else person.name
            for person in people.get(body.id, [])
            if may_stand((Noun.CONTACT, person.contact))
        ]
        yield "People", holdings.bullets(list(dict.fromkeys(names)))
        yield "Relations", holdings.bullets(list(_relations(body, others.get(body.id, []), may_stand)))
        yield from _shared(scope, held, body.id)

    sheets = [(body.name, list(sections(body))) for body in shown]
    return _document(scope, "Organisation sheet", sheets, named | held.named(ids))


def _open(scope: Scope) -> frozenset[Owner]:
    return frozenset() if scope.is_internal or asks_too_much(scope) else tellable(scope)


def _asked(contact: Contact) -> list[Block]:
    lines = tuple(capital(wish.label) for wish in contact.objections)
    return [Callout("What they asked of us", lines)] if lines else []


def _open_particulars(body: Organisation) -> Iterator[str]:
    yield capital(body.kind.label)
    yield from filter(None, (body.sector, ", ".join(filter(None, (body.region, body.country)))))
    if body.members_represented:
        yield f"{body.members_represented:,} members"


def _relations(
    body: Organisation, others: Sequence[tuple[int, str, str]], may_stand: Callable[[Owner], bool]
) -> Iterator[str]:
    """How it stands to others, and others to it."""
    for relation in body.relations:
        if may_stand((Noun.ORGANISATION, relation.other.id)):
            since = f" since {day(relation.started)}" if relation.started else ""
            until = f" until {day(relation.ended)}" if relation.ended else ""
            yield f"{capital(_STANDS[relation.kind])} {relation.other.name}{since}{until}"
    for id, name, kind in others:
        if may_stand((Noun.ORGANISATION, id)):
            yield f"{name} {_STANDS[RelationKind(kind)]} it"


_STANDS = {
    RelationKind.MEMBER_OF: "is a member of",
    RelationKind.AFFILIATED_TO: "is affiliated to",
    RelationKind.PART_OF: "is part of",
    RelationKind.FUNDS: "funds",
}


def _shared(scope: Scope, held: Holdings, id: int) -> Iterator[_Section]:
    yield "Engagements", holdings.engagements(scope, held.seats.get(id, ()))
    yield "What was said", list(holdings.quotes(held.pieces.get(id, ())))
    agreed = [Item(piece.text) for piece in held.agreed.get(id, ()) if piece.is_quoted]
    yield "Agreed with", [BulletList(tuple(agreed))] if agreed else []
    yield "Sent in", holdings.sent_in(held.submissions.get(id, ()))
    yield "Follow-ups", holdings.follow_ups(scope, held.promises.get(id, ()))


def _document(
    scope: Scope,
    title: str,
    sheets: Sequence[tuple[str, Sequence[_Section]]],
    named: set[Owner] | frozenset[Owner],
    asked: Mapping[Objection, int] = MappingProxyType({}),
) -> Document:
    blocks: list[Block] = []
    is_single = len(sheets) == 1
    level: Literal[1, 2] = 1 if is_single else 2
    for number, (name, sections) in enumerate(sheets):
        if not is_single:
            blocks += [*([PageBreak()] if number else []), Heading(1, name)]
        for heading, found in sections:
            if found:
                blocks += [Heading(level, heading), *found]
    if not sheets:
        nobody = (
            "is in this selection" if scope.is_internal or not len(scope.selected) else "may be named here"
        )
        blocks.append(Paragraph(f"No {scope.wanted.noun.label} {nobody}.", Tone.LEAD))
    counts = number_of(scope.wanted.noun, len(scope.selected))
    not_named = len(scope.selected) - len(sheets) - sum(asked.values())
    blocks += notices(scope, [*_held(scope, not_named)], [*left_out(asked)])
    if is_single:
        return list_document(scope, sheets[0][0], counts, blocks, subtitle=title, named=named)
    return list_document(scope, f"{title}s", counts, blocks, named=named)


def _held(scope: Scope, number: int) -> Iterator[Text]:
    if number and not scope.is_internal:
        yield (
            *number_of(scope.wanted.noun, number),
            f" {plural(number, 'is', 'are')} not named: nothing of them may be told.",
        )
    yield "What may not be put down to them by name is left out, and not counted."
    yield "How they are reached, and what we note of them, is told to nobody outside."
