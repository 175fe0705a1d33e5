"""The list of a noun, as every page, tab and dialog has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from engage.domain.records import DEFAULT_SORTS, Noun
from engage.services import first_rows, records
from engage.ui.context import Context
from engage.ui.models.paged_table import Column, PagedTable

if TYPE_CHECKING:
    from engage.services.projects import Project


def paged_records(
    context: Context,
    noun: Noun,
    columns: Sequence[Column],
    parent: QObject,
    rows: Callable[[Project, Sequence[int]], Sequence[Any]] | None = None,
) -> PagedTable:
    """The records that a filter finds, in the order that is usual for them; empty before it is loaded.

    `rows` returns what the columns are asked for, by id, where that is not the records themselves.
    """
    project = context.project
    table = PagedTable(
        columns,
        lambda text, sort: records.ids(project, records.CLASSES[noun], text, sort),
        lambda ids: rows(project, ids) if rows else records.rows(project, records.CLASSES[noun], ids),
        context.reader,
        parent,
        fetch_beginning=lambda text, sort: records.beginning(project, records.CLASSES[noun], text, sort),
        fetch_standing=lambda: first_rows.standing(project),
    )
    table.sort_by = DEFAULT_SORTS[noun]
    return table
