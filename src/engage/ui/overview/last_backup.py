"""The line at the foot of the overview that says when the last backup was made."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from engage.services import backups
from engage.services.backups import Backup
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.dates import short_date
from engage.ui.widgets.words import Words


class LastBackup(QWidget):
    """Hidden till there is one; leads to the list of them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = Words(role="quiet")
        self.button = QPushButton(self.tr("Backups…"))
        self.button.setProperty("role", "link")
        self.button.clicked.connect(context.actions["backups"].trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(self._words)
        row.addWidget(self.button)
        row.addStretch()
        self.hide()
        context.changes.backed_up.connect(self.refresh)

    def refresh(self) -> None:
        """Look which is the last."""
        self._context.read(backups.newest, self._show)

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def _show(self, newest: Backup | None) -> None:
        made_at = newest.made_at if newest else None
        if made_at is not None:
            self._words.setText(self.tr("Last backup: {}, checked").format(self._spoken(made_at)))
        self.setVisible(made_at is not None)

    def _spoken(self, moment: dt.datetime) -> str:
        local, today = moment.astimezone(), dt.datetime.now().astimezone().date()
        days = {today: self.tr("today"), today - dt.timedelta(days=1): self.tr("yesterday")}
        return f"{days.get(local.date()) or short_date(local.date())}, {local:%H:%M}"
