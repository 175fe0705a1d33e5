"""Those whom a list names as records of the project: who is invited, else any other, else new contacts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from engage.domain.choices import excerpt
from engage.domain.contacts import Contact
from engage.domain.engagements import Engagement
from engage.domain.organisations import Email, Organisation
from engage.domain.text import compact, fold
from engage.services.checks import checked
from engage.services.importing.calls.people import Invitee
from engage.services.importing.matching import known
from engage.services.importing.matching.known import Given
from engage.services.importing.matching.names import Bodies
from engage.services.importing.personal_names import PersonalName, taken_apart
from engage.services.importing.tables.rows import Row
from engage.services.importing.work import Candidate, Work
from engage.storage import records, schema


@dataclass(frozen=True, slots=True)
class Found:
    """The contact that somebody on a list is; the organisation, where they show no name but that."""

    record: Contact | Organisation
    candidates: tuple[Candidate, ...] = ()
    """Others whom it may be."""


def records_of(
    work: Work, engagement: Engagement, invitees: Sequence[Invitee], bodies: Bodies
) -> tuple[dict[int, Found], dict[int, str]]:
    """Return the record that each of them is, by row, stored; and why some could not be taken, by row."""
    seated = {seat.contact.id for seat in engagement.attendance if seat.contact}
    invited = _Invited(records.fetch(work.connection, Contact, sorted(seated)), _addresses(work))
    found: dict[int, Found] = {}
    others: list[Invitee] = []
    for each in invitees:
        if each.row not in work.choices.matches and is_body(each, bodies):
            (body,) = records.fetch(work.connection, Organisation, list(bodies.ids(each.body)))
            found[each.row] = Found(body)
            continue
        contact = invited.meant(each) if each.row not in work.choices.matches else None
        if contact is None:
            others.append(each)
        else:
            found[each.row] = Found(_with_address(work, contact, each))
    taken, problems = _taken(work, others, bodies)
    return found | taken, problems


def is_body(invitee: Invitee, bodies: Bodies) -> bool:
    """Whether all that somebody shows is the name of an organisation of the project."""
    return not invitee.name and not invitee.email and len(bodies.ids(invitee.body)) == 1


class _Invited:
    """Who is invited, by address and by name."""

    def __init__(self, contacts: Iterable[Contact], addresses: Collection[str]) -> None:
        """`addresses` are those of all contacts, folded."""
        self._addresses = addresses
        self._by_address: defaultdict[str, list[Contact]] = defaultdict(list)
        self._by_name: defaultdict[str, list[Contact]] = defaultdict(list)
        for contact in contacts:
            self._by_name[compact(contact.name)].append(contact)
            for email in contact.emails:
                self._by_address[fold(email.address)].append(contact)

    def meant(self, invitee: Invitee) -> Contact | None:
        """The one invited who has the address, else the one who has the name; None where that is not one.

        Whose address is that of somebody who is not invited is that one.
        """
        alike = self._by_address.get(fold(invitee.email), ())
        if not alike and fold(invitee.email) not in self._addresses:
            parts = taken_apart(invitee.name)
            alike = self._by_name.get(compact(f"{parts.given_name} {parts.family_name}"), ())
        return alike[0] if len(alike) == 1 else None


def _addresses(work: Work) -> set[str]:
    email = schema.email.c
    wanted = sa.select(email.address).where(email.contact_id.is_not(None))
    return set(map(fold, work.connection.execute(wanted).scalars()))


def _with_address(work: Work, contact: Contact, invitee: Invitee) -> Contact:
    """Keep the address of somebody who has none yet."""
    if not invitee.email or contact.emails:
        return contact
    now = checked(work.connection, replace(contact, emails=(Email(address=invitee.email),)), contact)
    records.save(work.connection, now, contact)
    return now


def _taken(
    work: Work, invitees: Sequence[Invitee], bodies: Bodies
) -> tuple[dict[int, Found], dict[int, str]]:
    """Add, or find, those who are not invited, as the rows of any other list of people."""
    inner = Work(work.source, work.connection, work.who, work.progress, work.choices)
    ids = known.take(inner, Contact, [_given(each, bodies) for each in invitees])
    entries = {entry.row: entry for entry in inner.entries}
    there = {each.id: each for each in records.fetch(work.connection, Contact, sorted(set(ids.values())))}
    found = {row: Found(there[id], entries[row].candidates) for row, id in ids.items()}
    work.problems += [problem for problem in inner.problems if problem.row in ids]
    return found, {row: entry.problem for row, entry in entries.items() if row and row not in ids}


def _given(invitee: Invitee, bodies: Bodies) -> Given:
    """What a list says of a person; a body only where the project knows it."""
    parts = taken_apart(invitee.name) if invitee.name else PersonalName(family_name=invitee.email)
    values: dict[str, Any] = {
        "title": parts.title,
        "given_name": parts.given_name,
        "family_name": parts.family_name,
        "emails": (Email(address=invitee.email),) if invitee.email else (),
    }
    if len(bodies.ids(invitee.body)) == 1:
        values |= {"organisation": invitee.body, "role": invitee.job}
    return Given(Row(invitee.row, "", {}), {field: value for field, value in values.items() if value})


def unknown_body(invitee: Invitee, bodies: Bodies) -> str:
    """Say that the body behind a name is not in the project; empty where it is, or where there is none."""
    if not invitee.body or len(bodies.ids(invitee.body)) == 1:
        return ""
    whose = invitee.name or invitee.shown
    return f"“{excerpt(invitee.body)}”, the organisation of {whose}, is not in the project and was left out."
