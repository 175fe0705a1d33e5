"""How much was said to which theme, by which kind of organisation, with which stance: counted once, and kept.

Counting a million codings takes seconds, and people look at these numbers all day. Triggers put them right
with each row that is altered, whoever alters it, as those of the journal do: so nothing that writes has to
know of it, and an import, an undo, a merge and an erasure leave them as a new count would find them.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from engage.domain.feedback import Capacity, Stance
from engage.storage import columns
from engage.storage.types import OneOf

NO_KIND = ""
NO_ORGANISATION = 0
"""What stands there in place of NULL, which no key may hold: whoever spoke did so for nobody known."""

metadata = sa.MetaData(naming_convention=columns.metadata.naming_convention)

kept_count = sa.Table(
    "kept_count",
    metadata,
    sa.Column("theme_id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("stance", OneOf(Stance), primary_key=True),
    sa.Column("organisation_id", sa.Integer, primary_key=True),
    sa.Column("capacity", OneOf(Capacity), primary_key=True),
    sa.Column("codings", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""So many codings to a theme, of what an organisation of a kind said, each with this stance and capacity.

Rows lie in the order in which they are added up. No row counts nothing.
"""

_KEY = ", ".join(f'"{column.name}"' for column in kept_count.primary_key)


def create(connection: sa.Connection) -> None:
    """Make the table and what keeps it right, replacing those there are, and count."""
    uninstall(connection)
    connection.exec_driver_sql("DROP TABLE IF EXISTS kept_count")
    kept_count.create(connection)
    connection.exec_driver_sql(f"INSERT INTO kept_count {counted()}")
    for statement in triggers():
        connection.exec_driver_sql(statement)


def uninstall(connection: sa.Connection) -> None:
    """Take the triggers away, so that tables can be made anew."""
    found = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'count_*'"
    for name in connection.exec_driver_sql(found).scalars().all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


_KIND = "(SELECT kind FROM organisation WHERE organisation.id = {feedback}.organisation_id)"


def counted(*, kind: str = _KIND, sign: str = "+", where: str = "TRUE") -> str:
    """Return the SQL that counts all codings anew, or those of some feedback."""
    return f"{_each('coding', 'feedback', kind, f'{sign} count(*)')} AND {where} GROUP BY 1, 2, 3, 4, 5"


def _each(coding: str, feedback: str, kind: str, number: str) -> str:
    """Return the SQL for codings as they count; `NEW` and `OLD` are rows of a trigger."""
    tables = ", ".join(each for each in (coding, feedback) if each not in ("NEW", "OLD"))
    return (
        f"SELECT {coding}.theme_id, coalesce({kind.format(feedback=feedback)}, '{NO_KIND}'), "
        f"{coding}.stance, coalesce({feedback}.organisation_id, {NO_ORGANISATION}), {feedback}.capacity, "
        f"{number} FROM {tables} WHERE {coding}.feedback_id = {feedback}.id"
    )


def wrong() -> str:
    """Return the SQL for the themes of which the table says something else than a new count."""
    names = ", ".join(kept_count.columns.keys())
    return (
        f"SELECT theme_id FROM (SELECT {names} FROM kept_count UNION ALL {counted(sign='-')}) "
        f"GROUP BY {_KEY} HAVING sum(codings) <> 0 OR count(*) <> 2"
    )


def _put_right(*counts: str) -> str:
    return " ".join(
        f"INSERT INTO kept_count {count} "
        f"ON CONFLICT ({_KEY}) DO UPDATE SET codings = codings + excluded.codings;"
        for count in counts
    )


def triggers() -> Iterator[str]:
    """Yield the statements that make the triggers.

    Rows that belong together may come and go in any order: undo puts them back so. A coding counts while it
    and its feedback are there, with the kind that its organisation has, if that is there.
    """
    come, gone = _each("NEW", "feedback", _KIND, "+ 1"), _each("OLD", "feedback", _KIND, "- 1")
    yield _trigger("AFTER INSERT ON coding", come)
    yield _trigger("AFTER DELETE ON coding", gone)
    yield _trigger(f"AFTER UPDATE ON coding WHEN {_differ('feedback_id', 'theme_id', 'stance')}", gone, come)
    come, gone = _each("coding", "NEW", _KIND, "+ 1"), _each("coding", "OLD", _KIND, "- 1")
    yield _trigger("AFTER INSERT ON feedback", come)
    # Before, as its codings go along with it.
    yield _trigger("BEFORE DELETE ON feedback", gone)
    yield _trigger(f"AFTER UPDATE ON feedback WHEN {_differ('organisation_id', 'capacity')}", gone, come)
    yield _trigger("AFTER INSERT ON organisation", *_moved("NEW", "NULL", "NEW.kind"))
    # What it said has no kind from here on, and a moment later no organisation.
    yield _trigger("BEFORE DELETE ON organisation", *_moved("OLD", "OLD.kind", "NULL"))
    yield _trigger(
        f"AFTER UPDATE ON organisation WHEN {_differ('kind')}", *_moved("NEW", "OLD.kind", "NEW.kind")
    )
    same = " AND ".join(f'"{column.name}" = NEW."{column.name}"' for column in kept_count.primary_key)
    yield (
        'CREATE TRIGGER "count_nothing" AFTER UPDATE ON kept_count WHEN NEW.codings = 0 '
        f"BEGIN DELETE FROM kept_count WHERE {same}; END"
    )


def _differ(*names: str) -> str:
    return " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in names)


def _moved(row: str, kind: str, to: str) -> tuple[str, str]:
    said = f"feedback.organisation_id = {row}.id"
    return counted(kind=kind, sign="-", where=said), counted(kind=to, where=said)


def _trigger(event: str, *counts: str) -> str:
    _, action, _, table, *_ = event.lower().split()
    return f'CREATE TRIGGER "count_{table}_{action}" {event} BEGIN {_put_right(*counts)} END'
