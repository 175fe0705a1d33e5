"""The dialog that makes a new project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from engage.domain import text
from engage.domain.progress import Progress
from engage.errors import Invalid
from engage.services import agenda_templates
from engage.services.projects import SUFFIX, Project
from engage.ui import errors, theme
from engage.ui.forms.ui_new_project import Ui_NewProject
from engage.ui.preferences import Preferences
from engage.ui.projects import making
from engage.ui.save_dialogs import usual_folder
from engage.ui.widgets.scrolling import let_scroll


class NewProjectDialog(QDialog):
    """Asks for a name, a file, and an agenda to begin with."""

    wanted = Signal(object)
    """The work that makes the project: called with a Progress, it returns the Project."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._who = preferences.settings.who
        self._is_file_chosen = False
        self.form = Ui_NewProject()
        self.form.setupUi(self)
        theme.enlarge(self.form.heading, theme.DIALOG_HEADING)
        self.form.problem.hide()
        self.form.agenda.addItem(self.tr("None yet"), None)
        for entry in agenda_templates.names():
            self.form.agenda.addItem(entry.title, making.from_template(entry.name))
        self.form.agenda.setCurrentIndex(min(1, self.form.agenda.count() - 1))
        self.form.agenda_file.clicked.connect(self._on_agenda_file_clicked)
        self.form.name.textChanged.connect(self._on_name_text_changed)
        self.form.file.textEdited.connect(self._on_file_text_edited)
        self.form.browse.clicked.connect(self._on_browse_clicked)
        self.form.cancel.clicked.connect(self.reject)
        self.form.ok.clicked.connect(self.accept)
        self._on_name_text_changed("")
        let_scroll(self)

    def _on_name_text_changed(self, name: str) -> None:
        self.form.problem.hide()
        self.form.passphrase.names = [name, self._who]
        if not self._is_file_chosen:
            self.form.file.setText(str(usual_folder() / f"{file_name(name)}{SUFFIX}"))

    def _on_file_text_edited(self) -> None:
        self._is_file_chosen = True

    def _on_browse_clicked(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Where the project is kept"),
            self.form.file.text(),
            self.tr("Engage projects (*{})").format(SUFFIX),
        )
        if chosen:
            self._is_file_chosen = True
            self.form.file.setText(str(Path(chosen).with_suffix(SUFFIX)))

    def _on_agenda_file_clicked(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Agenda"), "", self.tr("Outlines and tables (*.txt *.md *.csv)")
        )
        if chosen:
            self.choose_agenda(Path(chosen))

    def choose_agenda(self, path: Path) -> None:
        """Begin with the agenda in this file."""
        self.form.agenda.addItem(path.name, making.from_document(path))
        self.form.agenda.setCurrentIndex(self.form.agenda.count() - 1)

    def accept(self) -> None:
        name = self.form.name.text().strip()
        if not name:
            errors.show_beside(self.form.problem, Invalid(self.tr("A project needs a name")))
            self.form.name.setFocus()
            return
        try:
            passphrase = self.form.passphrase.text()
        except Invalid as error:
            self.form.passphrase.refuse(error)
            return
        self.wanted.emit(self._work(name, Path(self.form.file.text()).with_suffix(SUFFIX), passphrase))
        super().accept()

    def _work(self, name: str, path: Path, passphrase: str) -> Callable[[Progress], Project]:
        who, fill = self._who, self.form.agenda.currentData()
        return lambda progress: making.make(path, name, who, progress, fill, passphrase=passphrase)

    def done(self, result: int) -> None:
        """Keep nothing of the passphrase, however the dialog is closed."""
        self.form.passphrase.forget()
        super().done(result)


def file_name(name: str) -> str:
    """A name as a file may be called on every system: "Green manufacturing" makes "green-manufacturing"."""
    return text.file_name(name) or "project"
