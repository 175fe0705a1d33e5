"""Tables of who was invited and who came: as people keep them, and as nobody should."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engage.domain.contacts import Affiliation, Contact
from engage.domain.engagements import Attendance, AttendanceRole, AttendanceStatus, Engagement
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Noun, Reference
from engage.errors import Cancelled, Invalid, NotFound
from engage.services import records, undo
from engage.services.importing.imports import Choices, ImportReport, import_file
from engage.services.importing.registry import importer_for
from engage.services.importing.source import Source
from engage.services.importing.work import LEAVE_OUT, NEW, Outcome
from engage.services.projects import Project
from tests.builders import DAY, add, rows
from tests.services.importing import golden

NOUNS = (Noun.ENGAGEMENT, Noun.CONTACT, Noun.ORGANISATION)
S = AttendanceStatus

Take = Callable[..., ImportReport]


@pytest.fixture
def foundries(project: Project) -> Reference:
    return add(project, Organisation(name="Example Foundries"))


@pytest.fixture
def ana(project: Project, foundries: Reference) -> Reference:
    emails = (Email(address="ana@example.org"),)
    roles = (Affiliation(organisation=foundries, is_primary=True),)
    return add(project, Contact(given_name="Ana", family_name="Sample", emails=emails, affiliations=roles))


@pytest.fixture
def held(project: Project, ana: Reference) -> Reference:
    """A roundtable to which Ana is invited, whose seat was marked by hand."""
    seat = Attendance(contact=ana, status=S.ACCEPTED, role=AttendanceRole.SPEAKER, seat="as")
    return add(project, Engagement(title="Steel roundtable", held_on=dt.date(2020, 3, 4), attendance=(seat,)))


@pytest.fixture
def take(project: Project, held: Reference, tmp_path: Path) -> Take:
    def take(*lines: str, **said: Any) -> ImportReport:
        path = tmp_path / "guests.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        choices = Choices(**{"engagement": held.id, **said})
        return import_file(project, path, as_format="attendance", choices=choices)

    return take


def seats(project: Project, held: Reference) -> dict[str, Attendance]:
    return {seat.name: seat for seat in records.get(project, Engagement, held.id).attendance}


@pytest.mark.parametrize("path", golden.files("attendance"), ids=lambda path: path.name)
def test_a_table_as_people_keep_it(project: Project, held: Reference, path: Path) -> None:
    choices = Choices() if path.name.startswith("several") else Choices(engagement=held.id)
    empty = rows(project)
    rehearsed = import_file(project, path, choices=choices, dry_run=True)
    assert rows(project) == empty
    report = import_file(project, path, choices=choices)
    golden.compare(path, project, report, NOUNS)
    assert report.format == "attendance"
    assert [each.outcome for each in report.entries] == [each.outcome for each in rehearsed.entries]

    before = rows(project)
    again = import_file(project, path, choices=choices)
    assert (again.added, again.updated, again.merged, again.operation) == (0, 0, 0, None)
    assert rows(project) == before

    undo.undo(project)
    assert rows(project) == empty


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Name,Email,Attended\nAna,a@x.example,", "attendance"),
        ("Name,Organisation,Status\nAna,x,Apologies\nBea,x,invited", "attendance"),
        ("Name,Organisation,Status\nAna,x,Active\nBea,x,Dormant", "contacts"),
        ("Name,Organisation,Response\nAna,x,Yes\nBea,x,no reply", "attendance"),
        ("Name,Organisation,Response\nAna,x,We like steel\nBea,x,We do not", "feedback"),
        ("Organisation,RSVP\nExample Union,y", "attendance"),
        ("Name (Original Name),User Email,Attended,Join Time\nAna,a@x.example,Yes,10:00", "zoom"),
    ],
)
def test_a_table_is_known_by_what_it_says(text: str, name: str) -> None:
    assert importer_for(Source(Path("a.csv"), text.encode())).name == name


class TestSeats:
    def test_an_empty_cell_alters_nothing(self, project: Project, held: Reference, take: Take) -> None:
        assert take("Name,Status", "Ana Sample,").operation is None
        assert seats(project, held)["Ana Sample"].status is S.ACCEPTED

    def test_what_the_file_says_goes_before(self, project: Project, held: Reference, take: Take) -> None:
        report = take("Name,Status,Attendance role,Seat", "Ana Sample,Declined,Chair,xy")
        seat = seats(project, held)["Ana Sample"]
        assert (seat.status, seat.role, seat.seat) == (S.DECLINED, AttendanceRole.CHAIR, "xy")
        (entry,) = report.entries
        assert entry.outcome is Outcome.UPDATED
        assert [(change.field, change.before, change.after) for change in entry.changes] == [
            ("status", "accepted", "declined"),
            ("role", "speaker", "chair"),
            ("seat", "as", "xy"),
        ]

    @pytest.mark.parametrize(
        ("header", "cells", "status"),
        [
            ("RSVP,Attended", "yes,no", S.DID_NOT_SHOW),
            ("RSVP,Attended", "no,no", S.DECLINED),
            ("RSVP,Attended", "apologies,no", S.APOLOGIES),
            ("RSVP,Attended", "no,yes", S.ATTENDED),
            ("RSVP,Attended", "yes,", S.ACCEPTED),
            ("RSVP,Attended", ",-", S.INVITED),
            ("Present,Status", "✓,", S.ATTENDED),
            ("Attended,Status", "x,accepted", S.ATTENDED),
            ("Confirmed,Place", "y,Room 8", S.ACCEPTED),
            ("Invited,Accepted,Attended", "Yes,Yes,No", S.DID_NOT_SHOW),
            ("Invited,Accepted,Attended", "Yes,No,", S.DECLINED),
            ("Invited,Apologies,Attended", "x,x,no", S.APOLOGIES),
            ("Invited,Apologies,Attended", "x,no,", S.INVITED),
        ],
    )
    def test_what_the_columns_come_to(
        self, project: Project, held: Reference, take: Take, header: str, cells: str, status: S
    ) -> None:
        take(f"Name,{header}", f"Bea Placeholder,{cells}")
        assert seats(project, held)["Bea Placeholder"].status is status

    def test_a_seat_that_is_taken_is_left_out(self, project: Project, held: Reference, take: Take) -> None:
        report = take("Name,Attended,Seat", "Bea Placeholder,yes,AS")
        assert "somebody else’s" in report.problems[0].message
        assert seats(project, held)["Bea Placeholder"].seat == ""

    def test_somebody_twice_has_one_seat(self, project: Project, held: Reference, take: Take) -> None:
        take("Name,Email,Status", "Bea Example,bea@x.example,invited", "Bea Example,bea@x.example,attended")
        assert len(seats(project, held)) == 2
        assert seats(project, held)["Bea Example"].status is S.ATTENDED

    def test_a_body_alone_has_a_seat(
        self, project: Project, held: Reference, foundries: Reference, take: Take
    ) -> None:
        take("Organisation,Attended", "example foundries,yes")
        seat = seats(project, held)["Example Foundries"]
        assert (seat.contact, seat.organisation and seat.organisation.id) == (None, foundries.id)

    def test_values_are_what_a_person_says(self, project: Project, held: Reference, take: Take) -> None:
        values = {"status": {"Vielleicht": "invited"}, "attendance_role": {"Wirt": "staff"}}
        mapping = {"Antwort": "status", "Als": "attendance_role"}
        take("Name,Antwort,Als", "Bea Example,vielleicht,Wirt", mapping=mapping, values=values)
        seat = seats(project, held)["Bea Example"]
        assert (seat.status, seat.role) == (S.INVITED, AttendanceRole.STAFF)

    def test_a_column_that_is_not_wanted(self, project: Project, held: Reference, take: Take) -> None:
        take("Name,RSVP,Attended", "Bea Example,yes,yes", mapping={"Attended": ""})
        assert seats(project, held)["Bea Example"].status is S.ACCEPTED


class TestPeople:
    def test_of_two_of_one_name_it_is_the_one_invited(
        self, project: Project, held: Reference, ana: Reference, take: Take
    ) -> None:
        add(project, Contact(given_name="Ana", family_name="Sample"))
        take("Name,Attended", "Ana Sample,yes")
        (seat,) = seats(project, held).values()
        assert (seat.contact and seat.contact.id, seat.status) == (ana.id, S.ATTENDED)

    def test_who_is_not_known_becomes_a_contact(self, project: Project, held: Reference, take: Take) -> None:
        take("Name,Organisation,Job title,Attended", "Dr Bea Example,Example Union,Clerk,yes")
        seat = seats(project, held)["Bea Example"]
        assert seat.contact
        assert seat.organisation
        bea = records.get(project, Contact, seat.contact.id)
        assert (bea.title, bea.affiliations[0].role) == ("Dr", "Clerk")
        assert seat.organisation.name == "Example Union"

    def test_a_person_decides(self, project: Project, held: Reference, ana: Reference, take: Take) -> None:
        matches = {2: ana.uid, 3: LEAVE_OUT, 4: NEW}
        lines = ("Name,Attended", "A. Sample-Jones,yes", "Bea Example,yes", "Ana Sample,yes")
        report = take(*lines, matches=matches)
        outcomes = [entry.outcome for entry in report.entries]
        assert outcomes == [Outcome.UPDATED, Outcome.SKIPPED, Outcome.ADDED]
        first, second = records.get(project, Engagement, held.id).attendance
        assert first.contact
        assert second.contact
        assert (first.contact.id == ana.id, second.contact.id == ana.id) == (True, False)

    def test_whom_it_may_be_is_said(self, project: Project, take: Take) -> None:
        add(project, Contact(given_name="Bea", family_name="Example", emails=(Email(address="b@x.example"),)))
        report = take("Name,Email,Attended", "Bea Example,bea@y.example,yes")
        assert report.entries[0].candidates


class TestEngagements:
    def test_without_one_it_is_refused(self, take: Take) -> None:
        with pytest.raises(Invalid, match="does not say where"):
            take("Name,Attended", "Ana Sample,yes", engagement=None)

    def test_one_that_is_gone(self, take: Take) -> None:
        with pytest.raises(NotFound):
            take("Name,Attended", "Ana Sample,yes", engagement=10**6)

    def test_the_day_alone_names_the_only_one(self, project: Project, held: Reference, take: Take) -> None:
        take("Event date,Name,Attended", "04/03/2020,Ana Sample,yes", engagement=None)
        assert seats(project, held)["Ana Sample"].status is S.ATTENDED

    def test_the_chosen_one_stands_for_what_is_not_known(
        self, project: Project, held: Reference, take: Take
    ) -> None:
        take("Event,Name,Attended", "RT steel,Ana Sample,yes")
        assert seats(project, held)["Ana Sample"].status is S.ATTENDED

    def test_of_one_title_the_day_tells(self, project: Project, held: Reference, take: Take) -> None:
        add(project, Engagement(title="Steel roundtable", held_on=DAY))
        lines = (
            "Event,Date,Name,Attended",
            "Steel Roundtable,2020-03-04,Ana Sample,yes",
            "Steel roundtable,,B,y",
        )
        report = take(*lines, engagement=None)
        assert seats(project, held)["Ana Sample"].status is S.ATTENDED
        assert "2 engagements are called" in report.problems[0].message


class TestOddities:
    @pytest.mark.parametrize("lines", [("Name,Attended",), ("Name,Attended", ",")])
    def test_no_rows(self, take: Take, lines: tuple[str, ...]) -> None:
        report = take(*lines)
        assert (report.read, report.operation) == (0, None)

    def test_a_row_that_is_too_short(self, take: Take) -> None:
        report = take("Name,Organisation,Attended", "Bea Example,yes", "Ed Example,,yes")
        assert (report.added, report.skipped) == (1, 1)
        assert "The row has 2 cells" in report.problems[0].message

    def test_a_long_name(self, project: Project, held: Reference, take: Take) -> None:
        take("Name,Attended", f"{'W' * 5_000},yes")
        assert "W" * 5_000 in seats(project, held)

    def test_more_columns_than_anyone_has(self, take: Take) -> None:
        with pytest.raises(Invalid, match="columns"):
            take(",".join(f"Name{n}" for n in range(2_000)), ",".join("x" * 2_000))

    def test_many_rows_can_be_stopped(self, project: Project, held: Reference, tmp_path: Path) -> None:
        path = tmp_path / "many.csv"
        path.write_text("Name,Attended\n" + "".join(f"Ana Sample{n},yes\n" for n in range(700)))
        before = rows(project)
        seen: list[int] = []

        def progress(done: int, total: int, what: str = "") -> None:
            seen.append(done)
            if len(seen) == 3:
                raise Cancelled("Stopped")

        with pytest.raises(Cancelled):
            import_file(project, path, choices=Choices(engagement=held.id), progress=progress)
        assert rows(project) == before


class TestHowLong:
    def test_they_stayed(self, project: Project, held: Reference, take: Take) -> None:
        lines = (
            "Name,Email,RSVP,Time in,Time out,Minutes",
            "Ana Sample,ana@example.org,Yes,10:02,11:00,",
            "Bea Sample,bea@example.org,Yes,04/03/2020 10:05,4 Mar 2020 10:45,38",
            "Cy Sample,cy@example.org,,,,1h 5m",
            "Di Sample,di@example.org,,23:30,00:10,",
            "Ed Sample,ed@example.org,Yes,,,",
        )
        report = take(*lines)
        assert not report.problems
        found = seats(project, held)
        stays = {
            name: (
                seat.status,
                *(f"{at:%d %H:%M}" if at else "" for at in (seat.joined, seat.left)),
                seat.minutes,
            )
            for name, seat in found.items()
        }
        assert stays == {
            "Ana Sample": (S.ATTENDED, "04 10:02", "04 11:00", 58),
            "Bea Sample": (S.ATTENDED, "04 10:05", "04 10:45", 38),
            "Cy Sample": (S.ATTENDED, "", "", 65),
            "Di Sample": (S.ATTENDED, "04 23:30", "05 00:10", 40),
            "Ed Sample": (S.ACCEPTED, "", "", None),
        }
        again = take(*lines)
        assert again.operation is None
        assert {entry.outcome for entry in again.entries} == {Outcome.SAME}

    def test_what_cannot_be_read_is_told(self, project: Project, held: Reference, take: Take) -> None:
        report = take(
            "Name,Attended,Joined,Left,Minutes",
            "Bea Sample,Yes,late,4 March 2020 09:00,many",
            "Cy Sample,Yes,10:00,4 March 2020 09:00,99999",
            "Di Sample,No,10:00,,60",
            "Ed Sample,Yes,10:00,11:00,60",
            "Fi Sample,Yes,10:00,11:00,60",
        )
        told = [(problem.row, problem.column) for problem in report.problems]
        assert told == [
            (2, "joined"), (2, "minutes"), (3, "left"), (3, "minutes"), (4, "joined"), (4, "minutes"),
        ]  # fmt: skip
        assert seats(project, held)["Di Sample"].status is S.DID_NOT_SHOW
        assert seats(project, held)["Cy Sample"].minutes is None

    def test_a_sign_in_sheet_is_known_and_a_list_of_members_is_not(self, tmp_path: Path) -> None:
        sheet, members = tmp_path / "sheet.csv", tmp_path / "members.csv"
        sheet.write_text("Name,Email,Time in,Time out\nAna,a@x.example,10:00,11:00\n", encoding="utf-8")
        lines = "First name,Surname,Email,Joined,Left\nAna,Sample,a@x.example,1/2/2019,3/4/2020\n"
        members.write_text(lines, encoding="utf-8")
        assert importer_for(Source.read(sheet)).name == "attendance"
        assert importer_for(Source.read(members)).name == "contacts"
