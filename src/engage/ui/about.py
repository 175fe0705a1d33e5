"""Which Engage this is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

import engage
from engage.ui import theme
from engage.ui.translation import translated
from engage.ui.widgets.words import Words


def show_about(parent: QWidget) -> None:
    """Say which version this is and where its data is: here only."""
    dialog, layout = _dialog(parent, translated("About Engage"))
    layout.insertWidget(0, Words("Engage", size=theme.DIALOG_HEADING))
    layout.insertWidget(1, Words(translated("Version {}").format(engage.__version__), "quiet"))
    layout.insertWidget(
        2,
        Words(
            translated("Everything stays in your project's file on this computer; nothing is sent anywhere.")
        ),
    )
    dialog.open()


def _dialog(parent: QWidget, title: str) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(*(theme.DIALOG_MARGIN,) * 4)
    layout.setSpacing(2 * theme.GRID)
    layout.addWidget(buttons)
    return dialog, layout
