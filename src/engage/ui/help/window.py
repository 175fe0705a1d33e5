"""The help: its contents at the left with a line to search it, a page at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QIcon,
    QKeySequence,
    QShortcut,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engage.paths import resource
from engage.ui import theme
from engage.ui.help.topics import CONTENTS, heading, topic
from engage.ui.help.view import HelpView
from engage.ui.icons import icon
from engage.ui.preferences import Preferences
from engage.ui.widgets.words import Words

_NAME = Qt.ItemDataRole.UserRole
_USUAL = QSize(116 * theme.GRID, 84 * theme.GRID)
_SMALLEST = QSize(80 * theme.GRID, 45 * theme.GRID)
_CONTENTS_WIDTH = 30 * theme.GRID


class HelpWindow(QWidget):
    """A window of its own, so that one can read beside one's work, also while a dialog is open."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._preferences = preferences
        self._past: list[tuple[str, int]] = []
        self.setObjectName("Help")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowIcon(QIcon(str(resource("icons/engage.svg"))))
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Search the help"))
        self.line.setAccessibleName(self.tr("Search the help"))
        self.line.setClearButtonEnabled(True)
        self._model = QStandardItemModel(self)
        self.contents = QListView()
        self.contents.setObjectName("HelpContents")
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setModel(self._model)
        self.contents.setFrameShape(QFrame.Shape.NoFrame)
        self.contents.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = Words(self.tr("No page has these words."), "quiet", wraps=True)
        self._nothing.hide()
        self.back = QToolButton()
        self.back.setIcon(icon("arrow-left"))
        self.back.setText(self.tr("Back"))
        self.back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.back.setToolTip(self.tr("The page before"))
        self.view = HelpView()
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self._put_together()
        self._show_contents()
        self.setMinimumSize(_SMALLEST)
        self.resize(_USUAL)
        self.restoreGeometry(preferences.screen("help"))

        self.line.textChanged.connect(self._on_line_text_changed)
        self.line.returnPressed.connect(self.contents.setFocus)
        self.contents.selectionModel().currentChanged.connect(self._on_contents_current_changed)
        self.view.topic_wanted.connect(self.show_topic)
        self.back.clicked.connect(self.go_back)
        for key, deed in (
            (QKeySequence.StandardKey.Back, self.go_back),
            (QKeySequence.StandardKey.Find, self.line.setFocus),
            (QKeySequence.StandardKey.Cancel, self.close),
        ):
            QShortcut(QKeySequence(key), self, deed)

    def _put_together(self) -> None:
        left = QFrame()
        left.setObjectName("Navigation")
        beside = QVBoxLayout(left)
        beside.setContentsMargins(*(2 * theme.GRID,) * 4)
        beside.setSpacing(theme.GRID)
        beside.addWidget(self.line)
        beside.addWidget(self._nothing)
        beside.addWidget(self.contents, 1)
        top = QHBoxLayout()
        top.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, 0)
        top.addWidget(self.back)
        top.addStretch()
        page = QFrame()
        page.setObjectName("HelpPage")
        right = QVBoxLayout(page)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(top)
        right.addWidget(self.view, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        panes.addWidget(left)
        panes.addWidget(page)
        panes.setStretchFactor(1, 1)
        panes.setSizes([_CONTENTS_WIDTH, _USUAL.width() - _CONTENTS_WIDTH])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panes)

    # What is shown

    def open_at(self, name: str) -> None:
        """Bring the window to the front, with this page."""
        self.line.clear()
        self.show_topic(name)
        self.show()
        # Beside the window, not above it, and free while a dialog holds the window.
        self.windowHandle().setTransientParent(None)  # type: ignore[arg-type]
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    def show_topic(self, name: str) -> None:
        """Turn to a page; the one before can be gone back to."""
        shown = self.view.topic
        if shown is not None and shown.name != name:
            self._past.append((shown.name, self.view.verticalScrollBar().value()))
        self._turn_to(name)

    def go_back(self) -> None:
        """Turn to the page before, where it was left."""
        if self._past:
            name, top = self._past.pop()
            self._turn_to(name)
            self.view.verticalScrollBar().setValue(top)

    def _turn_to(self, name: str) -> None:
        found = topic(name)
        self.view.show_topic(found, self.line.text())
        self.setWindowTitle(self.tr("{} – Help").format(found.title))
        self.back.setEnabled(bool(self._past))
        index = self._index_of(name)
        if index.isValid():
            self.contents.setCurrentIndex(index)

    # Contents

    def _show_contents(self) -> None:
        """List the pages that have the words that are looked for."""
        query = self.line.text()
        height = self.fontMetrics().height() + theme.GRID + 2
        self._model.clear()
        for text, group in CONTENTS:
            there = [found for found in map(topic, group) if found.has(query)]
            if not there:
                continue
            above = QStandardItem(heading(text))
            above.setFlags(Qt.ItemFlag.NoItemFlags)
            above.setSizeHint(QSize(0, height + theme.GRID))
            self._model.appendRow(above)
            for found in there:
                item = QStandardItem(found.title)
                item.setData(found.name, _NAME)
                item.setSizeHint(QSize(0, height))
                self._model.appendRow(item)
        self._nothing.setVisible(self._model.rowCount() == 0)

    def shown(self) -> list[str]:
        """The names of the pages in the list."""
        items = (self._model.item(row) for row in range(self._model.rowCount()))
        return [name for item in items if (name := item.data(_NAME))]

    def _index_of(self, name: str) -> QModelIndex:
        first = self._model.index(0, 0)
        found = self._model.match(first, _NAME, name, 1, Qt.MatchFlag.MatchExactly) if first.isValid() else []
        return found[0] if found else QModelIndex()

    def _on_line_text_changed(self) -> None:
        shown = self.view.topic
        self._show_contents()
        there = self.shown()
        if there:
            self._turn_to(shown.name if shown is not None and shown.name in there else there[0])

    def _on_contents_current_changed(self, index: QModelIndex) -> None:
        name = index.data(_NAME)
        shown = self.view.topic
        if name and (shown is None or shown.name != name):
            self.show_topic(name)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._preferences.keep_screens({"help": self.saveGeometry()})
        super().closeEvent(event)
