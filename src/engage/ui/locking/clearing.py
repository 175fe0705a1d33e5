"""What goes from the window and from this process, besides the project itself, when it is locked."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from engage.services import temporary_files
from engage.ui.errors import BugDialog

CLIPBOARD_SECONDS = 30
"""For so long what was copied from a project can still be put somewhere else."""

_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection, QClipboard.Mode.FindBuffer)


def commit_what_is_typed() -> None:
    """Take the cursor out of the field in which somebody writes: what stands there is meant."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()


def close_dialogs(window: QWidget) -> None:
    """Give up every menu and dialog over the window; those about a bug hold nothing of the project."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.hide()
    for dialog in _dialogs(window):
        if dialog.isVisible():
            dialog.reject()
            dialog.hide()


def forget(window: QWidget) -> None:
    """Let go of the dialogs, of what Qt has drawn to draw it faster again, and of temporary files."""
    for dialog in _dialogs(window):
        dialog.deleteLater()
    QPixmapCache.clear()
    temporary_files.empty()


def _dialogs(window: QWidget) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if not isinstance(dialog, BugDialog)]


class ClipboardClock(QTimer):
    """Takes what we have put into the clipboard out again, if nobody has put something else there since."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent, singleShot=True, interval=CLIPBOARD_SECONDS * 1_000)
        self.timeout.connect(clear_own_clipboard)


def clear_own_clipboard() -> None:
    """Empty the clipboard where its content came from one of our windows."""
    clipboard = QGuiApplication.clipboard()
    for mode, is_ours in zip(
        _MODES,
        (clipboard.ownsClipboard(), clipboard.ownsSelection(), clipboard.ownsFindBuffer()),
        strict=True,
    ):
        if is_ours:
            clipboard.clear(mode)
