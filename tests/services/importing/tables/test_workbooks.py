"""Workbooks: what stands in their cells, and what is refused before it takes room."""

import datetime as dt
import io
import random
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import olefile
import pytest

from engage.errors import EngageError, Invalid
from engage.services.importing.registry import importer_for
from engage.services.importing.source import Source
from engage.services.importing.tables.table import read_table
from engage.services.importing.tables.workbooks.extents import column_letters, column_number
from engage.services.importing.tables.workbooks.ole_files import ole_file
from engage.services.importing.work import Choices
from tests.services.importing import golden
from tests.workbook_files import ods, ods_row, xlsx, xlsx_parts, zipped

CORPUS = Path(__file__).parents[3] / "corpus" / "tables"
HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEXT_CELL = '<table:table-cell office:value-type="string" {}><text:p>x</text:p></table:table-cell>'


def sheet(inner: str) -> bytes:
    return xlsx({"A": f"<sheetData>{inner}</sheetData>"})


def row(inner: str) -> bytes:
    return ods({"A": f"{ods_row('Name')}<table:table-row>{inner}</table:table-row>"})


def read(data: bytes, name: str = "file.xlsx", **chosen: object) -> list[tuple[int, list[str]]]:
    table = read_table(Source(Path(name), data), Choices(**chosen))
    return [(table.header_row, list(table.columns)), *table.rows()]


def test_cells_become_what_our_fields_read() -> None:
    cells = [
        *("text", 12.0, 12.5, 0.00001, 12345678901234567890, True, False),
        *(dt.date(2020, 3, 25), dt.datetime.fromisoformat("2020-03-25 14:30"), dt.time(9, 5)),
    ]
    assert read(xlsx({"A": [["Name", *"bcdefghij"], cells]}), header_row=1)[1][1] == [
        *("text", "12", "12.5", "0.00001", "12345678901234567000", "yes", "no"),
        *("2020-03-25", "2020-03-25 14:30", "09:05"),
    ]


def test_what_a_formula_came_to_is_read_and_an_error_is_told_from_an_empty_cell() -> None:
    rows = [["Name", "Kind", "Region"], ['=A1&"b"→ab', "#DIV/0!", ""], ["c", "d", "e"]]
    assert read(xlsx({"A": rows}))[1:] == [(2, ["ab", "#ERROR!", ""]), (3, ["c", "d", "e"])]


@pytest.mark.parametrize("number", ["NaN", "-inf", "1e400"])
def test_a_number_that_is_none_is_an_error_and_no_end(number: str) -> None:
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
    assert read(sheet(f'{cells}<row r="2"><c r="A2"><v>{number}</v></c></row>'))[1:] == [(2, ["#ERROR!"])]


def test_rows_and_columns_keep_their_places() -> None:
    rows = [
        ["", ""],
        ["", "Title of all"],
        [],
        ["", "Name", "Kind", ""],
        ["", "A", "sme", "x"],
        [],
        ["", "B"],
    ]
    assert read(xlsx({"A": rows})) == [
        (4, ["Name", "Kind", "Column D"]),
        (5, ["A", "sme", "x"]),
        (7, ["B", "", ""]),
    ]


def test_the_sheet_that_looks_most_like_something_known_is_read() -> None:
    data = xlsx(
        {"Read me": [["How to use"]], "People": [["Surname", "Email"], ["A", "b@c.example"]],
         "Hidden": [["Name", "Kind", "Region", "Sector"], *["abcd"] * 3]}, hidden=["Hidden"],
    )  # fmt: skip
    assert read(data)[0] == (1, ["Surname", "Email"])
    assert read(data, sheet="hidden")[0][1][0] == "Name"
    with pytest.raises(Invalid, match="has no sheet “Nobody”: its sheets are Read me, People, Hidden"):
        read(data, sheet="Nobody")
    with pytest.raises(Invalid, match=r"file\.csv has no sheets"):
        read(b"name\nA", "file.csv", sheet="People")


def test_a_workbook_is_known_by_its_content_whatever_its_name() -> None:
    assert read(xlsx({"A": [["Name"], ["x"]]}), "file.csv")[1] == (2, ["x"])
    assert read(b"Name,Kind\nx,sme\n", "file.xlsx")[1] == (2, ["x", "sme"])
    assert read(ods({"A": ods_row("Name") + ods_row("x", repeated=2)}), "file.bin")[1:] == [
        (2, ["x"]),
        (3, ["x"]),
    ]


HOSTILE = {
    "a far cell": sheet(HEAD + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "far cells without places": sheet(f'{HEAD}<row r="1048576">{"<c><v>1</v></c>" * 16_000}</row>'),
    "a row that no sheet has": sheet(HEAD + '<row r="9"><c r="A999999999999"><v>1</v></c></row>'),
    "prefixed names": xlsx(
        {"A": ""},
        **{"xl/worksheets/sheet1.xml": f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1">'
           '<x:c r="A1"><x:v>1</x:v></x:c><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row></x:sheetData>'
           "</x:worksheet>"},
    ),
    "repeated columns": row(TEXT_CELL.format('table:number-columns-repeated="1000000000"')),
    "repeated rows": ods({"A": ods_row("Name") + ods_row("x", repeated=10**9)}),
    "repeated formulas": row(
        '<table:table-cell table:formula="of:=1" table:number-columns-repeated="1000000000"/>'
    ),
    "a cell behind many": row(
        '<table:table-cell table:number-columns-repeated="1000000000"/>' + TEXT_CELL.format("")
    ),
    "a row behind many": ods({"A": ods_row("Name") + ods_row("", repeated=10**9) + ods_row("x")}),
}  # fmt: skip


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_sheet_that_would_fill_the_memory_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid, match="has too large a sheet"):
        read(data)


def test_a_text_that_many_cells_share_counts_for_each() -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5_001))
    parts = xlsx_parts({"A": f"<sheetData>{cells}</sheetData>"})
    words = "".join(random.Random(1).choices("abcdefghij", k=50_000))
    for texts, is_refused in (([words], True), (["short", words], False)):
        inside = "".join(f"<si><t>{text}</t></si>" for text in texts)
        data = zipped({**parts, "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{inside}</sst>'})
        if is_refused:
            with pytest.raises(Invalid, match="holds too much text"):
                read(data)
        else:
            assert len(read(data)) == 5_000


def test_blanks_that_are_counted_are_bounded() -> None:
    with pytest.raises(Invalid, match="holds too much text"):
        read(row(TEXT_CELL.format("").replace("x<", 'x<text:s text:c="2000000000"/><')))


@pytest.mark.parametrize(
    "part",
    [
        f'<!DOCTYPE sst [<!ENTITY a "b">]><sst xmlns="{MAIN}"><si><t>&a;</t></si></sst>',
        f'<!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst xmlns="{MAIN}"><si><t>x</t></si></sst>',
        "<sst><si><t>x</t></si>",
        "<sst a='" + "".join(map(str, range(500_000))) + "'/>",
    ],
    ids=["entity", "external", "cut off", "endless tag"],
)
def test_entities_and_damage_are_refused(part: str) -> None:
    with pytest.raises(Invalid, match="it seems to be an Excel workbook, but a part of it is damaged"):
        read(xlsx({"A": [["Name"], ["x"]]}, **{"xl/sharedStrings.xml": part}))


def test_a_part_that_swells_is_refused() -> None:
    inside = f"<worksheet>{' ' * 30_000_000}</worksheet>"
    with pytest.raises(Invalid, match="would swell"):
        read(xlsx({"A": [["Name"], ["x"]]}, **{"xl/worksheets/sheet1.xml": inside}))


def test_formatted_cells_without_content_take_no_room() -> None:
    far = "".join(f'<row r="{n}"><c r="XFD{n}" s="1"/></row>' for n in range(2, 2_000))
    assert read(sheet(HEAD + far)) == [(1, ["Name"])]


def test_bounds_on_columns_and_sheets() -> None:
    wide = "".join(f'<c r="{column_letters(n)}1"><v>1</v></c>' for n in range(513))
    with pytest.raises(Invalid, match=r"Sheet “A” of file\.xlsx has more than 512 columns"):
        read(sheet(f'<row r="1">{wide}</row>'))
    with pytest.raises(Invalid, match="has more than 255 sheets"):
        read(xlsx({f"S{n}": [["x"]] for n in range(256)}))


PROTECTED = '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'


def _old(change: bytes, to: bytes) -> bytes:
    data = (CORPUS / "contacts-97.xls").read_bytes()
    assert change in data
    return data.replace(change, to, 1)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (ods({"A": ods_row("x")}, **{"META-INF/manifest.xml": PROTECTED}), "a.ods", "by a password"),
        (_old("Workbook\0".encode("utf-16-le"), "Workbooj\0".encode("utf-16-le")), "a.xls", "is no workbook"),
        (xlsx({"A": [["x"]]})[:-90], "a.xlsx", "a part of it is damaged"),
        (zipped({"xl/workbook.bin": b"x"}), "a.xlsb", "a workbook that Engage does not read"),
        (b"<html><table>", "a.xls", "a web page or XML by its content"),
        (xlsx({"A": [], "B": []}), "a.xlsx", "a.xlsx is empty"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(data: bytes, name: str, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        read(data, name)


def test_an_older_workbook_with_a_far_cell_is_refused() -> None:
    data = (CORPUS / "contacts-97.xls").read_bytes()
    label = (0xFD).to_bytes(2, "little") + (10).to_bytes(2, "little")
    place = data.index(label) + 4
    far = data[:place] + b"\xff\xff\xff\xff" + data[place + 4 :]
    with pytest.raises(Invalid, match="65,536 rows by 65,536 columns"):
        read(far, "a.xls")


WORKBOOKS = [path for path in golden.files("tables") if path.suffix in (".xls", ".xlsx", ".ods")]


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.name)
def test_damage_anywhere_is_a_sentence(path: Path) -> None:
    chance = random.Random(path.name)
    for _ in range(60):
        with suppress(EngageError):
            read(_damaged(path.read_bytes(), chance), path.name)


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """A workbook with some bytes of it, or of a part of it, changed."""
    if not data.startswith(b"PK"):
        return _changed(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = chance.choice([name for name in parts if name.endswith(".xml")])
    return zipped({**parts, part: _changed(parts[part], chance)})


def _changed(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice([1, 2, 8])):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def test_sizes_that_an_older_workbook_claims_are_not_believed() -> None:
    with olefile.OleFileIO(CORPUS / "contacts-97.xls") as ole:
        content = ole.openstream("Workbook").read()
    everything = struct.pack("<HHIIHHH", 0x200, 14, 0, 2**32 - 1, 0, 2**16 - 1, 0)
    place = content.index(everything[:4])
    claimed = content[:place] + everything + content[place + len(everything) :]
    assert len(read(ole_file("Workbook", claimed), "a.xls")) == 3

    place = content.index(struct.pack("<H", 0xFC)) + 8
    claimed = content[:place] + (2**31 - 1).to_bytes(4, "little") + content[place + 4 :]
    with pytest.raises(Invalid, match="a part of it is damaged"):
        read(ole_file("Workbook", claimed), "a.xls")


@pytest.mark.parametrize("size", [0, 1, 4096, 4097, 5_000_000])
def test_an_ole_file_of_our_own_is_one(size: int) -> None:
    content = random.Random(size).randbytes(size)
    with olefile.OleFileIO(io.BytesIO(ole_file("Workbook", content))) as ole:
        assert ole.openstream("Workbook").read() == content.ljust(4096, b"\0")


def test_a_workbook_is_refused_once_for_all_formats() -> None:
    source = Source(Path("a.xlsx"), HOSTILE["a far cell"])
    refusals = []
    for _ in range(2):
        with pytest.raises(Invalid, match="too large a sheet") as caught:
            importer_for(source)
        refusals.append(caught.value)
    assert refusals[0] is refusals[1]


def test_columns_are_lettered_as_spreadsheets_do() -> None:
    assert [column_letters(n) for n in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(column_number(column_letters(n)) == n for n in range(18_278))


def test_an_older_workbook_may_end_anywhere() -> None:
    data = (CORPUS / "contacts-97.xls").read_bytes()
    entry = next(
        place
        for place in range(0, len(data), 128)
        if data.startswith("Workbook\0".encode("utf-16-le"), place)
    )
    cut = Source(Path("contacts.xls"), data[: entry + 40])
    with pytest.raises(Invalid):
        importer_for(cut)
