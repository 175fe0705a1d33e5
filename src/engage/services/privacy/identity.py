"""Who somebody is: their earlier selves, what they were ever called, and how they were ever reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from engage.domain.duplicates import email_key, phone_key
from engage.domain.erasures import Traces
from engage.domain.leaks.readings import plain
from engage.domain.records import Noun
from engage.domain.text import compact
from engage.storage import erasing, schema
from engage.storage.erasing import Rows
from engage.storage.shapes import SHAPES

REACHES = ("email", "phone", "address")


def traces_of(connection: sa.Connection, noun: Noun, id: int) -> Traces:
    """Return what somebody is called and how they are reached."""
    return traces_and_shared(
        connection, noun, erasing.rows_of(connection, noun, selves(connection, noun, id), ())
    )[0]


def selves(connection: sa.Connection, noun: Noun, id: int) -> set[int]:
    """Return the record, and those that are gone and were it: of its name, or with parts that it has now."""
    table = SHAPES[noun].table
    column = f"{noun}_id"
    called = {_called(noun, each) for each in erasing.earlier(connection, table, [id])} - {""}
    selves = {id} | erasing.gone_like(connection, noun, lambda row: _called(noun, row) in called)
    parts = erasing.rows_of(connection, noun, [id], ())
    owners = {
        owner
        for name in (*REACHES, "affiliation", f"{noun}_tag")
        for each in erasing.earlier(connection, schema.by_name[name], parts.get(name, ()))
        if (owner := each.get(column)) is not None
    }
    there = set(connection.execute(sa.select(table.c.id).where(table.c.id.in_(owners))).scalars())
    return selves | (owners - there)


def _called(noun: Noun, row: Mapping[str, Any]) -> str:
    names = ("given_name", "family_name") if noun is Noun.CONTACT else ("name",)
    return compact(" ".join(row[name] for name in names))


def traces_and_shared(connection: sa.Connection, noun: Noun, parts: Rows) -> tuple[Traces, int]:
    """Return what they are called and how they are reached, and how much of that others share."""
    table = SHAPES[noun].table
    pair = ("given_name", "family_name") if noun is Noun.CONTACT else ("name", "short_name")
    names = {(row[pair[0]], row[pair[1]]) for row in erasing.earlier(connection, table, parts[noun.value])}
    others = [
        (row[0], row[1])
        for row in connection.execute(
            sa.select(table.c[pair[0]], table.c[pair[1]]).where(table.c.id.not_in(parts[noun.value]))
        )
    ]
    full, family = {plain(" ".join(name)) for name in names}, {plain(name[1]) for name in names} - {""}
    there = Traces(
        noun,
        tuple(sorted(names)),
        has_namesake=any(plain(" ".join(other)) in full for other in others),
        shares_family_name=noun is Noun.CONTACT and any(plain(other[1]) in family for other in others),
    )
    emails = _own(connection, schema.email, "address", email_key, parts)
    phones = _own(
        connection, schema.phone, "number", lambda number: phone_key(number) or compact(number), parts
    )
    streets = _own(connection, schema.address, "street", compact, parts)
    found = replace(
        there,
        emails=tuple(each for each, is_shared in emails if not is_shared or there.is_theirs(each)),
        phones=tuple(each for each, is_shared in phones if not is_shared),
        streets=tuple(each for each, is_shared in streets if not is_shared),
    )
    everything = len(emails) + len(phones) + len(streets)
    return found, everything - len(found.emails) - len(found.phones) - len(found.streets)


def _own(
    connection: sa.Connection, table: sa.Table, column: str, key: Any, parts: Rows
) -> list[tuple[str, bool]]:
    """Return the ways to reach them, each with whether others have it too."""
    mine = parts.get(table.name, set())
    rows = connection.execute(sa.select(table.c.id, table.c[column]))
    others = {key(text) for id, text in rows if id not in mine}
    found = {row[column] for row in erasing.earlier(connection, table, mine)} - {""}
    return [(text, key(text) in others) for text in sorted(found)]
