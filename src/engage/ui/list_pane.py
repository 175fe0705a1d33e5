"""One list of a page: the line that narrows it down, its rows, and what is said where there are none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from engage.domain.filter_fields import FIELDS, Flag
from engage.services.first_rows import LISTED_OTHERWISE, FirstRows, KeptRows
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.listing import Listing
from engage.ui.paged_records import paged_records
from engage.ui.translation import plural
from engage.ui.views.views_button import ViewsButton
from engage.ui.widgets.columns_button import ColumnsButton
from engage.ui.widgets.empty_state import EmptyState
from engage.ui.widgets.filter_bar import FilterBar
from engage.ui.widgets.record_table import RecordTable

_PUT_AWAY = "is:archived"


class ListPane(QWidget):
    """Shows what a filter finds, and the record that is chosen in the inspector of its listing."""

    emptied = Signal()
    """It has no row: `empty` is in sight, and can say so."""
    altered = Signal()
    """Other rows are there, or others are chosen."""

    def __init__(self, context: Context, listing: Listing, parent: QWidget) -> None:
        super().__init__(parent)
        self.listing = listing
        self._wanted: int | None = None
        """A record that is looked for."""
        self.model = paged_records(context, listing.noun, listing.columns, self, listing.rows)
        self.bar = FilterBar(listing.noun, self)
        self.bar.use(context)
        stack = QWidget(self)
        self._stacked = QStackedLayout(stack)
        # Without a parent it is large enough for rows to be in sight before it is laid out.
        self.table = RecordTable()
        self.table.setAccessibleName(plural(listing.noun))
        self.table.show_table(self.model)
        self.table.arrange(context.preferences.screen_text(listing.columns_name))
        self.empty = EmptyState(stack)
        self._stacked.addWidget(self.table)
        self._stacked.addWidget(self.empty)
        self.columns = ColumnsButton(self.table)
        self.views = ViewsButton(context, listing.noun, self.model)
        self.beside_bar = QHBoxLayout()
        """What stands beside the filter."""
        self.beside_bar.setSpacing(theme.GRID)
        self.beside_bar.addWidget(self.bar, 1)
        for button in (self.views, self.columns):
            button.setMinimumHeight(self.bar.sizeHint().height())
            self.beside_bar.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.beside_list = QHBoxLayout()
        """What stands beside the list."""
        self.beside_list.setSpacing(theme.GRID)
        self.beside_list.addWidget(stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 0, 20, theme.GRID)
        layout.setSpacing(theme.GRID)
        layout.addLayout(self.beside_bar)
        layout.addLayout(self.beside_list, 1)

        inspector = listing.inspector
        self.bar.filter_changed.connect(self.model.load)
        self.model.refused.connect(self.bar.refuse)
        self.model.modelReset.connect(self._on_model_reset)
        self.model.completed.connect(self._on_model_completed)
        self.table.current_changed.connect(inspector.show_id)
        self.table.selectionModel().selectionChanged.connect(self.altered)
        self.table.opened.connect(inspector.edit)
        inspector.closed.connect(self._on_inspector_closed)

    def refresh(self) -> None:
        """Show what the project holds now, keeping the place."""
        self.table.reload()
        self.listing.inspector.refresh()
        self.views.refresh()

    @property
    def has_cursor(self) -> bool:
        """Whether the cursor is somewhere in it."""
        held = self.window().focusWidget()
        return held is not None and self.isAncestorOf(held)

    def focus_list(self) -> None:
        """Put the cursor into the list, or on what may be done where there is no row."""
        shown = self.empty if self._stacked.currentWidget() is self.empty else self.table
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_model_reset(self) -> None:
        if self.model.rowCount():
            self._stacked.setCurrentWidget(self.table)
            if self.table.current_id() is None and not self.listing.inspector.has_draft:
                self.table.select_row(0)
        else:
            self._stacked.setCurrentWidget(self.empty)
            self.emptied.emit()
        self._on_model_completed()

    def _on_model_completed(self) -> None:
        """Look for what is to be chosen once all rows are there."""
        if self._wanted is not None and not self.model.is_begun:
            self._look_for(self._wanted)
        self.altered.emit()

    def _on_inspector_closed(self) -> None:
        self.listing.inspector.show_id(self.table.current_id())

    # Finding a record

    def show_record(self, id: int) -> None:
        """Choose a record; the filter gives way where it would hide it, also to those put away."""
        self._wanted = None
        if self.table.select(id):
            if self.listing.inspector.has_draft:
                self.listing.inspector.show_id(id)
            return
        self._wanted = id
        if self.model.is_loading:
            return
        if self.bar.text():
            self.bar.set_text("")
        else:
            self.table.reload()

    def _look_for(self, id: int) -> None:
        """Choose a record in what the list shows now, or go on to where it may be."""
        shown = self.model.filter
        if self.table.select(id):
            self._wanted = None
        elif shown and shown != _PUT_AWAY:
            self.bar.set_text("")
        elif not shown and Flag.ARCHIVED in FIELDS[self.listing.noun]["is"].choices:
            self.bar.set_text(_PUT_AWAY)
        else:
            self._wanted = None
            self.bar.set_text("")

    # Being there at once the next time

    @property
    def _is_known(self) -> bool:
        """Whether its rows can be had without the page."""
        return self.listing.rows is None or self.listing.noun in LISTED_OTHERWISE

    def kept_rows(self) -> KeptRows | None:
        """What is in sight; None for nothing."""
        model, (first, last) = self.model, self.table.rows_in_sight()
        ids = tuple(model.ids[first : last + 1])
        is_known = ids and self._is_known and not (model.filter or model.is_loading or model.is_excerpt)
        return KeptRows(self.listing.noun, model.sort_by, model.standing, ids) if is_known else None

    def show_first(self, first: FirstRows) -> None:
        """Show what was in sight the last time, until the list itself is there."""
        if self._is_known and self.model.sort_by == first.kept.sort and not self.bar.text():
            self.model.show_first(first.rows)
