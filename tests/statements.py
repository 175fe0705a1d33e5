"""What a deed asks of the database: how many statements, and whether any goes through a whole table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from engage.services.projects import Project

_PLANNED = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE)\b", re.IGNORECASE)
_SCAN = re.compile(r"SCAN (?!CONSTANT ROW)(\w++)(?! VIRTUAL TABLE)")


@contextmanager
def asked() -> Iterator[list[tuple[str, Any]]]:
    """Give the list of what is executed meanwhile: each statement, and its values."""
    found: list[tuple[str, Any]] = []

    def hear(_: sa.Connection, __: Any, statement: str, values: Any, ___: Any, is_many: bool) -> None:
        found.append((statement, values[0] if is_many else values))

    sa.event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield found
    finally:
        sa.event.remove(Engine, "before_cursor_execute", hear)


def gone_through(project: Project, statements: Sequence[tuple[str, Any]]) -> set[str]:
    """Return the tables that some statements read from end to end."""
    scanned: set[str] = set()
    with project.reading() as connection:
        for statement, values in statements:
            if _PLANNED.match(statement):
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
                scanned.update(found[1] for row in plan if (found := _SCAN.match(row.detail)))
    return scanned
