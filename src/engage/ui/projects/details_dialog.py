"""The dialog for what a project says of itself."""

from __future__ import annotations

from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QDialog, QLabel, QWidget

from engage.domain.projects import ProjectDetails
from engage.errors import EngageError, Invalid
from engage.services import projects
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.forms.ui_project_details import Ui_ProjectDetails
from engage.ui.widgets.scrolling import let_scroll


class ProjectDetailsDialog(QDialog):
    """Saved as one deed, or with a sentence beside what cannot be taken."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context = context.for_dialog(self)
        self._shown: ProjectDetails | None = None
        self.form = Ui_ProjectDetails()
        self.form.setupUi(self)
        theme.enlarge(self.form.heading, theme.DIALOG_HEADING)
        self._places: dict[str, tuple[QWidget, QLabel]] = {
            "name": (self.form.name, self.form.name_problem),
            "controller": (self.form.controller, self.form.controller_problem),
            "smallest_cell": (self.form.smallest_cell, self.form.smallest_cell_problem),
            "zone": (self.form.zone, self.form.zone_problem),
        }
        self._clear_problems()
        self.form.zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.form.zone.addItems(sorted(zone for zone in available_timezones() if "/" in zone))
        completer = QCompleter(self.form.zone.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.form.zone.setCompleter(completer)
        self.form.ok.setEnabled(False)
        self.form.cancel.clicked.connect(self.reject)
        self.form.ok.clicked.connect(self.accept)
        let_scroll(self)
        context.read(projects.details, self._show)

    def _show(self, details: ProjectDetails) -> None:
        self._shown = details
        self.form.name.setText(details.name)
        self.form.controller.setText(details.controller)
        self.form.smallest_cell.setText(str(details.smallest_cell))
        self.form.zone.setCurrentText(details.zone)
        self.form.ok.setEnabled(True)
        self.form.name.setFocus()

    def accept(self) -> None:
        """Save what has been changed; where nothing has, there is no deed."""
        self._clear_problems()
        try:
            written = {
                "name": self.form.name.text().strip(),
                "controller": self.form.controller.text().strip(),
                "smallest_cell": self._number(self.form.smallest_cell.text()),
                "zone": self.form.zone.currentText().strip(),
            }
        except Invalid as error:
            self._refuse(error)
            return
        changed = {name: value for name, value in written.items() if value != getattr(self._shown, name)}
        if not changed:
            super().accept()
            return
        self.form.ok.setEnabled(False)
        self._context.write(
            lambda project, progress: projects.edit_details(project, **changed),
            lambda changes: super(ProjectDetailsDialog, self).accept(),
            self._refuse,
        )

    def _number(self, text: str) -> int:
        digits = text.strip()
        if not (digits.isascii() and digits.isdigit()) or len(digits) > 9:
            raise Invalid(
                self.tr("“{}” is no number of organisations").format(digits),
                "",
                self.tr("Write digits only, such as 3"),
                field="smallest_cell",
            )
        return int(digits)

    def _refuse(self, error: EngageError) -> None:
        """Say it beside the field that it is about; what is about none stands below the last."""
        self.form.ok.setEnabled(True)
        field, label = self._places[error.field if isinstance(error, Invalid) and error.field else "zone"]
        errors.show_beside(label, error)
        field.setProperty("invalid", True)
        theme.restyle(field)
        field.setFocus()

    def _clear_problems(self) -> None:
        for field, label in self._places.values():
            label.hide()
            field.setProperty("invalid", False)
            theme.restyle(field)
