"""What a table tells of who is invited and who came: the columns of people, and those beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engage.domain.choices import excerpt, find_choice
from engage.domain.engagements import AttendanceRole, AttendanceStatus
from engage.domain.fields import parse_field
from engage.domain.records import Choice, Noun
from engage.domain.text import compact
from engage.errors import EngageError, Invalid
from engage.services.importing.personal_names import taken_apart
from engage.services.importing.source import Source
from engage.services.importing.tables.columns import is_known_anywhere
from engage.services.importing.tables.own_headers import with_header
from engage.services.importing.tables.rows import Row, read_row, refuse, rows_of
from engage.services.importing.tables.table import Table, read_table
from engage.services.importing.tables.value_synonyms import NO, VALUE_SYNONYMS, YES
from engage.services.importing.tables.written_dates import day_order, iso
from engage.services.importing.work import Choices, Work

PEOPLE = ("name", "family_name", "given_name", "emails", "organisation")
"""The fields of a contact by which a row names somebody."""

_HEADINGS: Mapping[str, str] = {
    "attended": "attended, present, came, did attend, checked in, turned up, was there, attended on the day",
    "apologies": "apologies, apologies received, apologies sent, sent apologies",
    "declined": "declined",
    "status": """
        status, attendance status, attendance, invitation status, invite status, invitation, guest status
    """,
    "reply": """
        reply, rsvp, rsvp status, response, replied, attending, accepted, confirmed, coming, will attend,
        able to attend, acceptance, invitation response
    """,
    "invited": "invited, invite sent, invitation sent",
    "attendance_role": """
        attendance role, role at event, role at the event, role at meeting, role at the meeting, event role,
        meeting role, attending as, taking part as
    """,
    "seat": "seat, seat key, seat letter, seat letters",
    "engagement": """
        engagement, event, event name, event title, meeting, meeting title, meeting name, roundtable, session
    """,
    "held_on": """
        held on, event date, meeting date, date of event, date of meeting, date held, engagement date, date
    """,
}
_FIELDS: Mapping[str, str] = {
    compact(name): field
    for field, names in _HEADINGS.items()
    for name in (field, *" ".join(names.split()).split(", "))
}
_SAID = ("attended", "apologies", "declined", "status", "reply", "invited")
"""The columns that say how it stands with somebody; the one that says it for sure first."""
_VAGUE = frozenset(
    ("invited", "declined", "status", "reply", "response", "accepted", "confirmed", "coming", "present")
)
"""Headings that other tables have too: what stands below them must be how it stands with an invitation."""
_YES: Mapping[str, AttendanceStatus] = {
    "attended": AttendanceStatus.ATTENDED,
    "apologies": AttendanceStatus.APOLOGIES,
    "declined": AttendanceStatus.DECLINED,
    "status": AttendanceStatus.ACCEPTED,
    "reply": AttendanceStatus.ACCEPTED,
    "invited": AttendanceStatus.INVITED,
}
_NO: Mapping[str, AttendanceStatus] = {
    "attended": AttendanceStatus.DID_NOT_SHOW,
    "status": AttendanceStatus.DECLINED,
    "reply": AttendanceStatus.DECLINED,
}
"""Of the others, no says nothing: without apologies somebody may have come or not."""
_AFFIRMED = YES | {"yes", "y", "true", "1"}
_DENIED = NO - {"-", "none"} | {"no", "n", "false", "0"}
_EXCUSED = (AttendanceStatus.DECLINED, AttendanceStatus.APOLOGIES)
_ENOUGH = 0.5


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

    @property
    def is_body(self) -> bool:
        """Whether no person is named."""
        return not any(self.values.get(part) for part in ("given_name", "family_name"))


def choices_for(source: Source, choices: Choices) -> Choices:
    """Return the choices with the header of the table that it has. Raises `Invalid` where it is no table."""
    return with_header(source, choices, lambda cell: compact(cell) in _FIELDS or is_known_anywhere(cell))


def own_columns(table: Table, choices: Choices) -> dict[int, str]:
    """Return what the columns give that are no contact's, by place: what a person wants goes first."""
    wishes = {compact(column): field for column, field in choices.mapping.items()}
    found: dict[int, str] = {}
    for place, column in enumerate(table.columns):
        name = compact(column)
        field = wishes.get(name, _FIELDS.get(name, ""))
        cells = [row[place].strip() for row in table.sample if place < len(row) and row[place].strip()]
        if name in wishes:
            field = _FIELDS.get(compact(field), "") if field != "role" else ""
        elif name == "role" and cells and _understood(cells, AttendanceRole):
            field = "attendance_role"
        elif name in _VAGUE and not (cells and _understood(cells, AttendanceStatus)):
            field = ""
        if field and field not in found.values():
            found[place] = field
    if "engagement" not in found.values():
        found = {place: field for place, field in found.items() if compact(table.columns[place]) != "date"}
    return found


def says_who_came(columns: Mapping[int, str]) -> bool:
    """Whether a column says how it stands with somebody."""
    return any(field in columns.values() for field in _SAID)


def _understood(cells: Sequence[str], choices: type[Choice]) -> bool:
    """Whether most of a column are values of a choice; yes and no will do for an invitation."""
    words = _AFFIRMED | _DENIED if choices is AttendanceStatus else frozenset[str]()
    count = sum(1 for cell in cells if _key(cell) in words or _meant(choices, cell) is not None)
    return count >= _ENOUGH * len(cells)


def _meant(choices: type[Choice], cell: str) -> Choice | None:
    return find_choice(choices, cell) or VALUE_SYNONYMS[choices].get(_key(cell))


def _key(text: str) -> str:
    """How words are compared; signs, which have no letters, are themselves."""
    return compact(text) or text.strip()


def invitees(work: Work) -> list[Invitee]:
    """Return everybody whom the table names, with what is said of them; a row that names nobody is a problem.

    The choices must be those of `choices_for`. Raises `Invalid` where no column names people or bodies.
    """
    table = read_table(work.source, work.choices)
    columns = own_columns(table, work.choices)
    own = {table.columns[place]: "" for place in columns}
    taken = {compact(column) for column in own}
    wishes = {column: field for column, field in work.choices.mapping.items() if compact(column) not in taken}
    reading = replace(work, choices=replace(work.choices, mapping=wishes | own, values={}))
    order = work.choices.day_first
    if order is None:
        dates = [place for place, field in columns.items() if field == "held_on"]
        order = day_order(
            row[place] for _, row in table.rows() for place in dates if place < len(row)
        ).day_first
    found = []
    for row, cells in _with_cells(table, rows_of(reading, Noun.CONTACT, PEOPLE)):
        texts = {field: text for place, field in columns.items() if (text := cells[place].strip())}
        try:
            found.append(_invitee(work, row, texts, day_first=order))
        except EngageError as error:
            refuse(work, Noun.CONTACT, row, error)
    work.read = reading.read
    return found


def _with_cells(table: Table, rows: Iterator[Row]) -> Iterator[tuple[Row, Sequence[str]]]:
    """The rows with all their cells, as they stand in the table."""
    cells = table.rows()
    for row in rows:
        yield row, next(own for number, own in cells if number == row.number)


def _invitee(work: Work, row: Row, texts: Mapping[str, str], *, day_first: bool) -> Invitee:
    values = _person(work, row)
    if not any(name in values for name in ("given_name", "family_name", "organisation")):
        raise Invalid("Nobody is named", "", "Write a name, an e-mail address or an organisation")
    day = texts.get("held_on")
    return Invitee(
        row=row,
        values=values,
        status=_status(work, row, texts),
        role=_role(work, row, texts.get("attendance_role", "")),
        seat=texts.get("seat", ""),
        engagement=texts.get("engagement", ""),
        held_on=parse_field(Noun.ENGAGEMENT, "held_on", iso(day, day_first=day_first, has_time=False))
        if day
        else None,
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


def _status(work: Work, row: Row, texts: Mapping[str, str]) -> AttendanceStatus | None:
    """How it stands: what the surest column says, but whoever was excused did not stay away."""
    said = (_said(work, row, field, texts[field]) for field in _SAID if field in texts)
    found = [status for status in said if status]
    if found and found[0] is AttendanceStatus.DID_NOT_SHOW:
        return next((status for status in found if status in _EXCUSED), found[0])
    return found[0] if found else None


def _said(work: Work, row: Row, field: str, text: str) -> AttendanceStatus | None:
    wishes = {**work.choices.values.get("status", {}), **work.choices.values.get(field, {})}
    key = _key(text)
    for theirs, ours in wishes.items():
        if _key(theirs) == key:
            return find_choice(AttendanceStatus, ours)
    if key in _AFFIRMED:
        return _YES[field]
    if key in _DENIED:
        return _NO.get(field)
    status = _meant(AttendanceStatus, text)
    if status is None and key != "-":
        what = f"“{excerpt(text)}” does not say how it stands with the invitation"
        work.go_without(row.number, field, text, Invalid(what))
    return status if isinstance(status, AttendanceStatus) else None


def _role(work: Work, row: Row, text: str) -> AttendanceRole | None:
    wishes = {
        compact(theirs): ours for theirs, ours in work.choices.values.get("attendance_role", {}).items()
    }
    role = _meant(AttendanceRole, wishes.get(compact(text), text)) if text else None
    if text and role is None:
        what = f"The role “{excerpt(text)}” is not known"
        work.go_without(row.number, "attendance_role", text, Invalid(what))
    return role if isinstance(role, AttendanceRole) else None
