"""The orders in which records may be listed, as SQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import sqlalchemy as sa

from engage.domain.records import DEFAULT_SORTS, Noun
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


def _places(names: sa.Select[Any] | sa.CompoundSelect[Any], cte: str) -> sa.CTE:
    """Number names by their order, once: `names` has a column `name` beside those that tell whose it is."""
    named = names.subquery()
    others = [column for column in named.c if column.key != "name"]
    place = sa.func.dense_rank().over(order_by=named.c.name).label("place")
    return sa.select(*others, place).cte(cte).prefix_with("MATERIALIZED")


def _who_places() -> tuple[sa.ColumnElement[Any], ...]:
    names = [
        sa.select(table.c.id, sa.literal(is_contact).label("is_contact"), table.c.sort_name.label("name"))
        for is_contact, table in enumerate((ORGANISATION, CONTACT))
    ]
    alone = sa.select(FEEDBACK.c.contact_id).where(FEEDBACK.c.organisation_id.is_(None))
    names[1] = names[1].where(CONTACT.c.id.in_(alone))
    places = _places(sa.union_all(*names), "who_place")

    def place(id: sa.Column[Any], is_contact: int) -> sa.ScalarSelect[Any]:
        mine = sa.select(places.c.place).where(places.c.id == id, places.c.is_contact == is_contact)
        return mine.correlate(FEEDBACK).scalar_subquery()

    return (sa.func.coalesce(place(FEEDBACK.c.organisation_id, 0), place(FEEDBACK.c.contact_id, 1)),)


def _theme_places() -> tuple[sa.ColumnElement[Any], ...]:
    places = _places(sa.select(THEME.c.id, sa.func.natural(THEME.c.code).label("name")), "theme_place")
    place = sa.select(places.c.place).where(places.c.id == CODING.c.theme_id).correlate(CODING)
    first = sa.select(place.scalar_subquery()).where(CODING.c.feedback_id == FEEDBACK.c.id)
    return (first.order_by(CODING.c.id).limit(1).correlate(FEEDBACK).scalar_subquery(),)


def _engagement_places() -> tuple[sa.ColumnElement[Any], ...]:
    titles = sa.select(ENGAGEMENT.c.id, sa.func.fold(ENGAGEMENT.c.title).label("name"))
    places = _places(titles, "engagement_place")
    place = sa.select(places.c.place).where(places.c.id == FEEDBACK.c.engagement_id)
    return (place.correlate(FEEDBACK).scalar_subquery(),)


def _stances() -> tuple[sa.ColumnElement[Any], ...]:
    first = sa.select(CODING.c.stance).where(CODING.c.feedback_id == FEEDBACK.c.id).order_by(CODING.c.id)
    # By way of an alias, or the order of days would be gone through for it, and codings looked up all over.
    same = FEEDBACK.alias()
    logged = sa.select(same.c.stance).where(same.c.id == FEEDBACK.c.id)
    return (
        sa.func.coalesce(
            first.limit(1).correlate(FEEDBACK).scalar_subquery(), logged.correlate(FEEDBACK).scalar_subquery()
        ),
    )


_OF_MANY: Mapping[tuple[Noun, str], Order] = {
    (Noun.FEEDBACK, "who"): _who_places,
    (Noun.FEEDBACK, "theme"): _theme_places,
    (Noun.FEEDBACK, "engagement"): _engagement_places,
    (Noun.FEEDBACK, "stance"): _stances,
}
"""The same orders, for so many records that it pays to number the names first."""


def order(
    noun: Noun, sort: str = "", *, are_many: bool = False, is_sorted: bool = False
) -> list[sa.ColumnElement[Any]]:
    """Return by what records of a noun are ordered: by default as usual, and by id where all else is equal.

    `sort` is one of `SORTS`, with `-` in front for descending. What is not filled in stands last either way.
    `are_many`: it is to pay for a million. `is_sorted`: they are put in order once they are found, and not
    gone through in the order of an index. Raises `Invalid` where the order is not known.
    """
    sort = sort or DEFAULT_SORTS[noun]
    name = sort.removeprefix("-")
    if name not in SORTS[noun]:
        raise Invalid(
            f"{noun.plural.capitalize()} cannot be sorted by “{name}”",
            f"There is {', '.join(SORTS[noun])}",
            field="sort",
        )
    expressions = _OF_MANY.get((noun, name), SORTS[noun][name]) if are_many else SORTS[noun][name]
    columns = [*expressions(), SHAPES[noun].table.c.id]
    if is_sorted:
        columns[0] = sa.func.coalesce(columns[0], sa.null())
    if sort.startswith("-"):
        return [c.desc() for c in columns]  # NULL is the least there is
    return [c.asc() if isinstance(c, sa.Column) and not c.nullable else _blank_last(c) for c in columns]


def column(noun: Noun, sort: str = "") -> sa.Column[Any] | None:
    """Return the column that an order goes by; None where it is worked out from more."""
    first = SORTS[noun][(sort or DEFAULT_SORTS[noun]).removeprefix("-")]()[0]
    return first if isinstance(first, sa.Column) else None


def _blank_last(value: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    if isinstance(value, sa.Column):
        return value.asc().nulls_last()
    # NULLS LAST would work the value out twice. Bytes are more than any number or text.
    return sa.func.coalesce(value, sa.literal_column("x''")).asc()
