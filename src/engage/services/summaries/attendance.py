"""Who was at an engagement, as far as an audience may know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engage.domain.disclosure import AttendanceListing, Level, Rule, in_words, may_list_attendance
from engage.domain.engagements import Attendance, AttendanceRole, AttendanceStatus, Engagement
from engage.domain.leaks.search import Owner
from engage.domain.organisations import OrganisationKind
from engage.domain.text import fold
from engage.services.summaries.document import Block, BulletList, Column, Item, Paragraph, Table, Text
from engage.services.summaries.kinds import kinds_in_words
from engage.services.summaries.pieces import told
from engage.services.summaries.scope import Scope
from engage.services.summaries.wording import capital, listed, plural

_STATUSES = (
    AttendanceStatus.ATTENDED,
    AttendanceStatus.ACCEPTED,
    AttendanceStatus.INVITED,
    AttendanceStatus.APOLOGIES,
    AttendanceStatus.DECLINED,
    AttendanceStatus.DID_NOT_SHOW,
)
"""In the order in which we list them."""
_LEVELS = {
    AttendanceListing.PEOPLE: Level.NAMED,
    AttendanceListing.ORGANISATIONS: Level.ORGANISATION,
    AttendanceListing.NONE: Level.WITHHELD,
}


def attendance(scope: Scope, engagement: Engagement) -> list[Block]:
    """Return who was there: among ourselves everybody who was asked, outside what the rule allows.

    Where no list may be printed, the kinds of organisation that came are given, none of too few.
    """
    if scope.is_internal:
        return _everybody(engagement)
    came = _came(engagement)
    if not came:
        return []
    listing = may_list_attendance(engagement.rule, scope.audience)
    if listing is AttendanceListing.PEOPLE:
        return [_people(came)]
    if listing is AttendanceListing.ORGANISATIONS:
        names = sorted(
            {seat.organisation.name for seat in came if seat.organisation}, key=lambda n: (fold(n), n)
        )
        return [BulletList(tuple(Item(name) for name in [*names, *_without_organisation(came)]))]
    return [Paragraph(f"{capital(listed([*_kinds(scope, came), *_without_organisation(came)]))} attended.")]


def named_attendance(scope: Scope, engagement: Engagement) -> frozenset[Owner]:
    """Return whom the list names."""
    if scope.is_internal:
        level = Level.NAMED
    else:
        level = _LEVELS[may_list_attendance(engagement.rule, scope.audience)]
    seats = engagement.attendance if scope.is_internal else _came(engagement)
    return frozenset[Owner]().union(*(told(seat.contact, seat.organisation, level) for seat in seats))


def held_attendance(scope: Scope, engagement: Engagement) -> Iterator[Text]:
    """Say what of the attendance list is not printed, and why."""
    listing = (
        AttendanceListing.PEOPLE
        if scope.is_internal
        else may_list_attendance(engagement.rule, scope.audience)
    )
    if not engagement.attendance or listing is AttendanceListing.PEOPLE:
        return
    if listing is AttendanceListing.ORGANISATIONS:
        yield "The people who attended are not listed: only organisations may be named."
    elif engagement.rule is Rule.CHATHAM_HOUSE:
        yield "The attendance list is not printed: the Chatham House Rule covers it."
    else:
        yield "The attendance list is not printed: the engagement was private."


def _came(engagement: Engagement) -> list[Attendance]:
    seats = (seat for seat in engagement.attendance if seat.status is AttendanceStatus.ATTENDED)
    return sorted(seats, key=_place)


def _place(seat: Attendance) -> tuple[int, str, str]:
    """Where someone stands in a list: the chair first, then by organisation and name."""
    body = seat.organisation.name if seat.organisation else ""
    return list(AttendanceRole).index(seat.role), fold(body), fold(seat.name)


def _everybody(engagement: Engagement) -> list[Block]:
    if not engagement.attendance:
        return []
    columns = (
        Column("Name", width=2),
        Column("Organisation", width=2.5),
        Column("Role"),
        Column("Status", width=1.2),
    )
    seats = sorted(engagement.attendance, key=lambda seat: (_STATUSES.index(seat.status), _place(seat)))
    rows = [
        (
            seat.contact.name if seat.contact else "",
            seat.organisation.name if seat.organisation else "",
            capital(seat.role.label),
            capital(seat.status.label),
        )
        for seat in seats
    ]
    return [Table(columns, tuple(rows))]


def _people(came: Sequence[Attendance]) -> Block:
    columns = (Column("Name", width=2), Column("Organisation", width=2.5), Column("Role"))
    rows = [
        (
            seat.contact.name if seat.contact else "",
            seat.organisation.name if seat.organisation else "",
            capital(seat.role.label),
        )
        for seat in came
    ]
    return Table(columns, tuple(rows))


def _kinds(scope: Scope, came: Sequence[Attendance]) -> list[str]:
    bodies = {seat.organisation.id: seat.organisation.kind for seat in came if seat.organisation}
    kinds = list(bodies.values())
    numbers = {kind: kinds.count(kind) for kind in OrganisationKind if kind in kinds}
    return kinds_in_words(scope, numbers)


def _without_organisation(came: Sequence[Attendance]) -> list[str]:
    number = sum(seat.organisation is None for seat in came)
    return (
        [f"{in_words(number)} {plural(number, 'person', 'people')} without an organisation"] if number else []
    )
