"""A window on a backup: all is to be read in it, nothing altered, and one record at a time brought back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMessageBox, QPushButton, QVBoxLayout
from shiboken6 import isValid

from engage.domain.record_fields import FIELDS
from engage.domain.records import Noun
from engage.errors import Conflict, EngageError
from engage.services import bringing_back
from engage.services.backups import Backup
from engage.services.bringing_back import BroughtBack, Fate, Since
from engage.services.projects import Project
from engage.ui import places, theme
from engage.ui.backups import wording
from engage.ui.context import Context
from engage.ui.main_window import MainWindow
from engage.ui.stakeholders.field_names import FIELD_NAMES
from engage.ui.translation import field_word, mark, translated
from engage.ui.widgets.words import Words, plain_labels, tell

_ELSEWHERE = (
    *("new_project", "open_project", "try_sample", "edit_here", "preferences", "backups"),
    *("project_details", "import_files", "lock", "passphrase", "check_project"),
)
"""Actions that belong to the window of the project."""

_FATES: Mapping[Fate, str] = {
    Fate.GONE: mark(
        "“{}” is not in the project any more. It comes back with its parts, and with what belonged to it, as "
        "far as that is still there."
    ),
    Fate.CHANGED: mark(
        "“{}” is in the project, and differs: {}. These become what they were then; what has been said and "
        "done since stays."
    ),
    Fate.SAME: mark("“{}” is the same in the project: there is nothing to bring back."),
    Fate.ERASED: mark("“{}” was erased from the project for good, and cannot be brought back."),
}


class BackupWindow(MainWindow):
    """Stands beside the window of the project, and goes with it."""

    quit_wanted = Signal()
    """Engage as a whole is to end, which the window of the project sees to."""

    def __init__(self, backup: Backup, then: Project, name: str, now: Context) -> None:
        """`then` is the backup as a project that can only be read; a record comes back to `now`."""
        self._backup, self._now, self._then = backup, now, then
        super().__init__(now.preferences)
        self.said = Words(
            self.tr(
                "This is the backup of {}. It can only be read: nothing here alters the project, until you "
                "bring a record back."
            ).format(wording.moment(backup)),
            wraps=True,
        )
        self.bring_back = QPushButton(self.tr("Bring the chosen record back…"))
        self.bring_back.setProperty("role", "secondary")
        self.bring_back.setEnabled(not now.project.is_read_only)
        self.bring_back.clicked.connect(self.look_at_chosen)
        self.question: QMessageBox | None = None
        bar = QFrame()
        bar.setObjectName("SavedBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        row.setSpacing(theme.GRID)
        row.addWidget(self.said, 1)
        row.addWidget(self.bring_back)
        body = self.centralWidget()
        layout = body.layout() if body is not None else None
        assert isinstance(layout, QVBoxLayout)  # noqa: S101
        layout.insertWidget(0, bar)
        self.stage.is_aside = True
        self.stage.show_project(then, name)
        now.preferences.forget_project(then.path)
        if self.project_view is not None:
            places.begin(self.project_view)
        for action in _ELSEWHERE:
            self.actions_by_name[action].setVisible(False)
        self.actions_by_name["close_project"].setText(self.tr("&Close backup"))

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """There is no project here to be closed, and another one opened: the window is what closes."""
        return {**super()._handlers(), "close_project": self.close, "quit": self.quit_wanted.emit}

    def _show_name(self, name: str) -> None:
        """Say in the header and in the title that it is a backup, and which."""
        said = self.tr("Backup of {}").format(wording.moment(self._backup))
        self.header.show_project(name, said)
        self.setWindowTitle(f"{said} – {name}")

    def _keep_backups(self) -> None:
        """Of a backup none is made."""

    def open_path(self, path: Path) -> None:
        """Another project belongs into the other window."""
        self.show_error(
            Conflict(
                self.tr("This window shows a backup"),
                "",
                self.tr("Open the project in the window of the project"),
            )
        )

    # Bringing back

    def look_at_chosen(self) -> None:
        """Say what has become of the chosen record since, and ask whether it is to come back."""
        chosen = self.project_view.chosen() if self.project_view is not None else None
        if chosen is None:
            tell(self.said, self.tr("Choose a record in a list first; that one is brought back."))
            return
        noun, id = chosen
        self._now.read(
            lambda project: bringing_back.since(project, self._then, noun, id),
            self._if_there(lambda since: self._ask(noun, id, since)),
            self._if_there(self.show_error),
        )

    def _if_there(self, then: Callable[..., object]) -> Callable[..., None]:
        """Do it unless this window has been closed meanwhile."""

        def checked(outcome: object) -> None:
            if isValid(self):
                then(outcome)

        return checked

    def _ask(self, noun: Noun, id: int, since: Since) -> None:
        names = ", ".join(_field_name(noun, field) for field in since.fields)
        question = self.question = QMessageBox(self)
        question.setWindowTitle(self.tr("Bring back"))
        question.setText(translated(_FATES[since.fate]).format(since.name, names))
        can_come_back = since.fate in (Fate.GONE, Fate.CHANGED)
        if can_come_back:
            question.setInformativeText(self.tr("It is one deed, which can be undone in the project."))
            deed = question.addButton(self.tr("&Bring it back"), QMessageBox.ButtonRole.AcceptRole)
            deed.clicked.connect(lambda: self._bring_back(noun, id, since.name))
        text = self.tr("Cancel") if can_come_back else self.tr("Close")
        no = question.addButton(text, QMessageBox.ButtonRole.RejectRole)
        question.setEscapeButton(no)
        question.finished.connect(question.deleteLater)
        plain_labels(question)
        question.open()

    def _bring_back(self, noun: Noun, id: int, name: str) -> None:
        def done(outcome: BroughtBack) -> None:
            said = self.tr("“{}” is back in the project.").format(name)
            left = self.tr("Left out, as what they hang on has gone: {}.").format(outcome.left)
            tell(self.said, f"{said} {left}" if outcome.left else said)

        def failed(error: EngageError) -> None:
            self.show_error(error)

        self._now.write(
            lambda project, progress: bringing_back.bring_back(project, self._then, noun, id),
            self._if_there(done),
            self._if_there(failed),
            label=self.tr("Bringing back"),
        )


def _field_name(noun: Noun, field: str) -> str:
    if field in FIELD_NAMES:
        return translated(FIELD_NAMES[field]).lower()
    known = FIELDS[noun].get(field)
    return (field_word(known) if known else field.replace("_", " ")).lower()
