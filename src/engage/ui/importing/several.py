"""Importing several files, one after another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from engage.ui.context import Context
from engage.ui.help.help_key import offer_help
from engage.ui.importing.dialog import ImportDialog


def ask(context: Context, paths: Sequence[Path], parent: QWidget, number: int = 0) -> None:
    """Show what would come of each of the files from this number on, or of none, and import it if wanted.

    Cancelling leaves out all that are still to come.
    """
    dialog = ImportDialog(context, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    offer_help(dialog, context.actions["help"], "importing")
    if paths:
        dialog.choose(paths[number])
        dialog.show_place(number + 1, len(paths))

    def on_finished(result: int) -> None:
        if result != QDialog.DialogCode.Rejected and number + 1 < len(paths):
            ask(context, paths, parent, number + 1)

    dialog.finished.connect(on_finished)
    dialog.open()
