"""Files that are dragged onto the window: anywhere in it, with a sign of what will happen to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QVBoxLayout

from engage.domain.projects import SUFFIX
from engage.errors import Invalid
from engage.ui import theme
from engage.ui.importing.folders import MOST_FILES, files_of
from engage.ui.translation import translated
from engage.ui.widgets.words import Words

TAKES_FILES = "takesFiles"
"""The property of a part of the window that takes the files dropped on it."""

_NAMED = 3
"""How many files are named in a sentence."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was dropped, by what can be done with it."""

    projects: tuple[Path, ...] = ()
    to_import: tuple[Path, ...] = ()
    others: tuple[str, ...] = ()
    """The names of what can be neither opened nor imported."""
    is_whole: bool = True
    """Whether all that was dropped is among these."""


def sorted_out(paths: Sequence[Path], suffixes: Sequence[str]) -> Dropped:
    """Tell projects from files that end in what can be imported, and both from all else.

    Of a folder its files are meant; a project that lies in one is not opened.
    """
    found = files_of(paths)
    files = [path for path in found.files if path.is_file()]
    known = [path for path in files if path.suffix.lower() in suffixes]
    projects = [path for path in files if path.suffix.lower() == SUFFIX and path in paths]
    others = [
        path.name for path in (*found.empty, *found.files) if path not in known and path not in projects
    ]
    return Dropped(tuple(projects), tuple(known), tuple(others), found.is_whole)


def refusal(dropped: Dropped, suffixes: Sequence[str]) -> Invalid | None:
    """Return the sentence about what nothing is done with; None where there is no such file."""
    first = translated("Of so many files, only the first {} are taken").format(MOST_FILES)
    if not dropped.others:
        later = translated("Drop the others afterwards, in smaller lots")
        return None if dropped.is_whole else Invalid(first, next_step=later)
    names = ", ".join(f"“{name}”" for name in dropped.others[:_NAMED])
    if len(dropped.others) > _NAMED:
        names = translated("{} and {} more").format(names, len(dropped.others) - _NAMED)
    said = translated("{} cannot be imported").format(names)
    return Invalid(
        said if dropped.is_whole else f"{first}; {said}",
        translated("Engage reads files that end in {}").format(", ".join(suffixes)),
        translated("In the program that made them, save or export what is in them as one of these"),
    )


def no_place(*, has_project: bool) -> Invalid:
    """Return the sentence for files that could be imported, but not now."""
    if has_project:
        return Invalid(translated("Nothing can be imported into a project that may only be read"))
    return Invalid(
        translated("There is no project open into which files could be imported"),
        next_step=translated("Open or make one, then drop the files again"),
    )


class FileDrops(QObject):
    """Takes every file that is dropped on a window, also where a field below would take its name."""

    project_wanted = Signal(object)
    """The path of a project to be opened."""
    files_wanted = Signal(list)
    """The paths of files to be imported."""
    refused = Signal(object)
    """The EngageError about what nothing can be done with."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.cue = _Cue(window)

    def watch(self) -> None:
        """Begin, once the window has been shown."""
        handle = self._window.windowHandle()
        handle.removeEventFilter(self)
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drags of anything but files, such as of a theme, go on to what lies below the pointer."""
        if event.type() == QEvent.Type.DragLeave:
            self.cue.hide()
            return False
        if not isinstance(event, QDropEvent) or QApplication.activeModalWidget() is not None:
            return False
        paths = _files(event.mimeData())
        if not paths:
            return False
        if self._is_taken_below(event):
            self.cue.hide()
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.cue.hide()
            self._take(paths)
        else:
            self.cue.tell(paths)
        return True

    def _is_taken_below(self, event: QDropEvent) -> bool:
        """Whether the pointer is over something that does with files what it is for."""
        below = self._window.childAt(event.position().toPoint())
        while below is not None and not below.property(TAKES_FILES):
            below = below.parentWidget()
        return below is not None

    def _take(self, paths: Sequence[Path]) -> None:
        # Imported when first needed, with all that can be read.
        from engage.ui.importing.wording import suffixes

        dropped = sorted_out(paths, suffixes())
        if dropped.projects:
            self.project_wanted.emit(dropped.projects[0])
        elif dropped.to_import:
            self.files_wanted.emit(list(dropped.to_import))
        if error := refusal(dropped, suffixes()):
            self.refused.emit(error)


class _Cue(QFrame):
    """Lies over the whole window while files are held above it."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("DropCue")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = Words(size=1.5, wraps=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(4 * theme.GRID,) * 4)
        layout.addWidget(self._words)
        self.hide()

    def text(self) -> str:
        """What is being said; blank where nothing is."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, paths: Sequence[Path]) -> None:
        """Say what letting go would do."""
        is_folder = not paths[0].suffix and paths[0].is_dir()
        if any(path.suffix.lower() == SUFFIX for path in paths):
            text = self.tr("Let go to open the project {}").format(paths[0].stem)
        elif len(paths) == 1:
            text = (
                self.tr("Let go to import the files in {}") if is_folder else self.tr("Let go to import {}")
            )
            text = text.format(paths[0].name)
        else:
            text = self.tr("Let go to import {} files, one after another").format(len(paths))
        self._words.setText(text)
        parent = self.parentWidget()
        assert parent is not None  # noqa: S101  it was given one
        self.setGeometry(parent.rect())
        self.raise_()
        self.show()


def _files(data: QMimeData) -> list[Path]:
    """The files of this computer that are being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
