"""Those on the attendance lists of engagements who are expected there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engage.domain.contacts import Contact
from engage.domain.disclosure import AttendanceListing, may_list_attendance
from engage.domain.engagements import Attendance, AttendanceRole, AttendanceStatus, Engagement
from engage.domain.leaks.search import Owner
from engage.domain.objections import Objection, Use, against
from engage.domain.records import Noun, Reference
from engage.domain.text import fold
from engage.services.summaries.document import Figure, Text
from engage.services.summaries.lists import left_out
from engage.services.summaries.scope import Scope
from engage.services.summaries.wording import plural
from engage.storage import records

WHO = ("asked", "coming", "invited")
"""Of whom a sheet may be: all who have not declined, those who said yes, those who have not answered."""

_STATUSES = {
    "asked": (AttendanceStatus.INVITED, AttendanceStatus.ACCEPTED, AttendanceStatus.ATTENDED),
    "coming": (AttendanceStatus.ACCEPTED, AttendanceStatus.ATTENDED),
    "invited": (AttendanceStatus.INVITED,),
}


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who is expected, as far as an audience may know."""

    contact: Contact | None
    organisation: Reference | None
    role: AttendanceRole

    @property
    def name(self) -> str:
        """How they are addressed, or empty."""
        return addressed(self.contact) if self.contact else ""

    @property
    def body(self) -> str:
        """For whom they come, or empty."""
        return self.organisation.name if self.organisation else ""

    @property
    def owners(self) -> Iterator[Owner]:
        """Whom it names."""
        if self.contact:
            yield Noun.CONTACT, self.contact.id
        if self.organisation:
            yield Noun.ORGANISATION, self.organisation.id


@dataclass(frozen=True, slots=True)
class Seats:
    """All of them, by engagement."""

    engagements: Sequence[Engagement]
    of: Mapping[int, Sequence[Seat]]
    """By the id of the engagement, by family name."""
    unnamed: int
    """How many are expected of whom readers outside may not learn."""
    asked: Mapping[Objection, int]
    """How many were left out for what they asked of us."""

    @property
    def all(self) -> list[tuple[Engagement, Seat]]:
        """Each with its engagement."""
        return [(engagement, seat) for engagement in self.engagements for seat in self.of[engagement.id]]

    @property
    def named(self) -> frozenset[Owner]:
        """Whom they name."""
        return frozenset(owner for _, seat in self.all for owner in seat.owners)


def read_seats(scope: Scope, who: str, use: Use = Use.TELL) -> Seats:
    """Return who is expected at the selected engagements; outside, of those who came and may be listed."""
    engagements = records.fetch(scope.connection, Engagement, scope.selected)
    wanted = {
        engagement.id: [seat for seat in engagement.attendance if seat.status in _STATUSES[who]]
        for engagement in engagements
    }
    people = _people(scope, wanted.values())
    asked: dict[Objection, int] = {}
    found: dict[int, list[Seat]] = {}
    unnamed = 0
    for engagement in engagements:
        of = found[engagement.id] = []
        for seat in wanted[engagement.id]:
            person = people.get(seat.contact.id) if seat.contact else None
            kept_out = against(person.objections, use) if person else None
            if kept_out:
                asked[kept_out] = asked.get(kept_out, 0) + 1
            elif told := _told(scope, engagement, seat, person):
                of.append(told)
            else:
                unnamed += 1
        of.sort(key=_place)
    return Seats(engagements, found, unnamed, asked)


def _people(scope: Scope, lists: Iterable[Sequence[Attendance]]) -> dict[int, Contact]:
    ids = sorted({seat.contact.id for seats in lists for seat in seats if seat.contact})
    return {contact.id: contact for contact in records.fetch(scope.connection, Contact, ids)}


def _told(scope: Scope, engagement: Engagement, seat: Attendance, person: Contact | None) -> Seat | None:
    listing = may_list_attendance(engagement.rule, scope.audience)
    came = seat.status is AttendanceStatus.ATTENDED
    if not scope.is_internal and (not came or listing is AttendanceListing.NONE):
        return None
    if listing is AttendanceListing.PEOPLE:
        return Seat(person, seat.organisation, seat.role)
    return Seat(None, seat.organisation, AttendanceRole.PARTICIPANT) if seat.organisation else None


def _place(seat: Seat) -> tuple[object, ...]:
    """By family name, as one looks oneself up at a door; bodies without a person come last."""
    contact = seat.contact
    if not contact:
        return 1, fold(seat.body), "", 0
    name = contact.family_name or contact.given_name
    return 0, fold(name), fold(contact.given_name), contact.id


def addressed(contact: Contact) -> str:
    """Return a name with its title: "Dr Ana Example"."""
    return " ".join(part for part in (contact.title, contact.name) if part)


def not_told(scope: Scope, seats: Seats) -> Iterator[Text]:
    """Say how many of those who are expected readers outside do not learn of."""
    if not scope.is_internal and seats.unnamed:
        are = plural(seats.unnamed, "person is", "people are")
        why = "only who attended stands here, and whom the rule of the engagement lets be listed"
        yield Figure(seats.unnamed), f" {are} not named: {why}."


def left_out_of(seats: Seats) -> list[Text]:
    """Say who was left out at their own wish."""
    return list(left_out(seats.asked))
