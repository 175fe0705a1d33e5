"""The organisations with which a project deals, with their people."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from engage.domain.contacts import Contact
from engage.domain.disclosure import plural
from engage.domain.leaks.search import Owner
from engage.domain.objections import Objection, Use, against
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun
from engage.domain.text import fold
from engage.services.summaries.document import (
    Alignment,
    Block,
    Column,
    Day,
    Document,
    Figure,
    Heading,
    Paragraph,
    Table,
    Text,
    Tone,
)
from engage.services.summaries.lists import left_out, list_document, notices, number_of
from engage.services.summaries.scope import Scope
from engage.services.summaries.tellable import asks_too_much, tellable
from engage.services.summaries.wording import capital
from engage.services.summaries.wording import plural as word
from engage.storage import last_heard, records, summaries

BY = ("kind", "region", "name")
"""By what they may be put together."""


def build(scope: Scope) -> Document:
    """Return the list: outside, of those of which readers may learn, with the people who may be named."""
    found = records.fetch(scope.connection, Organisation, scope.selected)
    people = summaries.people(scope.connection, scope.selected)
    open_to_all = frozenset[Owner]()
    if not scope.is_internal:
        open_to_all = frozenset() if asks_too_much(scope) else tellable(scope)
        found = [body for body in found if (Noun.ORGANISATION, body.id) in open_to_all]
        people = {
            body: [person for person in of if (Noun.CONTACT, person.contact) in open_to_all]
            for body, of in people.items()
        }
    shown = {body.id: people.get(body.id, []) for body in found}
    kept_out = _kept_out(scope, shown)
    shown = {id: [p for p in of if p.contact not in kept_out] for id, of in shown.items()}
    days = last_heard.days(scope.connection, Noun.ORGANISATION, scope.selected) if scope.is_internal else {}
    blocks: list[Block] = [Paragraph(_opening(scope, found, shown), Tone.LEAD)]
    for title, bodies in _groups(found, scope.options["by"]):
        if title:
            blocks.append(Heading(1, title))
        blocks.append(_table(scope, bodies, shown, days))
    asked = Counter(kept_out.values())
    blocks += notices(scope, [*_held(scope, len(scope.selected) - len(found))], [*left_out(asked)])
    named: set[Owner] = {(Noun.ORGANISATION, body.id) for body in found}
    named |= {(Noun.CONTACT, person.contact) for of in shown.values() for person in of}
    return list_document(
        scope,
        "Stakeholders",
        number_of(Noun.ORGANISATION, len(scope.selected)),
        blocks,
        named=named,
    )


def _kept_out(scope: Scope, people: Mapping[int, Sequence[summaries.Person]]) -> dict[int, Objection]:
    """Those whose details may be kept and not used, each with why."""
    ids = sorted({person.contact for of in people.values() for person in of})
    found = records.fetch(scope.connection, Contact, ids)
    return {each.id: wish for each in found if (wish := against(each.objections, Use.TELL))}


def _opening(
    scope: Scope, found: Sequence[Organisation], people: Mapping[int, Sequence[summaries.Person]]
) -> Text:
    if not scope.selected:
        return "There is no organisation yet." if scope.is_whole else "No organisation is in this selection."
    if not found:
        return "None of these organisations may be named here."
    known = len({person.contact for of in people.values() for person in of})
    bodies = number_of(Noun.ORGANISATION, len(found))
    if not known:
        return (*bodies, ".")
    return (*bodies, " and ", Figure(known), f" of their {word(known, 'person', 'people')}.")


def _groups(found: Sequence[Organisation], by: str) -> Iterator[tuple[str, list[Organisation]]]:
    """The organisations under the headings that were chosen, each group in the order of the list."""
    if by == "kind":
        for kind in OrganisationKind:
            if bodies := [body for body in found if body.kind is kind]:
                yield capital(plural(kind)), bodies
    elif by == "region":
        regions: dict[str, list[Organisation]] = {}
        for body in found:
            regions.setdefault(fold(body.region).strip(), []).append(body)
        for region in sorted(regions, key=lambda name: (not name, name)):
            yield regions[region][0].region.strip() or "No region", regions[region]
    elif found:
        yield "", list(found)


def _table(
    scope: Scope,
    bodies: Sequence[Organisation],
    people: Mapping[int, Sequence[summaries.Person]],
    days: Mapping[int, dt.date | None],
) -> Table:
    columns = [Column("Organisation", width=3), Column("People", width=3), Column("Region", width=1.5)]
    columns.append(Column("Members", Alignment.RIGHT, 1.2))
    if scope.is_internal:
        columns += [Column("Last heard", width=1.6), Column("Tags", width=1.6)]
    return Table(tuple(columns), tuple(_row(scope, body, people[body.id], days) for body in bodies))


def _row(
    scope: Scope, body: Organisation, people: Sequence[summaries.Person], days: Mapping[int, dt.date | None]
) -> tuple[Text, ...]:
    """Roles, tags and when we last heard from them are for ourselves."""
    name = f"{body.name} ({body.short_name})" if body.short_name else body.name
    names = [f"{p.name}, {p.role}" if p.role and scope.is_internal else p.name for p in people]
    row: list[Text] = [name, "\n".join(dict.fromkeys(names)), body.region or body.country]
    row.append(Figure(body.members_represented) if body.members_represented else "")
    if scope.is_internal:
        day = days.get(body.id)
        row += [Day(day) if day else "", ", ".join(body.tags)]
    return tuple(row)


def _held(scope: Scope, number: int) -> Iterator[Text]:
    if scope.is_internal:
        return
    if asks_too_much(scope):
        yield "No organisation is named: the filter asks for more than may be told of those in the list."
    elif number:
        yield (
            *number_of(Noun.ORGANISATION, number),
            f" {word(number, 'is', 'are')} not named: nothing they said or attended may be put down to them.",
        )
    yield "People stand in the list where they may be named; their roles and how they are reached never do."
