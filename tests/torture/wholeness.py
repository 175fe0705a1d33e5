"""Whether a project is whole, and the same as before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from engage.services import checking, undo
from engage.services.projects import Project
from engage.storage import journal, schema
from tests.builders import check_indexes, rows


def state(project: Project) -> str:
    """All that a project holds, in few letters: equal for equal contents and no others."""
    return hashlib.sha256(repr(rows(project)).encode()).hexdigest()


def last_operation(project: Project) -> int:
    """Return the number of the newest deed, undo or redo."""
    with project.reading() as connection:
        return journal.last(connection)


def faults(project: Project, *, is_thorough: bool = False) -> list[str]:
    """What is wrong with a project: its pages, its references, its indexes, its journal.

    Looking thoroughly, as `engage check` does, takes ten times as long.
    """
    found = list(_faults_of_the_file(project))
    if is_thorough:
        found += map(str, checking.check(project.path, key=project.key).findings)
    try:
        check_indexes(project)
    except AssertionError:
        found.append("an index differs from its table")
    return found + list(_faults_of_the_journal(project))


def _faults_of_the_file(project: Project) -> Iterator[str]:
    with project._outside_transactions() as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()  # before, this check gives false alarms
        yield from (row[0] for row in raw.execute("PRAGMA cipher_integrity_check").fetchall())
    with project.reading() as connection:
        said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        yield from (str(each) for each in said if each != "ok")
        yield from (
            f"{row[0]} mentions nothing" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
        )


def _faults_of_the_journal(project: Project) -> Iterator[str]:
    """Every row has its changes, the first an insert; what is not there was deleted last.

    The one row of `project` was there before the journal.
    """
    with project.reading() as connection:
        for table in (table.name for table in schema.journalled if table is not schema.project):
            sql = f"""
                SELECT count(*) FROM (
                    SELECT row_id, min(id) AS first, max(id) AS last FROM "change"
                    WHERE table_name = '{table}' GROUP BY row_id) AS seen
                FULL OUTER JOIN "{table}" AS now ON now.id = seen.row_id
                WHERE seen.row_id IS NULL
                   OR (SELECT action FROM "change" WHERE id = seen.first) <> 'insert'
                   OR (now.id IS NULL) <> ((SELECT action FROM "change" WHERE id = seen.last) = 'delete')"""  # noqa: S608
            if wrong := connection.exec_driver_sql(sql).scalar_one():
                yield f"{wrong} rows of {table} are not as the journal has them"


def turned_back(project: Project) -> None:
    """Take back the newest operation, whatever it was: a deed, an undo or a redo."""
    with project.reading() as connection:
        kind = connection.exec_driver_sql("SELECT kind FROM operation ORDER BY id DESC LIMIT 1").scalar_one()
    if kind == "undo":
        undo.redo(project)
    else:
        undo.undo(project)
