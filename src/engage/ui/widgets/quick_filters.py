"""The filters that people want most, one press away: segments beside a page's title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from engage.domain import filters
from engage.domain.records import Noun
from engage.errors import EngageError, Invalid
from engage.services import records
from engage.ui.context import Context
from engage.ui.tasks import Task
from engage.ui.widgets.filter_bar import FilterBar
from engage.ui.widgets.flow_layout import FlowLayout


class QuickFilters(QWidget):
    """Of several terms, at most one stands in a filter; whatever else is asked for there stays.

    The blank one asks for all: it takes everything else away, too, and is lit while nothing is asked for.
    """

    def __init__(
        self,
        context: Context,
        bar: FilterBar,
        noun: Noun,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`choices` are words and the term that they stand for; a blank one shows all."""
        super().__init__(parent)
        self._context = context
        self._bar = bar
        self._noun = noun
        self._texts = [text for text, _ in choices]
        self.terms = [term for _, term in choices]
        """What each stands for, in the order of the choices."""
        self._texts_counted: tuple[str, ...] = ()
        self._counting: Task | None = None
        self._group = QButtonGroup(self)
        row = FlowLayout(self)
        for number, (text, _) in enumerate(choices):
            button = QPushButton(text)
            button.setProperty("role", "segment")
            button.setCheckable(True)
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.idClicked.connect(lambda number: self.choose(self.terms[number]))
        bar.filter_changed.connect(self._follow)
        self._follow(bar.text())

    def choose(self, term: str) -> None:
        """Put one of the terms into the filter in the place of the others."""
        self._bar.set_text(self._with(term))
        self._follow(self._bar.text())

    def refresh(self) -> None:
        """Count anew how many records each choice would show, beside all else that is asked for now."""
        texts = self._texts_counted = tuple(map(self._with, self.terms))
        self._counting = self._context.read(
            lambda project: [records.count(project, records.CLASSES[self._noun], text) for text in texts],
            self._show_counts,
            self._pass_over,
            instead_of=self._counting,
        )

    def _pass_over(self, error: EngageError) -> None:
        """The list says beside the filter what is wrong with it."""

    def _show_counts(self, counts: Sequence[int]) -> None:
        for button, text, count in zip(self._group.buttons(), self._texts, counts, strict=True):
            button.setText(f"{text}  {count:,}")

    def _with(self, term: str) -> str:
        others = [each for each in self._asked(self._bar.text()) if each not in self.terms]
        return " ".join((term, *others)) if term else ""

    def _asked(self, text: str) -> list[str]:
        try:
            return [str(term) for term in filters.parse(text, self._noun).terms]
        except Invalid:
            return []

    def _follow(self, text: str) -> None:
        """Show which of the terms the filter holds, and count anew where all else in it is another."""
        asked = self._asked(text)
        chosen = next((term for term in self.terms if term in asked), None if asked else "")
        # Of an exclusive group one is always lit; where something else is asked for, none is to be.
        self._group.setExclusive(False)
        for button, term in zip(self._group.buttons(), self.terms, strict=True):
            button.setChecked(term == chosen)
        self._group.setExclusive(True)
        if self._texts_counted and self._texts_counted != tuple(map(self._with, self.terms)):
            self.refresh()
