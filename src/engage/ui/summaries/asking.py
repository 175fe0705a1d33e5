"""Where to save a summary, and in which format."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from engage.services.exporting.registry import Format, formats
from engage.ui.preferences import Preferences
from engage.ui.save_dialogs import ask_for_file


def ask_where(
    parent: QWidget, preferences: Preferences, title: str, name: str, suffix: str = ""
) -> Path | None:
    """Ask for a file whose suffix is that of a format, `suffix` at first; None: the person gave up."""
    kinds = {f"{item.label} (*{item.suffix})": item.suffix for item in formats()}
    kind = next((label for label, each in kinds.items() if each == suffix), next(iter(kinds)))
    return ask_for_file(parent, preferences, title, f"{name}{kinds[kind]}", kinds, kind)


def format_of(path: Path) -> Format:
    """The format in which a file of this name is written."""
    return next(item for item in formats() if item.suffix == path.suffix.lower())
