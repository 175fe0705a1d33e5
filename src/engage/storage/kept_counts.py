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
from engage.storage.triggers import drop
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

No row counts nothing.
"""

kept_total = sa.Table(
    "kept_total",
    metadata,
    sa.Column("theme_id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("stance", OneOf(Stance), primary_key=True),
    sa.Column("codings", sa.Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""The same, whoever of the kind said it: few rows, however much is said."""


def create(connection: sa.Connection) -> None:
    """Make the table and what keeps it right, replacing those there are, and count."""
    uninstall(connection)
    for table, rows in ((kept_count, counted()), (kept_total, _TOTALS)):
        table.drop(connection, checkfirst=True)
        table.create(connection)
        connection.exec_driver_sql(f"INSERT INTO {table.name} {rows}")
    for statement in triggers():
        connection.exec_driver_sql(statement)


def uninstall(connection: sa.Connection) -> None:
    """Take the triggers away, so that tables can be made anew."""
    drop(connection, "count_")


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


_TOTALS = "SELECT theme_id, kind, stance, sum(codings) FROM kept_count GROUP BY 1, 2, 3"


def wrong() -> str:
    """Return the SQL for the themes of which the tables say something else than a new count."""
    return " UNION ".join(
        f"SELECT theme_id FROM (SELECT * FROM {table.name} UNION ALL {counts}) "
        f"GROUP BY {_key(table)} HAVING sum(codings) <> 0 OR count(*) <> 2"
        for table, counts in (
            (kept_count, counted(sign="-")),
            (kept_total, _TOTALS.replace("sum(codings)", "- sum(codings)")),
        )
    )


def _key(table: sa.Table) -> str:
    return ", ".join(column.name for column in table.primary_key)


def _put_right(table: sa.Table, *counts: str) -> str:
    return " ".join(
        f"INSERT INTO {table.name} {count} "
        f"ON CONFLICT ({_key(table)}) DO UPDATE SET codings = codings + excluded.codings;"
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
    row = "SELECT NEW.theme_id, NEW.kind, NEW.stance, {} WHERE TRUE"
    yield _trigger("AFTER INSERT ON kept_count", row.format("NEW.codings"), table=kept_total)
    more = row.format("NEW.codings - OLD.codings")
    yield _trigger("AFTER UPDATE ON kept_count", more, table=kept_total, then=_no_zero(kept_count))
    yield _trigger("AFTER UPDATE ON kept_total", table=kept_total, then=_no_zero(kept_total))


def _no_zero(table: sa.Table) -> str:
    same = " AND ".join(f"{column.name} = NEW.{column.name}" for column in table.primary_key)
    return f"DELETE FROM {table.name} WHERE NEW.codings = 0 AND {same};"


def _differ(*names: str) -> str:
    return " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in names)


def _moved(row: str, kind: str, to: str) -> tuple[str, str]:
    said = f"feedback.organisation_id = {row}.id"
    return counted(kind=kind, sign="-", where=said), counted(kind=to, where=said)


def _trigger(event: str, *counts: str, table: sa.Table = kept_count, then: str = "") -> str:
    _, action, _, altered, *_ = event.lower().split()
    return f'CREATE TRIGGER "count_{altered}_{action}" {event} BEGIN {_put_right(table, *counts)} {then} END'
