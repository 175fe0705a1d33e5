"""What it takes to log a line: as little in a project of any size."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.contacts import Contact
from engage.domain.engagements import Attendance, Engagement
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Reference
from engage.services import feedback, records
from engage.services.projects import Project
from engage.storage import records as storage
from tests.statements import asked, gone_through

MOST = 23
"""Statements for one line: two for each row that it makes, and what reads its marks."""
SMALL = {"project", "theme", "sqlite_sequence"}
"""Tables that nobody fills with thousands."""


@pytest.fixture
def room(project: Project) -> int:
    agenda = Reference(records.add(project, Agenda(title="Example agenda")).first(Noun.AGENDA))
    records.add(project, Theme(agenda=agenda, code="2", title="Innovation"))
    union = Reference(records.add(project, Organisation(name="Example Forge Union")).first(Noun.ORGANISATION))
    seat = Attendance(organisation=union, seat="fu")
    held = Engagement(title="Scoping", held_on=dt.date(2020, 3, 25), agenda=agenda, attendance=(seat,))
    return records.add(project, held).first(Noun.ENGAGEMENT)


def _fill(project: Project) -> None:
    with project.transaction("Add many") as tx:
        storage.add(tx.connection, [Contact(family_name=f"Person {number}") for number in range(600)])
        storage.add(tx.connection, [Organisation(name=f"Example Body {number}") for number in range(600)])


@pytest.mark.parametrize("mark", ["fu", '"Example Forge Union"', '"Example Body 77"', "nobody"])
def test_a_line_takes_few_statements_however_many_are_known(project: Project, room: int, mark: str) -> None:
    line = f"@{mark} #2 + Grants, not loans"
    feedback.log(project, room, line)
    with asked() as before:
        feedback.log(project, room, line)
    _fill(project)
    with asked() as after:
        feedback.log(project, room, line)

    assert len(after) <= MOST
    assert len(after) <= len(before) + 2, "what is found is read"
    assert gone_through(project, after) <= SMALL


def test_whoever_sits_in_the_room_is_looked_for_nowhere_else(project: Project, room: int) -> None:
    with asked() as statements:
        said = feedback.log(project, room, "@fu #2 + Grants, not loans").record

    assert said.organisation is not None
    assert said.organisation.name == "Example Forge Union"
    assert not [statement for statement, _ in statements if "contact_search" in statement]


def test_a_whole_name_goes_before_names_that_begin_with_it(project: Project, room: int) -> None:
    for name in ("Example Works", "Example Workshop", "Example Works Council"):
        records.add(project, Organisation(name=name))

    said = feedback.log(project, room, '@"Example Works" Grants').record

    assert said.organisation is not None
    assert said.organisation.name == "Example Works"


def test_keywords_of_themes_are_read_only_for_what_is_no_code(project: Project, room: int) -> None:
    with asked() as by_code:
        feedback.log(project, room, "#2 Grants, not loans")
    with asked() as by_words:
        feedback.log(project, room, "#innovation Grants, not loans")

    assert not [statement for statement, _ in by_code if "keywords" in statement]
    assert len([statement for statement, _ in by_words if "keywords" in statement]) == 1


def test_what_a_line_was_understood_as_is_kept_as_the_line_is(project: Project, room: int) -> None:
    line = "@fu #2 + Grants, not loans !"
    logged = feedback.log(project, room, line)
    kept = feedback.keep(project, room, feedback.understood(project, room, line))

    assert _line(project, kept) == _line(project, logged)
    (there,) = records.rows(project, Feedback, [kept.record.id])
    assert [coding.theme.name for coding in there.codings] == ["Innovation"]


def _line(project: Project, logged: feedback.Logged) -> str:
    return feedback.line_of(project, Noun.FEEDBACK, logged.record.id)
