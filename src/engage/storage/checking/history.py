"""The journal held against the tables.

The journal keeps each row as it was before a change. So the chain of a row's changes must begin with its
insert, each must follow from the one before, and the row must be there or not as the last one says. What an
undo or a redo left is known word by word as well: the row as it was before the deed that was turned back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import sqlalchemy as sa

from engage.domain.checking import Finding
from engage.storage.checking import telling
from engage.storage.journal import row_as_json

UNBEGUN = frozenset({"project"})
"""What is there before the journal begins."""


def chain(connection: sa.Connection, table: sa.Table) -> Iterator[Finding]:
    """Find where the changes to the rows of a table do not lead to what is there."""
    for what, sql in (
        ("A row is missing that the journal says is there", missing(table.name)),
        *contradictions(table).items(),
    ):
        yield from telling.of_rows(what, table.name, connection.exec_driver_sql(sql).scalars())


def contradictions(table: sa.Table) -> Mapping[str, str]:
    """Return the SQL for the uids of rows whose history cannot be true, by what is wrong with it."""
    return {
        "A row is there that the journal says was deleted": _deleted_but_there(table.name),
        "The journal does not say where a row comes from": _unbegun(table.name),
        "The journal has a gap": _gaps(table.name),
        "The journal holds what it cannot give back": _unreadable(table),
        "A row is not as undoing or redoing left it": _not_as_turned(table),
    }


def order(connection: sa.Connection) -> Iterator[Finding]:
    """Find deeds of this copy whose place in time contradicts their place in the journal."""
    found = connection.exec_driver_sql(
        """SELECT uid FROM (
               SELECT uid, clock, LAG(clock) OVER (PARTITION BY replica ORDER BY id) AS previous
               FROM operation)
           WHERE clock <= previous OR clock NOT GLOB '[0-9]*.[0-9]*' OR length(clock) < 22"""
    )
    yield from telling.of_rows("A deed stands before an earlier one", "deed", found.scalars())


def steps(name: str) -> str:
    """Return the SQL for the changes to the rows of a table, `step`, each with those next to it."""
    return f"""(SELECT row_id, row_uid, id, action, operation_id,
                    LAG(action) OVER (PARTITION BY row_id ORDER BY id) AS previous,
                    LEAD(id) OVER (PARTITION BY row_id ORDER BY id) AS next
             FROM "change" WHERE table_name = '{name}') AS step"""


def missing(name: str) -> str:
    """Return the SQL for the uids of rows that should be there and are not."""
    return f"""
        SELECT step.row_uid FROM {steps(name)} LEFT JOIN "{name}" AS now ON now.id = step.row_id
        WHERE step.next IS NULL AND step.action <> 'delete'
              AND (now.id IS NULL OR now.uid IS NOT step.row_uid)"""


def _deleted_but_there(name: str) -> str:
    return f"""
        SELECT step.row_uid FROM {steps(name)} JOIN "{name}" AS now ON now.id = step.row_id
        WHERE step.next IS NULL AND step.action = 'delete'"""


def _unbegun(name: str) -> str:
    known = f"""SELECT 1 FROM "change" WHERE table_name = '{name}' AND row_id = now.id"""
    is_to_be_begun = "FALSE" if name in UNBEGUN else "TRUE"
    return f"""SELECT now.uid FROM "{name}" AS now WHERE NOT EXISTS ({known}) AND {is_to_be_begun}"""


def _gaps(name: str) -> str:
    """The SQL for the uids of rows with a change that cannot have followed the one before it."""
    first = "'insert'" if name in UNBEGUN else "'delete'"
    return f"""
        SELECT DISTINCT row_uid FROM {steps(name)}
        WHERE (action = 'insert') <> (coalesce(previous, {first}) = 'delete')"""


def _unreadable(table: sa.Table) -> str:
    """The SQL for the uids of rows with a change that could not be taken back."""
    before = '"before"'
    return f"""
        SELECT DISTINCT row_uid FROM "change" WHERE table_name = '{table.name}' AND (
            typeof(row_uid) <> 'blob' OR length(row_uid) <> 16 OR CASE action
            WHEN 'insert' THEN {before} IS NOT NULL
            ELSE {before} IS NULL OR NOT json_valid({before})
                 OR CASE WHEN json_valid({before}) THEN
                        json_extract({before}, '$.id') IS NOT row_id
                        OR json_extract({before}, '$.uid') IS NOT hex(row_uid)
                        OR (SELECT count(*) FROM json_each({before})) <> {len(table.columns)}
                    END
            END)"""


def _not_as_turned(table: sa.Table) -> str:
    """The SQL for the uids of rows that are not what an undo or a redo left."""
    return f"""
        SELECT DISTINCT was.row_uid FROM ({after_turns(table)}) AS was
        LEFT JOIN "change" AS later ON later.id = was.later_id
        LEFT JOIN "{table.name}" AS now ON now.id = was.row_id
        WHERE was.state IS NOT CASE
            WHEN later.id IS NOT NULL THEN later."before"
            WHEN now.id IS NOT NULL THEN {row_as_json(table, "now")} END"""


def after_turns(table: sa.Table) -> str:
    """Return the SQL for what each undo and redo must have left of each row: `state`, as JSON or NULL.

    `later_id` is the next change to the row, which must have begun from that.
    """
    name = table.name
    return f"""
        SELECT mine.row_id, mine.row_uid, turn.id AS turn_id, mine."before" AS state,
               (SELECT min(id) FROM "change" WHERE table_name = '{name}' AND row_id = mine.row_id
                AND operation_id > turn.id) AS later_id
        FROM operation AS turn JOIN "change" AS mine ON mine.id IN (
            SELECT min(id) FROM "change"
            WHERE table_name = '{name}' AND operation_id = (
                SELECT max(id) FROM operation
                WHERE id < turn.id AND (id = turn.target_id OR target_id = turn.target_id))
            GROUP BY row_id)
        WHERE turn.kind <> 'do'"""
