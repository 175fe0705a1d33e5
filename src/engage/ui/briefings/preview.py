"""The pages of a briefing while it is written: made off the window's thread, a moment after each change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from engage.domain.briefings import Briefing
from engage.domain.progress import Progress
from engage.errors import Cancelled, EngageError
from engage.services.briefings import building, editions
from engage.services.projects import Project
from engage.ui.briefings.printing import set_pages
from engage.ui.context import Context
from engage.ui.tasks import Task
from engage.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from engage.ui.summaries.pages_view import PagesView

_PAUSE = 400
"""Milliseconds after the last keystroke until the pages are made anew."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A briefing as it is being written, and its pages."""

    problems: Sequence[str]
    """Parts that cannot be made, and why."""
    pdf: QByteArray


def make(project: Project, briefing: Briefing, progress: Progress) -> Draft:
    """Make the pages of a briefing in memory; to be called off the GUI thread."""
    document, problems = building.draft(project, briefing)
    style = editions.look(briefing)
    return Draft(problems, set_pages(document, style, progress))


class Preview(QWidget):
    """Shows a briefing as it will be printed, and stays at the page that is read."""

    made = Signal(object)
    """The `Draft` that is shown now."""
    page_changed = Signal(int, int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._briefing: Briefing | None = None
        self._making: Task | None = None
        self._view: PagesView | None = None
        self._waiting = EmptyState()
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._waiting)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._make)

    def show_briefing(self, briefing: Briefing, *, at_once: bool = False) -> None:
        """Show this from now on, after a pause in which more may be written."""
        if briefing == self._briefing:
            return
        is_another = self._briefing is None or briefing.uid != self._briefing.uid
        self._briefing = briefing
        if is_another:
            self._waiting.say(self.tr("One moment"), self.tr("The pages are being set."))
            self._layers.setCurrentWidget(self._waiting)
        if at_once or is_another:
            self._make()
        else:
            self._pause.start()

    def make_anew(self) -> None:
        """Show what the data say now."""
        if self._briefing is not None:
            self._make()

    def close_briefing(self) -> None:
        """Let go of what is shown."""
        self._pause.stop()
        self._briefing = None
        if self._making is not None:
            self._making.cancel()
        self._making = None

    def _make(self) -> None:
        self._pause.stop()
        briefing, project = self._briefing, self._context.project
        if briefing is None:
            return
        if self._making is not None:
            self._making.cancel()

        def work(progress: Progress) -> Draft:
            return make(project, briefing, progress)

        def done(draft: Draft) -> None:
            if task is self._making:
                self._making = None
                self._show(draft)

        def failed(error: EngageError) -> None:
            if task is self._making and not isinstance(error, Cancelled):
                self._making = None
                self._waiting.say(self.tr("There are no pages to show"), str(error))
                self._layers.setCurrentWidget(self._waiting)

        task = self._making = self._context.writer.submit(
            work, done, failed, label=self.tr("Setting the pages"), is_preview=True
        )

    def _show(self, draft: Draft) -> None:
        if self._view is None:
            # Imported when first needed: the PDF reader is a fifth of what the window would load.
            from engage.ui.summaries.pages_view import PagesView

            self._view = PagesView(self.tr("Pages of the briefing"), self)
            self._view.page_changed.connect(self.page_changed)
            self._layers.addWidget(self._view)
        self._view.show_pdf(draft.pdf)
        self._layers.setCurrentWidget(self._view)
        self.made.emit(draft)

    def turn_by(self, pages: int) -> None:
        """Turn some pages on, or back."""
        if self._view is not None:
            self._view.turn_by(pages)

    def page_text(self, page: int) -> str:
        """The words of a page, counted from 0."""
        return self._view.page_text(page) if self._view is not None else ""

    def page_count(self) -> int:
        """How many pages there are."""
        return self._view.page_count() if self._view is not None else 0
