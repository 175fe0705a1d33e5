"""All that is held on one person, for programs to read (UK GDPR, Articles 15 and 20).

It says what the summary “subject access” says, and leaves out of it whom that leaves out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import engage
from engage.domain.contacts import Contact
from engage.domain.engagements import Attendance, Engagement
from engage.domain.feedback import Feedback
from engage.domain.records import Noun
from engage.services.plain_values import as_object
from engage.services.summaries.document import plain
from engage.services.summaries.holdings import Holdings, read_holdings
from engage.services.summaries.scope import Scope
from engage.services.summaries.subject_access import COPIES, MOST_DEEDS, about
from engage.services.summaries.third_parties import Others, others
from engage.storage import earlier_values, journal, records

VERSION = 1
"""Goes up when a program that reads the files could no longer read them."""


@dataclass(frozen=True, slots=True)
class _Theirs:
    """Words of the person: they stand as they are, whomever they name."""

    text: str


def subject_data(scope: Scope, contact: Contact) -> dict[str, Any]:
    """Return everything that is held on a contact as a value for JSON, with nobody else named in it.

    The scope is one for ourselves, of contacts.
    """
    held = read_holdings(scope, Noun.CONTACT, [contact.id])
    rest = others(scope.connection, contact)
    found = {
        "subject_access": VERSION,
        "engage": engage.__version__,
        "made_on": scope.made_on.isoformat(),
        "project": scope.details.name,
        "controller": _Theirs(scope.details.controller),
        "about": [plain(line) for line in about(scope, contact)],
        "contact": as_object(contact),
        **_sections(scope, rest, held),
        "copies": list(COPIES),
    }
    texts = list(_to_mask(found))
    masked = dict(zip(texts, rest.masked(texts), strict=True))
    return dict(_told(found, masked))


def _sections(scope: Scope, rest: Others, held: Holdings) -> dict[str, Any]:
    contact = rest.contact
    seats = held.seats.get(contact.id, ())
    rows = records.row_ids(scope.connection, Contact, contact.id)
    deeds = journal.of_record(scope.connection, rows, limit=MOST_DEEDS)[::-1]
    return {
        "engagements": [_seat(*each) for each in seats],
        "feedback": [_feedback(piece.feedback) for piece in held.pieces.get(contact.id, ())],
        "agreements": [
            {"said_on": _iso(piece.feedback.said_on), "text": piece.text}
            for piece in held.agreed.get(contact.id, ())
            if piece.is_quoted
        ],
        "submissions": [
            as_object(each) | {"text": _Theirs(each.text), "contact": None}
            for each in held.submissions.get(contact.id, ())
        ],
        "parked_points": _parked(contact, seats),
        "commitments": [
            as_object(promise.commitment) | {"owner": _Theirs(promise.commitment.owner)}
            for promise in held.promises.get(contact.id, ())
        ],
        "mentions": [{"where": each.where, "text": each.text} for each in rest.mentions(scope.connection)],
        "earlier_values": [
            {"field": each.field, "value": each.value, "until": each.until.isoformat()}
            for each in earlier_values.of_contact(scope.connection, contact.id)
        ],
        "deeds": [
            {"at": deed.at.isoformat(), "who": _Theirs(deed.who), "label": deed.label} for deed in deeds
        ],
    }


def _seat(engagement: Engagement, seat: Attendance) -> dict[str, Any]:
    return {
        "title": engagement.title,
        "held_on": _iso(engagement.held_on),
        "channel": engagement.channel.value,
        "place": engagement.place,
        "role": seat.role.value,
        "status": seat.status.value,
        "organisation": seat.organisation.name if seat.organisation else None,
        "seat": seat.seat,
        "joined": _iso(seat.joined),
        "left": _iso(seat.left),
        "asked_at": _iso(seat.asked_at),
        "minutes": seat.minutes,
    }


def _feedback(said: Feedback) -> dict[str, Any]:
    """How many agreed is told, who they are is not."""
    return as_object(said) | {
        "text": _Theirs(said.text),
        "contact": None,
        "agreements": len(said.agreements),
    }


def _parked(contact: Contact, seats: Sequence[tuple[Engagement, Attendance]]) -> list[dict[str, Any]]:
    engagements = {engagement.id: engagement for engagement, _ in seats}.values()
    return [
        {"held_on": _iso(engagement.held_on), "text": point.text, "is_settled": point.is_settled}
        for engagement in engagements
        for point in engagement.parked
        if point.contact and point.contact.id == contact.id
    ]


def _iso(moment: dt.date | None) -> str | None:
    return moment.isoformat() if moment else None


def _to_mask(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for part in value.values():
                yield from _to_mask(part)
        case list():
            for part in value:
                yield from _to_mask(part)


def _told(value: Any, masked: dict[str, str]) -> Any:
    match value:
        case str():
            return masked[value]
        case _Theirs():
            return value.text
        case dict():
            return {name: _told(part, masked) for name, part in value.items()}
        case list():
            return [_told(part, masked) for part in value]
        case _:
            return value
