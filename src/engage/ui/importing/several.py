"""Importing files: the dialog, over a part of the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engage.ui.context import Context
from engage.ui.help.help_key import offer_help
from engage.ui.importing.dialog import ImportDialog


def ask(
    context: Context, paths: Sequence[Path], parent: QWidget, *, open_engagement: int | None = None
) -> None:
    """Show what would come of each of the files, and import it if wanted; without files, ask for one.

    Cancelling leaves out all that are still to come. `open_engagement` is proposed for a call.
    """
    dialog = ImportDialog(context, parent, open_engagement=open_engagement)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    offer_help(dialog, context.actions["help"], "importing")
    if paths:
        dialog.take(paths)
    dialog.open()
