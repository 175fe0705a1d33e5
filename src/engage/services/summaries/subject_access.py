"""Everything that is held on one person, to be handed to that person (UK GDPR, Article 15)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from engage.domain.contacts import Contact, LawfulBasis
from engage.domain.leaks.search import Owner
from engage.domain.record_fields import FIELDS
from engage.domain.records import Noun
from engage.services.summaries import holdings
from engage.services.summaries.document import (
    Block,
    BulletList,
    Callout,
    Column,
    Day,
    Document,
    Heading,
    Item,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    Tone,
)
from engage.services.summaries.holdings import Holdings, read_holdings
from engage.services.summaries.lists import list_document, notices, number_of
from engage.services.summaries.pieces import Piece
from engage.services.summaries.scope import Scope
from engage.services.summaries.tellable import tellable
from engage.services.summaries.third_parties import Others, others
from engage.services.summaries.wording import capital, day
from engage.storage import earlier_values, journal, records

_TITLE = "What we hold about you"
MOST_DEEDS = 100_000

COPIES = (
    "Everything above stands in the project’s one file.",
    "The file’s journal, from which deeds are undone, keeps earlier values of what was changed or deleted.",
    "Copies of the file hold what it held when they were made.",
    "Engage keeps such copies in its backup folder for up to a year, and then deletes them.",
    "Others are made by hand, or by the computer’s own backup.",
    "Documents that were made from the project and saved or sent are not recorded here.",
)
_CAN_BE_OBJECTED_TO = (None, LawfulBasis.PUBLIC_TASK, LawfulBasis.LEGITIMATE_INTERESTS)
"""Article 21 is for two grounds; where none is recorded, nobody is told that it may not be one of them."""


def build(scope: Scope) -> Document:
    """Return the file on the one contact that is selected; on nobody where there are several, or outside."""
    count = number_of(Noun.CONTACT, len(scope.selected))
    if not scope.is_internal:
        why: list[Text] = ["All of it: this file is for the person whom it is about, and for ourselves."]
        return list_document(scope, "Subject access", "", notices(scope, why))
    found = records.fetch(scope.connection, Contact, scope.selected)
    if len(found) != 1:
        text = 'This file is on one person. Choose one with the filter: name:"Ana Example".'
        return list_document(scope, "Subject access", count, [Paragraph(text, Tone.LEAD)])
    (contact,) = found
    held = read_holdings(scope, Noun.CONTACT, [contact.id])
    rest = others(scope.connection, contact)
    blocks: list[Block] = [
        Heading(1, "About this file"),
        Paragraph(
            f"This is all that the project “{scope.details.name}” held about you on {day(scope.made_on)}.",
            Tone.LEAD,
        ),
        BulletList(tuple(Item(line) for line in about(scope, contact))),
        Heading(1, "Your details"),
        *_wishes(contact),
        _without_others(rest, holdings.particulars(contact, Noun.CONTACT), "Notes"),
        *_sections(scope, rest, held),
        Heading(1, "Where copies are"),
        *holdings.bullets(COPIES),
    ]
    named: set[Owner] = {(Noun.CONTACT, contact.id)}
    named |= {(Noun.ORGANISATION, role.organisation.id) for role in contact.affiliations}
    made = list_document(
        scope, f"{_TITLE}: {contact.name}", count, blocks, subtitle="Subject access", named=named
    )
    return replace(made, is_personal=True)


def about(scope: Scope, contact: Contact) -> Iterator[Text]:
    """Yield what Article 15 asks to be told, beside the data themselves."""
    yield Strong("Controller:"), f" {scope.details.controller or 'not recorded in the project.'}"
    yield (
        Strong("Purpose:"),
        " to invite people, to log what they say, to follow up what was promised, to tell of it as agreed.",
    )
    basis = contact.lawful_basis
    yield Strong("Lawful basis:"), f" {basis.label} (Article 6(1))." if basis else " none is recorded."
    since = f", since {day(contact.basis_on)}" if contact.basis_on else ""
    yield Strong("Source:"), f" {contact.basis_source or 'not recorded'}{since}."
    yield Strong("Who may read of you:"), f" {_recipients(scope, contact)}"
    if contact.review_on:
        kept = f"until it is looked at again on {day(contact.review_on)}, and as long as it is needed then."
    else:
        kept = "no day is set on which it is looked at again."
    yield Strong("How long it is kept:"), f" {kept}"
    yield Strong("Decisions:"), " none is taken about you by a machine."
    yield from _rights(basis)
    yield "Other people’s names, and how they are reached, are left out of what they said and of our notes."


def _rights(basis: LawfulBasis | None) -> Iterator[str]:
    """Yield what they may ask for and do: it hangs on the ground on which they are held."""
    if basis is LawfulBasis.CONSENT:
        yield (
            "You may withdraw your consent at any time (Article 7(3)), by telling the controller or whoever "
            "gave you this file; what was done before stays as lawful as it was."
        )
    yield (
        "You may ask for what is wrong to be put right (Article 16), or for all of it to be erased "
        "(Article 17)."
    )
    objecting = ", and object to its use (Article 21)" if basis in _CAN_BE_OBJECTED_TO else ""
    yield f"You may ask for its use to be restricted (Article 18){objecting}."
    yield "You may complain to the Information Commissioner’s Office."


def _recipients(scope: Scope, contact: Contact) -> str:
    is_open = (Noun.CONTACT, contact.id) in tellable(scope)
    if is_open:
        return (
            "the group’s staff; and partners and the public, where you spoke or came on the record, or gave"
            " your permission."
        )
    return "the group’s staff alone. Nothing allows your name to be told outside."


def _wishes(contact: Contact) -> list[Block]:
    lines = tuple(wish.label.capitalize() for wish in contact.objections)
    return [Callout("What you asked of us", lines)] if lines else []


def _sections(scope: Scope, rest: Others, held: Holdings) -> Iterator[Block]:
    contact = rest.contact
    sections: tuple[tuple[str, Sequence[Block]], ...] = (
        ("Your roles", holdings.roles(contact)),
        ("Engagements", holdings.engagements(scope, held.seats.get(contact.id, ()))),
        ("What you said", _said(rest, held.pieces.get(contact.id, ()))),
        ("What you agreed with", _agreed(rest, held.agreed.get(contact.id, ()))),
        ("What you sent in", _sent_in(held, contact)),
        ("What you raised, for later", _raised(rest, held)),
        ("What was promised to you", _promised(scope, rest, held)),
        ("What names you elsewhere", _elsewhere(scope, rest)),
        ("What stood there before", _earlier(scope, rest)),
        ("What was done with your details", _history(scope, rest)),
    )
    for title, blocks in sections:
        if blocks:
            yield Heading(1, title)
            yield from blocks


def _said(rest: Others, pieces: Sequence[Piece]) -> list[Block]:
    """Their own words as they stand, and our notes on them without anybody else."""
    quotes = list(holdings.quotes(pieces))
    notes = rest.masked([str(each.note) for each in quotes])
    return [
        Quote(each.text, "", note, each.stance, each.is_verbatim, each.feedback)
        for each, note in zip(quotes, notes, strict=True)
    ]


def _agreed(rest: Others, pieces: Sequence[Piece]) -> list[Block]:
    texts = [f"{day(piece.feedback.said_on)}: {piece.text}" for piece in pieces if piece.is_quoted]
    return holdings.bullets(list(rest.masked(texts)))


def _sent_in(held: Holdings, contact: Contact) -> list[Block]:
    """With their text: it is theirs."""
    sent = held.submissions.get(contact.id, ())
    texts: list[Block] = []
    for each in sent:
        if each.text:
            texts += [Heading(2, each.title), *(Paragraph(p) for p in each.text.split("\n") if p.strip())]
    return [*holdings.sent_in(sent), *texts]


def _raised(rest: Others, held: Holdings) -> list[Block]:
    texts = [
        f"{day(engagement.held_on)}: {point.text}"
        for engagement, _ in held.seats.get(rest.contact.id, ())
        for point in engagement.parked
        if point.contact and point.contact.id == rest.contact.id
    ]
    return holdings.bullets(list(rest.masked(list(dict.fromkeys(texts)))))


def _promised(scope: Scope, rest: Others, held: Holdings) -> list[Block]:
    found = holdings.follow_ups(scope, held.promises.get(rest.contact.id, ()))
    return [_without_others(rest, block) for block in found if isinstance(block, Table)]


def _without_others(rest: Others, table: Table, of_row: str = "") -> Table:
    """A table in whose words no other contact is named; of one row alone, where that is given.

    Who of us keeps something is not left out: they do so for the group.
    """
    ours = {place for place, column in enumerate(table.columns) if column.header == "By whom"}
    places = [
        (number, place)
        for number, row in enumerate(table.rows)
        for place, cell in enumerate(row)
        if isinstance(cell, str) and place not in ours and of_row in ("", row[0])
    ]
    masked = rest.masked([str(table.rows[number][place]) for number, place in places])
    words = dict(zip(places, masked, strict=True))
    rows = (
        tuple(words.get((number, place), cell) for place, cell in enumerate(row))
        for number, row in enumerate(table.rows)
    )
    return replace(table, rows=tuple(rows))


def _elsewhere(scope: Scope, rest: Others) -> list[Block]:
    found = rest.mentions(scope.connection)
    texts = rest.masked([mention.text for mention in found])
    rows = tuple((mention.where, text) for mention, text in zip(found, texts, strict=True))
    return [Table((Column("Where"), Column("What stands there", width=3)), rows)] if rows else []


def _earlier(scope: Scope, rest: Others) -> list[Block]:
    """What the journal still has of what was changed."""
    found = earlier_values.of_contact(scope.connection, rest.contact.id)
    values = rest.masked([one.value for one in found])
    zone = ZoneInfo(scope.details.zone)
    columns = (Column("Until"), Column("Field"), Column("What stood there", width=3))
    rows = tuple(
        (Day(one.until.astimezone(zone).date()), _label(one.field), value)
        for one, value in zip(found, values, strict=True)
    )
    return [Table(columns, rows)] if rows else []


def _label(field: str) -> str:
    known = FIELDS[Noun.CONTACT].get(field)
    return known.label if known else capital(field)


def _history(scope: Scope, rest: Others) -> list[Block]:
    """What the journal has, in its own words, oldest first."""
    rows = records.row_ids(scope.connection, Contact, rest.contact.id)
    deeds = journal.of_record(scope.connection, rows, limit=MOST_DEEDS)[::-1]
    labels = rest.masked([deed.label for deed in deeds])
    zone = ZoneInfo(scope.details.zone)
    columns = (Column("Day"), Column("By whom"), Column("What", width=3))
    done = tuple(
        (Day(deed.at.astimezone(zone).date()), deed.who, label)
        for deed, label in zip(deeds, labels, strict=True)
    )
    return [Table(columns, done)] if done else []
