"""A project in which every text of every record is one of the texts that nobody should have to type."""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields, replace
from typing import Any

import sqlalchemy as sa

from engage.domain.records import Choice, Noun, Record, Reference
from engage.errors import Conflict, Invalid
from engage.services.checks import checked
from engage.services.projects import Project
from engage.storage import records as storage
from engage.storage import schema
from tests.builders import DAY, NOUNS, hints_of
from tests.hostile import STRINGS

There = dict[str, Reference]
"""Records that others can mention, by their table."""

KEPT = {
    "passages",
    "zone",
    "language",
    "colour",
    "seat",
    "sha256",
    "media_type",
    "options",
    "filter",
    "summary_name",
}
"""Texts that are words of a language of their own: what each takes is tried where that is."""


def furnish(project: Project) -> There:
    """Put in one plain record of each noun, for the others to mention."""
    there: There = {}
    with project.transaction("Furnish") as tx:
        for noun, kind in NOUNS.items():
            _put_in(tx.connection, there, noun, filled(kind, f"Example {noun}", there))
        there["question"] = Reference(tx.connection.execute(sa.select(schema.question.c.id)).scalars().one())
    return there


def _put_in(connection: sa.Connection, there: There, noun: str, record: Record) -> None:
    new = checked(connection, record)
    [id] = storage.add(connection, [new]).values()
    there[noun] = Reference(id, new.uid)


def hostile(
    project: Project, noun: Noun, there: There, strings: Sequence[str] = STRINGS
) -> Iterator[tuple[str, Record]]:
    """Put in a record of a noun for each text; yield both, the record as it ought to be read again.

    What a field cannot take is refused in a sentence, and the field left as it is in a plain record.
    """
    kind = NOUNS[noun]
    with project.transaction("Put in what nobody types") as tx:
        for number, text in enumerate(strings):
            record = filled(kind, text, there)
            new = kept(tx.connection, record, filled(kind, f"Example {number}", there))
            storage.add(tx.connection, [new])
            yield text, new


def kept(connection: sa.Connection, record: Any, plain: Any) -> Any:
    """The record as it is stored, with what is refused of it as in the plain one; at worst, all of it."""
    tried: set[str] = set()
    while True:
        try:
            return checked(connection, record)
        except (Invalid, Conflict) as refused:
            field = "code" if isinstance(refused, Conflict) else refused.field
            record = (
                plain if field in tried or not field else replace(record, **{field: getattr(plain, field)})
            )
            tried.add(field)


def filled(kind: type[Any], text: str, there: There) -> Any:
    """A record with this text in every place for one, and in those of its parts."""
    hints = hints_of(kind)
    values = {}
    for field in fields(kind):
        if field.name not in ("id", "uid"):
            is_needed = field.default is MISSING and field.default_factory is MISSING
            value = _value(field.name, hints[field.name], text, there, is_needed=is_needed)
            if value is not None:
                values[field.name] = value
    return kind(**values)


def _value(name: str, hint: Any, text: str, there: There, *, is_needed: bool) -> Any:
    if name in KEPT:
        return None
    if hint is str:
        return text
    if hint == tuple[str, ...]:
        return (text,)
    if typing.get_origin(hint) is tuple:
        part = typing.get_args(hint)[0]
        return (filled(part, text, there),) if _can_be_made(part, there) else None
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        if name == "permission_on":
            return DAY  # who gives one must say when
        return there.get(name) if name in ("contact", "organisation") else None
    if not is_needed:
        return None
    if hint is Reference:
        return there[{"other": "organisation", "parent": "theme"}.get(name, name)]
    if isinstance(hint, type) and issubclass(hint, Choice):
        return next(iter(hint))
    return {dt.date: DAY, dt.datetime: dt.datetime(2020, 3, 25, tzinfo=dt.UTC), int: 1, bool: False}[hint]


def _can_be_made(part: Any, there: There) -> bool:
    if not (isinstance(part, type) and issubclass(part, Record)):
        return False
    hints = hints_of(part)
    named = {"other": "organisation", "parent": "theme"}
    return all(named.get(name, name) in there for name, hint in hints.items() if hint is Reference)


def texts(record: Any) -> Iterator[tuple[str, str]]:
    """Every text of a record and of its parts, with the name of its field."""
    for field in fields(record):
        value = getattr(record, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, str) and not isinstance(part, Choice) and field.name != "uid":
                yield field.name, part
            elif isinstance(part, Record):
                yield from ((f"{field.name}.{name}", text) for name, text in texts(part))
