"""The full-text index: one FTS5 table for each noun, put right within the transaction that altered the noun.

The index holds what `engage.domain.text.words` finds, so that words are found by its rule and no other.
`refresh` reads from the journal which records a deed touched, whatever wrote them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from engage.domain.records import Noun
from engage.domain.text import words


@dataclass(frozen=True, slots=True)
class _Indexed:
    """What of a noun can be found by its words."""

    title: str
    """SQL of the words that count most."""
    text: str
    """SQL of all other words."""
    parts: tuple[str, ...] = ()
    """Tables whose rows belong to the noun and hold words of it."""


def _joined(column: str, table: str, owner: str) -> str:
    return f"(SELECT group_concat({column}, ' ') FROM {table} WHERE {table}.{owner}_id = {owner}.id)"


def _spaced(*columns: str) -> str:
    return "concat_ws(' ', " + ", ".join(columns) + ")"


def _each(column: str) -> str:
    return f"(SELECT group_concat(value, ' ') FROM json_each({column}))"


def _reach(owner: str) -> tuple[str, ...]:
    return (
        _joined("address", "email", owner),
        _joined("number", "phone", owner),
        _joined(_spaced("street", "locality", "region", "postcode", "country"), "address", owner),
        _joined("name", f"{owner}_tag", owner),
    )


INDEXED: Mapping[Noun, _Indexed] = {
    Noun.ORGANISATION: _Indexed(
        _spaced("name", "short_name"),
        _spaced("sector", "region", "country", "owner", "website", "notes", *_reach("organisation")),
        ("email", "phone", "address", "organisation_tag"),
    ),
    Noun.CONTACT: _Indexed(
        _spaced("title", "given_name", "family_name"),
        _spaced(
            "region",
            "country",
            "owner",
            "access_needs",
            "notes",
            _joined("role", "affiliation", "contact"),
            *_reach("contact"),
        ),
        ("email", "phone", "address", "contact_tag", "affiliation"),
    ),
    Noun.AGENDA: _Indexed("title", _spaced("version", "publisher", "notes")),
    Noun.THEME: _Indexed(
        _spaced("code", "title"),
        _spaced("description", _each("keywords"), "notes", _joined("name", "theme_tag", "theme")),
        ("theme_tag",),
    ),
    Noun.CONSULTATION: _Indexed(
        "title",
        _spaced("description", "notes", _joined("text", "question", "consultation")),
        ("question",),
    ),
    Noun.ENGAGEMENT: _Indexed(
        "title",
        _spaced(
            "place",
            "owner",
            "summary",
            "notes",
            _joined("name", "engagement_tag", "engagement"),
            _joined("name", "document", "engagement"),
        ),
        ("engagement_tag", "document"),
    ),
    Noun.SUBMISSION: _Indexed(
        "title",
        _spaced("file_name", "text", "notes", _joined("name", "submission_tag", "submission")),
        ("submission_tag",),
    ),
    Noun.FEEDBACK: _Indexed(
        "text",
        _spaced("paraphrase", "notes", _each("unresolved"), _joined("name", "feedback_tag", "feedback")),
        ("feedback_tag",),
    ),
    Noun.COMMITMENT: _Indexed(
        "text",
        _spaced(
            "owner", "outcome", "notes", _each("unresolved"), _joined("name", "commitment_tag", "commitment")
        ),
        ("commitment_tag",),
    ),
    Noun.BRIEFING: _Indexed(
        "title",
        _spaced("subtitle", "notes", _joined("text", "briefing_part", "briefing")),
        ("briefing_part",),
    ),
}


def index_name(noun: Noun) -> str:
    """Return the name of the noun's index table."""
    return f"{noun}_search"


def create(connection: sa.Connection) -> None:
    """Make the index tables, replacing those there are, and fill them from the records."""
    for noun in INDEXED:
        _make_anew(connection, noun)


def definition(noun: Noun) -> str:
    """Return the statement that makes the index table of a noun."""
    name = index_name(noun)
    return f"CREATE VIRTUAL TABLE {name} USING fts5(title, text, tokenize = 'unicode61 remove_diacritics 0')"


def _make_anew(connection: sa.Connection, noun: Noun) -> None:
    name = index_name(noun)
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    connection.exec_driver_sql(definition(noun))
    connection.exec_driver_sql(_delete_securely(noun, is_on=True))
    connection.exec_driver_sql(_fill(noun, "TRUE"))


def refresh(connection: sa.Connection, operation: int, touched: Mapping[str, Sequence[int]]) -> None:
    """Put the index right for all that an operation altered."""
    for noun, indexed in INDEXED.items():
        tables = tuple(table for table in (noun.value, *indexed.parts) if table in touched)
        if not tables:
            continue
        if sum(len(touched[table]) for table in tables) > _MANY:
            _put_much_right(connection, operation, noun, tables)
        else:
            for statement in _put_right(noun, _affected(noun, tables)):
                connection.exec_driver_sql(statement, {"operation": operation})


@cache
def _put_right(noun: Noun, affected: str) -> tuple[str, str]:
    """Return the statements that put right the words of some records."""
    return (
        f"DELETE FROM {index_name(noun)} WHERE rowid IN ({affected})",
        _fill(noun, f"id IN ({affected})"),
    )


def _put_much_right(connection: sa.Connection, operation: int, noun: Noun, tables: tuple[str, ...]) -> None:
    """Put right what an operation altered, in the quickest way; much of it may have the words that it had."""
    given, name = {"operation": operation}, index_name(noun)
    connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS stale (id INTEGER PRIMARY KEY)")
    connection.exec_driver_sql("DELETE FROM stale")
    connection.exec_driver_sql(f"INSERT INTO stale {_affected(noun, tables)}", given)
    if noun.value in tables:
        # Whose parts were altered has other words, so they need not be compared.
        parts = tuple(table for table in tables if table != noun.value)
        is_open = f"AND id NOT IN ({_affected(noun, parts)})" if parts else ""
        connection.exec_driver_sql(
            "DELETE FROM stale WHERE id IN (SELECT now.id "
            f"FROM ({entries(noun)} WHERE id IN stale {is_open}) AS now "
            f"JOIN {name} AS was ON was.rowid = now.id "
            "WHERE (was.title, was.text) = (now.title, now.text))",
            given if parts else {},
        )
    old, there = connection.exec_driver_sql(
        f"SELECT (SELECT count(*) FROM {name} WHERE rowid IN stale), (SELECT count(*) FROM {noun})"
    ).one()
    if old > there / 2:
        _make_anew(connection, noun)
        return
    put_right = _put_right(noun, "SELECT id FROM stale")
    if old < there / _QUICKER:
        for statement in put_right:
            connection.exec_driver_sql(statement)
        return
    # Words that only count as deleted are left out when the parts of the index are put together.
    for statement in (_delete_securely(noun, is_on=False), *put_right, _delete_securely(noun, is_on=True)):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('optimize')")


_MANY = 100
"""Rows: only beyond does it pay to ask which way of putting the index right is the quickest one."""

_QUICKER = 250
"""How many times longer it takes to delete the words of a record securely than to move them in the index."""


def _delete_securely(noun: Noun, *, is_on: bool) -> str:
    """Return the statement that says whether deleted words are overwritten at once.

    If they are not, they stay readable in the file until the index is put together.
    """
    name = index_name(noun)
    return f"INSERT INTO {name}({name}, rank) VALUES ('secure-delete', {int(is_on)})"


def _affected(noun: Noun, tables: tuple[str, ...]) -> str:
    """Return the SQL for the ids of the noun whose words may differ since `:operation` altered `tables`."""
    return " UNION ".join(_affected_by(noun, table) for table in tables)


def _affected_by(noun: Noun, table: str) -> str:
    altered = f"FROM \"change\" WHERE operation_id = :operation AND table_name = '{table}'"
    if table == noun.value:
        return f"SELECT row_id {altered}"
    # A part may have gone, or have moved to another owner: its row before the deed says whose it was.
    return (
        f"SELECT {noun}_id FROM {table} WHERE id IN (SELECT row_id {altered}) AND {noun}_id IS NOT NULL "
        f"UNION SELECT json_extract(\"before\", '$.{noun}_id') {altered} "
        f"AND json_extract(\"before\", '$.{noun}_id') IS NOT NULL"
    )


def _fill(noun: Noun, condition: str) -> str:
    return f"INSERT INTO {index_name(noun)} (rowid, title, text) {entries(noun)} WHERE {condition}"


def entries(noun: Noun) -> str:
    """Return the SQL for what the index of a noun is to hold: of each record its id, and its words."""
    indexed = INDEXED[noun]
    return f"SELECT id, words({indexed.title}) AS title, words({indexed.text}) AS text FROM {noun}"


def match_expression(value: str, *, is_phrase: bool) -> str:
    """Return the FTS5 query for a word (or the start of one), or for a phrase of whole words.

    Empty where the value holds no letter or digit: nothing can match it.
    """
    found = words(value)
    if not found:
        return ""
    phrase = " ".join(found)
    return f'"{phrase}"' if is_phrase else f'"{phrase}"*'


def newest_ids(connection: sa.Connection, noun: Noun, query: str, limit: int) -> list[int]:
    """Return ids of the newest matches."""
    return list(connection.exec_driver_sql(_newest(noun), (query, limit)).scalars())


def _ids(raw: Any, noun: Noun, query: str, limit: int) -> list[int]:
    """Return the same by a connection of the driver: to find a rare word takes less than SQLAlchemy does."""
    return [id for (id,) in raw.execute(_newest(noun), (query, limit))]


def _newest(noun: Noun) -> str:
    name = index_name(noun)
    return f"SELECT rowid FROM {name} WHERE {name} MATCH ? ORDER BY rowid DESC LIMIT ?"


def newest(raw: Any, asked: Sequence[str], each: int) -> dict[Noun, list[int]]:
    """Return of each noun the newest records that hold all these words, or some that begin with them.

    Of the longest index those that hold the very words come first.
    """
    begun = _begun(asked)
    found = {noun: _ids(raw, noun, begun, each) for noun in INDEXED if noun is not LONGEST}
    found[LONGEST] = _newest_of_longest(raw, asked, each)
    return {noun: found[noun] for noun in INDEXED if found[noun]}


def _newest_of_longest(raw: Any, asked: Sequence[str], each: int) -> list[int]:
    """Return the newest, by whatever takes least.

    To put together all words that begin so takes the longer the commoner they are, and those that begin with
    a letter or two are half of all there are.
    """
    whole = " ".join(match_expression(word, is_phrase=True) for word in asked)
    ids, is_all = _ids(raw, LONGEST, whole, each), False
    if len(ids) < each and min(map(len, asked)) <= _FEW_LETTERS:
        ids, is_all = _among_newest(raw, asked, each)
    return ids if is_all or len(ids) == each else _ids(raw, LONGEST, _begun(asked), each)


def _among_newest(raw: Any, asked: Sequence[str], each: int) -> tuple[list[int], bool]:
    """Return the newest of some thousand records, and whether these are all there are.

    Where there are longer words, it is so many of those that hold them.
    """
    name = index_name(LONGEST)
    longer = _begun([word for word in asked if len(word) > _FEW_LETTERS])
    shorter = [word for word in asked if len(word) <= _FEW_LETTERS]
    if longer:
        among = _ids(raw, LONGEST, longer, _LOOKED_THROUGH)
    else:
        rows = raw.execute(f"SELECT rowid FROM {name} ORDER BY rowid DESC LIMIT ?", (_LOOKED_THROUGH,))
        among = [id for (id,) in rows]
    rows = raw.execute(
        f"SELECT {name}.rowid FROM json_each(?) AS among CROSS JOIN {name} ON {name}.rowid = among.value "
        "WHERE NOT EXISTS (SELECT TRUE FROM json_each(?) AS word "
        "WHERE NOT instr(' ' || title || ' ' || text, ' ' || word.value)) LIMIT ?",
        (json.dumps(among), json.dumps(shorter), each),
    )
    return [id for (id,) in rows], len(among) < _LOOKED_THROUGH


def _begun(asked: Sequence[str]) -> str:
    return " ".join(match_expression(word, is_phrase=False) for word in asked)


def newest_by_title(raw: Any, noun: Noun, asked: Sequence[str], each: int) -> list[int]:
    """Return the newest records whose title holds all these words, or some that begin with them."""
    return _ids(raw, noun, f"title : ({_begun(asked)})", each)


LONGEST = Noun.FEEDBACK
"""The noun whose index holds most."""

_FEW_LETTERS = 3
_LOOKED_THROUGH = 2_000
"""Records; to look through so many takes four milliseconds."""
