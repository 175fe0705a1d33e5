"""Ctrl+K: every record and every command in one list, by a few letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from engage.domain.records import Noun
from engage.domain.text import begin_words, fold, words
from engage.services import search
from engage.services.search import Hit
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.tasks import Task
from engage.ui.translation import word
from engage.ui.widgets.entry_delegate import NOTE, SNIPPET, TARGET, EntryDelegate
from engage.ui.widgets.key_button import key_text

_PAUSE = 60
_RECORDS = 30
_WIDTH = 80 * theme.GRID
_HEIGHT = 52 * theme.GRID


@dataclass(frozen=True, slots=True)
class _Target:
    """Where an entry leads: a record or a command."""

    noun: Noun | None = None
    id: int = 0
    action: QAction | None = None


class Palette(QDialog):
    """Lies over the window until something is chosen or Esc is pressed."""

    record_chosen = Signal(object, int)
    """Noun and id."""

    def __init__(self, context: Context, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("Palette")
        self.setWindowTitle(self.tr("Search or jump to"))
        self._context = context
        self._actions = [action for action in actions if action.objectName() != "search"]
        self._looking: Task | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Search or jump to"))
        self.line.setPlaceholderText(self.tr("A name, words that were said, or a command…"))
        theme.enlarge(self.line, 1.2, bold=False)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(EntryDelegate(self))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Found"))
        self.list.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self.line.textChanged.connect(self._pause.start)

    def open_over(self, window: QWidget) -> None:
        """Show the palette near the top of the window, with the commands to begin with."""
        self.resize(min(_WIDTH, window.width() - 4 * theme.GRID), min(_HEIGHT, window.height() * 3 // 4))
        top = window.mapToGlobal(window.rect().topLeft())
        self.move(top.x() + (window.width() - self.width()) // 2, top.y() + theme.GRID)
        self.line.clear()
        self._show((), "")
        self.show()
        self.line.setFocus()

    def _look(self) -> None:
        query = self.line.text()

        def show(hits: list[Hit]) -> None:
            if task is self._looking:
                self._show(hits, query)

        task = self._looking = self._context.read(
            lambda project: search.search(project, query, limit=_RECORDS), show
        )

    def _show(self, hits: Sequence[Hit], query: str) -> None:
        self._model.clear()
        for action in self._commands(query):
            self._add(plain_text(action), key_text(action), _Target(action=action))
        for hit in hits:
            self._add(hit.title, word(hit.noun), _Target(hit.noun, hit.id), hit.snippet)
        self.list.setCurrentIndex(self._model.index(0, 0))

    def _commands(self, query: str) -> list[QAction]:
        """The commands that have the words of the query, those that begin with it first."""
        wanted = words(query)
        found = [
            action
            for action in self._actions
            if action.isEnabled() and (not wanted or begin_words(wanted, words(plain_text(action))))
        ]
        return sorted(found, key=lambda action: not fold(plain_text(action)).startswith(fold(query)))

    def _add(self, title: str, note: str, target: _Target, snippet: str = "") -> None:
        item = QStandardItem(title)
        item.setEditable(False)
        item.setData(note, NOTE)
        item.setData(target, TARGET)
        item.setAccessibleText(f"{note}: {title}")
        item.setData("" if snippet.startswith(title.removesuffix("…")) else snippet, SNIPPET)
        self._model.appendRow(item)

    def _choose(self, index: QModelIndex) -> None:
        target = index.data(TARGET)
        if target is None:
            return
        self.close()
        if target.action is not None:
            target.action.trigger()
        else:
            self.record_chosen.emit(target.noun, target.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.list.currentIndex().row()
        last = self._model.rowCount() - 1
        match event.key():
            case Qt.Key.Key_Down:
                self.list.setCurrentIndex(self._model.index(min(row + 1, last), 0))
            case Qt.Key.Key_Up:
                self.list.setCurrentIndex(self._model.index(max(row - 1, 0), 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.list.currentIndex())
            case _:
                super().keyPressEvent(event)


def plain_text(action: QAction) -> str:
    """An action's text without the mark of its mnemonic and its dots."""
    return action.text().replace("&", "").removesuffix("…")
