"""What was deleted for good, and may still be read in the file: noted in its head till nothing is left.

Secure deletion is not enough: where pages are parted and put together, pieces of rows stay behind in them,
and the log beside the file has the old pages. To take both away nobody else may be reading, and there must be
room for as much again. Where it cannot be done at once, it is when the project is closed or opened next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlalchemy as sa

_PATIENCE = 1_000
"""Milliseconds in which somebody who only looked has gone again."""


def note(connection: sa.Connection) -> None:
    """Note, within the deed that deletes, that there will be traces of it."""
    connection.exec_driver_sql("PRAGMA user_version = 1")


def are_noted(raw: Any) -> bool:
    """Whether something is to be taken away still."""
    (noted,) = raw.execute("PRAGMA user_version").fetchone()
    return bool(noted)


def take_away(raw: Any) -> bool:
    """Write the file anew and empty its log, by the one connection to it; return whether it was done."""
    raw.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    raw.execute("VACUUM")
    if _empty_log(raw):
        raw.execute("PRAGMA user_version = 0")
        return _empty_log(raw)
    return False


def _empty_log(raw: Any) -> bool:
    is_busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not is_busy
