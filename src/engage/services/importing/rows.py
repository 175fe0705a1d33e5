"""The rows of a table as texts for the fields of a noun."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engage.domain.choices import excerpt
from engage.domain.fields import FIELDS, field_named
from engage.domain.records import Noun
from engage.domain.text import compact
from engage.errors import Invalid
from engage.services.importing.source import Source
from engage.services.importing.tables import Table, read_table
from engage.services.importing.work import UNLIKE, Likeness, Work

_ID = "id"
_REPORT_EVERY = 500
_TOLD = 4
"""How many columns are named to say why a file is taken for a table."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one row gives."""

    number: int
    uid: str
    """The identity that the file gives the record; empty where it gives none."""
    texts: Mapping[str, str]
    """Texts that are not empty, by field."""


def rows_of(work: Work, noun: Noun, needs: Sequence[str]) -> Iterator[Row]:
    """Return the rows of the table that is being imported.

    At least one of the fields `needs`, or an id, must have a column: else `Invalid` is raised at once. A
    column that is not known is a problem, and so is a row that is longer or shorter than the header.
    """
    table = read_table(work.source.text, work.source.name)
    fields = fields_of(table, noun, work.choices.mapping)
    if not any(name in fields for name in (*needs, _ID)):
        raise Invalid(
            f"{table.name} has no column {' or '.join(needs)}",
            f"its columns are {_listed(table.columns)}; known are {', '.join((_ID, *FIELDS[noun]))}",
            f"Name the column with --map COLUMN={needs[0]}",
        )
    for column, name in zip(table.columns, fields, strict=True):
        if name is None and column:
            message = f"The column “{excerpt(column)}” is not known and was left out."
            work.problem(table.header_row, message, column)
    return _rows(work, table, fields)


def fields_of(table: Table, noun: Noun, mapping: Mapping[str, str]) -> list[str | None]:
    """Return which field each column of a table gives: "" none by the person's wish, None none known.

    `mapping` goes from column to field; raises `Invalid` where it names a column or field that is not there.
    """
    wishes = {compact(column): (column, name) for column, name in mapping.items()}
    fields: list[str | None] = []
    for column in table.columns:
        _, wish = wishes.pop(compact(column), ("", None))
        name = _field(noun, column) if wish is None else _wished(noun, wish)
        if name and name in fields:
            raise Invalid(
                f"Two columns of {table.name} give {name}", "", f"Leave one out with --map “{column}”="
            )
        fields.append(name)
    for column, _ in wishes.values():
        raise Invalid(f"{table.name} has no column “{column}”", f"its columns are {_listed(table.columns)}")
    return fields


def _field(noun: Noun, column: str) -> str | None:
    if compact(column) in (_ID, "uid"):
        return _ID
    try:
        return field_named(noun, column).name
    except Invalid:
        return None


def _wished(noun: Noun, name: str) -> str:
    return _ID if compact(name) in (_ID, "uid") else field_named(noun, name).name if name else ""


def _listed(columns: Sequence[str]) -> str:
    return excerpt(", ".join(columns)) if columns else "none"


def _rows(work: Work, table: Table, fields: Sequence[str | None]) -> Iterator[Row]:
    total = table.body.count("\n") + 1
    for number, cells in table.rows():
        work.read += 1
        if work.read % _REPORT_EVERY == 0:
            work.progress(number, total, work.source.name)
        if len(cells) != len(fields):
            what = f"The row has {len(cells)} cells, the header {len(fields)}"
            work.leave_out(number, Invalid(what, "", "Check its commas and quotation marks"))
            continue
        texts = {name: cell for name, cell in zip(fields, cells, strict=True) if name and cell.strip()}
        uid = texts.pop(_ID, "").strip().lower()
        if uid and not _is_uid(uid):
            work.problem(number, f"“{excerpt(uid)}” is no id of Engage; the row was read without it.", _ID)
            uid = ""
        yield Row(number, uid, texts)


def _is_uid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def likeness_of(source: Source, noun: Noun, needs: Sequence[str]) -> Likeness:
    """Return how much a file looks like a table of a noun: what part of its columns are the noun's fields."""
    try:
        table = read_table(source.text, source.name)
        first = next((cells for _, cells in table.rows()), [])
    except Invalid:
        return UNLIKE
    # Prose has commas too; but its lines do not all have the same number.
    is_table = source.is_table or len(first) == len(table.columns) > 1
    found = {name: column for column in table.columns if (name := _field(noun, column))}
    if not is_table or not any(name in found for name in (*needs, _ID)):
        return UNLIKE
    named = ", ".join(list(found.values())[:_TOLD])
    return Likeness(len(found) / len(table.columns), f"it has the columns {excerpt(named)}")
