"""docs/importing.md says what the importers and their limits say, and nothing else."""

import dataclasses
import re
from pathlib import Path

import pytest

from engage.domain.engagements import Attendance
from engage.domain.records import Noun
from engage.services.importing import limits
from engage.services.importing.registry import importer_named, importers
from engage.services.importing.tables.column_fields import COLUMN_FIELDS, ID
from engage.services.importing.tables.columns import proposed
from engage.services.importing.work import Importer

GUIDE = (Path(__file__).parents[3] / "docs" / "importing.md").read_text(encoding="utf-8")
EACH = GUIDE.partition("\n## Each format\n")[2]
SECTIONS = dict(re.findall(r"^### (\S+)\n(.*?)(?=^#|\Z)", EACH, re.MULTILINE | re.DOTALL))
KNOWN = {
    **{noun.label.capitalize(): frozenset(fields) for noun, fields in COLUMN_FIELDS.items()},
    "Attendance": frozenset(field.name for field in dataclasses.fields(Attendance)),
}
"""What a column of a table of fields may name, by its heading."""
GIVEN_BY_NO_NAME = {"position", ID}
"""A theme has the place of its row, and what is there already its id."""
ROWS_OF = {
    "agenda": Noun.THEME,
    "organisations": Noun.ORGANISATION,
    "contacts": Noun.CONTACT,
    "engagements": Noun.ENGAGEMENT,
    "feedback": Noun.FEEDBACK,
    "commitments": Noun.COMMITMENT,
}
"""Tables with a column for each field of a noun."""
MEGABYTE = 1024 * 1024

every = pytest.mark.parametrize("importer", importers(), ids=lambda importer: importer.name)


def part(title: str) -> str:
    """What stands below a heading of the first half."""
    return GUIDE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def tables(text: str) -> list[list[list[str]]]:
    """The cells of all tables, the rows of headings first, without the lines below these."""
    found = re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE)
    return [
        [
            [cell.strip() for cell in line.strip("|").split("|")]
            for place, line in enumerate(table.splitlines())
            if place != 1
        ]
        for table in found
    ]


def quoted(text: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`]+)`", text)


def test_it_lists_every_format_with_its_suffixes_and_no_other() -> None:
    (table,) = tables(part("Formats"))
    rows = {tuple(quoted(name)): tuple(quoted(suffixes)) for name, _, suffixes in table[1:]}
    assert rows == {(importer.name,): importer.suffixes for importer in importers()}
    assert list(SECTIONS) == [importer.name for importer in importers()]


def test_every_link_leads_somewhere() -> None:
    headings = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.*)$", GUIDE, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= headings
    for path in re.findall(r"\]\(([^#)][^)#]*)", GUIDE):
        assert (Path(__file__).parents[3] / "docs" / path).exists()


@every
def test_its_tables_name_fields_that_there_are(importer: Importer) -> None:
    found = tables(SECTIONS[importer.name])
    assert found
    for heading, *rows in found:
        first, noun = heading
        assert first.startswith("In ")
        for _, ours in rows:
            assert quoted(ours), ours
            assert set(quoted(ours)) <= KNOWN[noun], (noun, ours)


@pytest.mark.parametrize(("name", "noun"), ROWS_OF.items())
def test_each_name_of_a_column_is_known_and_no_field_is_missing(name: str, noun: Noun) -> None:
    rows = tables(SECTIONS[name])[0][1:]
    for names, ours in rows:
        for column in names.split(", "):
            (proposal,) = proposed(noun, [column], [], {}, "the file")
            assert proposal.field == quoted(ours)[0], column
    assert {quoted(ours)[0] for _, ours in rows} == set(COLUMN_FIELDS[noun]) - GIVEN_BY_NO_NAME


@pytest.mark.parametrize("name", ["attendance", "responses"])
def test_what_a_person_may_say_of_a_column_is_named(name: str) -> None:
    columns = importer_named(name).columns
    assert columns is not None
    ours = set(columns.fields) - set(COLUMN_FIELDS[Noun.CONTACT] if name == "attendance" else ())
    (said,) = [line for line in SECTIONS[name].split("\n\n") if "`--map " in line]
    assert ours <= set(quoted(said))


def test_its_limits_are_those_of_the_importers() -> None:
    (table,) = tables(part("Limits"))
    said = {quoted(name)[0]: figure for _, figure, name in table[1:]}
    there = {name: value for name, value in vars(limits).items() if name.isupper()}
    assert said == {name: _shown(value) for name, value in there.items()}


def _shown(value: int) -> str:
    """Whole megabytes as such."""
    return f"{value:,}" if value % MEGABYTE else f"{value // MEGABYTE} MB"


def test_what_it_tells_people_to_say_is_there() -> None:
    names = {importer.name for importer in importers()}
    assert set(re.findall(r"--as ([\w-]+)", GUIDE)) <= names
