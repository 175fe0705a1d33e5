"""A record that is there, and what a file says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, replace
from functools import cache
from typing import Any, TypeVar

from engage.domain.contacts import Affiliation
from engage.domain.matching.keys import email_key, phone_key
from engage.domain.objections import Objection, in_order
from engage.domain.organisations import Address, Email, Phone, Relation
from engage.domain.records import Record
from engage.domain.text import compact, fold

R = TypeVar("R", bound=Record)

_KEYS: Mapping[type, Callable[[Any], object]] = {
    str: fold,
    Objection: str,
    Email: lambda email: email_key(email.address),
    Phone: lambda phone: phone_key(phone.number) or compact(phone.number),
    Address: lambda address: compact(f"{address.street} {address.locality} {address.postcode}"),
    Affiliation: lambda affiliation: affiliation.organisation.id,
    Relation: lambda relation: (relation.other.id, relation.kind),
}
"""What makes two parts of a record the same."""


def filled(record: R, values: Mapping[str, Any]) -> tuple[R, list[str]]:
    """Return the record with what was empty filled and what was missing from its lists added.

    Also returns the fields of which the two say different things; these stay as they are.
    """
    kind: Any = type(record)
    empty = _defaults(kind)
    changed: dict[str, Any] = {}
    differing: list[str] = []
    for name, value in values.items():
        there = getattr(record, name)
        if isinstance(there, tuple):
            joined = _joined(there, value)
            if joined != there:
                changed[name] = joined
        elif there == empty.get(name, MISSING):
            if there != value:
                changed[name] = value
        elif _plain(there) != _plain(value):
            differing.append(name)
    return replace(record, **changed) if changed else record, differing


def replaced(record: R, values: Mapping[str, Any]) -> R:
    """Return the record with what the values say in place of what was there; roles in other bodies stay.

    So does what somebody objects to: no file lifts that.
    """
    changed: dict[str, Any] = {
        name: _exchanged(getattr(record, name), value) if isinstance(value, tuple) else value
        for name, value in values.items()
    }
    if objections := changed.get("objections"):
        changed["objections"] = in_order((*getattr(record, "objections", ()), *objections))
    return replace(record, **changed)


@cache
def _defaults(record: type[Record]) -> dict[str, Any]:
    return {field.name: field.default for field in fields(record) if field.default is not MISSING}


def _plain(value: Any) -> Any:
    return fold(" ".join(value.split())) if type(value) is str else value


def _key(part: Any) -> object:
    return _KEYS[type(part)](part)


def _known(there: tuple[Any, ...]) -> tuple[dict[object, Any], list[Any]]:
    """The parts by what tells them apart, and other roles in one body, of which the present one is meant."""
    known: dict[object, Any] = {}
    others: list[Any] = []
    for part in there:
        before = known.setdefault(_key(part), part)
        if before is not part and isinstance(part, Affiliation):
            if before.ended is not None and part.ended is None:
                known[_key(part)] = part
                others.append(before)
            else:
                others.append(part)
    return known, others


def _joined(there: tuple[Any, ...], given: tuple[Any, ...]) -> tuple[Any, ...]:
    known, others = _known(there)
    for part in given:
        key = _key(part)
        before = known.get(key)
        if before is None:
            is_another_role = isinstance(part, Affiliation) and known
            known[key] = replace(part, is_primary=False) if is_another_role else part
        elif isinstance(part, Affiliation):
            known[key] = _completed(before, part)
    if not others:
        return tuple(known.values())
    places = {part.uid: place for place, part in enumerate(there)}
    return tuple(sorted((*known.values(), *others), key=lambda part: places.get(part.uid, len(places))))


def _completed(there: Affiliation, given: Affiliation) -> Affiliation:
    role, started, ended = (
        there.role or given.role,
        there.started or given.started,
        there.ended or given.ended,
    )
    if (role, started, ended) == (there.role, there.started, there.ended):
        return there
    return replace(there, role=role, started=started, ended=ended)


def _exchanged(there: tuple[Any, ...], given: tuple[Any, ...]) -> tuple[Any, ...]:
    """The parts that are given; one that is the same keeps its identity, so that only changes are written."""
    known, doubles = _known(there)
    if {_key(part) for part in given} == set(known) and all(isinstance(part, str) for part in there):
        return there
    parts = []
    has_primary = any(isinstance(part, Affiliation) and part.is_primary for part in given)
    for part in given:
        before = known.pop(_key(part), None)
        if isinstance(before, Affiliation):
            now = replace(
                before,
                role=part.role or before.role,
                started=part.started or before.started,
                ended=part.ended or before.ended,
                is_primary=part.is_primary or (before.is_primary and not has_primary),
            )
            parts.append(now)
        elif isinstance(before, Record):
            parts.append(replace(part, id=before.id, uid=before.uid))
        else:
            parts.append(part)
    others = [
        replace(part, is_primary=part.is_primary and not has_primary)
        for part in (*known.values(), *doubles)
        if isinstance(part, Affiliation)
    ]
    places = {
        part.uid: place for place, part in enumerate(there) if isinstance(part, (Affiliation, Relation))
    }
    if not places:
        return (*parts, *others)
    # Roles and relations have no order of their own: those that were there stay where they were.
    return tuple(sorted((*parts, *others), key=lambda part: places.get(part.uid, len(places))))
