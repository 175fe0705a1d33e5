"""The dialog that reads an outline: paste it or choose a file, see the themes it makes, then add them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from engage.domain.agendas import Agenda, Theme, level_name
from engage.domain.changes import Changes
from engage.domain.records import Noun
from engage.errors import EngageError
from engage.services import outlines, records
from engage.services.importing.prose.outline import Outline
from engage.services.importing.source import TABLES, TEXTS
from engage.services.importing.text_files import read_text
from engage.services.outlines import Fate, Planned
from engage.services.projects import Project
from engage.ui import errors
from engage.ui import theme as look
from engage.ui.context import Context
from engage.ui.tasks import Task
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.fields import ChoiceField
from engage.ui.widgets.words import Words

_PAUSE = 300
"""Milliseconds without a keystroke after which the preview follows."""
_SIZE = (112 * look.GRID, 68 * look.GRID)
_LINES_LEFT_OUT = 4


@dataclass(frozen=True, slots=True)
class Preview:
    """What was read, and what would come of it."""

    outline: Outline
    planned: Sequence[Planned]
    text: str
    """What stands in a file of text, to be put right by hand; blank for a table."""


class OutlineDialog(QDialog):
    """Nothing is kept before the button is pressed, and then as one deed."""

    added = Signal(object, int)
    """The noun and the id of the agenda, or of the first theme, that was added."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Read an outline"))
        self._context = context = context.for_dialog(self)
        self._path: Path | None = None
        self._preview: Preview | None = None
        self._reading: Task | None = None
        self._own_title = ""
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Outline"))
        self.text.setPlaceholderText(
            self.tr("Paste an outline here: headings with lists below them, or numbered lines.")
        )
        self.browse = QPushButton(self.tr("Choose a file…"))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._on_browse_clicked)
        self.into = ChoiceField()
        self.into.setAccessibleName(self.tr("Add to"))
        self.into.offer([(self.tr("A new agenda"), None)])
        self.into.show_value(None)
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("Title of the new agenda"))
        self.title.setPlaceholderText(self.tr("Title of the new agenda"))
        self._themes = QStandardItemModel(self)
        self.tree = QTreeView()
        self.tree.setAccessibleName(self.tr("Themes that the outline makes"))
        self.tree.setModel(self._themes)
        self.tree.setUniformRowHeights(True)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setIndentation(2 * look.GRID)
        self._left_out = QStringListModel(self)
        self.left_out = QListView()
        self.left_out.setAccessibleName(self.tr("Left out or changed, and why"))
        self.left_out.setModel(self._left_out)
        self.left_out.setWordWrap(True)
        self.left_out.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._left_out_caption = Words("", "quiet")
        self.outcome = Words(wraps=True)
        self.problem = Words(role="problem", wraps=True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.read)
        self._lay_out()
        self.text.textChanged.connect(self._on_text_changed)
        self.into.committed.connect(self.read)
        self.title.textEdited.connect(self._enable)
        room = parent.window().size() if parent is not None else None
        width, height = _SIZE
        self.resize(
            min(width, room.width() - 2 * look.GRID) if room else width,
            min(height, room.height() - 2 * look.GRID) if room else height,
        )
        self._show_nothing("")
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        context.read(_agendas, self._offer_agendas)

    def _lay_out(self) -> None:
        source = QVBoxLayout()
        source.setSpacing(look.GRID)
        source.addWidget(Words(self.tr("Outline"), "quiet"))
        source.addWidget(self.text, 1)
        source.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignLeft)
        seen = QVBoxLayout()
        seen.setSpacing(look.GRID)
        seen.addWidget(Words(self.tr("Themes that it makes"), "quiet"))
        seen.addWidget(self.tree, 1)
        seen.addWidget(self._left_out_caption)
        seen.addWidget(self.left_out)
        columns = QHBoxLayout()
        columns.setSpacing(2 * look.GRID)
        columns.addLayout(source, 2)
        columns.addLayout(seen, 3)
        where = QHBoxLayout()
        where.setSpacing(look.GRID)
        where.addWidget(Words(self.tr("Add to"), "quiet"))
        where.addWidget(self.into, 1)
        where.addWidget(self.title, 2)
        layout = dialog_frame.begin(self, self.windowTitle())
        layout.addLayout(columns, 1)
        layout.addLayout(where)
        layout.addWidget(self.problem)
        self.add = dialog_frame.end(self, layout, self.tr("Add"), self.outcome, by_enter=False)

    def _offer_agendas(self, found: Sequence[Agenda]) -> None:
        self.into.offer([(self.tr("A new agenda"), None), *((agenda.title, agenda.id) for agenda in found)])
        self.into.show_value(None)

    # What is read

    def _on_text_changed(self) -> None:
        self._path = None
        self._pause.start()

    def _on_browse_clicked(self) -> None:
        suffixes = " ".join(f"*{suffix}" for suffix in (*TEXTS, *TABLES))
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Read an outline"), "", self.tr("Texts and tables ({})").format(suffixes)
        )
        if chosen:
            self.choose(Path(chosen))

    def choose(self, path: Path) -> None:
        """Read this file; a text stands in the field from then on, to be put right there."""
        self._path = path
        self.read()

    def read(self) -> None:
        """Show what would come of what is pasted or chosen."""
        text, path, into = self.text.toPlainText(), self._path, self.into.value()
        if path is None and not text.strip():
            self._show_nothing("")
            return

        def done(preview: Preview) -> None:
            if task is self._reading:
                self._show(preview)

        def failed(error: EngageError) -> None:
            if task is self._reading:
                self._show_nothing(str(error))

        task = self._reading = self._context.read(
            lambda project: _read(project, text, path, into), done, failed
        )

    def _show_nothing(self, problem: str) -> None:
        self._reading = None
        self._preview = None
        self._themes.setRowCount(0)
        self._themes.setHorizontalHeaderLabels([self.tr("Theme"), self.tr("Level"), self.tr("What happens")])
        self._show_left_out([])
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.outcome.setText("")
        self._enable()

    def _show(self, preview: Preview) -> None:
        self._show_nothing("")
        self._preview = preview
        if preview.text:
            self.text.blockSignals(True)
            self.text.setPlainText(preview.text)
            self.text.blockSignals(False)
        if self.title.text() == self._own_title:
            self._own_title = preview.outline.title
            self.title.setText(self._own_title)
        rows: list[QStandardItem] = []
        for each in preview.planned:
            row = [QStandardItem(text) for text in self._told(each, preview.outline)]
            parent = rows[each.theme.parent] if each.theme.parent is not None else self._themes
            parent.appendRow(row)
            rows.append(row[0])
        self.tree.expandAll()
        outside = self.tr("Line {}: “{}” belongs to no list")
        self._show_left_out(
            [
                *(
                    self.tr("Line {}: {}").format(line, sentence)
                    for line, sentence in preview.outline.problems
                ),
                *(outside.format(line, text) for line, text in preview.outline.left_out),
            ]
        )
        new = sum(each.fate is not Fate.THERE for each in preview.planned)
        known = len(preview.planned) - new
        told = self.tr("1 new theme") if new == 1 else self.tr("{} new themes").format(f"{new:,}")
        there = self.tr(", {} there already").format(f"{known:,}") if known else ""
        self.outcome.setText(f"{told}{there}.")
        self._enable()

    def _told(self, each: Planned, outline: Outline) -> tuple[str, str, str]:
        """Code and title, the name of its level, and what would happen to it."""
        fates = {
            Fate.NEW: self.tr("new"),
            Fate.RECODED: self.tr("new; {} is taken").format(each.theme.code),
            Fate.THERE: self.tr("there already"),
        }
        level = level_name(outline.level_names, each.depth)
        return f"{each.code} {each.theme.title}", level, fates[each.fate]

    def _show_left_out(self, lines: Sequence[str]) -> None:
        self._left_out.setStringList(list(lines))
        self.left_out.setVisible(bool(lines))
        self._left_out_caption.setVisible(bool(lines))
        self._left_out_caption.setText(self.tr("Left out or changed: {}").format(f"{len(lines):,}"))
        shown = min(len(lines), _LINES_LEFT_OUT)
        self.left_out.setMaximumHeight(shown * look.row_height(self.fontMetrics()))

    # What is done with it

    def _enable(self) -> None:
        """Only a new agenda needs a title; nothing is added where everything is there already."""
        is_new = self.into.value() is None
        planned = self._preview.planned if self._preview else ()
        self.title.setEnabled(is_new)
        self.add.setEnabled(
            any(each.fate is not Fate.THERE for each in planned)
            and (not is_new or bool(self.title.text().strip()))
        )

    def accept(self) -> None:
        """Add the themes; the dialog stays, with a sentence, where that cannot be."""
        if self._preview is None or not self.add.isEnabled():
            return
        into, outline = self.into.value(), replace(self._preview.outline, title=self.title.text().strip())
        noun = Noun.AGENDA if into is None else Noun.THEME
        self.add.setEnabled(False)

        def done(changes: Changes) -> None:
            self.added.emit(noun, changes.first(noun))
            super(OutlineDialog, self).accept()

        self._context.write(
            lambda project, progress: (
                outlines.add(project, outline) if into is None else outlines.add_into(project, into, outline)
            ),
            done,
            self._refuse,
            label=self.tr("Adding themes"),
        )

    def _refuse(self, error: EngageError) -> None:
        errors.show_beside(self.problem, error)
        self._enable()


def _agendas(project: Project) -> Sequence[Agenda]:
    return records.rows(project, Agenda, records.ids(project, Agenda))


def _read(project: Project, text: str, path: Path | None, into: int | None) -> Preview:
    outline = outlines.read(project, text=text, path=path)
    every = records.rows(project, Theme, records.ids(project, Theme)) if into is not None else []
    there = [theme for theme in every if theme.agenda.id == into]
    is_text = path is not None and path.suffix.lower() in TEXTS
    return Preview(outline, outlines.plan(outline, there), read_text(path) if path and is_text else "")
