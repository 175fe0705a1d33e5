"""The dialog in which one summary is written for each engagement, organisation or theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from engage.domain.records import Noun
from engage.domain.text import file_name
from engage.errors import EngageError, Invalid
from engage.services import batches
from engage.services.batches import Batch, Part
from engage.services.exporting.house_style import HouseStyle
from engage.services.exporting.registry import Format, formats
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.help.help_key import offer_help
from engage.ui.running_tasks import progress_bar, show_progress
from engage.ui.save_dialogs import ask_for_folder
from engage.ui.summaries.opening import open_path
from engage.ui.summaries.wanted import Wanted
from engage.ui.tasks import Task
from engage.ui.translation import plural, word
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.fields import ChoiceField, first_upper
from engage.ui.widgets.scrolling import let_scroll
from engage.ui.widgets.words import Words, tell

_LINES = 8
"""Of the report, so many are seen at once."""


def ask(context: Context, wanted: Wanted, style: HouseStyle, suffix: str, parent: QWidget) -> None:
    """Ask for what there is to be a summary each; raises `Invalid` where there is one for all only."""
    if not batches.nouns_for(wanted.summary):
        raise Invalid(
            QCoreApplication.translate("EachDialog", "There is one such summary only"),
            next_step=QCoreApplication.translate("EachDialog", "Choose another summary first"),
        )
    dialog = EachDialog(context, wanted, style, suffix, parent)
    offer_help(dialog, context.actions["help"], "summaries")
    dialog.open()


class EachDialog(QDialog):
    """Says how many files there will be, while they are written how far it is, then what became of each."""

    def __init__(
        self,
        context: Context,
        wanted: Wanted,
        style: HouseStyle,
        suffix: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("One for each"))
        self._context = context.for_dialog(self)
        self._wanted, self._style = wanted, style
        self._parts: list[Part] | None = None
        self._counting: Task | None = None
        self._writing: Task | None = None
        self.done_batch: Batch | None = None
        """What became of it, once it is over."""
        self.each = ChoiceField()
        self.each.setAccessibleName(self.tr("One for each"))
        self.each.offer((self._label(noun), noun) for noun in batches.nouns_for(wanted.summary))
        self.format = ChoiceField()
        self.format.setAccessibleName(self.tr("Format"))
        known = formats()
        self.format.offer((f"{item.suffix}: {item.label}", item) for item in known)
        self.count = Words(wraps=True)
        self.leaves_out = Words(role="quiet", wraps=True)
        self.bar = progress_bar()
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.problem = Words(role="problem", wraps=True)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(self.tr("What became of each"))
        self.report.setMinimumHeight(_LINES * self.report.fontMetrics().lineSpacing() + 2 * theme.GRID)
        self.folder_button = QPushButton(self.tr("Show the &folder"))
        self.folder_button.clicked.connect(self._show_folder)
        self._lay_out()
        for hidden in (self.bar, self.problem, self.report, self.folder_button):
            hidden.hide()
        self.each.committed.connect(lambda noun: self._count())
        self.format.committed.connect(lambda item: self._show_format())
        context.writer.progressed.connect(self._on_writer_progressed)
        self.each.setCurrentIndex(0)
        self.format.show_value(next((item for item in known if item.suffix == suffix), known[0]))
        self._show_format()
        let_scroll(self)

    def _lay_out(self) -> None:
        column = dialog_frame.begin(self, self.tr("Write one summary for each"))
        self._choices: list[QWidget] = []
        for caption, field in ((self.tr("&One for each"), self.each), (self.tr("&Format"), self.format)):
            label = Words(caption, "quiet")
            label.setBuddy(field)
            self._choices += [label, field]
            column.addWidget(label)
            column.addWidget(field)
        for widget in (self.leaves_out, self.count, self.bar, self.problem, self.report):
            column.addWidget(widget)
        column.addStretch()
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder_button)
        row.addStretch()
        self.does_it = dialog_frame.end(self, column, self.tr("&Write…"), beside)
        self._cancel = next(iter(self.findChildren(QPushButton, dialog_frame.CANCEL)))
        self.does_it.setEnabled(False)
        self.resize(72 * theme.GRID, 48 * theme.GRID)

    def _label(self, noun: Noun) -> str:
        return self.tr("Theme of the first level") if noun is Noun.THEME else first_upper(word(noun))

    # What is chosen

    def _count(self) -> None:
        """Find out how many there are."""
        each, wanted = self.each.value(), self._wanted
        self._parts = None
        self.does_it.setEnabled(False)
        self.problem.hide()
        self.count.setText(self.tr("One moment…"))

        def done(found: list[Part]) -> None:
            if task is self._counting:
                self._parts = found
                self._tell_count(each, len(found))

        def failed(error: EngageError) -> None:
            if task is self._counting:
                self.count.clear()
                errors.show_beside(self.problem, error)

        task = self._counting = self._context.read(
            lambda project: batches.parts(
                project, wanted.summary, each, filter=wanted.filter, audience=wanted.audience
            ),
            done,
            failed,
        )

    def _tell_count(self, each: Noun, count: int) -> None:
        if count == 0:
            self.count.setText(
                self.tr("There are no {} in this scope: choose a wider one.").format(plural(each))
            )
        elif count == 1:
            self.count.setText(self.tr("There will be one file, in a folder of its own."))
        else:
            self.count.setText(
                self.tr("There will be up to {} files, in a folder of their own.").format(count)
            )
        self.does_it.setEnabled(count > 0)

    def _show_format(self) -> None:
        item: Format = self.format.value()
        self.leaves_out.setText(item.leaves_out)
        self.leaves_out.setVisible(bool(item.leaves_out))

    # Writing

    def accept(self) -> None:
        """Ask where to, and write them; the dialog stays to say what came of it."""
        if self.done_batch is not None:
            super().accept()
            return
        place = ask_for_folder(self, self._context.preferences, self.tr("Where the folder is to be made"))
        if place is not None:
            self.write_to(place)

    def write_to(self, place: Path) -> None:
        """Write them into a new folder at this place."""
        if self._parts is None:
            return
        parts, wanted, style = self._parts, self._wanted, self._style
        item: Format = self.format.value()
        folder = self._free_folder(place)
        project = self._context.project
        self.problem.hide()
        for field in (self.each, self.format, self.does_it):
            field.setEnabled(False)
        self.count.setText(self.tr("Writing to {}").format(folder))
        show_progress(self.bar, 0, len(parts))
        self.bar.show()
        self._writing = self._context.writer.submit(
            lambda progress: batches.write(
                project,
                wanted.summary,
                parts,
                folder,
                item.suffix,
                progress,
                audience=wanted.audience,
                options=wanted.options,
                style=style,
            ),
            self._tell,
            self._refuse,
            label=self.tr("Writing one summary for each"),
        )
        self._cancel.setFocus()

    def _free_folder(self, place: Path) -> Path:
        """A folder that is not there yet, so that no old file is taken for a new one."""
        name = f"{file_name(self._wanted.summary)}-{self._wanted.audience.value}"
        number, folder = 1, place / name
        while folder.exists():
            number += 1
            folder = place / f"{name}-{number}"
        return folder

    def reject(self) -> None:
        """Stop what is being written, and then say what there is; else close."""
        if self._writing is not None:
            self._writing.cancel()
            self.count.setText(self.tr("Stopping after what is being written…"))
        else:
            super().reject()

    def _on_writer_progressed(self, task: Task, done: int, total: int, what: str) -> None:
        if task is self._writing:
            show_progress(self.bar, done, total)

    def _tell(self, batch: Batch) -> None:
        """Say what was written, and what was not and why; nothing more can be done here then."""
        self._writing = None
        self.done_batch = batch
        self.bar.hide()
        files = len(batch.written)
        if files > 1:
            said = self.tr("Wrote {} files to {}.").format(f"{files:,}", batch.folder)
        elif files:
            said = self.tr("Wrote 1 file to {}.").format(batch.folder)
        else:
            said = self.tr("No file was written.")
        stopped = self.tr("Stopped: what is there is whole.") if batch.is_cancelled else ""
        tell(self.count, " ".join(filter(None, (said, stopped))))
        self.report.setPlainText("\n".join(self._lines(batch)))
        self.report.setVisible(bool(self.report.toPlainText()))
        for widget in (*self._choices, self.leaves_out):
            widget.hide()
        self.folder_button.setVisible(bool(files))
        self._cancel.hide()
        self.does_it.setText(self.tr("&Close"))
        self.does_it.setEnabled(True)
        self.does_it.setFocus()

    def _lines(self, batch: Batch) -> list[str]:
        """A line for each, those first of which somebody has to know."""
        lines = []
        for part, found in batch.stopped:
            lines.append(self.tr("Not written: {}. It would give somebody away:").format(part.name))
            lines += [f"    {leak.sentence}" for leak in found]
        lines += [
            self.tr("Not written: {}. Nothing of it may be told to these readers.").format(part.name)
            for part in batch.empty
        ]
        lines += [f"{path.name}: {part.name}" for part, path in batch.written]
        return lines

    def _refuse(self, error: EngageError) -> None:
        self._writing = None
        self.bar.hide()
        self.count.clear()
        errors.show_beside(self.problem, error)
        for field in (self.each, self.format, self.does_it):
            field.setEnabled(True)

    def _show_folder(self) -> None:
        if self.done_batch is not None:
            open_path(self.done_batch.folder)
