"""What a list can be narrowed down by with ticks: values of its fields, each with how many it would find."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QToolButton, QTreeWidgetItem, QVBoxLayout, QWidget

from engage.domain import facets as terms
from engage.domain.facets import FACETS, FacetValue, Rectangle
from engage.domain.filters import Filter, parse
from engage.domain.records import Choice, Noun
from engage.errors import EngageError, Invalid
from engage.services import facets
from engage.ui.context import Context
from engage.ui.icons import icon
from engage.ui.stakeholders.facets_tree import KEY, WRITTEN, FacetsTree
from engage.ui.stakeholders.rating_grid import RatingGrid
from engage.ui.tasks import Task
from engage.ui.translation import mark, plural, translated, word
from engage.ui.widgets.fields import first_upper
from engage.ui.widgets.filter_bar import FilterBar

_SHOWN = 7
"""Values of a facet that are seen before all are asked for."""
_WIDTH = 30
_NARROWEST = 20
"""Characters."""

_OPEN = "open"
_RATINGS = "ratings"
_TITLES = {
    "kind": mark("Kind"),
    "region": mark("Region"),
    "sector": mark("Sector"),
    "size": mark("Size"),
    "tag": mark("Tag"),
    "objection": mark("Objection"),
    _RATINGS: mark("Influence ↑ × interest →"),
}


class FacetsPanel(QWidget):
    """Every tick puts a term into the filter or takes one out; the filter is all that is remembered of it."""

    def __init__(
        self, context: Context, noun: Noun, bar: FilterBar, folded: str, parent: QWidget | None = None
    ) -> None:
        """`folded` are the facets that are folded up, as `folded` returned them another time."""
        super().__init__(parent)
        self._context = context
        self._noun = noun
        self._bar = bar
        self._counting: Task | None = None
        self._values: dict[str, list[FacetValue]] = {}
        self._whole: set[str] = set()
        """The facets of which all values are shown."""
        self.tree = FacetsTree()
        self.tree.setAccessibleName(self.tr("Facets of the {}").format(plural(noun)))
        self.tree.toggled.connect(self._on_toggled)
        self._tops = {field: self._top(field, folded.split(",")) for field in (*FACETS[noun], _RATINGS)}
        self.grid = RatingGrid()
        self.grid.chosen.connect(self._on_ratings_chosen)
        place = QTreeWidgetItem(self._tops[_RATINGS])
        place.setFlags(Qt.ItemFlag.NoItemFlags)
        place.setFirstColumnSpanned(True)
        place.setSizeHint(0, self.grid.sizeHint())
        self.tree.setItemWidget(place, 0, self.grid)
        self.grid.entered.connect(lambda: self.tree.scrollToItem(place))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tree)
        character = self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(_NARROWEST * character)
        self.setMaximumWidth(_WIDTH * character)
        bar.filter_changed.connect(self.follow)

    def _top(self, field: str, folded: Sequence[str]) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self.tree, [translated(_TITLES[field])])
        top.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        top.setFirstColumnSpanned(True)
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        top.setExpanded(field not in folded)
        return top

    def folded(self) -> str:
        """The facets that are folded up, to be remembered."""
        return ",".join(field for field, top in self._tops.items() if not top.isExpanded())

    def take_focus(self) -> None:
        """Put the cursor on a facet."""
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.tree.currentItem() is None:
            self.tree.setCurrentItem(next(iter(self._tops.values())))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.follow()

    # Counting

    def follow(self) -> None:
        """Count anew what the filter leaves, one facet after the other, where the panel is seen."""
        self._show_ticks()
        if self.isVisible():
            self._count(self._bar.text(), iter(FACETS[self._noun]))

    def _count(self, text: str, fields: Iterable[str]) -> None:
        """Count the first of the fields, then the others: what the list asks for meanwhile comes between."""
        rest = iter(fields)
        field = next(rest, None)

        def show(values: list[FacetValue]) -> None:
            if task is self._counting and field is not None:
                self._values[field] = values
                self._show(field)
                self._count(text, rest)

        def show_ratings(counts: dict[tuple[int, int], int]) -> None:
            if task is self._counting:
                self.grid.show_counts(counts)

        if field is None:
            task = self._counting = self._context.read(
                lambda project: facets.ratings(project, self._noun, text),
                show_ratings,
                self._pass_over,
                instead_of=self._counting,
            )
        else:
            task = self._counting = self._context.read(
                lambda project: facets.values(project, self._noun, text, field),
                show,
                self._pass_over,
                instead_of=self._counting,
            )

    def _pass_over(self, error: EngageError) -> None:
        """The list says beside the filter what is wrong with it."""

    # Showing

    def _wanted(self) -> Filter | None:
        try:
            return parse(self._bar.text(), self._noun)
        except Invalid:
            return None  # the filter bar says why

    def _show_ticks(self) -> None:
        for field in self._values:
            self._show(field)
        wanted = self._wanted()
        if wanted is not None:
            self.grid.show_chosen(terms.rectangle(wanted))

    def _show(self, field: str) -> None:
        """Show the values of a facet: those that are ticked and the commonest, or all of them."""
        wanted = self._wanted()
        ticked = terms.ticked(wanted, field) if wanted is not None else ()
        counted = self._values[field]
        unknown = [FacetValue(key, 0) for key in ticked if key not in {value.key for value in counted}]
        shown = [
            value
            for place, value in enumerate(counted)
            if place < _SHOWN or value.key in ticked or field in self._whole
        ]
        self.tree.fill(
            self._tops[field],
            [(value.key, _written(value), self._label(value), value.count) for value in (*unknown, *shown)],
            ticked,
            self.tr("{} more…").format(len(counted) - len(shown)) if len(shown) < len(counted) else "",
        )

    def _label(self, value: FacetValue) -> str:
        return first_upper(word(value.value)) if isinstance(value.value, Choice) else str(value.value)

    # Ticking

    def _on_toggled(self, item: QTreeWidgetItem) -> None:
        field = next((name for name, top in self._tops.items() if top is item.parent()), "")
        key = item.data(0, KEY)
        if not field:
            return
        if key is None:
            self._whole.add(field)
            self._show(field)
            return
        wanted = self._wanted()
        if wanted is None:
            return
        ticked = terms.ticked(wanted, field)
        known = {value.key: _written(value) for value in self._values[field]}
        kept = [known.get(each, each) for each in ticked if each != key]
        if key not in ticked:
            kept.append(item.data(0, WRITTEN))
        self._bar.set_text(terms.with_values(wanted, field, kept))

    def _on_ratings_chosen(self, ratings: Rectangle | None) -> None:
        wanted = self._wanted()
        if wanted is not None:
            self._bar.set_text(terms.with_rectangle(wanted, ratings))


class Facets(QObject):
    """The panel and the button that opens it, left as they were the last time."""

    def __init__(self, context: Context, noun: Noun, bar: FilterBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        is_open, _, folded = context.preferences.screen_text(f"facets.{noun}").partition(";")
        self.panel = FacetsPanel(context, noun, bar, folded)
        self.panel.setVisible(is_open == _OPEN)
        self.button = QToolButton()
        self.button.setIcon(icon("tune-variant"))
        self.button.setCheckable(True)
        self.button.setChecked(is_open == _OPEN)
        self.button.setMinimumHeight(bar.sizeHint().height())
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setAccessibleName(self.tr("Facets: narrow down with ticks"))
        self.button.setToolTip(self.tr("Facets: narrow down with ticks"))
        self.button.toggled.connect(self.panel.setVisible)

    def state(self) -> str:
        """Whether they are open, and what is folded up, to be remembered."""
        return f"{_OPEN if self.button.isChecked() else ''};{self.panel.folded()}"

    def toggle(self) -> bool:
        """Open them and go there; or, from there, put them away. Returns whether they are open."""
        focus = QApplication.focusWidget()
        is_there = focus is not None and self.panel.isAncestorOf(focus)
        self.button.setChecked(not is_there)
        if not is_there:
            self.panel.take_focus()
        return not is_there


def _written(value: FacetValue) -> str:
    return value.value.value if isinstance(value.value, Choice) else str(value.value)
