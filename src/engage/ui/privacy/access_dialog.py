"""The dialog in which all that is held on one person is written, to be handed to that person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from engage.domain.contacts import Contact
from engage.domain.records import Reference
from engage.errors import EngageError
from engage.services import records
from engage.services.privacy.subject_access import DAYS_TO_ANSWER, Answer, answer
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.projects.new_project import file_name
from engage.ui.save_dialogs import ask_for_folder
from engage.ui.summaries.opening import open_path
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.scrolling import let_scroll
from engage.ui.widgets.stakeholder_picker import ContactField
from engage.ui.widgets.words import Words, tell

if TYPE_CHECKING:
    from engage.services.projects import Project


class AccessDialog(QDialog):
    """Whose, and into which folder; a document to read, the same for programs, and what they sent in."""

    def __init__(self, context: Context, contact: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Subject access"))
        self._context = context.for_dialog(self)
        self._is_done = False
        self._written = Path()
        """The document that was written."""
        self.who = ContactField()
        self.who.use(self._context)
        self._person: Reference | None = None
        self.who.committed.connect(self._on_who_committed)
        self.who.refused.connect(self._refuse)
        self._what = Words(wraps=True)
        self._note = Words(role="quiet", wraps=True)
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        self.open_button = QPushButton(self.tr("&Open the document"))
        self.open_button.clicked.connect(lambda: open_path(self._written))
        self.folder_button = QPushButton(self.tr("Show the &folder"))
        self.folder_button.clicked.connect(lambda: open_path(self._written.parent))
        self._lay_out()
        if contact is not None:
            self._context.read(lambda project: _reference(project, contact), self._begin)
        else:
            self.who.setFocus()

    def _lay_out(self) -> None:
        column = dialog_frame.begin(self, self.tr("Tell somebody what is held on them"), theme.GRID // 2)
        self._caption = Words(self.tr("&For whom"), "quiet")
        self._caption.setBuddy(self.who)
        self.who.setAccessibleName(self.tr("For whom"))
        self.who.setPlaceholderText(self.tr("A name"))
        self._what.setText(
            self.tr(
                "Writes everything that the project holds on this person into a folder of their own: a "
                "document to read (PDF), the same for programs (JSON), and the files that they sent in."
            )
        )
        self._note.setText(
            self.tr(
                "The law gives a month; reckon with {} days. Other people are left out by name. Read it "
                "through before you hand it over: what tells of somebody else without a name is yours to see."
            ).format(DAYS_TO_ANSWER)
        )
        column.addWidget(self._caption)
        column.addWidget(self.who)
        column.addSpacing(theme.GRID // 2)
        column.addWidget(self._what)
        column.addWidget(self._note)
        column.addWidget(self._problem)
        column.addStretch()
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        for button in (self.open_button, self.folder_button):
            row.addWidget(button)
            button.hide()
        row.addStretch()
        self.does_it = dialog_frame.end(self, column, self.tr("&Write PDF and JSON…"), beside)
        self.resize(64 * theme.GRID, 40 * theme.GRID)
        let_scroll(self)

    def _begin(self, person: Reference | None) -> None:
        self._person = person
        self.who.show_value(person)
        if person is not None:
            self.does_it.setFocus()

    def _on_who_committed(self, person: Reference | None) -> None:
        self._person = person
        self._problem.hide()

    # Writing

    def accept(self) -> None:
        """Ask for a folder, and fill it; the dialog stays to say what came of it."""
        if self._is_done:
            super().accept()
            return
        if self._person is None:
            self._say(self.tr("Say for whom: write a name, and choose one that is offered."))
            self.who.setFocus()
            return
        place = ask_for_folder(self, self._context.preferences, self.tr("Where to put the folder"))
        if place is not None:
            self.write_to(_free(place, f"subject-access-{file_name(self._person.name)}"))

    def write_to(self, folder: Path) -> None:
        """Write it into this folder."""
        person = self._person
        assert person is not None  # noqa: S101  it was asked for
        self._problem.hide()
        self.does_it.setEnabled(False)
        self._context.write(
            lambda project, progress: answer(project, person.id, folder, progress),
            self._tell,
            self._refuse,
            label=self.tr("Writing what is held on {}").format(person.name),
        )

    def _tell(self, done: Answer) -> None:
        """Say what was written; nothing more can be done here then."""
        self._written = done.files[0]
        self._is_done = True
        names = "\n".join(f"• {path.name}" for path in done.files)
        where = self.tr("Written to {}:").format(done.files[0].parent)
        tell(self._what, f"{where}\n{names}")
        self._note.setText(
            self.tr(
                "Read it through before you hand it over. The history keeps the day on which it was written; "
                "the folder is yours to delete once they have it."
            )
        )
        for hidden in (self._caption, self.who, *self.findChildren(QPushButton, dialog_frame.CANCEL)):
            hidden.hide()
        self.open_button.show()
        self.folder_button.show()
        self.does_it.setText(self.tr("&Close"))
        self.does_it.setEnabled(True)
        self.does_it.setFocus()

    def _refuse(self, error: EngageError) -> None:
        self.does_it.setEnabled(True)
        errors.show_beside(self._problem, error)

    def _say(self, text: str) -> None:
        tell(self._problem, text)


def _reference(project: Project, contact: int) -> Reference | None:
    found: list[Any] = records.rows(project, Contact, [contact])
    return Reference(found[0].id, found[0].uid, found[0].name) if found else None


def _free(place: Path, name: str) -> Path:
    """A folder that is not there yet, so that no old file is taken for a new one."""
    number, folder = 1, place / name
    while folder.exists():
        number += 1
        folder = place / f"{name}-{number}"
    return folder
