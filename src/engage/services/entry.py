"""Records put in as people type them: every field as text, other records by name or id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engage.domain import clock
from engage.domain.changes import Changes
from engage.domain.contacts import Affiliation, Contact
from engage.domain.engagements import Attendance, AttendanceStatus
from engage.domain.fields import FIELDS, ValueType, field_named, parse_record
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Record, Reference
from engage.errors import Conflict, Invalid, NotFound
from engage.services import records
from engage.services.projects import Project, details

ATTENDANCE = "attendance"
"""Of an engagement, beside its fields: who is, or was, at the table."""


def add(project: Project, noun: Noun, texts: Mapping[str, str]) -> Changes:
    """Put in one record; raises `Invalid`, `NotFound` or `Conflict`, with nothing put in."""
    return records.add(project, typed(project, noun, texts))


def typed(project: Project, noun: Noun, texts: Mapping[str, str]) -> Record:
    """Return the record that the texts describe.

    Beside the fields that `engage.domain.fields` has, an engagement takes `attendance`: contacts and
    organisations parted by semicolons, each with its seat key and a colon in front where it has one
    ("ef: Example Fasteners; Gwen Sample").
    """
    texts = dict(texts)
    attendance = texts.pop(ATTENDANCE, "") if noun is Noun.ENGAGEMENT else ""
    if "zone" in FIELDS[noun] and all(field_named(noun, name).name != "zone" for name in texts):
        texts["zone"] = details(project).zone
    values = parse_record(noun, texts)
    for name, value in values.items():
        field = FIELDS[noun].get(name)
        if field and field.noun and field.type is ValueType.REFERENCE:
            values[name] = Reference(records.find(project, records.CLASSES[field.noun], value))
    if noun is Noun.CONTACT:
        values |= _affiliation(values)
    if attendance.strip():
        was_held = values["held_on"] <= clock.today()
        status = AttendanceStatus.ATTENDED if was_held else AttendanceStatus.INVITED
        entries = filter(None, map(str.strip, attendance.split(";")))
        values[ATTENDANCE] = tuple(_seat(project, entry, status) for entry in entries)
    return records.CLASSES[noun](**values)


def _affiliation(values: dict[str, Any]) -> dict[str, Any]:
    """Take organisation and role out of a contact's values and return them as its affiliation."""
    organisation, role = values.pop("organisation", None), values.pop("role", "")
    if organisation is None:
        if role:
            raise Invalid("A role needs its organisation", "", "Write organisation=...", field="role")
        return {}
    return {"affiliations": (Affiliation(organisation=organisation, role=role, is_primary=True),)}


def _seat(project: Project, entry: str, status: AttendanceStatus) -> Attendance:
    seat, colon, name = (part.strip() for part in entry.partition(":"))
    if not colon:
        seat, name = "", entry
    contact, organisation = _found(project, Contact, name), _found(project, Organisation, name)
    if contact and organisation:
        raise Conflict(
            f"“{name}” is a contact and an organisation", "", "Give the id of the one that is meant"
        )
    if contact:
        role = records.get(project, Contact, contact.id).primary_affiliation
        organisation = role.organisation if role else None
    elif not organisation:
        raise NotFound(f"There is no contact and no organisation “{name}”", "", "Add them first")
    return Attendance(contact=contact, organisation=organisation, status=status, seat=seat)


def _found(project: Project, record: type[Record], name: str) -> Reference | None:
    try:
        return Reference(records.find(project, record, name), name=name)
    except NotFound:
        return None
