"""Putting right what a rebuilt project has lost: from its own journal, and from a backup.

Nothing is made up. A row comes back as the journal knows it where an undo or a redo left it; else from the
backup, where that has it as the same deed left it; else as it was before the last change to it, which the
journal has. What is gone for good goes from the journal as well, so that undoing never comes upon it.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from engage.domain.checking import Finding
from engage.domain.uids import new_uid
from engage.storage import journal, schema
from engage.storage.checking import history, telling
from engage.storage.checking.rows import MENTIONED, is_wrong, unreadable
from engage.storage.repairing import past
from engage.storage.repairing.rebuilding import Told, is_there, least

_SAME_DEED = "(b.uid = operation.uid OR b.clock = operation.clock)"
_OF_SAME_DEED = """b.operation_id IN (
    SELECT o.id FROM operation AS o JOIN backup.operation AS n ON n.id = o.id AND n.uid = o.uid)"""


def mend(connection: sa.Connection, told: Told, *, name: str, has_backup: bool) -> None:
    """Put right what can be; `backup` is the name under which one is attached, where `has_backup`."""
    if has_backup and _was_erased_since(connection):
        has_backup = False
        told.lost.append(
            Finding("The backup is from before somebody was erased", "nothing was taken from it")
        )
    past.drop_what_cannot_be(connection)
    _project_row(connection, told, name, has_backup=has_backup)
    if has_backup:
        _refill(connection, told)
    past.put_in_order(connection)
    odd = {table.name: _set_aside(connection, table) for table in schema.journalled}
    for table in schema.journalled:
        past.own_uids(connection, table, told, has_backup=has_backup)
        _bring_back(connection, table, told, has_backup=has_backup, has_odd=odd[table.name])
        _as_turned(connection, table, told)
        if has_backup:
            _as_in_backup(connection, table, told)
    _cut_loose(connection, told)
    for table in schema.journalled:
        past.forget_the_lost(connection, table, told)
    begun = [name for table in schema.journalled if (name := past.begin_anew(connection, table))]
    if has_backup:
        _refill_files(connection, told)
    if begun:
        told.lost.append(Finding("What was done before is not known any more of some rows", ", ".join(begun)))
    for table in (journal.operation, journal.change):
        gone = [
            number for number in told.unread.get(table.name, ()) if not is_there(connection, table, number)
        ]
        told.lost += telling.of_rows("A part of the journal is lost: numbers", table.name, gone, "")
    for table_name, garbled in told.garbled.items():
        told.lost += telling.of_rows("Letters of a text are lost, and stand as �", table_name, garbled, "")
    orphans = connection.exec_driver_sql(
        f"DELETE FROM content WHERE sha256 NOT IN ({MENTIONED}) RETURNING sha256"
    )
    told.mended += telling.of_rows(
        "A kept file belonged to nothing, and was taken out", "file", orphans.scalars(), ""
    )


def _project_row(connection: sa.Connection, told: Told, name: str, *, has_backup: bool) -> None:
    first = connection.exec_driver_sql("SELECT min(id) FROM project").scalar()
    connection.exec_driver_sql("DELETE FROM project WHERE id IS NOT ?", (first,))
    if (
        first is not None
        and not connection.exec_driver_sql(
            f"SELECT 1 FROM project WHERE {unreadable(schema.project)}"
        ).first()
    ):
        return
    connection.exec_driver_sql("DELETE FROM project")
    if has_backup:
        connection.exec_driver_sql("INSERT INTO project SELECT * FROM backup.project LIMIT 1")
        told.mended.append(Finding("What the project says of itself came back from the backup", "project"))
        return
    connection.execute(
        schema.project.insert().values(
            uid=new_uid(),
            name=name,
            smallest_cell=3,
            zone="Europe/London",
            replica=new_uid(),
            created_at=sa.func.strftime("%Y-%m-%dT%H:%M:%fZ", "now"),
        )
    )
    connection.exec_driver_sql("DELETE FROM \"change\" WHERE table_name = 'project'")
    told.lost.append(Finding("What the project said of itself", "its name, controller and zone"))


def _refill(connection: sa.Connection, told: Told) -> None:
    """Put back what the journal has lost and the backup has; what it says of a deed is never altered."""
    for table, is_same in ((journal.operation, _SAME_DEED), (journal.change, _OF_SAME_DEED)):
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        there = ", ".join(f'b."{column.name}"' for column in table.columns)
        here = ", ".join(f'"{table.name}"."{column.name}"' for column in table.columns)
        again = connection.exec_driver_sql(
            f"""UPDATE OR IGNORE "{table.name}" SET ({columns}) = ({there}) FROM backup."{table.name}" AS b
                WHERE b.id = "{table.name}".id AND {is_same} AND ({here}) IS NOT ({there}) RETURNING id"""
        )
        what = "A part of the journal was altered, and is again as in the backup"
        told.mended += telling.of_rows(what, table.name, again.scalars(), "")
        back = connection.exec_driver_sql(
            f"""INSERT OR IGNORE INTO "{table.name}" ({columns})
                SELECT {columns} FROM backup."{table.name}" AS b
                WHERE b.id NOT IN (SELECT id FROM "{table.name}") RETURNING id"""
        )
        what = "A part of the journal came back from the backup"
        told.mended += telling.of_rows(what, table.name, back.scalars(), "")


def _refill_files(connection: sa.Connection, told: Told) -> None:
    """Put back the kept files that are lost, when all is there that mentions any."""
    held = connection.exec_driver_sql(
        f"""INSERT INTO content (sha256, bytes) SELECT sha256, bytes FROM backup.content AS b
            WHERE b.sha256 IN ({MENTIONED}) AND b.sha256 NOT IN (SELECT sha256 FROM content)
            RETURNING sha256"""
    )
    told.mended += telling.of_rows("A kept file came back from the backup", "file", held.scalars(), "")


def _was_erased_since(connection: sa.Connection) -> bool:
    """Whether the backup may bring back somebody who was erased."""
    sql = "SELECT (SELECT count(*) FROM erased) <> (SELECT count(*) FROM backup.erased)"
    return bool(connection.exec_driver_sql(sql).scalar_one())


def _set_aside(connection: sa.Connection, table: sa.Table) -> bool:
    """Take out the rows with values that no field can have; they come back as they were, or without these."""
    connection.exec_driver_sql(
        f'CREATE TEMP TABLE "odd_{table.name}" AS SELECT * FROM "{table.name}" WHERE {unreadable(table)}'
    )
    gone = connection.exec_driver_sql(
        f'DELETE FROM "{table.name}" WHERE id IN (SELECT id FROM temp."odd_{table.name}")'
    )
    return gone.rowcount > 0


def _bring_back(
    connection: sa.Connection, table: sa.Table, told: Told, *, has_backup: bool, has_odd: bool
) -> None:
    """Bring back the rows that are missing, by the best that is known of each."""
    name = table.name
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.missing")
    connection.exec_driver_sql(
        f"""CREATE TEMP TABLE missing AS
            SELECT step.row_id, step.row_uid, step.id AS change_id, step.operation_id, step.action
            FROM {history.steps(name)} LEFT JOIN "{name}" AS now ON now.id = step.row_id
            WHERE step.next IS NULL AND step.action <> 'delete' AND now.id IS NULL"""
    )
    ways = [
        ("A row came back from the journal", told.mended, _from_turn(table)),
        (
            "A row came back from the journal as it was before the last change to it",
            told.lost,
            _from_change(table),
        ),
    ]
    if has_backup:
        same = f"{_last_deed('backup.', name)} IS {_last_deed('', name)}"
        ways.insert(1, ("A row came back from the backup", told.mended, _from_backup(table, same)))
        ways.append(
            ("A row came back from the backup, as it was then", told.lost, _from_backup(table, "TRUE"))
        )
    if has_odd:
        values = ", ".join(_or_nothing(column) for column in table.columns)
        from_odd = f'SELECT {values} FROM temp."odd_{name}"'
        ways.append(("A value cannot be read, and was left out", told.lost, from_odd))
    for what, lines, select in ways:
        back = connection.exec_driver_sql(
            f'INSERT OR IGNORE INTO "{name}" ({columns}) {select} RETURNING uid'
        )
        lines += telling.of_rows(what, name, back.scalars(), "")


def _from_turn(table: sa.Table) -> str:
    return f"""
        SELECT {_values(table, "was.state")} FROM ({history.after_turns(table)}) AS was
        JOIN temp.missing AS m ON m.row_id = was.row_id AND m.operation_id = was.turn_id
        WHERE was.later_id IS NULL AND json_valid(was.state)"""


def _from_change(table: sa.Table) -> str:
    return f"""
        SELECT {_values(table, 'c."before"')} FROM temp.missing AS m JOIN "change" AS c ON c.id = m.change_id
        WHERE c.action = 'update' AND json_valid(c."before")"""


def _from_backup(table: sa.Table, condition: str) -> str:
    columns = ", ".join(f'b."{column.name}"' for column in table.columns)
    return f"""
        SELECT {columns} FROM backup."{table.name}" AS b
        JOIN temp.missing AS m ON m.row_id = b.id AND m.row_uid = b.uid WHERE {condition}"""


def _last_deed(database: str, name: str) -> str:
    """The SQL for which deed altered the row `b` of a table last, there or here."""
    return f"""(SELECT o.uid FROM {database}"change" AS c
                JOIN {database}operation AS o ON o.id = c.operation_id
                WHERE c.table_name = '{name}' AND c.row_id = b.id ORDER BY c.id DESC LIMIT 1)"""


def _values(table: sa.Table, json: str) -> str:
    return ", ".join(journal.from_json(column, json) for column in table.columns)


def _or_nothing(column: sa.Column[Any]) -> str:
    """The SQL for a value, or for the least that may stand there where it cannot be read."""
    return f'CASE WHEN {is_wrong(column)} THEN {least(column)} ELSE "{column.name}" END'


def _as_turned(connection: sa.Connection, table: sa.Table, told: Told) -> None:
    """Put the rows back as the last undo or redo left them, where nothing has altered them since."""
    assignments = ", ".join(
        f'"{column.name}" = {journal.from_json(column, "was.state")}'
        for column in table.columns
        if column.name != "id"
    )
    back = connection.exec_driver_sql(
        f"""UPDATE OR IGNORE "{table.name}" SET {assignments} FROM ({history.after_turns(table)}) AS was
            WHERE was.row_id = "{table.name}".id AND was.later_id IS NULL AND json_valid(was.state)
            AND was.state IS NOT {journal.row_as_json(table, table.name)} RETURNING "{table.name}".uid"""
    )
    told.mended += telling.of_rows(
        "A row is again as undoing or redoing left it", table.name, back.scalars(), ""
    )


def _as_in_backup(connection: sa.Connection, table: sa.Table, told: Told) -> None:
    """Put the rows back that are others than in the backup though no deed has altered them since."""
    name = table.name
    assignments = ", ".join(
        f'"{column.name}" = b."{column.name}"' for column in table.columns if column.name != "id"
    )
    back = connection.exec_driver_sql(
        f"""UPDATE OR IGNORE "{name}" SET {assignments} FROM backup."{name}" AS b
            WHERE b.id = "{name}".id
            AND {journal.row_as_json(table, name)} IS NOT {journal.row_as_json(table, "b")}
            AND {_last_deed("backup.", name)} IS {_last_deed("", name)} RETURNING "{name}".uid"""
    )
    uids = back.scalars().all()
    told.garbled.get(name, set()).difference_update(uids)
    what = "A row was altered past the journal, and is again as in the backup"
    told.mended += telling.of_rows(what, name, uids, "")


def _cut_loose(connection: sa.Connection, told: Told) -> None:
    """Let nothing mention what is not there: a part without its record goes too."""
    cut: dict[tuple[str, str, bool], list[object]] = {}
    while violations := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        keys = {table: _keys(connection, table) for table, *_ in violations}
        for table, number, parent, key in violations:
            column, uid_of = keys[table][key], "row_uid" if table == "change" else "uid"
            connection.exec_driver_sql(
                f'UPDATE OR IGNORE "{table}" SET "{column}" = NULL WHERE rowid = ?', (number,)
            )
            found = connection.exec_driver_sql(
                f'SELECT "{column}" IS NULL, {uid_of} FROM "{table}" WHERE rowid = ?', (number,)
            ).first()
            if found is None:
                continue
            is_loose, uid = found
            if not is_loose:
                connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE rowid = ?', (number,))
            if table != "change":
                cut.setdefault((parent, table, bool(is_loose)), []).append(uid)
    for (parent, table, is_loose), uids in cut.items():
        what = "is not mentioned any more" if is_loose else "is lost, and with it what belonged to it"
        told.lost += telling.of_rows(f"What was mentioned ({telling.words(parent)}) {what}", table, uids, "")


def _keys(connection: sa.Connection, table: str) -> dict[int, str]:
    found = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{table}")')
    return {row[0]: row[3] for row in found}
