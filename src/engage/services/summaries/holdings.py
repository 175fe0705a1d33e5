"""All that is held on people and bodies, read for many of them at once, and as the sections of a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engage.domain.contacts import Contact
from engage.domain.disclosure import AttendanceListing, Level, may_list_attendance
from engage.domain.engagements import Attendance, AttendanceStatus, Engagement
from engage.domain.leaks.search import Owner
from engage.domain.organisations import Organisation
from engage.domain.record_fields import FIELDS, ValueType
from engage.domain.records import Choice, Noun
from engage.domain.submissions import Submission
from engage.services.summaries import heeding
from engage.services.summaries.commitments import Promise, promises_of, promises_table
from engage.services.summaries.document import (
    Block,
    BulletList,
    Column,
    Day,
    Item,
    Quote,
    Table,
    Text,
    plain,
)
from engage.services.summaries.passages import quote
from engage.services.summaries.pieces import Piece
from engage.services.summaries.scope import Scope, with_feedback
from engage.services.summaries.wording import capital, day
from engage.storage import listings, records


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is held on each of some contacts or organisations, as an audience may read it, by their ids."""

    seats: Mapping[int, Sequence[tuple[Engagement, Attendance]]]
    pieces: Mapping[int, Sequence[Piece]]
    """What they said, oldest first; outside, what may be put down to them by name."""
    agreed: Mapping[int, Sequence[Piece]]
    """What somebody else said, to which they agree; empty outside."""
    promises: Mapping[int, Sequence[Promise]]
    submissions: Mapping[int, Sequence[Submission]]
    """What they sent in; empty outside."""

    def named(self, ids: Sequence[int]) -> frozenset[Owner]:
        """Whom what is held on these ones names, besides themselves."""
        pieces = [p for id in ids for p in (*self.pieces.get(id, ()), *self.agreed.get(id, ()))]
        promises = [promise for id in ids for promise in self.promises.get(id, ())]
        return frozenset[Owner]().union(*(p.named for p in pieces), *(p.named for p in promises))


def read_holdings(scope: Scope, noun: Noun, ids: Sequence[int]) -> Holdings:
    """Return what is held on these contacts or organisations (`noun`)."""
    connection = scope.connection
    at = listings.belonging(connection, noun, ids, Noun.ENGAGEMENT)
    said = listings.belonging(connection, noun, ids, Noun.FEEDBACK)
    agreed = listings.agreed_to(connection, noun, ids) if scope.is_internal else {}
    promised = listings.belonging(connection, noun, ids, Noun.COMMITMENT)
    sent = listings.belonging(connection, noun, ids, Noun.SUBMISSION) if scope.is_internal else {}
    pieces = _pieces(scope, noun, sorted({id for of in (*said.values(), *agreed.values()) for id in of}))
    promises = {
        promise.commitment.id: promise
        for promise in promises_of(scope, sorted({id for of in promised.values() for id in of}))
        if promise.is_printed and (scope.is_internal or _is_told(promise, noun))
    }
    found = records.fetch(connection, Submission, sorted({id for of in sent.values() for id in of}))
    submissions = {each.id: each for each in found}
    return Holdings(
        _seats(scope, noun, at),
        _by_owner(said, pieces, _said_on),
        _by_owner(agreed, pieces, _said_on),
        _by_owner(promised, promises, _due_on),
        _by_owner(sent, submissions, lambda one: (one.received_on, one.id)),
    )


def _pieces(scope: Scope, noun: Noun, ids: Sequence[int]) -> dict[int, Piece]:
    """What was said; a sheet tells who said it, so outside that has to be allowed."""
    level = Level.NAMED if noun is Noun.CONTACT else Level.ORGANISATION
    return with_feedback(replace(scope, told=None if scope.is_internal else level), ids).pieces


def _is_told(promise: Promise, noun: Noun) -> bool:
    return promise.names_organisation if noun is Noun.ORGANISATION else promise.level is Level.NAMED


def _said_on(piece: Piece) -> tuple[Any, ...]:
    return piece.feedback.said_on, piece.id


def _due_on(promise: Promise) -> tuple[Any, ...]:
    due = promise.commitment.due_on
    return due is None, due or dt.date.max, promise.commitment.id


def _by_owner(ids: Mapping[int, Sequence[int]], found: Mapping[int, Any], order: Any) -> dict[int, list[Any]]:
    return {
        owner: sorted((found[id] for id in of if id in found), key=order)
        for owner, of in ids.items()
        if any(id in found for id in of)
    }


def _seats(
    scope: Scope, noun: Noun, at: Mapping[int, Sequence[int]]
) -> dict[int, list[tuple[Engagement, Attendance]]]:
    """The seats of each, by day; outside, those at which it may be told that they sat."""
    ids = sorted({id for of in at.values() for id in of})
    found: dict[int, list[tuple[Engagement, Attendance]]] = {}
    held = heeding.engagements(
        scope.connection, scope.audience, records.fetch(scope.connection, Engagement, ids)
    )
    for engagement in sorted(held, key=lambda each: (each.held_on, each.id)):
        listing = may_list_attendance(engagement.rule, scope.audience)
        is_listed = listing is AttendanceListing.PEOPLE or (
            noun is Noun.ORGANISATION and listing is AttendanceListing.ORGANISATIONS
        )
        for seat in engagement.attendance:
            who = seat.contact if noun is Noun.CONTACT else seat.organisation
            came = seat.status is AttendanceStatus.ATTENDED
            if who and who.id in at and (scope.is_internal or (came and is_listed)):
                found.setdefault(who.id, []).append((engagement, seat))
    return found


# Sections


def particulars(record: Contact | Organisation, noun: Noun) -> Table:
    """Return every field of a record that is filled in, under the name that people read."""
    rows: list[tuple[Text, ...]] = []
    for field in FIELDS[noun].values():
        if noun is Noun.CONTACT and field.name == "name":
            continue  # given and family name stand already
        value = getattr(record, field.name, None)
        if value in (None, "", (), False) or field.type in (ValueType.EMAILS, ValueType.PHONES):
            continue
        if words := _words(value, is_rating=field.type is ValueType.RATING):
            rows.append((field.label, words))
    emails = "\n".join(f"{each.address} ({each.kind.label})" for each in record.emails)
    phones = "\n".join(f"{each.number} ({each.kind.label})" for each in record.phones)
    addresses = [
        ", ".join(
            part for part in (each.street, each.locality, each.region, each.postcode, each.country) if part
        )
        + f" ({each.kind.label})"
        for each in record.addresses
    ]
    reached = (("E-mail", emails), ("Telephone", phones), ("Address", "\n".join(addresses)))
    rows += [(label, words) for label, words in reached if words]
    return Table((Column("Field"), Column("What is held", width=3)), tuple(rows))


def _words(value: object, *, is_rating: bool) -> Text:
    if isinstance(value, Choice):
        return capital(value.label)
    if isinstance(value, bool):
        return "Yes"
    if isinstance(value, int):
        return f"{value} of 5" if is_rating else f"{value:,}"
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(each.label if isinstance(each, Choice) else str(each) for each in value)
    return Day(value) if isinstance(value, dt.date) else ""


def roles(contact: Contact) -> list[Block]:
    """Return the roles that a contact holds and held."""
    columns = (
        Column("Organisation", width=3),
        Column("Role", width=3),
        Column("From", width=1.6),
        Column("To", width=1.6),
    )
    rows = tuple(
        (
            role.organisation.name,
            role.role,
            Day(role.started) if role.started else "",
            Day(role.ended) if role.ended else "",
        )
        for role in contact.affiliations
    )
    return [Table(columns, rows)] if rows else []


def engagements(scope: Scope, seats: Sequence[tuple[Engagement, Attendance]]) -> list[Block]:
    """Return at which engagements somebody was; among ourselves, also to which they were only asked."""
    columns = [Column("Day", width=1.3), Column("Engagement", width=3), Column("Role")]
    columns += [Column("Status")] if scope.is_internal else []
    rows: list[tuple[Text, ...]] = []
    for engagement, seat in seats:
        row: list[Text] = [Day(engagement.held_on), engagement.title, capital(seat.role.label)]
        row += [capital(seat.status.label)] if scope.is_internal else []
        rows.append(tuple(row))
    return [Table(tuple(columns), tuple(dict.fromkeys(rows)))] if rows else []


def quotes(pieces: Sequence[Piece]) -> Iterator[Quote]:
    """Yield what was said, each piece with its day and where it was said."""
    for piece in pieces:
        if piece.is_quoted:
            found = quote(piece, piece.feedback.stance)
            at = piece.feedback.engagement
            where = f"{day(piece.feedback.said_on)}, {at.name}" if at else day(piece.feedback.said_on)
            yield replace(found, note=" · ".join(filter(None, (plain(found.note), where))))


def sent_in(submissions: Sequence[Submission]) -> list[Block]:
    """Return what somebody sent in."""
    columns = (Column("Received", width=1.3), Column("Submission", width=3), Column("File", width=2))
    rows = tuple((Day(each.received_on), each.title, each.file_name) for each in submissions)
    return [Table(columns, rows)] if rows else []


def follow_ups(scope: Scope, promises: Sequence[Promise]) -> list[Block]:
    """Return what was promised to somebody."""
    return promises_table(scope, promises, says_to_whom=False)


def bullets(lines: Sequence[Text]) -> list[Block]:
    """Return lines as a list, or nothing."""
    return [BulletList(tuple(Item(line) for line in lines))] if lines else []
