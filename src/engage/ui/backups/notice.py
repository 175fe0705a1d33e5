"""What the foot of the window says of backups: when the last one was made, and that one is being made."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from engage.ui import theme
from engage.ui.backups import wording
from engage.ui.backups.keeper import Keeper
from engage.ui.running_tasks import RunningTasks
from engage.ui.widgets.words import tip


class BackupNotice(QWidget):
    """Pressed, it opens the list of them."""

    def __init__(self, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.tasks = RunningTasks(keeper.runner)
        self.button = QPushButton()
        self.button.setProperty("role", "link")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.tasks)
        layout.addWidget(self.button)
        keeper.told.connect(self._say)
        self._say()

    def _say(self) -> None:
        newest, problem = self._keeper.newest, self._keeper.problem
        made_at = newest.made_at if newest else None
        if problem is not None:
            text, more = self.tr("Backup failed"), str(problem)
        elif newest is not None and made_at is not None:
            text = self.tr("Backup {}").format(wording.clock(made_at))
            more = self.tr("The last backup: {}, {}").format(wording.moment(newest), wording.why(newest))
        elif self._keeper.is_known:
            text, more = self.tr("No backup yet"), self.tr("One is made once something has been done")
        else:
            text, more = self.tr("Backups"), ""
        if self._keeper.is_other_folder_missing:
            more = f"{more}. {self.tr('Your other folder for backups is not at hand.')}"
        self.button.setText(text)
        self.button.setToolTip(tip(more))
        self.button.setAccessibleName(text)
        self.button.setAccessibleDescription(more)
