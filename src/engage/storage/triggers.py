"""The triggers of a project by the beginnings of their names, for those of one purpose go together."""

from __future__ import annotations

import sqlalchemy as sa


def drop(connection: sa.Connection, beginning: str) -> None:
    """Take away the triggers whose names begin so; in GLOB, unlike in LIKE, `_` stands for itself."""
    found = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB ?"
    for name in connection.exec_driver_sql(found, (f"{beginning}*",)).scalars().all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
