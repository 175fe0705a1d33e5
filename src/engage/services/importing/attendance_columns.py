"""What the columns of a table of attendance give: those of people, and those of how it stands with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from engage.domain.choices import find_choice
from engage.domain.engagements import AttendanceRole, AttendanceStatus
from engage.domain.fields import Field, ValueType
from engage.domain.records import Choice, Noun
from engage.domain.text import compact
from engage.services.importing.attendance_times import is_length, is_time
from engage.services.importing.source import Source
from engage.services.importing.tables.column_fields import COLUMN_FIELDS
from engage.services.importing.tables.columns import How, Proposal, is_known_anywhere, proposed
from engage.services.importing.tables.own_headers import with_header
from engage.services.importing.tables.readings import Reading, read_as
from engage.services.importing.tables.table import Table, read_table
from engage.services.importing.tables.value_synonyms import NO, VALUE_SYNONYMS, YES
from engage.services.importing.tables.values import Guess
from engage.services.importing.work import Choices, Columns

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
    "joined": """
        joined, join time, time joined, joined at, arrived, arrival, arrival time, arrived at, time in,
        first join, signed in, sign in time
    """,
    "left": """
        left, leave time, time left, left at, departed, departure, departure time, departed at, time out,
        last leave, signed out, sign out time
    """,
    "minutes": """
        minutes, mins, minutes present, minutes attended, total minutes, duration, duration minutes,
        total duration, time present, length of stay, time in meeting, time in session
    """,
    "engagement": """
        engagement, event, event name, event title, meeting, meeting title, meeting name, roundtable, session
    """,
    "held_on": """
        held on, event date, meeting date, date of event, date of meeting, date held, engagement date, date
    """,
}
_BY_HEADING: Mapping[str, str] = {
    compact(name): field
    for field, names in _HEADINGS.items()
    for name in (field, *" ".join(names.split()).split(", "))
}
SAID = ("attended", "apologies", "declined", "status", "reply", "invited")
"""The columns that say how it stands with somebody; the one that says it for sure first."""
_VAGUE = frozenset(
    ("invited", "declined", "status", "reply", "response", "accepted", "confirmed", "coming", "present")
)
"""Headings that other tables have too: what stands below them must be how it stands with an invitation."""
_TIMED: Mapping[str, Callable[[str], bool]] = {"joined": is_time, "left": is_time, "minutes": is_length}
"""Columns whose names other tables have too, with what must stand below them."""
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
_ENOUGH = 0.5


def _field(
    name: str, value_type: ValueType, description: str, label: str, choices: type[Choice] | None = None
) -> Field:
    return Field(name, value_type, description, label, choices=tuple(choices or ()))


def _own_fields() -> Iterator[Field]:
    """The fields of an attendance, and by what its engagement is known."""
    statuses = {
        "attended": "Attended",
        "apologies": "Apologies",
        "declined": "Declined",
        "status": "Attendance status",
        "reply": "Reply",
        "invited": "Invited",
    }
    for name, label in statuses.items():
        yield _field(name, ValueType.CHOICE, "how it stands with somebody", label, AttendanceStatus)
    role = "in what role somebody takes part"
    yield _field("attendance_role", ValueType.CHOICE, role, "Role at the engagement", AttendanceRole)
    yield _field("seat", ValueType.TEXT, "the key by which a logged line names somebody", "Seat")
    yield _field("joined", ValueType.TEXT, "when somebody came", "Joined")
    yield _field("left", ValueType.TEXT, "when somebody went", "Left")
    yield _field("minutes", ValueType.TEXT, "how long somebody was there, in minutes", "Minutes")
    yield _field("engagement", ValueType.TEXT, "what the engagement is called", "Engagement")
    yield _field("held_on", ValueType.DATE, "the day of the engagement", "Held on")


_OWN: Mapping[str, Field] = {field.name: field for field in _own_fields()}


def own_columns(reading: Reading) -> list[str]:
    """Return the names of the columns that give what is no contact's."""
    return [proposal.column for proposal in reading.proposals if proposal.field in _OWN]


def says(reading: Reading, fields: Sequence[str]) -> bool:
    """Whether a column gives one of these."""
    return not {proposal.field for proposal in reading.proposals}.isdisjoint(fields)


def _read(source: Source, choices: Choices) -> Reading:
    choices = with_header(
        source, choices, lambda cell: compact(cell) in _BY_HEADING or is_known_anywhere(cell)
    )
    table = read_table(source, choices)
    own = _proposed(table, choices.mapping)
    left_out = {proposal.column: "" for proposal in own.values()}
    taken = set(map(compact, left_out))
    wishes = {column: wish for column, wish in choices.mapping.items() if compact(column) not in taken}
    people = proposed(Noun.CONTACT, table.columns, table.sample, wishes | left_out, table.name)
    proposals = [own.get(place, proposal) for place, proposal in enumerate(people)]
    guesses = {
        place: _guess(proposal.field)
        for place, proposal in own.items()
        if proposal.field and _OWN[proposal.field].choices
    }
    choices = replace(choices, values=_values(choices.values))
    return read_as(table, Noun.CONTACT, COLUMNS.fields, proposals, choices, guesses=guesses)


def _values(values: Mapping[str, Mapping[str, str]]) -> Mapping[str, Mapping[str, str]]:
    """What a person says of values; what is said of the status holds wherever it may stand."""
    status = values.get("status")
    if not status:
        return values
    return {**values, **{field: {**status, **values.get(field, {})} for field in SAID}}


def _proposed(table: Table, mapping: Mapping[str, str]) -> dict[int, Proposal]:
    """What the columns give that are no contact's, by place: what a person wants goes first."""
    wishes = {compact(column): field for column, field in mapping.items()}
    found: dict[int, Proposal] = {}
    for place, column in enumerate(table.columns):
        name = compact(column)
        field, how = _BY_HEADING.get(name, ""), How.SYNONYM
        cells = [row[place].strip() for row in table.sample if place < len(row) and row[place].strip()]
        if name in wishes:
            wish = wishes[name]
            field, how = _BY_HEADING.get(compact(wish), "") if wish != "role" else "", How.CHOSEN
        elif name == "role" and cells and _are_understood(cells, AttendanceRole):
            field = "attendance_role"
        elif (name in _VAGUE and not (cells and _are_understood(cells, AttendanceStatus))) or (
            field in _TIMED and not _are_mostly(_TIMED[field], cells)
        ):
            field = ""
        if field and field not in {each.field for each in found.values()}:
            if how is How.SYNONYM and name in (compact(field), compact(_OWN[field].label)):
                how = How.NAME
            why = "its name is another one for the field" if how is How.SYNONYM else ""
            found[place] = Proposal(column, field, how, why)
    if "engagement" not in {each.field for each in found.values()}:
        # A day alone is rather that of something else, unless a person says so.
        found = {
            place: each
            for place, each in found.items()
            if each.how is How.CHOSEN or compact(each.column) != "date"
        }
    return found


def _guess(field: str) -> Guess:
    """What the cells of a column mean that says how it stands with somebody, or in what role."""

    def status(cell: str) -> str | None:
        key = _key(cell)
        if key in _AFFIRMED:
            return _YES[field].value
        if key in _DENIED:
            return _NO[field].value if field in _NO else ""
        return "" if key == "-" else _ours(AttendanceStatus, cell)

    def role(cell: str) -> str | None:
        return _ours(AttendanceRole, cell)

    return role if field == "attendance_role" else status


def _ours(choices: type[Choice], cell: str) -> str | None:
    """A value of ours; the cell itself where it is called so."""
    if find_choice(choices, cell):
        return cell
    meant = _meant(choices, cell)
    return meant.value if meant else None


def _are_understood(cells: Sequence[str], choices: type[Choice]) -> bool:
    """Whether most of a column are values of a choice; yes and no will do for an invitation."""
    words = _AFFIRMED | _DENIED if choices is AttendanceStatus else frozenset[str]()
    count = sum(1 for cell in cells if _key(cell) in words or _meant(choices, cell) is not None)
    return count >= _ENOUGH * len(cells)


def _are_mostly(is_such: Callable[[str], bool], cells: Sequence[str]) -> bool:
    """Whether at least half of a column is such."""
    return bool(cells) and sum(map(is_such, cells)) >= _ENOUGH * len(cells)


def _meant(choices: type[Choice], cell: str) -> Choice | None:
    return find_choice(choices, cell) or VALUE_SYNONYMS[choices].get(_key(cell))


def _key(text: str) -> str:
    """How words are compared; signs, which have no letters, are themselves."""
    return compact(text) or text.strip()


COLUMNS = Columns({**COLUMN_FIELDS[Noun.CONTACT], **_OWN}, _read)
