"""What the tables of a project are put together from, so that all of them are alike."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.schema import SchemaItem

from engage.storage.types import Text, Texts, Uid

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def table(name: str, *items: SchemaItem) -> sa.Table:
    """Return a table of the project, with what joins and what leaves the file know its rows by."""
    # AUTOINCREMENT: an id that was deleted is never given again, so undo can put the record back.
    return sa.Table(
        name,
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("uid", Uid, nullable=False, unique=True),
        *items,
        sqlite_autoincrement=True,
    )


def text(name: str) -> sa.Column[str]:
    """Return a column for a text, which may be empty."""
    return sa.Column(name, Text, nullable=False, default="", server_default="")


def texts(name: str) -> sa.Column[tuple[str, ...]]:
    """Return a column for a short list of texts."""
    return sa.Column(name, Texts, nullable=False, default=(), server_default="[]")


def flag(name: str) -> sa.Column[bool]:
    """Return a column for what is so or is not."""
    return sa.Column(name, sa.Boolean, nullable=False, default=False, server_default="0")


def part_of(table: str, *, nullable: bool = False, index: bool = True) -> sa.Column[int]:
    """Return the column of the record that a row is a part of: it goes when the owner goes.

    Without an index of its own, the table has one that begins with it: who goes is looked for in there.
    """
    return sa.Column(
        f"{table}_id",
        sa.ForeignKey(f"{table}.id", ondelete="CASCADE"),
        nullable=nullable,
        index=index,
    )


def mention(table: str, *, index: bool = True) -> sa.Column[int]:
    """Return the column of another record that a row mentions: forgotten when that one goes.

    `index` is as for `part_of`.
    """
    return sa.Column(
        f"{table}_id", sa.ForeignKey(f"{table}.id", ondelete="SET NULL"), nullable=True, index=index
    )
