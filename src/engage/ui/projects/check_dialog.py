"""The dialog that looks through a project, and has it repaired or saves what can be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from engage.domain.progress import Progress
from engage.errors import Conflict, EngageError, WrongPassphrase
from engage.services import checking, passphrases
from engage.services.checking import Checked, Finding, Mended, Repaired
from engage.services.passphrases import Key
from engage.services.projects import SUFFIX
from engage.ui import errors, theme
from engage.ui.backups import closing
from engage.ui.preferences import Preferences
from engage.ui.projects.stage import Stage
from engage.ui.running_tasks import progress_bar, show_progress
from engage.ui.tasks import Task, TaskRunner
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.scrolling import grow, let_scroll
from engage.ui.widgets.words import Words, tell

_WIDTH = 80 * theme.GRID
_WITH_LIST = 60 * theme.GRID
"""The height at which a list of what was found is read with ease."""

Result = TypeVar("Result")


class CheckDialog(QDialog):
    """Begins to look as soon as it opens; nothing in it alters the file that is looked at."""

    def __init__(
        self, path: Path, stage: Stage, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Check"))
        self.resize(_WIDTH, 0)
        self._path = path
        self._stage = stage
        self._preferences = preferences
        self._key = _key_of(path, stage)
        self.runner = TaskRunner(self)
        """Looks, repairs and saves; the window goes on beside it."""
        self.said = Words(wraps=True)
        self.said.setAccessibleDescription(self.tr("What the check has found"))
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(self.tr("Details"))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        self.passphrase.setPlaceholderText(self.tr("Passphrase"))
        self.problem = Words(role="problem", wraps=True)
        self._bar = progress_bar()
        self.repair = QPushButton(self.tr("Repair on a copy"))
        self.salvage = QPushButton(self.tr("Save what can be read…"))
        self.copy = QPushButton(self.tr("Copy the list"))
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        self.runner.progressed.connect(self._on_progressed)
        self.repair.clicked.connect(self._on_repair_clicked)
        self.salvage.clicked.connect(self._on_salvage_clicked)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.list.toPlainText()))
        self.close_button.clicked.connect(self.reject)
        self.passphrase.returnPressed.connect(self._on_passphrase_entered)
        let_scroll(self)
        self._look()

    def _lay_out(self) -> None:
        column = self._column = dialog_frame.begin(self, self.tr("Check {}").format(self._path.name))
        for widget in (self.said, self.passphrase, self.problem, self._bar):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        buttons.addWidget(self.copy)
        buttons.addStretch()
        for button in (self.salvage, self.repair, self.close_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        for button in (self.copy, self.salvage, self.repair, self.close_button):
            button.setAutoDefault(False)
        for hidden in (self.passphrase, self.problem, self.list, self.copy, self.salvage, self.repair):
            hidden.hide()

    def done(self, result: int) -> None:
        """Stop what is going on, of which nothing is kept."""
        self.runner.stop()
        super().done(result)

    # Looking

    def _look(self) -> None:
        self.said.setText(self.tr("The file, the journal, the index and what is kept in it are looked at."))
        self._run(
            lambda progress: checking.check(self._path, key=self._key, progress=progress), self._show_found
        )

    def _show_found(self, checked: Checked) -> None:
        count = len(checked.findings)
        if checked.is_whole:
            tell(self.said, self.tr("{} is whole.").format(self._path.name))
        elif count == 1:
            tell(self.said, self.tr("One thing is not as it should be."))
        else:
            tell(self.said, self.tr("{} things are not as they should be.").format(f"{count:,}"))
        self._list([*_lines(checked.findings), *(f"{sentence}." for sentence in checked.left_out)])
        self.repair.setVisible(not checked.is_whole)
        self.salvage.setVisible(not checked.is_whole)

    def _on_passphrase_entered(self) -> None:
        typed = self.passphrase.text()

        def unlocked(key: Key) -> None:
            self._key = key
            self.passphrase.hide()
            self._look()

        self._run(lambda progress: passphrases.unlock(self._path, typed), unlocked)

    # Putting right

    def _on_repair_clicked(self) -> None:
        """Close the project where it is open here; what was typed is kept before, or one stays."""
        view = self._stage.project_view
        if view is None or not _is_open_in(self._path, self._stage):
            self._repair()
        elif view.context.project.held_by is not None:
            errors.show_beside(
                self.problem,
                Conflict(
                    self.tr("{} is open for writing elsewhere").format(self._path.name),
                    "",
                    self.tr("Close it there first; what can be read can be saved meanwhile"),
                ),
            )
        else:
            self._stage.leave(self._close_and_repair)

    def _close_and_repair(self) -> None:
        self._stage.show_welcome()
        self._repair()

    def _repair(self) -> None:
        who = self._preferences.settings.who
        self.said.setText(self.tr("A copy is being repaired; the damaged file stays as it is."))

        def repair(progress: Progress) -> Repaired:
            closing.wait_till_let_go()
            return checking.repair(self._path, who=who, key=self._key, progress=progress)

        self._run(repair, self._show_repaired)

    def _show_repaired(self, repaired: Repaired) -> None:
        said = (
            self.tr("{} is whole again.")
            if not repaired.mended.left
            else self.tr("Not all could be put right in {}.")
        )
        kept = self.tr("The damaged file is kept as “{}”.").format(repaired.kept_as.name)
        tell(self.said, f"{said.format(self._path.name)} {kept}")
        self._show_mended(repaired.mended)
        self._stage.open_path(self._path, self._key)

    def _on_salvage_clicked(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save what can be read as a new project"),
            str(self._path.with_name(f"{self._path.stem} salvaged{SUFFIX}")),
            self.tr("Engage projects (*{})").format(SUFFIX),
            options=QFileDialog.Option.DontConfirmOverwrite,  # what is there is never replaced
        )
        if chosen:
            self.save_what_can_be_read(Path(chosen))

    def save_what_can_be_read(self, target: Path) -> None:
        """Make a new project there of what can be read."""
        who = self._preferences.settings.who

        def show(mended: Mended) -> None:
            tell(self.said, self.tr("What can be read is in {} now.").format(target.name))
            self._show_mended(mended)

        self._run(
            lambda progress: checking.salvage(self._path, target, who=who, key=self._key, progress=progress),
            show,
        )

    def _show_mended(self, mended: Mended) -> None:
        lines: list[str] = []
        for heading, found in (
            (self.tr("Not there any more, or not as it was:"), mended.lost),
            (self.tr("Still wrong:"), mended.left),
            (self.tr("Put right:"), mended.mended),
        ):
            if found:
                lines += [heading, *_lines(found), ""]
        self._list(lines or [self.tr("Nothing is lost.")])

    # What all have in common

    def _run(self, work: Callable[[Progress], Result], on_done: Callable[[Result], object]) -> None:
        for widget in (self.list, self.copy, self.repair, self.salvage, self.problem):
            widget.hide()
        self._bar.setRange(0, 0)
        self._bar.show()
        self.close_button.setText(self.tr("Stop"))
        self.runner.submit(work, lambda result: self._finish(lambda: on_done(result)), self._refuse)

    def _finish(self, show: Callable[[], object]) -> None:
        self._bar.hide()
        self.close_button.setText(self.tr("Close"))
        show()
        if not self.passphrase.isVisible():
            self.close_button.setFocus()
        needed = self._column.totalHeightForWidth(self.width())
        with_list = _WITH_LIST if self.list.isVisible() else 0
        grow(self, max(needed, with_list))

    def _refuse(self, error: EngageError) -> None:
        def show() -> None:
            errors.show_beside(self.problem, error)
            self.salvage.setVisible(not isinstance(error, WrongPassphrase))
            if isinstance(error, WrongPassphrase):
                tell(self.said, self.tr("It is encrypted: give its passphrase, then press Enter."))
                self.passphrase.show()
                self.passphrase.setFocus()

        self._finish(show)

    def _on_progressed(self, task: Task, done: int, total: int, what: str) -> None:
        show_progress(self._bar, done, total)

    def _list(self, lines: Sequence[str]) -> None:
        self.list.setPlainText("\n".join(lines))
        self.list.setVisible(bool(lines))
        self.copy.setVisible(bool(lines))


def _lines(found: Sequence[Finding]) -> list[str]:
    return [f"– {one}" for one in found]


def _is_open_in(path: Path, stage: Stage) -> bool:
    view = stage.project_view
    return view is not None and view.context.project.path == path


def _key_of(path: Path, stage: Stage) -> Key | None:
    """The key of the project, where it is open here."""
    view = stage.project_view
    return view.context.project.key if view is not None and _is_open_in(path, stage) else None
