"""Where to save a summary, and in which format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from engage.services.exporting.registry import Format, formats
from engage.ui.preferences import Preferences
from engage.ui.projects.new_project import usual_folder

_SAVED_IN = "saved_in"
"""As which the preferences keep where a file was saved last."""


def ask_where(
    parent: QWidget, preferences: Preferences, title: str, name: str, suffix: str = ""
) -> Path | None:
    """Ask for a file whose suffix is that of a format, `suffix` at first; None: the person gave up.

    A name without one gets that of the format that is chosen; where there is such a file already, it is asked
    once more, as the dialog asks whether that is to be replaced.
    """
    known = formats()
    choices = {f"{item.label} (*{item.suffix})": item for item in known}
    chosen = next((label for label, item in choices.items() if item.suffix == suffix), next(iter(choices)))
    usual = last_folder(preferences) / f"{name}{choices[chosen].suffix}"
    while True:
        file, chosen = QFileDialog.getSaveFileName(
            parent,
            title,
            str(usual),
            ";;".join(choices),
            chosen,
        )
        if not file:
            return None
        path = with_suffix(Path(file), choices.get(chosen, known[0]).suffix, known)
        if path == Path(file) or not path.exists():
            keep_folder(preferences, path.parent)
            return path
        usual = path


def last_folder(preferences: Preferences) -> Path:
    """Where a file was saved last, on whatever page; at first the person's documents."""
    kept = preferences.screen_text(_SAVED_IN)
    return Path(kept) if kept and Path(kept).is_dir() else usual_folder()


def keep_folder(preferences: Preferences, folder: Path) -> None:
    """Offer this folder for the next file."""
    preferences.keep_screens({_SAVED_IN: str(folder)})


def with_suffix(path: Path, suffix: str, known: Sequence[Format]) -> Path:
    """A path that ends in the suffix of a format: in its own, or in this one."""
    return path if path.suffix.lower() in {item.suffix for item in known} else Path(f"{path}{suffix}")


def format_of(path: Path) -> Format:
    """The format in which a file of this name is written."""
    return next(item for item in formats() if item.suffix == path.suffix.lower())
