"""CSV: a document as one flat table, for whoever counts and compares.

Each row is one thing that the document says, with the section that it stands in; `kind` says what it is. A
table of the document becomes a row for each cell, with what the cell stands under and beside. A document that
is one table and nothing else is written as that table, for programs that take addresses from it. UTF-8 with a
byte order mark and CRLF (RFC 4180), as spreadsheets expect.

A spreadsheet would run a cell that begins with = + - @, a tab or a line break as a formula: such text gets
an apostrophe in front, which our own import takes off again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import BinaryIO, TypeAlias

from engage.domain.feedback import Stance
from engage.domain.progress import Progress, silent, steps
from engage.domain.text import clean
from engage.services.exporting.house_style import PLAIN, HouseStyle, for_whom, rubric
from engage.services.formulas import guarded
from engage.services.summaries.document import (
    Block,
    BulletList,
    Callout,
    Chart,
    Counts,
    Day,
    Document,
    Figure,
    Footnote,
    Heading,
    Item,
    KeyPoint,
    KeyPoints,
    Labels,
    PageBreak,
    Paragraph,
    QrCode,
    Quote,
    StanceBar,
    Table,
    Text,
    plain,
    spans,
)
from engage.services.summaries.reading_through import block_texts

COLUMNS = (
    "section_code",
    "section",
    "kind",
    "text",
    "attribution",
    "note",
    "stance",
    "verbatim",
    "organisations",
    "pieces",
    *(stance.value for stance in Stance),
    "table",
    "row",
    "column",
    "value",
)
"""`organisations`, `pieces`, the stances (organisations that took them) and `value` hold numbers, or days."""

PLACES = {name: place for place, name in enumerate(COLUMNS)}


Row: TypeAlias = dict[str, str | int]


def export(
    document: Document, file: BinaryIO, progress: Progress = silent, style: HouseStyle = PLAIN
) -> None:
    """Write the document as CSV; the same document makes the same bytes."""
    stream = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    try:
        writer = csv.writer(stream, lineterminator="\r\n")
        if len(document.blocks) == 1 and isinstance(table := document.blocks[0], Table):
            progress(0, 1, "Writing the table")
            writer.writerow([_cell(column.header) for column in table.columns])
            writer.writerows([_cell(_value(cell)) for cell in row] for row in table.rows)
            return
        writer.writerow(COLUMNS)
        known: dict[str | int, str | int] = {}
        writer.writerows(_cells(row, known) for row in rows(document, progress, style))
    finally:
        # The file is its opener's to close.
        stream.detach()


def _cells(row: Row, known: dict[str | int, str | int]) -> list[str | int]:
    """A row with a cell for each column; most are empty, or were written before and are `known`."""
    cells: list[str | int] = [""] * len(COLUMNS)
    for column, value in row.items():
        if value != "":
            if (cell := known.get(value)) is None:
                cell = known[value] = _cell(value)
            cells[PLACES[column]] = cell
    return cells


def _cell(value: str | int) -> str | int:
    if isinstance(value, int):
        return value
    return guarded(clean(value))


def _value(text: Text) -> str | int:
    match text:
        case Figure(value=number):
            return number
        case Day(date=date):
            return date.isoformat()
        case _:
            return plain(text)


def rows(document: Document, progress: Progress, style: HouseStyle = PLAIN) -> Iterator[Row]:
    """Everything that a document says, one thing a row, by the names of the columns."""
    yield {"kind": "title", "text": document.title}
    if document.subtitle:
        yield {"kind": "subtitle", "text": document.subtitle}
    for label, value in (
        ("Date", document.made_on.isoformat()),
        ("Audience", for_whom(document)),
        ("Project", document.project),
        ("Data controller", document.controller),
        ("Notice", rubric(document, style)),
        *((fact.label, fact.value) for fact in document.facts),
    ):
        if plain(value):
            yield _said("fact", label, value)

    section: Row = {}
    for block in steps(document.blocks, progress, "Writing the table"):
        if isinstance(block, Heading):
            section = {"section_code": block.code, "section": plain(block.text)}
        for row in _block_rows(block):
            yield section | row
        for _, _, text, *_ in block_texts(block):
            for span in () if isinstance(text, str) else spans(text):
                if isinstance(span, Footnote):
                    yield section | {"kind": "footnote", "text": span.text}


def _block_rows(block: Block) -> Iterable[Row]:
    match block:
        case Heading():
            return [{"kind": "heading"}]
        case Paragraph(text=text):
            return [{"kind": "paragraph", "text": plain(text)}]
        case BulletList(items=items):
            return _item_rows(items)
        case KeyPoints(points=points, title=title):
            return [{"kind": "key points", "text": title}, *(_words("key point", point) for point in points)]
        case Quote():
            row = _words("quote", block)
            row["verbatim"] = "yes" if block.is_verbatim else "no"
            return [row]
        case Table():
            return _table_rows(block)
        case Chart():
            return _table_rows(block.table)
        case Labels(labels=labels):
            return [{"kind": "label", "text": "\n".join(map(plain, label))} for label in labels]
        case Counts(organisations=organisations, pieces=pieces):
            return [{"kind": "counts", "organisations": organisations.value, "pieces": pieces.value}]
        case StanceBar(counts=counts):
            return [{"kind": "stances", **{item.stance.value: item.organisations.value for item in counts}}]
        case Callout(title=title, paragraphs=paragraphs):
            return [{"kind": "notice", "text": plain(text)} for text in (title, *paragraphs)]
        case QrCode(text=text):
            return [{"kind": "code", "text": text}]
        case PageBreak():
            return []


def _words(kind: str, block: Quote | KeyPoint) -> Row:
    """What was said, by whom, and how they stood."""
    return {
        "kind": kind,
        "text": plain(block.text),
        "attribution": plain(block.attribution),
        "note": plain(block.note),
        "stance": block.stance.value if block.stance else "",
    }


def _said(kind: str, column: str, text: Text) -> Row:
    """A text under a label, and its number where it is one and nothing else."""
    row: Row = {"kind": kind, "column": column, "text": plain(text)}
    if isinstance(text, Figure | Day):
        row["value"] = _value(text)
    return row


def _item_rows(items: Iterable[Item]) -> Iterator[Row]:
    for item in items:
        yield {"kind": "item", "text": plain(item.text)}
        yield from _item_rows(item.items)


def _table_rows(table: Table) -> Iterator[Row]:
    """A row for each cell; the first column only says what the row is about, unless it is the only one."""
    caption = plain(table.caption)
    if table.columns:
        headers = ", ".join(column.header for column in table.columns)
        yield {"kind": "headers", "table": caption, "text": headers}
    first = 1 if len(table.columns) > 1 else 0
    for row in (*table.rows, *((table.total,) if table.total else ())):
        for column, cell in zip(table.columns[first:], row[first:], strict=True):
            yield _said("cell", column.header, cell) | {"table": caption, "row": plain(row[0])}
