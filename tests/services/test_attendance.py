"""Who is asked to an engagement, and who comes; one like another."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from engage.domain.contacts import Affiliation, Contact
from engage.domain.disclosure import Rule
from engage.domain.engagements import (
    AgendaItem,
    Attendance,
    AttendanceRole,
    AttendanceStatus,
    Channel,
    Engagement,
    NoteState,
    ParkedPoint,
)
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Reference
from engage.errors import Invalid, NotFound
from engage.services import attendance, documents, engagements, records
from engage.services.projects import Project
from engage.storage import records as storage
from tests.builders import DAY, many
from tests.deeds import add, no_deed, one_deed

AT = dt.datetime(2020, 3, 25, 22, 10, tzinfo=dt.UTC)


@pytest.fixture
def union(project: Project) -> Reference:
    return Reference(add(project, Organisation(name="Example Union", kind=OrganisationKind.UNION)))


@pytest.fixture
def table(project: Project, union: Reference) -> int:
    """An engagement at which Ana sits, for nobody."""
    ana = Reference(add(project, Contact(given_name="Ana", family_name="Sample")))
    seat = Attendance(contact=ana, seat="as", status=AttendanceStatus.ATTENDED, role=AttendanceRole.CHAIR)
    return add(project, Engagement(title="Round table", held_on=DAY, attendance=(seat,)))


def seats(project: Project, engagement: int) -> list[tuple[str, str, str]]:
    """Contact, organisation and status of each seat."""
    return [
        (
            seat.contact.name if seat.contact else "",
            seat.organisation.name if seat.organisation else "",
            seat.status.value,
        )
        for seat in records.get(project, Engagement, engagement).attendance
    ]


ANA = ("Ana Sample", "", "attended")


def test_all_whom_a_filter_selects_are_invited_but_those_who_are_there(
    project: Project, union: Reference, table: int
) -> None:
    other = Reference(add(project, Organisation(name="Other")))
    left = Affiliation(organisation=other, ended=DAY)
    stays = Affiliation(organisation=union)
    add(project, Contact(given_name="Zoe", family_name="Young", affiliations=(left, stays), tags=("table",)))
    add(project, Contact(given_name="Bea", family_name="Alone", tags=("table",)))
    add(project, Contact(given_name="Old", family_name="Hand", tags=("table",), archived=True))
    add(project, Contact(given_name="Not", family_name="Asked"))
    records.edit(project, Contact, records.find(project, Contact, "Ana Sample"), tags=("table",))
    with one_deed(project):
        changes = attendance.invite(project, table, Contact, "tag:table")
    assert changes.operation
    assert changes.operation.label == "Invite contacts to Round table"
    assert len(changes.ids["attendance"]) == 2
    assert seats(project, table) == [
        ANA,
        ("Bea Alone", "", "invited"),
        ("Zoe Young", "Example Union", "invited"),
    ]
    with no_deed(project):
        assert not attendance.invite(project, table, Contact, "tag:table")
    with one_deed(project):
        attendance.invite(project, table, Organisation, role=AttendanceRole.OBSERVER)
    assert seats(project, table)[3:] == [("", "Other", "invited")], "the union sits there through Zoe"
    assert records.get(project, Engagement, table).attendance[3].role is AttendanceRole.OBSERVER


def test_those_who_are_chosen_are_invited(project: Project, union: Reference, table: int) -> None:
    with one_deed(project):
        attendance.invite(project, table, Organisation, ids=[union.id, 999])
    assert seats(project, table) == [ANA, ("", "Example Union", "invited")]


def test_nobody_is_invited_to_what_is_not_there(project: Project, table: int) -> None:
    with no_deed(project):
        with pytest.raises(NotFound):
            attendance.invite(project, 999, Contact)
        with pytest.raises(Invalid, match="kinds"):
            attendance.invite(project, table, Contact, "kinds:sme")


def test_thousands_are_invited_by_name(project: Project, table: int) -> None:
    with project.transaction("Begin") as tx:
        storage.add(
            tx.connection, many(6_000, lambda n: Contact(given_name="Z", family_name=f"{n * 7919 % 6000:05}"))
        )
    with one_deed(project):
        attendance.invite(project, table, Contact)
    names = [seat[0] for seat in seats(project, table)][1:]
    assert len(names) == 6_000
    assert names == sorted(names)


def test_the_status_of_several(project: Project, union: Reference, table: int) -> None:
    attendance.invite(project, table, Organisation)
    elsewhere = add(
        project, Engagement(title="Call", held_on=DAY, attendance=(Attendance(organisation=union),))
    )
    (other,) = records.get(project, Engagement, elsewhere).attendance
    ids = [seat.id for seat in records.get(project, Engagement, table).attendance]
    with one_deed(project):
        changes = attendance.set_status(project, table, [*ids, other.id], AttendanceStatus.APOLOGIES)
    assert changes.operation
    assert changes.operation.label == "Mark 3 as apologies at Round table"
    assert [status for _, _, status in seats(project, table)] == ["apologies", "apologies"]
    assert [status for _, _, status in seats(project, elsewhere)] == ["invited"]


def test_every_seat_gets_a_key(project: Project, union: Reference, table: int) -> None:
    attendance.invite(project, table, Organisation)
    attendance.invite(
        project, table, Contact, ids=[add(project, Contact(given_name="Abe", family_name="Stone"))]
    )
    with one_deed(project):
        attendance.give_seats(project, table)
    assert [seat.seat for seat in records.get(project, Engagement, table).attendance] == ["as", "eu", "ab"]
    with no_deed(project):
        assert not attendance.give_seats(project, table)
    with pytest.raises(NotFound):
        attendance.give_seats(project, 999)


def test_a_copy_invites_the_same_people_by_the_same_clock(
    project: Project, union: Reference, table: int, tmp_path: Path
) -> None:
    zone = ZoneInfo("Europe/London")
    records.edit(
        project,
        Engagement,
        table,
        channel=Channel.ROUNDTABLE,
        rule=Rule.CHATHAM_HOUSE,
        place="Committee room",
        summary="What was said",
        notes="Ours",
        tags=("steel",),
        archived=True,
        starts_at=dt.datetime(2020, 3, 25, 22, 0, tzinfo=zone),
        ends_at=dt.datetime(2020, 3, 26, 0, 30, tzinfo=zone),
        items=(AgendaItem(title="Heat", minutes=20, started_at=AT, ended_at=AT),),
        parked=(ParkedPoint(text="Who pays?"),),
    )
    (tmp_path / "Slides.txt").write_text("Slides")
    documents.attach(project, table, tmp_path / "Slides.txt")
    records.edit(project, Engagement, table, note_state=NoteState.FINAL)
    add(project, Feedback(said_on=DAY, text="Said", engagement=Reference(table)))
    with one_deed(project):
        changes = engagements.copy(project, table, dt.date(2020, 7, 1))
    model = records.get(project, Engagement, table)
    made = records.get(project, Engagement, changes.first("engagement"))
    assert made.starts_at == dt.datetime(2020, 7, 1, 22, 0, tzinfo=zone)
    assert made.ends_at == dt.datetime(2020, 7, 2, 0, 30, tzinfo=zone)
    assert made.held_on == dt.date(2020, 7, 1)
    assert seats(project, made.id) == [("Ana Sample", "", "invited")]
    (seat,) = made.attendance
    (was,) = model.attendance
    assert (seat.seat, seat.role) == (was.seat, was.role)
    assert seat.uid != was.uid
    assert (made.summary, made.notes, made.archived) == ("", "", False)
    assert (made.note_state, made.documents, made.parked) == (NoteState.DRAFT, (), ())
    (item,) = made.items
    assert (item.title, item.minutes, item.started_at, item.ended_at) == ("Heat", 20, None, None)
    same = {"title", "channel", "zone", "place", "rule", "agenda", "consultation", "owner", "tags"}
    assert {name: getattr(made, name) for name in same} == {name: getattr(model, name) for name in same}
    assert records.count(project, Feedback, f"engagement:{made.uid}") == 0
    assert (model.summary, model.notes) == ("What was said", "Ours"), "the model keeps what came of it"


def test_a_copy_may_have_a_title_of_its_own(project: Project, table: int) -> None:
    made = engagements.copy(project, table, dt.date(2020, 5, 1), title=" Second table ").first("engagement")
    assert records.get(project, Engagement, made).title == "Second table"
    with no_deed(project), pytest.raises(NotFound):
        engagements.copy(project, 999, DAY)
