"""The dialog in which the views of a list are renamed, put in order and deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engage.domain.changes import Changes
from engage.domain.records import Noun
from engage.domain.views import View
from engage.errors import EngageError
from engage.services import undo, views
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.words import Words, tip

if TYPE_CHECKING:
    from engage.services.projects import Project

_SIZE = (52 * theme.GRID, 44 * theme.GRID)


class ArrangeDialog(QDialog):
    """Each deed is kept at once, and can be undone from here too."""

    def __init__(self, context: Context, noun: Noun, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Views"))
        self._context = context.for_dialog(self)
        self._noun = noun
        self._views: list[View] = []
        self._names = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._names)
        self.list.setAccessibleName(self.tr("Views"))
        self.list.setSpacing(theme.GRID // 4)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        self.rename = self._button(self.tr("Rename"), "F2", self._on_rename)
        self.up = self._button(self.tr("Up"), "Alt+Up", lambda: self._move(-1))
        self.down = self._button(self.tr("Down"), "Alt+Down", lambda: self._move(1))
        self.delete = self._button(self.tr("Delete"), "Del", self._on_delete)
        self.undo = self._button(self.tr("Undo"), "Ctrl+Z", self._on_undo)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        beside = QVBoxLayout()
        beside.setSpacing(theme.GRID)
        for button in (self.rename, self.up, self.down, self.delete, self.undo):
            beside.addWidget(button)
        beside.addStretch()
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.list, 1)
        row.addLayout(beside)
        layout = dialog_frame.begin(self, self.windowTitle())
        layout.addLayout(row, 1)
        layout.addWidget(self._problem)
        layout.addWidget(close)
        self.resize(*_SIZE)
        self._names.itemChanged.connect(self._on_item_changed)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self._read(0)

    def _button(self, text: str, key: str, deed: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setToolTip(tip(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)))
        button.clicked.connect(lambda: deed())
        if key != "F2":  # the list itself begins to edit at that key
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        return button

    def _read(self, row: int) -> None:
        """Show the views as they are now, with the cursor in a row."""

        def show(found: list[View]) -> None:
            self._views = found
            self._names.blockSignals(True)
            self._names.clear()
            for view in found:
                item = QStandardItem(view.name)
                item.setToolTip(tip(view.filter))
                self._names.appendRow(item)
            self._names.blockSignals(False)
            self.list.reset()
            self.list.setCurrentIndex(self._names.index(min(row, len(found) - 1), 0))
            self._enable()

        self._context.read(lambda project: views.views(project, self._noun), show)

    def _row(self) -> int:
        return self.list.currentIndex().row()

    def _enable(self) -> None:
        row = self._row()
        for button in (self.rename, self.delete):
            button.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < len(self._views) - 1)

    def _on_current_changed(self, current: QModelIndex) -> None:
        self._enable()

    # Deeds

    def _on_rename(self) -> None:
        self.list.edit(self.list.currentIndex())

    def _on_item_changed(self, item: QStandardItem) -> None:
        row, name = item.row(), item.text()
        id = self._views[row].id
        if name != self._views[row].name:
            self._do(lambda project: views.rename(project, id, name), row)

    def _move(self, step: int) -> None:
        row = self._row()
        id = self._views[row].id
        self._do(lambda project: views.move(project, id, row + step), row + step)

    def _on_delete(self) -> None:
        row = self._row()
        id = self._views[row].id
        self._do(lambda project: views.remove(project, id), row)

    def _on_undo(self) -> None:
        self._do(undo.undo, max(self._row(), 0))

    def _do(self, deed: Callable[[Project], Changes], row: int) -> None:
        def done(changes: Changes) -> None:
            self._problem.hide()
            self._read(row)

        def failed(error: EngageError) -> None:
            errors.show_beside(self._problem, error)
            self._read(row)

        self._context.write(lambda project, progress: deed(project), done, failed)
