"""Those who are invited, as contacts of the project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engage.domain.contacts import Contact
from engage.domain.organisations import Email
from engage.domain.text import fold
from engage.services.importing.calendars.appointments import Invitee
from engage.services.importing.known import Given, take
from engage.services.importing.personal_names import PersonalName, taken_apart
from engage.services.importing.rows import Row
from engage.services.importing.work import Outcome, Work
from engage.storage import records


def contacts_of(work: Work, invitees: Iterable[Invitee]) -> Mapping[str, Contact]:
    """Return the contact that each of them is, by folded e-mail address; one who is not known is added."""
    named: dict[str, Invitee] = {}
    for invitee in invitees:
        key = fold(invitee.email)
        if not (key in named and named[key].name):
            named[key] = invitee
    inner = Work(work.source, work.connection, work.who, work.progress)  # what is counted is the meetings
    rows = enumerate(named.values(), start=1)
    ids = take(inner, Contact, (Given(Row(number, "", {}), _values(invitee)) for number, invitee in rows))
    there = {each.id: each for each in records.fetch(work.connection, Contact, sorted(set(ids.values())))}
    for problem in inner.problems:
        work.problem(None, problem.message, problem.column)
    if added := inner.outcomes[Outcome.ADDED]:
        who = "contact was" if added == 1 else "contacts were"
        work.notes.append(f"{added:,} {who} added: they are invited, and were not known.")
    return {key: there[ids[row]] for row, key in enumerate(named, start=1) if row in ids}


def _values(invitee: Invitee) -> dict[str, object]:
    name = taken_apart(invitee.name) if invitee.name else _from_address(invitee.email)
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
