"""The one place that shows what went wrong: a sentence for what a person can act on, a report for a bug."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from types import TracebackType

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

import engage
from engage.errors import Cancelled, EngageError
from engage.ui import theme
from engage.ui.icons import icon
from engage.ui.translation import translated
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.words import Words

_log = logging.getLogger(__name__)


class ErrorBar(QFrame):
    """A line that says what went wrong until it is put away or the next deed succeeds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ErrorBar")
        self._label = Words(role="note", wraps=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setAccessibleName(translated("What went wrong"))
        close = QToolButton()
        close.setIcon(icon("close", "quiet"))
        close.setAccessibleName(translated("Put this message away"))
        close.setToolTip(translated("Put this message away"))
        close.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        layout.addWidget(self._label, 1)
        layout.addWidget(close)
        self.hide()

    def show_error(self, error: EngageError) -> None:
        """Say it in the error's own words; that the person stopped something themselves is no news."""
        if isinstance(error, Cancelled):
            return
        self._label.setText(str(error))
        self.show()

    def clear(self) -> None:
        self._label.clear()
        self.hide()

    def text(self) -> str:
        """What is being said; blank where nothing is."""
        return self._label.text()


def show_beside(label: QLabel, error: EngageError) -> None:
    """Say in the label beside a control why its value cannot be taken."""
    label.setText(str(error))
    label.show()


def details(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What a developer needs to know about a bug, and nothing of the project.

    Places in the program's code and kinds of error only: an error's message may hold somebody's words.
    """
    lines = [
        f"Engage {engage.__version__}",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.system()}",
        *(f"{_module(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)),
        kind.__name__,
    ]
    return "\n".join(lines)


def _module(path: str) -> str:
    """A file's name as of its package: the path before it may hold the person's name."""
    parts = path.replace("\\", "/").split("/")
    return "/".join(parts[-3:]) if "engage" in parts else parts[-1]


class BugDialog(QDialog):
    """Says that Engage itself has failed, with what to send to those who can mend it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translated("Something went wrong in Engage"))
        what = Words(
            translated(
                "This is a mistake in Engage, not in what you did. What was saved before is safe. "
                "You can go on; if it happens again, please send these details to your support. "
                "They hold nothing from your project."
            ),
            wraps=True,
        )
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName(translated("Details"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy_button = buttons.addButton(
            translated("Copy details"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = dialog_frame.begin(self, self.windowTitle(), 2 * theme.GRID)
        layout.addWidget(what)
        layout.addWidget(self._report)
        layout.addWidget(buttons)
        self.resize(70 * theme.GRID, 45 * theme.GRID)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())


_open_dialogs: list[BugDialog] = []
"""Held here, as nothing else holds a dialog that is not waited for."""


def report_bugs() -> None:
    """From now on, show whatever is raised and caught nowhere in a dialog, and keep it in the log."""
    sys.excepthook = _on_uncaught


def _on_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.exit(1)
        return
    report = details(kind, trace)
    _log.error("%s", report)
    if _open_dialogs:
        return  # one at a time: a bug while painting would open them without end
    dialog = BugDialog(report, QApplication.activeWindow())
    dialog.finished.connect(lambda: _open_dialogs.remove(dialog))
    _open_dialogs.append(dialog)
    dialog.open()
