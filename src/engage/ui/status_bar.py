"""The foot of the window: the deed that can be undone, work in progress, and whether all is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from engage.domain.changes import Operation
from engage.ui import theme
from engage.ui.tasks import Task, TaskRunner
from engage.ui.widgets.key_button import key_text
from engage.ui.widgets.words import Words

_LONGEST_LABEL = 70 * theme.GRID


class StatusBar(QFrame):
    """Always says what Ctrl+Z would take back."""

    undo_wanted = Signal()

    def __init__(self, undo: QAction, writer: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("StatusBar")
        self._task: Task | None = None
        self._undo = QPushButton()
        self._undo.setProperty("role", "link")
        self._undo.clicked.connect(self.undo_wanted)
        self._key = Words(key_text(undo), "key")
        self._what = Words(role="quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(12 * theme.GRID)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.setProperty("role", "link")
        self._stop.clicked.connect(self._on_stop_clicked)
        self._saved = Words(self.tr("All changes saved"), "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, 3, 2 * theme.GRID, 3)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._undo)
        layout.addWidget(self._key)
        layout.addStretch()
        for widget in (self._what, self._bar, self._stop, self._saved):
            layout.addWidget(widget)
        writer.shown.connect(self._on_writer_shown)
        writer.progressed.connect(self._on_writer_progressed)
        writer.hidden.connect(self._on_writer_hidden)
        self.show_undo(None)
        self._on_writer_hidden()

    def show_undo(self, operation: Operation | None) -> None:
        """Name the deed that can be undone."""
        text = self.tr("Undo: {}").format(operation.label) if operation else self.tr("Nothing to undo")
        short = self._undo.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _LONGEST_LABEL)
        self._undo.setText(short.replace("&", "&&"))
        self._undo.setAccessibleName(text)
        self._undo.setEnabled(operation is not None)
        self._key.setVisible(operation is not None)

    def show_read_only(self) -> None:
        """Say that nothing can be changed."""
        self._saved.setText(self.tr("Read only"))

    def _on_writer_shown(self, task: Task) -> None:
        self._task = task
        self._what.setText(task.label)
        self._bar.setRange(0, 0)
        self._saved.hide()
        for widget in (self._what, self._bar, self._stop):
            widget.show()

    def _on_writer_progressed(self, task: Task, done: int, total: int, what: str) -> None:
        if task is self._task:
            # In thousandths, as what is counted may be more than a progress bar can.
            self._bar.setRange(0, 1000 if total else 0)
            self._bar.setValue(done * 1000 // total if total else 0)
            self._what.setText(what or task.label)

    def _on_writer_hidden(self) -> None:
        self._task = None
        for widget in (self._what, self._bar, self._stop):
            widget.hide()
        self._saved.show()

    def _on_stop_clicked(self) -> None:
        if self._task is not None:
            self._task.cancel()
