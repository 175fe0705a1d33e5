"""A list of which one record at a time is opened over the whole page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from engage.domain.records import Noun
from engage.ui.list_page import ListPage
from engage.ui.record_view import RecordView
from engage.ui.widgets.later import add_later, turn_to

View = TypeVar("View", bound=RecordView[Any])


class OpeningPage(ListPage, Generic[View]):
    """Enter opens a record, with a panel of its own in the inspector's place; Esc goes back to the list.

    What is listed meanwhile catches up when it is seen again. A subclass makes the view and its panel, and
    calls `lay_out_layers` once its listing is there.
    """

    has_layers = True
    _view: View | None = None
    _is_list_stale = False

    def make_view(self) -> tuple[View, QWidget]:
        """Return the place of a record that is open, and the panel that stands beside it."""
        raise NotImplementedError

    def lay_out_layers(self) -> None:
        """Lay the place of an open record below the list."""
        self._layers, self._list = self.lay_below()
        self.table.opened.disconnect()
        self.table.opened.connect(self.open)

    @property
    def view(self) -> View:
        """The place of a record that is open: put together when it is first asked for."""
        if self._view is None:
            self._view, self._beside = self.make_view()
            add_later(self._inspectors, self._beside)
            self._layers.addWidget(self._view)
            self._view.closed.connect(self.close_view)
            self._view.gone.connect(self.leave_view)
            self._view.failed.connect(self.failed)
            self._view.record_wanted.connect(self.record_wanted)
        return self._view

    @property
    def open_id(self) -> int | None:
        """The record that is open; None where none is."""
        return self._view.id if self._view is not None else None

    def refresh(self) -> None:
        if self.open_id is not None:
            self._is_list_stale = True
            self.view.refresh()
            return
        self._is_list_stale = False
        super().refresh()

    def bring_up(self, id: int) -> None:
        """Put the place of an open record where the list is, with its panel beside it."""
        self.table.select(id)
        self._layers.setCurrentWidget(self.view)
        turn_to(self._inspectors, self._beside)

    def open(self, id: int) -> None:
        """Show one record over the whole page."""
        self.bring_up(id)
        self.view.open(id)

    def open_current(self) -> None:
        """Open the record that is chosen in the list."""
        id = self.table.current_id()
        if self.open_id is None and id is not None:
            self.open(id)

    def close_view(self) -> None:
        """Go back to the list, with the record chosen there where the filter still shows it."""
        id = self.open_id
        if id is None:
            return
        self.leave_view()
        if self.filter_bar.text():
            self.table.select(id)
        else:
            super().show_record(self.listing.noun, id)

    def leave_view(self) -> None:
        """Put the list where the open record was."""
        self.view.close_record()
        self._layers.setCurrentWidget(self._list)
        turn_to(self._inspectors, self.listing.inspector)
        if self._is_list_stale:
            self.refresh()
        self.focus_content()

    def show_record(self, noun: Noun, id: int) -> None:
        if self.open_id not in (None, id):
            self.close_view()
        if self.open_id is None:
            super().show_record(noun, id)

    def show_filter(self, noun: Noun, text: str) -> None:
        self.close_view()
        super().show_filter(noun, text)

    def place(self) -> dict[str, int]:
        place = super().place()
        if self.open_id is not None:
            place["open"] = self.open_id
        return place

    def go_back_to(self, place: Mapping[str, int]) -> None:
        super().go_back_to(place)
        if "open" in place:
            self.open(place["open"])

    def focus_content(self) -> None:
        if self.open_id is not None:
            self.view.focus_content()
        else:
            super().focus_content()
