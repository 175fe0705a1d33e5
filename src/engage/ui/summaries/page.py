"""Summaries: choose one, its scope and its audience, see the pages, save them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engage.domain.progress import Progress
from engage.errors import Cancelled, EngageError, Invalid, StorageFailed
from engage.services import leaks, outgoing
from engage.services.exporting.house_style import PLAIN
from engage.services.leaks import Leak
from engage.services.summaries.closing import held_in
from engage.services.summaries.document import plain
from engage.ui.context import Context
from engage.ui.page import Page
from engage.ui.projects.new_project import file_name
from engage.ui.summaries import each_dialog, remembered
from engage.ui.summaries.asking import ask_where, format_of
from engage.ui.summaries.leak_check import LeakCheck
from engage.ui.summaries.made import Made, let_go, make
from engage.ui.summaries.options import TEMPLATE_ACTIONS, SummaryOptions
from engage.ui.summaries.pages_pane import PagesPane
from engage.ui.summaries.saved_bar import SavedBar
from engage.ui.summaries.side import Side
from engage.ui.tasks import Task
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.page_head import PageHead

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True, slots=True)
class _Stopped:
    """What the person was about to do when leaks stopped it."""

    label: str
    """As a button says it."""
    deed: Callable[[], object]


class SummariesPage(Page):
    """Shows the pages as they will be printed; what is saved is what is seen."""

    name = "summaries"
    deeds = frozenset(
        {
            *("save_each", "summary_figures", "summary_held", "summary_leaks", "open_saved", "show_saved"),
            *TEMPLATE_ACTIONS,
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._making: Task | None = None
        self._made: Made | None = None
        self._wanted: Callable[[Made], object] | None = None
        """What is done once the pages are set."""
        self._stopped: _Stopped | None = None
        self._usable = PLAIN
        """The last look in which pages could be set."""
        self._last = self._remembered()
        self.options = SummaryOptions(context)
        self.options.restore(remembered.from_text(context.preferences.screen_text(self._of_project)))
        self.options.template.show_template(self._last.get("template", "engage"))
        context.preferences.audience_changed.connect(self.options.suggest_audience)
        self.options.changed.connect(self._on_options_changed)
        self._check = LeakCheck(context, self)
        self._check.done.connect(self._tell_leaks)
        self._check.failed.connect(self.failed)
        self.side = self.inspector = Side(context, self.options)
        self.side.record_wanted.connect(self.record_wanted)
        self.leaks_panel, self.held_panel = self.side.leaks, self.side.held
        self.figures_panel = self.side.figures
        self.leaks_panel.place_wanted.connect(self._show_place)
        self.leaks_panel.reasons_changed.connect(self._on_leaks_panel_reasons_changed)
        self.leaks_panel.settled.connect(self._go_on)
        self.leaks_button = QPushButton(self.tr("Places to look at"))
        self.leaks_button.setProperty("role", "link")
        self.leaks_button.clicked.connect(self.show_leaks)
        self.leaks_button.hide()
        self.options.held.clicked.connect(self.show_held)
        self.options.each.clicked.connect(self.ask_for_each)
        self.options.figures.clicked.connect(self.show_figures)
        self.pages = PagesPane()
        self.saved_bar: SavedBar = SavedBar()
        self.saved_bar.failed.connect(self.failed)
        head = PageHead(self.title())
        for widget in (self.leaks_button, self.pages.before, self.pages.number, self.pages.next):
            head.addWidget(widget)
        head.addWidget(KeyButton(self.tr("Print…"), context.actions["print"], "secondary"))
        head.addWidget(KeyButton(self.tr("Save as…"), context.actions["save_summary"], "primary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.saved_bar)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("SummariesPage", "Summaries")

    # Making

    def refresh(self) -> None:
        """Make the summary that is chosen, of what the project holds now."""
        if self._making is not None:
            self._making.cancel()
        left, self._made = [self._made], None
        self._check.forget()
        self.pages.wait()
        wanted, usable, project = self.options.wanted, self._usable, self.context.project

        def work(progress: Progress) -> Made:
            let_go(left)
            return make(project, wanted, usable, progress)

        def done(made: Made) -> None:
            if task is self._making:
                self._show(made)

        def failed(error: EngageError) -> None:
            if task is self._making:
                self._refuse(error)

        task = self._making = self.context.writer.submit(
            work, done, failed, label=self.tr("Setting the pages"), is_preview=True
        )

    def _on_options_changed(self) -> None:
        self.leaks_panel.reasons.clear()
        self._stopped = None
        self.saved_bar.hide()
        self.side.show_options()
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def show_summary(self, name: str, scope: str) -> None:
        """Make this summary of what the filter selects."""
        self.options.choose(name, scope)

    def _refuse(self, error: EngageError) -> None:
        """There are no pages, and nothing is done with those of an earlier choice."""
        self._making = self._wanted = self._stopped = None
        self.leaks_button.hide()
        self.options.held.hide()
        self.options.figures.hide()
        self.pages.refuse(str(error))
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _show(self, made: Made) -> None:
        self._making = None
        self._made = made
        self._usable = made.style
        self.options.template.tell(made.problem)
        self.pages.show_pdf(made.pdf)
        self.options.tell("\n".join(f"{fact.label}: {plain(fact.value)}" for fact in made.document.facts))
        held = held_in(made.document)
        self.held_panel.show_held(held)
        self.options.held.setVisible(bool(held))
        self.options.figures.show()
        self._check.look_through(made.document)
        if self.side.currentWidget() is self.figures_panel:
            self.figures_panel.show_document(made.document)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            wanted(made)

    def _with_pages(self, deed: Callable[[Made], object]) -> None:
        """Do something with the pages of what is chosen: now, or once they are set."""
        if self._made is not None and not self._is_stale:
            deed(self._made)
        else:
            self._wanted = deed

    # Leaks

    def _open_leaks(self) -> list[Leak]:
        """The places for which there is no reason to go on."""
        return [leak for leak in self._check.leaks if leak.key not in self.leaks_panel.reasons]

    def _tell_leaks(self) -> None:
        """Say how many places there are to look at, and list them where they are looked at."""
        found = self._open_leaks()
        deed = self._stopped.label if self._stopped else ""
        self.leaks_panel.show_leaks(found, self.options.audience, deed)
        self.leaks_button.setText(self.leaks_panel.title())
        self.leaks_button.setVisible(bool(found))

    def show_leaks(self) -> None:
        """List the places that would give somebody away."""
        self.side.show_panel(self.leaks_panel)

    def show_held(self) -> None:
        """List what is not told, and why."""
        self.side.show_panel(self.held_panel)

    def show_figures(self) -> None:
        """List the numbers, each with the feedback behind it."""
        self.side.show_panel(self.figures_panel)
        self._with_pages(lambda made: self.figures_panel.show_document(made.document))

    def _show_place(self, leak: Leak) -> None:
        """Bring a leak into sight in the pages."""
        if self.pages.view is not None:
            self.pages.view.show_words(leak.words, leak.text[: leak.start], leak.text[leak.end :])

    def _on_leaks_panel_reasons_changed(self) -> None:
        self._tell_leaks()
        self.leaks_panel.focus_first()

    def _stop(self, error: EngageError, label: str, deed: Callable[[], object]) -> None:
        """Nothing went out: where that is for its leaks, list them, and go on with the deed later."""
        if not isinstance(error, leaks.Leaking):
            self.failed.emit(error)
            return
        self._stopped = _Stopped(label, deed)
        self._check.leaks = error.leaks
        self._tell_leaks()
        self.show_leaks()

    def _go_on(self) -> None:
        """Do what was stopped: it is checked once more."""
        stopped, self._stopped = self._stopped, None
        self.side.show_options()
        if stopped is not None:
            stopped.deed()

    # Saving

    def ask_where_to_save(self) -> None:
        """Save the pages that are chosen, in a format and a place that the person says."""
        self._once_checked(self._ask_where_to_save, self.tr("Save as…"), self.ask_where_to_save)

    def _once_checked(self, deed: Callable[[Made], object], label: str, again: Callable[[], object]) -> None:
        """Ask for more only where what is shown may go out."""

        def ask(made: Made) -> None:
            found = self._open_leaks()
            if found:
                self._stop(leaks.Leaking(made.document.title, found), label, again)
            else:
                deed(made)

        # What is shown is being looked through already: that is done first.
        self._with_pages(
            lambda made: self.context.writer.submit(lambda progress: None, lambda nothing: ask(made))
        )

    def _ask_where_to_save(self, made: Made) -> None:
        # A file for ourselves is not to be replaced by one for others, nor sent in its place.
        name = f"{file_name(made.document.title)}-{made.document.audience.value}"
        preferences = self.context.preferences
        path = ask_where(self, preferences, self.tr("Save summary"), name, self._last.get("suffix", ""))
        if path is not None:
            self._last["suffix"] = path.suffix.lower()
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save the pages that are chosen; the suffix says in what format."""
        despite = self.leaks_panel.reasons
        label = self.tr("Save {}").format(path.name)
        self._with_pages(
            lambda made: self.context.writer.submit(
                lambda progress: outgoing.save(
                    self.context.project,
                    made.document,
                    path,
                    progress,
                    style=made.style,
                    despite=dict(despite),
                ),
                lambda found: self._tell_saved(path),
                lambda error: self._stop(error, label, lambda: self.save_to(path)),
                label=self.tr("Saving {}").format(path.name),
            )
        )

    def _tell_saved(self, path: Path) -> None:
        self.saved_bar.tell(path, format_of(path).leaves_out)

    def ask_for_each(self) -> None:
        """Ask for what there is to be a summary each, and write them."""
        try:
            each_dialog.ask(
                self.context, self.options.wanted, self._usable, self._last.get("suffix", ""), self
            )
        except Invalid as error:
            self.failed.emit(error)

    def copy_template(self) -> None:
        """Make a template of one's own, and show the folder in which it is to be changed."""
        try:
            self.options.template.copy()
        except StorageFailed as error:
            self.failed.emit(error)
        else:
            self.options.template.open_folder()

    # Printing

    def ask_how_to_print(self) -> None:
        """Print the pages that are chosen, on the printer that the person says."""
        self._once_checked(self._ask_how_to_print, self.tr("Print…"), self.ask_how_to_print)

    def _ask_how_to_print(self, made: Made) -> None:
        # Imported when first needed, as it asks the system for its printers.
        from engage.ui.summaries import printing

        view = self.pages.view
        assert view is not None  # noqa: S101  it shows the pages
        title = f"{made.document.title} ({made.document.audience.value})"
        printer = printing.make_printer(title, view.page_size(0))
        dialog = printing.ask(printer, view.page_count(), self)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)  # its own wants to be told whom to call

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that are chosen."""
        self._with_pages(lambda made: self._print(made, printer))

    def _print(self, made: Made, printer: QPrinter) -> None:
        from engage.ui.summaries.printing import send, sent

        current = self.pages.view.current_page() if self.pages.view is not None else 0
        despite = dict(self.leaks_panel.reasons)

        def work(progress: Progress) -> int:
            outgoing.let_go(self.context.project, made.document, progress, despite=despite)
            return send(made.pdf, printer, current, progress)

        self.context.writer.submit(
            work,
            lambda count: self.saved_bar.tell_printed(sent(printer, count)),
            lambda error: self._stop(error, self.tr("Print…"), self.ask_how_to_print),
            label=self.tr("Printing"),
        )

    def focus_content(self) -> None:
        (self.pages.view or self.options.form.summary).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_filter(self) -> None:
        self.options.scope.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit_current(self) -> None:
        self.side.focus_first()

    # Remembering

    @property
    def _of_project(self) -> str:
        """Under which name it is remembered what was chosen in this project."""
        return f"{self.name}.{self.context.project.path}"

    def _remembered(self) -> dict[str, str]:
        """How this page was left on this computer, whatever the project: suffix and template."""
        return remembered.texts(self.context.preferences.screen_text(self.name))

    def screens(self) -> dict[str, str]:
        here = {**self._last, "template": self.options.template.template()}
        return {
            self.name: json.dumps(here, sort_keys=True),
            self._of_project: remembered.to_text(self.options.left()),
        }
