"""What the Help menu shows: every key, and which Engage this is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

import engage
from engage.ui import theme
from engage.ui.search.palette import plain_text
from engage.ui.widgets.words import Words


def show_keys(parent: QWidget, actions: Mapping[str, QAction]) -> None:
    """List every shortcut beside what it does."""
    dialog, layout = _dialog(parent, _tr("Keyboard"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * theme.GRID)
    grid.setVerticalSpacing(theme.GRID // 2)
    with_keys = [action for action in actions.values() if action.shortcuts()]
    for row, action in enumerate(with_keys):
        keys = ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
        grid.addWidget(Words(keys, "quiet"), row, 0)
        grid.addWidget(Words(plain_text(action)), row, 1)
    for row, (keys, what) in enumerate(_LIST_KEYS, start=len(with_keys)):
        grid.addWidget(Words(keys, "quiet"), row, 0)
        grid.addWidget(Words(_tr(what)), row, 1)
    layout.insertLayout(0, grid)
    dialog.open()


_LIST_KEYS = (
    ("J, K", "Down and up in a list"),
    ("Enter", "Edit the chosen line"),
    ("Esc", "Put back what a field held; close the log line"),
)


def show_about(parent: QWidget) -> None:
    """Say which version this is and where its data is: here only."""
    dialog, layout = _dialog(parent, _tr("About Engage"))
    layout.insertWidget(0, Words("Engage", size=1.5))
    layout.insertWidget(1, Words(_tr("Version {}").format(engage.__version__), "quiet"))
    layout.insertWidget(
        2, Words(_tr("Everything stays in your project's file on this computer; nothing is sent anywhere."))
    )
    dialog.open()


def _dialog(parent: QWidget, title: str) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(*(3 * theme.GRID,) * 4)
    layout.setSpacing(2 * theme.GRID)
    layout.addWidget(buttons)
    return dialog, layout


def _tr(text: str) -> str:
    return QCoreApplication.translate("Help", text)
