"""The dialog that gives out the recovery sheet of a project: printed, or as a file; it is kept nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from engage.domain.changes import Changes
from engage.domain.progress import Progress
from engage.errors import EngageError
from engage.services import passphrases
from engage.services.exporting.saving import save
from engage.services.projects import Project
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.help import help_key
from engage.ui.save_dialogs import ask_for_file
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.scrolling import grow
from engage.ui.widgets.words import Words, tell

_WIDTH = 64 * theme.GRID


class RecoverySheetDialog(QDialog):
    """Stays open until one closes it, so that the sheet can be printed and seen to be there."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Recovery sheet"))
        self._context = context = context.for_dialog(self)
        self._said = Words(role="note", wraps=True)
        self._said.hide()
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        self.print_button = QPushButton(self.tr("Print…"))
        self.print_button.setDefault(True)
        self.save_button = QPushButton(self.tr("Save as PDF…"))
        self.close_button = QPushButton(self.tr("Not now"))
        for button in (self.save_button, self.close_button):
            button.setProperty("role", "secondary")
            button.setAutoDefault(False)
        self.print_button.clicked.connect(self._ask_how_to_print)
        self.save_button.clicked.connect(self._ask_where_to_save)
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        buttons.addWidget(self.close_button)
        buttons.addStretch()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.print_button)
        column = dialog_frame.begin(self, self.tr("Recovery sheet"))
        column.addWidget(
            Words(
                self.tr(
                    "If the passphrase is lost, this sheet opens the project. Without the sheet, a lost "
                    "passphrase means that all that is in the project is lost: nobody can open it any more."
                ),
                wraps=True,
            )
        )
        column.addWidget(
            Words(
                self.tr(
                    "Keep it on paper, locked away, and not where the computer is: whoever has it can read "
                    "the project. Engage keeps no copy; Passphrase… in the menu Project makes it again."
                ),
                "quiet",
                wraps=True,
            )
        )
        column.addWidget(self._said)
        column.addWidget(self._problem)
        column.addStretch()
        column.addLayout(buttons)
        help_key.offer_help(self, context.actions["help"], "passphrase")
        self.resize(_WIDTH, self.sizeHint().height())

    def tell(self, done: str) -> None:
        """Say what was done to the project, of which this is the sheet."""
        tell(self._said, done)
        grow(self, self.heightForWidth(self.width()))

    # Saving

    def _ask_where_to_save(self) -> None:
        title, kinds = self.tr("Recovery sheet"), {self.tr("PDF (*.pdf)"): ".pdf"}
        path = ask_for_file(self, self._context.preferences, title, f"{title}.pdf", kinds)
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the sheet to a file."""
        self._context.read(
            lambda project: _save(project, path),
            lambda nothing: self._say(
                self.tr("Saved as {}. Print it, then delete the file.").format(path.name)
            ),
            self._refuse,
        )

    # Printing

    def _ask_how_to_print(self) -> None:
        # Imported when first needed, as it asks the system for its printers.
        from engage.ui.summaries import printing

        paper = QPageSize(QPageSize.PageSizeId.A4).size(QPageSize.Unit.Point)
        printer = printing.make_printer(self.tr("Recovery sheet"), QSizeF(paper))
        dialog = printing.ask(printer, 1, self)

        def print_sheet() -> None:
            def work(project: Project, progress: Progress) -> Changes:
                printing.print_pages(passphrases.sheet(project), printer, 0, progress)
                return Changes()

            self._context.write(
                work,
                lambda changes: self._say(self.tr("Sent to the printer.")),
                self._refuse,
                label=self.tr("Printing"),
            )

        dialog.accepted.connect(print_sheet)
        QDialog.open(dialog)  # its own wants to be told whom to call

    def _say(self, sentence: str) -> None:
        self._problem.hide()
        self.tell(sentence)
        self.close_button.setText(self.tr("Close"))

    def _refuse(self, error: EngageError) -> None:
        errors.show_beside(self._problem, error)


def _save(project: Project, path: Path) -> None:
    sheet = passphrases.sheet(project)

    def write(file: BinaryIO) -> None:
        file.write(sheet)

    save(path, write)
