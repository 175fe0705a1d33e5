"""What the columns of a table may give of a noun: its own fields, the id, and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping

from engage.domain.choices import excerpt, what_there_is
from engage.domain.fields import FIELDS, Field, ValueType, field_named
from engage.domain.organisations import OrganisationKind
from engage.domain.records import Noun
from engage.domain.text import compact
from engage.errors import Invalid

ID = "id"
ORGANISATION_KIND = "organisation_kind"

_ID = Field(ID, ValueType.TEXT, "the id of the record that it is", "Id in Engage")
_BESIDE: Mapping[Noun, tuple[Field, ...]] = {
    Noun.CONTACT: (
        Field(
            ORGANISATION_KIND,
            ValueType.CHOICE,
            "what sort of body the organisation is, where that is not known yet",
            "Kind of organisation",
            choices=tuple(OrganisationKind),
        ),
    ),
}

COLUMN_FIELDS: Mapping[Noun, Mapping[str, Field]] = {
    noun: {field.name: field for field in (*fields.values(), *_BESIDE.get(noun, ()), _ID)}
    for noun, fields in FIELDS.items()
}
"""By noun and name."""


def column_field(noun: Noun, name: str) -> Field:
    """Return the field that a name means, as `field_named` does; raises `Invalid`."""
    key = compact(name)
    if key in (ID, "uid"):
        return _ID
    beside = (field for field in _BESIDE.get(noun, ()) if key in (compact(field.name), compact(field.label)))
    return next(beside, None) or field_named(noun, name)


def field_among(fields: Mapping[str, Field], name: str) -> Field:
    """Return the one of some fields that is meant by its name or label; raises `Invalid`."""
    key = compact(name)
    for field in fields.values():
        if key in (compact(field.name), compact(field.label), compact(field.name.removesuffix("s"))):
            return field
    raise Invalid(f"The table has no field “{excerpt(name)}”", what_there_is(name, fields), field=name)
