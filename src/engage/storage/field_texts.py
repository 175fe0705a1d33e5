"""The fields of records as texts, without a record being made of any: what a table of data is made of.

Each text gives its field the same value when it is read again (`domain.fields`). A column that holds texts is
handed on as it stands in the file; a value that is written otherwise is put into words once, however many
records of a page have it.
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
from engage.domain.fields import FIELDS, Field, ValueType, format_field
from engage.domain.organisations import Email, Phone
from engage.domain.records import Noun
from engage.storage import schema
from engage.storage.records import NAMES
from engage.storage.shapes import SHAPES
from engage.storage.types import as_stored, uid_text

Texts: TypeAlias = Sequence[str | None]
"""A text for each record; None or empty: it has nothing there."""

_TEXTS = frozenset(
    (ValueType.TEXT, ValueType.LONG_TEXT, ValueType.ZONE, ValueType.COLOUR, ValueType.REFERENCE)
)
"""Values that are texts in the file."""

_DIALECT = sqlite.dialect()

_MOST_KNOWN = 10_000
"""Values of one field that are remembered at a time."""


@cache
def names(noun: Noun) -> tuple[str, ...]:
    """Return what the columns are called: the id, then the fields, but for a name that others make."""
    return ("id", *(name for name in FIELDS[noun] if (noun, name) != (Noun.CONTACT, "name")))


def pages(connection: sa.Connection, noun: Noun, pages: Iterable[Sequence[int]]) -> Iterator[Sequence[Texts]]:
    """Yield a column for each of the `names`, for page after page of ids and in their order.

    A record that is no longer there is left out.
    """
    own = ("", "id", *_own(noun))
    writers = {"id": _uids, **{name: _writer(noun, FIELDS[noun][name]) for name in own[2:]}}
    parts = [(part, _Known(partial(_texts, noun, part))) for part in _parts(noun)]
    for ids in pages:
        wanted = {_WANTED.key: json.dumps(list(ids))}
        rows = {row[0]: row for row in connection.execute(_statement(noun), wanted).all()}
        there = [id for id in ids if id in rows]
        if not there:
            continue
        stored = dict(zip(own, zip(*map(rows.__getitem__, there), strict=True), strict=True))
        found = {name: write(stored) if (write := writers.get(name)) else stored[name] for name in own}
        for part, known in parts:
            for name, texts in _given(connection, part, known, wanted, there):
                found[name] = _first(texts, found[name]) if name in found else texts
        nothing = (None,) * len(there)
        yield [found.get(name, nothing) for name in names(noun)]


def _first(texts: Texts, others: Texts) -> Texts:
    return [text or other for text, other in zip(texts, others, strict=True)]


# What a record itself holds

_WANTED = sa.bindparam("wanted", type_=sa.String)
_IDS = sa.func.json_each(_WANTED).table_valued("value")


@cache
def _own(noun: Noun) -> Mapping[str, sa.ColumnElement[Any]]:
    """Return where a record's table has the fields that stand there, and the names of what it mentions."""
    table = SHAPES[noun].table
    found: dict[str, sa.ColumnElement[Any]] = {}
    for name in FIELDS[noun]:
        if name in table.c:
            found[name] = as_stored(table.c[name])
        elif name in _mentioned(noun):
            found[name] = _spoken(*_mentioned(noun)[name])
    return found


@cache
def _mentioned(noun: Noun) -> Mapping[str, tuple[sa.Table, sa.FromClause]]:
    """Return the table of what a record mentions, by field, and that table as it is joined to its own."""
    keys = {name: SHAPES[noun].table.c.get(f"{name}_id") for name in FIELDS[noun]}
    tables = {
        name: next(iter(key.foreign_keys)).column.table for name, key in keys.items() if key is not None
    }
    return {name: (table, table.alias(f"its_{name}")) for name, table in tables.items()}


def _spoken(table: sa.Table, joined: sa.FromClause) -> sa.ColumnElement[str]:
    """Return how a record of a table is named where another one mentions it: a theme by its code."""
    first, *others = NAMES[table.name][0]
    spoken: sa.ColumnElement[str] = joined.c[first]
    for other in others:
        gap = sa.case((sa.and_(spoken != "", joined.c[other] != ""), " "), else_="")
        spoken = spoken + gap + joined.c[other]
    return sa.func.coalesce(sa.func.nullif(joined.c.code, ""), spoken) if table is schema.theme else spoken


@cache
def _statement(noun: Noun) -> sa.Select[Any]:
    table: sa.FromClause = SHAPES[noun].table
    joined = table
    for name, (_, other) in _mentioned(noun).items():
        joined = joined.outerjoin(other, other.c.id == table.c[f"{name}_id"])
    return (
        sa.select(table.c.id, as_stored(table.c.uid), *_own(noun).values())
        .select_from(joined)
        .where(table.c.id.in_(sa.select(_IDS.c.value)))
    )


_Reader: TypeAlias = Callable[[Any], Any]
_Writer: TypeAlias = Callable[[Mapping[str, Sequence[Any]]], Texts]
"""Writes what stands in one of some columns."""


def _writer(noun: Noun, field: Field) -> _Writer | None:
    """Return what writes a field as texts; None where it stands as text already."""
    if field.type in _TEXTS:
        return None
    read = _reader(SHAPES[noun].table.c[field.name])
    if field.type is ValueType.MOMENT:
        return partial(_moments, noun, field.name, read)
    known = _Known(lambda value: format_field(noun, field.name, read(value)))
    return lambda stored: list(map(known.__getitem__, stored[field.name]))


def _moments(noun: Noun, name: str, read: _Reader, stored: Mapping[str, Sequence[Any]]) -> Texts:
    if not any(stored[name]):
        return stored[name]
    zoned = zip(map(read, stored[name]), stored["zone"], strict=True)
    return [format_field(noun, name, value, zone=zone) for value, zone in zoned]


def _uids(stored: Mapping[str, Sequence[Any]]) -> Texts:
    return list(map(uid_text, stored["id"]))


def _reader(column: sa.Column[Any]) -> _Reader:
    """Return what makes a value of what stands in a column, or raises what says that it cannot be read."""
    return column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None) or _itself


def _itself(value: Any) -> Any:
    return value


class _Known(dict[Any, Any]):
    """What values were turned into, worked out when they are met, and kept for as long as they are few."""

    def __init__(self, turn: Callable[[Any], Any]) -> None:
        super().__init__()
        self._turn = turn

    def __missing__(self, value: Any) -> Any:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[value] = found = self._turn(value)
        return found


# What its parts hold

_Rows: TypeAlias = tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows that are a part of a record, and the fields that they give it."""

    fields: tuple[str, ...]
    statement: sa.Select[Any]
    """The rows of some records in their order, each behind the id of its record."""
    values: Callable[[_Rows], Sequence[Any]]
    """What the rows of one record give each of the fields; None: the record's own column decides."""


def _texts(noun: Noun, part: _Part, rows: _Rows) -> Sequence[str]:
    """Return the texts of the fields that the rows of one record give it."""
    values = part.values(rows) if rows else (None,) * len(part.fields)
    return [format_field(noun, name, value) for name, value in zip(part.fields, values, strict=True)]


def _given(
    connection: sa.Connection, part: _Part, known: _Known, wanted: Mapping[str, str], ids: Sequence[int]
) -> Iterable[tuple[str, Texts]]:
    """Return the fields that a part gives records, with a text for each; nothing where none has such rows."""
    rows: dict[int, _Rows] = {}
    for row in connection.execute(part.statement, wanted).all():
        id = row[0]
        rows[id] = (*rows[id], row[1:]) if id in rows else (row[1:],)
    if not rows:
        return ()
    every = [known[rows.get(id, ())] for id in ids]
    return zip(part.fields, zip(*every, strict=True), strict=True)


def _rows_of(table: sa.Table, noun: Noun, *columns: Any) -> sa.Select[Any]:
    owner = table.c[SHAPES[noun].owner]
    place = (table.c.position,) if "position" in table.c else ()
    wanted = owner.in_(sa.select(_IDS.c.value))
    return sa.select(owner, *columns).where(wanted).order_by(owner, *place, table.c.id)


def _reached_by(noun: Noun) -> tuple[_Part, ...]:
    email, phone, address = schema.email, schema.phone, schema.address
    parts = ("kind", "street", "locality", "region", "postcode", "country")
    return (
        _Part(
            ("emails",),
            _rows_of(email, noun, email.c.kind, email.c.address),
            lambda rows: [tuple(Email(kind=kind, address=text) for kind, text in rows)],
        ),
        _Part(
            ("phones",),
            _rows_of(phone, noun, phone.c.kind, phone.c.number),
            lambda rows: [tuple(Phone(kind=kind, number=text) for kind, text in rows)],
        ),
        _Part(
            tuple(f"address_{part}" for part in parts),
            _rows_of(address, noun, *(address.c[part] for part in parts)),
            lambda rows: rows[0],
        ),
    )


def _tags(noun: Noun) -> _Part:
    table = schema.tags[noun]
    owner = table.c[SHAPES[noun].owner]
    wanted = owner.in_(sa.select(_IDS.c.value))
    statement = sa.select(owner, table.c.name).where(wanted).order_by(owner, table.c.name)
    return _Part(("tags",), statement, lambda rows: [tuple(name for (name,) in rows)])


def _primary_role() -> _Part:
    """The role that is printed (see `Contact.primary_affiliation`)."""
    role, body = schema.affiliation, schema.organisation
    statement = (
        sa.select(role.c.contact_id, body.c.name, role.c.role)
        .join(body, body.c.id == role.c.organisation_id)
        .where(role.c.contact_id.in_(sa.select(_IDS.c.value)), role.c.ended.is_(None))
        .order_by(role.c.contact_id, role.c.is_primary.desc(), role.c.id)
    )
    return _Part(("organisation", "role"), statement, lambda rows: rows[0])


def _codings() -> _Part:
    coding, theme = schema.coding, schema.theme
    named = _rows_of(coding, Noun.FEEDBACK, _spoken(theme, theme), as_stored(coding.c.stance))
    return _Part(("theme", "stance"), named.join(theme, theme.c.id == coding.c.theme_id), _coded)


def _coded(rows: _Rows) -> Sequence[Any]:
    """The themes, and the stance where it is one towards them all."""
    stances = {stance for _, stance in rows}
    themes = tuple(theme for theme, _ in rows)
    return [themes, _stance(stances.pop()) if len(stances) == 1 else None]


_stance = _reader(schema.coding.c.stance)


_PARTS: Mapping[Noun, tuple[_Part, ...]] = {
    Noun.ORGANISATION: _reached_by(Noun.ORGANISATION),
    Noun.CONTACT: (*_reached_by(Noun.CONTACT), _primary_role()),
    Noun.CONSULTATION: (
        _Part(
            ("questions",),
            _rows_of(schema.question, Noun.CONSULTATION, schema.question.c.number, schema.question.c.text),
            lambda rows: [tuple(Question(number=number, text=text) for number, text in rows)],
        ),
    ),
    Noun.ENGAGEMENT: (
        _Part(
            ("items",),
            _rows_of(
                schema.agenda_item,
                Noun.ENGAGEMENT,
                schema.agenda_item.c.title,
                schema.agenda_item.c.minutes,
            ),
            lambda rows: [tuple(AgendaItem(title=title, minutes=minutes) for title, minutes in rows)],
        ),
    ),
    Noun.FEEDBACK: (_codings(),),
}


@cache
def _parts(noun: Noun) -> tuple[_Part, ...]:
    """What gives a record fields that it does not hold itself."""
    return (*_PARTS.get(noun, ()), *([_tags(noun)] if noun in schema.tags else []))
