"""Those who are invited, as contacts of the project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import sqlalchemy as sa

from engage.domain.contacts import Contact
from engage.domain.organisations import Email
from engage.domain.text import fold
from engage.services.importing.calendars.appointments import Invitee
from engage.services.importing.matching.known import Given, take
from engage.services.importing.personal_names import PersonalName, taken_apart
from engage.services.importing.tables.rows import Row
from engage.services.importing.work import Choices, Outcome, Work
from engage.storage import records, schema


def contacts_of(work: Work, invitees: Iterable[Invitee]) -> Mapping[str, Contact]:
    """Return the contact that each of them is, by folded e-mail address; one who is not known is added.

    Whoever may be somebody who is there is entered by the line of the file, for a person to decide.
    """
    named: dict[str, Invitee] = {}
    for invitee in invitees:
        key = fold(invitee.email)
        if not (key in named and named[key].name):
            named[key] = invitee
    known = _known_names(work.connection, [key for key, invitee in named.items() if not invitee.name])
    lines = [invitee.line for invitee in named.values()]
    choices = {row: work.choices.matches.get(line) for row, line in enumerate(lines, start=1) if line}
    decided = {row: choice for row, choice in choices.items() if choice is not None}
    # What is counted is the meetings.
    inner = Work(work.source, work.connection, work.who, work.progress, Choices(matches=decided))
    values = (_values(invitee, known.get(key)) for key, invitee in named.items())
    givens = (Given(Row(row, "", {}), each) for row, each in enumerate(values, start=1))
    ids = take(inner, Contact, givens)
    there = {each.id: each for each in records.fetch(work.connection, Contact, sorted(set(ids.values())))}
    for problem in inner.problems:
        work.problem(lines[problem.row - 1] if problem.row else None, problem.message, problem.column)
    for entry in inner.entries:
        row = entry.row or 0
        if entry.candidates or row in decided:  # a person is to say who it is, or has said so
            work.entries.append(replace(entry, row=lines[row - 1]))
    if added := inner.outcomes[Outcome.ADDED]:
        who = "contact was" if added == 1 else "contacts were"
        work.notes.append(f"{added:,} {who} added: they are invited, and were not known.")
    return {key: there[ids[row]] for row, key in enumerate(named, start=1) if row in ids}


def _known_names(connection: sa.Connection, emails: Sequence[str]) -> Mapping[str, PersonalName]:
    """The names of the contacts with some folded addresses, where an address is one contact's only."""
    contact, email = schema.contact, schema.email
    folded = sa.func.fold(email.c.address)
    columns = (folded, contact.c.title, contact.c.given_name, contact.c.family_name)
    names: dict[str, list[PersonalName]] = {}
    for batch in records.batches(emails):
        wanted = sa.select(*columns).join_from(email, contact, email.c.contact_id == contact.c.id)
        for address, *name in connection.execute(wanted.where(folded.in_(batch))):
            names.setdefault(address, []).append(PersonalName(*name))
    return {address: found[0] for address, found in names.items() if len(found) == 1}


def _values(invitee: Invitee, known: PersonalName | None) -> dict[str, object]:
    name = taken_apart(invitee.name) if invitee.name else known or _from_address(invitee.email)
    values = {
        "title": name.title,
        "given_name": name.given_name,
        "family_name": name.family_name,
        "emails": (Email(address=invitee.email),),
    }
    return {field: value for field, value in values.items() if value}


def _from_address(email: str) -> PersonalName:
    """The name in an address such as ana.sample@example.org; the address itself where there is none."""
    words = email.partition("@")[0].replace("_", ".").split(".")
    if len(words) == 2 and all(word.isalpha() and len(word) > 1 for word in words):
        given, family = (word.capitalize() for word in words)
        return PersonalName(given_name=given, family_name=family)
    return PersonalName(family_name=email)
