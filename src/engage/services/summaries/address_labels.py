"""Labels with postal addresses, on sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engage.domain.contacts import Contact
from engage.domain.label_sheets import find_sheet
from engage.domain.leaks.search import Owner
from engage.domain.objections import Objection, Use, against
from engage.domain.organisations import Address, Organisation
from engage.domain.records import Noun
from engage.services.summaries.document import (
    Block,
    Document,
    Fact,
    Figure,
    Labels,
    Paragraph,
    Text,
    Tone,
)
from engage.services.summaries.lists import left_out, list_document, notices, number_of
from engage.services.summaries.name_badges import read_skip
from engage.services.summaries.postal import address_of, lines
from engage.services.summaries.scope import Scope
from engage.services.summaries.seats import addressed
from engage.services.summaries.wording import listed
from engage.storage import records

_NAMED = 40
"""How many without an address are named."""


def build(scope: Scope) -> Document:
    """Return a label for each selected contact who may be sent post; outside there are none."""
    if not scope.is_internal:
        blocks: list[Block] = [Paragraph("Postal addresses are for ourselves.", Tone.LEAD)]
        held: list[Text] = ["No address is printed: how people are reached is told to nobody outside."]
        return list_document(scope, "Address labels", "", [*blocks, *notices(scope, held)])
    found = records.fetch(scope.connection, Contact, scope.selected)
    ids = {role.organisation.id for each in found if (role := each.primary_affiliation)}
    bodies = {body.id: body for body in records.fetch(scope.connection, Organisation, sorted(ids))}
    asked: dict[Objection, int] = {}
    nowhere: list[Contact] = []
    labels: list[tuple[Text, ...]] = []
    named: set[Owner] = set()
    for contact in found:
        if wish := against(contact.objections, Use.POST):
            asked[wish] = asked.get(wish, 0) + 1
            continue
        named.add((Noun.CONTACT, contact.id))
        role = contact.primary_affiliation
        address, body = address_of(contact, role.organisation.id if role else None, bodies)
        if address is None:
            nowhere.append(contact)
            continue
        named |= {(Noun.ORGANISATION, body.id)} if body else set()
        labels.append(_label(contact, body, address))
    counts: Text = (Figure(len(labels)), " of ", *number_of(Noun.CONTACT, len(found)))
    facts = [Fact("Left out", line) for line in (*left_out(asked), *_nowhere(nowhere))]
    return list_document(scope, "Address labels", counts, _sheets(scope, labels), facts=facts, named=named)


def _sheets(scope: Scope, labels: Sequence[tuple[Text, ...]]) -> list[Block]:
    if not labels:
        return [Paragraph("There is no address to print.", Tone.LEAD)]
    sheet = find_sheet(scope.options["sheet"])
    return [Labels(tuple(labels), sheet, skipped=read_skip(scope.options["skip"]) % sheet.count)]


def _label(contact: Contact, body: Organisation | None, address: Address) -> tuple[Text, ...]:
    return tuple(line for line in (addressed(contact), body.name if body else "", *lines(address)) if line)


def _nowhere(contacts: Sequence[Contact]) -> Iterator[Text]:
    if number := len(contacts):
        names = [contact.name for contact in contacts[:_NAMED]]
        others = [f"{number - _NAMED:,} others"] if number > _NAMED else []
        yield Figure(number), f" left out: no postal address is known for {listed([*names, *others])}."
