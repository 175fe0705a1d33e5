"""Tables of many columns: in Word, OpenDocument and web pages, each row is a card, as it is in print."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import docx
import pytest

from engage.services.exporting.cards import MOST_COLUMNS, cards
from engage.services.exporting.docx import export as export_docx
from engage.services.exporting.html import export as export_html
from engage.services.exporting.odt import export as export_odt
from engage.services.summaries.document import Column, PageBreak, Paragraph, Table, plain
from tests.services.exporting.documents import document

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"


def _wide(rows: int = 2, *, columns: int = 15, **fields: object) -> Table:
    return Table(
        tuple(Column(f"Column {place}") for place in range(columns)),
        tuple(tuple(f"Cell {row}.{place}" for place in range(columns)) for row in range(rows)),
        "Invited",
        **fields,  # type: ignore[arg-type]
    )


def test_a_table_that_has_room_stays_as_it_is() -> None:
    table = _wide(columns=MOST_COLUMNS)
    assert cards(table) == [table]


def test_each_row_becomes_a_card_and_none_of_it_is_lost() -> None:
    table = _wide(total=tuple(f"All {place}" for place in range(15)))
    made = cards(table)
    assert [plain(card.caption) for card in made] == ["Invited", "", ""]
    for card, row in zip(made, (*table.rows, table.total), strict=True):
        said = [card.columns[1].header, *(plain(value) for _, value in card.rows)]
        assert said == list(row)
        assert [card.columns[0].header, *(plain(name) for name, _ in card.rows)] == [
            column.header for column in table.columns
        ]


def test_without_rows_the_names_of_the_columns_are_left() -> None:
    (card,) = cards(_wide(0))
    assert [plain(name) for name, _ in card.rows] == [f"Column {place}" for place in range(1, 15)]


@pytest.mark.parametrize("is_form", [False, True])
def test_word_has_a_table_of_two_columns_for_each_row(is_form: bool) -> None:
    file = io.BytesIO()
    export_docx(document(_wide(3, columns=80, is_form=is_form)), file)
    tables = docx.Document(file).tables
    assert [len(table.columns) for table in tables] == [2, 2, 2]
    assert tables[2].rows[0].cells[1].text == "Cell 2.0"
    assert tables[2].rows[79].cells[1].text == "Cell 2.79"
    lines = [cell.paragraphs[0] for row in tables[0].rows[:-1] for cell in row.cells]
    assert all(line.paragraph_format.keep_with_next for line in lines)


def test_opendocument_has_a_table_of_two_columns_for_each_row() -> None:
    file = io.BytesIO()
    export_odt(document(PageBreak(), _wide(3), Paragraph("After")), file)
    with zipfile.ZipFile(file) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))  # noqa: S314  our own
    tables = list(root.iter(f"{{{_NAMES}table:1.0}}table"))
    assert [len(list(each.iter(f"{{{_NAMES}table:1.0}}table-column"))) for each in tables] == [2, 2, 2]
    looks = list(root.iter(f"{{{_NAMES}style:1.0}}table-properties"))
    assert [look.get(f"{{{_NAMES}style:1.0}}may-break-between-rows") for look in looks] == ["false"] * 3


def test_a_web_page_has_a_table_of_two_columns_for_each_row() -> None:
    file = io.BytesIO()
    export_html(document(_wide(3)), file)
    page = file.getvalue().decode()
    assert page.count("<table") == 3
    assert page.count('<th scope="col"') == 6
    assert "Cell 2.14" in page
