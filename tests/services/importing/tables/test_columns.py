"""Columns are known by what others call them and by what is in them, never by a wild guess."""

from pathlib import Path

import pytest

from engage.domain.organisations import Reach
from engage.domain.records import Noun
from engage.domain.text import compact
from engage.errors import Invalid
from engage.services.importing.source import Source
from engage.services.importing.tables.column_fields import COLUMN_FIELDS
from engage.services.importing.tables.column_synonyms import SYNONYMS
from engage.services.importing.tables.columns import How, proposed, reach_of
from engage.services.importing.tables.headers import column_names, found_header
from engage.services.importing.tables.table import read_table
from engage.services.importing.work import Choices

ORGANISATION, CONTACT, FEEDBACK = Noun.ORGANISATION, Noun.CONTACT, Noun.FEEDBACK


def fields(noun: Noun, header: str, *rows: str, **mapping: str) -> list[str | None]:
    sample = [row.split("|") for row in rows]
    return [one.field for one in proposed(noun, header.split("|"), sample, mapping, "file.csv")]


@pytest.mark.parametrize(
    ("noun", "header", "expected"),
    [
        (ORGANISATION, "Company|Category|Web site|Employees", ["name", "kind", "website", "staff"]),
        (CONTACT, "Forename|Last Name|Employer", ["given_name", "family_name", "organisation"]),
        (CONTACT, "E-Mail|Mobile No.|Post Code|Position", ["emails", "phones", "address_postcode", "role"]),
        (CONTACT, "Home Address 1|Home Address 2|Town/City", ["address_street"] * 2 + ["address_locality"]),
        (CONTACT, "E-mail 1 - Value|E-mail 2 - Value|Email (work)", ["emails"] * 3),
        (FEEDBACK, "Comment|Topic|Sentiment|Date received", ["text", "theme", "stance", "said_on"]),
        (Noun.THEME, "Ref|Action|Pillar|Details", ["code", "title", "parent", "description"]),
        (CONTACT, "Fax|Twitter|Favourite colour", [None, None, None]),
    ],
)  # fmt: skip
def test_other_names(noun: Noun, header: str, expected: list[str | None]) -> None:
    assert fields(noun, header) == expected


def test_what_one_column_gives_by_name_no_other_gives_by_another_name() -> None:
    assert fields(ORGANISATION, "Company|Name|Type|Kind") == [None, "name", None, "kind"]
    (company, *_) = proposed(ORGANISATION, ["Company", "Name"], [], {}, "file.csv")
    assert company.why == "“Name” gives the name already"


@pytest.mark.parametrize(
    ("header", "rows", "expected"),
    [
        ("Name|First name|Surname", ["A B|A|B"], [None, "given_name", "family_name"]),
        ("Name|Surname", ["Ana|Specimen", "Ben|Placeholder"], ["given_name", "family_name"]),
        ("Name|Surname", ["Ana Specimen|Specimen", "Ben Sample|Sample"], [None, "family_name"]),
        ("Name|Company", ["Ana Specimen|Example"], ["name", "organisation"]),
    ],
)
def test_a_full_name_or_a_part_of_it(header: str, rows: list[str], expected: list[str | None]) -> None:
    assert fields(CONTACT, header, *rows) == expected


@pytest.mark.parametrize(
    ("noun", "header", "cell", "field"),
    [
        (CONTACT, "Kontakt", "ana@body.example", "emails"),
        (CONTACT, "Column C", "Ana <ana@body.example.org>", "emails"),
        (CONTACT, "Nummer", "+44 20 7946 0001", "phones"),
        (CONTACT, "Fax machine", "020 7946 0001", None),
        (CONTACT, "Customer ID", "0207946000", None),
        (CONTACT, "PLZ", "SW1A 0AA", "address_postcode"),
        (ORGANISATION, "Seite", "https://body.example", "website"),
        (CONTACT, "Seite", "https://body.example", None),
        (FEEDBACK, "Column A", "25/03/2020", "said_on"),
        (FEEDBACK, "Birthday", "25/03/2020", None),
        (FEEDBACK, "Unnamed: 3", "1.2; 3.4", "theme"),
        (FEEDBACK, "Amount", "1.2", None),
    ],
)
def test_what_is_in_a_column_tells_where_its_name_does_not(
    noun: Noun, header: str, cell: str, field: str | None
) -> None:
    (one,) = proposed(noun, [header], [[cell], [""], [cell]], {}, "file.csv")
    assert (one.field, one.how) == (field, How.CONTENT if field else How.UNKNOWN)
    assert not field or one.why.startswith("2 of 2 values are ")
    mixed = [[cell], ["something"], ["else"]]
    assert proposed(noun, [header], mixed, {}, "file.csv")[0].field is None


def test_what_a_person_says_comes_first() -> None:
    assert fields(CONTACT, "Surname|Mail|x", surname="notes", X="emails") == [
        "notes",
        "emails",
        "emails",
    ]
    assert fields(CONTACT, "Surname|Mail", Surname="") == ["", "emails"]
    with pytest.raises(Invalid, match=r"Two columns of file\.csv give role"):
        fields(CONTACT, "a|b", a="role", b="role")


def test_the_name_of_a_column_says_what_for() -> None:
    said = {
        "Mobile": Reach.MOBILE,
        "Home tel": Reach.HOME,
        "Press e-mail": Reach.PRESS,
        "PA's number": Reach.ASSISTANT,
    }
    assert {column: reach_of(column) for column in (*said, "Tel")} == {**said, "Tel": None}


def test_no_synonym_is_the_name_of_another_field_of_its_noun() -> None:
    for noun, names in SYNONYMS.items():
        own = {compact(field.name): field.name for field in COLUMN_FIELDS[noun].values()}
        for field, others in names.items():
            assert field in COLUMN_FIELDS[noun]
            assert [other for other in others if own.get(other, field) != field] == [], (noun, field)


@pytest.mark.parametrize(
    ("column", "cells", "expected"),
    [
        ("Type", ["Trade union", "SME", "charity"], "organisation_kind"),
        ("Category", ["Trade union", "Friends"], None),
        ("Remark", ["Trade union", "SME"], None),
        ("Org type", ["Friends"], "organisation_kind"),
    ],
)
def test_of_what_kind_the_organisation_is(column: str, cells: list[str], expected: str | None) -> None:
    rows = [f"Ana Sample|Example|{cell}" for cell in cells]
    assert fields(CONTACT, f"Name|Company|{column}", *rows)[-1] == expected


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (
            [
                ["Our members"],
                ["As of", "1 May"],
                ["Name", "E-mail", "Type"],
                ["Example", "a@b.example", "sme"],
            ],
            2,
        ),
        ([["Firma", "Art"], ["Example", "Name"]], 0),
        ([["Titel"], ["Firma", "Art", "Ort"], ["Example", "1", "x"], ["Beispiel", "2", "y"]], 1),
        ([["1", "2"], ["Firma", "Art"], ["Example", "3"]], 1),
        ([["1", "2"], ["3", "4"]], 0),
        ([["Wer", "Zusage"], ["Ana", "No"], ["Iolo", "no."]], 0),
        ([["No", "Action", "By whom"], ["1", "No", "no"]], 0),
        ([["Email"], ["a@b.example"]], 0),
    ],
)
def test_the_header_is_the_row_that_names_the_columns(rows: list[list[str]], place: int) -> None:
    assert found_header(rows).place == place


def test_every_column_can_be_spoken_of() -> None:
    sample = [("x", "", "y", "z", "")]
    assert column_names(["a", "", "A", "", " a "], sample, 1) == ("a", "", "A (2)", "Column E", "a (3)")


@pytest.mark.parametrize(("row", "expected"), [(1, "Title"), (2, "Name"), (0, "Column A")])
def test_a_person_may_say_which_row_the_header_is(row: int, expected: str) -> None:
    source = Source(Path("a.csv"), b"Title,,\nName,Kind,\nExample,sme,\n\n")
    table = read_table(source, Choices(header_row=row))
    assert (table.columns[0], table.header_row, len(list(table.rows()))) == (expected, row, 3 - row)


@pytest.mark.parametrize("row", [4, 5, 9])
def test_a_header_must_be_there(row: int) -> None:
    with pytest.raises(Invalid, match=rf"Row {row} of a\.csv is empty"):
        read_table(Source(Path("a.csv"), b"Name,Kind\nExample,sme\n\n"), Choices(header_row=row))
