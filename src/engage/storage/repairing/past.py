"""What the journal of a rebuilt project says, put right: no undo must come upon what cannot be."""

from __future__ import annotations

import sqlalchemy as sa

from engage.domain.checking import Finding
from engage.storage import journal, schema
from engage.storage.checking import history, telling
from engage.storage.checking.rows import is_wrong
from engage.storage.repairing.rebuilding import Told, is_there, least

_MANY = 1 << 40
"""More than the journal ever has of changes."""


def drop_what_cannot_be(connection: sa.Connection) -> None:
    """Take out what the journal cannot have said, and let no deed stand in the way by a value of its own."""
    wrong = " OR ".join(f"({is_wrong(column)})" for column in journal.change.columns)
    known = ", ".join(f"'{name}'" for name in schema.by_name)
    connection.exec_driver_sql(
        f"""DELETE FROM "change" WHERE {wrong} OR action NOT IN ('insert', 'update', 'delete')
            OR table_name NOT IN ({known})
            OR ("before" IS NOT NULL AND NOT json_valid("before"))"""
    )
    for column in journal.operation.columns:
        connection.exec_driver_sql(
            f'UPDATE OR IGNORE operation SET "{column.name}" = {least(column)} WHERE {is_wrong(column)}'
        )


def put_in_order(connection: sa.Connection) -> None:
    """Let each deed stand behind those before it, when all are back that will be."""
    last = (0, 0)
    for id, clock in connection.exec_driver_sql("SELECT id, clock FROM operation ORDER BY id").all():
        milliseconds, _, counter = clock.partition(".") if journal.CLOCK.fullmatch(clock) else ("0", "", "0")
        said = int(milliseconds), int(counter)
        last = max(said, (last[0], last[1] + 1))
        if said != last:
            later = journal.written_clock(*last)
            connection.exec_driver_sql("UPDATE operation SET clock = ? WHERE id = ?", (later, id))


def own_uids(connection: sa.Connection, table: sa.Table, told: Told, *, has_backup: bool) -> None:
    """Give rows and what the journal says of them their one uid back: the one that is said most often."""
    name = table.name
    said = [
        f"""SELECT id, row_id, row_uid AS uid FROM "change" WHERE table_name = '{name}'""",
        f"""SELECT id, row_id, unhex(json_extract("before", '$.uid')) FROM "change"
            WHERE table_name = '{name}' AND "before" IS NOT NULL""",
        f'SELECT 0, id, uid FROM "{name}"',
    ]
    if has_backup:
        said.append(f'SELECT 0, id, uid FROM backup."{name}"')
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.own")
    connection.exec_driver_sql(
        f"""CREATE TEMP TABLE own AS SELECT row_id, uid, max(often) FROM (
                SELECT row_id, uid, count(*) * {_MANY} + max(id) AS often FROM ({" UNION ALL ".join(said)})
                WHERE typeof(uid) = 'blob' AND length(uid) = 16 GROUP BY row_id, uid)
            GROUP BY row_id HAVING count(*) > 1"""
    )
    in_journal = connection.exec_driver_sql(
        f"""UPDATE "change" SET row_uid = own.uid FROM temp.own
            WHERE table_name = '{name}' AND own.row_id = "change".row_id AND own.uid IS NOT row_uid
            RETURNING row_uid"""
    )
    told.mended += telling.of_rows(
        "The journal has the id of a row again", name, dict.fromkeys(in_journal.scalars()), ""
    )
    back = connection.exec_driver_sql(
        f"""UPDATE OR IGNORE "{name}" SET uid = own.uid FROM temp.own
            WHERE own.row_id = "{name}".id AND own.uid IS NOT "{name}".uid RETURNING "{name}".uid"""
    )
    told.mended += telling.of_rows("A row has its id again", name, back.scalars(), "")


def forget_the_lost(connection: sa.Connection, table: sa.Table, told: Told) -> None:
    """Say by which deed people know what is gone for good, and take it out of the journal."""
    name = table.name
    deeds = connection.exec_driver_sql(
        f"""SELECT count(*), operation.label, operation.at, operation.who
            FROM ({history.missing(name)}) AS lost
            JOIN "change" AS c ON c.id = (
                SELECT max(id) FROM "change" WHERE table_name = '{name}' AND row_uid = lost.row_uid)
            JOIN operation ON operation.id = c.operation_id GROUP BY operation.id"""
    )
    for count, label, at, who in deeds:
        rows = "1 row is" if count == 1 else f"{count:,} rows are"
        by = f" ({who})" if who else ""
        told.lost.append(
            Finding(f"{rows} lost", f"{telling.words(name)}, last altered by “{label}” on {at[:10]}{by}")
        )
    known = {
        number
        for number in told.unread.get(name, ())
        if is_there(connection, table, number) or _is_in_journal(connection, name, number)
    }
    unknown = [number for number in told.unread.get(name, ()) if number not in known]
    told.lost += telling.of_rows("What cannot be read, and nothing else knows of: numbers", name, unknown, "")
    connection.exec_driver_sql(
        f"DELETE FROM \"change\" WHERE table_name = '{name}' AND row_uid IN ({history.missing(name)})"
    )


def _is_in_journal(connection: sa.Connection, name: str, number: int) -> bool:
    found = connection.exec_driver_sql(
        'SELECT 1 FROM "change" WHERE table_name = ? AND row_id = ?', (name, number)
    )
    return found.first() is not None


def begin_anew(connection: sa.Connection, table: sa.Table) -> str:
    """Let the history of rows of which the journal knows too little begin with what is there now."""
    name = table.name
    for temporary in ("unclear", "unclear_row"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{temporary}")
    unclear = " UNION ".join(f"SELECT * FROM ({sql})" for sql in history.contradictions(table).values())
    connection.exec_driver_sql("CREATE TEMP TABLE unclear (uid BLOB PRIMARY KEY)")
    count = connection.exec_driver_sql(f"INSERT INTO temp.unclear {unclear}").rowcount
    if not count:
        return ""
    # By their numbers: where what is said of a row names another uid, that must not stay behind.
    connection.exec_driver_sql(
        f"""CREATE TEMP TABLE unclear_row AS
            SELECT row_id AS id FROM "change"
            WHERE table_name = '{name}' AND row_uid IN (SELECT uid FROM temp.unclear)
            UNION SELECT id FROM "{name}" WHERE uid IN (SELECT uid FROM temp.unclear)"""
    )
    connection.exec_driver_sql(
        f"DELETE FROM \"change\" WHERE table_name = '{name}' AND row_id IN (SELECT id FROM temp.unclear_row)"
    )
    if name not in history.UNBEGUN:
        connection.exec_driver_sql(
            f"""INSERT INTO "change" (id, operation_id, table_name, row_id, row_uid, action)
                SELECT (SELECT min(0, coalesce(min(id), 0)) FROM "change") - row_number() OVER (ORDER BY id),
                       ?, '{name}', id, uid, 'insert'
                FROM "{name}" WHERE id IN (SELECT id FROM temp.unclear_row)""",
            (_beginning(connection),),
        )
    return f"{telling.words(name)} ({count:,})"


def _beginning(connection: sa.Connection) -> int:
    """Return the deed before all others, with which such rows begin: it is undone last."""
    known = connection.exec_driver_sql("SELECT id FROM operation WHERE id <= 0").scalar()
    if known is not None:
        return int(known)
    connection.exec_driver_sql(
        """INSERT INTO operation (id, uid, at, clock, replica, who, label, source, kind)
           SELECT 0, new_uid(), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), '000000000000000.000000', replica, '',
                  'Begin again where the journal was damaged', '', 'do' FROM project"""
    )
    return 0
