"""What the columns of a list of Zoom, Teams or Eventbrite give, where a person is to say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engage.domain.fields import Field, ValueType
from engage.domain.records import Noun
from engage.domain.text import compact
from engage.services.importing.calls.headings import FIELDS as HEADINGS
from engage.services.importing.calls.lists import Top, fields_of, top_of
from engage.services.importing.source import Source
from engage.services.importing.tables.columns import How, Proposal
from engage.services.importing.tables.readings import Reading, read_as
from engage.services.importing.tables.table import read_table
from engage.services.importing.work import Choices, Columns

_LABELS: Mapping[str, str] = {
    "name": "Name",
    "given_name": "Given name",
    "family_name": "Family name",
    "email": "E-mail address",
    "registration_email": "E-mail address at registration",
    "upn": "Account",
    "joined": "Joined",
    "left": "Left",
    "duration": "Minutes",
    "role": "Role at the engagement",
    "organisation": "Organisation",
    "job": "Role",
    "attended": "Attended",
    "status": "Attendance status",
    "approval": "Approval",
    "registered": "Registered",
    "order": "Order",
    "ticket": "Ticket",
    "attendee": "Number of the attendee",
    "action": "Came or went",
    "stamp": "When they came or went",
    "waiting": "In the waiting room",
    "topic": "Title of the call",
    "call_id": "Number of the call",
    "start": "Beginning of the call",
    "end": "End of the call",
}

_ADDRESSES = frozenset(("email", "registration_email", "upn"))
"""Where one of these is known, a column that is not is rather a question of the organiser's."""


def _read(source: Source, choices: Choices) -> Reading | None:
    """How the table of people is read; None where it cannot be told from what stands around it."""
    top = top_of(source, choices)
    if top is not None and choices.header_row is None:
        choices = replace(choices, header_row=top.row)
    table = read_table(source, choices)
    if table.header_row == 0 or (top is not None and not _are_the_same(top, table.columns)):
        return None
    wishes = {compact(column): field for column, field in choices.mapping.items()}
    given = fields_of(table.columns, wishes)
    is_plain = top is not None and not _ADDRESSES.isdisjoint(given)
    proposals = [
        _proposal(column, field, wishes, top, place, is_plain=is_plain)
        for place, (column, field) in enumerate(zip(table.columns, given, strict=True))
    ]
    return read_as(table, Noun.CONTACT, COLUMNS.fields, proposals, choices)


def _are_the_same(top: Top, columns: tuple[str, ...]) -> bool:
    there = set(map(compact, columns))
    return all(compact(cell) in there for cell in top.cells if cell.strip())


def _proposal(
    column: str, field: str, wishes: Mapping[str, str], top: Top | None, place: int, *, is_plain: bool
) -> Proposal:
    name = compact(column)
    if name in wishes:
        return Proposal(column, field, How.CHOSEN)
    if field:
        return Proposal(column, field, How.NAME)
    if top is not None and top.is_by_place and place < len(top.columns) and top.columns[place]:
        return Proposal(column, top.columns[place], How.CONTENT, "it stands where Teams has it")
    if name in HEADINGS or is_plain:
        return Proposal(column, "", How.NAME, "it does not tell who was there")
    return Proposal(column, None, How.UNKNOWN)


COLUMNS = Columns(
    {name: Field(name, ValueType.TEXT, label.lower(), label) for name, label in _LABELS.items()}, _read
)
