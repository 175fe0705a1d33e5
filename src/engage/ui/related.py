"""Lists in the inspector: what belongs to a record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from engage.domain.records import Noun
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.models.paged_table import Column
from engage.ui.paged_records import paged_records
from engage.ui.translation import plural
from engage.ui.widgets.record_table import RecordTable
from engage.ui.widgets.words import Words


class RelatedList(QWidget):
    """The records that a filter finds for the record of the inspector; Enter goes to one."""

    record_wanted = Signal(object, int)

    def __init__(
        self,
        context: Context,
        noun: Noun,
        columns: Sequence[Column],
        narrowed: Callable[[Any], str],
        nothing: str,
        parent: QWidget | None = None,
    ) -> None:
        """`narrowed` returns the filter for a record; `nothing` is said where it finds none."""
        super().__init__(parent)
        self._narrowed = narrowed
        self.model = paged_records(context, noun, columns, self)
        self.table = RecordTable()
        self.table.setObjectName("Plain")
        self.table.setAccessibleName(plural(noun))
        self.table.horizontalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.show_table(self.model)
        self.table.opened.connect(lambda id: self.record_wanted.emit(noun, id))
        self._nothing = Words(nothing, "quiet", wraps=True)
        self._nothing.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        layout.addWidget(self._nothing)
        layout.addWidget(self.table, 1)
        layout.addStretch()
        self.model.modelReset.connect(self._on_model_reset)
        self._nothing.hide()

    def show_record(self, record: Any) -> None:
        """List what belongs to this record."""
        self.model.load(self._narrowed(record))

    def _on_model_reset(self) -> None:
        is_empty = self.model.rowCount() == 0
        self._nothing.setVisible(is_empty)
        self.table.setVisible(not is_empty)
