"""What an import does to a record that is there, field by field, as texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from engage.domain.contacts import Affiliation
from engage.domain.fields import FIELDS, format_field
from engage.domain.organisations import Address
from engage.domain.records import Noun
from engage.services.importing.work import FieldChange


def field_changes(noun: Noun, names: Iterable[str], before: Any, after: Any) -> Iterator[FieldChange]:
    """Yield how the named fields of a record differ."""
    for name in names:
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield from _changes(noun, name, was, now)


def fields_said(noun: Noun, names: Iterable[str], record: Any) -> Iterator[FieldChange]:
    """Yield what a record says in the named fields, as if nothing had been there before."""
    for name in names:
        if value := getattr(record, name):
            yield from _changes(noun, name, () if isinstance(value, tuple) else None, value)


def _changes(noun: Noun, name: str, was: Any, now: Any) -> Iterator[FieldChange]:
    if name == "affiliations":
        yield FieldChange("organisation", _listed(map(_role, was)), _listed(map(_role, now)))
    elif name == "addresses":
        yield FieldChange("address_street", _listed(map(_address, was)), _listed(map(_address, now)))
    elif name in FIELDS[noun]:
        yield FieldChange(name, format_field(noun, name, was), format_field(noun, name, now))


def _role(affiliation: Affiliation) -> str:
    return ", ".join(part for part in (affiliation.role, affiliation.organisation.name) if part)


def _address(address: Address) -> str:
    parts = (address.street, address.locality, address.region, address.postcode, address.country)
    return ", ".join(part for part in parts if part)


def _listed(texts: Iterable[str]) -> str:
    return "; ".join(text for text in texts if text)
