"""The journal: every deed, and every row that it altered, written by triggers.

An `operation` is one deed. A `change` is one row that it altered, with the row as it was before (NULL for a
row that was not there). The triggers are generated from `schema`, so nothing that writes can go round them.
Undo, redo and history read these two tables and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.changes import Operation
from engage.domain.progress import Progress
from engage.domain.uids import new_uid
from engage.errors import Conflict
from engage.storage import columns, schema
from engage.storage.stopping import stoppable
from engage.storage.triggers import drop
from engage.storage.types import Text, Uid, Utc

metadata = sa.MetaData(naming_convention=columns.metadata.naming_convention)

operation = sa.Table(
    "operation",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("uid", Uid, nullable=False, unique=True),
    sa.Column("at", Utc, nullable=False),
    sa.Column("clock", sa.String, nullable=False, index=True),
    sa.Column("replica", Uid, nullable=False),
    sa.Column("who", Text, nullable=False),
    sa.Column("label", Text, nullable=False),
    sa.Column("source", Text, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("target_id", sa.ForeignKey("operation.id"), index=True),
    sa.CheckConstraint("kind IN ('do', 'undo', 'redo')", name="kind"),
    sa.CheckConstraint("(kind = 'do') = (target_id IS NULL)", name="target"),
    sqlite_autoincrement=True,
)

change = sa.Table(
    "change",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("operation_id", sa.ForeignKey("operation.id", ondelete="CASCADE"), nullable=False),
    sa.Column("table_name", sa.String, nullable=False),
    sa.Column("row_id", sa.Integer, nullable=False),
    sa.Column("row_uid", Uid, nullable=False),
    sa.Column("action", sa.String, nullable=False),
    sa.Column("before", sa.String),
    sa.Index("ix_change_operation", "operation_id", "table_name", "row_id"),
    sa.Index("ix_change_row", "table_name", "row_id"),
)


def install(connection: sa.Connection) -> None:
    """Put the triggers in place, replacing those of an earlier schema."""
    uninstall(connection)
    for table in schema.journalled:
        for statement in triggers(table):
            connection.exec_driver_sql(statement)


def uninstall(connection: sa.Connection) -> None:
    """Take the triggers away: a change of the schema is no deed of a person."""
    drop(connection, "journal_")


def triggers(table: sa.Table) -> Iterator[str]:
    """Yield the statements that make the triggers of a table."""
    for action, row in (("insert", "NEW"), ("update", "OLD"), ("delete", "OLD")):
        changed = " OR ".join(f'OLD."{c.name}" IS NOT NEW."{c.name}"' for c in table.columns)
        when = f"WHEN {changed}" if action == "update" else ""
        before = "NULL" if action == "insert" else row_as_json(table, "OLD")
        yield f"""
            CREATE TRIGGER "journal_{table.name}_{action}" AFTER {action.upper()} ON "{table.name}" {when}
            BEGIN
                INSERT INTO "change" (operation_id, table_name, row_id, row_uid, action, "before")
                VALUES ((SELECT max(id) FROM operation), '{table.name}', {row}.id, {row}.uid,
                        '{action}', {before});
            END"""


def row_as_json(table: sa.Table, row: str) -> str:
    """Return the SQL that makes JSON of a row: the one form in which the journal keeps and compares rows."""
    pairs = (
        f"'{c.name}', hex({row}.\"{c.name}\")" if _is_bytes(c) else f"'{c.name}', {row}.\"{c.name}\""
        for c in table.columns
    )
    return f"json_object({', '.join(pairs)})"


def from_json(column: sa.Column[Any], json: str) -> str:
    """Return the SQL for the value of a column in a row that is JSON."""
    value = f"json_extract({json}, '$.{column.name}')"
    return f"unhex({value})" if _is_bytes(column) else value


def _is_bytes(column: sa.Column[Any]) -> bool:
    return isinstance(column.type, Uid)


_BEGUN = operation.insert().values(replica=sa.select(schema.project.c.replica).scalar_subquery())
"""By `replica` other copies of a project know this one."""


def begin(connection: sa.Connection, *, who: str, label: str, source: str = "") -> int:
    """Start an operation: all that is written until the transaction ends belongs to it."""
    result = connection.execute(
        _BEGUN,
        {
            "uid": new_uid(),
            "at": clock.now(),
            "clock": _next_clock(connection),
            "who": who,
            "label": label,
            "source": source,
            "kind": "do",
        },
    )
    key = result.inserted_primary_key
    assert key is not None  # noqa: S101 -- one row was inserted
    return int(key[0])


def _next_clock(connection: sa.Connection) -> str:
    """Return a hybrid logical clock value, later than any so far even if the clock is set back."""
    last = connection.exec_driver_sql("SELECT max(clock) FROM operation").scalar()
    now = clock.milliseconds()
    milliseconds, counter = (int(part) for part in last.split(".")) if last else (0, 0)
    if now > milliseconds:
        milliseconds, counter = now, 0
    else:
        counter += 1
    return written_clock(milliseconds, counter)


CLOCK = re.compile(r"[0-9]{15}\.[0-9]{6,}")
"""What a clock value looks like."""


def written_clock(milliseconds: int, counter: int) -> str:
    """Return a clock value, which sorts as text."""
    return f"{milliseconds:015d}.{counter:06d}"


def relabel(connection: sa.Connection, operation_id: int, label: str) -> None:
    """Call a running operation what it has turned out to be."""
    connection.execute(operation.update().where(operation.c.id == operation_id).values(label=label))


def touched(connection: sa.Connection, operation_id: int) -> dict[str, tuple[int, ...]]:
    """Return the ids of the rows that an operation altered, by table, first touched first."""
    return _touched(connection, _TOUCHED_BY, operation_id)


def touched_since(connection: sa.Connection, operation_id: int) -> dict[str, tuple[int, ...]]:
    """Return the ids of the rows that all operations after one altered."""
    return _touched(connection, _TOUCHED_SINCE, operation_id)


def sources_since(connection: sa.Connection, uid: str) -> set[str]:
    """Return the sources of all operations after the one with this uid."""
    since = sa.select(operation.c.id).where(operation.c.uid == uid).scalar_subquery()
    return set(connection.execute(sa.select(operation.c.source).where(operation.c.id > since)).scalars())


def last(connection: sa.Connection) -> int:
    """Return the newest operation; 0 where there is none."""
    return connection.execute(sa.select(sa.func.max(operation.c.id))).scalar() or 0


_ROWS = (
    sa.select(change.c.table_name, change.c.row_id)
    .group_by(change.c.table_name, change.c.row_id)
    .order_by(sa.func.min(change.c.id))
)


_TOUCHED_BY = _ROWS.where(change.c.operation_id == sa.bindparam("operation"))
_TOUCHED_SINCE = _ROWS.where(change.c.operation_id > sa.bindparam("operation"))


def _touched(
    connection: sa.Connection, rows: sa.Select[str, int], operation_id: int
) -> dict[str, tuple[int, ...]]:
    ids: dict[str, list[int]] = {}
    for table, row_id in connection.execute(rows, {"operation": operation_id}).all():
        ids.setdefault(table, []).append(row_id)
    return {table: tuple(rows) for table, rows in ids.items()}


def keep(connection: sa.Connection, operation_id: int, *, is_note: bool = False) -> Operation | None:
    """End an operation. A deed that altered nothing is forgotten, unless it is to be noted: None.

    A turn is kept always: else a deed that left no row different could never be passed on the way back.
    """
    ended = _read(connection.execute(_ENDED, {"operation": operation_id}).one())
    if ended.kind == "do" and not ended.changes and not is_note:
        connection.execute(operation.delete().where(operation.c.id == operation_id))
        return None
    return ended


def history(connection: sa.Connection, *, limit: int) -> list[Operation]:
    """Return the deeds, newest first; undoing and redoing are not deeds of their own here."""
    return _operations(connection, operation.c.kind == "do", limit=limit)


def _operations(
    connection: sa.Connection, condition: sa.ColumnElement[bool], *, limit: int
) -> list[Operation]:
    return [_read(row) for row in connection.execute(_LISTED.where(condition).limit(limit))]


def _read(row: sa.Row[Any]) -> Operation:
    return Operation(
        id=row.id,
        uid=row.uid,
        at=row.at,
        who=row.who,
        label=row.label,
        source=row.source,
        kind=row.kind,
        changes=row.changes,
        is_undone=row.turn == "undo",
    )


def _last_turn() -> sa.ScalarSelect[str]:
    """Whether the deed was last undone or redone; NULL where neither."""
    turn = operation.alias("turn")
    return (
        sa.select(turn.c.kind)
        .where(turn.c.target_id == operation.c.id)
        .order_by(turn.c.id.desc())
        .limit(1)
        .correlate(operation)
        .scalar_subquery()
    )


_COUNTED = (
    sa.select(sa.func.count())
    .where(change.c.operation_id == operation.c.id)
    .correlate(operation)
    .scalar_subquery()
)
_LISTED = sa.select(operation, _COUNTED.label("changes"), _last_turn().label("turn")).order_by(
    operation.c.id.desc()
)
"""Deeds as they are listed."""
_ENDED = _LISTED.where(operation.c.id == sa.bindparam("operation"))
"""One of them; put together once, as every deed ends with it."""


def deed(connection: sa.Connection, operation_id: int) -> Operation | None:
    """Return one deed; None where there is none of that id."""
    wanted = sa.and_(operation.c.id == operation_id, operation.c.kind == "do")
    return next(iter(_operations(connection, wanted, limit=1)), None)


def done_after(operation_id: int) -> sa.Select[int]:
    """Return the SQL for the later deeds that are not undone."""
    turn = _last_turn()
    is_done = sa.or_(turn.is_(None), turn != "undo")
    return sa.select(operation.c.id).where(operation.c.id > operation_id, operation.c.kind == "do", is_done)


def applied_by(connection: sa.Connection, deed_id: int) -> int:
    """Return the operation that last did, undid or redid a deed."""
    turns = sa.select(sa.func.max(operation.c.id)).where(operation.c.target_id == deed_id)
    return connection.execute(turns).scalar() or deed_id


def value_before(column: sa.Column[Any], changes: sa.FromClause = change) -> sa.ColumnElement[Any]:
    """Return the SQL for what stood in a column of the row before a change."""
    return sa.func.json_extract(changes.c.before, f"$.{column.name}")


_EVER = 2**63 - 1
"""No operation has a greater number."""


def next_undo(connection: sa.Connection, *, before: int = _EVER) -> Operation | None:
    """Return the deed that undo would take back; only what came before the operation `before` counts."""
    found = connection.execute(_TO_UNDO, {"before": before}).first()
    return None if found is None else _read(found)


def next_redo(connection: sa.Connection, *, before: int = _EVER) -> Operation | None:
    """Return the deed that redo would bring back: the last one undone, unless a new deed came after.

    Only what came before the operation `before` counts.
    """
    deed = connection.execute(_TO_REDO, {"before": before}).scalar()
    return None if deed is None else _read(connection.execute(_ENDED, {"operation": deed}).one())


def _to_undo() -> sa.Select[Any]:
    turn = _last_turn()
    is_done = sa.or_(turn.is_(None), turn != "undo")
    return _LISTED.where(operation.c.kind == "do", is_done, _altered_something(), _EARLIER).limit(1)


def _to_redo() -> sa.Select[int]:
    last_deed = (
        sa.select(sa.func.max(operation.c.id))
        .where(operation.c.kind == "do", _altered_something(), _EARLIER)
        .scalar_subquery()
    )
    turns = (
        sa.select(operation.c.target_id, sa.func.max(operation.c.id).label("turn_id"))
        .where(operation.c.id > last_deed, operation.c.target_id.is_not(None))
        .group_by(operation.c.target_id)
        .subquery()
    )
    has_changes = sa.exists().where(change.c.operation_id == turns.c.target_id).correlate(turns)
    return (
        sa.select(turns.c.target_id)
        .join(operation, operation.c.id == turns.c.turn_id)
        .where(operation.c.kind == "undo", has_changes)
        .order_by(turns.c.turn_id.desc())
        .limit(1)
    )


def _altered_something() -> sa.ColumnElement[bool]:
    """What was only noted cannot be undone, and keeps nothing from being redone."""
    return sa.exists().where(change.c.operation_id == operation.c.id).correlate(operation)


_EARLIER = operation.c.id < sa.bindparam("before")
_TO_UNDO, _TO_REDO = _to_undo(), _to_redo()
"""Put together once, as the window asks behind every deed."""


def turn(
    connection: sa.Connection, operation_id: int, deed: Operation, kind: str, progress: Progress
) -> None:
    """Make the running operation the undo or the redo (`kind`) of a deed; raises `Conflict`.

    A deed to many rows takes its time; `progress` can stop it in the middle of a statement.
    """
    applied = applied_by(connection, deed.id)
    connection.execute(
        operation.update()
        .where(operation.c.id == operation_id)
        .values(kind=kind, target_id=deed.id, label=f"{kind.capitalize()}: {deed.label}")
    )
    with stoppable(connection.connection.driver_connection, partial(progress, 0, 0)):
        revert(connection, applied)


def revert(connection: sa.Connection, operation_id: int) -> None:
    """Put every row that an operation altered back as it was before.

    Raises `Conflict`, with nothing altered, where a row is no longer what the operation left.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    tables = [
        schema.by_name[name]
        for name in connection.execute(
            sa.select(change.c.table_name).where(change.c.operation_id == operation_id).distinct()
        ).scalars()
    ]
    for table in tables:
        if _altered_since(connection, table, operation_id):
            raise Conflict(
                "This cannot be undone by itself",
                f"a {table.name} that it altered was altered again later",
                "Undo the later deeds first",
            )
    # Updates come first: a row that has moved to a record which goes would be taken along with it.
    for statement in (_update, _delete, _insert):
        for table in tables:
            connection.exec_driver_sql(statement(table), (operation_id, table.name))


_TOUCHED = """
    SELECT row_id, min(id) AS first_id FROM "change"
    WHERE operation_id = ? AND table_name = ? GROUP BY row_id"""


def _altered_since(connection: sa.Connection, table: sa.Table, operation_id: int) -> bool:
    """Whether a row differs from what the operation left: the row before the first later change to it."""
    sql = f"""
        SELECT 1 FROM ({_TOUCHED}) AS mine
        JOIN "change" AS later ON later.id = (
            SELECT min(id) FROM "change"
            WHERE table_name = ? AND row_id = mine.row_id AND operation_id > ?)
        LEFT JOIN "{table.name}" AS now ON now.id = mine.row_id
        WHERE later."before" IS NOT CASE WHEN now.id IS NULL THEN NULL ELSE {row_as_json(table, "now")} END
        LIMIT 1"""
    found = connection.exec_driver_sql(sql, (operation_id, table.name, table.name, operation_id))
    return found.first() is not None


def _delete(table: sa.Table) -> str:
    return f"""
        DELETE FROM "{table.name}" WHERE id IN (
            SELECT mine.row_id FROM ({_TOUCHED}) AS mine JOIN "change" AS was ON was.id = mine.first_id
            WHERE was.action = 'insert')"""


def _update(table: sa.Table) -> str:
    columns = [c for c in table.columns if c.name != "id"]
    assignments = ", ".join(f'"{c.name}" = {from_json(c, "was.before")}' for c in columns)
    return f"""
        UPDATE "{table.name}" SET {assignments}
        FROM (SELECT c.row_id, c."before" FROM ({_TOUCHED}) AS mine JOIN "change" AS c ON c.id = mine.first_id
              WHERE c.action <> 'insert') AS was
        WHERE "{table.name}".id = was.row_id"""


def _insert(table: sa.Table) -> str:
    names = ", ".join(f'"{c.name}"' for c in table.columns)
    values = ", ".join(from_json(c, "was.before") for c in table.columns)
    return f"""
        INSERT INTO "{table.name}" ({names})
        SELECT {values} FROM ({_TOUCHED}) AS mine JOIN "change" AS was ON was.id = mine.first_id
        WHERE was.action <> 'insert'
          AND NOT EXISTS (SELECT 1 FROM "{table.name}" AS now WHERE now.id = mine.row_id)"""


def of_record(connection: sa.Connection, rows: Sequence[tuple[str, int]], *, limit: int) -> list[Operation]:
    """Return the operations that altered any of the given rows (table, id), newest first."""
    touching = sa.select(change.c.operation_id).where(
        sa.tuple_(change.c.table_name, change.c.row_id).in_(rows)
    )
    return _operations(connection, operation.c.id.in_(touching), limit=limit)
