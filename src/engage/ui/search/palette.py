"""Ctrl+K: every record and every command in one list, by a few letters."""

from __future__ import annotations

from collections.abc import Sequence

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
from engage.services import records, search, views
from engage.services.projects import Project
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.search.ranking import Entry, ranked
from engage.ui.tasks import Task
from engage.ui.translation import plural, translated, word
from engage.ui.widgets.entry_delegate import NOTE, SNIPPET, TARGET, EntryDelegate
from engage.ui.widgets.key_button import key_text
from engage.ui.widgets.words import announce_row

_PAUSE = 60
_RECORDS = 30
_EACH = 10
"""Records of one noun: what was said has most words, and would leave no room for who said it."""
_REMEMBERED = 8
_COMMANDS_ONLY = ">"
_NOUNS = {noun.value: noun for noun in Noun}
_WIDTH = 80 * theme.GRID
_HEIGHT = 52 * theme.GRID


class Palette(QDialog):
    """Lies over the window until something is chosen or Esc is pressed."""

    record_chosen = Signal(object, int)
    """Noun and id."""
    view_chosen = Signal(object)

    def __init__(self, context: Context, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("Palette")
        self.setWindowTitle(self.tr("Search or jump to"))
        self._context = context
        self._actions = [action for action in actions if action.objectName() != "search"]
        self._looking: Task | None = None
        self._remembered = f"recent.{context.project.path}"
        self._recent = context.preferences.screen_text(self._remembered).split()
        self._visited: list[Entry] = []
        self._is_chosen = False
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Search or jump to"))
        self.line.setPlaceholderText(self.tr("A name, words that were said, a command (> for these only)"))
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
        """Show the palette near the top of the window, beginning with what was chosen last."""
        self.resize(min(_WIDTH, window.width() - 4 * theme.GRID), min(_HEIGHT, window.height() * 3 // 4))
        top = window.mapToGlobal(window.rect().topLeft())
        self.move(top.x() + (window.width() - self.width()) // 2, top.y() + theme.GRID)
        self.line.clear()
        self._pause.stop()
        self._is_chosen = False
        self._look()
        self.show()
        self.line.setFocus()

    # Finding

    def _look(self) -> None:
        """Read what fits what is typed; where nothing is, the records that were chosen last."""
        query = self.line.text().strip()
        if query.startswith(_COMMANDS_ONLY):
            if self._looking is not None:
                self._looking.cancel()
            self._looking = None
            self._show(query.removeprefix(_COMMANDS_ONLY), [])
            return

        def show(found: list[Entry]) -> None:
            if task is self._looking:
                self._looking = None
                self._show(query, found)

        recent = list(self._recent)
        if not query:
            self._show(query, self._visited)
        task = self._looking = self._context.read(
            (lambda project: _found(project, query)) if query else (lambda project: _again(project, recent)),
            show,
            instead_of=self._looking,
        )

    def _show(self, query: str, found: Sequence[Entry]) -> None:
        if not query:
            self._visited = list(found)
        entries = ranked(query, [*self._commands(), *found], self._recent)
        self._model.clear()
        for entry in entries:
            self._add(entry)
        if not entries:
            nothing = QStandardItem(self.tr("Nothing has these words"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            nothing.setData("", NOTE)
            self._model.appendRow(nothing)
        self.list.setCurrentIndex(self._model.index(0, 0))
        if query and self._looking is None:
            announce_row(self.line, self.list.currentIndex())
        if self._is_chosen and self._looking is None:
            self._choose(self.list.currentIndex())

    def _choose_current(self) -> None:
        """Choose what fits what is typed by now, also where it has not been found yet."""
        if self._pause.isActive() or self._looking is not None:
            self._is_chosen = True
            if self._pause.isActive():
                self._pause.stop()
                self._look()
        else:
            self._choose(self.list.currentIndex())

    def _commands(self) -> list[Entry]:
        """What can be done now, each with its key."""
        can_be_done = [action for action in self._actions if action.isEnabled()]
        return [Entry(plain_text(action), key_text(action), action=action) for action in can_be_done]

    def _add(self, entry: Entry) -> None:
        item = QStandardItem(entry.title)
        item.setEditable(False)
        item.setData(entry.note, NOTE)
        item.setData(entry, TARGET)
        item.setAccessibleText(f"{entry.note}: {entry.title}" if entry.note else entry.title)
        is_new = not entry.snippet.startswith(entry.title.removesuffix("…"))
        item.setData(entry.snippet if is_new else "", SNIPPET)
        self._model.appendRow(item)

    def _choose(self, index: QModelIndex) -> None:
        self._is_chosen = False
        entry = index.data(TARGET)
        if entry is None:
            return
        self.close()
        self._recent = [entry.key, *(key for key in self._recent if key != entry.key)][:_REMEMBERED]
        self._context.preferences.keep_screens({self._remembered: " ".join(self._recent)})
        if entry.action is not None:
            entry.action.trigger()
        elif entry.view is not None:
            self.view_chosen.emit(entry.view)
        else:
            self.record_chosen.emit(entry.noun, entry.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.list.currentIndex().row()
        last = self._model.rowCount() - 1
        match event.key():
            case Qt.Key.Key_Down:
                self._go_to(min(row + 1, last))
            case Qt.Key.Key_Up:
                self._go_to(max(row - 1, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose_current()
            case _:
                super().keyPressEvent(event)

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self._model.index(row, 0))
        announce_row(self.line, self.list.currentIndex())


def plain_text(action: QAction) -> str:
    """An action's text without the mark of its mnemonic and its dots."""
    return action.text().replace("&", "").removesuffix("…")


def _found(project: Project, query: str) -> list[Entry]:
    """The records that have these words, and the views."""
    hits = search.search(project, query, limit=_RECORDS, each=_EACH)
    found = [Entry(hit.title, word(hit.noun), hit.snippet, noun=hit.noun, id=hit.id) for hit in hits]
    return [*_views(project), *found]


def _views(project: Project) -> list[Entry]:
    """Every view of a list."""
    return [
        Entry(view.name, translated("view of {}").format(plural(view.noun)), view.filter, view=view)
        for noun in Noun
        for view in views.views(project, noun)
    ]


def _again(project: Project, recent: Sequence[str]) -> list[Entry]:
    """The records among those chosen last that are still there, and the views."""
    ids: dict[Noun, list[int]] = {}
    for noun, _, id in (key.partition(":") for key in recent):
        if noun in _NOUNS and id.isdecimal():
            ids.setdefault(_NOUNS[noun], []).append(int(id))
    found = [
        Entry(records.name_of(record), word(noun), noun=noun, id=record.id)
        for noun, wanted in ids.items()
        for record in records.rows(project, records.CLASSES[noun], wanted)
    ]
    return [*_views(project), *found]
