"""Tables in by the command line: what is chosen by options, and what is said of what was guessed."""

from pathlib import Path

import pytest

from tests.cli.conftest import Engage
from tests.workbook_files import xlsx

ROWS = [["Our partners"], ["Company", "Type", "Assessed on"], ["Example Forge", "Partner", "3/4/2020"]]


@pytest.fixture
def book(tmp_path: Path) -> str:
    (tmp_path / "book.xlsx").write_bytes(xlsx({"Notes": [["x"]], "Partners": ROWS}))
    return "book.xlsx"


def test_a_workbook_is_read_as_the_options_say(engage: Engage, green: Path, book: str) -> None:
    words = ("--sheet", "partners", "--header", "2", "--value", "kind:Partner=ngo", "--month-first")
    answer = engage("import", "green", book, *words, "--json")
    assert (answer.json["format"], answer.json["added"], answer.json["problems"]) == ("organisations", 1, [])
    body = engage("show", "green", "organisation", "Example Forge", "--json").json
    assert (body["kind"], body["rated_on"]) == ("ngo", "2020-03-04")


def test_what_was_guessed_is_said(engage: Engage, green: Path, book: str) -> None:
    answer = engage("import", "green", book, "--value", "kind:Partner=ngo")
    assert answer.out.splitlines() == [
        "book.xlsx, as organisations: 1 read, 1 new",
        "  Sheet “Partners” was read; left out: Notes.",
        "  Row 2 was read as the one that names the columns.",
        (
            "  Columns were read by what they seem to be: “Company” as name, “Type” as kind, "
            "“Assessed on” as rated on."
        ),
        (
            "  “Assessed on” does not tell whether the day or the month is first in “3/4/2020”: "
            "the day was taken first."
        ),
    ]


def test_a_rehearsal_says_what_would_become_of_each_row(engage: Engage, green: Path, book: str) -> None:
    answer = engage("import", "green", book, "--value", "kind:Partner=ngo", "--dry-run")
    assert "  row 3: organisation Example Forge: new" in answer.out.splitlines()
    assert engage("list", "green", "organisations", "forge", "--json").json == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--value", "kind=ngo"), 2, "“kind=ngo” is not written as FIELD:THEIRS=OURS"),
        (("--value", "kind:Partner=purple"), 1, "“purple” is not known"),
        (("--value", "sort:Partner=ngo"), 1, "no field “sort”"),
        (("--header", "x"), 2, "“x” is no number of a row"),
        (("--header", "7"), 1, "Row 7 of book.xlsx is empty"),
        (("--sheet", "People"), 1, "no sheet “People”"),
        (("--day-first", "--month-first"), 2, "not allowed with"),
    ],
)
def test_what_cannot_be_chosen_alters_nothing(
    engage: Engage, green: Path, book: str, words: tuple[str, ...], code: int, said: str
) -> None:
    before = green.read_bytes()
    answer = engage("import", "green", book, "--as", "organisations", *words)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert green.read_bytes() == before
