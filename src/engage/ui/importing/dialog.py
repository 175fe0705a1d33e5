"""Bringing a file in: choose it, see what would come of it, then import it as one deed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFileDialog, QWidget

from engage.domain.engagements import Engagement
from engage.domain.progress import Progress
from engage.errors import Cancelled, EngageError, Invalid
from engage.services import records
from engage.services.importing.imports import Choices, ImportReport, Problem, import_file
from engage.services.importing.registry import importers
from engage.services.projects import Project
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.dates import short_date
from engage.ui.forms.ui_import_dialog import Ui_ImportDialog
from engage.ui.tasks import Task
from engage.ui.translation import mark, translated
from engage.ui.widgets.fields import first_upper
from engage.ui.widgets.scrolling import let_scroll

LEFT_OUT = 2
"""How the dialog ends where its file is not wanted but those after it are."""

_FORMATS = {
    "agenda": mark("Agenda"),
    "contacts": mark("Contacts"),
    "feedback": mark("Feedback"),
    "notes": mark("Notes"),
    "organisations": mark("Organisations"),
}
_OFFERED = 200
"""Engagements to choose from, the newest first."""


class ImportDialog(QDialog):
    """Every choice is rehearsed at once: nothing is kept before the button is pressed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path: Path | None = None
        self._task: Task | None = None
        self._is_open = True
        self.form = Ui_ImportDialog()
        self.form.setupUi(self)
        theme.enlarge(self.form.heading, theme.DIALOG_HEADING)
        self._problems = QStringListModel(self)
        self.form.problems.setModel(self._problems)
        self.form.problems.setWordWrap(True)
        theme.keep_place(self.form.problems)
        self.form.problems.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.form.format.offer(
            [
                (self.tr("As the file itself says"), ""),
                *((format_text(importer.name), importer.name) for importer in importers()),
            ]
        )
        self.form.format.show_value("")
        self.form.engagement.offer([(self.tr("None, or as the file says"), None)])
        self.form.engagement.show_value(None)
        self.form.year_place.hide()
        self.form.browse.clicked.connect(self._on_browse_clicked)
        self.form.cancel.clicked.connect(self.reject)
        self.form.leave_out.clicked.connect(lambda: self.done(LEFT_OUT))
        self.form.leave_out.hide()
        self.form.ok.clicked.connect(self.accept)
        self.form.format.committed.connect(self._rehearse)
        self.form.engagement.committed.connect(self._rehearse)
        self.form.year.committed.connect(self._rehearse)
        self._show_nothing()
        let_scroll(self)
        context.read(_newest_engagements, self._offer_engagements)

    def _offer_engagements(self, found: list[Engagement]) -> None:
        if not self._is_open:
            return
        self.form.engagement.offer(
            [
                (self.tr("None, or as the file says"), None),
                *((f"{short_date(held.held_on)}  {held.title}", held.id) for held in found),
            ]
        )
        self.form.engagement.show_value(None)

    # Choosing

    def _on_browse_clicked(self) -> None:
        known = " ".join(f"*{suffix}" for suffix in suffixes())
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import"), "", self.tr("Texts and tables ({})").format(known)
        )
        if chosen:
            self.choose(Path(chosen))

    def choose(self, path: Path) -> None:
        """Take this file, and see what would come of it."""
        self._path = path
        self.form.file.setText(str(path))
        self.form.year_place.hide()
        self.form.year.clear()
        self._rehearse()

    def show_place(self, number: int, count: int) -> None:
        """Say which of several files this is; until the last, it can be left out by itself."""
        if count > 1:
            self.form.heading.setText(self.tr("Import file {} of {}").format(number, count))
        self.form.leave_out.setVisible(number < count)

    def _work(self, *, dry_run: bool) -> Callable[[Project, Progress], ImportReport]:
        path, year = self._path, self.form.year.text().strip()
        as_format, engagement = self.form.format.value() or "", self.form.engagement.value()
        assert path is not None  # noqa: S101  the button is enabled once there is a file

        def work(project: Project, progress: Progress) -> ImportReport:
            return import_file(
                project,
                path,
                as_format=as_format,
                choices=Choices(engagement=engagement, mapping={"year": year} if year else {}),
                dry_run=dry_run,
                progress=progress,
            )

        return work

    # Rehearsing

    def _rehearse(self) -> None:
        if self._path is None:
            return
        if self._task is not None:
            self._task.cancel()
        self._show_nothing()
        work = self._work(dry_run=True)

        def done(report: ImportReport) -> None:
            if task is self._task:
                self._show(report)

        def failed(error: EngageError) -> None:
            if task is self._task and not isinstance(error, Cancelled):
                self._refuse(error)

        project = self._context.project
        task = self._task = self._context.writer.submit(
            lambda progress: work(project, progress),
            done,
            failed,
            label=self.tr("Reading the file"),
            is_preview=True,
        )

    def _show_nothing(self) -> None:
        self.form.outcome.hide()
        self.form.problems.hide()
        self.form.ok.setEnabled(False)

    def _show(self, report: ImportReport) -> None:
        counted = (
            (report.added, self.tr("{} new")),
            (report.updated, self.tr("{} replaced")),
            (report.merged, self.tr("{} filled in")),
            (report.skipped, self.tr("{} left out")),
        )
        counts = ", ".join(text.format(f"{number:,}") for number, text in counted if number)
        self.form.outcome.setText(
            self.tr("{}: {}.").format(format_text(report.format), counts or self.tr("nothing in it"))
        )
        self.form.outcome.show()
        self._problems.setStringList([self._told(problem) for problem in report.problems])
        self.form.problems.setVisible(bool(report.problems))
        self.form.ok.setEnabled(bool(report.added or report.updated or report.merged))

    def _told(self, problem: Problem) -> str:
        return self.tr("Row {}: {}").format(problem.row, problem.message) if problem.row else problem.message

    def _refuse(self, error: EngageError) -> None:
        if isinstance(error, Invalid) and error.field == "year":
            # Here the year is not an option of a command but a line below.
            self.form.year_place.show()
            self.form.year.setFocus()
            error = Invalid(error.what, error.why, self.tr("Write the year"), field=error.field)
        elif "--as" in error.next_step:
            error = Invalid(error.what, error.why, self.tr("Say above what it holds"))
        errors.show_beside(self.form.outcome, error)

    # Importing

    def accept(self) -> None:
        self.form.ok.setEnabled(False)
        self._task = self._context.write(
            self._work(dry_run=False), self._on_imported, self._on_not_imported, label=self.tr("Importing")
        )

    def _on_imported(self, report: ImportReport) -> None:
        if self._is_open:
            super().accept()

    def _on_not_imported(self, error: EngageError) -> None:
        if self._is_open:
            self._refuse(error)

    def done(self, result: int) -> None:
        """Stop what is still going on: of what is not wanted, nothing is kept."""
        self._is_open = False
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().done(result)


def _newest_engagements(project: Project) -> list[Engagement]:
    return records.rows(project, Engagement, records.ids(project, Engagement)[:_OFFERED])


def format_text(name: str) -> str:
    """What a file of this format holds, as it is read."""
    return translated(_FORMATS[name]) if name in _FORMATS else first_upper(name)


def suffixes() -> list[str]:
    """How files end that can be imported."""
    return sorted({suffix for importer in importers() for suffix in importer.suffixes})
