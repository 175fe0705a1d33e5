"""Everything that mentions one organisation or contact, made to mention another; doubles become one row."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from engage.domain.duplicates import email_key, phone_key
from engage.domain.engagements import AttendanceRole
from engage.domain.merging import furthest
from engage.domain.records import Noun
from engage.domain.text import compact, fold
from engage.storage import records, schema
from engage.storage.mentions import mentions_of
from engage.storage.shapes import SHAPES

_Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Rule:
    """When two rows of a table say one thing."""

    key: Callable[[_Row], Hashable]
    """Rows that say one thing have one key; a row that says nothing has none (None) and goes."""
    is_same: Callable[[_Row, _Row], bool] = lambda kept, other: True
    """Whether two rows of one key say one thing."""
    joined: Callable[[_Row, _Row], _Row] = lambda kept, other: {}
    """What the row that is kept says then."""


def move(connection: sa.Connection, noun: Noun, keep: int, other: int) -> None:
    """Make all that mentions one record of a noun, its parts included, mention another one."""
    if noun is Noun.CONTACT:
        _leave_one_primary(connection, keep, other)
    for key in mentions_of(SHAPES[noun].table):
        column = key.parent
        rule = _RULES.get(column.table)
        if rule is None:
            connection.execute(sa.update(column.table).where(column == other).values({column.name: keep}))
        else:
            _move_parts(connection, column, rule, keep, other)
    _drop_own_agreements(connection, noun, keep)


def _move_parts(
    connection: sa.Connection, column: sa.Column[Any], rule: _Rule, keep: int, other: int
) -> None:
    table = column.table
    there: dict[Hashable, list[_Row]] = {}
    for row in _rows(connection, column, keep):
        there.setdefault(rule.key(row), []).append(row)
    moved, gone = [], []
    for row in _rows(connection, column, other):
        row[column.name] = keep
        beside = there.setdefault(rule.key(row), [])
        same = next((place for place, kept in enumerate(beside) if rule.is_same(kept, row)), None)
        if rule.key(row) is None:
            gone.append(row["id"])
        elif same is None:
            beside.append(row)
            moved.append(row["id"])
        else:
            gone.append(row["id"])
            joined = rule.joined(beside[same], row)
            beside[same] = {**beside[same], **joined}
            if joined:
                connection.execute(table.update().where(table.c.id == beside[same]["id"]).values(**joined))
    records.delete(connection, table, gone)
    values: dict[str, Any] = {column.name: keep}
    if "position" in table.c:  # behind those that are there
        last = connection.execute(sa.select(sa.func.max(table.c.position)).where(column == keep)).scalar()
        values["position"] = table.c.position + (0 if last is None else last + 1)
    for batch in records.batches(moved):
        connection.execute(table.update().where(table.c.id.in_(batch)).values(values))


def _rows(connection: sa.Connection, column: sa.Column[Any], id: int) -> list[dict[str, Any]]:
    wanted = sa.select(column.table).where(column == id).order_by(column.table.c.id)
    return [dict(row) for row in connection.execute(wanted).mappings()]


def _leave_one_primary(connection: sa.Connection, keep: int, other: int) -> None:
    """Let the role that is printed be that of the record that is kept, where it has one."""
    role = schema.affiliation
    primary = role.c.is_primary.is_(True)
    is_there = sa.select(role.c.id).where(role.c.contact_id == keep, primary, role.c.ended.is_(None))
    if connection.execute(is_there.limit(1)).first():
        connection.execute(role.update().where(role.c.contact_id == other, primary).values(is_primary=False))


def _drop_own_agreements(connection: sa.Connection, noun: Noun, keep: int) -> None:
    """Take away where somebody now agrees with what they said themselves."""
    agreement, said = schema.agreement, schema.feedback
    who = f"{noun}_id"
    own = sa.select(said.c.id).where(said.c[who] == keep)
    theirs = [agreement.c[who] == keep, agreement.c.feedback_id.in_(own)]
    if noun is Noun.ORGANISATION:
        theirs.append(agreement.c.contact_id.is_(None))
    connection.execute(agreement.delete().where(*theirs))


# When two rows are one


def _who(row: _Row) -> Hashable:
    """Return who is meant: a person, whomever they speak for, else a body."""
    return ("contact", row["contact_id"]) if row["contact_id"] else ("organisation", row["organisation_id"])


def _address(row: _Row) -> Hashable:
    return tuple(compact(row[part]) for part in ("street", "locality", "region", "postcode", "country"))


def _relation(row: _Row) -> Hashable:
    if row["organisation_id"] == row["other_id"]:
        return None
    return row["organisation_id"], row["other_id"], row["kind"], row["ended"]


def _told_apart(row: _Row) -> Hashable:
    one = row["organisation_id"] if "organisation_id" in row else row["contact_id"]
    return None if one == row["other_id"] else (one, row["other_id"])


def _is_same_role(kept: _Row, other: _Row) -> bool:
    """Whether two roles in one body are one: neither says what the other denies."""
    roles = {fold(row["role"].strip()) for row in (kept, other)} - {""}
    starts = {row["started"] for row in (kept, other)} - {None}
    return len(roles) < 2 and len(starts) < 2 and kept["ended"] == other["ended"]


def _one_seat(kept: _Row, other: _Row) -> _Row:
    came, went, asked = (
        [row[name] for row in (kept, other) if row[name]] for name in ("joined", "left", "asked_at")
    )
    is_plain = kept["role"] is AttendanceRole.PARTICIPANT
    return _filled(kept, other, "organisation_id", "seat") | {
        "status": furthest(kept["status"], other["status"]),
        "role": other["role"] if is_plain else kept["role"],
        "joined": min(came, default=None),
        "left": max(went, default=None),
        "asked_at": min(asked, default=None),
        "minutes": max((row["minutes"] for row in (kept, other) if row["minutes"]), default=None),
    }


def _filled(kept: _Row, other: _Row, *names: str) -> dict[str, Any]:
    return {name: kept[name] or other[name] for name in names}


_RULES: Mapping[sa.FromClause, _Rule] = {
    schema.email: _Rule(lambda row: email_key(row["address"])),
    schema.phone: _Rule(lambda row: phone_key(row["number"]) or compact(row["number"])),
    schema.address: _Rule(_address),
    schema.relation: _Rule(_relation, joined=lambda kept, other: _filled(kept, other, "started")),
    schema.affiliation: _Rule(
        lambda row: (row["contact_id"], row["organisation_id"]),
        _is_same_role,
        lambda kept, other: _filled(kept, other, "role", "started", "is_primary"),
    ),
    schema.attendance: _Rule(lambda row: (row["engagement_id"], _who(row)), joined=_one_seat),
    schema.agreement: _Rule(
        lambda row: (row["feedback_id"], _who(row)),
        joined=lambda kept, other: _filled(kept, other, "organisation_id"),
    ),
    **{tag: _Rule(lambda row: fold(row["name"])) for tag in schema.tags.values()},
    **{pair: _Rule(_told_apart) for pair in schema.distinct.values()},
}
"""Of all other tables every row stands for itself."""
