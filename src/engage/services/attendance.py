"""Who is asked to an engagement, and who comes."""

from __future__ import annotations

from collections.abc import Sequence

from engage.domain import seats
from engage.domain.changes import Changes
from engage.domain.contacts import Contact
from engage.domain.engagements import AttendanceRole, AttendanceStatus, Engagement
from engage.domain.filters import parse
from engage.domain.organisations import Organisation
from engage.services.records import get, name_of, noun_of
from engage.storage import attendance as storage
from engage.storage import filters, records
from engage.storage.project import Project


def invite(
    project: Project,
    engagement: int,
    record: type[Organisation] | type[Contact],
    filter: str = "",
    *,
    ids: Sequence[int] | None = None,
    role: AttendanceRole = AttendanceRole.PARTICIPANT,
) -> Changes:
    """Invite all whom a filter of organisations or contacts selects, or just those of some `ids`.

    Whoever has a seat already keeps it; an organisation has one also through somebody who speaks for it. The
    ids of the new seats are `changes.ids["attendance"]`. Raises `Invalid` and `NotFound`.
    """
    noun = noun_of(record)
    wanted = parse(filter, noun, me=project.who)
    label = f"Invite {noun.plural} to {name_of(get(project, Engagement, engagement))}"
    with project.transaction(label) as tx:
        if ids is None:
            ids = filters.ids(tx.connection, wanted)
        storage.invite(tx.connection, engagement, noun, ids, role)
    return tx.changes


def set_status(
    project: Project, engagement: int, attendance: Sequence[int], status: AttendanceStatus
) -> Changes:
    """Say where the invitations of some seats stand, by the ids of these."""
    label = f"Mark {len(attendance):,} as {status.label} at {name_of(get(project, Engagement, engagement))}"
    with project.transaction(label) as tx:
        storage.set_status(tx.connection, engagement, attendance, status)
    return tx.changes


def give_seats(project: Project, engagement: int) -> Changes:
    """Give a key to each seat of an engagement that has none (see `engage.domain.seats`)."""
    label = f"Give seat keys at {name_of(get(project, Engagement, engagement))}"
    with project.transaction(label) as tx:
        for there in records.fetch(tx.connection, Engagement, [engagement]):
            storage.set_keys(tx.connection, seats.suggested(there.attendance))
    return tx.changes
