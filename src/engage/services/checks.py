"""What must hold of a record before it is kept, beyond what its class says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from engage.domain.agendas import Agenda, Theme
from engage.domain.commitments import Commitment
from engage.domain.consultations import Consultation
from engage.domain.contacts import Contact
from engage.domain.disclosure import Level, Rule, default_level
from engage.domain.engagements import Engagement
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.domain.records import Record
from engage.domain.text import clean, fold
from engage.errors import Conflict, Invalid
from engage.storage import schema

R = TypeVar("R", bound=Record)


def checked(connection: sa.Connection, record: R) -> R:
    """Return the record as it is kept; raises `Invalid` with the field that is wrong, or `Conflict`."""
    return cast(R, _CHECKS[type(record)](connection, record))


def _required(record: Any, field: str, what: str) -> None:
    if not clean(getattr(record, field)).strip():
        raise Invalid(what, field=field)


def _rating(record: Organisation | Contact) -> None:
    for field in ("influence", "interest"):
        value = getattr(record, field)
        if value is not None and not 1 <= value <= 5:
            raise Invalid(f"{field.capitalize()} goes from 1 to 5, not {value}", field=field)


def _dates(record: Any, first: str, last: str, what: str) -> None:
    started, ended = getattr(record, first), getattr(record, last)
    if started and ended and ended < started:
        raise Invalid(f"{what}: the end lies before the beginning", field=last)


def _organisation(connection: sa.Connection, record: Organisation) -> Organisation:
    _required(record, "name", "An organisation needs a name")
    _rating(record)
    for field in ("staff", "members_represented"):
        if (getattr(record, field) or 0) < 0:
            raise Invalid("A number of people cannot be negative", field=field)
    for relation in record.relations:
        _dates(relation, "started", "ended", "Relation")
        if relation.other.id == record.id != 0:
            raise Invalid("An organisation cannot be related to itself", field="relations")
    return replace(record, name=record.name.strip())


def _contact(connection: sa.Connection, record: Contact) -> Contact:
    if not record.name.strip():
        raise Invalid("A contact needs a given name or a family name", field="family_name")
    _rating(record)
    for affiliation in record.affiliations:
        _dates(affiliation, "started", "ended", "Role")
    return replace(record, given_name=record.given_name.strip(), family_name=record.family_name.strip())


def _agenda(connection: sa.Connection, record: Agenda) -> Agenda:
    _required(record, "title", "An agenda needs a title")
    return replace(record, title=record.title.strip())


def _theme(connection: sa.Connection, record: Theme) -> Theme:
    _required(record, "title", "A theme needs a title")
    _required(record, "code", "A theme needs a code, such as 2.3")
    theme = schema.theme
    taken = connection.execute(
        sa.select(theme.c.title).where(
            theme.c.agenda_id == record.agenda.id,
            theme.c.uid != record.uid,
            sa.func.fold(theme.c.code) == fold(record.code.strip()),
        )
    ).first()
    if taken:
        raise Conflict(f"The code {record.code} is taken", f"by “{taken.title}”", "Give it another code")
    return replace(record, code=record.code.strip(), title=record.title.strip())


def _consultation(connection: sa.Connection, record: Consultation) -> Consultation:
    _required(record, "title", "A consultation needs a title")
    _dates(record, "opens_on", "closes_on", "Consultation")
    return replace(record, title=record.title.strip())


def _engagement(connection: sa.Connection, record: Engagement) -> Engagement:
    _required(record, "title", "An engagement needs a title")
    _dates(record, "starts_at", "ends_at", "Engagement")
    try:
        zone = ZoneInfo(record.zone)
    except (KeyError, ValueError, OSError):
        raise Invalid(
            f"“{record.zone}” is no time zone", "", "Write one such as Europe/London", field="zone"
        ) from None
    seats: dict[str, str] = {}
    for seat in record.attendance:
        key = fold(seat.seat)
        if key and key in seats:
            raise Conflict(
                f"Two attendees have the seat {seat.seat}", f"{seats[key]} and {seat.name}", "Change one"
            )
        seats[key] = seat.name
    held_on = record.starts_at.astimezone(zone).date() if record.starts_at else record.held_on
    return replace(record, title=record.title.strip(), held_on=held_on)


def _feedback(connection: sa.Connection, record: Feedback) -> Feedback:
    _required(record, "text", "Feedback needs words")
    if record.said_on > dt.datetime.now().astimezone().date() + dt.timedelta(days=1):
        raise Invalid(
            f"{record.said_on:%d %B %Y} lies ahead: nothing can have been said then", field="said_on"
        )
    permission = (record.permission_by, record.permission_on, record.permission_how)
    if any(permission) and not all(permission):
        raise Invalid("A permission needs who gave it, when and how", field="permission_by")
    if record.disclosure is not None and not any(permission):
        usual = default_level(_rule(connection, record))
        levels = list(Level)
        if levels.index(record.disclosure) < levels.index(usual):
            raise Invalid(
                f"Without the speaker's permission this may be no more open than “{usual.label}”",
                "that is what was agreed there" if record.engagement else "",
                "Record who permitted it, when and how",
                field="disclosure",
            )
    if len({coding.theme.id for coding in record.codings}) < len(record.codings):
        raise Invalid("It is coded to the same theme twice", field="codings")
    return record


def _rule(connection: sa.Connection, record: Feedback) -> Rule | None:
    if record.engagement is None:
        return None
    engagement = schema.engagement
    return connection.execute(
        sa.select(engagement.c.rule).where(engagement.c.id == record.engagement.id)
    ).scalar()


def _commitment(connection: sa.Connection, record: Commitment) -> Commitment:
    _required(record, "text", "A commitment needs words")
    return record


_CHECKS: Mapping[type[Record], Callable[[sa.Connection, Any], Record]] = {
    Organisation: _organisation,
    Contact: _contact,
    Agenda: _agenda,
    Theme: _theme,
    Consultation: _consultation,
    Engagement: _engagement,
    Feedback: _feedback,
    Commitment: _commitment,
}
