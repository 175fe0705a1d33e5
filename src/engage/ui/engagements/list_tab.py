"""What was said at an engagement, or promised there, as a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from engage.domain.engagements import Engagement
from engage.domain.filters import quoted
from engage.domain.records import Noun
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.models.paged_table import Column
from engage.ui.paged_records import paged_records
from engage.ui.translation import plural
from engage.ui.widgets.empty_state import EmptyState
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.record_table import RecordTable


class ListTab(QWidget):
    """The records of one noun that mention the engagement; Enter goes to one on its own page."""

    record_wanted = Signal(object, int)

    def __init__(
        self,
        context: Context,
        noun: Noun,
        columns: Sequence[Column],
        nothing: tuple[str, str],
        make: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """`nothing` is a heading and a sentence; `make` an action that makes one, and its words."""
        super().__init__(parent)
        self.model = paged_records(context, noun, columns, self)
        whole = QWidget(self)
        self._states = QStackedLayout(whole)
        self.table = RecordTable(whole)
        self.table.setAccessibleName(plural(noun))
        self.table.show_table(self.model)
        self.table.opened.connect(lambda id: self.record_wanted.emit(noun, id))
        action, words = make
        self._make = KeyButton(words, context.actions[action], "secondary")
        self._nothing = EmptyState(whole)
        self._nothing.say(*nothing, [(words, context.actions[action].trigger)])
        deeds = QHBoxLayout()
        deeds.addWidget(self._make)
        deeds.addStretch()
        self._states.addWidget(self.table)
        self._states.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addLayout(deeds)
        layout.addWidget(whole, 1)
        self.model.modelReset.connect(self._on_model_reset)

    def show_record(self, record: Engagement) -> None:
        """List what belongs to this engagement, keeping the place."""
        self.model.load(f"engagement:{quoted(record.uid)}", rows=(0, 100))

    def focus_first(self) -> None:
        """Put the cursor into the list."""
        (self.table if self.model.rowCount() else self._make).setFocus()

    def _on_model_reset(self) -> None:
        has_rows = self.model.rowCount() > 0
        had_focus = self._make.hasFocus()
        self._states.setCurrentWidget(self.table if has_rows else self._nothing)
        if has_rows and self.table.current_id() is None:
            self.table.select_row(0)
        if has_rows and had_focus:
            self.table.setFocus()
