"""Which of the actions can be done just now, and what undo and redo would take back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from engage.domain.changes import Operation
from engage.ui.actions import SPECS
from engage.ui.widgets.words import tip

if TYPE_CHECKING:
    from engage.services.projects import Project


def enable(actions: Mapping[str, QAction], project: Project | None) -> None:
    """Enable what can be done in `project`, or where none is open."""
    for name, action in actions.items():
        spec = SPECS[name]
        action.setEnabled(not (spec.writes and project.is_read_only) if project else not spec.needs_project)
    actions["edit_here"].setVisible(False)


def offer_to_edit(action: QAction, why_not: str) -> None:
    """Offer to write into a project that somebody else has open, or say why that cannot be done just now."""
    action.setVisible(True)
    action.setEnabled(not why_not)
    action.setToolTip(tip(why_not))


def name_deeds(
    actions: Mapping[str, QAction],
    to_undo: Operation | None,
    to_redo: Operation | None,
    *,
    is_read_only: bool = False,
) -> None:
    """Name the deeds that can be undone and redone; None: there is none, and the menus name none."""
    for name, text, deed in (
        ("undo", QCoreApplication.translate("MainWindow", "&Undo: {}"), to_undo),
        ("redo", QCoreApplication.translate("MainWindow", "&Redo: {}"), to_redo),
    ):
        label = deed.label.replace("&", "&&") if deed else ""
        actions[name].setText(text.format(label) if deed else text.removesuffix(": {}"))
        actions[name].setEnabled(deed is not None and not is_read_only)
