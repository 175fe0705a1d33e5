"""A page that is a list with a filter, and an inspector for the line that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engage.domain.filter_fields import FIELDS, Flag
from engage.domain.records import DEFAULT_SORTS, Noun, Record
from engage.services import records
from engage.services.first_rows import LISTED_OTHERWISE, FirstRows, KeptRows
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.listing import Listing as Listing
from engage.ui.models.paged_table import PagedTable
from engage.ui.page import Page
from engage.ui.paged_records import paged_records
from engage.ui.tasks import Task
from engage.ui.translation import counted, plural, translated, word
from engage.ui.views.views_button import ViewsButton
from engage.ui.widgets.chosen_deeds import ChosenDeeds
from engage.ui.widgets.columns_button import ColumnsButton
from engage.ui.widgets.empty_state import EmptyState
from engage.ui.widgets.filter_bar import FilterBar
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.later import add_later, turn_to
from engage.ui.widgets.page_foot import PageFoot
from engage.ui.widgets.page_head import PageHead
from engage.ui.widgets.quick_filters import QuickFilters
from engage.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from engage.domain.views import View
    from engage.ui.inspector import Inspector

_PUT_AWAY = "is:archived"


class ListPage(Page):
    """Lists one noun, or several with a switch between them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._listings: list[Listing] = []
        self._models: list[PagedTable] = []
        self._filters: list[FilterBar] = []
        self._tables: list[RecordTable] = []
        self._wholes: list[QWidget] = []
        """Each table with its filter."""
        self._columns: list[ColumnsButton] = []
        self._views: list[ViewsButton] = []
        self._rows: list[tuple[QHBoxLayout, QHBoxLayout]] = []
        """Of each listing what stands beside the filter, and what stands beside the list."""
        self._number = 0
        self._for_many: ChosenDeeds | None = None
        self._wanted: int | None = None
        """A record that is looked for in the list that is shown."""
        self._inspectors = QStackedWidget(context.beside)
        self.inspector = self._inspectors
        self._switch = QButtonGroup(self)
        switch = QWidget()
        self._switch_row = QHBoxLayout(switch)
        self._switch_row.setContentsMargins(0, 0, 0, 0)
        self._switch_row.setSpacing(theme.GRID // 2)
        self._buttons = PageHead(self.title(), switch)
        self._lists = QStackedWidget(self)
        self._foot = PageFoot()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._buttons)
        layout.addWidget(self._lists, 1)
        layout.addWidget(self._foot)
        self._column = layout
        self._quick_filters: QuickFilters | None = None
        self._counting: Task | None = None

    # Putting it together

    def add_listing(self, listing: Listing) -> None:
        """Add one more kind of record to the page; the first is shown."""
        number = len(self._listings)
        model = paged_records(self.context, listing.noun, listing.columns, self, listing.rows)
        bar = FilterBar(listing.noun)
        bar.use(self.context)
        table = RecordTable()
        table.setAccessibleName(plural(listing.noun))
        table.show_table(model)
        table.arrange(self.context.preferences.screen_text(listing.columns_name))
        empty = EmptyState()
        whole = QWidget(self._lists)
        stack = QWidget(whole)
        stacked = QStackedLayout(stack)
        stacked.addWidget(table)
        stacked.addWidget(empty)
        columns = ColumnsButton(table)
        columns.setMinimumHeight(bar.sizeHint().height())
        views = ViewsButton(self.context, listing.noun, model)
        views.setMinimumHeight(bar.sizeHint().height())
        views.chosen.connect(self.show_view)
        bar_row = QHBoxLayout()
        bar_row.setSpacing(theme.GRID)
        bar_row.addWidget(bar, 1)
        bar_row.addWidget(views, 0, Qt.AlignmentFlag.AlignTop)
        bar_row.addWidget(columns, 0, Qt.AlignmentFlag.AlignTop)
        list_row = QHBoxLayout()
        list_row.setSpacing(theme.GRID)
        list_row.addWidget(stack, 1)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(20, 0, 20, theme.GRID)
        layout.setSpacing(theme.GRID)
        layout.addLayout(bar_row)
        layout.addLayout(list_row, 1)
        self._rows.append((bar_row, list_row))
        self._columns.append(columns)
        self._views.append(views)
        self._wholes.append(whole)
        add_later(self._lists, whole)
        add_later(self._inspectors, listing.inspector)
        self._listings.append(listing)
        self._models.append(model)
        self._filters.append(bar)
        self._tables.append(table)
        if number == 0:
            turn_to(self._lists, whole)
            turn_to(self._inspectors, listing.inspector)

        bar.filter_changed.connect(model.load)
        bar.left.connect(self.focus_content)
        model.refused.connect(bar.refuse)
        model.modelReset.connect(lambda: self._on_model_reset(number, stacked, empty))
        model.completed.connect(lambda: self._on_model_completed(number))
        table.current_changed.connect(listing.inspector.show_id)
        table.selectionModel().selectionChanged.connect(lambda: self._show_foot())
        table.opened.connect(lambda id: listing.inspector.edit())
        inspector = listing.inspector
        inspector.added.connect(lambda id: self._show_added(listing.noun, id))
        inspector.closed.connect(lambda: inspector.show_id(table.current_id()))
        inspector.closed.connect(self.focus_content)
        if number == 1:
            self._add_switch(self._listings[0], 0)
        if number >= 1:
            self._add_switch(listing, number)

    def _add_switch(self, listing: Listing, number: int) -> None:
        button = QPushButton(plural(listing.noun).capitalize())
        button.setProperty("role", "segment")
        button.setCheckable(True)
        button.setChecked(number == self._number)
        self._switch.addButton(button, number)
        self._switch_row.addWidget(button)
        button.clicked.connect(lambda: self._turn_to(number))

    def add_quick_filters(self, choices: Sequence[tuple[str, str]], *beside: QWidget) -> QuickFilters:
        """Put filters of the first list above it, and these widgets at the right of them.

        `choices` are marked words, each with the term that it stands for.
        """
        views = [(translated(text), term) for text, term in choices]
        self._quick_filters = QuickFilters(self._filters[0], self._listings[0].noun, views)
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, theme.GRID)
        row.setSpacing(theme.GRID // 2)
        row.addWidget(self._quick_filters, 1)
        for widget in beside:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self._column.insertLayout(1, row)
        return self._quick_filters

    def lay_below(self) -> tuple[QStackedLayout, QWidget]:
        """Make the page so far the first of layers, of which one is seen; return them and that first one."""
        first = QWidget(self)
        first.setLayout(self._column)
        layers = QStackedLayout(self)
        layers.addWidget(first)
        return layers, first

    def offer_for_many(self, *actions: str) -> None:
        """Offer these deeds in the inspector's place while several lines are chosen."""
        listing, table = self._listings[0], self._tables[0]
        deeds = ChosenDeeds(listing.noun, [self.context.actions[name] for name in actions])
        self._for_many = deeds

        def show() -> None:
            count = table.selected_count()
            is_for_many = count > 1 and not listing.inspector.has_draft
            if is_for_many:
                deeds.show_count(count)
            turn_to(self._inspectors, deeds if is_for_many else listing.inspector)

        add_later(self._inspectors, deeds)
        table.selectionModel().selectionChanged.connect(lambda: show())
        self._models[0].modelReset.connect(show)
        listing.inspector.closed.connect(show)

    def add_button(self, action: str, text: str, *, is_primary: bool = False) -> None:
        """Put a button for an action at the right of the page's title."""
        role = "primary" if is_primary else "secondary"
        self._buttons.addWidget(KeyButton(text, self.context.actions[action], role))

    # What is shown

    @property
    def listing(self) -> Listing:
        return self._listings[self._number]

    @property
    def table(self) -> RecordTable:
        return self._tables[self._number]

    @property
    def filter_bar(self) -> FilterBar:
        return self._filters[self._number]

    def _turn_to(self, number: int) -> None:
        self._number = number
        turn_to(self._lists, self._wholes[number])
        turn_to(self._inspectors, self.listing.inspector)
        button = self._switch.button(number)
        if button is not None:
            button.setChecked(True)
        self._show_foot()

    def refresh(self) -> None:
        for table, listing in zip(self._tables, self._listings, strict=True):
            table.reload()
            listing.inspector.refresh()
        for views in self._views:
            views.refresh()
        if (quick := self._quick_filters) is not None:
            noun, terms = self._listings[0].noun, quick.terms
            self._counting = self.context.read(
                lambda project: [records.count(project, records.CLASSES[noun], term) for term in terms],
                quick.show_counts,
                instead_of=self._counting,
            )

    def _on_model_reset(self, number: int, stacked: QStackedLayout, empty: EmptyState) -> None:
        model, table, listing = self._models[number], self._tables[number], self._listings[number]
        if model.rowCount():
            stacked.setCurrentWidget(table)
            if table.current_id() is None and not listing.inspector.has_draft:
                table.select_row(0)
        else:
            stacked.setCurrentWidget(empty)
            if model.filter:
                show_all = (self.tr("Show all"), lambda: self._filters[number].set_text(""))
                heading, sentence, steps = self.nothing_found(listing.noun, model.filter)
                empty.say(heading, sentence, [*steps, show_all])
            else:
                empty.say(*listing.nothing_yet, self.first_steps(listing.noun))
        self._on_model_completed(number)

    def _on_model_completed(self, number: int) -> None:
        """Look for what is to be chosen once all rows are there."""
        if self._wanted is not None and number == self._number and not self._models[number].is_begun:
            self._look_for(self._wanted)
        self._show_foot()

    def nothing_found(
        self, noun: Noun, filter: str
    ) -> tuple[str, str, list[tuple[str, Callable[[], object]]]]:
        """What is said where a filter finds none: a heading, a sentence, buttons beside the one for all."""
        return self.tr("Nothing found"), self.tr("No {} fits this filter.").format(word(noun)), []

    def first_steps(self, noun: Noun) -> list[tuple[str, Callable[[], object]]]:
        """The buttons beside what is said where there is no record of the noun yet."""
        return [(self.tr("New {}").format(word(noun)), self.new_record)]

    def _show_foot(self) -> None:
        if not self._listings:
            return
        count = self._models[self._number].rowCount()
        chosen = self.table.selected_count()
        is_begun = count > 0 and self._models[self._number].is_loading
        told = self.tr("the first {}").format(f"{count:,}") if is_begun else counted(self.listing.noun, count)
        parts = [told] if not self._models[self._number].is_excerpt else []
        if chosen > 1:
            parts.append(self.tr("{} chosen").format(f"{chosen:,}"))
        self._foot.say(*parts)

    # Deeds

    def can_make_new(self) -> bool:
        return self.listing.draft is not None

    def new_record(self) -> None:
        if self.listing.draft is not None:
            self.show_draft(self.listing.draft())

    def show_draft(self, draft: Record) -> None:
        """Begin a record in the inspector, whatever stands in its place."""
        turn_to(self._inspectors, self.listing.inspector)
        self.listing.inspector.show_draft(draft)

    @property
    def views_button(self) -> ViewsButton:
        return self._views[self._number]

    def choose_view(self) -> None:
        self.views_button.showMenu()

    def keep_view(self) -> None:
        self.views_button.keep()

    def choose_columns(self) -> None:
        self._columns[self._number].showMenu()

    def focus_filter(self) -> None:
        self.filter_bar.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_content(self) -> None:
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit_current(self) -> None:
        if self._for_many is not None and self._for_many.isVisible():
            self._for_many.focus_first()
        else:
            self.listing.inspector.edit()

    def remove_current(self) -> None:
        ids = self.table.selected_ids()
        if ids:
            record = records.CLASSES[self.listing.noun]
            self.context.write(
                lambda project, progress: records.remove(project, record, ids, progress),
                label=self.tr("Deleting"),
            )

    def show_record(self, noun: Noun, id: int) -> None:
        """Choose a record; the filter gives way where it would hide it, also to those put away."""
        self._turn_to_list_of(noun)
        if self.table.select(id):
            if self.listing.inspector.has_draft:
                self.listing.inspector.show_id(id)
            return
        self._wanted = id
        if self._models[self._number].is_loading:
            return
        if self.filter_bar.text():
            self.filter_bar.set_text("")
        else:
            self.table.reload()

    def _look_for(self, id: int) -> None:
        """Choose a record in what the list shows now, or go on to where it may be."""
        shown = self._models[self._number].filter
        if self.table.select(id):
            self._wanted = None
        elif shown and shown != _PUT_AWAY:
            self.filter_bar.set_text("")
        elif not shown and _can_be_put_away(self.listing.noun):
            self.filter_bar.set_text(_PUT_AWAY)
        else:
            self._wanted = None
            self.filter_bar.set_text("")

    def _show_added(self, noun: Noun, id: int) -> None:
        """Choose what was added, with the cursor on it: the button that added it goes."""
        self.show_record(noun, id)
        self.focus_content()

    def bring_forward(self, inspector: Inspector) -> None:
        for number, listing in enumerate(self._listings):
            if listing.inspector is inspector:
                self._turn_to(number)

    def show_filter(self, noun: Noun, text: str) -> None:
        self._turn_to_list_of(noun)
        self.filter_bar.set_text(text)

    def _turn_to_list_of(self, noun: Noun) -> None:
        for number, listing in enumerate(self._listings):
            if listing.noun is noun:
                self._turn_to(number)

    def show_view(self, view: View) -> None:
        """Narrow down a list and sort it as a view asks for."""
        self.show_filter(view.noun, view.filter)
        self._models[self._number].load(sort=view.sort or DEFAULT_SORTS[view.noun])
        self.focus_content()

    def chosen(self) -> tuple[Noun, int] | None:
        id = self.table.current_id()
        return None if id is None else (self.listing.noun, id)

    # Remembering

    @property
    def _is_known(self) -> bool:
        """Whether its rows can be had without the page."""
        return self.listing.rows is None or self.listing.noun in LISTED_OTHERWISE

    def kept_rows(self) -> KeptRows | None:
        model, (first, last) = self._models[self._number], self.table.rows_in_sight()
        ids = tuple(model.ids[first : last + 1])
        is_known = ids and self._is_known and not (model.filter or model.is_loading or model.is_excerpt)
        return KeptRows(self.listing.noun, model.sort_by, model.standing, ids) if is_known else None

    def show_first(self, first: FirstRows) -> None:
        self._turn_to_list_of(first.kept.noun)
        model = self._models[self._number]
        if self._is_known and model.sort_by == first.kept.sort and not self.filter_bar.text():
            model.show_first(first.rows)

    def place(self) -> dict[str, int]:
        place = {"list": self._number}
        if (id := self.table.current_id()) is not None:
            place["chosen"] = id
        return place

    def go_back_to(self, place: Mapping[str, int]) -> None:
        self._turn_to(place["list"])
        if "chosen" in place:
            self.show_record(self.listing.noun, place["chosen"])

    def place_in_words(self) -> dict[str, str]:
        return {"filter": self.filter_bar.text(), "sort": self._models[self._number].sort_by}

    def go_back_to_words(self, words: Mapping[str, str]) -> None:
        if words["filter"]:
            self.filter_bar.set_text(words["filter"])
        self._models[self._number].load(sort=words["sort"])

    def screens(self) -> dict[str, str]:
        return {
            listing.columns_name: table.arrangement()
            for listing, table in zip(self._listings, self._tables, strict=True)
        }


def _can_be_put_away(noun: Noun) -> bool:
    return Flag.ARCHIVED in FIELDS[noun]["is"].choices
