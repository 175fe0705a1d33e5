"""The sample: a programme of work with invented people and bodies, to try everything on.

Its files, `resources/sample/*.toml`, give records by the names of their fields. A record has a key, by which
those after it mention it; `clean 1.4` is a theme of an agenda, `views 1` a question of a consultation. Below
an engagement stand its submissions, feedback and commitments, which mention people by their seats and give
times by the clock of the day.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from engage.domain.changes import Changes
from engage.domain.consultations import Consultation
from engage.domain.records import Choice, Noun, Record, Reference
from engage.paths import resource
from engage.services import agenda_templates, projects
from engage.services.checks import checked
from engage.services.projects import Key, Project
from engage.storage import records
from engage.storage.shapes import SHAPES

NAME = "Green manufacturing"
CONTROLLER = "Example Group secretariat"

_AGENDAS = {"scoping": "green-manufacturing-scoping", "clean": "clean-manufacturing"}
_FILES = ("organisations", "contacts", "roundtable", "later", "consultation", "briefing")
"""In the order in which they mention one another."""

_ZONE = ZoneInfo("Europe/London")


def create(path: Path, who: str, *, key: Key | None = None) -> Project:
    """Make a project that holds the sample and open it; raises what making a project raises."""
    with projects.whole_or_nothing(
        projects.create(path, name=NAME, who=who, controller=CONTROLLER, key=key)
    ) as project:
        fill(project)
    return project


def fill(project: Project) -> Changes:
    """Put the sample into a project, as one deed; raises `Conflict` where its agendas are there already."""
    with project.transaction("Fill with the sample") as tx:
        known = _agendas(tx.connection)
        for file in _FILES:
            for noun, values in _rows(tomllib.loads(resource(f"sample/{file}.toml").read_text("utf-8"))):
                _put_in(tx.connection, noun, values, known)
    return tx.changes


def _agendas(connection: sa.Connection) -> dict[str, Reference]:
    """Store the agendas; return their themes and themselves by key."""
    known: dict[str, Reference] = {}
    for key, name in _AGENDAS.items():
        template = agenda_templates.load(name)
        ids = agenda_templates.put_in(connection, template)
        known[key] = Reference(ids[template.agenda.uid])
        known |= {f"{key} {theme.code}": Reference(ids[theme.uid]) for theme in template.themes}
    return known


def _put_in(
    connection: sa.Connection, noun: Noun, values: Mapping[str, Any], known: dict[str, Reference]
) -> None:
    """Store a record; from now on it is known by its key."""
    fields = {name: value for name, value in values.items() if name != "key"}
    record = checked(connection, _record(SHAPES[noun].record, fields, known))
    id = records.add(connection, [record])[record.uid]
    if key := values.get("key"):
        known[key] = Reference(id)
        for consultation in records.fetch(
            connection, Consultation, [id] if noun is Noun.CONSULTATION else []
        ):
            known |= {f"{key} {each.number}": Reference(each.id) for each in consultation.questions}


def _record(record: type[Record], values: Mapping[str, Any], known: Mapping[str, Reference]) -> Record:
    types = get_type_hints(record)
    return record(**{name: _value(types[name], value, known) for name, value in values.items()})


def _value(kind: Any, value: Any, known: Mapping[str, Reference]) -> Any:
    """Return what a field of some type holds where a file gives this value."""
    kinds = get_args(kind)
    if get_origin(kind) is tuple:
        return tuple(_value(kinds[0], part, known) for part in value)
    if kinds:  # what may be None
        return _value(kinds[0], value, known)
    if kind is Reference:
        return known[value]
    if issubclass(kind, Record):
        return _record(kind, value, known)
    return kind(value) if issubclass(kind, Choice) else value


def _rows(file: Mapping[str, Any]) -> Iterator[tuple[Noun, dict[str, Any]]]:
    """Yield the records of a file, each after those that it mentions."""
    for noun, rows in file.items():
        for row in rows:
            if noun == Noun.ENGAGEMENT:
                yield from _engagement(_at_the_clock(row, row["held_on"]))
            else:
                yield Noun(noun), row


def _engagement(row: dict[str, Any]) -> Iterator[tuple[Noun, dict[str, Any]]]:
    """Yield an engagement, then what was sent in, said and promised there."""
    said, promised = row.pop("feedback", []), row.pop("commitment", [])
    sent_in = row.pop("submission", [])
    ways = {way: row.pop(way) for way in ("coded", "suggested") if way in row}
    yield Noun.ENGAGEMENT, row
    seats = {seat["seat"]: _who(seat) for seat in row["attendance"] if "seat" in seat}
    at = {"engagement": row["key"]}
    for each in sent_in:
        yield Noun.SUBMISSION, at | seats.get(each.pop("seat", ""), {}) | each
    for each in said:
        each["codings"] = [
            {"theme": theme, "stance": stance} | how
            for way, how in ways.items()
            for theme, stance in each.pop(way, {}).items()
        ]
        each["agreements"] = [seats[seat] for seat in each.pop("agreements", [])]
        yield Noun.FEEDBACK, at | {"said_on": row["held_on"]} | seats.get(each.pop("seat", ""), {}) | each
    for each in promised:
        yield Noun.COMMITMENT, at | seats.get(each.pop("seat", ""), {}) | each


def _who(seat: Mapping[str, Any]) -> dict[str, Any]:
    return {name: seat[name] for name in ("contact", "organisation") if name in seat}


def _at_the_clock(value: Any, day: dt.date) -> Any:
    """Return a value with the times in it on their day."""
    match value:
        case dt.time():
            return dt.datetime.combine(day, value, _ZONE)
        case dict():
            return {name: _at_the_clock(each, day) for name, each in value.items()}
        case list():
            return [_at_the_clock(each, day) for each in value]
    return value
