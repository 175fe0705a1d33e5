"""Where to save a file: the question begins in the folder in which one saved last, whatever that was.

A project's own file, its copies and what is restored of it are asked for beside the project instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from engage.ui.preferences import Preferences

_SAVED_IN = "saved_in"
"""As which the preferences keep where a file was saved last."""


def ask_for_file(
    parent: QWidget,
    preferences: Preferences,
    title: str,
    name: str,
    kinds: Mapping[str, str] | None = None,
    kind: str = "",
) -> Path | None:
    """Ask for a file, which is proposed to have this name; None: the person gave up.

    `kinds` are the suffixes that it may have, by what they are called, and `kind` is the one at first. A name
    without one of these gets that of the kind that is chosen; where there is such a file already, it is asked
    once more, as the dialog asks whether that is to be replaced.
    """
    kinds = kinds or {}
    usual = _last_folder(preferences) / Path(name).name
    while True:
        file, chosen = QFileDialog.getSaveFileName(parent, title, str(usual), ";;".join(kinds), kind)
        if not file:
            return None
        path = Path(file)
        kind = chosen if chosen in kinds else kind or next(iter(kinds), "")
        if kinds and path.suffix.lower() not in kinds.values():
            path = Path(f"{path}{kinds[kind]}")
        if path == Path(file) or not path.exists():
            _keep_folder(preferences, path.parent)
            return path
        usual = path


def ask_for_folder(parent: QWidget, preferences: Preferences, title: str) -> Path | None:
    """Ask for a folder in which to put files, or a folder of them; None: the person gave up."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(_last_folder(preferences)))
    if not chosen:
        return None
    _keep_folder(preferences, Path(chosen))
    return Path(chosen)


def _last_folder(preferences: Preferences) -> Path:
    """Where a file was saved last, on whatever page; at first the person's documents."""
    kept = preferences.screen_text(_SAVED_IN)
    return Path(kept) if kept and Path(kept).is_dir() else usual_folder()


def _keep_folder(preferences: Preferences, folder: Path) -> None:
    """Offer this folder for the next file."""
    preferences.keep_screens({_SAVED_IN: str(folder)})


def usual_folder() -> Path:
    """Where a person's files are, as the system has it."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()
