"""Bringing a project of an earlier schema up to date."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from engage.storage import journal, kept_counts, schema, search


def scripts() -> ScriptDirectory:
    """Return the steps there are."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def versions() -> Sequence[str]:
    """Return the schemas there were, the newest last."""
    return [step.revision for step in scripts().walk_revisions()][::-1]


def take_steps(connection: sa.Connection, version: str) -> None:
    """Bring the tables alone to the schema of a version; nothing is held against anything."""
    steps = scripts()
    context = MigrationContext.configure(
        connection, opts={"fn": lambda revision, _: steps._upgrade_revs(version, revision)}
    )
    with Operations.context(context):
        context.run_migrations()


def upgrade(engine: sa.Engine) -> None:
    """Take every step to the newest schema in one transaction; what is derived from the tables is made anew.

    `engine` must begin its transactions with BEGIN IMMEDIATE: a step that is interrupted would otherwise be
    left half done.
    """
    with engine.connect() as connection:
        # A table that is made anew drops the old one, which must not take the rows that refer to it along.
        # SQLite heeds this only outside transactions, and SQLAlchemy begins one with the first statement.
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                journal.uninstall(connection)
                kept_counts.uninstall(connection)
                take_steps(connection, schema.VERSION)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise RuntimeError("a step of the migration left rows that refer to nothing")
                search.create(connection)
                kept_counts.create(connection)
                journal.install(connection)
        finally:
            driver.execute("PRAGMA foreign_keys = ON")
