"""The feedback that is to be quoted: a few words of it, and Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QWidget

from engage.domain.choices import excerpt
from engage.domain.feedback import Feedback
from engage.domain.records import Reference
from engage.errors import EngageError
from engage.services import records
from engage.services.projects import Project
from engage.ui.context import Context
from engage.ui.dates import short_date
from engage.ui.feedback.pick_palette import PickPalette
from engage.ui.tasks import Task
from engage.ui.widgets.entry_delegate import NOTE

_WHO = 24
"""Characters of who said it, beside its words."""
_OFFERED = 50
"""Pieces of feedback that are offered at most: more is typed to find others."""


class FeedbackPalette(PickPalette):
    """Finds by the filter of feedback, so that `theme:2 stance:oppose` works as words do."""

    chosen = Signal(object)
    """The `Reference` of the feedback."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            parent,
            title=self.tr("Quote feedback"),
            line=self.tr("Feedback"),
            hint=self.tr("Words of it, or a filter such as theme:2…"),
            listed=self.tr("Feedback"),
        )
        self._context = context
        self._offered: Sequence[Feedback] = ()
        self._reading: Task | None = None
        self.typed.connect(self._find)
        self.picked.connect(lambda row: self.chosen.emit(self._reference(row)))

    def open_over(self, window: QWidget) -> None:
        """Show the palette near the top of the window."""
        self.lie_over(window, self.tr("Quote in the briefing"))
        self._find()

    def _reference(self, row: int) -> Reference:
        said = self._offered[row]
        return Reference(said.id, said.uid, said.text)

    def _find(self) -> None:
        wanted = self.line.text()
        self.wait_for_entries()

        def read(project: Project) -> list[Feedback]:
            found = records.beginning(project, Feedback, wanted).ids[:_OFFERED]
            return records.rows(project, Feedback, found)

        def show(found: list[Feedback]) -> None:
            if task is self._reading:
                self._offered = found
                nothing = self.tr("No feedback fits. Esc leaves everything as it is.")
                self.show_entries([self._entry(said) for said in found], "" if found else nothing)

        def refuse(error: EngageError) -> None:
            if task is self._reading:
                self._offered = ()
                self.show_entries([], str(error))

        task = self._reading = self._context.read(read, show, refuse, instead_of=self._reading)

    def _entry(self, said: Feedback) -> QStandardItem:
        item = QStandardItem(excerpt(said.text))
        who = said.organisation or said.contact
        named = who.name if who is not None else ""
        named = named if len(named) <= _WHO else f"{named[: _WHO - 1].rstrip()}…"
        note = " · ".join(filter(None, (named, short_date(said.said_on))))
        item.setData(note, NOTE)
        item.setAccessibleText(f"{excerpt(said.text)}, {note}")
        return item
