"""Response sheets: as survey programs write them, grown since the last time, and as nobody should."""

import csv
import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.agendas import Agenda, Theme
from engage.domain.consultations import Consultation, Question
from engage.domain.contacts import Contact
from engage.domain.disclosure import Level, Rule
from engage.domain.engagements import Engagement
from engage.domain.feedback import Capacity, Feedback, Stance
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Noun
from engage.domain.text import clean
from engage.errors import Cancelled, EngageError, Invalid
from engage.services import records, undo
from engage.services.importing.imports import Choices, ImportReport, import_file
from engage.services.importing.limits import MAX_COLUMN_NAME
from engage.services.importing.registry import importer_for
from engage.services.importing.response_sheets.headings import is_silent
from engage.services.importing.source import Source
from engage.services.importing.tables.values import ERRORS
from engage.services.importing.work import LEAVE_OUT, Outcome
from engage.services.projects import Project
from tests.builders import DAY, add, new_project, rows
from tests.services.importing import golden

NOUNS = (Noun.CONSULTATION, Noun.FEEDBACK, Noun.CONTACT, Noun.ORGANISATION)
WHAT = "What stands in the way of it?"
WHY = "Why should it be done, and by whom?"
LONG = "There are not enough people who can do it."

Take = Callable[..., ImportReport]

_CELLS = st.one_of(
    st.sampled_from(["", "Not answered", "Ana Sample", "So", "-", "x@y.example", "'=1", "1. \n2."]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40),
)


@pytest.fixture
def take(project: Project, tmp_path: Path) -> Take:
    def take(*table: Sequence[str], name: str = "Green heat.csv", **said: Any) -> ImportReport:
        path = tmp_path / name
        path.write_text("\n".join("\t".join(row) for row in table), encoding="utf-8")
        return import_file(project, path, as_format="responses", choices=Choices(**said))

    return take


def all_of(project: Project, record: type[Any]) -> list[Any]:
    return records.rows(project, record, records.ids(project, record))


def only(project: Project, record: type[Any]) -> Any:
    (found,) = all_of(project, record)
    return found


@pytest.mark.parametrize("path", golden.files("response_sheets"), ids=lambda path: path.name)
def test_a_sheet_as_programs_write_it(project: Project, path: Path) -> None:
    add(project, Contact(given_name="Ana", family_name="Sample", emails=(Email(address="ana@example.org"),)))
    add(project, Consultation(title="Handed over", closes_on=DAY))
    empty = rows(project)
    rehearsed = import_file(project, path, dry_run=True)
    assert rows(project) == empty
    report = import_file(project, path)
    golden.compare(path, project, report, NOUNS)
    assert report.format == "responses"
    assert [each.outcome for each in report.entries] == [each.outcome for each in rehearsed.entries]

    before = rows(project)
    again = import_file(project, path)
    assert (again.added, again.updated, again.merged, again.operation) == (0, 0, 0, None)
    assert rows(project) == before

    undo.undo(project)
    assert rows(project) == empty


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        (("Response ID", WHAT, WHY), ("1", LONG, LONG), "responses"),
        (("ID", "1. Views on heat", "2. Views on power"), ("1", LONG, LONG), "responses"),
        (("Submitted", "Name", WHAT, WHY), ("2020-03-25", "Ana", LONG, LONG), "responses"),
        ((WHAT, WHY), (LONG, LONG), "responses"),
        (("Response", "Name", "Question", "Date"), (LONG, "Ana", "1", "2020-03-25"), "feedback"),
        (("Feedback", "Theme 1", "Theme 2"), (LONG, "2.3", "4.1"), "feedback"),
        (("ID", "First name", "Surname", "Any access needs?"), ("1", "Ana", "Sample", "no"), "contacts"),
        (("Respondent", "Comment", "Theme"), ("Ana", LONG, "2.3"), "feedback"),
    ],
)
def test_a_sheet_is_told_from_other_tables(header: Sequence[str], row: Sequence[str], name: str) -> None:
    text = "\n".join("\t".join(cells) for cells in (header, row))
    try:
        found = importer_for(Source(Path("a.csv"), text.encode())).name
    except EngageError as error:
        found = str(error)
    assert found == name


class TestAnswers:
    def test_each_is_feedback_on_its_question(self, project: Project, take: Take) -> None:
        take(("Response ID", "Submitted", WHAT), ("A-1", "25/03/2020 10:15", f"  {LONG} "))
        said = only(project, Feedback)
        question = only(project, Consultation).questions[0]
        assert (said.text, said.said_on, said.is_verbatim) == (LONG, DAY, True)
        assert (said.question.id, question.number, question.text) == (question.id, "1", WHAT)

    @pytest.mark.parametrize(
        "silence", ["", "No response", "Not Answered", "n/a", "-", "  ", "Open-Ended Response"]
    )
    def test_silence_is_no_answer(self, project: Project, take: Take, silence: str) -> None:
        take(("Response ID", WHAT, WHY), ("A-1", silence, LONG))
        assert only(project, Feedback).text == LONG

    @pytest.mark.parametrize("answer", ["👍", "No", "5", "None of them", "W" * 5_000, "दीर्घ उत्तर", "=1+1"])
    def test_everything_else_is_one(self, project: Project, take: Take, answer: str) -> None:
        take(("Response ID", WHAT, WHY), ("A-1", answer, ""))
        assert only(project, Feedback).text == answer

    @pytest.mark.parametrize(
        ("answer", "stance"),
        [("Strongly agree", Stance.SUPPORT), ("oppose", Stance.OPPOSE), ("Yes", None), ("Agreeable", None)],
    )
    def test_an_answer_that_was_chosen(
        self, project: Project, take: Take, answer: str, stance: Stance | None
    ) -> None:
        take(("Response ID", "Do you agree?"), ("A-1", answer), ("A-2", answer), ("A-3", "Maybe not"))
        first = min(all_of(project, Feedback), key=lambda each: each.id)
        assert (first.stance, first.is_verbatim) == (stance, False)

    def test_options_in_columns_are_one_answer(self, project: Project, take: Take) -> None:
        header = ("Response ID", "Which? - Steel", "Which? - Glass", "Which? - Tin")
        take(header, ("A-1", "1", "0", "x"), ("A-2", "Steel", "", ""))
        assert sorted(each.text for each in all_of(project, Feedback)) == ["Steel", "Steel; Tin"]
        assert [question.text for question in only(project, Consultation).questions] == ["Which?"]

    def test_what_analysts_put_beside_an_answer(self, project: Project, take: Take) -> None:
        agenda = add(project, Agenda(title="A"))
        theme = add(project, Theme(agenda=agenda, code="2.3", title="Heat, light and power"))
        header = (
            WHAT,
            "Themes",
            "Tags",
            WHY,
            "Themes",
            "Tags",
            "Tag: Urgent",
            "Analyst notes",
            "Response ID",
        )
        take(header, (LONG, "2.3 Heat, light and power", "a", LONG, "9", "b; c", "yes", "Look again", "1"))
        first, second = sorted(all_of(project, Feedback), key=lambda each: each.id)
        assert ([coding.theme.id for coding in first.codings], first.tags) == ([theme.id], ("Urgent", "a"))
        assert (second.unresolved, second.tags) == (("#9",), ("Urgent", "b", "c"))
        assert first.notes == second.notes == "Look again"

    def test_equality_monitoring_stays_out(self, project: Project, take: Take) -> None:
        header = ("Response ID", WHAT, "What is your ethnic group?", "Age", "Do you have a view on your age?")
        report = take(
            header,
            (
                "1",
                LONG,
                "Any",
                "35-44",
                "It should not matter how old anybody may be, as long as they can do it.",
            ),
        )
        assert len(all_of(project, Feedback)) == 2
        assert "“What is your ethnic group?”, “Age”" in report.notes[0]

    def test_a_column_that_a_person_wants(self, project: Project, take: Take) -> None:
        take(("Nr", "Heat", "Age"), ("1", "Yes", "35"), mapping={"Nr": "response", "Heat": "question"})
        assert only(project, Feedback).text == "Yes"


class TestAgain:
    HEADER = ("Response ID", "Name", WHAT)

    def test_a_longer_sheet_brings_what_is_new(self, project: Project, take: Take) -> None:
        take(self.HEADER, ("A-1", "Ana Sample", LONG))
        longer = ((*self.HEADER, WHY), ("A-2", "Bea Example", LONG, ""), ("a-1", "Ana Sample", LONG, "So"))
        report = take(*longer, name="green_heat-responses (2) 2020-04-01.csv")
        assert [entry.outcome for entry in report.entries if entry.row] == [Outcome.ADDED, Outcome.MERGED]
        assert (len(all_of(project, Feedback)), len(all_of(project, Contact))) == (3, 2)
        assert [question.number for question in only(project, Consultation).questions] == ["1", "2"]

    def test_what_was_worked_on_is_kept(self, project: Project, take: Take) -> None:
        table = (self.HEADER, ("A-1", "Ana Sample", LONG))
        take(*table)
        records.edit(project, Feedback, only(project, Feedback).id, text="Shorter")
        report = take(*table)
        assert (report.operation, only(project, Feedback).text) == (None, "Shorter")
        assert "1 answer stands there already in other words, which were kept." in report.notes

    def test_without_numbers_a_row_is_known_by_what_it_says(self, project: Project, take: Take) -> None:
        rows_ = (("Timestamp", WHAT), ("2020-03-25", LONG), ("2020-03-25", LONG), ("2020-03-26", LONG))
        report = take(*rows_)
        assert (report.added, report.skipped) == (2, 1)
        assert "Row 2 is the same response" in report.problems[0].message
        assert take(*rows_).operation is None
        assert take((*rows_[0], WHY), (*rows_[1], LONG), (*rows_[3], "")).merged == 1

    def test_a_person_leaves_a_row_out(self, project: Project, take: Take) -> None:
        take(self.HEADER, ("A-1", "", LONG), ("A-2", "", LONG), matches={2: LEAVE_OUT})
        assert len(all_of(project, Feedback)) == 1


class TestRespondents:
    HEADER = ("Response ID", "Name", "Email", "Organisation", WHAT)

    def test_somebody_known_by_address(self, project: Project, take: Take) -> None:
        ana = add(
            project, Contact(given_name="Ana", family_name="Sample", emails=(Email(address="ana@x.example"),))
        )
        take(self.HEADER, ("1", "Dr Ana Sample", "ANA@x.example", "", LONG))
        assert only(project, Feedback).contact.id == ana.id

    def test_a_respondent_by_name(self, project: Project, take: Take) -> None:
        table = (("Respondent", WHAT), ("Ana Sample", LONG), ("Bea Example", LONG))
        take(*table)
        assert sorted(each.name for each in all_of(project, Contact)) == ["Ana Sample", "Bea Example"]
        assert take(*table).operation is None

    def test_a_body_alone(self, project: Project, take: Take) -> None:
        body = add(project, Organisation(name="Example Union"))
        take(self.HEADER, ("1", "Not answered", "", "Example union", LONG))
        said = only(project, Feedback)
        assert (said.contact, said.organisation.id, said.capacity) == (None, body.id, Capacity.ORGANISATION)

    def test_somebody_without_a_body_speaks_personally(self, project: Project, take: Take) -> None:
        take(self.HEADER, ("1", "Bea Example", "", "", LONG))
        assert only(project, Feedback).capacity is Capacity.PERSONAL

    @pytest.mark.parametrize("name", ["Respondent 1", "Anonymous", "Prefer not to say", "", "-"])
    def test_nobody(self, project: Project, take: Take, name: str) -> None:
        take(self.HEADER, ("1", name, "", "", LONG))
        assert only(project, Feedback).who == ""
        assert not all_of(project, Contact)

    @pytest.mark.parametrize(
        ("heading", "answer", "level"),
        [
            ("May we publish your response?", "Yes", None),
            ("May we publish your response?", "No", Level.WITHHELD),
            ("May we publish your response?", "Yes, without my name: anonymously", Level.ANONYMOUS),
            ("Is your response confidential?", "Yes", Level.WITHHELD),
            ("Is your response confidential?", "No", None),
            ("Is your response confidential?", "Partly", Level.WITHHELD),
            ("Should your answer be anonymous?", "Yes", Level.ANONYMOUS),
            ("Should the ministry publish it?", "No", None),
        ],
    )
    def test_how_it_may_be_told(
        self, project: Project, take: Take, heading: str, answer: str, level: Level | None
    ) -> None:
        take(("Response ID", heading, WHAT), ("1", answer, LONG))
        assert next(each for each in all_of(project, Feedback) if each.text == LONG).disclosure is level

    def test_it_is_told_no_more_openly_than_was_agreed(self, project: Project, take: Take) -> None:
        held = add(project, Engagement(title="Closed", held_on=DAY, rule=Rule.PRIVATE))
        table = (("Response ID", "May we publish your response?", WHAT), ("1", "Anonymously", LONG))
        take(*table, engagement=held.id)
        assert only(project, Feedback).disclosure is None


class TestConsultations:
    def test_the_one_of_the_engagement(self, project: Project, take: Take) -> None:
        questions = (Question(number="1", text=WHY), Question(number="2", text=f"{WHAT} Say more."))
        asked = add(project, Consultation(title="Steel", questions=questions))
        held = add(project, Engagement(title="Survey", held_on=DAY, consultation=asked))
        take(("Response ID", f"Q2: {WHAT}", "Q1"), ("A", LONG, "Yes, and soon."), engagement=held.id)
        numbers = {each.text: each.question.name for each in all_of(project, Feedback)}
        assert numbers == {LONG: f"{WHAT} Say more.", "Yes, and soon.": WHY}
        assert {each.engagement.id for each in all_of(project, Feedback)} == {held.id}
        assert {each.said_on for each in all_of(project, Feedback)} == {DAY}

    def test_the_one_that_asks_the_same(self, project: Project, take: Take) -> None:
        add(project, Consultation(title="Glass", questions=(Question(number="1", text="Why glass?"),)))
        add(project, Consultation(title="Steel", questions=(Question(number="4a", text=WHAT),)))
        take(("Response ID", WHAT, "Which way?"), ("A", LONG, LONG), name="export.csv")
        steel = next(each for each in all_of(project, Consultation) if each.title == "Steel")
        assert [question.number for question in steel.questions] == ["4a", "1"]

    def test_parts_of_one_question(self, project: Project, take: Take) -> None:
        take(("Response ID", f"1. {WHAT}", "1. Please explain.", "2 Other"), ("A", "Yes", LONG, "So"))
        questions = only(project, Consultation).questions
        assert [(each.number, each.text) for each in questions] == [
            ("1", WHAT),
            ("1b", "Please explain."),
            ("2", "Other"),
        ]

    def test_parts_of_a_question_that_is_there(self, project: Project, take: Take) -> None:
        add(project, Consultation(title="Green heat", questions=(Question(number="1", text="Why?"),)))
        table = (("Response ID", "1. Agree?", "1. Please explain."), ("A", "Yes", LONG))
        take(*table)
        assert {each.question.name for each in all_of(project, Feedback)} == {"Why?"}
        assert take(*table).operation is None

    def test_two_of_one_title(self, project: Project, take: Take) -> None:
        for _ in range(2):
            add(project, Consultation(title="Green heat"))
        with pytest.raises(Invalid, match="2 consultations are called"):
            take(("Response ID", WHAT), ("A", LONG))

    @pytest.mark.parametrize(
        ("name", "title"),
        [
            ("green-heat_all responses 2020-05-01 (3).csv", "Green heat"),
            ("Responses.csv", "Responses"),
            ("Steel 2030 strategy export.csv", "Steel 2030 strategy"),
        ],
    )
    def test_its_title(self, project: Project, take: Take, name: str, title: str) -> None:
        take(("Response ID", WHAT), ("A", LONG), name=name)
        assert only(project, Consultation).title == title


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(_CELLS, _CELLS, _CELLS), min_size=1, max_size=6))
def test_any_answers_come_in_once(tmp_path_factory: pytest.TempPathFactory, cells: list[Any]) -> None:
    folder = tmp_path_factory.mktemp("sheets")
    lines = [("Response ID", "Name", WHAT, WHY), *((f"A-{n}", *row) for n, row in enumerate(cells))]
    with (folder / "Heat.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    with new_project(folder / "p.engage") as project:
        choices = Choices(header_row=1)
        report = import_file(project, folder / "Heat.csv", as_format="responses", choices=choices)
        said = sum(
            not is_silent(clean(cell)) and clean(cell).strip() not in ERRORS
            for row in cells
            for cell in row[1:]
        )
        assert len(records.ids(project, Feedback)) == said
        assert report.read == len(cells)
        again = import_file(project, folder / "Heat.csv", as_format="responses", choices=choices)
        assert again.operation is None


class TestOddities:
    def test_no_rows(self, take: Take) -> None:
        assert take(("Response ID", WHAT)).added == 0

    def test_no_questions(self, take: Take) -> None:
        with pytest.raises(Invalid, match="no column with a question"):
            take(("Response ID", "Name"), ("1", "Ana"))

    @pytest.mark.parametrize("mapping", [{"Nothing": "question"}, {WHAT: "colour"}])
    def test_wishes_that_cannot_be(self, take: Take, mapping: dict[str, str]) -> None:
        with pytest.raises(Invalid):
            take(("Response ID", WHAT), ("1", LONG), mapping=mapping)

    def test_many_columns(self, project: Project, take: Take) -> None:
        take(("Response ID", *(f"{n}. {WHAT} {n}" for n in range(1, 500))), ("1", *[LONG] * 499))
        assert len(all_of(project, Feedback)) == 499

    def test_more_columns_than_anyone_has(self, take: Take) -> None:
        with pytest.raises(Invalid, match="columns"):
            take(("Response ID", *(f"{n}. Why?" for n in range(2_000))), ["x"] * 2_001)

    def test_a_day_that_is_none_and_one_that_lies_ahead(self, take: Take) -> None:
        ahead = f"{dt.datetime.now().astimezone().year + 2}-01-01"
        report = take(("Response ID", "Submitted", WHAT), ("1", "soon", LONG), ("2", ahead, LONG))
        assert (report.added, report.skipped, report.without, len(report.problems)) == (1, 1, 1, 2)

    @pytest.mark.parametrize("piece", ["publish ", "your age ", "a - ", "1. ", "[", "(", "Why? "])
    def test_a_heading_as_long_as_one_may_be(self, project: Project, take: Take, piece: str) -> None:
        take(("Response ID", WHAT, piece * (MAX_COLUMN_NAME // len(piece))), ("1", LONG, LONG))
        assert LONG in {each.text for each in all_of(project, Feedback)}

    def test_a_heading_that_is_longer(self, take: Take) -> None:
        with pytest.raises(Invalid, match="The name of a column is longer than 10,000 characters"):
            take(("Response ID", WHAT, "Why? " * MAX_COLUMN_NAME), ("1", LONG, LONG))

    def test_a_second_header(self, project: Project, take: Take) -> None:
        take(("Response ID", WHAT, WHY), ("", "Response", "Why"), ("1", "Yes", "No"), ("", "So", ""))
        assert sorted(each.text for each in all_of(project, Feedback)) == ["No", "So", "Yes"]

    def test_a_title_above_the_header(self, project: Project, take: Take) -> None:
        take(("Our survey",), ("", "", ""), ("Response ID", WHAT, WHY), ("1", "Yes", "No"))
        assert len(all_of(project, Feedback)) == 2

    def test_many_rows_can_be_stopped(self, project: Project, tmp_path: Path) -> None:
        path = tmp_path / "many.csv"
        path.write_text(f"Response ID\t{WHAT}\n" + "".join(f"{n}\t{LONG} {n}\n" for n in range(450)))
        before = rows(project)
        seen: list[int] = []

        def progress(done: int, total: int, what: str = "") -> None:
            assert done <= total
            seen.append(done)
            if len(seen) == 2:
                raise Cancelled("Stopped")

        with pytest.raises(Cancelled):
            import_file(project, path, as_format="responses", progress=progress)
        assert rows(project) == before
