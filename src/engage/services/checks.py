"""What must hold of a record before it is kept, beyond what its class says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from itertools import repeat
from operator import attrgetter, is_
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.agendas import Agenda, Theme
from engage.domain.briefings import LANGUAGE, Briefing
from engage.domain.choices import excerpt
from engage.domain.colours import read_colour
from engage.domain.commitments import Commitment
from engage.domain.consultations import Consultation
from engage.domain.contacts import Contact
from engage.domain.disclosure import Level, Rule, default_level, is_more_open
from engage.domain.engagements import Engagement, check_note_is_open
from engage.domain.feedback import Feedback
from engage.domain.objections import told_apart
from engage.domain.organisations import Organisation
from engage.domain.records import Record
from engage.domain.submissions import Passage, Submission
from engage.domain.text import clean, fold
from engage.errors import Conflict, Invalid
from engage.storage import schema

R = TypeVar("R", bound=Record)

MOST_PEOPLE = 10_000_000_000
"""No number of people in a record may be greater: all there are, and then some."""

MOST_MINUTES = 24 * 60
"""What is talked about for longer is no item of one engagement."""

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""Near enough to RFC 5646: what programs make of it is their affair."""

LONGEST_STAY = 14 * MOST_MINUTES
"""Nobody is at one engagement for longer."""


def checked(connection: sa.Connection, record: R, was: R | None = None) -> R:
    """Return the record as it is kept; raises `Invalid` with the field that is wrong, or `Conflict`.

    `was` is the record as it is stored. What others' deeds have made wrong since then is no reason to refuse
    a change of something else.
    """
    return cast(R, _CHECKS[type(record)](connection, _cleaned(record, was), was))


def _cleaned(record: R, was: R | None = None) -> R:
    """Return the record with all its texts, and those of its parts, as `clean` leaves them."""
    cleaned: dict[str, Any] = {}
    kind: Any = type(record)
    names, values = _values_of(kind)
    given = values(record)
    for name, value, before in zip(names, given, repeat(None) if was is None else values(was)):  # noqa: B905
        if not value or value is before:
            continue  # most fields of most records are empty, or stand in the file as they are
        now = clean(value) if type(value) is str else _clean(value)
        if now is not value:
            cleaned[name] = now
    return replace(record, **cleaned) if cleaned else record


@cache
def _values_of(record: type[Record]) -> tuple[tuple[str, ...], Callable[[Record], tuple[Any, ...]]]:
    names = tuple(field.name for field in fields(record))
    return names, attrgetter(*names)


def _with(record: R, **values: Any) -> R:
    """Return a record with these values: itself, where it has them already."""
    has_all = all(getattr(record, name) == value for name, value in values.items())
    return record if has_all else replace(record, **values)


def _clean(value: Any) -> Any:
    """Return a value with clean texts: itself, where there is nothing to clean."""
    if type(value) is str:
        return clean(value)
    if isinstance(value, Record):
        return _cleaned(value)
    if isinstance(value, tuple):
        parts = tuple(map(_clean, value))
        return value if all(map(is_, parts, value)) else parts
    return value


def _required(record: Any, field: str, what: str) -> None:
    if not getattr(record, field).strip():
        raise Invalid(what, field=field)


def _number_of_people(record: Any, *names: str) -> None:
    for name in names:
        if not 0 <= (getattr(record, name) or 0) <= MOST_PEOPLE:
            raise Invalid(f"A number of people goes from 0 to {MOST_PEOPLE:,}", field=name)


def _somebody(parts: Any, field: str, what: str) -> None:
    if not all(part.contact or part.organisation for part in parts):
        raise Invalid(what, "", "Choose a contact or an organisation", field=field)


def _rating(record: Organisation | Contact) -> None:
    for field in ("influence", "interest"):
        value = getattr(record, field)
        if value is not None and not 1 <= value <= 5:
            raise Invalid(f"{field.capitalize()} goes from 1 to 5, not {value}", field=field)


def _dates(record: Any, first: str, last: str, what: str) -> None:
    started, ended = getattr(record, first), getattr(record, last)
    if started and ended and ended < started:
        raise Invalid(f"{what}: the end lies before the beginning", field=last)


def _organisation(connection: sa.Connection, record: Organisation, was: Organisation | None) -> Organisation:
    _required(record, "name", "An organisation needs a name")
    _rating(record)
    _number_of_people(record, "staff", "members_represented")
    for relation in record.relations:
        _dates(relation, "started", "ended", "Relation")
        if relation.other.id == record.id != 0:
            raise Invalid("An organisation cannot be related to itself", field="relations")
    return _with(record, name=record.name.strip())


def _contact(connection: sa.Connection, record: Contact, was: Contact | None) -> Contact:
    if not record.name.strip():
        raise Invalid("A contact needs a given name or a family name", field="family_name")
    _rating(record)
    for affiliation in record.affiliations:
        _dates(affiliation, "started", "ended", "Role")
    objections, tags = told_apart(record.objections, record.tags)
    return _with(
        record,
        given_name=record.given_name.strip(),
        family_name=record.family_name.strip(),
        objections=objections,
        tags=tags,
    )


def _agenda(connection: sa.Connection, record: Agenda, was: Agenda | None) -> Agenda:
    _required(record, "title", "An agenda needs a title")
    return replace(record, title=record.title.strip())


def _theme(connection: sa.Connection, record: Theme, was: Theme | None) -> Theme:
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
    _place_in_the_tree(connection, record)
    is_as_it_was = was is not None and was.colour == record.colour
    colour = record.colour if is_as_it_was else read_colour(record.colour)
    return replace(record, code=record.code.strip(), title=record.title.strip(), colour=colour)


def _place_in_the_tree(connection: sa.Connection, record: Theme) -> None:
    theme = schema.theme
    above = record.parent.id if record.parent else None
    seen: set[int] = set()
    while above is not None and above not in seen:
        if above == record.id:
            raise Invalid("A theme cannot stand below itself", field="parent")
        seen.add(above)
        parent = connection.execute(
            sa.select(theme.c.agenda_id, theme.c.parent_id).where(theme.c.id == above)
        ).first()
        if parent is None:
            return  # the database will refuse it
        if parent.agenda_id != record.agenda.id:
            raise Invalid("A theme stands below one of the same agenda", field="parent")
        above = parent.parent_id
    below = sa.select(theme.c.id).where(theme.c.parent_id == record.id, theme.c.agenda_id != record.agenda.id)
    if record.id and connection.execute(below.limit(1)).first():
        raise Invalid("Themes below this one belong to another agenda", "", "Move them first", field="agenda")


def _consultation(connection: sa.Connection, record: Consultation, was: Consultation | None) -> Consultation:
    _required(record, "title", "A consultation needs a title")
    _dates(record, "opens_on", "closes_on", "Consultation")
    return replace(record, title=record.title.strip())


def _engagement(connection: sa.Connection, record: Engagement, was: Engagement | None) -> Engagement:
    _required(record, "title", "An engagement needs a title")
    _dates(record, "starts_at", "ends_at", "Engagement")
    if was is not None:
        check_note_is_open(was, record)
    zone = time_zone(record.zone)
    _somebody(record.attendance, "attendance", "Nobody is named in a row of the attendance list")
    if not all(0 <= (seat.minutes or 0) <= LONGEST_STAY for seat in record.attendance):
        raise Invalid(f"Minutes of attendance go from 0 to {LONGEST_STAY:,}", field="attendance")
    seats: dict[str, str] = {}
    for seat in record.attendance:
        key = fold(seat.seat).strip()
        if key and key in seats:
            raise Conflict(
                f"Two attendees have the seat {seat.seat}", f"{seats[key]} and {seat.name}", "Change one"
            )
        seats[key] = seat.name
    for item in record.items:
        _required(item, "title", "What is to be talked about needs a title")
        if not 0 <= (item.minutes or 0) <= MOST_MINUTES:
            raise Invalid(f"Minutes go from 0 to {MOST_MINUTES:,}", field="minutes")
        _dates(item, "started_at", "ended_at", item.title)
    for point in record.parked:
        _required(point, "text", "A parked point needs words")
    try:
        held_on = record.starts_at.astimezone(zone).date() if record.starts_at else record.held_on
    except OverflowError:
        raise Invalid("An engagement cannot begin at the end of time", field="starts_at") from None
    items = tuple(replace(item, title=" ".join(item.title.split())) for item in record.items)
    return replace(record, title=record.title.strip(), held_on=held_on, items=items)


def _submission(connection: sa.Connection, record: Submission, was: Submission | None) -> Submission:
    _required(record, "title", "A submission needs a title")
    if was is not None and record.text != was.text:
        raise Conflict(
            "What a submission says stays as it was received",
            "what was made feedback is found in it by its place",
            "Write in the notes what is to be said of it",
        )
    # Qt takes a byte order mark off a text, and every place in it would be one less.
    text = record.text.lstrip("\ufeff")
    return replace(record, title=" ".join(record.title.split()), text=text)


def time_zone(name: str) -> ZoneInfo:
    """Return a time zone by its name in the IANA database; raises `Invalid`."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise Invalid(
            f"“{excerpt(name)}” is no time zone", "", "Write one such as Europe/London", field="zone"
        ) from None


def _feedback(connection: sa.Connection, record: Feedback, was: Feedback | None) -> Feedback:
    _required(record, "text", "Feedback needs words")
    if record.said_on > clock.today() + dt.timedelta(days=1):
        raise Invalid(
            f"{record.said_on:%d %B %Y} lies ahead: nothing can have been said then", field="said_on"
        )
    _number_of_people(record, "members_spoken_for")
    if any(_permission(record)) and not all(_permission(record)):
        raise Invalid("A permission needs who gave it, when and how", field="permission_by")
    if was is None or _told_openly(record) != _told_openly(was):
        _no_more_open_than_agreed(connection, record)
    _somebody(record.agreements, "agreements", "Nobody is named in an agreement")
    if len({coding.theme.id for coding in record.codings}) < len(record.codings):
        raise Invalid("It is coded to the same theme twice", field="codings")
    if was is None or record.passages != was.passages:
        _lie_within(connection, record.passages)
    return record


def _lie_within(connection: sa.Connection, passages: Sequence[Passage]) -> None:
    if not passages:
        return
    submission = schema.submission
    lengths = sa.select(submission.c.id, sa.func.length(submission.c.text)).where(
        submission.c.id.in_({passage.submission.id for passage in passages})
    )
    ends = dict(connection.execute(lengths).all())
    for passage in passages:
        if not 0 <= passage.start < passage.end <= ends.get(passage.submission.id, 0):
            raise Invalid("There is no such passage in the submission", field="passages")


def _permission(record: Feedback) -> tuple[Any, ...]:
    return record.permission_by, record.permission_on, record.permission_how


def _told_openly(record: Feedback) -> tuple[Any, ...]:
    """Return all that decides whether the disclosure may be as it is."""
    return record.disclosure, record.engagement and record.engagement.id, *_permission(record)


def _no_more_open_than_agreed(connection: sa.Connection, record: Feedback) -> None:
    if record.disclosure is None:
        return
    usual = default_level(_rule(connection, record))
    if is_more_open(record.disclosure, usual) and not all(_permission(record)):
        raise Invalid(
            f"Without the speaker's permission this may be no more open than “{usual.label}”",
            "that is what was agreed there" if record.engagement else "",
            "Record who permitted it, when and how",
            field="disclosure",
        )


def _rule(connection: sa.Connection, record: Feedback) -> Rule | None:
    if record.engagement is None:
        return None
    engagement = schema.engagement
    return connection.execute(
        sa.select(engagement.c.rule).where(engagement.c.id == record.engagement.id)
    ).scalar()


def _commitment(connection: sa.Connection, record: Commitment, was: Commitment | None) -> Commitment:
    _required(record, "text", "What is to be done needs words")
    return record


def _briefing(connection: sa.Connection, record: Briefing, was: Briefing | None) -> Briefing:
    _required(record, "title", "A briefing needs a title")
    language = record.language.strip() or LANGUAGE
    if not _LANGUAGE_TAG.fullmatch(language):
        raise Invalid(
            f"“{excerpt(language)}” is no language", "", "Write a tag such as en-GB or cy", field="language"
        )
    return replace(
        record,
        title=" ".join(record.title.split()),
        subtitle=" ".join(record.subtitle.split()),
        language=language,
        template=record.template.strip(),
        parts=tuple(replace(part, text=part.text.strip()) for part in record.parts),
    )


def keep_closed(connection: sa.Connection, engagements: Sequence[int]) -> None:
    """Give feedback of engagements that go the level agreed there, where it would be told more openly.

    Submissions get it too, for the feedback that will yet be made of them.
    """
    feedback, submission, engagement = schema.feedback, schema.submission, schema.engagement
    is_permitted = sa.and_(
        feedback.c.permission_by != "",
        feedback.c.permission_on.is_not(None),
        feedback.c.permission_how != "",
    )
    without = default_level(None)
    for rule in Rule:
        agreed = default_level(rule)
        if not is_more_open(without, agreed):
            continue
        too_open = [level for level in Level if is_more_open(level, agreed)]
        said_there = sa.select(engagement.c.id).where(
            engagement.c.id.in_(engagements), engagement.c.rule == rule
        )
        for table, may_stay in ((feedback, is_permitted), (submission, sa.false())):
            is_too_open = sa.and_(table.c.disclosure.in_(too_open), sa.not_(may_stay))
            connection.execute(
                table.update()
                .where(table.c.engagement_id.in_(said_there), table.c.disclosure.is_(None) | is_too_open)
                .values(disclosure=agreed)
            )


_CHECKS: Mapping[type[Record], Callable[[sa.Connection, Any, Any], Record]] = {
    Organisation: _organisation,
    Contact: _contact,
    Agenda: _agenda,
    Theme: _theme,
    Consultation: _consultation,
    Engagement: _engagement,
    Submission: _submission,
    Feedback: _feedback,
    Commitment: _commitment,
    Briefing: _briefing,
}
