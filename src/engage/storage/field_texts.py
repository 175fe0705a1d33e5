"""The fields of records as texts, without a record being made of any: what a table of data is made of.

Each text gives its field the same value when it is read again (`domain.fields`). One statement reads a page,
with a column for each field; a column that holds texts is handed on as it is, and a value that is written
otherwise is put into words once for all that have it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from engage.domain.consultations import Question
from engage.domain.engagements import AgendaItem
from engage.domain.fields import FIELDS, ValueType, format_field, joined
from engage.domain.organisations import Email, Phone
from engage.domain.records import Noun
from engage.storage import schema
from engage.storage.records import NAMES
from engage.storage.shapes import SHAPES
from engage.storage.types import as_stored, uid_text

Texts: TypeAlias = Sequence[str | None]
"""A text for each record; None or empty: it has nothing there."""

_TEXTS = frozenset((ValueType.TEXT, ValueType.LONG_TEXT, ValueType.ZONE, ValueType.COLOUR))
"""Values that are texts in the file."""
_BETWEEN = "\x1f"
_BESIDE = "\x1e"
"""Part a list of words on its way here, and that from what comes with it; no text that is kept has one of
them (`domain.text.clean`)."""
_MOST_KNOWN = 10_000
"""Values of one field that are remembered at a time."""
_DIALECT = sqlite.dialect()

_Turn: TypeAlias = Callable[[Any], str | None]


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the values of a field come from, and how one of them is put into words."""

    column: sa.ColumnElement[Any]
    turn: _Turn | None = None
    """None: it is a text already."""
    is_one_of_few: bool = True
    """Whether many records have the same, so that it is worth remembering."""
    mentions: tuple[sa.Column[Any], sa.FromClause] | None = None
    """Which key leads to the table that has the column, where that is another one."""
    part: int | None = None
    """Which part of the column's text it is, where that holds several values."""


def names(noun: Noun) -> tuple[str, ...]:
    """Return what the columns are called: the id, then the fields, but for a name that others make."""
    return ("id", *(name for name in FIELDS[noun] if (noun, name) != (Noun.CONTACT, "name")))


def pages(connection: sa.Connection, noun: Noun, pages: Iterable[Sequence[int]]) -> Iterator[Sequence[Texts]]:
    """Yield a column for each of the `names`, for page after page of ids and in their order.

    A record that is no longer there is left out.
    """
    sources = _sources(noun).values()
    places = {column: place for place, column in enumerate(_columns(noun), 1)}
    writers = [(places[source.column], _writer(source)) for source in sources]
    for ids in pages:
        wanted = {_WANTED.key: json.dumps(list(ids))}
        rows = {row[0]: row for row in connection.execute(_statement(noun), wanted).all()}
        there = [rows[id] for id in ids if id in rows]
        if there:
            stored = list(zip(*there, strict=True))
            yield [write(stored[place]) if write else stored[place] for place, write in writers]


class _Known(dict[Any, str | None]):
    """What values were turned into, worked out when they are met, and kept for as long as they are few."""

    def __init__(self, turn: _Turn) -> None:
        super().__init__()
        self._turn = turn

    def __missing__(self, value: Any) -> str | None:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[value] = found = self._turn(value)
        return found


def _writer(source: _Source) -> Callable[[Sequence[Any]], Texts] | None:
    """Return what puts a column into words; None where it is in words already."""
    if source.turn is None:
        return None
    if source.is_one_of_few:
        known = _Known(source.turn).__getitem__
        if (part := source.part) is not None:
            return lambda values: [known(value.split(_BESIDE)[part]) for value in values]
        return lambda values: list(map(known, values))
    turn = source.turn
    return lambda values: [None if value is None else turn(value) for value in values]


# Where the fields of a noun are

_WANTED = sa.bindparam("wanted", type_=sa.String)
_IDS = sa.func.json_each(_WANTED).table_valued("value")


@cache
def _statement(noun: Noun) -> sa.Select[Any]:
    table = SHAPES[noun].table
    beside: sa.FromClause = table
    for source in _sources(noun).values():
        if source.mentions is not None:
            key, other = source.mentions
            beside = beside.outerjoin(other, other.c.id == key)
    wanted = table.c.id.in_(sa.select(_IDS.c.value))
    return sa.select(table.c.id, *_columns(noun)).select_from(beside).where(wanted)


@cache
def _columns(noun: Noun) -> Sequence[sa.ColumnElement[Any]]:
    """Return what is read of a noun's records; what several fields are made of is read once."""
    return tuple(dict.fromkeys(source.column for source in _sources(noun).values()))


@cache
def _sources(noun: Noun) -> Mapping[str, _Source]:
    """Return the source of each of the `names`."""
    table = SHAPES[noun].table
    found = {"id": _Source(as_stored(table.c.uid), uid_text, is_one_of_few=False)}
    for name in names(noun)[1:]:
        if (special := _special(noun, name)) is not None:
            found[name] = special
        elif f"{name}_id" in table.c:
            found[name] = _mentioned(table.c[f"{name}_id"])
        else:
            found[name] = _own(noun, table.c[name])
    return found


def _own(noun: Noun, column: sa.Column[Any]) -> _Source:
    """A column of the record's own table."""
    kind = FIELDS[noun][column.name].type
    if kind in _TEXTS:
        return _Source(as_stored(column))
    read = _reader(column)
    if kind is ValueType.MOMENT:
        zoned = as_stored(column) + _BETWEEN + column.table.c.zone
        return _Source(zoned, partial(_moment, noun, column.name, read), is_one_of_few=False)
    return _Source(as_stored(column), lambda value: format_field(noun, column.name, read(value)))


def _moment(noun: Noun, name: str, read: Callable[[Any], Any], value: str | None) -> str | None:
    if value is None:
        return None
    moment, _, zone = value.partition(_BETWEEN)
    return format_field(noun, name, read(moment), zone=zone)


def _reader(column: sa.Column[Any]) -> Callable[[Any], Any]:
    """Return what makes a value of what stands in a column, or raises what says that it cannot be read."""
    return column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None) or _itself


def _itself(value: Any) -> Any:
    return value


def _mentioned(key: sa.Column[Any]) -> _Source:
    """The name of what a record mentions."""
    table = next(iter(key.foreign_keys)).column.table
    other = table.alias(f"its_{key.name.removesuffix('_id')}")
    return _Source(_spoken(table, other), mentions=(key, other))


def _spoken(table: sa.Table, here: sa.FromClause) -> sa.ColumnElement[str]:
    """Return how a record of a table is named where another one mentions it: a theme by its code."""
    first, *others = NAMES[table.name][0]
    spoken: sa.ColumnElement[str] = as_stored(here.c[first])
    for other in others:
        gap = sa.case((sa.and_(spoken != "", here.c[other] != ""), " "), else_="")
        spoken = spoken + gap + here.c[other]
    return sa.func.coalesce(sa.func.nullif(here.c.code, ""), spoken) if table is schema.theme else spoken


# What the parts of a record give it


def _special(noun: Noun, name: str) -> _Source | None:
    """The source of a field that no column of the record's own holds; None for all others."""
    match noun, name:
        case _, "tags":
            tag = schema.tags[noun]
            return _list(_of(tag, noun, _words(as_stored(tag.c.name), tag.c.name)))
        case _, "emails":
            return _parts(noun, name, schema.email, ("kind", "address"), Email)
        case _, "phones":
            return _parts(noun, name, schema.phone, ("kind", "number"), Phone)
        case Noun.CONSULTATION, "questions":
            return _parts(noun, name, schema.question, ("number", "text"), Question)
        case Noun.ENGAGEMENT, "items":
            return _parts(noun, name, schema.agenda_item, ("title", "minutes"), AgendaItem)
        case Noun.CONTACT, "organisation" | "role":
            return _Source(_primary_role(name))
        case Noun.FEEDBACK, "theme":
            return _Source(_told(), _read_list, part=0)
        case Noun.FEEDBACK, "stance":
            read = _reader(schema.feedback.c.stance)
            return _Source(_told(), lambda value: format_field(noun, name, read(value or None)), part=1)
    if name.startswith("address_"):
        table = schema.address
        column = as_stored(table.c[name.removeprefix("address_")])
        first = sa.select(column).where(_owner(table, noun)).order_by(table.c.position, table.c.id).limit(1)
        return _Source(first.correlate(SHAPES[noun].table).scalar_subquery())
    return None


def _owner(table: sa.Table, noun: Noun) -> sa.ColumnElement[bool]:
    return table.c[SHAPES[noun].owner] == SHAPES[noun].table.c.id


def _of(
    table: sa.Table, noun: Noun, value: sa.ColumnElement[Any], *others: sa.Table
) -> sa.ColumnElement[Any]:
    """What is made of all rows of a table that are parts of a record."""
    source: sa.FromClause = table
    for other in others:
        source = source.join(other, other.c.id == table.c[f"{other.name}_id"])
    found = sa.select(value).select_from(source).where(_owner(table, noun))
    return found.correlate(SHAPES[noun].table).scalar_subquery()


def _list(column: sa.ColumnElement[str]) -> _Source:
    """A list of words, which comes in one text."""
    return _Source(column, _read_list)


def _read_list(value: str | None) -> str | None:
    return value and joined(value.split(_BETWEEN))


def _words(value: sa.ColumnElement[str], *order: sa.ColumnElement[Any]) -> sa.ColumnElement[str]:
    return sa.func.group_concat(value, _BETWEEN).aggregate_order_by(*order)


def _parts(
    noun: Noun, name: str, table: sa.Table, columns: Sequence[str], part: Callable[..., Any]
) -> _Source:
    """Parts of a record, which come as rows of some of their columns."""
    row = sa.func.json_array(*(as_stored(table.c[column]) for column in columns))
    order = (*([table.c.position] if "position" in table.c else []), table.c.id)
    rows = _of(table, noun, sa.func.json_group_array(row).aggregate_order_by(*order))
    readers = {column: _reader(table.c[column]) for column in columns}

    def turn(value: str) -> str:
        values = (zip(readers.items(), row, strict=True) for row in json.loads(value))
        made = (part(**{column: read(cell) for (column, read), cell in cells}) for cells in values)
        return format_field(noun, name, tuple(made))

    return _Source(rows, turn)


def _primary_role(name: str) -> sa.ColumnElement[str]:
    """The role that is printed, or the organisation that it is at (see `Contact.primary_affiliation`)."""
    role, body = schema.affiliation, schema.organisation
    return (
        sa.select(as_stored(role.c.role if name == "role" else body.c.name))
        .join_from(role, body, body.c.id == role.c.organisation_id)
        .where(_owner(role, Noun.CONTACT), role.c.ended.is_(None))
        .order_by(role.c.is_primary.desc(), role.c.id)
        .limit(1)
        .correlate(schema.contact)
        .scalar_subquery()
    )


@cache
def _told() -> sa.ColumnElement[str]:
    """The themes of a piece of feedback; and the stance that is one towards them all, else the one logged."""
    coding, theme, said = schema.coding, schema.theme, schema.feedback
    themes = _words(_spoken(theme, theme), coding.c.id)
    first, last = sa.func.min(as_stored(coding.c.stance)), sa.func.max(as_stored(coding.c.stance))
    stance = sa.func.coalesce(sa.case((first == last, first)), as_stored(said.c.stance), "")
    told = sa.func.coalesce(themes, "") + _BESIDE + stance
    return _of(coding, Noun.FEEDBACK, told, theme)
