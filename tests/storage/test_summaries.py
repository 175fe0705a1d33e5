"""What summaries count by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.domain.counting import Tie
from engage.domain.engagements import Attendance, AttendanceStatus, Engagement
from engage.domain.organisations import Organisation, OrganisationKind, Relation, RelationKind
from engage.domain.projects import ProjectDetails
from engage.domain.records import Record, Reference
from engage.storage import project as storage
from engage.storage import records, summaries
from engage.storage.project import Project

UNION, SME = OrganisationKind.UNION, OrganisationKind.SME
ATTENDED, DECLINED = AttendanceStatus.ATTENDED, AttendanceStatus.DECLINED


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with storage.create(tmp_path / "p.engage", ProjectDetails(name="P"), who="AB") as project:
        yield project


def add(project: Project, *added: Record) -> list[int]:
    with project.transaction("Add") as tx:
        ids = records.add(tx.connection, added)
    return [ids[record.uid] for record in added]


def test_a_cell_has_the_organisations_that_attended_each_once(project: Project) -> None:
    unions = add(project, *(Organisation(name=f"Example Union {n}", kind=UNION) for n in range(4)))
    (firm,) = add(project, Organisation(name="Example Steel", kind=SME))
    statuses = [(unions[0], ATTENDED), (unions[0], ATTENDED), (unions[1], ATTENDED), (firm, ATTENDED)]
    seats = [
        Attendance(organisation=Reference(body), status=status)
        for body, status in (*statuses, (unions[2], DECLINED))
    ]
    held_on = dt.date(2020, 3, 25)
    first, second = add(
        project,
        Engagement(title="First", held_on=held_on, attendance=tuple(seats)),
        Engagement(title="Second", held_on=held_on),
    )
    with project.reading() as connection:
        cells = summaries.cells(connection)
        assert summaries.cells(connection, first).attended == cells.attended
        assert summaries.cells(connection, second).attended == {}
    assert cells.size(first, UNION) == 2
    assert cells.size(first, SME) == 1
    assert cells.size(second, UNION) == cells.size(first, None) == 0
    assert cells.size(None, UNION) == 4


def test_archived_organisations_hide_nobody(project: Project) -> None:
    add(project, *(Organisation(name=f"Example {n}", kind=UNION, archived=n > 1) for n in range(3)))
    with project.reading() as connection:
        assert summaries.cells(connection).size(None, UNION) == 2


def test_a_tie_is_to_be_a_member_an_affiliate_or_a_part(project: Project) -> None:
    (body,) = add(project, Organisation(name="Example Federation"))
    day = dt.date(2020, 1, 1)
    firms = add(
        project,
        *(
            Organisation(
                name=f"Example {kind}",
                relations=(Relation(other=Reference(body), kind=kind, started=day),),
            )
            for kind in RelationKind
        ),
    )
    under = [firm for firm, kind in zip(firms, RelationKind, strict=True) if kind is not RelationKind.FUNDS]
    with project.reading() as connection:
        assert summaries.ties(connection) == [Tie(firm, body, day) for firm in under]


def test_a_project_says_the_same_of_itself(project: Project) -> None:
    with project.reading() as connection:
        assert summaries.details(connection) == ProjectDetails(name="P")
