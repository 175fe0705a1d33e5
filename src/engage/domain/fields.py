"""How the fields of a record are read from text, and written as text that reads the same.

The command line, imports and editors all read by these functions. A reference comes back as the text that
names the other record, for the caller to look up; `Field.noun` says among which. Fields that make part of
something are put together by `parse_record`: the parts of an address, and a contact's full name.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from engage.domain.agendas import Agenda, Theme
from engage.domain.briefings import Briefing
from engage.domain.choices import excerpt, what_there_is
from engage.domain.commitments import Commitment
from engage.domain.consultations import Consultation
from engage.domain.contacts import Contact
from engage.domain.engagements import AgendaItem, Engagement
from engage.domain.feedback import Feedback
from engage.domain.field_readers import Unread, clock_of, may_stay_empty, read_value, readable_parts
from engage.domain.organisations import Address, Email, Organisation, Phone, Reach
from engage.domain.record_fields import FIELDS, Field, ValueType
from engage.domain.records import Noun, Record, Reference
from engage.domain.submissions import Submission
from engage.domain.text import clean, compact
from engage.errors import Invalid

__all__ = [
    "FIELDS",
    "Field",
    "ValueType",
    "field_named",
    "format_field",
    "joined",
    "may_stay_empty",
    "parse_field",
    "parse_record",
    "parse_value",
]

_HERE = "Europe/London"
"""By whose clock times are given where nothing else is said."""

_RECORDS: Mapping[Noun, type[Record]] = {
    Noun.ORGANISATION: Organisation,
    Noun.CONTACT: Contact,
    Noun.AGENDA: Agenda,
    Noun.THEME: Theme,
    Noun.CONSULTATION: Consultation,
    Noun.ENGAGEMENT: Engagement,
    Noun.SUBMISSION: Submission,
    Noun.FEEDBACK: Feedback,
    Noun.COMMITMENT: Commitment,
    Noun.BRIEFING: Briefing,
}
_BY_KEY: Mapping[Noun, Mapping[str, Field]] = {
    noun: {
        compact(name): field
        for field in fields.values()
        for name in (field.name, field.label, field.name.removesuffix("s"))
    }
    for noun, fields in FIELDS.items()
}
_EMPTY: Mapping[ValueType, Any] = {ValueType.TEXT: "", ValueType.REFERENCES: ()}


def field_named(noun: Noun, name: str) -> Field:
    """Return the field that is meant by its name or label, in any case, with spaces, hyphens or underscores.

    A list answers to the singular too. Raises `Invalid` with the nearest field and all that there are.
    """
    if field := FIELDS[noun].get(name) or _BY_KEY[noun].get(compact(name)):
        return field
    raise Invalid(
        f"{noun.label.capitalize()} has no field “{excerpt(name)}”",
        what_there_is(name, FIELDS[noun]),
        field=name,
    )


def parse_field(noun: Noun, name: str, text: str, *, zone: str = _HERE) -> Any:
    """Return the value that a text gives a field; empty: the record's default.

    Times without an offset are by the clock of `zone`. Raises `Invalid` with the name of the field.
    """
    field = field_named(noun, name)
    text = clean(text).strip()
    if text:
        return read_value(field, text, zone)
    if field.is_required:
        raise _missing(field)
    default = _default(noun, field.name)
    return _EMPTY.get(field.type) if default is dataclasses.MISSING else default


def parse_value(field: Field, text: str) -> Any:
    """Return the value that a text which is not blank gives a field, of a noun or of none.

    Raises `Invalid` with the name of the field.
    """
    return read_value(field, clean(text).strip(), _HERE)


def parse_record(
    noun: Noun, texts: Mapping[str, str], *, is_new: bool = True, unread: Unread | None = None
) -> dict[str, Any]:
    """Return the values that make or alter a record: arguments of its class, and what names other records.

    Fields whose text is empty are left out. References stay texts under the names of their fields; so does
    the `role` beside a contact's `organisation`. `held_on` follows from the start; `said_on` may be missing,
    for it follows from the engagement. A record that is not new need not have what is required.

    Raises `Invalid` with the name of the field that cannot be read. With `unread`, one that may stay empty is
    told to that and left out; of several addresses or numbers, only those that are none.
    """
    known = FIELDS[noun]
    given: dict[str, tuple[Field, str]] = {}
    for name, text in texts.items():
        field = known.get(name) or field_named(noun, name)
        if field.name in given:
            raise Invalid(f"{field.label} is given twice", field=field.name)
        given[field.name] = field, clean(text).strip()
    zone = given["zone"][1] or _HERE if "zone" in given else _HERE
    values: dict[str, Any] = {}
    for name, (field, text) in given.items():
        try:
            if text:
                values[name] = read_value(field, text, zone)
        except Invalid as error:
            if unread is None or not may_stay_empty(field):
                raise
            values |= readable_parts(field, text, error, unread)
    if noun is Noun.CONTACT:
        values |= _name_parts(values)
    if parts := {name: values.pop(name) for name in list(values) if name.startswith("address_")}:
        values["addresses"] = (
            Address(**{name.removeprefix("address_"): part for name, part in parts.items()}),
        )
    if starts_at := values.get("starts_at"):
        day = starts_at.astimezone(clock_of(zone)).date()
        if values.setdefault("held_on", day) != day:
            raise Invalid("The date and the start disagree", "", "Leave the date out", field="held_on")
    for field in _required(noun) if is_new else ():
        if field.name not in values:
            raise _missing(field)
    return values


def format_field(noun: Noun, name: str, value: Any, *, zone: str = _HERE) -> str:
    """Return the text that gives a field this value; of other records, the name, and of themes the code."""
    field = field_named(noun, name)
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dt.datetime():
            local = value.astimezone(clock_of(zone))
            return local.isoformat(" ", "auto" if local.second or local.microsecond else "minutes")
        case dt.date():
            return value.isoformat()
        case Reference():
            return (field.noun is Noun.THEME and value.kind) or value.name
        case tuple() if field.type is ValueType.QUESTIONS:
            return "\n".join(f"{question.number}. {question.text}" for question in value)
        case tuple() if field.type is ValueType.AGENDA_ITEMS:
            return "\n".join(map(_agenda_item, value))
        case tuple():
            return joined([_part(noun, name, part) for part in value])
    return str(value)


def joined(parts: Sequence[str]) -> str:
    """Return a list of words as one text, which is parted by semicolons where a word has a comma."""
    if not any("," in part for part in parts):
        return ", ".join(parts)
    return "; ".join(parts) if len(parts) > 1 else f"{parts[0]};"  # a semicolon keeps the comma in its part


def _default(noun: Noun, name: str) -> Any:
    return next(
        (field.default for field in dataclasses.fields(_RECORDS[noun]) if field.name == name),
        dataclasses.MISSING,
    )


@cache
def _required(noun: Noun) -> tuple[Field, ...]:
    return tuple(field for field in FIELDS[noun].values() if field.is_required)


def _name_parts(values: dict[str, Any]) -> dict[str, str]:
    """Take a contact's full name out of the values and return it in two."""
    if not (name := values.pop("name", "")):
        return {}
    if "given_name" in values or "family_name" in values:
        raise Invalid(
            "The name is given twice", "Once in full and once in parts", "Leave one out", field="name"
        )
    family, comma, given = name.partition(",")
    if not comma:
        given, _, family = name.rpartition(" ")
    return {"given_name": given.strip(), "family_name": family.strip()}


def _missing(field: Field) -> Invalid:
    return Invalid(f"{field.label} is missing", "", f"Write {field.help}", field=field.name)


def _agenda_item(item: AgendaItem) -> str:
    return item.title if item.minutes is None else f"{item.title} ({item.minutes} min)"


def _part(noun: Noun, name: str, part: Any) -> str:
    match part:
        case Email(address=text, kind=kind) | Phone(number=text, kind=kind):
            return text if kind is Reach.WORK and ":" not in text else f"{kind}: {text}"
    return format_field(noun, name, part)
