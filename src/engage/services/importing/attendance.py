"""Who is invited to engagements and who came, from a table that people keep themselves.

What a row says of somebody who is invited already goes before what is there, as far as it says anything: an
empty cell alters nothing. Whoever is not known becomes a contact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import sqlalchemy as sa

from engage.domain.choices import excerpt
from engage.domain.contacts import Contact
from engage.domain.engagements import Attendance, AttendanceRole, AttendanceStatus, Engagement
from engage.domain.organisations import Organisation
from engage.domain.progress import steps
from engage.domain.records import Noun, Reference
from engage.domain.text import compact, fold
from engage.errors import EngageError, Invalid
from engage.services.checks import checked
from engage.services.importing.attendance_columns import COLUMNS, PEOPLE, SAID, own_columns, says
from engage.services.importing.attendance_table import Invitee, invitees
from engage.services.importing.attendance_times import TIMES, Stay, stay
from engage.services.importing.matching import known
from engage.services.importing.matching.engagement_names import EngagementNames, chosen_engagement
from engage.services.importing.matching.known import Given
from engage.services.importing.seat_changes import outcome_of, seat_changes
from engage.services.importing.source import TABLES, Source
from engage.services.importing.tables.rows import breadth, refuse
from engage.services.importing.work import (
    LEAVE_OUT,
    UNLIKE,
    Belongs,
    Choices,
    Entry,
    Importer,
    Likeness,
    Outcome,
    Work,
)
from engage.storage import records, schema

K = TypeVar("K", Contact, Organisation)

_CERTAIN = 0.95
"""At most; a list of Zoom, Teams or Eventbrite is known by more than the names of its columns."""
_SHOWN = ("organisation", "status", "role", "seat", *TIMES)


def _likeness(source: Source) -> Likeness:
    """How many columns are a contact's or say how it stands with an invitation; one must."""
    try:
        reading = COLUMNS.read(source, Choices(day_first=True))
    except EngageError:
        return UNLIKE
    if reading is None or not says(reading, (*SAID, *TIMES)) or not says(reading, PEOPLE):
        return UNLIKE
    own = own_columns(reading)
    known = sum(1 for proposal in reading.proposals if proposal.field)
    others = [proposal.column for proposal in reading.proposals if proposal.column and not proposal.field]
    said = ", ".join(f"“{excerpt(column)}”" for column in own)
    width = breadth(known, others)
    return Likeness(_CERTAIN * known / width, f"it names people and has {said} beside them")


def _put_in(work: Work) -> None:
    """Say of everybody in the table what it says of them, at the engagement that is chosen or that it names.

    An engagement that it names by title and day, and that the project does not know, is added. Raises
    `Invalid` where nothing tells to which engagement the table belongs.
    """
    reading = COLUMNS.read(work.source, work.choices)
    assert reading is not None  # noqa: S101  it was refused, if it is no table
    chosen = chosen_engagement(work)
    if chosen is None and not says(reading, ("engagement", "held_on")):
        raise Invalid(
            f"{work.source.name} does not say where these people were, or are to be",
            "",
            "Say to which engagement it belongs, with --engagement",
            field="engagement",
        )
    if not says(reading, (*SAID, *TIMES)):
        work.notes.append("No column says who has accepted or came: whoever is new is invited.")
    places = _Places(work, chosen)
    wanted = [(each, id) for each in _wanted(work, invitees(work, reading)) if (id := places.of(each))]
    there = records.fetch(work.connection, Engagement, sorted({id for _, id in wanted}))
    held = {engagement.id: engagement for engagement in there}
    found = _found(work, wanted, held)
    seats = {id: _Seats(engagement) for id, engagement in held.items()}
    for invitee, id in steps(wanted, work.progress, work.source.name):
        if invitee.row.number in found:
            seats[id].take(work, invitee, found[invitee.row.number])
    for id, engagement in held.items():
        now = replace(engagement, attendance=tuple(seats[id].seats.values()))
        if now.attendance != engagement.attendance:
            records.save(work.connection, checked(work.connection, now, engagement), engagement)


def _wanted(work: Work, rows: Iterable[Invitee]) -> Iterator[Invitee]:
    """The rows but those that a person leaves out."""
    for each in rows:
        if work.choices.matches.get(each.row.number) == LEAVE_OUT:
            name = each.row.called(Noun.CONTACT)
            work.enter(Entry(each.row.number, Noun.CONTACT, name, Outcome.SKIPPED))
        else:
            yield each


class _Places:
    """To which engagement each row belongs."""

    def __init__(self, work: Work, chosen: Engagement | None) -> None:
        self._work = work
        self._chosen = chosen
        self._names = EngagementNames(work.connection)
        self._zone = work.connection.execute(sa.select(schema.project.c.zone)).scalar_one()

    def of(self, invitee: Invitee) -> int | None:
        """Return the id of the engagement of a row; one that cannot be found is a problem."""
        try:
            return self._id(invitee)
        except EngageError as error:
            refuse(self._work, Noun.CONTACT, invitee.row, error)
            return None

    def _id(self, invitee: Invitee) -> int:
        title, day = invitee.engagement, invitee.held_on
        id = self._names.id(title, day)
        if id is None and self._chosen is not None:
            id = self._chosen.id
        if id is not None:
            return id
        if not title or day is None:
            what = f"There is no engagement “{excerpt(title)}”" if title else "The row names no engagement"
            raise Invalid(what, "", "Add it first, or give its date too", field="engagement")
        made = checked(self._work.connection, Engagement(title=title, held_on=day, zone=self._zone))
        id = records.add(self._work.connection, [made])[made.uid]
        self._names.add(id, made.uid, made.title, day)
        self._work.entries.append(Entry(None, Noun.ENGAGEMENT, made.title, Outcome.ADDED))
        return id


@dataclass(frozen=True, slots=True)
class _Found:
    """Who a row is, and what has become of that record."""

    who: Contact | Organisation
    entry: Entry


def _found(
    work: Work, wanted: Sequence[tuple[Invitee, int]], held: Mapping[int, Engagement]
) -> dict[int, _Found]:
    """Return who each row is, by its number: whoever is invited, else any other, else somebody new."""
    chosen = _invited(work, wanted, held) | dict(work.choices.matches)
    inner = Work(
        work.source,
        work.connection,
        work.who,
        work.progress,
        replace(work.choices, matches=chosen),
        problems=work.problems,
        bodies=work.bodies,
    )
    people = [Given(each.row, each.values) for each, _ in wanted if not each.is_body]
    bodies = [Given(each.row, {"name": each.values["organisation"]}) for each, _ in wanted if each.is_body]
    who = {**_who(inner, Contact, people), **_who(inner, Organisation, bodies)}
    found: dict[int, _Found] = {}
    for entry in inner.entries:
        if entry.row in who:
            found[entry.row] = _Found(who[entry.row], entry)
        else:
            work.enter(entry)
    return found


def _who(work: Work, record: type[K], givens: Sequence[Given]) -> dict[int, Contact | Organisation]:
    ids = known.take(work, record, givens)
    stored = {each.id: each for each in records.fetch(work.connection, record, sorted(set(ids.values())))}
    return {row: stored[id] for row, id in ids.items()}


def _invited(
    work: Work, wanted: Sequence[tuple[Invitee, int]], held: Mapping[int, Engagement]
) -> dict[int, str]:
    """The uids of those rows who are invited already: by address, else by a name that only one has."""
    seated = {seat.contact.id: id for id, each in held.items() for seat in each.attendance if seat.contact}
    keys: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    contacts = {each.id: each for each in records.fetch(work.connection, Contact, sorted(seated))}
    for id, engagement in held.items():
        for seat in engagement.attendance:
            if seat.contact and (contact := contacts.get(seat.contact.id)):
                keys[id, compact(contact.name)].add(contact.uid)
                for email in contact.emails:
                    keys[id, fold(email.address)].add(contact.uid)
    found: dict[int, str] = {}
    for invitee, id in wanted:
        name = f"{invitee.values.get('given_name', '')} {invitee.values.get('family_name', '')}"
        for key in (*(fold(email.address) for email in invitee.values.get("emails", ())), compact(name)):
            if len(alike := keys.get((id, key), set())) == 1 and not invitee.is_body and not invitee.row.uid:
                found.setdefault(invitee.row.number, *alike)
    return found


class _Seats:
    """The seats of one engagement, with what the rows say of them."""

    def __init__(self, engagement: Engagement) -> None:
        self._engagement = engagement
        self.seats = {seat.uid: seat for seat in engagement.attendance}
        self._of = {_sitting(seat): seat.uid for seat in reversed(engagement.attendance)}

    def take(self, work: Work, invitee: Invitee, found: _Found) -> None:
        """Let a seat, there or new, say what a row says, and enter what has become of both."""
        made = _seat(invitee, found.who)
        uid = self._of.setdefault(_sitting(made), made.uid)
        before = self.seats.get(uid)
        now = made
        if before is not None:
            now = replace(
                before,
                organisation=before.organisation
                or (made.organisation if "organisation" in invitee.values else None),
                status=invitee.status or before.status,
                role=invitee.role or before.role,
            )
        if invitee.times:
            was = stay(work, invitee.row, invitee.times, self._engagement)
            now = _with_stay(now, was)
        if invitee.seat and fold(invitee.seat) != fold(now.seat):
            if any(fold(seat.seat) == fold(invitee.seat) for seat in self.seats.values()):
                message = f"The seat “{excerpt(invitee.seat)}” is somebody else’s: it was left out."
                work.problem(invitee.row.number, message, "seat")
            else:
                now = replace(now, seat=invitee.seat)
        self.seats[uid] = now
        _enter(work, found.entry, before, now)


def _with_stay(seat: Attendance, was: Stay) -> Attendance:
    """The seat of somebody who was there as long as that; whoever was there at all has attended."""
    if was == Stay():
        return seat
    return replace(
        seat,
        status=AttendanceStatus.ATTENDED,
        joined=was.joined or seat.joined,
        left=was.left or seat.left,
        minutes=seat.minutes if was.minutes is None else was.minutes,
    )


def _sitting(seat: Attendance) -> tuple[Noun, int] | str:
    """Whose seat it is."""
    if seat.contact:
        return Noun.CONTACT, seat.contact.id
    return (Noun.ORGANISATION, seat.organisation.id) if seat.organisation else seat.uid


def _seat(invitee: Invitee, who: Contact | Organisation) -> Attendance:
    """The seat of somebody new."""
    itself = Reference(who.id, who.uid, who.name)
    contact: Reference | None = None
    body: Reference | None = itself
    if isinstance(who, Contact):
        named = compact(invitee.values.get("organisation", ""))
        roles = [role for role in who.affiliations if named and compact(role.organisation.name) == named]
        role = roles[0] if roles else who.primary_affiliation
        contact, body = itself, role.organisation if role else None
    return Attendance(
        contact=contact,
        organisation=body,
        role=invitee.role or AttendanceRole.PARTICIPANT,
        status=invitee.status or AttendanceStatus.INVITED,
    )


def _enter(work: Work, entry: Entry, before: Attendance | None, now: Attendance) -> None:
    """Enter what becomes of somebody at the engagement, with what the contact was given."""
    changes = seat_changes(before, now, _SHOWN)
    outcome = outcome_of(before, changes)
    if outcome is Outcome.SAME and entry.changes:
        outcome = Outcome.MERGED
    work.enter(replace(entry, outcome=outcome, changes=(*changes, *entry.changes)))


IMPORTER = Importer(
    name="attendance",
    summary="A table of who was invited to an engagement and who came, with role and seat",
    counts=("attendee", "attendees"),
    suffixes=(*TABLES, ".txt"),
    likeness=_likeness,
    put_in=_put_in,
    columns=COLUMNS,
    belongs=Belongs.TO_ONE,
)
