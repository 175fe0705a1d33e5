"""What a row comes in without, what leaves it out, and how both are told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engage.domain.commitments import Commitment
from engage.domain.contacts import Contact
from engage.domain.engagements import Engagement
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Record
from engage.services import records
from engage.services.importing.imports import Choices, ImportReport, import_file
from engage.services.importing.tables.totals import is_total
from engage.services.importing.troubles import troubles
from engage.services.importing.work import LEAVE_OUT, Outcome, Problem
from engage.services.projects import Project

Take = Callable[..., ImportReport]


@pytest.fixture
def take(project: Project, tmp_path: Path) -> Take:
    """Import a table that is written here."""

    def imported(text: str, as_format: str = "", **chosen: Any) -> ImportReport:
        file = tmp_path / "list.csv"
        file.write_text(text, encoding="utf-8")
        return import_file(project, file, as_format=as_format, choices=Choices(**chosen))

    return imported


def every(project: Project, record: type[Record]) -> list[Any]:
    return records.rows(project, record, records.ids(project, record))


def test_a_person_comes_in_without_a_telephone_that_is_none(project: Project, take: Take) -> None:
    report = take("name,phones,review_on,lawful_basis\nAna Sample,none,32/13/2020,told us\n")
    (ana,) = every(project, Contact)
    assert (ana.name, ana.phones, ana.review_on) == ("Ana Sample", (), None)
    (entry,) = report.entries
    assert (entry.outcome, entry.without) == (Outcome.ADDED, ("phones", "review_on", "lawful_basis"))
    assert entry.problem.startswith("Phones: “none” is no telephone number. Review date: ")
    assert (report.added, report.skipped, report.refused, report.without) == (1, 0, 0, 1)
    assert all(problem.leaves_empty and not problem.keeps_out for problem in report.problems)


def test_of_several_numbers_those_that_are_some_come_in(project: Project, take: Take) -> None:
    take('family_name,phones,emails\nTest,"mobile: 07700 900000; none","ben@steel.example; at home"\n')
    (ben,) = every(project, Contact)
    assert [phone.number for phone in ben.phones] == ["07700 900000"]
    assert [email.address for email in ben.emails] == ["ben@steel.example"]


def test_a_row_without_what_it_needs_is_left_out_by_its_name(take: Take) -> None:
    report = take("title,held_on,place\nVisit,soon,Leeds\n,2020-03-04,Example Hall\nCall,2020-03-04,\n")
    assert [(entry.name, entry.outcome) for entry in report.entries] == [
        ("Visit", Outcome.SKIPPED),
        ("2020-03-04, Example Hall", Outcome.SKIPPED),
        ("Call", Outcome.ADDED),
    ]
    assert [problem.keeps_out for problem in report.problems] == [True, True]
    assert report.entries[0].problem.startswith("Date: “soon” is no date.")


def test_a_row_of_another_length_is_called_by_what_it_says_first(take: Take) -> None:
    report = take("name,kind,region\nExample A,sme,Wales\nExample B,sme\n")
    assert [entry.name for entry in report.entries] == ["Example A", "Example B, sme"]


def test_what_may_be_told_is_never_left_to_what_is_usual(project: Project, take: Take) -> None:
    report = take("title,held_on,rule\nVisit,2020-03-04,between us\nCall,2020-03-04,private\n")
    assert [each.title for each in every(project, Engagement)] == ["Call"]
    report = take(
        "text,engagement,disclosure,stance\nIt is cold,Call,hush,+\nIt is hot,Call,private,sometimes\n"
    )
    (said,) = every(project, Feedback)
    assert (said.text, said.stance) == ("It is hot", None)
    assert (report.added, report.stays_out, report.without) == (1, 1, 1)
    assert [entry.name for entry in report.entries if entry.outcome is Outcome.SKIPPED] == ["It is cold"]


def test_a_date_that_no_engagement_gives_is_what_is_wrong(take: Take) -> None:
    report = take("text,said_on\nIt is cold,soon\n", as_format="feedback")
    (problem,) = report.problems
    assert (problem.column, problem.value, problem.keeps_out) == ("said_on", "soon", True)
    assert problem.message.startswith("Date: “soon” is no date.")


def test_an_end_before_the_beginning(project: Project, take: Take) -> None:
    report = take("title,starts_at,ends_at\nVisit,2020-03-04 10:00,2020-03-03 11:00\n")
    (held,) = every(project, Engagement)
    assert (held.ends_at, report.entries[0].without) == (None, ("ends_at",))


def test_a_follow_up_comes_in_without_what_the_project_does_not_know(project: Project, take: Take) -> None:
    report = take("text,owner,due_on,state,engagement\nWrite it up,Ana,ASAP,perhaps,Nowhere\n")
    (made,) = every(project, Commitment)
    assert (made.due_on, made.engagement, made.notes) == (None, None, "Due: ASAP")
    assert set(report.entries[0].without) == {"due_on", "state", "engagement"}


def test_a_row_that_is_known_keeps_what_it_comes_without(project: Project, take: Take) -> None:
    take("name,kind,influence,region\nExample A,sme,4,Wales\n")
    (body,) = every(project, Organisation)
    report = take(f"id,name,kind,influence,region\n{body.uid},Example A,sme,9,Scotland\n")
    (body,) = every(project, Organisation)
    assert (body.influence, body.region) == (4, "Scotland")
    assert (report.updated, report.without) == (1, 1)


def test_what_nobody_wants_comes_in_without_nothing(take: Take) -> None:
    report = take("name,kind\nExample A,odd\n", matches={2: LEAVE_OUT})
    assert (report.without, report.problems, report.stays_out) == (0, (), 1)


def test_nobody_is_told_of_ids(take: Take) -> None:
    report = take("family_name,Legal basis,Lawful basis\nSample,legitimate interest,\nTest,told us,x\n")
    said = " ".join([*(problem.message for problem in report.problems), *report.notes])
    assert "legitimate_interests" not in said
    assert "lawful_basis" not in said


class TestTotals:
    def test_a_total_at_the_end_is_nobody(self, project: Project, take: Take) -> None:
        report = take("name,staff\nExample A,4\nExample B,5\nTotal,9\nAverage,4.5\n")
        assert {each.name for each in every(project, Organisation)} == {"Example A", "Example B"}
        assert (report.read, report.skipped, report.problems) == (2, 0, ())
        assert "Rows 4 to 5 were left out: they sum up the rows above them." in report.notes

    def test_a_total_elsewhere_is_read(self, take: Take) -> None:
        report = take("name,staff\nTotal,9\nExample A,4\nTotal,4\nExample B,5\n")
        assert report.read == 4

    @pytest.mark.parametrize(
        "cells",
        [["Total", "61"], ["", "TOTAL:", "1,200"], ["Grand total: 61"], ["Total of people", "", "£9.50"]],
    )
    def test_totals(self, cells: list[str]) -> None:
        assert is_total(cells)

    @pytest.mark.parametrize(
        "cells", [["Total"], ["Total", "energy", "9"], ["Totals Example", "9"], ["61"], [], ["Count", "Ana"]]
    )
    def test_what_is_none(self, cells: list[str]) -> None:
        assert not is_total(cells)


def test_a_problem_is_said_once_with_its_rows() -> None:
    def problem(row: int | None, value: str = "", **said: bool) -> Problem:
        return Problem("list.csv", row, "kind", f"“{value}” is not known.", value, **said)

    told = troubles(
        [
            problem(1, "other"),
            *(problem(row, "Told us", leaves_empty=True) for row in (4, 9, 12)),
            *(problem(row, "told us", leaves_empty=True) for row in range(20, 50)),
            problem(7, "x", leaves_empty=True),
            problem(8, "none", keeps_out=True),
            problem(None, "all"),
        ]
    )
    assert [(each.problem.value, each.where()) for each in told] == [
        ("none", "row 8"),
        ("Told us", "rows 4, 9, 12 and 30 more"),
        ("x", "row 7"),
        ("other", "row 1"),
        ("all", ""),
    ]


def test_two_rows_are_both_named() -> None:
    problems = [Problem("list.csv", row, "", "It is odd.") for row in (4, 1_200)]
    assert troubles(problems)[0].where() == "rows 4 and 1,200"


def test_a_theme_that_is_left_out_is_called_by_code_and_title(take: Take) -> None:
    report = take("title,code,parent\nHeat,1,\nLight,2,9\n", as_format="agenda")
    (entry,) = report.entries
    assert (entry.noun, entry.name, entry.outcome) == (Noun.THEME, "2 Light", Outcome.SKIPPED)
