"""The file as the database sees it: its pages, its size, and the tables, indexes and triggers in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from engage.domain.checking import Finding
from engage.domain.records import Noun
from engage.storage import columns, journal, kept_counts, schema, search
from engage.storage.checking import telling

_MOST = 20
"""So many damaged places are named, at most."""

_INDEX = re.compile(r"""FTS5|fts5|[Ii]nverted index""")


def encrypted_pages(connection: sa.Connection) -> Iterator[Finding]:
    """Find the pages of an encrypted file that were altered; only once it is settled, else there are none."""
    for (message,) in connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchmany(_MOST):
        yield Finding("A part of the file was altered", str(message), telling.REPAIR)


def size(connection: sa.Connection, path: Path) -> Iterator[Finding]:
    """Find what has been put behind the end; only once the file is settled."""
    pages, page_size = (
        int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in ("page_count", "page_size")
    )
    surplus = path.stat().st_size - pages * page_size
    if surplus:
        yield Finding("The file is longer than its contents", f"by {surplus:,} bytes", telling.REPAIR)


def pages(connection: sa.Connection, *, is_quick: bool) -> Iterator[Finding]:
    """Find what the database itself finds in its pages and indexes; on a connection that has read nothing."""
    pragma = f"PRAGMA {'quick_check' if is_quick else 'integrity_check'}({_MOST})"
    for message in connection.exec_driver_sql(pragma).scalars():
        for line in str(message).splitlines()[:_MOST]:
            if line in ("ok", "*** in database main ***"):
                continue
            what = "An index of words is damaged" if _INDEX.search(line) else "A part of the file is damaged"
            yield Finding(what, line, telling.REPAIR)


def parts(connection: sa.Connection) -> Iterator[Finding]:
    """Find which tables, indexes and triggers are missing, are others than ours, or are not ours at all."""
    yield from _others(connection, _wanted(), _is_of_the_database)


def earlier_parts(connection: sa.Connection, wanted: Mapping[str, str]) -> Iterator[Finding]:
    """Find the same of a project of an earlier schema, but for what bringing it up to date makes anew."""
    yield from _others(connection, wanted, _is_made_anew)


def says_no_version(connection: sa.Connection) -> Iterator[Finding]:
    """Find that the file does not say what its tables are like; ask only where that is so."""
    yield Finding("The project does not say which version of Engage has made it", "", telling.REPAIR)


def _others(
    connection: sa.Connection, statements: Mapping[str, str], is_passed_over: Callable[[str], bool]
) -> Iterator[Finding]:
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").all()
    there = {name: _words(sql) for name, sql in found if not is_passed_over(name)}
    wanted = {name: _words(sql) for name, sql in statements.items() if not is_passed_over(name)}
    for name in sorted(wanted.keys() - there.keys()):
        yield Finding("A part of the project is missing", name, telling.REPAIR)
    for name in sorted(there.keys() - wanted.keys()):
        yield Finding("The file has a part that is not Engage’s", name, telling.REPAIR)
    for name in sorted(name for name in wanted if there.get(name, wanted[name]) != wanted[name]):
        yield Finding("A part of the project was altered", name, telling.REPAIR)


def index(connection: sa.Connection, noun: Noun) -> Iterator[Finding]:
    """Find the records whose words are others in the index than in the record."""
    held = f"SELECT rowid, title, text FROM {noun}_search"
    wanted = search.entries(noun)
    found = connection.exec_driver_sql(
        f"SELECT coalesce((SELECT uid FROM {noun} WHERE id = other), other) FROM ("
        f"SELECT id AS other FROM ({wanted} EXCEPT {held}) UNION SELECT rowid FROM ({held} EXCEPT {wanted}))"
    )
    yield from telling.of_rows("The index of words is not what the records say", noun, found.scalars())


def counts(connection: sa.Connection) -> Iterator[Finding]:
    """Find the themes of which another number of codings is kept than there is."""
    found = connection.exec_driver_sql(
        "SELECT DISTINCT coalesce((SELECT uid FROM theme WHERE id = theme_id), theme_id) "
        f"FROM ({kept_counts.wrong()}) ORDER BY 1"
    )
    yield from telling.of_rows("What was said to it is counted wrongly", "theme", found.scalars())


def _is_of_the_database(name: str) -> bool:
    """Whether it is made along with something else."""
    return name.startswith("sqlite_") or "_search_" in name or name == "alembic_version"


def _is_made_anew(name: str) -> bool:
    is_derived = name.startswith(("journal_", "count_")) or name.endswith("_search")
    return is_derived or name in kept_counts.metadata.tables or _is_of_the_database(name)


@cache
def _wanted() -> Mapping[str, str]:
    statements = {search.index_name(noun): search.definition(noun) for noun in search.INDEXED}
    for metadata in (columns.metadata, journal.metadata, kept_counts.metadata):
        for table in metadata.tables.values():
            statements[table.name] = str(CreateTable(table).compile(dialect=sqlite.dialect()))
            for made in table.indexes:
                statements[str(made.name)] = str(CreateIndex(made).compile(dialect=sqlite.dialect()))
    triggers = [
        *kept_counts.triggers(),
        *(each for table in schema.journalled for each in journal.triggers(table)),
    ]
    return statements | {_name(statement): statement for statement in triggers}


def _name(statement: str) -> str:
    """The name of a trigger, in the statement that makes it."""
    return statement.split('"')[1]


def _words(sql: str) -> list[str]:
    """What a statement says, without regard to white space and quotation marks."""
    return re.findall(r"\w+|[^\w\s\"]", sql)
