"""Records as plain values, for JSON: fields by name, the uid as `id`, times as ISO 8601 writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from engage.domain.changes import Operation
from engage.domain.contacts import Contact
from engage.domain.records import Choice, Record, Reference
from engage.services.records import noun_of

_TELLS_APART: Mapping[str, str] = {
    "organisation": "kind",
    "other": "kind",
    "theme": "code",
    "parent": "code",
    "question": "number",
    "engagement": "rule",
}
"""What `Reference.kind` is of the record that a field mentions."""


def as_object(record: Record) -> dict[str, Any]:
    """Return a whole record with all its parts.

    A record that it mentions stands as an object with `id` and `name`, and what tells it apart (the `kind` of
    an organisation, the `code` of a theme); several parts stand as an array of objects.
    """
    values = {"noun": noun_of(type(record)).value, "id": record.uid}
    if isinstance(record, Contact):
        values["name"] = record.name
    return values | _fields(record)


def operation_object(operation: Operation) -> dict[str, Any]:
    """Return a deed of the journal."""
    values = {field.name: _plain(field.name, getattr(operation, field.name)) for field in fields(operation)}
    del values["uid"]
    return values | {"id": operation.uid}


def _fields(record: Record) -> dict[str, Any]:
    kind: Any = type(record)
    return {name: _plain(name, getattr(record, name)) for name in _names(kind)}


@cache
def _names(record: type[Record]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record) if field.name not in ("id", "uid"))


def _plain(name: str, value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    match value:
        case Choice():
            return value.value
        case dt.date():  # a datetime too
            return value.isoformat()
        case Reference():
            mentioned = {"id": value.uid, "name": value.name}
            return mentioned | ({_TELLS_APART[name]: value.kind} if name in _TELLS_APART else {})
        case Record():
            return {"id": value.uid} | _fields(value)
        case _:
            return [_plain(name, part) for part in value]


_PLAIN = (str, bool, int, type(None))
