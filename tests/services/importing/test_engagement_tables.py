"""Tables of meetings and of follow-ups into a project: as people keep them, and as nobody should."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engage.domain.agendas import Agenda
from engage.domain.commitments import Commitment, CommitmentState
from engage.domain.consultations import Consultation
from engage.domain.contacts import Contact
from engage.domain.engagements import AgendaItem, Attendance, Channel, Engagement
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.domain.uids import new_uid
from engage.errors import Cancelled, Invalid
from engage.services import records, undo
from engage.services.importing.imports import Choices, ImportReport, import_file
from engage.services.importing.registry import importer_for
from engage.services.importing.source import Source
from engage.services.importing.work import LEAVE_OUT, NEW, Outcome
from engage.services.projects import Project
from tests.builders import DAY, add, rows
from tests.services.importing import golden
from tests.workbook_files import xlsx

LONDON = ZoneInfo("Europe/London")

Take = Callable[..., ImportReport]


@pytest.fixture
def world(project: Project) -> Project:
    """What the files of the corpus speak of."""
    body = add(project, Organisation(name="Example Foundries"))
    add(project, Organisation(name="Example Union"))
    add(project, Contact(given_name="Bea", family_name="Example"))
    add(project, Agenda(title="Example strategy"))
    add(project, Consultation(title="Green heat"))
    for title, day in (("Steel roundtable", 4), ("Example Foundries visit", 25)):
        month = 3 if day == 4 else 2
        seats = (Attendance(organisation=body),)
        add(project, Engagement(title=title, held_on=dt.date(2020, month, day), attendance=seats))
    return project


@pytest.fixture
def take(project: Project, tmp_path: Path) -> Take:
    def take(table: Sequence[Sequence[object]], name: str = "table.csv", **said: Any) -> ImportReport:
        path = tmp_path / name
        if name.endswith(".xlsx"):
            path.write_bytes(xlsx({"Sheet1": table}))
        else:
            path.write_text("\n".join(";".join(map(str, row)) for row in table), encoding="utf-8")
        return import_file(project, path, **said)

    return take


def all_of(project: Project, record: type[Any]) -> list[Any]:
    return records.rows(project, record, records.ids(project, record))


def only(project: Project, record: type[Any]) -> Any:
    (found,) = all_of(project, record)
    return found


@pytest.mark.parametrize(
    "path",
    [*golden.files("engagements"), *golden.files("commitments")],
    ids=lambda path: path.name,
)
def test_a_table_as_people_keep_it(world: Project, path: Path) -> None:
    empty = rows(world)
    report = import_file(world, path)
    golden.compare(path, world, report, (Noun.ENGAGEMENT, Noun.COMMITMENT))
    assert report.format == path.parent.name

    before = rows(world)
    again = import_file(world, path)
    assert (again.added, again.updated, again.merged, again.operation) == (0, 0, 0, None)
    assert rows(world) == before

    undo.undo(world)
    assert rows(world) == empty


def test_a_rehearsal_says_the_same_and_leaves_nothing(world: Project) -> None:
    (path, *_) = golden.files("engagements")
    before = rows(world)
    rehearsed = import_file(world, path, dry_run=True)
    assert rows(world) == before
    assert [each.outcome for each in rehearsed.entries] == [
        each.outcome for each in import_file(world, path).entries
    ]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Title;Date;Place", "engagements"),
        ("Event;When;Venue;Notes", "engagements"),
        ("Action;Owner;Due", "commitments"),
        ("Task;Responsible;Deadline;Status", "commitments"),
        ("Text;Engagement;Contact;Theme", "feedback"),
        ("Text;Date;Contact", "feedback"),
        ("Name;Email;Organisation", "contacts"),
    ],
)
def test_a_table_is_known_by_its_columns(header: str, name: str) -> None:
    row = ";".join("x" for _ in header.split(";"))
    assert importer_for(Source(Path("a.csv"), f"{header}\n{row}\n".encode())).name == name


class TestEngagements:
    HEADER = ("title", "date", "start", "end")

    @pytest.mark.parametrize(
        ("start", "end", "times"),
        [
            ("10:00", "11:30", "10:00-11:30"),
            ("10.00", "", "10:00-"),
            ("2.30pm", "4pm", "14:30-16:00"),
            ("12am", "12pm", "00:00-12:00"),
            ("10:00:00", "11:30:00", "10:00-11:30"),
            ("10:00 to 11:30", "", "10:00-11:30"),
            ("9.30-11am", "", "09:30-11:00"),
            ("11-1pm", "", "11:00-13:00"),
            ("2020-03-25 10:00", "2020-03-25 11:00", "10:00-11:00"),
            ("2020-03-25", "2020-03-25", "-"),
            ("", "", "-"),
        ],
    )
    def test_times_of_day(self, project: Project, take: Take, start: str, end: str, times: str) -> None:
        take([self.HEADER, ("Steel", "25/03/2020", start, end)])
        held = only(project, Engagement)
        said = [
            moment.astimezone(LONDON).strftime("%H:%M") if moment else ""
            for moment in (held.starts_at, held.ends_at)
        ]
        assert ("-".join(said), held.held_on) == (times, DAY)

    def test_one_that_ends_after_midnight(self, project: Project, take: Take) -> None:
        take([self.HEADER, ("Night shift", "2020-03-25", "23:00", "01:00")])
        held = only(project, Engagement)
        assert held.ends_at - held.starts_at == dt.timedelta(hours=2)

    def test_cells_of_a_workbook(self, project: Project, take: Take) -> None:
        moment = dt.datetime.fromisoformat("2020-03-25 14:30")
        take([self.HEADER, ("Steel", DAY, moment, "")], "meetings.xlsx")
        held = only(project, Engagement)
        assert (held.held_on, held.starts_at) == (DAY, moment.replace(tzinfo=LONDON).astimezone(dt.UTC))

    def test_one_that_is_there_gets_what_it_lacks(self, project: Project, take: Take) -> None:
        add(project, Engagement(title="Steel round-table", held_on=DAY, place="Room 8", tags=("steel",)))
        report = take(
            [("title", "date", "place", "owner", "tags"), ("Steel Round Table", DAY, "Room 9", "AB", "heat")]
        )
        held = only(project, Engagement)
        assert (held.place, held.owner, held.tags) == ("Room 8", "AB", ("heat", "steel"))
        (entry,) = report.entries
        assert (entry.outcome, entry.uid) == (Outcome.MERGED, held.uid)
        assert "another place, which was kept" in entry.problem

    def test_one_with_its_id_takes_what_the_file_says(self, project: Project, take: Take) -> None:
        items = (AgendaItem(title="Heat", minutes=20),)
        there = add(project, Engagement(title="Steel", held_on=DAY, place="Room 8", items=items))
        header = ("id", "title", "date", "place", "items")
        take([header, (there.uid, "Glass", "2020-03-26", "Room 9", "Heat (20 min)")])
        held = only(project, Engagement)
        assert (held.title, held.held_on.day, held.place) == ("Glass", 26, "Room 9")
        assert [(item.uid, item.minutes) for item in held.items] == [(items[0].uid, 20)]
        report = take([header, (there.uid, "Glass", "2020-03-26", "Room 9", "Power")])
        assert "another agenda items" in report.problems[0].message
        assert report.operation is None

    def test_a_like_title_is_new_and_said_to_be_unsure(self, project: Project, take: Take) -> None:
        there = add(project, Engagement(title="Roundtable on steel", held_on=DAY))
        report = take([("title", "date"), ("Steel: roundtable", DAY)])
        (entry,) = report.entries
        assert (entry.outcome, [each.uid for each in entry.candidates]) == (Outcome.ADDED, [there.uid])
        assert [(change.field, change.after) for change in entry.changes] == [
            ("title", "Steel: roundtable"),
            ("held_on", "2020-03-25"),
        ]

    def test_another_row_is_nobody_to_choose(self, project: Project, take: Take) -> None:
        report = take([("title", "date"), ("Steel: roundtable", DAY), ("Roundtable on steel", DAY)])
        assert [entry.candidates for entry in report.entries] == [(), ()]
        assert len(all_of(project, Engagement)) == 2

    def test_a_person_decides(self, project: Project, take: Take) -> None:
        there = add(project, Engagement(title="Roundtable on steel", held_on=DAY))
        table = [("title", "date", "place"), ("Steel", DAY, "A"), ("Glass", DAY, "B"), ("Tin", DAY, "C")]
        matches: Mapping[int, str] = {2: there.uid, 3: LEAVE_OUT, 4: NEW}
        report = take(table, choices=Choices(matches=matches))
        assert [each.outcome for each in report.entries] == [Outcome.MERGED, Outcome.SKIPPED, Outcome.ADDED]
        places = {held.title: held.place for held in all_of(project, Engagement)}
        assert places == {"Roundtable on steel": "A", "Tin": "C"}

    def test_a_new_one_is_wanted_beside_the_one_with_its_id(self, project: Project, take: Take) -> None:
        there = add(project, Engagement(title="Steel", held_on=DAY))
        take([("id", "title", "date"), (there.uid, "Steel", DAY)], choices=Choices(matches={2: NEW}))
        assert len(all_of(project, Engagement)) == 2

    def test_a_record_that_is_gone_is_a_problem(self, take: Take) -> None:
        report = take([("title", "date"), ("Steel", DAY)], choices=Choices(matches={2: new_uid()}))
        assert "no longer there" in report.problems[0].message

    def test_the_same_id_twice(self, take: Take) -> None:
        uid = new_uid()
        report = take([("id", "title", "date"), (uid, "Steel", DAY), (uid, "Glass", DAY)])
        assert (report.added, report.skipped) == (1, 1)

    def test_values_are_what_a_person_says(self, project: Project, take: Take) -> None:
        said = Choices(values={"channel": {"Séance": "webinar"}})
        take([("title", "date", "type"), ("Steel", DAY, "Séance")], choices=said)
        assert only(project, Engagement).channel is Channel.WEBINAR

    @pytest.mark.parametrize("body", [[], [("", "", "", "")]])
    def test_no_rows(self, take: Take, body: list[tuple[str, ...]]) -> None:
        report = take([self.HEADER, *body])
        assert (report.read, report.operation) == (0, None)

    def test_long_texts(self, project: Project, take: Take) -> None:
        take([("title", "date", "summary"), ("W" * 5_000, DAY, "wörd " * 1_000)])
        held = only(project, Engagement)
        assert (len(held.title), len(held.summary)) == (5_000, 4_999)

    def test_more_columns_than_anyone_has(self, take: Take) -> None:
        with pytest.raises(Invalid, match="columns"):
            take([[f"title{n}" for n in range(2_000)], ["x"] * 2_000], as_format="engagements")


class TestCommitments:
    HEADER = ("action", "owner", "meeting", "due", "status")

    def test_the_same_is_not_added_twice(self, project: Project, take: Take) -> None:
        add(project, Engagement(title="Steel", held_on=DAY))
        row = ("Send it", "AB", "Steel", "2020-04-01", "")
        take([self.HEADER, row])
        report = take([self.HEADER, row, ("send  IT", "AB", "", "2020-04-01", "done")])
        assert [each.outcome for each in report.entries] == [Outcome.SAME, Outcome.MERGED]
        assert only(project, Commitment).state is CommitmentState.KEPT

    def test_another_day_is_another_one_of_which_it_is_not_sure(self, project: Project, take: Take) -> None:
        take([self.HEADER, ("Send it", "AB", "", "2020-04-01", "")])
        report = take([self.HEADER, ("Send it", "AB", "", "2020-04-02", "")])
        assert report.entries[0].candidates[0].why == "the same words, due on another day"
        assert len(all_of(project, Commitment)) == 2

    def test_it_belongs_to_the_engagement_that_was_chosen(self, project: Project, take: Take) -> None:
        held = add(project, Engagement(title="Steel", held_on=DAY))
        take([self.HEADER, ("Send it", "AB", "Our call", "", "")], choices=Choices(engagement=held.id))
        assert only(project, Commitment).engagement.id == held.id

    def test_of_two_of_one_title_it_is_the_one_of_the_day(self, project: Project, take: Take) -> None:
        add(project, Engagement(title="Steel", held_on=DAY))
        later = add(project, Engagement(title="Steel", held_on=DAY.replace(day=26)))
        table = [("action", "owner", "meeting", "date"), ("A", "x", "Steel", "26/03/2020")]
        take(table)
        assert only(project, Commitment).engagement.id == later.id
        report = take([table[0], ("B", "x", "Steel", "")])
        assert "2 engagements are called “Steel”" in report.problems[0].message

    def test_who_was_resolved_since_stays(self, project: Project, take: Take) -> None:
        table = [("action", "to whom", "due"), ("Send it", "Bea Example", "2020-04-01")]
        take(table)
        made = only(project, Commitment)
        assert made.unresolved == ('@"Bea Example"',)
        bea = add(project, Contact(given_name="Bea", family_name="Example"))
        records.edit(project, Commitment, made.id, contact=bea, unresolved=())
        assert take(table).operation is None

    def test_a_promise_to_a_body(self, project: Project, take: Take) -> None:
        body = add(project, Organisation(name="Example Union"))
        take([("action", "to whom", "due"), ("Send it", "Example Union", "")])
        assert only(project, Commitment).organisation.id == body.id


def test_many_rows_can_be_stopped(project: Project, take: Take) -> None:
    before = rows(project)

    def progress(done: int, total: int, what: str = "") -> None:
        raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        take([("title", "date"), *((f"M{n}", DAY) for n in range(600))], progress=progress)
    assert rows(project) == before
