"""Calendars into a project: files as calendars write them, and files as nobody should."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.contacts import Contact
from engage.domain.engagements import AttendanceStatus, Channel, Engagement
from engage.domain.organisations import Email
from engage.domain.records import Noun
from engage.errors import Cancelled, EngageError, Invalid
from engage.services import records, undo
from engage.services.importing.imports import Choices, ImportReport, import_file
from engage.services.importing.work import LEAVE_OUT, NEW, Outcome
from engage.services.projects import Project
from tests.builders import rows
from tests.services.importing import golden

NOUNS = (Noun.ENGAGEMENT, Noun.CONTACT)

Take = Callable[..., ImportReport]


@pytest.fixture
def take(project: Project, tmp_path: Path) -> Take:
    def take(*meetings: str, **options: Any) -> ImportReport:
        path = tmp_path / "calendar.ics"
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *meetings, "END:VCALENDAR", ""]
        path.write_text("\r\n".join(lines), encoding="utf-8", newline="")
        return import_file(project, path, **options)

    return take


def meeting(*lines: str, title: str = "Talk", start: str = ":20200325T140000Z", uid: str = "17") -> str:
    return "\r\n".join(
        ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", f"DTSTART{start}", *lines, "END:VEVENT"]
    )


def all_of(project: Project, record: type[Any]) -> list[Any]:
    return records.rows(project, record, records.ids(project, record, "is:any"))


def only(project: Project) -> Engagement:
    (found,) = all_of(project, Engagement)
    return found


def statuses(engagement: Engagement) -> dict[str, str]:
    return {seat.name: seat.status.value for seat in engagement.attendance}


@pytest.mark.parametrize("path", golden.files("ics"), ids=lambda path: path.name)
def test_a_file_as_others_write_it(project: Project, path: Path) -> None:
    empty = rows(project)
    report = import_file(project, path)
    golden.compare(path, project, report, NOUNS)
    assert report.read == len(report.entries)

    before = rows(project)
    again = import_file(project, path)
    assert (again.added, again.updated, again.merged, again.operation) == (0, 0, 0, None)
    assert rows(project) == before

    undo.undo(project)
    assert rows(project) == empty


class TestTimes:
    @pytest.mark.parametrize(
        ("start", "moment", "zone"),
        [
            (":20200625T140000Z", "2020-06-25T14:00", "Europe/London"),
            (":20200625T140000", "2020-06-25T13:00", "Europe/London"),
            (";TZID=Europe/Paris:20200625T140000", "2020-06-25T12:00", "Europe/Paris"),
            (";TZID=Pacific Standard Time:20200625T140000", "2020-06-25T21:00", "America/Los_Angeles"),
            (";TZID=/x.example/1/America/Argentina/Salta:20200625T140000", "2020-06-25T17:00",
             "America/Argentina/Salta"),
            (";TZID=Nowhere:20200625T140000", "2020-06-25T13:00", "Europe/London"),
            (";TZID=../../etc/passwd:20200625T140000", "2020-06-25T13:00", "Europe/London"),
        ],
    )  # fmt: skip
    def test_zones(self, project: Project, take: Take, start: str, moment: str, zone: str) -> None:
        take(meeting(start=start))
        held = only(project)
        assert held.starts_at == dt.datetime.fromisoformat(f"{moment}:00+00:00")
        assert held.zone == zone

    @pytest.mark.parametrize(
        ("day", "hour"), [("0328", 14), ("0329", 13), ("1024", 13), ("1025", 14), ("0101", 14)]
    )
    def test_a_zone_that_only_the_calendar_explains(
        self, project: Project, take: Take, day: str, hour: int
    ) -> None:
        zone = (
            "BEGIN:VTIMEZONE\r\nTZID:Our own\r\n"
            "BEGIN:STANDARD\r\nDTSTART:19701025T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\n"
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
            "BEGIN:DAYLIGHT\r\nDTSTART:19700329T010000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\n"
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE"
        )
        assert take(meeting(start=f";TZID=Our own:2020{day}T140000"), zone).problems == ()
        moment = only(project).starts_at
        assert moment is not None
        assert moment.hour == hour

    def test_a_time_in_utc_is_that_whatever_zone_is_named_with_it(self, project: Project, take: Take) -> None:
        zone = (
            "BEGIN:VTIMEZONE\r\nTZID:Our own\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
            "TZOFFSETTO:+0500\r\nEND:STANDARD\r\nEND:VTIMEZONE"
        )
        take(zone, meeting(start=";TZID=Our own:20200625T140000Z"))
        assert only(project).starts_at == dt.datetime(2020, 6, 25, 14, tzinfo=dt.UTC)

    def test_a_rule_without_end_is_not_followed(self, take: Take) -> None:
        zone = (
            "BEGIN:VTIMEZONE\r\nTZID:Bomb\r\nBEGIN:STANDARD\r\nDTSTART:00010101T000000\r\n"
            "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE"
        )
        rule = "RRULE:FREQ=SECONDLY;COUNT=999999999"
        assert take(zone, meeting(rule, start=";TZID=Bomb:20200325T140000")).added == 1


class TestChannels:
    @pytest.mark.parametrize(
        ("title", "lines", "channel"),
        [
            ("Talk", (), Channel.MEETING),
            ("Talk", ("LOCATION:1 Example Street",), Channel.MEETING),
            ("Talk", ("LOCATION:Microsoft Teams Meeting",), Channel.CALL),
            ("Talk", ("URL:https://teams.microsoft.com/l/meetup-join/1",), Channel.CALL),
            ("Talk", ("DESCRIPTION:Join: https://x.zoom.us/j/1",), Channel.CALL),
            ("Talk", ("LOCATION:Room 4", "URL:https://x.zoom.us/j/1"), Channel.MEETING),
            ("Talk", ("URL:https://x.zoom.us/webinar/register/1",), Channel.WEBINAR),
            ("Talk", ("URL:https://example.org/zoom",), Channel.MEETING),
            ("Heat roundtable", ("URL:https://x.zoom.us/j/1",), Channel.ROUNDTABLE),
            ("Call for evidence", (), Channel.MEETING),
        ],
    )
    def test_it_is_guessed(
        self, project: Project, take: Take, title: str, lines: tuple[str, ...], channel: Channel
    ) -> None:
        take(meeting(*lines, title=title))
        assert only(project).channel is channel


class TestAgain:
    """A later file says what is new, and takes nothing away."""

    def test_a_meeting_is_moved(self, project: Project, take: Take) -> None:
        take(meeting("LOCATION:Room 4"))
        report = take(meeting("LOCATION:Room 5", "SEQUENCE:2", start=":20200326T140000Z"))
        assert (report.updated, [change.field for change in report.entries[0].changes]) == (
            1,
            ["held_on", "starts_at", "place"],
        )
        assert (only(project).place, only(project).held_on) == ("Room 5", dt.date(2020, 3, 26))

    def test_what_people_have_added_stays(self, project: Project, take: Take) -> None:
        take(meeting("DESCRIPTION:Bring papers", "ATTENDEE;CN=Ana Sample:mailto:ana@x.example"))
        was = only(project)
        (seat,) = was.attendance
        records.edit(
            project,
            Engagement,
            was.id,
            notes=f"{was.notes}\nOurs",
            tags=("ours",),
            channel=Channel.SITE_VISIT,
            attendance=(replace(seat, status=AttendanceStatus.ATTENDED),),
        )
        who = "ATTENDEE;PARTSTAT=DECLINED;CN=Ana Sample:mailto:ana@x.example"
        report = take(meeting("DESCRIPTION:Bring papers", who))
        assert report.operation is None
        now = only(project)
        assert (now.notes, now.tags, now.channel) == ("Bring papers\nOurs", ("ours",), Channel.SITE_VISIT)
        assert statuses(now) == {"Ana Sample": "attended"}

    def test_an_answer_is_taken_and_silence_is_none(self, project: Project, take: Take) -> None:
        take(meeting("ATTENDEE;CN=Ana Sample;PARTSTAT=ACCEPTED:mailto:ana@x.example"))
        take(meeting("ATTENDEE;CN=Ana Sample;PARTSTAT=NEEDS-ACTION:mailto:ana@x.example"))
        assert statuses(only(project)) == {"Ana Sample": "accepted"}
        take(meeting("ATTENDEE;CN=Ana Sample;PARTSTAT=DECLINED:mailto:ana@x.example"))
        assert statuses(only(project)) == {"Ana Sample": "declined"}

    def test_a_meeting_is_called_off(self, project: Project, take: Take) -> None:
        take(meeting())
        take(meeting("STATUS:CANCELLED"))
        assert (only(project).archived, only(project).tags) == (True, ("cancelled",))

    def test_one_of_the_same_day_and_title_gets_what_it_lacks(self, project: Project, take: Take) -> None:
        records.add(project, Engagement(title="TALK", held_on=dt.date(2020, 3, 25), place="Hall"))
        report = take(meeting("LOCATION:Room 4", "CATEGORIES:heat"))
        assert (report.merged, [problem.column for problem in report.problems]) == (1, ["place"])
        now = only(project)
        assert (now.title, now.place, now.tags) == ("TALK", "Hall", ("heat",))
        assert now.starts_at is not None
        assert take(meeting("LOCATION:Room 4", "CATEGORIES:heat")).operation is None

    def test_what_a_person_chose_goes_before_all(self, project: Project, take: Take) -> None:
        there = Engagement(title="Other", held_on=dt.date(2020, 3, 25))
        id = records.add(project, there).first("engagement")
        talk = meeting()
        assert take(talk, choices=Choices(matches={3: LEAVE_OUT})).skipped == 1
        assert take(talk, choices=Choices(matches={3: there.uid})).merged == 1
        assert take(talk, choices=Choices(engagement=id)).operation is None
        assert take(talk, choices=Choices(matches={3: NEW})).added == 1

    def test_a_whole_day_that_was_moved(self, project: Project, take: Take) -> None:
        take(meeting(start=";VALUE=DATE:20200625"))
        take(meeting(start=";VALUE=DATE:20200626"))
        assert (only(project).held_on, only(project).starts_at) == (dt.date(2020, 6, 26), None)


class TestPeople:
    def test_whoever_is_known_by_address_is_invited(self, project: Project, take: Take) -> None:
        ana = Contact(given_name="Ana", family_name="Sample", emails=(Email(address="ana@x.example"),))
        records.add(project, ana)
        report = take(meeting("ATTENDEE;CN=Sample\\, Ana;PARTSTAT=ACCEPTED:MAILTO:ANA@x.example"))
        assert report.notes == ()
        assert statuses(only(project)) == {"Ana Sample": "accepted"}

    @pytest.mark.parametrize("who", ["ATTENDEE", "ATTENDEE;CN=as@x.example"])
    def test_an_address_alone_will_do(self, project: Project, take: Take, who: str) -> None:
        ana = Contact(given_name="Ana", family_name="Sample", emails=(Email(address="AS@x.example"),))
        records.add(project, ana)
        take(
            meeting(
                f"{who}:mailto:as@x.example",
                "ATTENDEE:mailto:ben.test@x.example",
                "ATTENDEE:mailto:x@x.example",
            )
        )
        assert set(statuses(only(project))) == {"Ana Sample", "Ben Test", "x@x.example"}
        assert len(all_of(project, Contact)) == 3

    def test_somebody_at_two_meetings_is_one(self, project: Project, take: Take) -> None:
        who = "ATTENDEE;CN=Ana Sample:mailto:ana@x.example"
        report = take(meeting(who), meeting(who.replace("CN=Ana Sample", "CN=ana@x.example"), uid="18"))
        assert report.notes == ("1 contact was added: they are invited, and were not known.",)
        assert len(all_of(project, Contact)) == 1


class TestDamage:
    def test_a_line_too_long(self, project: Project, take: Take) -> None:
        assert take(meeting("DESCRIPTION:" + "x" * 10_000_000)).added == 1
        assert len(only(project).notes) < 1_000_001

    def test_ten_thousand_components_in_one_another(self, take: Take) -> None:
        assert take(meeting(*["BEGIN:VALARM"] * 10_000), meeting(uid="18")).added == 2
        assert take(*["BEGIN:VEVENT"] * 2_000, meeting(uid="19", title="Other")).added == 1

    def test_more_invited_than_can_be(self, project: Project, take: Take) -> None:
        crowd = [f"ATTENDEE;CN=A{n} Sample:mailto:a{n}@x.example" for n in range(6_000)]
        take(meeting(*crowd))
        assert len(only(project).attendance) < 5_001

    def test_a_calendar_without_meetings_is_refused(self, take: Take) -> None:
        with pytest.raises(Invalid, match="has no meetings"):
            take("BEGIN:VTODO", "END:VTODO")

    def test_it_can_be_stopped(self, project: Project, take: Take) -> None:
        before = rows(project)

        def progress(done: int, total: int, what: str = "") -> None:
            assert done <= total
            raise Cancelled("Stopped")

        with pytest.raises(Cancelled):
            take(*(meeting(uid=str(n)) for n in range(200)), progress=progress)
        assert rows(project) == before


PIECES = (
    *("BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "BEGIN:VALARM\r\n", "BEGIN:VTIMEZONE\r\n", "END:VTIMEZONE\r\n"),
    *(
        "BEGIN:STANDARD\r\n",
        "END:STANDARD\r\n",
        "TZID:Own\r\n",
        "TZOFFSETTO:+0100\r\n",
        "TZOFFSETTO:-9999\r\n",
    ),
    *("DTSTART:16010101T000000\r\n", "DTSTART;TZID=Own:20200325T140000\r\n", "DTSTART:20200325\r\n", "DTEND"),
    *(
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n",
        "RRULE:FREQ=SECONDLY\r\n",
        "SUMMARY:Talk\r\n",
        "UID:17\r\n",
    ),
    *("ATTENDEE;CN=Ana Sample:mailto:a@x.example\r\n", "ORGANIZER", "CATEGORIES", ";TZID=", ";VALUE=PERIOD"),
    *(
        "RECURRENCE-ID",
        "DURATION:-P1D\r\n",
        ":20200101T000000Z/PT1H\r\n",
        ":99991231T235959Z\r\n",
        "\r\n ",
        '"',
        "\\",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_calendar_is_read_or_refused(shared: Project, pieces: list[str]) -> None:
    path = shared.path.with_name("any.ics")
    path.write_text("".join(["BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", *pieces]), newline="")
    try:
        report = import_file(shared, path, dry_run=True)
    except EngageError:
        return
    assert report.read == report.added + report.updated + report.merged + report.skipped


def test_what_a_new_meeting_says_is_told_field_by_field(take: Take) -> None:
    lines = ("LOCATION:Room 4", "ATTENDEE;CN=Ana Sample:mailto:ana@example.org")
    (entry,) = take(meeting(*lines), dry_run=True).entries
    told = {change.field: (change.before, change.after) for change in entry.changes}
    assert entry.outcome is Outcome.ADDED
    assert told["title"] == ("", "Talk")
    assert told["place"] == ("", "Room 4")
    assert told["attendance"] == ("", "1 invited")


def test_whoever_is_invited_and_may_be_somebody_is_shown_and_decided_on_by_line(
    project: Project, take: Take
) -> None:
    known = Contact(given_name="Ana", family_name="Sample", emails=(Email(address="ana@home.example"),))
    records.add(project, known)
    invited = meeting("DESCRIPTION:Long", " er", "ATTENDEE;CN=Ana Sample:mailto:ana.sample@work.example")
    report = take(invited, dry_run=True)
    (unsure,) = [entry for entry in report.entries if entry.candidates]
    assert (unsure.row, unsure.noun, unsure.name, unsure.candidates[0].uid) == (
        9,
        Noun.CONTACT,
        "Ana Sample",
        known.uid,
    )
    assert report.added == 1
    told = take(invited, choices=Choices(matches={9: known.uid}))
    assert [entry.outcome for entry in told.entries if entry.row == 9] == [Outcome.MERGED]
    (person,) = all_of(project, Contact)
    assert {email.address for email in person.emails} == {"ana@home.example", "ana.sample@work.example"}
    assert list(statuses(only(project))) == ["Ana Sample"]
    assert take(invited).operation is None


def test_whoever_is_not_wanted_is_not_invited(project: Project, take: Take) -> None:
    take(meeting("ATTENDEE:mailto:ana@x.example"), choices=Choices(matches={7: LEAVE_OUT}))
    assert (all_of(project, Contact), only(project).attendance) == ([], ())
