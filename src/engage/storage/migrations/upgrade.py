"""Bringing a project of an earlier schema up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from engage.storage import journal, schema, search


def scripts() -> ScriptDirectory:
    """Return the steps there are."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def upgrade(engine: sa.Engine) -> None:
    """Take every step to the newest schema in one transaction; what is derived from the tables is made anew.

    `engine` must begin its transactions with BEGIN IMMEDIATE: a step that is interrupted would otherwise be
    left half done.
    """
    steps = scripts()
    with engine.connect() as connection:
        # A table that is made anew drops the old one, which must not take the rows that refer to it along.
        # SQLite heeds this only outside transactions, and SQLAlchemy begins one with the first statement.
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                journal.uninstall(connection)
                context = MigrationContext.configure(
                    connection,
                    opts={"fn": lambda revision, _: steps._upgrade_revs(schema.VERSION, revision)},
                )
                with Operations.context(context):
                    context.run_migrations()
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise RuntimeError("a step of the migration left rows that refer to nothing")
                search.create(connection)
                journal.install(connection)
        finally:
            driver.execute("PRAGMA foreign_keys = ON")
