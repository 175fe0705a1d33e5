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

from engage.domain.records import DEFAULT_SORTS, Noun, Record
from engage.services import records
from engage.services.first_rows import FirstRows, KeptRows
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.list_pane import ListPane
from engage.ui.listing import Listing as Listing
from engage.ui.page import Page
from engage.ui.translation import counted, plural, translated, word
from engage.ui.views.views_button import ViewsButton
from engage.ui.widgets.chosen_deeds import ChosenDeeds
from engage.ui.widgets.filter_bar import FilterBar
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.later import add_later, turn_to
from engage.ui.widgets.page_foot import PageFoot
from engage.ui.widgets.page_head import PageHead
from engage.ui.widgets.quick_filters import QuickFilters
from engage.ui.widgets.record_table import RecordTable
from engage.ui.widgets.words import announce

if TYPE_CHECKING:
    from engage.domain.views import View
    from engage.ui.inspector import Inspector


class ListPage(Page):
    """Lists one noun, or several with a switch between them."""

    has_layers = False
    """Whether other things come in the place of all this; see `lay_below`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.panes: list[ListPane] = []
        """A list for each noun; one is seen."""
        self._number = 0
        self._for_many: ChosenDeeds | None = None
        self._inspectors = QStackedWidget(context.beside)
        self.inspector = self._inspectors
        self._switch = QButtonGroup(self)
        switch = QWidget()
        self._switch_row = QHBoxLayout(switch)
        self._switch_row.setContentsMargins(0, 0, 0, 0)
        self._switch_row.setSpacing(theme.GRID // 2)
        self._buttons = PageHead(self.title(), switch)
        self._first = QWidget(self) if self.has_layers else self
        self._lists = QStackedWidget(self._first)
        self._foot = PageFoot()
        self._announced = ""
        layout = QVBoxLayout(self._first)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._buttons)
        layout.addWidget(self._lists, 1)
        layout.addWidget(self._foot)
        self._column = self._whole = layout
        self._quick_filters: QuickFilters | None = None

    # Putting it together

    def add_listing(self, listing: Listing) -> None:
        """Add one more kind of record to the page; the first is shown."""
        number = len(self.panes)
        pane = ListPane(self.context, listing, self._lists)
        self.panes.append(pane)
        add_later(self._lists, pane)
        add_later(self._inspectors, listing.inspector)
        if number == 0:
            turn_to(self._lists, pane)
            turn_to(self._inspectors, listing.inspector)
        pane.emptied.connect(lambda: self._say_nothing_is_there(pane))
        pane.altered.connect(self._show_foot)
        pane.views.chosen.connect(self.show_view)
        pane.bar.left.connect(self.focus_content)
        listing.inspector.added.connect(lambda id: self._show_added(listing.noun, id))
        listing.inspector.closed.connect(self.focus_content)
        if number == 1:
            self._add_switch(self.panes[0].listing, 0)
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
        first = self.panes[0]
        self._quick_filters = QuickFilters(self.context, first.bar, first.listing.noun, views)
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
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        layers = QStackedLayout()
        self._whole.addLayout(layers, 1)
        layers.addWidget(self._first)
        return layers, self._first

    def add_at_foot(self, widget: QWidget) -> None:
        """Put something below all that the page shows, whichever layer is seen."""
        self._whole.addWidget(widget)

    def offer_for_many(self, *actions: str) -> None:
        """Offer these deeds in the inspector's place while several lines are chosen."""
        listing, table = self.panes[0].listing, self.panes[0].table
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
        self.panes[0].model.modelReset.connect(show)
        listing.inspector.closed.connect(show)

    def add_button(self, action: str, text: str, *, is_primary: bool = False) -> None:
        """Put a button for an action at the right of the page's title."""
        role = "primary" if is_primary else "secondary"
        self._buttons.addWidget(KeyButton(text, self.context.actions[action], role))

    # What is shown

    @property
    def pane(self) -> ListPane:
        """The list that is seen."""
        return self.panes[self._number]

    @property
    def listing(self) -> Listing:
        return self.pane.listing

    @property
    def table(self) -> RecordTable:
        return self.pane.table

    @property
    def filter_bar(self) -> FilterBar:
        return self.pane.bar

    def _turn_to(self, number: int) -> None:
        had_cursor = number != self._number and self.pane.has_cursor
        self._number = number
        turn_to(self._lists, self.pane)
        turn_to(self._inspectors, self.listing.inspector)
        button = self._switch.button(number)
        if button is not None:
            button.setChecked(True)
        if had_cursor:
            self.focus_content()
        self._show_foot()

    def refresh(self) -> None:
        for pane in self.panes:
            pane.refresh()
        if self._quick_filters is not None:
            self._quick_filters.refresh()

    def _say_nothing_is_there(self, pane: ListPane) -> None:
        """Say why a list has no row, and what may be done about it."""
        noun, filter = pane.listing.noun, pane.model.filter
        if filter:
            show_all = (self.tr("Show all"), lambda: pane.bar.set_text(""))
            heading, sentence, steps = self.nothing_found(noun, filter)
            pane.empty.say(heading, sentence, [*steps, show_all])
        else:
            pane.empty.say(*pane.listing.nothing_yet, self.first_steps(noun))

    def nothing_found(
        self, noun: Noun, filter: str
    ) -> tuple[str, str, list[tuple[str, Callable[[], object]]]]:
        """What is said where a filter finds none: a heading, a sentence, buttons beside the one for all."""
        return self.tr("Nothing found"), self.tr("No {} fits this filter.").format(word(noun)), []

    def first_steps(self, noun: Noun) -> list[tuple[str, Callable[[], object]]]:
        """The buttons beside what is said where there is no record of the noun yet."""
        return [(self.tr("New {}").format(word(noun)), self.new_record)]

    def _show_foot(self) -> None:
        model, chosen = self.pane.model, self.table.selected_count()
        count = model.rowCount()
        is_begun = count > 0 and model.is_loading
        told = self.tr("the first {}").format(f"{count:,}") if is_begun else counted(self.listing.noun, count)
        parts = [told] if not model.is_excerpt else []
        if self.pane.bar.line.hasFocus() and not is_begun and told != self._announced:
            self._announced = told
            announce(self._foot, told)
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
        return self.pane.views

    def choose_view(self) -> None:
        self.views_button.showMenu()

    def keep_view(self) -> None:
        self.views_button.keep()

    def choose_columns(self) -> None:
        self.pane.columns.showMenu()

    def focus_filter(self) -> None:
        self.filter_bar.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_content(self) -> None:
        self.pane.focus_list()

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
        self.pane.show_record(id)

    def _show_added(self, noun: Noun, id: int) -> None:
        """Choose what was added, with the cursor on it: the button that added it goes."""
        self.show_record(noun, id)
        self.focus_content()

    def bring_forward(self, inspector: Inspector) -> None:
        for number, pane in enumerate(self.panes):
            if pane.listing.inspector is inspector:
                self._turn_to(number)

    def show_filter(self, noun: Noun, text: str) -> None:
        self._turn_to_list_of(noun)
        self.filter_bar.set_text(text)

    def _turn_to_list_of(self, noun: Noun) -> None:
        for number, pane in enumerate(self.panes):
            if pane.listing.noun is noun:
                self._turn_to(number)

    def show_view(self, view: View) -> None:
        """Narrow down a list and sort it as a view asks for."""
        self.show_filter(view.noun, view.filter)
        self.pane.model.load(sort=view.sort or DEFAULT_SORTS[view.noun])
        self.focus_content()

    def chosen(self) -> tuple[Noun, int] | None:
        id = self.table.current_id()
        return None if id is None else (self.listing.noun, id)

    # Remembering

    def kept_rows(self) -> KeptRows | None:
        return self.pane.kept_rows()

    def show_first(self, first: FirstRows) -> None:
        self._turn_to_list_of(first.kept.noun)
        self.pane.show_first(first)

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
        return {"filter": self.filter_bar.text(), "sort": self.pane.model.sort_by}

    def go_back_to_words(self, words: Mapping[str, str]) -> None:
        if words["filter"]:
            self.filter_bar.set_text(words["filter"])
        self.pane.model.load(sort=words["sort"])

    def screens(self) -> dict[str, str]:
        return {pane.listing.columns_name: pane.table.arrangement() for pane in self.panes}
