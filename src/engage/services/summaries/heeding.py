"""Records as a document may use them, where people have restricted or objected to the use of their details.

Outside, their words are withheld and nobody learns that they were there; among ourselves a mark stands behind
their names. What it is that somebody asked for is decided in `engage.domain.objections` alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import sqlalchemy as sa

from engage.domain.commitments import Commitment
from engage.domain.disclosure import Audience, Level
from engage.domain.engagements import Attendance, Engagement
from engage.domain.feedback import Agreement, Feedback
from engage.domain.objections import Objection, Use
from engage.domain.records import Reference
from engage.storage.objections import objecting
from engage.storage.summaries import Person

_Seat = TypeVar("_Seat", Attendance, Agreement)
_Asked = Mapping[int, Objection]


def feedback(connection: sa.Connection, audience: Audience, found: Sequence[Feedback]) -> list[Feedback]:
    """Return feedback as an audience may be told of it."""
    people = [each.contact for each in found] + [a.contact for each in found for a in each.agreements]
    asked = _asked(connection, people)
    return [_feedback(each, asked, audience) for each in found] if asked else list(found)


def withheld(connection: sa.Connection, found: Sequence[Feedback]) -> dict[int, Objection]:
    """Return the pieces that are kept from readers outside by what their speakers ask, each with why."""
    asked = _asked(connection, [each.contact for each in found])
    speakers = ((each.id, each.contact.id) for each in found if each.contact)
    return {id: asked[contact] for id, contact in speakers if contact in asked}


def engagements(
    connection: sa.Connection, audience: Audience, found: Sequence[Engagement]
) -> list[Engagement]:
    """Return engagements with the seats of which an audience may be told."""
    asked = _asked(connection, [seat.contact for each in found for seat in each.attendance])
    if not asked:
        return list(found)
    return [replace(each, attendance=_several(each.attendance, asked, audience)) for each in found]


def commitments(
    connection: sa.Connection, audience: Audience, found: Sequence[Commitment]
) -> list[Commitment]:
    """Return commitments with those to whom they were made as an audience may be told of them."""
    asked = _asked(connection, [each.contact for each in found])
    if not asked:
        return list(found)
    return [replace(each, contact=_named(each.contact, asked, audience)) for each in found]


def people(connection: sa.Connection, found: Mapping[int, Sequence[Person]]) -> dict[int, list[Person]]:
    """Return the people of organisations, for ourselves: with the mark of those who ask something of us."""
    asked = objecting(connection, Use.TELL, (person.contact for of in found.values() for person in of))
    return {
        body: [
            replace(person, name=_marked(person.name, asked[person.contact]))
            if person.contact in asked
            else person
            for person in of
        ]
        for body, of in found.items()
    }


def _asked(connection: sa.Connection, named: Sequence[Reference | None]) -> _Asked:
    return objecting(connection, Use.TELL, (each.id for each in named if each))


def _feedback(each: Feedback, asked: _Asked, audience: Audience) -> Feedback:
    is_theirs = each.contact is not None and each.contact.id in asked
    agreements = _several(each.agreements, asked, audience)
    if audience is Audience.INTERNAL:
        return replace(each, contact=_named(each.contact, asked, audience), agreements=agreements)
    return replace(each, disclosure=Level.WITHHELD if is_theirs else each.disclosure, agreements=agreements)


def _several(seats: Sequence[_Seat], asked: _Asked, audience: Audience) -> tuple[_Seat, ...]:
    """Seats, or agreements, with their people as they may be told; without those of whom nothing is left."""
    told = [replace(seat, contact=_named(seat.contact, asked, audience)) for seat in seats]
    return tuple(seat for seat in told if seat.contact or seat.organisation)


def _named(contact: Reference | None, asked: _Asked, audience: Audience) -> Reference | None:
    if contact is None or contact.id not in asked:
        return contact
    if audience is Audience.INTERNAL:
        return replace(contact, name=_marked(contact.name, asked[contact.id]))
    return None


def _marked(name: str, objection: Objection) -> str:
    return f"{name} ({objection.label})"
