"""What the Help menu shows: every key, and which Engage this is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

import engage
from engage.ui import theme
from engage.ui.search.palette import plain_text


def show_keys(parent: QWidget, actions: Mapping[str, QAction]) -> None:
    """List every shortcut beside what it does."""
    dialog, layout = _dialog(parent, _tr("Keyboard"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * theme.GRID)
    grid.setVerticalSpacing(theme.GRID // 2)
    with_keys = [action for action in actions.values() if action.shortcuts()]
    for row, action in enumerate(with_keys):
        keys = ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
        grid.addWidget(_label(keys, "quiet"), row, 0)
        grid.addWidget(_label(plain_text(action)), row, 1)
    for row, (keys, what) in enumerate(_LIST_KEYS, start=len(with_keys)):
        grid.addWidget(_label(keys, "quiet"), row, 0)
        grid.addWidget(_label(_tr(what)), row, 1)
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
    name = _label("Engage")
    theme.enlarge(name, 1.5)
    layout.insertWidget(0, name)
    layout.insertWidget(1, _label(_tr("Version {}").format(engage.__version__), "quiet"))
    layout.insertWidget(
        2, _label(_tr("Everything stays in your project's file on this computer; nothing is sent anywhere."))
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


def _label(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(not role)
    if role:
        label.setProperty("role", role)
    return label


def _tr(text: str) -> str:
    return QCoreApplication.translate("Help", text)
