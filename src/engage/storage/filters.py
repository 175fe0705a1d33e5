"""Filters as SQL: which records of a noun, in which order.

Where a filter finds few, the database looks these up, whatever finds them, and puts them in order. Where it
finds many, it goes through all records in their order instead, and tests each: then the first are there at
once, and nothing is looked up a million times here and there. Which of the two it will be is not estimated:
the first few are fetched, and either that was all or there are more.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql import visitors

from engage.domain.filters import MAX_VALUES, Filter, Term
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.storage import search
from engage.storage.filter_terms import Condition, Spoken, holds
from engage.storage.shapes import SHAPES
from engage.storage.sorting import column, order

FEW = 20_000
"""Records that are looked up and put in order where they are found; more are passed on the way."""

FIRST = 500
"""Records that can be shown before all others are found."""


def ids(
    connection: sa.Connection,
    wanted: Filter,
    sort: str = "",
    *,
    limit: int | None = None,
    few: int = FEW,
) -> array[int]:
    """Return the ids of the records that a filter asks for, in order.

    `sort` is one of `sorting.SORTS`, with `-` in front for descending. `few`: 0 where it is known that there
    are many. Raises `Invalid` where a theme or the order is not known.
    """
    order(wanted.noun, sort)  # raises, before anything is looked for
    conditions = _conditions(connection, wanted)
    if wanted.terms and few:
        found = _few(connection, wanted.noun, conditions, sort, few)
        if found is not None:
            return found[:limit]
    if limit is None:
        return _all(connection, _passed(wanted.noun, conditions, sort, are_all=True))
    return _read(connection, _passed(wanted.noun, conditions, sort).limit(limit))


def beginning(
    connection: sa.Connection, wanted: Filter, sort: str = "", *, first: int = FIRST, few: int = FEW
) -> tuple[array[int], bool]:
    """Return the ids with which `ids` begins, also of a million soon, and whether these are all."""
    order(wanted.noun, sort)
    conditions = _conditions(connection, wanted)
    if wanted.terms and few:
        found = _few(connection, wanted.noun, conditions, sort, few)
        if found is not None:
            return found, True
    found = _read(connection, _passed(wanted.noun, conditions, sort).limit(first))
    return found, len(found) < first


def count(connection: sa.Connection, wanted: Filter) -> int:
    """Return how many records a filter asks for."""
    table = SHAPES[wanted.noun].table
    statement = sa.select(sa.func.count()).select_from(table).where(condition(connection, wanted))
    return int(connection.execute(statement).scalar_one())


def condition(connection: sa.Connection, wanted: Filter) -> Condition:
    """Return what must hold of a row of the noun's table."""
    return sa.and_(sa.true(), *_conditions(connection, wanted))


# Few or many


def _few(
    connection: sa.Connection, noun: Noun, conditions: Iterable[Condition], sort: str, few: int
) -> array[int] | None:
    """Return all ids in order; None where there are more than a few."""
    id = SHAPES[noun].table.c.id
    found = _read(connection, sa.select(id).where(*conditions).limit(few + 1))
    if len(found) > few:
        return None
    if len(found) < 2:
        return found
    listed = sa.func.json_each(json.dumps(found.tolist())).table_valued("value")
    return _read(
        connection, sa.select(id).where(id.in_(sa.select(listed.c.value))).order_by(*order(noun, sort))
    )


def _passed(
    noun: Noun, conditions: Sequence[Condition], sort: str, *, are_all: bool = False
) -> sa.Select[Any]:
    """Return the statement that goes through all records in their order, and tests each."""
    # Wrapped in a function, a condition is nothing by which the database could look records up instead.
    tests = [sa.func.coalesce(each, sa.false()) for each in conditions]
    is_sorted = are_all and not _stand_in_order(noun, sort, conditions)
    columns = order(noun, sort, are_many=True, is_sorted=is_sorted)
    return sa.select(SHAPES[noun].table.c.id).where(*tests).order_by(*columns)


def _stand_in_order(noun: Noun, sort: str, conditions: Iterable[Condition]) -> bool:
    """Whether all that is asked for stands in an index that has this order.

    What must look at each record itself had better do so as they lie, and put them in order afterwards.
    """
    table = SHAPES[noun].table
    asked = {
        part.name
        for condition in conditions
        for part in visitors.iterate(condition)
        if isinstance(part, sa.Column) and part.table is table
    }
    by = column(noun, sort)
    return any(
        by is not None and by.name == index.columns.keys()[0] and asked.issubset(index.columns.keys())
        for index in table.indexes
    )


def _read(connection: sa.Connection, statement: sa.Select[Any]) -> array[int]:
    return array("q", connection.execute(statement).scalars())


def _all(connection: sa.Connection, statement: sa.Select[Any]) -> array[int]:
    """Return the ids that a statement finds, however many, four bytes each if that is enough for all.

    They come as one text, for which Python's lock is not asked once for each. A limit keeps the database from
    thinking that their order is of no consequence.
    """
    inner = statement.limit(-1).subquery()

    def in_digits(each: int) -> tuple[int, str]:
        text = sa.func.group_concat(sa.func.printf(f"%0{each}X", inner.c.id), "")
        count, found = connection.execute(sa.select(sa.func.count(inner.c.id), text)).one()
        return count * each, found or ""

    found = array("I")
    length, digits = in_digits(2 * found.itemsize)
    if len(digits) > length:
        found = array("q")
        length, digits = in_digits(2 * found.itemsize)
    found.frombytes(bytes.fromhex(digits))
    if sys.byteorder == "little":
        found.byteswap()
    return found


# What a filter means


def _conditions(connection: sa.Connection, wanted: Filter) -> list[Condition]:
    """Return what must hold, all of it; nothing where nothing is asked for and nothing is put away."""
    noun = wanted.noun
    table = SHAPES[noun].table
    agendas = [term for term in wanted.terms if term.field == "agenda" and not term.is_negated]
    spoken = Spoken(connection, noun, agendas)
    parts: list[Condition] = []
    if "archived" in table.c and not wanted.shows_archived:
        parts.append(table.c.archived.is_(False))
    themes = [term for term in wanted.terms if term.field == "theme" and not term.is_negated]
    stances = [term for term in wanted.terms if term.field == "stance" and not term.is_negated]
    said = [term for term in wanted.terms if term.field is None and not term.is_negated]
    together = themes and stances
    if len(themes) * len(stances) > MAX_VALUES:
        raise Invalid(
            "Too many themes and stances are asked for together",
            f"{len(themes)} times {len(stances)}",
            "Write those that may stand for one another with commas: stance:support,mixed",
            field="filter",
        )
    if together:
        parts += [spoken.holds(theme, stance) for theme in themes for stance in stances]
    if said:
        parts.append(_are_said(noun, said))
    for term in wanted.terms:
        if term in said or (together and not term.is_negated and term.field in ("theme", "stance")):
            continue
        means = _are_said(noun, [term]) if term.field is None else holds(noun, term, spoken)
        # NOT NULL is NULL: a field that is not filled in must count as one that does not match.
        parts.append(sa.not_(sa.func.coalesce(means, sa.false())) if term.is_negated else means)
    return parts


def _are_said(noun: Noun, terms: Iterable[Term]) -> Condition:
    """Return the condition that a record's text has all these words."""
    name = search.index_name(noun)
    index = sa.table(name, sa.column("rowid"))
    asked = " ".join(search.match_expression(term.value, is_phrase=term.is_phrase) for term in terms)
    found = sa.select(index.c.rowid).where(sa.literal_column(name).op("MATCH")(asked))
    return SHAPES[noun].table.c.id.in_(found)
