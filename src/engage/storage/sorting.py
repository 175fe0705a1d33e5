"""The orders in which records may be listed, as SQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import sqlalchemy as sa

from engage.domain.records import Noun
from engage.errors import Invalid
from engage.storage import schema
from engage.storage.last_heard import last_heard
from engage.storage.shapes import SHAPES

ORGANISATION = schema.organisation
CONTACT = schema.contact
ENGAGEMENT = schema.engagement
FEEDBACK = schema.feedback
COMMITMENT = schema.commitment
CODING = schema.coding
THEME = schema.theme


def present_organisation() -> sa.ScalarSelect[Any]:
    """Return the organisation of a contact's primary affiliation (see `Contact.primary_affiliation`)."""
    affiliation = schema.affiliation
    return (
        sa.select(affiliation.c.organisation_id)
        .where(affiliation.c.contact_id == CONTACT.c.id, affiliation.c.ended.is_(None))
        .order_by(affiliation.c.is_primary.desc(), affiliation.c.id)
        .limit(1)
        .correlate(CONTACT)
        .scalar_subquery()
    )


def _name_of(table: sa.Table, noun: Noun) -> sa.ScalarSelect[Any]:
    other = SHAPES[noun].table.alias()
    name = other.c.sort_name if "sort_name" in other.c else sa.func.fold(other.c.title)
    return sa.select(name).where(other.c.id == table.c[f"{noun}_id"]).correlate(table).scalar_subquery()


def _first_coding(column: sa.ColumnElement[Any]) -> sa.ScalarSelect[Any]:
    return (
        sa.select(column)
        .select_from(CODING.join(THEME, THEME.c.id == CODING.c.theme_id))
        .where(CODING.c.feedback_id == FEEDBACK.c.id)
        .order_by(CODING.c.id)
        .limit(1)
        .correlate(FEEDBACK)
        .scalar_subquery()
    )


def _first_tag(noun: Noun) -> sa.ScalarSelect[Any]:
    table, tag = SHAPES[noun].table, schema.tags[noun]
    return (
        sa.select(sa.func.min(sa.func.fold(tag.c.name)))
        .where(tag.c[f"{noun}_id"] == table.c.id)
        .correlate(table)
        .scalar_subquery()
    )


def _who_sorts(table: sa.Table) -> tuple[sa.ColumnElement[Any], ...]:
    organisation = _name_of(table, Noun.ORGANISATION)
    contact = _name_of(table, Noun.CONTACT)
    return (sa.func.coalesce(organisation, contact),)


Order = Callable[[], tuple[sa.ColumnElement[Any], ...]]


def _plain(table: sa.Table, *names: str) -> dict[str, Order]:
    return {name: partial(tuple, [table.c[name]]) for name in names}


def _folded(table: sa.Table, *names: str) -> dict[str, Order]:
    return {name: partial(tuple, [sa.func.nullif(sa.func.fold(table.c[name]), "")]) for name in names}


region_of_contact = sa.func.coalesce(
    sa.func.nullif(CONTACT.c.region, ""),
    sa.select(ORGANISATION.c.region).where(ORGANISATION.c.id == present_organisation()).scalar_subquery(),
)

SORTS: Mapping[Noun, Mapping[str, Order]] = {
    Noun.ORGANISATION: {
        "name": lambda: (ORGANISATION.c.sort_name,),
        **_folded(ORGANISATION, "sector", "region", "country", "owner"),
        **_plain(ORGANISATION, "kind", "influence", "interest", "members_represented", "staff"),
        "last_heard": lambda: (last_heard(Noun.ORGANISATION),),
        "tags": lambda: (_first_tag(Noun.ORGANISATION),),
    },
    Noun.CONTACT: {
        "name": lambda: (CONTACT.c.sort_name,),
        "organisation": lambda: (
            sa.select(ORGANISATION.c.sort_name)
            .where(ORGANISATION.c.id == present_organisation())
            .correlate(CONTACT)
            .scalar_subquery(),
        ),
        "region": lambda: (sa.func.nullif(sa.func.fold(region_of_contact), ""),),
        **_folded(CONTACT, "owner"),
        **_plain(CONTACT, "influence", "interest", "review_on"),
        "last_heard": lambda: (last_heard(Noun.CONTACT),),
        "tags": lambda: (_first_tag(Noun.CONTACT),),
    },
    Noun.AGENDA: {**_folded(schema.agenda, "title", "publisher"), **_plain(schema.agenda, "published_on")},
    Noun.THEME: {
        "code": lambda: (THEME.c.agenda_id, sa.func.natural(THEME.c.code)),
        **_folded(THEME, "title"),
    },
    Noun.CONSULTATION: {
        **_folded(schema.consultation, "title"),
        **_plain(schema.consultation, "opens_on", "closes_on"),
    },
    Noun.ENGAGEMENT: {
        **_plain(ENGAGEMENT, "held_on", "channel", "rule", "note_state"),
        **_folded(ENGAGEMENT, "title", "place", "owner"),
    },
    Noun.SUBMISSION: {
        **_plain(schema.submission, "received_on", "size"),
        **_folded(schema.submission, "title"),
        "who": lambda: _who_sorts(schema.submission),
        "engagement": lambda: (_name_of(schema.submission, Noun.ENGAGEMENT),),
    },
    Noun.FEEDBACK: {
        **_plain(FEEDBACK, "said_on"),
        "who": lambda: _who_sorts(FEEDBACK),
        **_folded(FEEDBACK, "text"),
        "theme": lambda: (sa.func.natural(_first_coding(THEME.c.code)),),
        "stance": lambda: (sa.func.coalesce(_first_coding(CODING.c.stance), FEEDBACK.c.stance),),
        "engagement": lambda: (_name_of(FEEDBACK, Noun.ENGAGEMENT),),
    },
    Noun.COMMITMENT: {
        **_plain(COMMITMENT, "due_on", "state", "made_on"),
        **_folded(COMMITMENT, "text", "owner"),
        "who": lambda: _who_sorts(COMMITMENT),
    },
    Noun.BRIEFING: {**_folded(schema.briefing, "title"), **_plain(schema.briefing, "audience")},
}
"""What each noun may be sorted by."""

DEFAULT_SORTS: Mapping[Noun, str] = {
    Noun.ORGANISATION: "name",
    Noun.CONTACT: "name",
    Noun.AGENDA: "title",
    Noun.THEME: "code",
    Noun.CONSULTATION: "-opens_on",
    Noun.ENGAGEMENT: "-held_on",
    Noun.SUBMISSION: "-received_on",
    Noun.FEEDBACK: "-said_on",
    Noun.COMMITMENT: "due_on",
    Noun.BRIEFING: "title",
}


def order(noun: Noun, sort: str = "") -> list[sa.ColumnElement[Any]]:
    """Return by what records of a noun are ordered: by default as usual, and by id where all else is equal.

    `sort` is one of `SORTS`, with `-` in front for descending. What is not filled in stands last either way.
    Raises `Invalid` where it is not known.
    """
    sort = sort or DEFAULT_SORTS[noun]
    name = sort.removeprefix("-")
    if name not in SORTS[noun]:
        raise Invalid(
            f"{noun.plural.capitalize()} cannot be sorted by “{name}”",
            f"There is {', '.join(SORTS[noun])}",
            field="sort",
        )
    columns = [*SORTS[noun][name](), SHAPES[noun].table.c.id]
    return [(c.desc() if sort.startswith("-") else c.asc()).nulls_last() for c in columns]
