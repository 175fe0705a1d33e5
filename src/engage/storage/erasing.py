"""Taking somebody out of the file for good: the rows that go, and the journal as though they had never been.

Undo stays whole: the journal goes on telling of all else, and has nothing by which they could come back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from engage.domain.records import Noun
from engage.storage import records, schema
from engage.storage.journal import change, operation, row_as_json, value_before
from engage.storage.mentions import mentions, mentions_of
from engage.storage.shapes import SHAPES

Rows = dict[str, set[int]]
"""The ids of rows by table: those that are there, and those that only the journal has."""

Rewrite = Callable[[str, int, str, str], str]
"""What becomes of a text: its table, the id of its row, its column, and the text itself."""

_THEIRS = (schema.submission,)
"""Tables whose rows are the words of whoever they mention."""


def find(connection: sa.Connection, noun: Noun, uid: str) -> int | None:
    """Return the id of a record that is there, or that the journal still has."""
    return find_row(connection, SHAPES[noun].table, uid)


def find_row(connection: sa.Connection, table: sa.Table, uid: str) -> int | None:
    """Return the id of a row that is there, or that the journal still has."""
    there: int | None = connection.execute(sa.select(table.c.id).where(table.c.uid == uid)).scalar()
    if there is not None:
        return there
    was = sa.select(change.c.row_id).where(change.c.table_name == table.name, change.c.row_uid == uid)
    only_there: int | None = connection.execute(was.limit(1)).scalar()
    return only_there


def rows_of(connection: sa.Connection, noun: Noun, ids: Iterable[int], said: Iterable[int]) -> Rows:
    """Return the rows of a record, with its parts, what it sent in, and these pieces of feedback, and theirs.

    `ids`: the record's, and those of records that were merged into it.
    """
    rows: Rows = {}
    new: Rows = {"feedback": set(said)}
    new.setdefault(noun.value, set()).update(ids)
    while new:
        name, ids_of_it = new.popitem()
        added = ids_of_it - rows.setdefault(name, set())
        rows[name] |= added
        for key in mentions_of(schema.by_name[name]) if added else ():
            table = key.parent.table
            if key.ondelete == "CASCADE" or table in _THEIRS:
                found = _mentioning(connection, table, key.parent, added)
                new.setdefault(table.name, set()).update(found)
    return {name: found for name, found in rows.items() if found}


def said_by(connection: sa.Connection, noun: Noun, ids: Iterable[int]) -> set[int]:
    """Return the feedback of a contact or an organisation, also what only the journal has."""
    return _mentioning(connection, schema.feedback, schema.feedback.c[f"{noun}_id"], set(ids))


def _mentioning(
    connection: sa.Connection, table: sa.Table, column: sa.Column[Any], ids: set[int]
) -> set[int]:
    """Return rows that mention one of these, or did so when they went themselves, or when that one did."""
    found: set[int] = set()
    (key,) = column.foreign_keys
    deleted = change.alias()
    for batch in records.batches(sorted(ids)):
        found.update(connection.execute(sa.select(table.c.id).where(column.in_(batch))).scalars())
        was = sa.select(change.c.row_id).where(
            change.c.table_name == table.name, value_before(column).in_(batch)
        )
        is_there = sa.exists().where(table.c.id == change.c.row_id)
        found.update(connection.execute(was.where(sa.not_(is_there))).scalars())
        with_it = sa.select(deleted.c.operation_id).where(
            deleted.c.table_name == key.column.table.name,
            deleted.c.row_id.in_(batch),
            deleted.c.action == "delete",
        )
        parted = sa.exists().where(table.c.id == change.c.row_id, column.is_(None))
        found.update(connection.execute(was.where(parted, change.c.operation_id.in_(with_it))).scalars())
    return found


def earlier(connection: sa.Connection, table: sa.Table, ids: Iterable[int]) -> Iterator[Mapping[str, Any]]:
    """Yield rows as they are, and as the journal has them."""
    for batch in records.batches(sorted(ids)):
        rows = connection.execute(sa.select(table).where(table.c.id.in_(batch))).mappings()
        yield from (dict(row) for row in rows)
        was = sa.select(change.c.before).where(
            change.c.table_name == table.name, change.c.row_id.in_(batch), change.c.before.is_not(None)
        )
        yield from map(json.loads, connection.execute(was).scalars())


def gone_like(
    connection: sa.Connection, noun: Noun, is_same: Callable[[Mapping[str, Any]], bool]
) -> set[int]:
    """Return records that only the journal has, and of which something is true: earlier selves of another."""
    return {row["id"] for row in gone(connection, SHAPES[noun].table) if is_same(row)}


def gone(connection: sa.Connection, table: sa.Table) -> Iterator[Mapping[str, Any]]:
    """Yield rows that only the journal has, as often as it has them."""
    there = sa.exists().where(table.c.id == change.c.row_id)
    was = sa.select(change.c.before).where(
        change.c.table_name == table.name, change.c.before.is_not(None), sa.not_(there)
    )
    yield from map(json.loads, connection.execute(was).scalars())


def texts(
    connection: sa.Connection, may_tell: Callable[[str | None], bool]
) -> Iterator[tuple[str, int, str, str]]:
    """Yield the table, the row, the column and the text of whatever may tell of somebody."""
    _let_ask(connection, may_tell)
    for table in schema.journalled:
        for column in text_columns(table):
            wanted = f'SELECT id, "{column}" FROM "{table.name}" WHERE may_tell("{column}")'  # noqa: S608
            for id, text in connection.exec_driver_sql(wanted).all():
                yield table.name, id, column, text


def text_columns(table: sa.Table) -> list[str]:
    """Return the columns in which people write, or which keep what they wrote."""
    return [column.name for column in table.columns if _is_text(column)]


def _is_text(column: sa.Column[Any]) -> bool:
    kept = type(column.type).__name__ in ("Text", "Texts")
    return kept and column.name not in ("sort_name", "zone", "language")


def _let_ask(connection: sa.Connection, may_tell: Callable[[str | None], bool]) -> None:
    driver: Any = connection.connection.driver_connection
    driver.create_function("may_tell", 1, may_tell)


def write(connection: sa.Connection, table: str, id: int, column: str, text: str) -> None:
    """Put a text in place of another one, by what the column keeps of it."""
    connection.exec_driver_sql(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (text, id))  # noqa: S608


def delete(connection: sa.Connection, rows: Rows) -> None:
    """Take rows out of their tables; what mentions them goes on without."""
    for name, ids in rows.items():
        records.delete(connection, schema.by_name[name], sorted(ids))


def forget_deed(connection: sa.Connection, operation_id: int) -> None:
    """Let a deed have altered nothing that could be undone."""
    connection.execute(change.delete().where(change.c.operation_id == operation_id))


def forget(connection: sa.Connection, rows: Rows) -> Rows:
    """Take rows out of the journal, and what mentions them from what it has of others.

    Returns the rows of those others.
    """
    others: Rows = {}
    for name, ids in rows.items():
        for batch in records.batches(sorted(ids)):
            mine = sa.and_(change.c.table_name == name, change.c.row_id.in_(batch))
            connection.execute(change.delete().where(mine))
    for key in mentions():
        column = key.parent
        for batch in records.batches(sorted(rows.get(key.column.table.name, ()))):
            tells = sa.and_(change.c.table_name == column.table.name, value_before(column).in_(batch))
            if column.nullable:
                found = connection.execute(sa.select(change.c.row_id).where(tells)).scalars()
                others.setdefault(column.table.name, set()).update(found)
                without = sa.func.json_set(change.c.before, f"$.{column.name}", sa.null())
                connection.execute(change.update().where(tells).values(before=without))
            else:  # it has moved to another record since
                connection.execute(change.delete().where(tells))
    return others


def altered_by(connection: sa.Connection, operation_id: int) -> Rows:
    """Return the rows that a deed altered."""
    rows: Rows = {}
    of_deed = sa.select(change.c.table_name, change.c.row_id).where(change.c.operation_id == operation_id)
    for name, id in connection.execute(of_deed):
        rows.setdefault(name, set()).add(id)
    return rows


def drop_idle(connection: sa.Connection, rows: Rows) -> None:
    """Take out the changes after which these rows stood as they did before: to undo them does nothing."""
    for name, ids in rows.items():
        for batch in records.batches(sorted(ids)):
            of_rows = sa.and_(
                change.c.table_name == name, change.c.row_id.in_(batch), change.c.action == "update"
            )
            same = change.c.before == _after(schema.by_name[name])
            idle = connection.execute(sa.select(change.c.id).where(of_rows, same)).scalars().all()
            for some in records.batches(idle):
                connection.execute(change.delete().where(change.c.id.in_(some)))


def _after(table: sa.Table) -> sa.ColumnElement[str | None]:
    """The SQL for the row as a change left it: as the next one found it, or as it is now."""
    later = change.alias("later")
    next_one = (
        sa.select(sa.func.min(later.c.id))
        .where(
            later.c.table_name == change.c.table_name,
            later.c.row_id == change.c.row_id,
            later.c.id > change.c.id,
        )
        .correlate(change)
        .scalar_subquery()
    )
    found = sa.select(later.c.before).where(later.c.id == next_one).correlate(change).scalar_subquery()
    now = (
        sa.select(sa.literal_column(row_as_json(table, f'"{table.name}"')))
        .select_from(table)
        .where(table.c.id == change.c.row_id)
        .correlate(change)
        .scalar_subquery()
    )
    return sa.case((next_one.is_(None), now), else_=found)


def set_before(connection: sa.Connection, table: str, ids: Iterable[int], values: Mapping[str, Any]) -> None:
    """Let rows have had these values whenever the journal tells of them."""
    pairs = [part for name, value in values.items() for part in (f"$.{name}", sa.literal(value))]
    for batch in records.batches(sorted(ids)):
        mine = sa.and_(change.c.table_name == table, change.c.row_id.in_(batch), change.c.before.is_not(None))
        connection.execute(
            change.update().where(mine).values(before=sa.func.json_set(change.c.before, *pairs))
        )


def rewrite_journal(
    connection: sa.Connection, may_tell: Callable[[str | None], bool], rewritten: Rewrite
) -> int:
    """Rewrite the texts of the journal that may tell of somebody; return in how many rows there was one."""
    _let_ask(connection, may_tell)
    count = 0
    wanted = 'SELECT id, table_name, row_id, "before" FROM "change" WHERE may_tell("before")'
    for id, name, row, before in connection.exec_driver_sql(wanted).all():
        was = json.loads(before)
        columns = [column for column in text_columns(schema.by_name[name]) if was.get(column)]
        now = {column: rewritten(name, row, column, was[column]) for column in columns}
        if altered := {column: text for column, text in now.items() if text != was[column]}:
            pairs = [part for column, text in altered.items() for part in (f"$.{column}", text)]
            kept = sa.func.json_set(change.c.before, *pairs)
            connection.execute(change.update().where(change.c.id == id).values(before=kept))
            count += 1
    return count


def rewrite_labels(connection: sa.Connection, rewritten: Callable[[int, str], str]) -> None:
    """Rewrite what deeds are called, and from what files they came."""
    for id, label, source in connection.execute(
        sa.select(operation.c.id, operation.c.label, operation.c.source)
    ).all():
        now = rewritten(id, label), rewritten(id, source)
        if now != (label, source):
            values = {"label": now[0], "source": now[1]}
            connection.execute(operation.update().where(operation.c.id == id).values(values))


def deeds_on(connection: sa.Connection, rows: Rows) -> set[int]:
    """Return the operations that altered one of these rows."""
    found: set[int] = set()
    for name, ids in rows.items():
        for batch in records.batches(sorted(ids)):
            mine = sa.and_(change.c.table_name == name, change.c.row_id.in_(batch))
            found.update(connection.execute(sa.select(change.c.operation_id).where(mine)).scalars())
    return found


def contents_of(connection: sa.Connection, rows: Rows) -> set[str]:
    """Return what the files held that these rows mention."""
    found: set[str] = set()
    for table in (schema.document, schema.submission, schema.edition):
        found.update(row["sha256"] for row in earlier(connection, table, rows.get(table.name, ())))
    return found - {""}


def drop_contents(connection: sa.Connection, sha256s: Iterable[str]) -> int:
    """Take out what files held, unless something else mentions it; return how many went."""
    count = 0
    for sha256 in sha256s:
        if not _is_mentioned(connection, sha256):
            gone = schema.content.delete().where(schema.content.c.sha256 == sha256)
            count += connection.execute(gone).rowcount
    return count


def _is_mentioned(connection: sa.Connection, sha256: str) -> bool:
    tables = (schema.document, schema.submission, schema.edition)
    was = sa.select(sa.literal(1)).where(
        change.c.table_name.in_([table.name for table in tables]),
        sa.func.json_extract(change.c.before, "$.sha256") == sha256,
    )
    there = (sa.select(sa.literal(1)).where(table.c.sha256 == sha256) for table in tables)
    return any(connection.execute(each.limit(1)).first() for each in (*there, was))


def drop_drafts(connection: sa.Connection, may_tell: Callable[[str | None], bool]) -> int:
    """Take out what is being typed that may tell of somebody; return how many of them went."""
    _let_ask(connection, may_tell)
    return connection.exec_driver_sql("DELETE FROM draft WHERE may_tell(text) OR may_tell(place)").rowcount


def numbers(connection: sa.Connection) -> Sequence[str]:
    """Return the numbers of the certificates that were given."""
    return connection.execute(sa.select(schema.erased.c.certificate).distinct()).scalars().all()
