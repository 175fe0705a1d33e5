"""The list of a noun, as every page, tab and dialog has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject

from engage.domain.records import Noun
from engage.services import records
from engage.services.projects import Project
from engage.ui.context import Context
from engage.ui.models.paged_table import Column, PagedTable


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
    project, record = context.project, records.CLASSES[noun]
    table = PagedTable(
        columns,
        lambda text, sort: records.ids(project, record, text, sort),
        lambda ids: rows(project, ids) if rows else records.rows(project, record, ids),
        context.reader,
        parent,
        fetch_beginning=lambda text, sort: records.beginning(project, record, text, sort),
    )
    table.sort_by = records.DEFAULT_SORTS[noun]
    return table
