"""Summaries: choose one, its scope and its audience, see the pages, save them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engage.domain.progress import Progress
from engage.errors import Cancelled, EngageError
from engage.services.exporting import registry as exporting
from engage.services.summaries import registry
from engage.services.summaries.document import Document, plain
from engage.ui.context import Context
from engage.ui.icons import icon
from engage.ui.page import Page
from engage.ui.projects.new_project import file_name
from engage.ui.summaries.options import SummaryOptions
from engage.ui.tasks import Task
from engage.ui.widgets.empty_state import EmptyState
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.page_head import PageHead
from engage.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from engage.ui.summaries.pages_view import PagesView


@dataclass(frozen=True, slots=True)
class _Made:
    """A summary, and its pages."""

    document: Document
    pdf: QByteArray


class SummariesPage(Page):
    """Shows the pages as they will be printed; what is saved is what is seen."""

    name = "summaries"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._making: Task | None = None
        self._made: _Made | None = None
        self._wanted: Callable[[_Made], object] | None = None
        self._view: PagesView | None = None
        self.options = SummaryOptions(context.preferences.settings.audience)
        context.preferences.audience_changed.connect(self.options.suggest_audience)
        self.options.scope.use(context)
        self.options.changed.connect(self._on_options_changed)
        self.inspector = self.options
        self._number = Words(role="quiet")
        back = self._turn_button("chevron-left", self.tr("Page before"), -1)
        on = self._turn_button("chevron-right", self.tr("Next page"), 1)
        head = PageHead(self.title())
        for widget in (back, self._number, on):
            head.addWidget(widget)
        head.addWidget(KeyButton(self.tr("Print…"), context.actions["print"], "secondary"))
        head.addWidget(KeyButton(self.tr("Save as…"), context.actions["save_summary"], "primary"))
        self._waiting = EmptyState()
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self._waiting)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(pages, 1)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("SummariesPage", "Summaries")

    def _turn_button(self, name: str, text: str, pages: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.clicked.connect(lambda: self._view.turn_by(pages) if self._view else None)
        return button

    # Making

    def refresh(self) -> None:
        """Make the summary that is chosen, of what the project holds now."""
        if self._making is not None:
            self._making.cancel()
        self._made = None
        self._waiting.say(self.tr("One moment"), self.tr("The pages are being set."))
        name, narrowed, audience = self.options.summary, self.options.filter, self.options.audience
        project = self.context.project

        def work(progress: Progress) -> _Made:
            # To load the PDF reader takes a while: it is done here, before `_show` asks for it.
            import engage.ui.summaries.pages_view  # noqa: F401

            document = registry.build(project, name, filter=narrowed, audience=audience)
            return _Made(document, _pdf(document, progress))

        def done(made: _Made) -> None:
            if task is self._making:
                self._show(made)

        def failed(error: EngageError) -> None:
            if task is self._making:
                self._refuse(error)

        task = self._making = self.context.writer.submit(
            work, done, failed, label=self.tr("Setting the pages"), is_preview=True
        )

    def _on_options_changed(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def show_summary(self, name: str, scope: str) -> None:
        """Make this summary of what the filter selects."""
        self.options.choose(name, scope)

    def _refuse(self, error: EngageError) -> None:
        """There are no pages, and nothing is done with those of an earlier choice."""
        self._making = self._wanted = None
        self._waiting.say(self.tr("There are no pages to show"), str(error))
        self._pages.setCurrentWidget(self._waiting)
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _show(self, made: _Made) -> None:
        self._making = None
        self._made = made
        if self._view is None:
            # Imported when first needed: the PDF reader is a fifth of what the window would load.
            from engage.ui.summaries.pages_view import PagesView

            self._view = PagesView(self)
            self._view.page_changed.connect(self._on_view_page_changed)
            self._pages.addWidget(self._view)
        self._view.show_pdf(made.pdf)
        self._pages.setCurrentWidget(self._view)
        self.options.tell("\n".join(f"{fact.label}: {plain(fact.value)}" for fact in made.document.facts))
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            wanted(made)

    def _with_pages(self, deed: Callable[[_Made], object]) -> None:
        """Do something with the pages of what is chosen: now, or once they are set."""
        if self._made is not None and not self._is_stale:
            deed(self._made)
        else:
            self._wanted = deed

    def _on_view_page_changed(self, page: int, count: int) -> None:
        self._number.setText(self.tr("page {} of {}").format(page, count) if count else "")

    # Saving

    def ask_where_to_save(self) -> None:
        """Save the pages that are chosen, in a format and a place that the person says."""
        self._with_pages(self._ask_where_to_save)

    def _ask_where_to_save(self, made: _Made) -> None:
        formats = exporting.formats()
        choices = ";;".join(f"{item.label} (*{item.suffix})" for item in formats)
        usual = f"{file_name(made.document.title)}{formats[0].suffix}"
        chosen, choice = QFileDialog.getSaveFileName(self, self.tr("Save summary"), usual, choices)
        if chosen:
            path = Path(chosen)
            if not path.suffix:
                suffix = next((item.suffix for item in formats if f"*{item.suffix})" in choice), ".pdf")
                path = path.with_suffix(suffix)
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save the pages that are chosen; the suffix says in what format."""
        self._with_pages(
            lambda made: self.context.writer.submit(
                lambda progress: exporting.write(made.document, path, progress),
                lambda nothing: self.options.tell(self.tr("Saved as {}").format(path.name)),
                label=self.tr("Saving {}").format(path.name),
            )
        )

    # Printing

    def ask_how_to_print(self) -> None:
        """Print the pages that are chosen, on the printer that the person says."""
        self._with_pages(self._ask_how_to_print)

    def _ask_how_to_print(self, made: _Made) -> None:
        # Imported when first needed, as it asks the system for its printers.
        from engage.ui.summaries import printing

        assert self._view is not None  # noqa: S101  it shows the pages
        printer = printing.make_printer(made.document.title, self._view.page_size(0))
        dialog = printing.ask(printer, self._view.page_count(), self)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)  # its own wants to be told whom to call

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that are chosen."""
        self._with_pages(lambda made: self._print(made, printer))

    def _print(self, made: _Made, printer: QPrinter) -> None:
        from engage.ui.summaries.printing import print_pages

        current = self._view.current_page() if self._view is not None else 0
        self.context.writer.submit(
            lambda progress: print_pages(made.pdf, printer, current, progress),
            lambda count: self.options.tell(self.tr("Sent to the printer: {} pages").format(f"{count:,}")),
            label=self.tr("Printing"),
        )

    def focus_content(self) -> None:
        (self._view or self.options.form.summary).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_filter(self) -> None:
        self.options.scope.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit_current(self) -> None:
        self.options.form.summary.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _pdf(document: Document, progress: Progress) -> QByteArray:
    """The pages, in memory."""
    export = next(item for item in exporting.formats() if item.suffix == ".pdf").load()
    file = io.BytesIO()
    export(document, file, progress)
    return QByteArray(file.getbuffer().tobytes())
