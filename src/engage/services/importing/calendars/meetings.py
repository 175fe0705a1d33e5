"""The engagements that the meetings of a calendar are: those that are there, and new ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

import sqlalchemy as sa

from engage.domain.contacts import Contact
from engage.domain.engagements import Attendance, AttendanceStatus, Engagement
from engage.domain.fields import FIELDS
from engage.domain.records import Noun, Reference
from engage.domain.text import fold
from engage.domain.uids import new_uid
from engage.errors import Conflict, EngageError, NotFound
from engage.services.checks import checked
from engage.services.importing.calendars.appointments import Appointment, Invitee
from engage.services.importing.calendars.people import contacts_of
from engage.services.importing.matching.additions import joined_notes
from engage.services.importing.matching.field_changes import field_changes, fields_said
from engage.services.importing.matching.known import chunks
from engage.services.importing.matching.merging import filled
from engage.services.importing.work import LEAVE_OUT, NEW, Candidate, Entry, FieldChange, Outcome, Work
from engage.storage import records, schema

_COMPARED = 5
"""Engagements of one day and title that a meeting is held against."""
_ANSWERS = frozenset({AttendanceStatus.INVITED, AttendanceStatus.ACCEPTED, AttendanceStatus.DECLINED})
"""How far a calendar knows of an invitation; what came of it afterwards stays."""


@dataclass(slots=True)
class _Taking:
    """The meetings of one file on their way into a project."""

    work: Work
    contacts: Mapping[str, Contact]
    """Who is invited, by folded e-mail address."""
    by_uid: dict[str, int] = field(default_factory=dict)
    by_title: dict[tuple[Any, str], list[int]] = field(default_factory=dict)
    """The engagements that no meeting of the file has the id of, by day and folded title."""
    seen: set[str] = field(default_factory=set)
    """Ids of the meetings so far."""


def take(work: Work, appointments: Sequence[Appointment]) -> None:
    """Add, update or fill in engagements, and enter what becomes of each meeting.

    The engagement with a meeting's id takes what the meeting says. One of the same day and title gets what it
    lacks. Neither loses what people have added: notes, tags, who is invited, who came.
    """
    left_out = {line for line, choice in work.choices.matches.items() if choice == LEAVE_OUT}
    wanted = [each for each in appointments if each.line not in left_out]
    for each in appointments:
        if each.line in left_out:
            work.enter(_entry(each, Outcome.SKIPPED))
    taking = _Taking(work, contacts_of(work, [one for each in wanted for one in each.invitees]))
    uids = {each.uid for each in appointments}
    table = schema.engagement
    columns = (table.c.id, table.c.uid, table.c.held_on, table.c.title)
    for id, uid, held_on, title in work.connection.execute(sa.select(*columns)):
        taking.by_uid[uid] = id
        if uid not in uids:
            taking.by_title.setdefault((held_on, fold(title)), []).append(id)
    belongs = work.choices.engagement if len(wanted) == 1 else None
    for chunk in chunks(wanted):
        _take(taking, [(each, _alike(taking, each, belongs)) for each in chunk])


def _alike(taking: _Taking, appointment: Appointment, belongs: int | None) -> list[int]:
    """The engagements that a meeting may be; with a choice, or the same id, only the one."""
    choice = taking.work.choices.matches.get(appointment.line)
    if choice == NEW:
        return []
    if choice is not None:
        return [taking.by_uid.get(choice, 0)]
    if belongs:
        return [belongs]
    if appointment.uid in taking.by_uid:
        return [taking.by_uid[appointment.uid]]
    key = (appointment.values["held_on"], fold(appointment.values["title"]))
    return list(islice(taking.by_title.get(key, ()), _COMPARED))


def _take(taking: _Taking, rows: Sequence[tuple[Appointment, list[int]]]) -> None:
    connection = taking.work.connection
    ids = sorted({id for _, alike in rows for id in alike})
    there = {each.id: each for each in records.fetch(connection, Engagement, ids)}
    now = dict(there)
    new: list[Engagement] = []
    for appointment, alike in rows:
        try:
            if appointment.uid and appointment.uid in taking.seen:
                raise Conflict("An earlier meeting has the same id", "", "Export the calendar anew")
            if any(id not in there for id in alike):
                raise NotFound("The engagement that was chosen is no longer there", "", "Choose again")
            before = _meant(taking, appointment, [now[id] for id in alike])
            if before is None:
                made = Engagement(
                    **{name: value for name, value in appointment.values.items() if value is not None},
                    attendance=_seats(taking, (), appointment.invitees),
                    uid=appointment.uid or new_uid(),
                )
                new.append(checked(connection, made))
                candidates = tuple(
                    Candidate(now[id].uid, now[id].title, "the same day and title") for id in alike
                )
                told = _said(appointment, new[-1])
                taking.work.enter(_entry(appointment, Outcome.ADDED, candidates=candidates, changes=told))
            else:
                after, differing = _with(taking, before, appointment)
                now[before.id] = checked(connection, after, before)
                _enter(taking.work, appointment, before, now[before.id], differing)
        except EngageError as error:
            taking.work.leave_out(appointment.line, error, Noun.ENGAGEMENT, appointment.values["title"])
            continue
        taking.seen.add(appointment.uid)
    records.add(connection, new)
    records.save_all(connection, [(now[id], before) for id, before in there.items() if now[id] != before])


def _meant(taking: _Taking, appointment: Appointment, alike: Sequence[Engagement]) -> Engagement | None:
    """The one that a meeting is; None for a new one. Of several, one that says all of it already."""
    if len(alike) == 1:
        return alike[0]
    return next((each for each in alike if _with(taking, each, appointment) == (each, [])), None)


# What it says then


def _with(taking: _Taking, before: Engagement, appointment: Appointment) -> tuple[Engagement, list[str]]:
    """Return the engagement with what the meeting says, and the fields of which both say something else."""
    values = dict(appointment.values)
    notes, tags = values.pop("notes", ""), values.pop("tags", ())
    values.pop("channel")  # it was guessed
    if values["starts_at"] is None and before.held_on == values["held_on"]:
        del values["starts_at"], values["ends_at"]  # somebody may know the hour
    elif values["starts_at"] == before.starts_at:
        # A whole day has no zone; else the day is that by the clock where it was held.
        values.pop("zone", None)
        if before.starts_at is not None:
            del values["held_on"]
    differing: list[str] = []
    if before.uid == appointment.uid:
        after = replace(before, **values)
    else:
        given = {name: value for name, value in values.items() if value is not None}
        after, differing = filled(before, given)
        differing = [name for name in differing if name not in ("title", "held_on", "zone")]
    known = {fold(tag) for tag in before.tags}
    return replace(
        after,
        notes=joined_notes(before.notes, notes) if before.notes else notes,
        tags=(*before.tags, *(tag for tag in tags if fold(tag) not in known)),
        attendance=_seats(taking, before.attendance, appointment.invitees),
    ), differing


def _seats(
    taking: _Taking, there: Iterable[Attendance], invitees: Iterable[Invitee]
) -> tuple[Attendance, ...]:
    """The seats with those who are invited, and what they answered; nobody loses one."""
    seats = {seat.contact.id if seat.contact else -place: seat for place, seat in enumerate(there, start=1)}
    for invitee in invitees:
        contact = taking.contacts.get(fold(invitee.email))
        if contact is None:
            continue
        before = seats.get(contact.id)
        if before is None:
            role = contact.primary_affiliation
            seats[contact.id] = Attendance(
                contact=Reference(contact.id, contact.uid, contact.name),
                organisation=role.organisation if role else None,
                role=invitee.role,
                status=invitee.status,
            )
        elif before.status in _ANSWERS and invitee.status is not AttendanceStatus.INVITED:
            seats[contact.id] = replace(before, status=invitee.status)
    return tuple(seats.values())


# What is said of it


def _entry(appointment: Appointment, outcome: Outcome, **said: Any) -> Entry:
    return Entry(appointment.line, Noun.ENGAGEMENT, appointment.values["title"], outcome, **said)


def _said(appointment: Appointment, made: Engagement) -> tuple[FieldChange, ...]:
    """All that a new meeting says."""
    told = tuple(fields_said(Noun.ENGAGEMENT, appointment.values, made))
    if not made.attendance:
        return told
    return (*told, FieldChange("attendance", "", f"{len(made.attendance):,} invited"))


def _enter(
    work: Work, appointment: Appointment, before: Engagement, after: Engagement, differing: Sequence[str]
) -> None:
    outcome = Outcome.UPDATED if before.uid == appointment.uid else Outcome.MERGED
    changes = list(field_changes(Noun.ENGAGEMENT, FIELDS[Noun.ENGAGEMENT], before, after))
    if before.attendance != after.attendance:
        seats = [f"{len(each.attendance):,} invited" for each in (before, after)]
        changes.append(FieldChange("attendance", *seats))
    problem = ""
    if differing:
        labels = ", ".join(FIELDS[Noun.ENGAGEMENT][name].label for name in differing)
        problem = f"“{after.title}” is there already with another {labels.lower()}, which was kept."
        work.problem(appointment.line, problem, differing[0])
    outcome = outcome if after != before else Outcome.SAME
    work.enter(_entry(appointment, outcome, uid=before.uid, changes=tuple(changes), problem=problem))
