"""Which Engage this is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

import engage
from engage.ui import theme
from engage.ui.translation import translated
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.words import Words


def show_about(parent: QWidget) -> None:
    """Say which version this is and where its data is: here only."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(translated("About Engage"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    where = translated("Everything stays in your project's file on this computer; nothing is sent anywhere.")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = dialog_frame.begin(dialog, "Engage", 2 * theme.GRID)
    layout.addWidget(Words(translated("Version {}").format(engage.__version__), "quiet"))
    layout.addWidget(Words(where))
    layout.addWidget(buttons)
    dialog.open()
