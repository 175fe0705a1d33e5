"""What a window shows first of a project, by the driver alone: to load SQLAlchemy takes longer than that.

`records.fetch` gives the same records; a test holds the two against each other.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import sqlcipher3.dbapi2 as driver

from engage.domain.disclosure import Level
from engage.domain.feedback import Agreement, Capacity, Coding, CodingSource, Feedback, Stance
from engage.domain.records import Record, Reference
from engage.domain.submissions import Passage

_NAMES: Mapping[str, str] = {
    "engagement": "title, rule, ''",
    "question": "text, number, ''",
    "contact": "trim(given_name || ' ' || family_name), '', ''",
    "organisation": "name, kind, ''",
    "submission": "title, '', ''",
    "theme": "title, code, colour",
}
"""Of what feedback and its parts mention: what it is called, what tells it apart, its colour."""

_PARTS: tuple[tuple[str, str, type[Record]], ...] = (
    ("codings", "coding", Coding),
    ("agreements", "agreement", Agreement),
    ("passages", "passage", Passage),
)


def name(connection: Any) -> str:
    """Return what a project calls itself."""
    return str(connection.execute("SELECT name FROM project").fetchone()[0])


def standing(connection: Any) -> str:
    """Return by which deed a project has become what it is now; blank where there was none."""
    newest = connection.execute("SELECT hex(uid) FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    return str(newest[0]) if newest else ""


def feedback(connection: Any, ids: Sequence[int]) -> list[Feedback]:
    """Return whole feedback in the order of `ids`; what is no longer there is left out."""
    wanted = json.dumps(ids)
    rows = _rows(connection, "feedback", "id", wanted)
    parts = {attribute: _rows(connection, table, "feedback_id", wanted) for attribute, table, _ in _PARTS}
    mentioned = _mentioned(connection, [*rows, *(row for of in parts.values() for row in of)])
    try:
        made = {attribute: _by_owner(kind, parts[attribute], mentioned) for attribute, _, kind in _PARTS}
        tags: dict[int, list[str]] = {}
        for row in _rows(connection, "feedback_tag", "feedback_id", wanted, "name"):
            tags.setdefault(row["feedback_id"], []).append(row["name"])
        found: dict[int, Feedback] = {}
        for row in rows:
            id = row["id"]
            values = _values(row, mentioned)
            values |= {attribute: tuple(of.get(id, ())) for attribute, of in made.items()}
            found[id] = Feedback(**values, tags=tuple(tags.get(id, ())))
    except (ValueError, TypeError) as error:
        raise driver.DatabaseError("Could not decode a value") from error
    return [found[id] for id in ids if id in found]


def _rows(connection: Any, table: str, column: str, ids: str, order: str = "id") -> list[dict[str, Any]]:
    cursor = connection.execute(
        f"SELECT * FROM {table} WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY {order}",  # noqa: S608
        (ids,),
    )
    names = [described[0] for described in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


_Mentioned = Mapping[str, Mapping[int, Reference]]


def _mentioned(connection: Any, rows: Iterable[Mapping[str, Any]]) -> _Mentioned:
    """Return the records that rows mention, by table and id."""
    ids: dict[str, set[int]] = {}
    for row in rows:
        for table in _NAMES:
            if (id := row.get(f"{table}_id")) is not None:
                ids.setdefault(table, set()).add(id)
    return {table: _references(connection, table, sorted(of)) for table, of in ids.items()}


def _references(connection: Any, table: str, ids: Sequence[int]) -> dict[int, Reference]:
    found = connection.execute(
        f"SELECT id, uid, {_NAMES[table]} FROM {table} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (json.dumps(ids),),
    )
    return {id: Reference(id, _uid(uid), name, str(kind), colour) for id, uid, name, kind, colour in found}


def _by_owner(
    kind: type[Record], rows: Iterable[Mapping[str, Any]], mentioned: _Mentioned
) -> dict[int, list[Record]]:
    """Return the parts that rows make, by the id of the feedback that they are a part of."""
    made: dict[int, list[Record]] = {}
    for row in rows:
        values = _values(row, mentioned)
        made.setdefault(row["feedback_id"], []).append(kind(**values))
    return made


def _values(row: Mapping[str, Any], mentioned: _Mentioned) -> dict[str, Any]:
    """Return the fields that a row holds; the column that says what it is a part of is none."""
    values: dict[str, Any] = {}
    for name, value in row.items():
        if name.endswith("_id"):
            if name != "feedback_id":
                table = name.removesuffix("_id")
                values[table] = mentioned.get(table, {}).get(value)
        else:
            values[name] = None if value is None else _READ.get(name, _as_it_is)(value)
    return values


def _as_it_is(value: Any) -> Any:
    return value


def _uid(value: bytes) -> str:
    digits = value.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


_READ: Mapping[str, Callable[[Any], Any]] = {
    "uid": _uid,
    "said_on": dt.date.fromisoformat,
    "said_at": dt.datetime.fromisoformat,
    "permission_on": dt.date.fromisoformat,
    "coded_at": dt.datetime.fromisoformat,
    "is_verbatim": bool,
    "has_evidence": bool,
    "is_key_point": bool,
    "capacity": Capacity,
    "stance": Stance,
    "disclosure": Level,
    "source": CodingSource,
    "unresolved": lambda value: tuple(json.loads(value)),
}
"""How the values of columns are read that are written otherwise in the file."""
