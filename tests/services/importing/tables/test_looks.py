"""What a person is shown of a table, and asked, before it is imported."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.engagements import Engagement
from engage.domain.fields import FIELDS, parse_field
from engage.domain.records import Choice, Noun
from engage.domain.text import compact
from engage.errors import Cancelled, Invalid
from engage.services.importing.imports import import_file
from engage.services.importing.registry import importer_named
from engage.services.importing.source import Source
from engage.services.importing.tables.column_fields import COLUMN_FIELDS
from engage.services.importing.tables.columns import How
from engage.services.importing.tables.looks import Look, look
from engage.services.importing.tables.value_synonyms import VALUE_SYNONYMS
from engage.services.importing.tables.values import wishes_for
from engage.services.importing.work import Choices
from tests.builders import DAY, add, new_project
from tests.services.importing import golden
from tests.workbook_files import xlsx

TABLE = """\
Our stakeholders

Company,Type,Assessed on,Remarks,Fax
Example A,Trade association,3/4/2020,One,1
Example B,SME,4/5/2020,Two,
Example C,Guild,5/6/2020,One,
Example D,guild,,Three,
Example E,goverment,,Four,
Example F,,,Five,
Example G,,,Six,
"""


def looked(
    text: str | bytes, name: str = "file.csv", as_format: str = "organisations", **chosen: object
) -> Look:
    data = text.encode() if isinstance(text, str) else text
    return look(Source(Path(name), data), importer_named(as_format), Choices(**chosen))


def test_columns_are_shown_with_samples_and_why() -> None:
    found = looked(TABLE)
    assert (found.noun, found.header_row, found.rows, found.sheets) == (Noun.ORGANISATION, 3, 7, ())
    assert found.mapping == {
        "Company": "name", "Type": "kind", "Assessed on": "rated_on", "Remarks": "notes", "Fax": "",
    }  # fmt: skip
    company, kind, _, remarks, fax = found.columns
    assert (company.how, bool(company.why), fax.how) == (How.SYNONYM, True, How.UNKNOWN)
    assert remarks.samples == ("One", "Two", "Three", "Four", "Five")
    assert kind.samples == ("Trade association", "SME", "Guild", "goverment")


def test_values_that_are_not_ours_are_shown_those_not_understood_first() -> None:
    values = [(value.text, value.count, value.meant, value.nearest) for value in looked(TABLE).values]
    assert values == [
        ("Guild", 2, "", ""), ("goverment", 1, "", "government"), ("Trade association", 1, "trade_body", ""),
    ]  # fmt: skip
    (blank,) = (v for v in looked(TABLE, values={"kind": {"guild": ""}}).values if v.text == "Guild")
    assert (blank.is_understood, blank.meant) == (True, "")
    told = looked(TABLE, values={"kind": {"guild": "trade_body", "Goverment": "government"}}).values
    assert {value.text: value.meant for value in told} == {
        "Guild": "trade_body", "goverment": "government", "Trade association": "trade_body",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("dates", "chosen", "expected"),
    [
        (["3/4/2020", "4/5/2020"], {}, (True, True, "3/4/2020")),
        (["3/4/2020", "25/5/2020"], {}, (True, False, "3/4/2020")),
        (["3/4/2020", "5/25/2020"], {}, (False, False, "3/4/2020")),
        (["2020-03-04", "4 May 2020", "03.04.2020"], {}, (True, False, "")),
        (["3/4/2020"], {"day_first": False}, None),
    ],
)
def test_a_person_is_asked_for_the_order_of_dates_where_nothing_tells(
    dates: list[str], chosen: Mapping[str, bool], expected: tuple[bool, bool, str] | None
) -> None:
    text = "name,rated on\n" + "".join(f"Example,{date}\n" for date in dates)
    found = looked(text, **chosen)
    shown = [(date.day_first, date.is_open, date.example) for date in found.dates]
    assert shown == ([expected] if expected else [])
    assert found.has_open_dates is bool(expected and expected[1])


def test_one_column_of_dates_tells_of_another() -> None:
    found = looked("text,said on,permission on\na,3/4/2020,3/25/2020\n", as_format="feedback")
    assert [(date.day_first, date.is_open) for date in found.dates] == [(False, False)] * 2


GUESTS = """\
Guests of the round table,,,,,,
Who,E-mail addr.,Firm,Sort of org,RSVP,Turned up,Function
Ana Sample,ana@kiln.example,Example Kiln,Guild,Pencilled in,,Speaker
Iolo Placeholder,,Example Forge,SME,yes,✓,Juggler
Gwen Specimen,,Example Forge,SME,no,no,Chair
"""


def test_a_list_of_guests_has_columns_of_its_own() -> None:
    found = looked(GUESTS, as_format="attendance")
    assert (found.noun, found.header_row, found.rows) == (Noun.CONTACT, 2, 3)
    assert found.mapping == {
        "Who": "name", "E-mail addr.": "emails", "Firm": "organisation", "Sort of org": "organisation_kind",
        "RSVP": "reply", "Turned up": "attended", "Function": "role",
    }  # fmt: skip
    values = [(value.field, value.text, value.is_understood, value.meant) for value in found.values]
    assert values == [
        ("organisation_kind", "Guild", False, ""), ("reply", "Pencilled in", False, ""),
        ("reply", "yes", True, "accepted"), ("reply", "no", True, "declined"),
        ("attended", "✓", True, "attended"), ("attended", "no", True, "did_not_show"),
    ]  # fmt: skip
    told = looked(
        GUESTS,
        as_format="attendance",
        mapping={"Function": "attendance_role"},
        values={"status": {"pencilled in": "accepted"}, "attendance_role": {"juggler": "staff"}},
    )
    assert {value.text: value.meant for value in told.values if value.field != "attended"} == {
        "Guild": "", "Pencilled in": "accepted", "yes": "accepted", "no": "declined", "Juggler": "staff",
    }  # fmt: skip


SHEET = """\
Respondent,Sent,Replying for,What stands in the way?,Anything else?,May we publish your answer?,Age,IP,Odd
Ana Sample,3/4/2020,Myself,There are not enough people who can do it.,No,Perhaps,40,1,x
Gwen Specimen,4/5/2020,Our members,Nobody has asked for it as far as I know.,,Yes,50,2,
"""


def test_a_response_sheet_has_columns_of_its_own() -> None:
    found = looked(SHEET, as_format="responses", mapping={"Replying for": "capacity", "Sent": "said_on"})
    assert (found.noun, found.rows) == (Noun.FEEDBACK, 2)
    assert {column.name: column.field for column in found.columns} == {
        "Respondent": "name", "Sent": "said_on", "Replying for": "capacity",
        "What stands in the way?": "question", "Anything else?": "question",
        "May we publish your answer?": "disclosure", "Age": "", "IP": "", "Odd": None,
    }  # fmt: skip
    assert {"question", "tags", "notes", "theme"} <= found.several
    assert found.has_open_dates
    values = [(value.text, value.is_understood, value.meant, value.instead) for value in found.values]
    assert values == [
        ("Perhaps", False, "", "withheld"), ("Myself", True, "personal", ""),
        ("Our members", True, "members", ""), ("Yes", True, "", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["attendance", "responses"])
def test_what_is_shown_of_a_table_is_what_is_done(name: str, tmp_path: Path) -> None:
    folder = "attendance" if name == "attendance" else "response_sheets"
    for number, path in enumerate(golden.files(folder)):
        came: list[Any] = []
        mapping = looked(path.read_bytes(), path.name, name).mapping
        for place, chosen in enumerate(({}, mapping)):
            with new_project(tmp_path / f"{number}-{place}.engage") as project:
                held = add(project, Engagement(title="Example", held_on=DAY))
                choices = Choices(mapping=chosen, engagement=held.id)
                report = import_file(project, path, as_format=name, choices=choices)
                records = [golden.records_of(project, noun) for noun in (Noun.FEEDBACK, Noun.ENGAGEMENT)]
                came.append(([(each.row, each.name, each.outcome) for each in report.entries], records))
        assert came[0] == came[1], path.name


def test_all_sheets_are_offered() -> None:
    data = xlsx({"A": [["x"]], "B": [["Name", "Type"], ["Example", "sme"]]}, hidden=["A"])
    found = looked(data, "a.xlsx")
    assert [(sheet.name, sheet.rows) for sheet in found.sheets] == [
        ("A", 1),
        ("B", 2),
    ]
    assert found.sheet == "B"


def test_what_is_chosen_must_be_there() -> None:
    with pytest.raises(Invalid, match="has no field “sort”"):
        wishes_for(COLUMN_FIELDS[Noun.ORGANISATION], {"sort": {"a": "b"}})
    with pytest.raises(Invalid, match="“purple” is not known"):
        looked(TABLE, values={"kind": {"Guild": "purple"}})
    with pytest.raises(Invalid, match="has no columns to choose from"):
        looked("x", as_format="notes")


def test_it_can_be_stopped() -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        raise Cancelled("Stopped")

    source = Source(Path("a.csv"), ("name\n" + "Example\n" * 10_000).encode())
    with pytest.raises(Cancelled):
        look(source, importer_named("organisations"), progress=stop)


def test_a_word_of_ours_means_what_it_says() -> None:
    for kind, words in VALUE_SYNONYMS.items():
        own = {compact(word): choice for choice in kind for word in (choice.value, choice.label)}
        assert {word: own[word] for word in own if words.get(word, own[word]) is not own[word]} == {}


@given(st.sampled_from([(kind, word) for kind, words in VALUE_SYNONYMS.items() for word in words]))
def test_what_others_call_a_value_is_one_that_its_fields_take(case: tuple[type[Choice], str]) -> None:
    kind, word = case
    for noun, fields in FIELDS.items():
        for field in fields.values():
            if field.choices and type(field.choices[0]) is kind:
                assert parse_field(noun, field.name, VALUE_SYNONYMS[kind][word].value) in field.choices
