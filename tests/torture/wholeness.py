"""Whether a project is whole, and the same as before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from engage.domain.changes import Operation
from engage.services import undo
from engage.services.projects import Project
from engage.storage import journal
from tests.builders import check_indexes, rows


def state(project: Project) -> str:
    """All that a project holds, in few letters: equal for equal contents and no others."""
    return hashlib.sha256(repr(rows(project)).encode()).hexdigest()


def last_operation(project: Project) -> int:
    """Return the number of the newest deed, undo or redo."""
    with project.reading() as connection:
        return journal.last(connection)


def faults(project: Project) -> list[str]:
    """What is wrong with a project: its pages, its references, its indexes, its journal."""
    found = list(_faults_of_the_file(project))
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
    """Every row has its changes, the first an insert; every row that is not there was deleted last."""
    with project.reading() as connection:
        for table in journal._TABLES:
            if table == "project":
                continue  # it was there before the journal
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
        (newest,) = journal._operations(connection, journal.operation.c.id > 0, limit=1, offset=0)
    _turn_back(project, newest)


def _turn_back(project: Project, newest: Operation) -> None:
    if newest.kind == "undo":
        undo.redo(project)
    else:
        undo.undo(project)
