"""The dialog that lists the backups of a project, and does what can be done with one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from engage.domain.progress import Progress
from engage.domain.records import Noun
from engage.errors import EngageError
from engage.services import backups, passphrases, restoring, search
from engage.services.backups import Backup, State
from engage.services.projects import SUFFIX, Key, Project
from engage.ui import errors, theme
from engage.ui.backups.keeper import Keeper
from engage.ui.backups.model import BackupCells, BackupsModel
from engage.ui.context import Context
from engage.ui.help import help_key
from engage.ui.summaries.opening import open_path
from engage.ui.translation import counted
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.rows import list_rows
from engage.ui.widgets.words import Words, plain_labels, tell

Result = TypeVar("Result")

_SIZE = (112 * theme.GRID, 66 * theme.GRID)


class BackupsDialog(QDialog):
    """Nothing is done to the project here: a backup is looked into, or made a project of its own first."""

    look_wanted = Signal(object, object)
    """A `Backup` that is to be looked into, and the key that opens it, or None."""
    open_wanted = Signal(object)
    """The path of what was restored."""
    in_place_wanted = Signal(object, object)
    """The path of what was restored, which is to take the project's place, and the key that opens it."""

    def __init__(self, context: Context, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Backups"))
        self._context = context.for_dialog(self)
        self._keeper = keeper
        self._now: Mapping[Noun, int] = {}
        self._restored: tuple[Path, Key | None] | None = None
        self.model = BackupsModel(self)
        self.table = self._table()
        self._about = Words(
            self.tr(
                "Engage makes backups by itself: on opening and closing, each half hour of changes, and "
                "before imports and merges. Each is verified; 10 recent ones stay, 7 daily, 4 weekly and "
                "12 monthly."
            ),
            "quiet",
            wraps=True,
        )
        self._compared = Words(wraps=True)
        self._elsewhere = Words(role="quiet", wraps=True)
        self.choose_folder = self._button(self.tr("Keep them &elsewhere too…"), self._ask_for_folder)
        self.no_folder = self._button(self.tr("&Only here"), lambda: self.keep_elsewhere(""))
        self._said = Words(wraps=True)
        self._problem = Words(role="problem", wraps=True)
        self.look = self._button(self.tr("Open &read-only"), self._on_look)
        self.restore = self._button(self.tr("Restore as a &new project…"), self._ask_where_to_restore)
        self.check = self._button(self.tr("&Check all"), self._on_check)
        self.folder = self._button(self.tr("Open their &folder"), self._on_folder)
        self.open_restored = self._button(self.tr("&Open it"), self._on_open_restored)
        self.in_place = self._button(self.tr("&Put it in place of this project…"), self._on_in_place)
        self.make = self._button(self.tr("&Back up now"), self._on_make, "primary")
        self._lay_out()
        help_key.offer_help(self, context.actions["help"], "backups")
        self._context.read(search.counts, self._show_now)
        self._refresh()

    def _button(self, text: str, deed: Callable[[], object], role: str = "secondary") -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", role)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: deed())
        return button

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Backups"))
        list_rows(table)
        table.setItemDelegate(BackupCells(table))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(lambda: self._follow())
        table.activated.connect(lambda index: self._on_look())
        return table

    def _lay_out(self) -> None:
        column = dialog_frame.begin(self, self.tr("Backups"))
        column.addWidget(self._about)
        column.addWidget(self.table, 1)
        column.addWidget(self._compared)
        with_chosen = FlowLayout(spacing=theme.GRID)
        for button in (self.look, self.restore, self.check, self.folder):
            with_chosen.addWidget(button)
        column.addLayout(with_chosen)
        elsewhere = QHBoxLayout()
        elsewhere.setSpacing(theme.GRID)
        elsewhere.addWidget(self._elsewhere, 1)
        elsewhere.addWidget(self.choose_folder)
        elsewhere.addWidget(self.no_folder)
        column.addLayout(elsewhere)
        column.addWidget(self._said)
        with_restored = FlowLayout(spacing=theme.GRID)
        for button in (self.open_restored, self.in_place):
            with_restored.addWidget(button)
            button.hide()
        column.addLayout(with_restored)
        column.addWidget(self._problem)
        self._said.hide()
        self._problem.hide()
        close = self._button(self.tr("Close"), self.reject)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addStretch()
        row.addWidget(close)
        row.addWidget(self.make)
        column.addLayout(row)
        self._follow()
        self._keeper.told.connect(self._say_where)
        self._say_where()
        self.resize(*_SIZE)

    # What there is

    def _refresh(self) -> None:
        self._context.read(_listed_with_others, lambda listed: self._show(*listed), self._refuse)

    def _show(self, found: Sequence[Backup], others: frozenset[int] | None = None) -> None:
        chosen = self.chosen()
        self.model.show_backups(found, others)
        rows = [row for row, backup in enumerate(found) if chosen and backup.sequence == chosen.sequence]
        # Not by `selectRow`, which finds no cell where one reads from right to left.
        self.table.setCurrentIndex(self.model.index(rows[0] if rows else 0, 0))
        self._follow()

    def _show_now(self, counts: Mapping[Noun, int]) -> None:
        self._now = counts
        self._follow()

    def chosen(self) -> Backup | None:
        """The backup on which the cursor stands."""
        row = self.table.currentIndex().row()
        return self.model.backups[row] if 0 <= row < len(self.model.backups) else None

    def _follow(self) -> None:
        backup = self.chosen()
        is_there = backup is not None and backup.state in (State.GOOD, State.UNKNOWN)
        self.look.setEnabled(is_there)
        self.restore.setEnabled(is_there)
        self.check.setEnabled(bool(self.model.backups))
        self.folder.setEnabled(bool(self.model.backups))
        self._compared.setText(self._comparison(backup) if backup is not None else self._nothing())

    def _nothing(self) -> str:
        return self.tr("There is none yet. One is made once something has been done, or now if you say so.")

    def _comparison(self, backup: Backup) -> str:
        """How many records there were then, of each noun of which there are more or fewer now."""
        if not backup.counts or not self._now:
            return ""
        then = {noun: backup.counts.get(noun.value, 0) for noun in self._now}
        differing = [noun for noun, count in self._now.items() if count != then[noun]]
        if not differing:
            return self.tr("It holds as many records of every kind as the project does now.")
        parts = [
            self.tr("{} (now {})").format(counted(noun, then[noun]), f"{self._now[noun]:,}")
            for noun in differing
        ]
        return self.tr("Other than now, it holds {}.").format(", ".join(parts))

    # Deeds

    def _submit(
        self, work: Callable[[Progress], Result], on_done: Callable[[Result], object], label: str
    ) -> None:
        self._problem.hide()

        def done(result: Result) -> None:
            if isValid(self):
                on_done(result)

        def failed(error: EngageError) -> None:
            if isValid(self):
                self._refuse(error)

        self._keeper.runner.submit(work, done, failed, label=label)

    def _refuse(self, error: EngageError) -> None:
        self._said.hide()
        self.make.setEnabled(True)
        errors.show_beside(self._problem, error)

    def _say(self, text: str) -> None:
        self._problem.hide()
        tell(self._said, text)

    def _on_make(self) -> None:
        self.make.setEnabled(False)
        self._say(self.tr("A backup is being made."))

        def done(made: Backup) -> None:
            if isValid(self):
                self.make.setEnabled(True)
                self._say(self.tr("Backed up and verified."))
                self._refresh()

        self._keeper.back_up(done, lambda error: self._refuse(error) if isValid(self) else None)

    def _on_check(self) -> None:
        found = self.model.backups
        self._say(self.tr("They are being read through."))

        def done(verified: Sequence[Backup]) -> None:
            bad = sum(backup.state is not State.GOOD for backup in verified)
            self._say(
                self.tr("All of them are what was written.")
                if not bad
                else self.tr("Not to be relied on: {}. They are kept until you delete them.").format(bad)
            )
            self._show(verified)

        self._submit(
            lambda progress: backups.verify(found, progress=progress), done, self.tr("Checking the backups")
        )

    def _say_where(self) -> None:
        folder = self._context.preferences.settings.backup_folder
        if not folder:
            text = self.tr("They are kept on this computer only. Against its loss, keep them elsewhere too.")
        elif self._keeper.is_other_folder_missing:
            text = self.tr("{} is not at hand. Put the stick in, and the next backup goes there too.").format(
                folder
            )
        else:
            text = self.tr("Each new backup is put into {} too.").format(folder)
        self._elsewhere.setText(text)
        self.no_folder.setVisible(bool(folder))

    def _ask_for_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("One more folder for backups"))
        if chosen:
            self.keep_elsewhere(chosen)

    def keep_elsewhere(self, folder: str) -> None:
        """Put every backup into this folder too, the newest one now; blank: nowhere else."""
        self._context.preferences.set_backup_folder(folder)
        self._keeper.copy_newest()
        self._say_where()

    def _on_folder(self) -> None:
        if self.model.backups:
            open_path(self.model.backups[0].path.parent)

    def _on_look(self) -> None:
        backup = self.chosen()
        if backup is not None and self.look.isEnabled():
            self._with_key(backup, lambda key: self.look_wanted.emit(backup, key))

    def _ask_where_to_restore(self) -> None:
        backup = self.chosen()
        if backup is None:
            return
        current = self._context.project.path
        day = f" {backup.made_at.astimezone():%Y-%m-%d %H.%M}" if backup.made_at else ""
        usual = current.with_name(f"{current.stem}{day}{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Restore as a new project"),
            str(usual),
            self.tr("Engage projects (*{})").format(SUFFIX),
            options=QFileDialog.Option.DontConfirmOverwrite,  # nothing is ever written over
        )
        if chosen:
            self._with_key(backup, lambda key: self.restore_to(backup, Path(chosen).with_suffix(SUFFIX), key))

    def restore_to(self, backup: Backup, target: Path, key: Key | None) -> None:
        """Make a project of a backup."""
        who = self._context.project.who
        self._say(self.tr("{} is being made.").format(target.name))

        def done(nothing: None) -> None:
            self._restored = (target, key)
            self._say(self.tr("Restored as {}. The project that is open is as it was.").format(target.name))
            self.open_restored.show()
            self.in_place.show()
            self.in_place.setEnabled(not self._context.project.is_read_only)

        self._submit(
            lambda progress: restoring.restore(backup.path, target, who=who, key=key, progress=progress),
            done,
            self.tr("Restoring {}").format(target.name),
        )

    def _on_open_restored(self) -> None:
        if self._restored is not None:
            self.accept()
            self.open_wanted.emit(self._restored[0])

    def _on_in_place(self) -> None:
        if self._restored is not None:
            self.accept()
            self.in_place_wanted.emit(*self._restored)

    # Opening what is encrypted

    def _with_key(self, backup: Backup, then: Callable[[Key | None], object]) -> None:
        """Go on with the key that opens a backup; where that is not the project's, ask for its passphrase."""
        key = self._context.project.key
        if not backup.is_encrypted:
            then(None)
        elif key is not None and backup.check == key.check.hex():
            then(key)
        else:
            self._ask_for_passphrase(backup, then)

    def _ask_for_passphrase(self, backup: Backup, then: Callable[[Key | None], object]) -> None:
        question = QInputDialog(self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setWindowTitle(self.tr("Passphrase"))
        question.setLabelText(self.tr("The passphrase that the project had when this backup was made"))
        question.setTextEchoMode(QLineEdit.EchoMode.Password)
        plain_labels(question)
        question.textValueSelected.connect(
            lambda text: self._submit(
                lambda progress: passphrases.unlock(backup.path, text), then, self.tr("Trying the passphrase")
            )
        )
        question.open()


def _listed_with_others(project: Project) -> tuple[Sequence[Backup], frozenset[int]]:
    """The backups, and the numbers of those that were made of another copy of the project."""
    found = backups.listed(project)
    own = backups.own(project, found)
    return found, frozenset(backup.sequence for backup in found if backup not in own)
