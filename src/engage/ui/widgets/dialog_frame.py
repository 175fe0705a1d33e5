"""What every dialog has: at the top what it is about, and at the foot the button that does it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engage.ui import theme
from engage.ui.translation import translated
from engage.ui.widgets.words import Words

HEADING = "heading"
"""By this name the words at the top are found, where they are true no longer."""
CANCEL = "cancel"
"""By this name the button is found, where nothing is left to cancel."""


def begin(dialog: QDialog, heading: str, spacing: int = theme.GRID) -> QVBoxLayout:
    """Lay the dialog out in a column, with what it is about at the top."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*(theme.DIALOG_MARGIN,) * 4)
    column.setSpacing(spacing)
    words = Words(heading, size=theme.DIALOG_HEADING, wraps=True)
    words.setObjectName(HEADING)
    column.addWidget(words)
    return column


def end(
    dialog: QDialog, column: QVBoxLayout, deed: str, beside: QWidget | None = None, *, by_enter: bool = True
) -> QPushButton:
    """End the column with Cancel and, last, the button that does what the dialog is for, and return that.

    `beside` stands left of them. Enter presses the button from any field, unless `by_enter` is False:
    where Enter is for something else.
    """
    cancel, does_it = QPushButton(translated("Cancel")), QPushButton(deed)
    cancel.setObjectName(CANCEL)
    # No QDialogButtonBox: whatever is set before, it lets Enter press its button once it is shown.
    buttons = QHBoxLayout()
    buttons.setSpacing(theme.GRID)
    if beside is None:
        buttons.addStretch()
    else:
        buttons.addWidget(beside, 1)
    buttons.addWidget(cancel)
    buttons.addWidget(does_it)
    column.addLayout(buttons)
    cancel.clicked.connect(dialog.reject)
    does_it.clicked.connect(dialog.accept)
    if by_enter:
        does_it.setDefault(True)  # once it stands in the dialog: else Enter would press Cancel
    else:
        cancel.setAutoDefault(False)
        does_it.setAutoDefault(False)
        does_it.setProperty("role", "primary")
    return does_it
