"""The look of a summary: one of the templates there are, or a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from engage.errors import EngageError
from engage.services.exporting import templates
from engage.ui import errors, theme
from engage.ui.icons import icon
from engage.ui.summaries.opening import open_path
from engage.ui.widgets.fields import ChoiceField, first_upper
from engage.ui.widgets.words import Words

_WRITING = 300
"""Milliseconds after which another program has likely written the whole file."""


class TemplateField(QWidget):
    """A template that is altered elsewhere is read again; of one that is broken it says what is wrong."""

    changed = Signal()

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        """`actions` are what else can be done with templates."""
        super().__init__(parent)
        caption = Words(self.tr("Template"), "quiet")
        self.choice = ChoiceField()
        self.choice.setAccessibleName(self.tr("Template"))
        caption.setBuddy(self.choice)
        self.more = QToolButton()
        self.more.setIcon(icon("dots-vertical"))
        self.more.setAccessibleName(self.tr("More about templates"))
        self.more.setToolTip(self.tr("More about templates"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.addActions(actions)
        self.more.setMenu(menu)
        self.problem = Words(role="problem", wraps=True)
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.GRID // 2)
        row.addWidget(self.choice, 1)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addWidget(caption)
        column.addLayout(row)
        column.addWidget(self.problem)
        self._file = ""
        """A TOML file that was chosen, beside those that have names."""
        self._writing = QTimer(self, singleShot=True, interval=_WRITING)
        self._writing.timeout.connect(self._on_altered)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda path: self._writing.start())
        self.choice.committed.connect(lambda name: self._on_committed())
        self.show_template("engage")

    def template(self) -> str:
        """The name of the template, or its file."""
        return str(self.choice.value())

    def show_template(self, name: str) -> None:
        """Choose a template by its name or its file; Engage's own where there is none of that name."""
        known = templates.templates()
        if name.lower().endswith(".toml"):
            self._file = name
        labels = [
            (self.tr("Engage’s own") if each == "engage" else first_upper(each.replace("-", " ")), each)
            for each in known
        ]
        if self._file:
            labels.append((Path(self._file).name, self._file))
        self.choice.offer(labels)
        self.choice.show_value(name if name in known or name == self._file else "engage")
        self._watch()

    def tell(self, problem: EngageError | None) -> None:
        """Say why the template could not be used, or nothing."""
        if problem is None:
            self.problem.hide()
        else:
            errors.show_beside(self.problem, problem)

    def choose_file(self) -> None:
        """Ask for a TOML file."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a template"), self._file, f"{self.tr('Templates')} (*.toml)"
        )
        if chosen:
            self._choose(chosen)

    def copy(self) -> Path:
        """Make a copy of Engage's own, to be changed, and use it; return where it is."""
        path = templates.copy_own()
        self._choose(path.stem)
        return path

    def open_folder(self) -> None:
        """Show the folder in which one's own templates lie."""
        folder = templates.own_templates()
        folder.mkdir(parents=True, exist_ok=True)
        open_path(folder)

    def _choose(self, name: str) -> None:
        self.show_template(name)
        self.changed.emit()

    def _on_committed(self) -> None:
        self._watch()
        self.changed.emit()

    def _on_altered(self) -> None:
        # A program that writes a file anew and gives it the old one's name ends the watch.
        self._watch()
        self.changed.emit()

    def _watch(self) -> None:
        if self._watcher.files():
            self._watcher.removePaths(self._watcher.files())
        file = templates.templates().get(self.template(), Path(self.template()))
        if file.is_file():
            self._watcher.addPath(str(file))
