"""Records in and out of their tables: one way for every noun.

A `Shape` says where the parts of a dataclass stand; everything else follows from names: a column holds the
field of its name, a column `x_id` holds the reference `x`, and a child table's rows make the tuple that its
shape names. These functions never commit.
"""

from __future__ import annotations

import dataclasses
import string
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

import sqlalchemy as sa

from engage.domain.contacts import Contact
from engage.domain.records import Noun, Record, Reference
from engage.domain.text import clean, fold
from engage.domain.uids import new_uid
from engage.storage import schema
from engage.storage.rows import batches as batches
from engage.storage.rows import delete as delete
from engage.storage.rows import insert, insert_with_ids, update
from engage.storage.rows import listed as listed
from engage.storage.shapes import SHAPES, Child, Shape, shape_of, spoken_name

R = TypeVar("R", bound=Record)

_RECORD_OF: Mapping[sa.Table, type[Record]] = {
    **{shape.table: shape.record for shape in SHAPES.values()},
    **{child.table: child.record for shape in SHAPES.values() for child in shape.children},
}

NAMES: Mapping[str, tuple[tuple[str, ...], str]] = {
    **{shape.table.name: (shape.name, shape.kind) for shape in SHAPES.values()},
    "question": (("text",), "number"),
}


def add(connection: sa.Connection, records: Iterable[Record]) -> dict[str, int]:
    """Store new records, of one noun or of several, with all their parts; return the id of each uid."""
    by_shape: dict[Noun, list[Record]] = {}
    for record in records:
        by_shape.setdefault(shape_of(type(record)).noun, []).append(record)
    ids: dict[str, int] = {}
    for noun, group in by_shape.items():
        shape = SHAPES[noun]
        made = (_row_of(shape.table, record) for record in group)
        added = insert_with_ids(connection, shape.table, made)
        ids |= added
        for child in shape.children:
            insert(
                connection,
                child.table,
                (
                    _row_of(child.table, part) | {shape.owner: added[record.uid], "position": position}
                    for record in group
                    for position, part in enumerate(getattr(record, child.attribute))
                ),
            )
        if noun in schema.tags:
            _add_tags(connection, shape, ((added[r.uid], tag) for r in group for tag in _tag_names(r)))
    return ids


def save(connection: sa.Connection, record: R, was: R) -> None:
    """Store what has changed of a record, given as it is to be and as it is stored."""
    save_all(connection, [(record, was)])


def save_all(connection: sa.Connection, changed: Sequence[tuple[R, R]]) -> None:
    """Store what has changed of records of one noun, each given as it is to be and as it is stored.

    Parts are matched by uid; what is the same in both is not even looked at.
    """
    if not changed:
        return
    shape = shape_of(type(changed[0][0]))
    rows = ((was.id, _row_of(shape.table, now), _row_of(shape.table, was)) for now, was in changed)
    update(connection, shape.table, ((id, _altered(row, before)) for id, row, before in rows))
    for child in shape.children:
        parts = [
            (was.id, getattr(now, child.attribute), getattr(was, child.attribute)) for now, was in changed
        ]
        _save_children(connection, shape, child, [each for each in parts if each[1] != each[2]])
    if shape.noun in schema.tags:
        tags = ((was.id, _tag_names(now), _tag_names(was)) for now, was in changed)
        _save_tags(connection, shape, {id: names for id, names, before in tags if names != before})


def remove(connection: sa.Connection, record: type[Record], ids: Sequence[int]) -> None:
    """Take records out, with their parts; other records that mention them go on without."""
    delete(connection, shape_of(record).table, ids)


def fetch(
    connection: sa.Connection, record: type[R], ids: Sequence[int], *, parts: Collection[str] | None = None
) -> list[R]:
    """Return records with all their parts, in the order of `ids`; an id that is not there is left out.

    `parts`: only these are asked for, and all others are empty. Such a record is for reading.
    """
    shape = shape_of(record)
    found: dict[int, R] = {}
    for batch in batches(ids):
        rows = connection.execute(_by_id(shape.table), {"ids": list(batch)}).all()
        found_parts: list[tuple[str, Mapping[int, Sequence[Any]]]] = [
            (child.attribute, _children(connection, shape, child, batch))
            for child in shape.children
            if parts is None or child.attribute in parts
        ]
        if shape.noun in schema.tags and (parts is None or "tags" in parts):
            found_parts.append(("tags", _tags(connection, shape, batch)))
        for values in _values(connection, shape.table, rows):
            id = values["id"]
            values |= {attribute: tuple(of.get(id, ())) for attribute, of in found_parts}
            found[id] = record(**values)
    return [found[id] for id in ids if id in found]


@cache
def _by_id(table: sa.Table) -> sa.Select[Any]:
    # Like all that every line which is logged asks for, put together once.
    return sa.select(table).where(table.c.id.in_(listed("ids")))


def ids_of(connection: sa.Connection, noun: Noun, uids: Sequence[str]) -> list[int]:
    """Return the ids of the records with these uids."""
    table = SHAPES[noun].table
    return [
        id
        for batch in batches(uids)
        for id in connection.execute(sa.select(table.c.id).where(table.c.uid.in_(batch))).scalars()
    ]


def references(connection: sa.Connection, table: sa.Table, ids: Iterable[int]) -> dict[int, Reference]:
    """Return how other records mention these ones."""
    name, kind = NAMES[table.name]
    has_colour = "colour" in table.c
    found: dict[int, Reference] = {}
    for batch in batches(sorted(set(ids))):
        for row in connection.execute(_mentioned(table), {"ids": batch}).all():
            spoken = " ".join(part for part in row[2 : 2 + len(name)] if part)
            apart = str(row[2 + len(name)]) if kind else ""
            found[row.id] = Reference(row.id, row.uid, spoken, apart, row.colour if has_colour else "")
    return found


@cache
def _mentioned(table: sa.Table) -> sa.Select[Any]:
    """Return what reads that of records by which others mention them."""
    name, kind = NAMES[table.name]
    columns = ["id", "uid", *name, *([kind] if kind else []), *(["colour"] if "colour" in table.c else [])]
    return sa.select(*(table.c[column] for column in columns)).where(table.c.id.in_(listed("ids")))


def row_ids(connection: sa.Connection, record: type[Record], id: int) -> list[tuple[str, int]]:
    """Return the rows, as table and id, that a record is made of."""
    shape = shape_of(record)
    tables = [child.table for child in shape.children]
    if shape.noun in schema.tags:
        tables.append(schema.tags[shape.noun])
    rows = [(shape.table.name, id)]
    for table in tables:
        parts = connection.execute(sa.select(table.c.id).where(table.c[shape.owner] == id)).scalars()
        rows += [(table.name, part) for part in parts]
    return rows


def find(connection: sa.Connection, noun: Noun, text: str) -> list[int]:
    """Return the ids of the records that a person may mean: two at most, for two are too many.

    A whole uid goes before an exact name, and a name before the beginning of a uid: "Decade" might be one.
    """
    shape = SHAPES[noun]
    table = shape.table
    wanted = fold(clean(text).strip())
    if not wanted:
        return []
    names = [spoken_name(table, shape.name)]
    if noun is Noun.THEME:
        names.append(table.c.code)
    if noun is Noun.ORGANISATION:
        names.append(table.c.short_name)
    digits = wanted.replace("-", "")
    conditions = [sa.or_(*(sa.func.fold(name) == wanted for name in names))]
    if 4 <= len(digits) <= 32 and set(digits) <= set(string.hexdigits):
        first, last = (str(uuid.UUID(digits.ljust(32, digit))) for digit in "0f")
        conditions.insert(0 if first == last else 1, table.c.uid.between(first, last))
    for condition in conditions:
        if found := connection.execute(sa.select(table.c.id).where(condition).limit(2)).scalars().all():
            return list(found)
    return []


# Rows out of records


def _row_of(table: sa.Table, record: Record) -> dict[str, Any]:
    """Return the values of the table's columns that the record itself holds."""
    names, values, others = _sources(table)
    row = dict(zip(names, values(record), strict=True))
    for name, value in others:
        row[name] = value(record)
    return row


@cache
def _sources(
    table: sa.Table,
) -> tuple[list[str], Callable[[Any], tuple[Any, ...]], list[tuple[str, Callable[[Any], Any]]]]:
    """Return the columns that a record fills in: those that hold its fields as they are, with what reads all
    of these off the record at once, and the others, each with how its value is worked out.
    """
    fields = _field_names(table)
    names = [column.name for column in table.columns if column.name in fields - {"id"}]
    others: list[tuple[str, Callable[[Any], Any]]] = []
    for column in table.columns:
        name = column.name
        if name == "sort_name":
            others.append((name, _sort_name))
        elif name not in fields and name.removesuffix("_id") in fields:
            others.append((name, partial(_id_of, attrgetter(name.removesuffix("_id")))))
    # Of a single name, attrgetter would return its value alone.
    together = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
    return names, together, others


@cache
def _field_names(table: sa.Table) -> frozenset[str]:
    return frozenset(field.name for field in dataclasses.fields(_RECORD_OF[table]))


def _id_of(reference: Callable[[Record], Reference | None], record: Record) -> int | None:
    mentioned = reference(record)
    return None if mentioned is None else mentioned.id


def _sort_name(record: Record) -> str:
    if isinstance(record, Contact):
        return fold(f"{record.family_name} {record.given_name}".strip())
    name = fold(str(getattr(record, "name", "")))
    return name.removeprefix("the ")


def _altered(row: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are not what they were."""
    return {name: value for name, value in row.items() if before[name] != value}


_Parts = tuple[Record, ...]


def _save_children(
    connection: sa.Connection, shape: Shape, child: Child, changed: Sequence[tuple[int, _Parts, _Parts]]
) -> None:
    """Store the parts of some records, each by its id, with its parts as they are to be and as they were."""
    table, owner = child.table, child.table.c[shape.owner]
    there: dict[tuple[int, str], int] = {}
    for batch in batches([id for id, _, _ in changed]):
        found = connection.execute(sa.select(owner, table.c.uid, table.c.id).where(owner.in_(batch))).all()
        there |= {(of, uid): id for of, uid, id in found}
    has_position = "position" in table.c
    new: list[Mapping[str, Any]] = []
    altered: list[tuple[int, Mapping[str, Any]]] = []
    for of, parts, parts_before in changed:
        before = {part.uid: (position, part) for position, part in enumerate(parts_before)}
        for position, part in enumerate(parts):
            id = there.pop((of, part.uid), None)
            earlier, same = before.get(part.uid, (None, None))
            if part == same and (position == earlier or not has_position):
                continue  # of 500 who were invited, one is altered
            row = _row_of(table, part) | {shape.owner: of}
            if has_position:
                row["position"] = position
            if id is None:
                new.append(row)
            elif same is None:
                altered.append((id, row))
            else:
                was = _row_of(table, same) | {shape.owner: of, "position": earlier}
                altered.append((id, _altered(row, was)))
    delete(connection, table, list(there.values()))
    update(connection, table, altered)
    insert(connection, table, new)


def _save_tags(connection: sa.Connection, shape: Shape, wanted: Mapping[int, Sequence[str]]) -> None:
    """Give records these tags and no other ones, by the id of each."""
    table = schema.tags[shape.noun]
    owner = table.c[shape.owner]
    there: dict[tuple[int, str], int] = {}
    for batch in batches(list(wanted)):
        found = connection.execute(sa.select(owner, table.c.name, table.c.id).where(owner.in_(batch)))
        there |= {(of, name): id for of, name, id in found}
    given = dict.fromkeys((of, name) for of, names in wanted.items() for name in names)
    delete(connection, table, [id for tag, id in there.items() if tag not in given])
    _add_tags(connection, shape, [tag for tag in given if tag not in there])


def _add_tags(connection: sa.Connection, shape: Shape, tags: Iterable[tuple[int, str]]) -> None:
    """Give records tags, each as the id of its record and the name."""
    rows = ({"uid": new_uid(), shape.owner: owner, "name": name} for owner, name in tags)
    insert(connection, schema.tags[shape.noun], rows)


def _tag_names(record: Record) -> list[str]:
    """Return a record's tags on one line each, in order, with none twice but for its case."""
    given: Iterable[str] = getattr(record, "tags", ())
    names = {fold(name): name for tag in reversed(tuple(given)) if (name := " ".join(clean(tag).split()))}
    return sorted(names.values())


# Records out of rows


def _values(
    connection: sa.Connection, table: sa.Table, rows: Sequence[sa.Row[Any]]
) -> Iterator[dict[str, Any]]:
    """Yield the fields of the table's record that each whole row holds, with references filled in.

    Whose part a row is, no field of it says, and then nothing is asked about that one.
    """
    names, held, mentions = _places(table)
    linked = [
        (name, place, references(connection, to, (row[place] for row in rows if row[place] is not None)))
        for name, place, to in mentions
    ]
    for row in rows:
        values = dict(zip(names, held(row), strict=True))
        for name, place, known in linked:
            values[name] = known.get(row[place])
        yield values


@cache
def _places(
    table: sa.Table,
) -> tuple[list[str], Callable[[Sequence[Any]], tuple[Any, ...]], list[tuple[str, int, sa.Table]]]:
    """Return what a whole row holds of the table's record: the names of fields that stand in it as they are,
    what reads all of these off it at once, and the references, each with its place and what table it is to.
    """
    fields = _field_names(table)
    plain = {column.name: place for place, column in enumerate(table.columns) if column.name in fields}
    mentions = [
        (name, place, next(iter(column.foreign_keys)).column.table)
        for place, column in enumerate(table.columns)
        if column.name not in plain and (name := column.name.removesuffix("_id")) in fields
    ]
    return list(plain), itemgetter(*plain.values()), mentions


def _children(
    connection: sa.Connection, shape: Shape, child: Child, owners: Sequence[int]
) -> dict[int, list[Record]]:
    table = child.table
    rows = connection.execute(_parts_of(table, shape.owner), {"owners": list(owners)}).all()
    if not rows:
        return {}
    owner = table.columns.keys().index(shape.owner)
    children: dict[int, list[Record]] = {}
    for row, values in zip(rows, _values(connection, table, rows), strict=True):
        children.setdefault(row[owner], []).append(child.record(**values))
    return children


@cache
def _parts_of(table: sa.Table, owner: str) -> sa.Select[Any]:
    order = [table.c[owner], *([table.c.position] if "position" in table.c else []), table.c.id]
    return sa.select(table).where(table.c[owner].in_(listed("owners"))).order_by(*order)


def _tags(connection: sa.Connection, shape: Shape, owners: Sequence[int]) -> dict[int, list[str]]:
    table = schema.tags[shape.noun]
    owner = table.c[shape.owner]
    rows = connection.execute(
        sa.select(owner, table.c.name).where(owner.in_(owners)).order_by(owner, table.c.name)
    )
    tags: dict[int, list[str]] = {}
    for owner_id, name in rows:
        tags.setdefault(owner_id, []).append(name)
    return tags
