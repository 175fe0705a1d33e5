"""What the lists of organisations and contacts show, and what stands beside one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from engage.domain.contacts import Contact
from engage.domain.engagements import Engagement
from engage.domain.organisations import Organisation
from engage.services.stakeholders import Listed
from engage.ui.dates import short_date
from engage.ui.models.paged_table import Column, Look
from engage.ui.privacy.objections_field import in_words, marked_name
from engage.ui.translation import mark, translated, word


def of(text: Callable[[Any], str | Sequence[str]]) -> Callable[[Listed], str | Sequence[str]]:
    """What stands there for the record that is listed."""
    return lambda listed: text(listed.record)


def speaks_for(body: Organisation) -> str:
    """For how many it speaks, or how many work there."""
    if body.members_represented is not None:
        return translated("{} members").format(f"{body.members_represented:,}")
    return translated("{} staff").format(f"{body.staff:,}") if body.staff is not None else ""


def _rating(stakeholder: Organisation | Contact) -> str:
    if stakeholder.influence is None and stakeholder.interest is None:
        return ""
    return f"{stakeholder.influence or '–'} × {stakeholder.interest or '–'}"


def organisation_of(person: Contact) -> str:
    """The name of the body for which a contact mainly speaks."""
    return person.primary_affiliation.organisation.name if person.primary_affiliation else ""


def role_of(person: Contact) -> str:
    """What a contact does there."""
    return person.primary_affiliation.role if person.primary_affiliation else ""


def asked_of_us(person: Contact) -> str:
    """What stands below a contact's heading where they have asked anything of us."""
    return translated("Asked of us: {}").format(in_words(person.objections)) if person.objections else ""


def _heard(listed: Listed) -> str:
    return short_date(listed.last_heard) if listed.last_heard else ""


RATING = Column(
    mark("Infl. × int."), of(_rating), sort="influence", width=11, descending_first=True, gives_way=2
)
LAST_HEARD = Column(
    mark("Last heard"),
    _heard,
    Look.QUIET,
    "last_heard",
    14,
    descending_first=True,
    least=14,
    gives_way=1,
    means=mark(
        "Last heard from: the day of what they said last, or of the engagement that they last attended"
    ),
)
OWNER = Column(
    mark("Owner"), of(lambda found: found.owner), sort="owner", width=16, least=10, is_extra=True, gives_way=5
)
TAGS = Column(
    mark("Tags"), of(lambda found: found.tags), Look.CHIPS, "tags", 18, least=10, is_extra=True, gives_way=5
)

ORGANISATION_COLUMNS = (
    Column(mark("Name"), of(lambda body: body.name), sort="name"),
    Column(mark("Kind"), of(lambda body: [word(body.kind)]), Look.CHIPS, "kind", 19, least=18, gives_way=1),
    Column(mark("Region"), of(lambda body: body.region), sort="region", width=16, least=8, gives_way=3),
    Column(
        mark("Sector"),
        of(lambda body: body.sector),
        sort="sector",
        width=16,
        least=8,
        is_extra=True,
        gives_way=5,
    ),
    Column(
        mark("Speaks for"),
        of(speaks_for),
        Look.QUIET,
        "members_represented",
        16,
        descending_first=True,
        least=15,
        gives_way=4,
    ),
    RATING,
    LAST_HEARD,
    OWNER,
    TAGS,
)

CONTACT_COLUMNS = (
    Column(mark("Name"), of(marked_name), sort="name"),
    Column(mark("Organisation"), of(organisation_of), sort="organisation", width=28, least=12),
    Column(mark("Role"), of(role_of), Look.QUIET, width=18, least=8, gives_way=4),
    Column(
        mark("Region"),
        of(lambda person: person.region),
        sort="region",
        width=16,
        least=8,
        is_extra=True,
        gives_way=5,
    ),
    Column(
        mark("E-mail"),
        of(lambda person: person.emails[0].address if person.emails else ""),
        width=24,
        least=12,
        is_extra=True,
    ),
    RATING,
    LAST_HEARD,
    OWNER,
    TAGS,
)

SAID = (
    Column(mark("Date"), lambda feedback: short_date(feedback.said_on), Look.QUIET, width=14, least=14),
    Column(mark("What was said"), lambda feedback: feedback.text),
)
PEOPLE = (
    Column(mark("Name"), marked_name),
    Column(mark("Role"), role_of, Look.QUIET, width=14, least=14),
)


def met_columns(stakeholder: Callable[[], Any]) -> tuple[Column, ...]:
    """The columns of engagements, for the stakeholder that is looked at."""
    return (
        Column(mark("Date"), lambda held: short_date(held.held_on), Look.QUIET, width=14, least=14),
        Column(mark("Title"), lambda held: held.title),
        Column(mark("Status"), lambda held: _status(held, stakeholder()), Look.QUIET, width=9),
    )


def _status(held: Engagement, stakeholder: Any) -> str:
    """Whether they came: what stands for themselves, or for somebody of theirs."""
    for seat in held.attendance:
        named = seat.contact if isinstance(stakeholder, Contact) else seat.organisation
        if named is not None and stakeholder is not None and named.id == stakeholder.id:
            return word(seat.status)
    return ""
