"""The one place that shows what went wrong: a sentence for what a person can act on, a report for a bug."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from engage import bugs
from engage.errors import Cancelled, EngageError, ProjectDamaged
from engage.ui import theme
from engage.ui.translation import translated
from engage.ui.widgets.close_button import close_button
from engage.ui.widgets.words import Words, announce, tell


class ErrorBar(QFrame):
    """A line that says what went wrong until it is put away or the next deed succeeds."""

    check_wanted = Signal(object)
    """The path of a project that is damaged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ErrorBar")
        self._label = Words(role="note", wraps=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setAccessibleDescription(translated("What went wrong"))
        self.check = QPushButton(translated("Check and repair…"))
        self.check.setProperty("role", "secondary")
        self.check.clicked.connect(lambda: self.check_wanted.emit(self._damaged))
        self.check.hide()
        self._damaged: Path | None = None
        close = close_button(translated("Put this message away"))
        close.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        layout.addWidget(self._label, 1)
        layout.addWidget(self.check)
        layout.addWidget(close)
        self.hide()

    def show_error(self, error: EngageError) -> None:
        """Say it in the error's own words; that the person stopped something themselves is no news."""
        if isinstance(error, Cancelled):
            return
        self._label.setText(str(error))
        self._damaged = error.path if isinstance(error, ProjectDamaged) else None
        self.check.setVisible(self._damaged is not None)
        self.show()
        announce(self, str(error), is_urgent=True)

    def clear(self) -> None:
        self._label.clear()
        self.hide()

    def text(self) -> str:
        """What is being said; blank where nothing is."""
        return self._label.text()


def show_beside(label: QLabel, error: EngageError) -> None:
    """Say in the label beside a control why its value cannot be taken."""
    if label.isHidden() or label.text() != str(error):
        tell(label, str(error))


class BugDialog(QDialog):
    """Says that Engage itself has failed, with what to send to those who can mend it."""

    def __init__(
        self, report: str, parent: QWidget | None = None, *, log: Path | None = None, has_ended: bool = False
    ) -> None:
        """`log`: where it is kept; `has_ended`: it failed so badly the last time that it was gone at once."""
        super().__init__(parent)
        self.setWindowTitle(
            translated("Engage ended by itself last time")
            if has_ended
            else translated("Something went wrong in Engage")
        )
        said = (
            translated(
                "This was a mistake in Engage, not in what you did. What was saved before is safe, and what "
                "was being typed is offered again where a project was open. If it happens again, please send "
                "these details to your support. They hold nothing from your project."
            )
            if has_ended
            else translated(
                "This is a mistake in Engage, not in what you did. What was saved before is safe. "
                "You can go on; if it happens again, please send these details to your support. "
                "They hold nothing from your project."
            )
        )
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName(translated("Details"))
        kept = Words(translated("They are also kept in {}").format(log), "quiet", wraps=True)
        kept.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        kept.setVisible(log is not None)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(
            translated("Copy details"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        from engage.ui.widgets import dialog_frame

        layout = dialog_frame.begin(self, self.windowTitle(), 2 * theme.GRID)
        layout.addWidget(Words(said, wraps=True))
        layout.addWidget(self._report)
        layout.addWidget(kept)
        layout.addWidget(buttons)
        self.resize(70 * theme.GRID, 45 * theme.GRID)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())


_open_dialogs: list[BugDialog] = []
"""Held here, as nothing else holds a dialog that is not waited for."""


def show_crash(report: str) -> None:
    """Say that Engage was brought down the last time."""
    _open(BugDialog(report, QApplication.activeWindow(), log=bugs.log_file(), has_ended=True))


def _open(dialog: BugDialog) -> None:
    dialog.finished.connect(lambda: _open_dialogs.remove(dialog))
    dialog.finished.connect(dialog.deleteLater)
    _open_dialogs.append(dialog)
    dialog.open()


def _is_one_open() -> bool:
    """Whether a bug is being told of; a dialog may have gone with the window over which it stood."""
    _open_dialogs[:] = filter(isValid, _open_dialogs)
    return bool(_open_dialogs)


class _Bugs(QObject):
    """Brings what fails in any thread to the one that may show it."""

    raised = Signal(object)


def report_bugs(parent: QObject) -> None:
    """From now on, show whatever is raised and caught nowhere in a dialog, and keep it in the log."""
    from_anywhere = _Bugs(parent)
    from_anywhere.raised.connect(_on_uncaught)
    bugs.catch_all(from_anywhere.raised.emit)


def _on_uncaught(error: BaseException) -> None:
    if isinstance(error, KeyboardInterrupt):
        QApplication.exit(1)
        return
    report = bugs.described(error, f"PySide6 {PySide6.__version__}")
    log = bugs.keep(report)
    if not _is_one_open():  # one at a time: a bug while painting would open them without end
        _open(BugDialog(report, QApplication.activeWindow(), log=log))


# What Qt complains of

_PLACE = re.compile(r"\w+(?:::~?\w+)+")
"""What Qt's messages begin with. The rest may name a file, or quote a text."""


def keep_complaints() -> None:
    """From now on keep in the log what Qt warns of, each thing once, without the words that it quotes."""
    told: set[str] = set()

    def keep(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if sys.stderr is not None and sys.stderr.isatty():
            sys.stderr.write(f"{message}\n")
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        place = _PLACE.match(message)
        complaint = f"{kind.name} {context.category or ''} {place[0] if place else ''}"
        if complaint not in told:
            told.add(complaint)
            bugs.keep(bugs.noted(complaint.strip(), f"PySide6 {PySide6.__version__}"))

    qInstallMessageHandler(keep)
