"""How a piece of feedback of the project reads outside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engage.domain.disclosure import Level, Rule
from engage.domain.engagements import Attendance, AttendanceStatus, Engagement
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Record, Reference
from engage.services import projects, records
from engage.services.disclosure import reads_outside
from engage.services.projects import Project
from tests.builders import DAY, new_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path / "p.engage") as project:
        yield project


def add(project: Project, record: Record) -> Reference:
    return Reference(records.add(project, record).first(records.noun_of(type(record))))


def unions(project: Project, number: int) -> list[Reference]:
    return [
        add(project, Organisation(name=f"Example Union {place}", kind=OrganisationKind.UNION))
        for place in range(number)
    ]


def said(project: Project, by: Reference, at: Reference | None = None) -> Feedback:
    feedback = Feedback(said_on=DAY, text="Grants, not loans", organisation=by, engagement=at)
    return records.get(project, Feedback, add(project, feedback).id)


def roundtable(project: Project, seats: list[Attendance]) -> Reference:
    return add(
        project,
        Engagement(title="Example", held_on=DAY, rule=Rule.CHATHAM_HOUSE, attendance=tuple(seats)),
    )


def test_the_kind_stands_where_enough_of_it_attended(project: Project) -> None:
    bodies = unions(project, 3)
    came = [Attendance(organisation=body, status=AttendanceStatus.ATTENDED) for body in bodies]
    reads = reads_outside(project, said(project, bodies[0], roundtable(project, came)))
    assert reads.startswith("A union said … Three unions attended")


def test_who_was_only_invited_hides_nobody(project: Project) -> None:
    bodies = unions(project, 3)
    seats = [Attendance(organisation=body, status=AttendanceStatus.ATTENDED) for body in bodies]
    seats[2] = replace(seats[2], status=AttendanceStatus.INVITED)
    reads = reads_outside(project, said(project, bodies[0], roundtable(project, seats)))
    assert reads.startswith("A participant said … Two unions attended")


def test_the_project_decides_how_few_are_too_few(project: Project) -> None:
    bodies = unions(project, 2)
    came = [Attendance(organisation=body, status=AttendanceStatus.ATTENDED) for body in bodies]
    feedback = said(project, bodies[0], roundtable(project, came))
    projects.edit_details(project, smallest_cell=2)
    assert reads_outside(project, feedback).startswith("A union said")


def test_without_an_engagement_the_bodies_of_the_project_count(project: Project) -> None:
    bodies = unions(project, 3)
    feedback = said(project, bodies[0])
    assert reads_outside(project, feedback).startswith("Example Union 0 said")
    records.edit(project, Feedback, feedback.id, disclosure=Level.KIND)
    closed = records.get(project, Feedback, feedback.id)
    assert reads_outside(project, closed).startswith("A union said … Three unions are in the project")


def test_a_permission_opens_it(project: Project) -> None:
    body = unions(project, 1)[0]
    feedback = said(project, body, roundtable(project, []))
    records.edit(
        project,
        Feedback,
        feedback.id,
        disclosure=Level.ORGANISATION,
        permission_by="The secretary",
        permission_on=dt.date(2020, 3, 26),
        permission_how="by e-mail",
    )
    opened = records.get(project, Feedback, feedback.id)
    assert reads_outside(project, opened).startswith("Example Union 0 said")
