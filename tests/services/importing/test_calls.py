"""Lists of calls, and chats, into a project: files as Zoom, Teams and Eventbrite write them."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engage.domain.contacts import Contact
from engage.domain.engagements import Attendance, AttendanceRole, AttendanceStatus, Channel, Engagement
from engage.domain.feedback import Feedback
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Noun, Record, Reference
from engage.errors import Cancelled, Invalid, NotFound
from engage.services import records, undo
from engage.services.importing.imports import Choices, ImportReport, import_file
from engage.services.importing.registry import importer_named, recognised
from engage.services.importing.source import Source
from engage.services.importing.tables.columns import How
from engage.services.importing.tables.looks import look
from engage.services.importing.work import LEAVE_OUT, NEW, Outcome
from tests.builders import new_project, rows
from tests.services.importing import golden
from tests.workbook_files import xlsx

NOUNS = (Noun.ENGAGEMENT, Noun.CONTACT, Noun.FEEDBACK)
DAY = dt.date(2026, 4, 21)
FILES = golden.files("calls")
UNDATED = ("zoom-unique", "eventbrite", "chat-old", "chat-short", "chat-recorded")
"""Files that do not say when it was: for these a person says to what they belong."""


class Room:
    """A project with an engagement to which some are invited, and a folder to import from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = new_project(folder / "p.engage")
        castings = self.add(Organisation(name="Example Castings"))
        self.add(Organisation(name="Example Wind Alliance"))
        self.maria = self.add(
            Contact(
                given_name="Maria",
                family_name="Example",
                emails=(Email(address="maria@castings.example.org"),),
            )
        )
        self.brian = self.add(Contact(given_name="Brian", family_name="Example"))
        invited = (
            Attendance(contact=self.maria, organisation=castings, role=AttendanceRole.CHAIR),
            Attendance(contact=self.brian, status=AttendanceStatus.APOLOGIES),
        )
        self.held = self.add(Engagement(title="Steel roundtable", held_on=DAY, attendance=invited))

    def add(self, record: Record) -> Reference:
        noun = records.noun_of(type(record))
        return Reference(records.add(self.project, record).first(noun.value))

    def take(self, path: Path, as_format: str = "", **chosen: Any) -> ImportReport:
        return import_file(self.project, path, choices=Choices(**chosen), as_format=as_format)

    def text(self, text: str, name: str = "list.csv", **chosen: Any) -> ImportReport:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return self.take(path, **chosen)

    def engagements(self) -> list[Engagement]:
        return records.rows(self.project, Engagement, records.ids(self.project, Engagement))

    def seats(self) -> dict[str, Attendance]:
        held = records.get(self.project, Engagement, self.held.id)
        return {seat.name: seat for seat in held.attendance}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    room = Room(tmp_path)
    yield room
    room.project.close()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_as_others_write_it(room: Room, path: Path) -> None:
    empty = rows(room.project)
    report = room.take(path, **chosen(room, path))
    golden.compare(path, room.project, report, NOUNS)

    before = rows(room.project)
    again = room.take(path, **chosen(room, path))
    assert (again.added, again.updated, again.merged, again.operation) == (0, 0, 0, None)
    assert rows(room.project) == before

    undo.undo(room.project)
    assert rows(room.project) == empty


def chosen(room: Room, path: Path) -> dict[str, Any]:
    return {"engagement": room.held.id} if path.name.startswith(UNDATED) else {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_known_by_its_content(path: Path, tmp_path: Path) -> None:
    for name in (path.name, "report.csv", "report.txt"):
        likeness, importer = recognised(Source(tmp_path / name, path.read_bytes()))[0]
        assert importer.name == format_of(path)
        assert likeness.certainty > 0.9
        assert ("columns as" in likeness.why) is (importer.name != "zoom-chat")


def format_of(path: Path) -> str:
    first = path.name.partition("-")[0]
    return "zoom-chat" if first == "chat" else first


def test_lists_of_other_sorts_are_none_of_these(tmp_path: Path) -> None:
    for text in (
        "Name,Email\nAnn,a@example.org\n",
        "Name,Role,Email\nAnn,Chair,a@example.org\n",
        "1. One\n2. Two\n",
    ):
        found = recognised(Source(tmp_path / "list.csv", text.encode()))
        assert not {"zoom", "teams", "eventbrite", "zoom-chat"} & {importer.name for _, importer in found}


HEAD = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n"


def test_an_invitation_only_moves_on(room: Room) -> None:
    registration = "First Name,Last Name,Email,Registration Time,Approval Status\n"
    maria = "Maria,Example,maria@castings.example.org,20/04/2026 10:00:00"
    room.text(f"{registration}{maria},approved\n", engagement=room.held.id)
    assert room.seats()["Maria Example"].status is AttendanceStatus.ACCEPTED
    room.text(f"{registration}{maria},pending\n", engagement=room.held.id)
    assert room.seats()["Maria Example"].status is AttendanceStatus.ACCEPTED
    room.text(f"{registration}Brian,Example,,20/04/2026 10:00:00,approved\n", engagement=room.held.id)
    assert room.seats()["Brian Example"].status is AttendanceStatus.APOLOGIES
    report = room.text(f"{HEAD}Brian Example,,21/04/2026 15:00:00,21/04/2026 15:10:00,10\n")
    brian = room.seats()["Brian Example"]
    assert (brian.status, brian.minutes, report.updated) == (AttendanceStatus.ATTENDED, 10, 1)
    (change, *_) = next(entry for entry in report.entries if entry.row).changes
    assert (change.field, change.before, change.after) == ("status", "apologies", "attended")


def test_what_was_set_by_hand_stays(room: Room) -> None:
    seat = room.seats()["Maria Example"]
    text = (
        f"{HEAD}Maria Example (Host),maria@castings.example.org,21/04/2026 15:00:00,21/04/2026 15:10:00,10\n"
    )
    room.text(text)
    now = room.seats()["Maria Example"]
    assert (now.uid, now.role, now.organisation) == (seat.uid, AttendanceRole.CHAIR, seat.organisation)


def test_two_files_of_one_call_make_one_attendance(room: Room) -> None:
    room.text(f"{HEAD}Maria Example,,21/04/2026 15:00:00,21/04/2026 15:10:00,10\n")
    room.text(f"{HEAD}Maria Example,,21/04/2026 15:05:00,21/04/2026 15:40:00,35\n")
    seat = room.seats()["Maria Example"]
    two = dt.datetime(2026, 4, 21, 14, tzinfo=dt.UTC)
    assert (seat.joined, seat.left) == (two, two + dt.timedelta(minutes=40))
    assert seat.minutes == 35


def test_it_belongs_to_the_one_engagement_of_its_day(room: Room) -> None:
    room.text(f"{HEAD}Ann Example,,21/04/2026 15:00:00,21/04/2026 15:10:00,10\n")
    assert "Ann Example" in room.seats()
    room.add(Engagement(title="Another meeting", held_on=DAY))
    with pytest.raises(Invalid, match="may belong to 2 engagements on Tuesday 21 April 2026"):
        room.text(f"{HEAD}Bo Example,,21/04/2026 15:00:00,21/04/2026 15:10:00,10\n")


def test_without_one_a_new_engagement_is_made(room: Room) -> None:
    preamble = "Meeting ID,Topic,Start Time,End Time\n1,Grids,22/04/2026 09:58:00,22/04/2026 11:02:00\n\n"
    report = room.text(f"{preamble}{HEAD}Ann Example,,22/04/2026 10:00:00,22/04/2026 11:00:00,60\n")
    held = next(held for held in room.engagements() if held.title == "Grids")
    assert (held.channel, held.held_on, held.zone) == (Channel.CALL, dt.date(2026, 4, 22), "Europe/London")
    assert held.starts_at == dt.datetime(2026, 4, 22, 8, 58, tzinfo=dt.UTC)
    assert "It makes a new engagement “Grids”, Wednesday 22 April 2026." in report.notes


def test_a_file_without_a_day_asks(room: Room) -> None:
    text = "Name (Original Name),User Email,Total Duration (Minutes),Guest\nAnn Example,,12,No\n"
    with pytest.raises(Invalid, match="does not say when it was"):
        room.text(text)
    with pytest.raises(NotFound, match="no longer there"):
        room.text(text, engagement=10_000)


def test_the_engagements_day_tells_the_order_of_day_and_month(room: Room) -> None:
    held = room.add(Engagement(title="Grid round table", held_on=dt.date(2026, 4, 3)))
    preamble = (
        "Meeting ID,Topic,Start Time,End Time\n1,Grid round table,4/3/2026 10:00:00,4/3/2026 11:00:00\n\n"
    )
    text = f"{preamble}{HEAD}Ann Example,,4/3/2026 10:00:00,4/3/2026 11:00:00,60\n"
    report = room.text(text)
    assert not any("third of April" in note for note in report.notes)
    (seat,) = records.get(room.project, Engagement, held.id).attendance
    assert seat.joined == dt.datetime(2026, 4, 3, 9, tzinfo=dt.UTC)


def test_the_calls_own_start_tells_the_order_of_day_and_month(room: Room) -> None:
    preamble = 'Meeting ID,Topic,Start Time\n1,Grids,"Apr 3, 2026 10:00 AM"\n\n'
    room.text(f"{preamble}{HEAD}Ann Example,,4/3/2026 10:00:00,4/3/2026 11:00:00,60\n")
    held = next(held for held in room.engagements() if held.title == "Grids")
    assert held.attendance[0].joined == held.starts_at == dt.datetime(2026, 4, 3, 9, tzinfo=dt.UTC)


def test_the_chosen_engagements_day_tells_it_too(room: Room) -> None:
    held = room.add(Engagement(title="Hall", held_on=dt.date(2026, 3, 4)))
    room.text(f"{HEAD}Ann Example,,3/4/2026 10:00:00,3/4/2026 11:00:00,60\n", engagement=held.id)
    (seat,) = records.get(room.project, Engagement, held.id).attendance
    assert seat.joined == dt.datetime(2026, 3, 4, 10, tzinfo=dt.UTC)


def test_a_call_of_another_day_than_the_chosen_engagement_is_told(room: Room) -> None:
    held = room.add(Engagement(title="Hall", held_on=dt.date(2020, 4, 22)))
    text = f"{HEAD}Ann Example,,22/04/2026 10:00:00,22/04/2026 11:00:00,60\n"
    asked = "The file is of Wednesday 22 April 2026: check that this is the engagement that you mean."
    assert asked in room.text(text, engagement=held.id).notes
    same = room.add(Engagement(title="Hall", held_on=dt.date(2026, 4, 22)))
    assert asked not in room.text(text, engagement=same.id).notes


def test_a_person_tells_the_order_of_day_and_month(room: Room) -> None:
    text = f"{HEAD}Ann Example,,4/3/2026 10:00:00,4/3/2026 11:00:00,60\n"
    assert any("third of April" in note for note in room.text(text, day_first=None).notes)
    room.text(text, day_first=False)
    assert {held.held_on for held in room.engagements()} >= {dt.date(2026, 3, 4), dt.date(2026, 4, 3)}


def test_nobody_was_there_on_a_day_to_come(room: Room) -> None:
    tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    january, december = dt.date(tomorrow.year, 1, 12), dt.date(tomorrow.year, 12, 1)
    room.text(f"{HEAD}Ann Example,,01/12/{tomorrow.year} 10:00:00,01/12/{tomorrow.year} 11:00:00,60\n")
    (day,) = {held.held_on for held in room.engagements()} - {DAY}
    assert day == (january if january <= tomorrow < december else december)


def test_the_zone_is_the_engagements(room: Room) -> None:
    held = room.add(Engagement(title="Abroad", held_on=dt.date(2026, 5, 5), zone="America/New_York"))
    room.text(f"{HEAD}Ann Example,,5/5/2026 10:00:00,5/5/2026 11:00:00,60\n", engagement=held.id)
    (seat,) = records.get(room.project, Engagement, held.id).attendance
    assert seat.joined == dt.datetime(2026, 5, 5, 14, tzinfo=dt.UTC)


def test_times_in_utc_are_that(room: Room) -> None:
    head = "Name,First Join (UTC),Last Leave (UTC),Duration,Role\n"
    text = f"{head}Ann Example,21/04/2026 10:00:00,21/04/2026 11:00:00,1h,\n"
    room.text(text, engagement=room.held.id)
    assert room.seats()["Ann Example"].joined == dt.datetime(2026, 4, 21, 10, tzinfo=dt.UTC)


def test_a_known_body_is_kept_with_a_new_person(room: Room) -> None:
    room.text(f"{HEAD}Ann Example | Example Wind Alliance,,21/04/2026 15:00:00,21/04/2026 15:10:00,10\n")
    seat = room.seats()["Ann Example"]
    assert getattr(seat.organisation, "name", "") == "Example Wind Alliance"
    assert len(records.ids(room.project, Organisation)) == 2


def test_a_person_says_who_somebody_is(room: Room) -> None:
    maria = records.get(room.project, Contact, room.maria.id)
    rows = "".join(
        f"{name},,21/04/2026 15:00:00,21/04/2026 15:10:00,10\n"
        for name in ("442079460123", "Not Wanted", "Brian Example")
    )
    report = room.text(f"{HEAD}{rows}", matches={2: maria.uid, 3: LEAVE_OUT, 4: NEW})
    seats = room.seats()
    assert seats["Maria Example"].status is AttendanceStatus.ATTENDED
    assert [seat.status for seat in seats.values()].count(AttendanceStatus.ATTENDED) == 2
    assert [entry.outcome for entry in report.entries if entry.row] == [
        Outcome.UPDATED, Outcome.SKIPPED, Outcome.ADDED,
    ]  # fmt: skip
    assert len(records.ids(room.project, Contact)) == 3


def test_an_invited_person_without_an_address_gets_one(room: Room) -> None:
    room.text(f"{HEAD}Brian Example,brian@example.org,21/04/2026 15:00:00,21/04/2026 15:10:00,10\n")
    brian = records.get(room.project, Contact, room.brian.id)
    assert [email.address for email in brian.emails] == ["brian@example.org"]


def test_an_address_goes_before_the_name_of_an_invited_person(room: Room) -> None:
    room.add(
        Contact(given_name="Brian", family_name="Example", emails=(Email(address="b@wind.example.org"),))
    )
    room.text(f"{HEAD}Brian Example,b@wind.example.org,21/04/2026 15:00:00,21/04/2026 15:10:00,10\n")
    held = records.get(room.project, Engagement, room.held.id)
    assert [seat.status for seat in held.attendance] == ["invited", "apologies", "attended"]
    assert len(records.ids(room.project, Contact)) == 3


def test_columns_can_be_named_by_a_person(room: Room) -> None:
    text = "Hvem,Fra,Til\nAnn Example,21/04/2026 15:00:00,21/04/2026 15:10:00\n"
    mapping = {"Hvem": "name", "Fra": "joined", "Til": "left"}
    room.text(text, mapping=mapping, as_format="zoom")
    assert room.seats()["Ann Example"].minutes == 10
    with pytest.raises(Invalid, match="no field “naem”"):
        room.text(text, mapping={"Hvem": "naem"}, as_format="zoom")
    with pytest.raises(Invalid, match="no column “Hvor”"):
        room.text(text, mapping=mapping | {"Hvor": "organisation"}, as_format="zoom")


@pytest.mark.parametrize("total", ["Total,,,,120", "Total participants: 2,,,,", "Totals,,,,1h 3m"])
def test_whoever_is_called_total_is_nobody(room: Room, total: str) -> None:
    report = room.text(f"{HEAD}Ann Example,,21/04/2026 15:00:00,21/04/2026 16:00:00,60\n{total}\n")
    assert [entry.name for entry in report.entries if entry.row] == ["Ann Example"]
    assert "Row 3 was left out: it sums up the rows above it." in report.notes


def test_a_name_that_was_registered_goes_before_the_one_that_was_shown(room: Room) -> None:
    head = "Attended,User Name (Original Name),First Name,Last Name,Email,Time in Session (minutes)"
    room.text(f"{head}\nYes,Ann E,Ann,Example,ann@example.org,30\n", engagement=room.held.id)
    assert room.seats()["Ann Example"].minutes == 30


TEAMS_IN_ITALIAN = """\
1. Riepilogo
Titolo riunione\tSteel roundtable
Ora di inizio\t21/04/2026, 15:00:00

2. Partecipanti
Nome\tPrimo accesso\tUltima uscita\tDurata riunione\tPosta elettronica\tID partecipante\tRuolo
Ann Example\t21/04/2026, 15:00:00\t21/04/2026, 16:00:00\t1h\tann@example.org\tann@example.org\tRelatore
"""


def test_a_report_of_teams_in_a_language_that_is_not_known(room: Room) -> None:
    report = room.text(TEAMS_IN_ITALIAN)
    assert report.format == "teams"
    assert any("a language that is not known" in note for note in report.notes)
    assert room.seats()["Ann Example"].minutes == 60
    path = room.folder / "list.csv"
    found = look(Source.read(path), importer_named("teams"))
    assert {column.name: (column.field, column.how) for column in found.columns} == {
        "Nome": ("name", How.CONTENT),
        "Primo accesso": ("joined", How.CONTENT),
        "Ultima uscita": ("left", How.CONTENT),
        "Durata riunione": ("duration", How.CONTENT),
        "Posta elettronica": ("email", How.CONTENT),
        "ID partecipante": ("upn", How.CONTENT),
        "Ruolo": ("role", How.CONTENT),
    }
    again = room.take(path, as_format="teams", mapping=found.mapping)
    assert again.operation is None


def test_the_columns_of_each_file_may_be_given_as_they_were_taken(room: Room) -> None:
    for path in FILES:
        report = room.take(path, engagement=room.held.id)
        if report.format == "zoom-chat":
            continue
        found = look(Source.read(path), importer_named(report.format))
        chosen = {"mapping": found.mapping, "sheet": found.sheet, "engagement": room.held.id}
        assert room.take(path, **chosen).operation is None, path.name


def test_a_list_saved_as_a_workbook_is_read_as_well(room: Room) -> None:
    at = [dt.datetime.fromisoformat(f"2026-04-21T{hour}:00:00") for hour in (15, 16)]
    path = room.folder / "participants.xlsx"
    path.write_bytes(xlsx({"Sheet1": [HEAD.strip().split(","), ["Ann Example", "", *at, 60]]}))
    assert room.take(path).format == "zoom"
    seat = room.seats()["Ann Example"]
    assert (seat.joined, seat.minutes) == (dt.datetime(2026, 4, 21, 14, tzinfo=dt.UTC), 60)


def test_an_import_can_be_stopped(room: Room) -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        raise Cancelled("Stopped")

    before = rows(room.project)
    text = HEAD + "".join(
        f"Ann{number} Example,,21/04/2026 15:00:00,21/04/2026 15:10:00,10\n" for number in range(600)
    )
    path = room.folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Cancelled):
        import_file(room.project, path, progress=stop)
    assert rows(room.project) == before


def test_a_chat_beside_its_call_belongs_to_it(room: Room) -> None:
    folder = room.folder / "2026-04-22 10.58.00 Grids and wires 85500000001"
    folder.mkdir()
    path = folder / "meeting_saved_chat.txt"
    path.write_text("11:02:29\t From  Maria Example  to  Everyone : More grids\n", encoding="utf-8")
    room.take(path)
    held = next(held for held in room.engagements() if held.title == "Grids and wires")
    (said,) = records.rows(room.project, Feedback, records.ids(room.project, Feedback))
    assert (said.said_at, said.contact.id) == (
        dt.datetime(2026, 4, 22, 10, 2, 29, tzinfo=dt.UTC),
        room.maria.id,
    )
    assert held.starts_at == dt.datetime(2026, 4, 22, 9, 58, tzinfo=dt.UTC)


def test_a_message_is_left_out_where_a_person_wants_that(room: Room) -> None:
    path = room.folder / "chat.txt"
    lines = [f"11:02:2{number}\t From  Maria Example  to  Everyone : Point {number}\n" for number in (1, 2)]
    path.write_text("".join(lines), encoding="utf-8")
    held = next(iter(room.engagements()))
    report = room.take(path, engagement=held.id, matches={1: LEAVE_OUT})
    outcomes = [entry.outcome for entry in report.entries if entry.row]
    assert outcomes == [Outcome.SKIPPED, Outcome.ADDED]
    (said,) = records.rows(room.project, Feedback, records.ids(room.project, Feedback))
    assert said.text == "Point 2"


def test_what_was_private_is_in_no_part_of_the_project(room: Room) -> None:
    room.text(
        "15:02:29 From Maria Example to Brian Example(Direct Message): Zwetschge",
        "chat.txt",
        engagement=room.held.id,
    )
    assert "Zwetschge" not in str(rows(room.project))
    with room.project.reading() as connection:
        changes = connection.exec_driver_sql("SELECT * FROM change").fetchall()
    assert "Zwetschge" not in str(changes)


def test_a_message_that_was_corrected_is_not_added_again(room: Room) -> None:
    text = "15:02:29 From Maria Example to Everyone: Bils are too high"
    room.text(text, "chat.txt", engagement=room.held.id)
    (id,) = records.ids(room.project, Feedback)
    records.edit(room.project, Feedback, id, text="Bills are too high")
    again = room.text(text, "chat.txt", engagement=room.held.id)
    assert (again.added, again.operation) == (0, None)


def test_numbers_of_groups_before_names_begin_no_section(room: Room) -> None:
    people = "".join(f"{number}. {name} Example,,21/04/2026 15:00:00,21/04/2026 15:10:00,10\n"
                     for number, name in enumerate(("Ann", "Bo", "Maria"), start=1))  # fmt: skip
    room.text(f"{HEAD}{people}")
    assert {"Ann Example", "Bo Example", "Maria Example"} <= set(room.seats())


def test_a_summary_in_utc_is_that(room: Room) -> None:
    text = (
        "1. Summary\nMeeting title\tUniversal\nStart time (UTC)\t6/25/2026, 10:00:00 AM\n\n2. Participants\n"
        "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\nAnn Example\n"
    )
    room.text(text)
    held = next(held for held in room.engagements() if held.title == "Universal")
    assert held.starts_at == dt.datetime(2026, 6, 25, 10, tzinfo=dt.UTC)


def test_whoever_shows_only_a_body_is_that_body(room: Room) -> None:
    wind = f"{HEAD}Example Wind Alliance,,21/04/2026 15:00:00,21/04/2026 15:10:00,10\n"
    report = room.text(wind)
    (seat,) = (seat for seat in room.seats().values() if seat.contact is None)
    assert (seat.name, seat.minutes) == ("Example Wind Alliance", 10)
    assert [entry.noun for entry in report.entries if entry.row] == [Noun.ORGANISATION]
    assert room.text(wind).operation is None


def test_nobody_stays_for_ever(room: Room) -> None:
    report = room.text(f"{HEAD}Ann Example,,21/04/2026 15:00:00,,999999\n")
    assert [problem.message for problem in report.problems] == [
        "999,999 minutes are more than anybody stays, and were left out."
    ]
    assert room.seats()["Ann Example"].minutes is None
