"""What a person chooses of a table, and what is said where nobody chose."""

import datetime as dt
from typing import Any

import pytest

from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation, OrganisationKind, Reach, SizeBand
from engage.domain.records import Record
from engage.errors import Invalid
from engage.services import records
from engage.services.importing.imports import Choices, ImportReport, import_file
from engage.services.projects import Project
from tests.workbook_files import xlsx


def take(project: Project, data: str | bytes, as_format: str = "", **chosen: Any) -> ImportReport:
    path = project.path.with_name("file.csv")
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return import_file(project, path, as_format=as_format, choices=Choices(**chosen))


def every(project: Project, record: type[Record]) -> dict[str, Any]:
    found = records.rows(project, record, records.ids(project, record))
    return {one.name: one for one in found}


BODIES = "Name,Type,Size\nExample A,Trade Association,10-49\nExample B,Partner,sme\nExample C,,\n"


def test_values_mean_what_a_person_says(project: Project) -> None:
    wishes = {"kind": {"partner": "NGO"}, "Size": {"SME": "small", "10-49": ""}}
    report = take(project, BODIES, values=wishes)
    assert report.problems == ()
    found = every(project, Organisation)
    assert {name: body.kind for name, body in found.items()} == {
        "Example A": OrganisationKind.TRADE_BODY,
        "Example B": OrganisationKind.NGO,
        "Example C": OrganisationKind.OTHER,
    }
    assert (found["Example A"].size_band, found["Example B"].size_band) == (None, SizeBand.SMALL)
    assert report.notes == (
        "Columns were read by what they seem to be: “Type” as kind.",
        "Values of “Type” were read by what others mean: “Trade Association” as trade body.",
    )


def test_a_row_comes_in_without_a_value_that_is_not_understood(project: Project) -> None:
    report = take(project, BODIES)
    assert [(problem.row, problem.column, problem.value) for problem in report.problems] == [
        (3, "kind", "Partner"),
        (3, "size_band", "sme"),
    ]
    assert {name: body.kind for name, body in every(project, Organisation).items()} == {
        "Example A": OrganisationKind.TRADE_BODY,
        "Example B": OrganisationKind.OTHER,
        "Example C": OrganisationKind.OTHER,
    }


@pytest.mark.parametrize(
    ("chosen", "expected", "notes"),
    [({}, "2020-04-03", 1), ({"day_first": True}, "2020-04-03", 0), ({"day_first": False}, "2020-03-04", 0)],
)
def test_the_order_of_dates(project: Project, chosen: dict[str, bool], expected: str, notes: int) -> None:
    report = take(project, "name,kind,rated on\nExample,sme,3/4/2020\n", **chosen)
    assert every(project, Organisation)["Example"].rated_on == dt.date.fromisoformat(expected)
    assert len(report.notes) == notes
    assert all("“3/4/2020”: the day was taken first" in note for note in report.notes)


def test_several_columns_may_give_a_list(project: Project) -> None:
    take(
        project,
        "Surname,Email,Home email,Mobile,Office phone,Address 1,Address 2,Tags,Groups\n"
        'Example,"a@b.example, c@d.example",e@f.example,07700 900001,020 7946 0001,'
        '1 Road,Exampleton,"x, y",z\n',
    )
    person = every(project, Contact)["Example"]
    assert [(email.address, email.kind) for email in person.emails] == [
        *(("a@b.example", Reach.WORK), ("c@d.example", Reach.WORK), ("e@f.example", Reach.HOME))
    ]
    assert [(phone.number, phone.kind) for phone in person.phones] == [
        *(("07700 900001", Reach.MOBILE), ("020 7946 0001", Reach.OFFICE))
    ]
    assert (person.addresses[0].street, set(person.tags)) == ("1 Road, Exampleton", {"x", "y", "z"})


def test_an_address_may_stand_in_brackets_behind_its_name(project: Project) -> None:
    take(project, 'Surname,Email\nExample,"Ana Example <ana@b.example>; mailto:c@d.example"\n')
    assert [email.address for email in every(project, Contact)["Example"].emails] == [
        "ana@b.example",
        "c@d.example",
    ]


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#VALUE!"])
def test_an_error_in_a_cell_is_a_problem_and_the_row_is_read(project: Project, cell: str) -> None:
    report = take(project, f"name,kind,region\nExample,sme,{cell}\n")
    assert [(problem.row, problem.column) for problem in report.problems] == [(2, "region")]
    assert every(project, Organisation)["Example"].region == ""


def test_a_sheet_and_a_header_that_are_chosen(project: Project) -> None:
    data = xlsx(
        {"A": [["Name", "Kind"], ["Example A", "sme"]], "B": [["x"], ["Name", "Kind"], ["Example B", "sme"]]}
    )
    report = take(project, data)
    assert report.notes == ("Sheet “A” was read; left out: B.",)
    assert take(project, data, sheet="B", header_row=2).notes == ()
    assert set(every(project, Organisation)) == {"Example A", "Example B"}
    report = take(
        project, data, "organisations", sheet="A", header_row=0, mapping={"Column A": "name", "Column B": ""}
    )
    assert (report.read, report.added, report.problems) == (2, 1, ())
    with pytest.raises(Invalid, match=r"Row 9 of .* is empty"):
        take(project, data, header_row=9)


def test_a_column_with_nothing_in_it_is_not_spoken_of(project: Project) -> None:
    report = take(project, "name,kind,Fax,Pager\nExample,sme,,1\n")
    assert [problem.column for problem in report.problems] == ["Pager"]


def test_trailing_blanks_are_no_cells(project: Project) -> None:
    assert take(project, "name,kind\nExample A,sme,,\nExample B,sme, \n").added == 2
