"""Workbooks made by hand, part by part, so that a test can put into them what no office program would."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

Cell = object
Rows = Sequence[Sequence[Cell]]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_STATES = ("visible", "hidden")
_DAY_ONE = dt.datetime.fromisoformat("1899-12-30")


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of some parts, in their order."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return held.getvalue()


def xlsx(sheets: Mapping[str, Rows | str], hidden: Sequence[str] = (), **parts: str) -> bytes:
    """An Excel workbook; a sheet is its rows, or the XML of its `sheetData`."""
    return zipped({**xlsx_parts(sheets, hidden), **parts})


def xlsx_parts(sheets: Mapping[str, Rows | str], hidden: Sequence[str] = ()) -> dict[str, str]:
    """The parts of an Excel workbook."""
    texts: dict[str, int] = {}
    parts = {}
    for number, rows in enumerate(sheets.values(), start=1):
        data = rows if isinstance(rows, str) else _sheet_data(rows, texts)
        parts[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{_MAIN}">{data}</worksheet>'
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="r{number}"'
        f' state="{_STATES[name in hidden]}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    relations += f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    relations += f'<Relationship Id="t" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
        '<xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>',
        **parts,
    }


def _sheet_data(rows: Rows, texts: dict[str, int]) -> str:
    return "<sheetData>{}</sheetData>".format(
        "".join(
            f'<row r="{number}">'
            + "".join(_cell(f"{_letters(place)}{number}", cell, texts) for place, cell in enumerate(row))
            + "</row>"
            for number, row in enumerate(rows, start=1)
        )
    )


def _letters(place: int) -> str:
    return (chr(64 + place // 26) if place >= 26 else "") + chr(65 + place % 26)


def _cell(name: str, cell: Cell, texts: dict[str, int]) -> str:
    match cell:
        case None | "":
            return ""
        case bool():
            return f'<c r="{name}" t="b"><v>{int(cell)}</v></c>'
        case int() | float():
            return f'<c r="{name}"><v>{cell}</v></c>'
        case dt.datetime():
            return f'<c r="{name}" s="2"><v>{(cell - _DAY_ONE) / dt.timedelta(days=1)}</v></c>'
        case dt.date():
            return f'<c r="{name}" s="1"><v>{(cell - _DAY_ONE.date()).days}</v></c>'
        case dt.time():
            return f'<c r="{name}" s="3"><v>{(cell.hour * 60 + cell.minute) / 1440}</v></c>'
        case str() if cell.startswith("#"):
            return f'<c r="{name}" t="e"><f>1/0</f><v>{cell}</v></c>'
        case str() if cell.startswith("=") and "→" in cell:
            formula, value = cell[1:].split("→")
            return f'<c r="{name}" t="str"><f>{escape(formula)}</f><v>{escape(value)}</v></c>'
    return f'<c r="{name}" t="s"><v>{texts.setdefault(str(cell), len(texts))}</v></c>'


def ods(sheets: Mapping[str, str], **parts: str) -> bytes:
    """An OpenDocument workbook; a sheet is the XML of its rows."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{rows}</table:table>" for name, rows in sheets.items()
    )
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{name}="{urn}:{name}:1.0"' for name in ("office", "table", "text"))
    spaces += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    inside = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f"<office:document-content {spaces}>{inside}</office:document-content>"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped({"mimetype": _ODS, "content.xml": content, "META-INF/manifest.xml": manifest, **parts})


def ods_row(*cells: str, repeated: int = 1) -> str:
    """A row of an OpenDocument sheet with some texts."""
    inside = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
        if cell
        else "<table:table-cell/>"
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inside}</table:table-row>'
