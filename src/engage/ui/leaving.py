"""Leaving a project in the middle of something: that is done first, or stopped if the person says so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from engage.ui.tasks import TaskRunner
from engage.ui.widgets.words import plain_labels

_PATIENCE = 500
"""Milliseconds in which what is queued is usually done; only after that is the person asked."""


def leave(writer: TaskRunner, then: Callable[[], object], window: QWidget) -> None:
    """Go on to `then` as soon as nothing would be lost; what only shows something is given up."""
    for waiting in window.findChildren(Leaving, options=Qt.FindChildOption.FindDirectChildrenOnly):
        waiting.give_up()
    writer.give_up_previews()
    if writer.is_idle:
        then()
    else:
        Leaving(writer, then, window)


class Leaving(QObject):
    """Waits, and says so where it takes long. If something fails meanwhile, one stays."""

    def __init__(self, writer: TaskRunner, then: Callable[[], object], window: QWidget) -> None:
        super().__init__(window)
        self._writer = writer
        self._then = then
        self._window = window
        self._failures = writer.failures
        self._is_stopped = False
        self._question: QMessageBox | None = None
        self._clock = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._clock.timeout.connect(self._ask)

        writer.busy_changed.connect(self._on_writer_busy_changed)
        self._clock.start()

    def give_up(self) -> None:
        """Stay."""
        self._writer.busy_changed.disconnect(self._on_writer_busy_changed)
        self._clock.stop()
        if self._question is not None:
            self._question.hide()
            self._question.deleteLater()
        self.setParent(None)
        self.deleteLater()

    def _on_writer_busy_changed(self, is_busy: bool) -> None:
        if is_busy:
            return
        self.give_up()
        if self._is_stopped or self._writer.failures == self._failures:
            self._then()

    def _ask(self) -> None:
        """Say what is going on, and that one waits for it."""
        what = next((task.label for task in self._writer.tasks if task.label), self.tr("Saving"))
        question = QMessageBox(self._window)
        question.setObjectName("Leaving")
        question.setWindowTitle(self.tr("Not finished yet"))
        question.setText(self.tr("{}: this is still going on, and is waited for.").format(what))
        question.setInformativeText(
            self.tr("If it is stopped, nothing of it is kept; what was done before is.")
        )
        stop = question.addButton(self.tr("Stop it and close"), QMessageBox.ButtonRole.DestructiveRole)
        stay = question.addButton(self.tr("Do not close"), QMessageBox.ButtonRole.RejectRole)
        plain_labels(question)
        question.setDefaultButton(stay)
        question.setEscapeButton(stay)
        stop.clicked.connect(self._on_stop_clicked)
        stay.clicked.connect(self.give_up)
        self._question = question
        question.open()

    def _on_stop_clicked(self) -> None:
        self._is_stopped = True
        self._writer.cancel_all()
