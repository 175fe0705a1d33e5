"""Saving the whole project as another file: also where its own has been deleted or replaced meanwhile."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from engage.services import projects
from engage.services.projects import SUFFIX
from engage.ui.context import Context


def ask(context: Context, parent: QWidget) -> None:
    """Ask where to, and write it there."""
    path = context.project.path
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        QCoreApplication.translate("SaveCopy", "Save a copy of the project"),
        str(path.with_name(f"{path.stem} copy{SUFFIX}")),
        QCoreApplication.translate("SaveCopy", "Engage projects (*{})").format(SUFFIX),
        options=QFileDialog.Option.DontConfirmOverwrite,  # what is there is never replaced
    )
    if chosen:
        target = Path(chosen)
        save(context, target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX))


def save(context: Context, target: Path) -> None:
    """Write the whole project to a new file."""
    label = QCoreApplication.translate("SaveCopy", "Saving a copy")
    context.writer.submit(lambda progress: projects.save_copy(context.project, target), label=label)
