"""What a person does all day, through the services, so that it can be interrupted anywhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from engage.domain.agendas import Agenda, Theme
from engage.domain.contacts import Affiliation, Contact
from engage.domain.engagements import Attendance, Engagement
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.domain.records import Reference
from engage.services import duplicates, feedback, projects, records, undo
from engage.services.importing.imports import import_file
from engage.services.importing.source import Source
from engage.services.projects import Project
from engage.storage.keys import Key

DAY = dt.date(2020, 3, 25)
CONTACTS = 40
"""How many stand in a file that is imported."""

Deed = Callable[[Project, Random], object]
"""Does one deed, whatever the project holds."""

TABLE = 1
"""The engagement at which lines are logged."""
FILLED = 5
"""The last deed of `fill`, which stays."""


def fill(project: Project) -> None:
    """Put in what the deeds need: an engagement with a seat, an agenda with a theme."""
    agenda = Reference(records.add(project, Agenda(title="Example agenda")).first("agenda"))
    records.add(project, Theme(agenda=agenda, code="2.3", title="Carbon capture"))
    body = Reference(records.add(project, Organisation(name="Example Steel")).first("organisation"))
    person = Contact(given_name="Ana", family_name="Sample", affiliations=(Affiliation(organisation=body),))
    seat = Attendance(contact=Reference(records.add(project, person).first("contact")), seat="as")
    table = Engagement(title="Table", held_on=DAY, agenda=agenda, attendance=(seat,))
    assert records.add(project, table).first("engagement") == TABLE


def log(project: Project, chance: Random) -> None:
    """Log one line that somebody says and somebody agrees with."""
    words = " ".join(
        chance.choices(("steel", "capture", "net zero", "skills", "grid"), k=chance.randint(1, 20))
    )
    feedback.log(project, TABLE, f"@as #2.3 {chance.choice('+-~')} {words} {chance.randrange(10**9)} =as")


def log_page(project: Project, chance: Random) -> None:
    """Log a page of lines, and among them what is promised, as one deed."""
    lines = [f"@as #2.3 + Remark {number} =as" for number in range(10)]
    feedback.log_lines(project, TABLE, [*lines, "> @as will send the figures"])


def import_contacts(project: Project, chance: Random) -> None:
    """Import a table of people who are not there yet."""
    rows = (f"Given{name},Family{name},p{name}@body.example" for name in _new_names(chance, CONTACTS))
    table = "Given name,Family name,Email\n" + "\n".join(rows) + "\n"
    import_file(project, Source(Path("people.csv"), table.encode()), as_format="contacts")


def _new_names(chance: Random, count: int) -> list[str]:
    return ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=12)) for _ in range(count)]


def turn(project: Project, chance: Random) -> None:
    """Take a deed back, or bring one back; where nothing can be, log a line."""
    if chance.random() < 0.5 and undo.next_redo(project):
        undo.redo(project)
    elif (deed := undo.next_undo(project)) and deed.id > FILLED:
        undo.undo(project)
    else:
        log(project, chance)


def revise(project: Project, chance: Random) -> None:
    """Add, change, merge or remove records, as it comes."""
    people = records.ids(project, Contact)
    said = records.ids(project, Feedback)
    kind = chance.choice(("add", "edit", "relog", "merge", "remove"))
    if kind == "edit" and people:
        records.edit(project, Contact, chance.choice(people), notes=f"seen {chance.randrange(10**9)}")
    elif kind == "relog" and said:
        id = chance.choice(said)
        line = feedback.line_of(project, records.noun_of(Feedback), id)
        feedback.relog(project, records.noun_of(Feedback), id, f"{line} {chance.randrange(100)}")
    elif kind == "merge" and len(people) > 2:
        keep, other = chance.sample(list(people), 2)
        duplicates.merge(project, Contact, keep, other)
    elif kind == "remove" and len(people) > 2:
        records.remove(project, Contact, [chance.choice(people[1:])])
    else:
        (name,) = _new_names(chance, 1)
        records.add(project, Contact(given_name=name.title(), family_name="Sample", tags=("steel",)))


def any_deed(project: Project, chance: Random) -> None:
    """Do what comes, lines most of all."""
    chance.choice((log, log, log, log_page, import_contacts, turn, turn, revise, revise))(project, chance)


DEEDS: Mapping[str, Deed] = {
    "logging": log,
    "importing": import_contacts,
    "undoing and redoing": turn,
    "revising": revise,
    "all sorts": any_deed,
}


def new(path: Path, key: Key | None = None) -> Project:
    """Make a project that the deeds can be done to, and open it."""
    project = projects.create(path, name="Example project", who="AB", key=key)
    fill(project)
    return project


def open_again(path: Path, key: Key | None = None) -> Project:
    """Open it as whoever comes next does."""
    return projects.open_project(path, who="CD", key=key)
