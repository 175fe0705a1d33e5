"""What a table tells of who is invited and who came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engage.domain.choices import excerpt, find_choice
from engage.domain.engagements import AttendanceRole, AttendanceStatus
from engage.domain.fields import parse_field
from engage.domain.records import Noun
from engage.errors import EngageError, Invalid
from engage.services.importing.attendance_columns import PEOPLE, SAID
from engage.services.importing.attendance_times import TIMES
from engage.services.importing.personal_names import taken_apart
from engage.services.importing.tables.readings import Reading
from engage.services.importing.tables.rows import Row, read_row, refuse, rows_as
from engage.services.importing.work import Work

_EXCUSED = (AttendanceStatus.DECLINED, AttendanceStatus.APOLOGIES)
_ABSENT = (*_EXCUSED, AttendanceStatus.DID_NOT_SHOW)


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody whom a row names, and how it stands with the invitation."""

    row: Row
    values: Mapping[str, Any]
    """Of a contact; of a body alone its name, as `organisation`."""
    status: AttendanceStatus | None = None
    role: AttendanceRole | None = None
    seat: str = ""
    engagement: str = ""
    held_on: dt.date | None = None
    times: Mapping[str, str] = field(default_factory=dict)
    """When they came and went, and how long they were there, as the row has it."""

    @property
    def is_body(self) -> bool:
        """Whether no person is named."""
        return not any(self.values.get(part) for part in ("given_name", "family_name"))


def invitees(work: Work, reading: Reading) -> list[Invitee]:
    """Return everybody whom the table names, with what is said of them; a row that names nobody is a problem.

    Raises `Invalid` where no column names people or bodies.
    """
    found = []
    for row in rows_as(work, reading, PEOPLE):
        try:
            found.append(_invitee(work, row))
        except EngageError as error:
            refuse(work, Noun.CONTACT, row, error)
    return found


def _invitee(work: Work, row: Row) -> Invitee:
    values = _person(work, row)
    if not any(name in values for name in ("given_name", "family_name", "organisation")):
        raise Invalid("Nobody is named", "", "Write a name, an e-mail address or an organisation")
    day = row.texts.get("held_on")
    times = {name: row.texts[name] for name in TIMES if name in row.texts}
    status = _status(work, row)
    if status in _ABSENT:
        for name, text in times.items():
            work.go_without(row.number, name, text, Invalid(f"The row says that they {status.label}"))
        times = {}
    return Invitee(
        row=row,
        values=values,
        status=status,
        role=_role(work, row),
        seat=row.texts.get("seat", ""),
        engagement=row.texts.get("engagement", ""),
        held_on=parse_field(Noun.ENGAGEMENT, "held_on", day) if day else None,
        times=times,
    )


def _person(work: Work, row: Row) -> dict[str, Any]:
    """What a row says of a person: the name in its parts, and the address where there is none."""
    texts = dict(row.texts)
    if "name" in texts and not {"given_name", "family_name"} & set(texts):
        parts = taken_apart(texts.pop("name"))
        named = {"title": parts.title, "given_name": parts.given_name, "family_name": parts.family_name}
        texts = {field: text for field, text in named.items() if text} | texts
    values = read_row(work, Noun.CONTACT, row, texts, is_new=False)
    if "emails" in values and not {"given_name", "family_name"} & set(values):
        values["family_name"] = values["emails"][0].address
    if "role" in values and "organisation" not in values:
        role = values.pop("role")
        work.go_without(row.number, "role", role, Invalid(f"The role “{excerpt(role)}” has no organisation"))
    return values


def _status(work: Work, row: Row) -> AttendanceStatus | None:
    """How it stands: what the surest column says, but whoever was excused did not stay away."""
    said = (_said(work, row, field) for field in SAID if field in row.texts)
    found = [status for status in said if status]
    if found and found[0] is AttendanceStatus.DID_NOT_SHOW:
        return next((status for status in found if status in _EXCUSED), found[0])
    return found[0] if found else None


def _said(work: Work, row: Row, field: str) -> AttendanceStatus | None:
    text = row.texts[field]
    status = find_choice(AttendanceStatus, text)
    if status is None:
        what = f"“{excerpt(text)}” does not say how it stands with the invitation"
        work.go_without(row.number, field, text, Invalid(what))
    return status


def _role(work: Work, row: Row) -> AttendanceRole | None:
    text = row.texts.get("attendance_role", "")
    role = find_choice(AttendanceRole, text) if text else None
    if text and role is None:
        what = f"The role “{excerpt(text)}” is not known"
        work.go_without(row.number, "attendance_role", text, Invalid(what))
    return role
