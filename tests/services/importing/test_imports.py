"""Files into a project: what each format makes, and that a deed is whole or not at all."""

import datetime as dt
import gc
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.agendas import Agenda, Theme
from engage.domain.consultations import Consultation, Question
from engage.domain.contacts import Contact
from engage.domain.disclosure import Level, Rule
from engage.domain.engagements import Engagement
from engage.domain.feedback import Coding, CodingSource, Feedback, Stance
from engage.domain.organisations import Email, Organisation, OrganisationKind, Reach
from engage.domain.records import Noun, Record, Reference
from engage.errors import Cancelled, Conflict, EngageError, Invalid, NotFound
from engage.services import records, undo
from engage.services.exporting.data import export
from engage.services.importing.imports import Choices, ImportReport, import_file
from engage.services.importing.source import Source
from engage.services.importing.work import LEAVE_OUT
from engage.services.projects import Project
from tests.builders import new_project, rows

AGENDA = """\
# Warm homes

Version: 2
Published by: Example Alliance

## Pillar 1: Heat

Homes are cold.

- Survey; and
- Pay
  - Lofts

## Pillar 2: Light

- Windows

Read more on our pages.
"""

NOTE = """\
Warm homes in the north
On Tuesday 4th May, the group met under the Chatham House Rule with builders.
Key points were:
- Colleges need places
- Tenants come first"""


class Desk:
    """A project and a folder to import from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = new_project(folder / "p.engage")

    def file(self, text: str, name: str = "file.csv") -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def take(self, text: str, name: str = "file.csv", **options: Any) -> ImportReport:
        chosen = {key: options.pop(key) for key in ("mapping", "engagement", "matches") if key in options}
        return import_file(self.project, self.file(text, name), choices=Choices(**chosen), **options)

    def all(self, record: type[Record], filter: str = "") -> list[Any]:
        return records.rows(self.project, record, records.ids(self.project, record, filter))

    def only(self, record: type[Record]) -> Any:
        (found,) = self.all(record)
        return found

    def add(self, record: Record, noun: str) -> Reference:
        return Reference(records.add(self.project, record).first(noun))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.project.close()


def counts(report: ImportReport) -> tuple[int, int, int, int, int]:
    return report.read, report.added, report.updated, report.merged, report.skipped


def problems(report: ImportReport) -> list[tuple[int | None, str]]:
    return [(problem.row, problem.column) for problem in report.problems]


class TestAgendas:
    def test_a_document_becomes_an_agenda(self, desk: Desk) -> None:
        report = desk.take(AGENDA, "warm.md")
        assert (report.format, counts(report)) == ("agenda", (7, 6, 0, 0, 1))
        assert report.left_out == ((18, "Read more on our pages."),)
        agenda = desk.only(Agenda)
        assert (agenda.title, agenda.version, agenda.publisher) == ("Warm homes", "2", "Example Alliance")
        themes = {theme.code: theme for theme in desk.all(Theme)}
        assert {code: theme.title for code, theme in themes.items()} == {
            "1": "Heat", "1.1": "Survey", "1.2": "Pay", "1.2.1": "Lofts", "2": "Light", "2.1": "Windows",
        }  # fmt: skip
        assert {code: theme.parent and theme.parent.kind for code, theme in themes.items()} == {
            "1": None, "1.1": "1", "1.2": "1", "1.2.1": "1.2", "2": None, "2.1": "2",
        }  # fmt: skip
        assert [themes[code].position for code in ("1", "2", "1.1", "1.2")] == [0, 1, 0, 1]
        assert themes["1"].description == "Homes are cold."

    def test_the_same_again_is_a_conflict(self, desk: Desk) -> None:
        desk.take(AGENDA, "warm.md")
        before = rows(desk.project)
        with pytest.raises(Conflict, match="“Warm homes” is in the project: in version 2"):
            desk.take(AGENDA, "warm.md")
        assert rows(desk.project) == before
        desk.take(AGENDA, "warm.md", mapping={"version": "3"})
        assert {agenda.version for agenda in desk.all(Agenda)} == {"2", "3"}

    def test_a_table_becomes_an_agenda(self, desk: Desk) -> None:
        report = desk.take(
            "Code;Title;Parent;Description;Keywords\n"
            "1.5;Walls;;;\n"
            "1;Heat;;Homes are cold.;warm, cosy\n"
            ";Loft;1;;\n"
            ";Old lofts;Loft;;\n"
            "H;Help;;;\n",
            "warm_homes.csv",
        )
        assert counts(report) == (5, 5, 0, 0, 0)
        assert desk.only(Agenda).title == "Warm homes"
        themes = {theme.title: (theme.code, theme.parent and theme.parent.kind) for theme in desk.all(Theme)}
        assert themes == {
            "Heat": ("1", None), "Walls": ("1.5", "1"), "Loft": ("1.1", "1"), "Old lofts": ("1.1.1", "1.1"),
            "Help": ("H", None),
        }  # fmt: skip
        (heat,) = (theme for theme in desk.all(Theme) if theme.title == "Heat")
        assert (heat.description, heat.keywords) == ("Homes are cold.", ("warm", "cosy"))

    def test_rows_that_cannot_be_placed_are_problems(self, desk: Desk) -> None:
        report = desk.take(
            "code,title,parent\n1,Heat,\n1,Again,\n2,,\n3,Lost,9\na,A,b\nb,B,a\nc,C,3\n4,Light,\n"
        )
        assert {theme.title for theme in desk.all(Theme)} == {"Heat", "Light"}
        assert counts(report) == (8, 2, 0, 0, 6)
        assert problems(report) == [
            (3, "code"), (4, "title"), (5, "parent"), (6, "parent"), (7, "parent"), (8, "parent"),
        ]  # fmt: skip

    def test_a_table_without_a_usable_row_is_refused(self, desk: Desk) -> None:
        with pytest.raises(Invalid, match="has no themes that can be used"):
            desk.take("code,title,parent\n1,Heat,9\n")
        assert desk.all(Agenda) == []


class TestNotes:
    def test_a_note_becomes_an_engagement_with_key_points(self, desk: Desk) -> None:
        report = desk.take(NOTE, "note.txt", mapping={"year": "2021"})
        assert (report.format, counts(report)) == ("notes", (2, 2, 0, 0, 0))
        meeting = desk.only(Engagement)
        assert (meeting.title, meeting.held_on) == ("Warm homes in the north", dt.date(2021, 5, 4))
        assert meeting.rule is Rule.CHATHAM_HOUSE
        assert meeting.summary.startswith("On Tuesday 4th May, the group met")
        points = sorted(desk.all(Feedback), key=lambda point: point.id)
        assert [point.text for point in points] == ["Colleges need places", "Tenants come first"]
        for point in points:
            assert point.is_key_point
            assert point.engagement.id == meeting.id
            assert point.said_on == meeting.held_on

    def test_the_year_is_asked_for(self, desk: Desk) -> None:
        with pytest.raises(Invalid, match="--map year=2020") as caught:
            desk.take(NOTE, "note.txt")
        assert caught.value.field == "year"
        for year in ("20x", "0", "12345"):
            with pytest.raises(Invalid, match="is no year"):
                desk.take(NOTE, "note.txt", mapping={"year": year})
        assert desk.all(Engagement) == []

    def test_a_wrong_weekday_is_a_problem(self, desk: Desk) -> None:
        report = desk.take(NOTE, "note.txt", mapping={"year": "2020"})
        assert problems(report) == [(2, "")]
        assert desk.only(Engagement).held_on == dt.date(2020, 5, 4)

    def test_what_the_caller_gives_stands(self, desk: Desk) -> None:
        desk.take(AGENDA, "warm.md")
        given = {"date": "5 May 2021", "Title": "The north", "agenda": "Warm homes", "place": "Exampleton"}
        desk.take(NOTE, "note.txt", mapping=given)
        meeting = desk.only(Engagement)
        assert (meeting.title, meeting.held_on, meeting.place) == (
            "The north",
            dt.date(2021, 5, 5),
            "Exampleton",
        )
        assert meeting.agenda.name == "Warm homes"
        assert {point.said_on for point in desk.all(Feedback)} == {dt.date(2021, 5, 5)}

    @pytest.mark.parametrize("given", [{"agenda": "None"}, {"colour": "red"}])
    def test_what_cannot_be_given_is_refused(self, desk: Desk, given: Mapping[str, str]) -> None:
        with pytest.raises(EngageError):
            desk.take(NOTE, "note.txt", mapping={"year": "2021", **given})

    def test_the_same_note_again_is_a_conflict(self, desk: Desk) -> None:
        desk.take(NOTE, "note.txt", mapping={"year": "2021"})
        with pytest.raises(Conflict, match="of Tuesday 4 May 2021 is there already"):
            desk.take(NOTE, "note.txt", mapping={"year": "2021"})

    def test_a_note_may_belong_to_an_engagement_that_is_there(self, desk: Desk) -> None:
        there = desk.add(
            Engagement(title="Roundtable", held_on=dt.date(2020, 1, 7), summary="We met.", rule=Rule.PRIVATE),
            "engagement",
        )
        assert counts(desk.take(NOTE, "note.txt", engagement=there.id)) == (2, 2, 0, 0, 0)
        meeting = desk.only(Engagement)
        assert meeting.rule is Rule.PRIVATE
        assert meeting.summary.startswith("We met.\n\nOn Tuesday")
        assert {point.said_on for point in desk.all(Feedback)} == {dt.date(2020, 1, 7)}
        before = rows(desk.project)
        assert counts(desk.take(NOTE, "note.txt", engagement=there.id)) == (2, 0, 0, 0, 2)
        assert rows(desk.project) == before

    def test_an_engagement_that_is_gone(self, desk: Desk) -> None:
        with pytest.raises(NotFound):
            desk.take(NOTE, "note.txt", engagement=9)


class TestOrganisations:
    TABLE = (
        "Name,Short name,Kind,Region,E-mail,Tags,Influence\n"
        "Example Steel,ES,large company,Wales,press: news@steel.example,metal; big,4\n"
        "Example Union,,union,,,,\n"
    )

    def test_columns_are_known_by_name(self, desk: Desk) -> None:
        report = desk.take(self.TABLE)
        assert (report.format, counts(report)) == ("organisations", (2, 2, 0, 0, 0))
        steel, union = sorted(desk.all(Organisation), key=lambda body: body.name)
        assert (steel.short_name, steel.kind, steel.region) == ("ES", OrganisationKind.LARGE_COMPANY, "Wales")
        assert [(email.address, email.kind) for email in steel.emails] == [
            ("news@steel.example", Reach.PRESS)
        ]
        assert (set(steel.tags), steel.influence) == ({"metal", "big"}, 4)
        assert union.kind is OrganisationKind.UNION

    def test_the_same_file_again_alters_nothing(self, desk: Desk) -> None:
        desk.take(self.TABLE)
        before = rows(desk.project)
        report = desk.take(self.TABLE)
        assert counts(report) == (2, 0, 0, 0, 2)
        assert report.operation is None
        assert rows(desk.project) == before

    def test_one_known_by_name_gets_what_it_lacks_and_keeps_what_it_has(self, desk: Desk) -> None:
        desk.add(Organisation(name="EXAMPLE  Stéel".replace("  ", " "), region="England"), "organisation")
        report = desk.take(self.TABLE)
        assert counts(report) == (2, 1, 0, 1, 0)
        assert problems(report) == [(2, "region")]
        assert "region, which was kept" in report.problems[0].message
        (steel,) = desk.all(Organisation, "kind:large_company")
        assert (steel.name, steel.region, steel.influence) == ("EXAMPLE Stéel", "England", 4)
        assert [email.address for email in steel.emails] == ["news@steel.example"]

    def test_one_known_by_id_takes_what_the_file_says(self, desk: Desk) -> None:
        body = Organisation(
            name="Example Steel",
            region="England",
            emails=(Email(address="a@steel.example"), Email(address="b@steel.example")),
        )
        desk.add(body, "organisation")
        text = f"ID,Region,Email\n{body.uid},Wales,b@steel.example\n"
        assert counts(desk.take(text, as_format="organisations")) == (1, 0, 1, 0, 0)
        steel = desk.only(Organisation)
        assert (steel.name, steel.region) == ("Example Steel", "Wales")
        assert [email.uid for email in steel.emails] == [body.emails[1].uid]
        assert counts(desk.take(text, as_format="organisations")) == (1, 0, 0, 0, 1)

    def test_an_id_of_another_project_is_kept(self, desk: Desk) -> None:
        uid = Organisation(name="x").uid
        report = desk.take(f"id,name,kind\n{uid.upper()},Example Steel,sme\n{uid},Example Iron,sme\n")
        body = desk.only(Organisation)
        assert (body.uid, body.name) == (uid, "Example Steel")
        assert (counts(report), problems(report)) == ((2, 1, 0, 0, 1), [(3, "")])

    def test_an_id_of_another_program_is_a_problem_and_the_row_is_read(self, desk: Desk) -> None:
        report = desk.take("id,name,kind\n12,Example Steel,sme\n")
        assert problems(report) == [(2, "id")]
        assert desk.only(Organisation).name == "Example Steel"

    def test_rows_without_what_they_need_are_left_out_and_the_rest_written(self, desk: Desk) -> None:
        report = desk.take(
            "name,kind,influence,fax\n"
            "Example A,purple,,1\n"
            "Example B,sme,9,\n"
            ",sme,,\n"
            "Example C,sme\n"
            "Example D,sme,1,\n"
            "Example D,sme,1,\n"
        )
        assert [body.name for body in desk.all(Organisation)] == ["Example A", "Example B", "Example D"]
        assert (counts(report), report.same, report.without) == ((6, 3, 0, 0, 3), 1, 2)
        assert problems(report) == [(1, "fax"), (2, "kind"), (3, "influence"), (4, "name"), (5, "")]
        assert [entry.without for entry in report.entries] == [("kind",), ("influence",), (), (), (), ()]

    def test_two_of_one_name_are_not_chosen_between(self, desk: Desk) -> None:
        for _ in range(2):
            desk.add(Organisation(name="Example Steel"), "organisation")
        report = desk.take("name,kind\nExample Steel,sme\n")
        assert (counts(report), problems(report)) == ((1, 1, 0, 0, 0), [])
        (entry,) = report.entries
        assert [candidate.name for candidate in entry.candidates] == ["Example Steel"] * 2
        assert counts(desk.take("name,kind\nExample Steel,sme\n")) == (1, 0, 0, 0, 1)


class TestContacts:
    TABLE = (
        "given_name,family_name,email,organisation,role\n"
        "Ana,Sample,ana@steel.example,Example Steel,Director\n"
        "Ana,Sample,ana@union.example,Example Union,\n"
        "Ben,Test,,Example Steel,Clerk\n"
    )

    def test_each_comes_with_organisation_and_role(self, desk: Desk) -> None:
        steel = desk.add(Organisation(name="Example Steel plc", short_name="example steel"), "organisation")
        report = desk.take(self.TABLE)
        assert (report.format, counts(report)) == ("contacts", (3, 3, 0, 0, 0))
        assert {body.name for body in desk.all(Organisation)} == {"Example Steel plc", "Example Union"}
        (ben,) = desk.all(Contact, "ben")
        (role,) = ben.affiliations
        assert (role.organisation.id, role.role, role.is_primary) == (steel.id, "Clerk", True)

    def test_a_new_organisation_is_of_the_kind_that_stands_beside_it(self, desk: Desk) -> None:
        desk.add(Organisation(name="Example Steel", kind=OrganisationKind.NGO), "organisation")
        report = desk.take(
            "name,company,type of body,role\n"
            "Ana Sample,Example Steel,Union,\n"
            "Ben Test,Example Guild,,Clerk\n"
            "Cy Trial,example guild,Trade Association,\n"
            "Di Mock,Example Forge,Small business,\n"
            "Ed Dummy,Example Choir,Singers,\n",
            as_format="contacts",
        )
        assert {body.name: body.kind.value for body in desk.all(Organisation)} == {
            "Example Steel": "ngo",
            "Example Guild": "trade_body",
            "Example Forge": "sme",
            "Example Choir": "other",
        }
        assert [(problem.row, problem.column) for problem in report.problems] == [(6, "organisation_kind")]
        assert report.added == 5

    def test_of_who_is_left_out_nothing_is_added(self, desk: Desk) -> None:
        report = desk.take(self.TABLE, matches={2: LEAVE_OUT, 4: LEAVE_OUT})
        assert (report.added, report.stays_out) == (1, 2)
        assert {body.name for body in desk.all(Organisation)} == {"Example Union"}

    def test_the_same_file_again_alters_nothing(self, desk: Desk) -> None:
        desk.take(self.TABLE)
        before = rows(desk.project)
        assert counts(desk.take(self.TABLE)) == (3, 0, 0, 0, 3)
        assert rows(desk.project) == before

    @pytest.mark.parametrize(
        ("row", "is_same"),
        [
            ("Ana,Sample,ANA@steel.example,,,", True),
            ("ana,SAMPLE,,Example Steel,,", True),
            ("Ana,Sample,,,,", False),
            ("Ana,Sample,,Example Union,,", False),
            ("Ana,Sample,other@steel.example,Example Steel,,", False),
            ("Bo,Sample,ana@steel.example,Example Steel,,", False),
        ],
    )
    def test_a_person_is_known_by_name_and_address_or_body(self, desk: Desk, row: str, is_same: bool) -> None:
        head = "given_name,family_name,email,organisation,role,region\n"
        desk.take(head + "Ana,Sample,ana@steel.example,Example Steel,Director,\n")
        report = desk.take(head + row[:-1] + ",Wales\n")
        assert counts(report) == (1, *((0, 0, 1, 0) if is_same else (1, 0, 0, 0)))
        assert len(desk.all(Contact)) == 2 - is_same

    def test_a_known_person_gets_another_role_beside_the_main_one(self, desk: Desk) -> None:
        head = "name,email,organisation,role\n"
        desk.take(head + "Ana Sample,ana@steel.example,Example Steel,Director\n")
        report = desk.take(head + "Ana Sample,ana@steel.example,Example Union,Adviser\n")
        assert counts(report) == (1, 0, 0, 1, 0)
        roles = {
            role.organisation.name: (role.role, role.is_primary) for role in desk.only(Contact).affiliations
        }
        assert roles == {"Example Steel": ("Director", True), "Example Union": ("Adviser", False)}

    def test_a_person_known_by_id_moves(self, desk: Desk) -> None:
        desk.take("name,organisation,role\nAna Sample,Example Steel,Director\n")
        uid = desk.only(Contact).uid
        desk.take(f"id,organisation,role\n{uid},Example Union,Adviser\n", as_format="contacts")
        role = desk.only(Contact).primary_affiliation
        assert (role.organisation.name, role.role) == ("Example Union", "Adviser")

    def test_what_cannot_be_resolved_is_a_problem(self, desk: Desk) -> None:
        for _ in range(2):
            desk.add(Organisation(name="Example Twin"), "organisation")
        report = desk.take("name,organisation,role\nAna Sample,Example Twin,Chair\nBen Test,,Clerk\n")
        assert problems(report) == [(2, "organisation"), (2, "role"), (3, "role")]
        assert [(each.name, each.affiliations) for each in desk.all(Contact)] == [
            ("Ana Sample", ()),
            ("Ben Test", ()),
        ]


class TestFeedback:
    @pytest.fixture
    def meeting(self, desk: Desk) -> Reference:
        """A meeting on warm homes, with an agenda and a consultation, and two who may speak."""
        desk.take(AGENDA, "warm.md")
        desk.take(TestContacts.TABLE, "people.csv")
        consultation = desk.add(
            Consultation(title="Cold", questions=(Question(number="3a", text="How cold?"),)), "consultation"
        )
        return desk.add(
            Engagement(
                title="Roundtable",
                held_on=dt.date(2021, 5, 4),
                agenda=Reference(desk.only(Agenda).id),
                consultation=consultation,
            ),
            "engagement",
        )

    def test_a_row_says_what_was_said_by_whom_where_on_what(self, desk: Desk, meeting: Reference) -> None:
        report = desk.take(
            "Text,Contact,Organisation,Engagement,Theme,Stance,Question,Key point,Disclosure,Tags\n"
            "It is cold,Ben Test,,roundtable,1.2; light,+,3A,yes,anonymous,cold\n"
        )
        assert (report.format, counts(report), report.problems) == ("feedback", (1, 1, 0, 0, 0), ())
        said = desk.only(Feedback)
        assert (said.text, said.contact.name, said.organisation.name) == (
            "It is cold",
            "Ben Test",
            "Example Steel",
        )
        assert (said.engagement.id, said.said_on) == (meeting.id, dt.date(2021, 5, 4))
        assert said.question.kind == "3a"
        assert {coding.theme.kind: coding.stance for coding in said.codings} == {
            "1.2": Stance.SUPPORT,
            "2": Stance.SUPPORT,
        }
        assert {(coding.source, coding.coded_by) for coding in said.codings} == {(CodingSource.IMPORT, "AB")}
        assert (said.is_key_point, said.disclosure, said.tags) == (True, Level.ANONYMOUS, ("cold",))
        assert said.unresolved == ()

    def test_whoever_is_not_known_is_kept_unresolved(self, desk: Desk, meeting: Reference) -> None:
        report = desk.take(
            "text,contact,organisation,theme,question\nIt is cold,Ana Sample,Nobody,1.2;9.9,7\n",
            engagement=meeting.id,
        )
        assert (counts(report), report.problems) == ((1, 1, 0, 0, 0), ())
        said = desk.only(Feedback)
        assert said.unresolved == ('@"Ana Sample"', "@Nobody", "question 7", "#9.9")
        assert (said.contact, said.organisation, said.question) == (None, None, None)
        assert [coding.theme.kind for coding in said.codings] == ["1.2"]

    def test_an_engagement_must_be_known_for_its_rule_must_hold(self, desk: Desk, meeting: Reference) -> None:
        desk.add(Engagement(title="roundtable", held_on=dt.date(2021, 5, 5)), "engagement")
        report = desk.take("text,engagement\nA,Nowhere\nB,Roundtable\nC,\n")
        assert problems(report) == [(2, "engagement"), (3, "engagement"), (4, "said_on")]
        assert desk.all(Feedback) == []

    def test_no_more_open_than_agreed(self, desk: Desk) -> None:
        private = Engagement(title="Private", held_on=dt.date(2021, 5, 4), rule=Rule.PRIVATE)
        desk.add(private, "engagement")
        report = desk.take("text,engagement,disclosure\nA,Private,named\nB,Private,\n")
        assert problems(report) == [(2, "disclosure")]
        assert [said.text for said in desk.all(Feedback)] == ["B"]

    def test_a_corrected_file_adds_only_what_was_missing(self, desk: Desk, meeting: Reference) -> None:
        text = "text,engagement,said_on\nAgreed,Roundtable,\nAgreed,Roundtable,\nCold,,{}\n"
        assert counts(desk.take(text.format("yesterday"))) == (3, 2, 0, 0, 1)
        assert counts(desk.take(text.format("2021-05-01"))) == (3, 1, 0, 0, 2)
        assert sorted(said.text for said in desk.all(Feedback)) == ["Agreed", "Agreed", "Cold"]

    def test_what_is_said_again_and_again_is_kept(self, desk: Desk, meeting: Reference) -> None:
        text = "text,stance\n" + "Agreed,+\n" * 1_100
        assert counts(desk.take(text, engagement=meeting.id)) == (1100, 1100, 0, 0, 0)
        assert counts(desk.take(text, engagement=meeting.id)) == (1100, 0, 0, 0, 1100)

    def test_feedback_known_by_id_is_coded(self, desk: Desk, meeting: Reference) -> None:
        desk.take("text,theme,contact\nIt is cold,9.9,Ben\n", engagement=meeting.id)
        uid = desk.only(Feedback).uid
        text = f"id,theme,stance\n{uid},1.1,oppose\n"
        report = desk.take(text)
        assert (report.format, counts(report)) == ("feedback", (1, 0, 1, 0, 0))
        said = desk.only(Feedback)
        assert (said.text, said.unresolved, said.engagement.id) == ("It is cold", ("@Ben",), meeting.id)
        assert [(coding.theme.kind, coding.stance) for coding in said.codings] == [("1.1", Stance.OPPOSE)]
        before = rows(desk.project)
        assert counts(desk.take(text)) == (1, 0, 0, 0, 1)
        assert rows(desk.project) == before

    def test_a_stance_for_all_does_not_level_codings_that_differ(
        self, desk: Desk, meeting: Reference
    ) -> None:
        themes = {theme.code: Reference(theme.id) for theme in desk.all(Theme)}
        codings = (
            Coding(theme=themes["1"], stance=Stance.SUPPORT),
            Coding(theme=themes["2"], stance=Stance.OPPOSE),
        )
        said = Feedback(text="Cold", said_on=dt.date(2021, 5, 4), stance=Stance.MIXED, codings=codings)
        desk.add(said, "feedback")
        desk.take(f"id,theme,stance\n{said.uid},1; 2; 1.1,mixed\n")
        stances = {coding.theme.kind: coding.stance for coding in desk.only(Feedback).codings}
        assert stances == {"1": Stance.SUPPORT, "2": Stance.OPPOSE, "1.1": Stance.MIXED}

    def test_two_rows_with_one_new_id_are_a_problem(self, desk: Desk, meeting: Reference) -> None:
        uid = Engagement(title="x", held_on=dt.date(2021, 5, 4)).uid
        report = desk.take(f"id,text\n{uid},A\n{uid},B\n", engagement=meeting.id)
        assert (counts(report), problems(report)) == ((2, 1, 0, 0, 1), [(3, "")])


class TestTheDeed:
    def test_it_is_named_and_undone_as_one(self, desk: Desk) -> None:
        before = rows(desk.project)
        report = desk.take(TestContacts.TABLE, "people.csv")
        assert report.operation
        assert report.operation.label == "Import 3 contacts from people.csv"
        assert report.operation.source == "import"
        assert len(report.changes.ids["contact"]) == 3
        undo.undo(desk.project)
        assert rows(desk.project) == before

    def test_a_rehearsal_keeps_nothing(self, desk: Desk) -> None:
        before = rows(desk.project)
        report = desk.take(TestContacts.TABLE, "people.csv", dry_run=True)
        assert (counts(report), report.operation) == ((3, 3, 0, 0, 0), None)
        assert rows(desk.project) == before
        assert undo.history(desk.project) == []

    def test_a_file_refused_half_way_leaves_nothing(self, desk: Desk) -> None:
        before = rows(desk.project)
        lines = "".join(f"Example {number},sme\n" for number in range(1500))
        with pytest.raises(Invalid, match="quotation mark is opened"):
            desk.take(f'name,kind\n{lines}"Example,sme\n')
        assert rows(desk.project) == before

    def test_it_can_be_stopped(self, desk: Desk) -> None:
        def stop(done: int, total: int, what: str = "") -> None:
            assert 0 < done <= total
            raise Cancelled("Stopped")

        before = rows(desk.project)
        lines = "".join(f"Example {number},sme\n" for number in range(1500))
        with pytest.raises(Cancelled):
            desk.take(f"name,kind\n{lines}", progress=stop)
        assert rows(desk.project) == before

    def test_many_rows_are_matched_across_batches(self, desk: Desk) -> None:
        lines = "".join(f"Example {number % 1200},sme\n" for number in range(2400))
        assert counts(desk.take(f"name,kind\n{lines}")) == (2400, 1200, 0, 0, 1200)


class TestColumns:
    def test_columns_are_renamed(self, desk: Desk) -> None:
        report = desk.take(
            "Firma,Art,Fax\nExample Steel,sme,1\n",
            as_format="organisations",
            mapping={"firma": "Name", "ART": "kind", "Fax": ""},
        )
        assert (counts(report), report.problems) == ((1, 1, 0, 0, 0), ())
        assert desk.only(Organisation).kind is OrganisationKind.SME

    @pytest.mark.parametrize(
        ("mapping", "what"),
        [
            ({"Firm": "name"}, "file.csv has no column “Firm”: its columns are Name, Art"),
            ({"Art": "sort"}, "Organisation has no field “sort”"),
            ({"Art": "name"}, "Two columns of file.csv give name"),
            ({"Name": ""}, "file.csv has no column name: its columns are Name, Art; known are id, name,"),
        ],
    )
    def test_wishes_that_cannot_be_met_are_refused(
        self, desk: Desk, mapping: Mapping[str, str], what: str
    ) -> None:
        with pytest.raises(Invalid) as caught:
            desk.take("Name,Art\nExample Steel,sme\n", as_format="organisations", mapping=mapping)
        assert what in str(caught.value)


class TestRecognising:
    @pytest.mark.parametrize(
        ("text", "name", "format_name"),
        [
            (AGENDA, "a.txt", "agenda"),
            (NOTE, "a.md", "notes"),
            ("Plan\n\nPillar 1: Heat\n\nWe met on 4 May.\n\n- a", "a.txt", "agenda"),
            ("code,title\n1,Heat", "a.csv", "agenda"),
            ("code,title\n1,Heat", "a.txt", "agenda"),
            ("name,kind\nA,sme", "a.csv", "organisations"),
            ("name\temail\torganisation\nA\t\tB", "a.tsv", "contacts"),
            ("text,engagement\nA,B", "a.csv", "feedback"),
        ],
    )
    def test_a_file_speaks_for_itself(self, desk: Desk, text: str, name: str, format_name: str) -> None:
        desk.add(Engagement(title="B", held_on=dt.date(2021, 5, 4)), "engagement")
        mapping = {"year": "2021"} if format_name == "notes" else {}
        assert desk.take(text, name, mapping=mapping, dry_run=True).format == format_name

    @pytest.mark.parametrize(
        ("text", "name", "what"),
        [
            ("x,y\n1,2", "a.csv", "its columns are x, y; organisations need name"),
            ("name,region\n1,2", "a.csv", "Say it with --as organisations or --as contacts."),
            ("Dear all, welcome", "a.txt", "It is not clear what a.txt holds"),
            ("Title, text and more\nof nothing", "a.txt", "It is not clear what a.txt holds"),
        ],
    )
    def test_what_is_not_clear_is_asked(self, desk: Desk, text: str, name: str, what: str) -> None:
        with pytest.raises(Invalid) as caught:
            desk.take(text, name)
        assert what in str(caught.value)

    def test_a_format_that_is_not_there(self, desk: Desk) -> None:
        with pytest.raises(Invalid, match=r"There is no format “contact”\. Did you mean “contacts”"):
            desk.take("x", as_format="contact")


@pytest.mark.parametrize("noun", [Noun.ORGANISATION, Noun.CONTACT, Noun.FEEDBACK])
def test_what_was_exported_comes_back(desk: Desk, noun: Noun, tmp_path: Path) -> None:
    desk.take(AGENDA, "warm.md")
    desk.take(TestOrganisations.TABLE)
    desk.take(TestContacts.TABLE)
    desk.take(NOTE, "note.txt", mapping={"year": "2021"})
    desk.take("text,contact,theme,stance,engagement\n=1+1,Ben Test,1.1; 2,mixed,Warm homes in the north\n")
    theme = Reference(records.find(desk.project, Theme, "1"))
    by_hand = (Coding(theme=theme, stance=Stance.OPPOSE),)
    desk.add(Feedback(text="Cold", said_on=dt.date(2021, 5, 4), codings=by_hand), "feedback")
    path = tmp_path / f"{noun.plural}.csv"
    export(desk.project, path, noun)
    before = rows(desk.project)
    report = import_file(desk.project, path)
    assert (report.format, report.problems) == (noun.plural, ())
    assert counts(report)[1:4] == (0, 0, 0)
    assert rows(desk.project) == before

    record = records.CLASSES[noun]
    uids = {found.uid for found in desk.all(record)}
    records.remove(desk.project, record, records.ids(desk.project, record))
    assert import_file(desk.project, path).added == len(uids)
    assert {found.uid for found in desk.all(record)} == uids


cells = st.sampled_from(
    ["", "Example", "sme", "9", "a@b", "@", "id", '"', "1.1", "'=x", "+", "2021-05-04", "\u202e"]
)


@given(
    st.lists(
        st.sampled_from(
            ["name", "kind", "text", "theme", "organisation", "email", "role", "id", "title", "parent", "zz"]
        ),
        min_size=1,
        max_size=5,
    ),
    st.lists(st.lists(cells, min_size=1, max_size=5), max_size=4),
    st.sampled_from(["", "organisations", "contacts", "feedback", "agenda"]),
)
def test_any_table_is_imported_or_refused(
    shared: Project, header: list[str], lines: list[list[str]], as_format: str
) -> None:
    path = shared.path.with_name("any.csv")
    path.write_text("\n".join(",".join(line) for line in [header, *lines]), encoding="utf-8")
    try:
        report = import_file(shared, path, as_format=as_format, dry_run=True)
    except EngageError:
        return
    read, *became = counts(report)
    assert read == sum(became)


def test_what_was_read_is_imported_whatever_becomes_of_the_file(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "bodies.csv"
    path.write_text("name\nExample Castings\n")
    source = Source.read(path)
    path.write_text("name\nExample Forge\nExample Kiln\n")
    rehearsal = import_file(project, source, as_format="organisations", dry_run=True)
    report = import_file(project, source, as_format="organisations")
    assert (rehearsal.added, report.added) == (1, 1)
    (body,) = records.rows(project, Organisation, records.ids(project, Organisation))
    assert body.name == "Example Castings"


def test_garbage_is_looked_for_as_before_when_an_import_has_ended(project: Project, tmp_path: Path) -> None:
    before = gc.get_threshold()
    meanwhile = []
    table = tmp_path / "bodies.csv"
    table.write_text("name\n" + "".join(f"Example {n}\n" for n in range(2_000)), encoding="utf-8")

    def stop(*_: object) -> None:
        meanwhile.append(gc.get_threshold())
        raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        import_file(project, table, as_format="organisations", progress=stop)
    assert meanwhile != [before]
    assert gc.get_threshold() == before
