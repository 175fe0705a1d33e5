"""One theme for all the feedback that is chosen: a few letters of it, and Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from engage.domain.agendas import Theme
from engage.domain.text import fold
from engage.services import codings, records
from engage.services.projects import Project
from engage.ui import theme as look
from engage.ui.context import Context
from engage.ui.widgets.entry_delegate import NOTE, SNIPPET, EntryDelegate
from engage.ui.widgets.swatch import swatch_icon
from engage.ui.widgets.theme_picker import keyword_meant, matching
from engage.ui.widgets.words import Words

_WIDTH = 64 * look.GRID
_HEIGHT = 46 * look.GRID


class CodingPalette(QDialog):
    """Lies over the window until a theme is chosen or Esc is pressed; those used last stand first."""

    theme_chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("Palette")
        self.setWindowTitle(self.tr("Code to a theme"))
        self._context = context
        self._themes: list[Theme] = []
        self._recent: set[int] = set()
        self._offered: list[Theme] = []
        self._what = Words(role="quiet")
        self._what.setContentsMargins(look.GRID // 2, 0, 0, 0)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Theme"))
        self.line.setPlaceholderText(self.tr("Code or words of a theme…"))
        look.enlarge(self.line, 1.2, bold=False)
        self._entries = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._entries)
        self.list.setItemDelegate(EntryDelegate(self))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Themes"))
        self.list.clicked.connect(self._choose)
        self._nothing = Words(role="quiet", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.GRID, look.GRID, look.GRID, look.GRID)
        layout.setSpacing(look.GRID)
        layout.addWidget(self._what)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing, 1)
        self.line.textChanged.connect(self._offer)

    def open_over(self, window: QWidget, what: str) -> None:
        """Show the palette near the top of the window; `what` says what will be coded."""
        self.resize(min(_WIDTH, window.width() - 4 * look.GRID), min(_HEIGHT, window.height() * 3 // 4))
        top = window.mapToGlobal(window.rect().topLeft())
        self.move(top.x() + (window.width() - self.width()) // 2, top.y() + look.GRID)
        self._what.setText(what)
        self.line.clear()
        self._offer()
        self._context.read(_read, self._take)
        self.show()
        self.line.setFocus()

    def _take(self, found: tuple[Sequence[Theme], Sequence[Theme]]) -> None:
        recent, every = found
        self._recent = {theme.id for theme in recent}
        self._themes = [*recent, *(theme for theme in every if theme.id not in self._recent)]
        self._offer()

    def _offer(self) -> None:
        typed = fold(self.line.text()).strip()
        found = matching(typed, self._themes)
        # Whoever types a whole code means that theme and not one below it, however lately used.
        self._offered = sorted(found, key=lambda theme: fold(theme.code) != typed)
        agendas = {theme.agenda.id for theme in self._themes}
        self._entries.clear()
        for theme in self._offered:
            self._entries.appendRow(self._entry(theme, is_of_several=len(agendas) > 1))
        self.list.setCurrentIndex(self._entries.index(0, 0))
        self.list.setVisible(bool(self._offered))
        self._nothing.setVisible(not self._offered)
        self._nothing.setText(
            self.tr("No theme fits. Esc leaves everything as it is.")
            if self._themes
            else self.tr("There are no themes yet: make some on the Agenda page.")
        )

    def _entry(self, theme: Theme, *, is_of_several: bool) -> QStandardItem:
        title = f"{theme.code}  {theme.title}"
        notes = [self.tr("used lately")] if theme.id in self._recent else []
        if is_of_several:
            notes.append(theme.agenda.name)
        keyword = keyword_meant(self.line.text(), theme)
        item = QStandardItem(swatch_icon(theme.colour), title)
        item.setEditable(False)
        item.setData(keyword, SNIPPET)
        item.setData(", ".join(notes), NOTE)
        item.setAccessibleText(", ".join(filter(None, [title, keyword, *notes])))
        return item

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.close()
            self.theme_chosen.emit(self._offered[index.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.list.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Down:
                self._move_to(min(row + 1, len(self._offered) - 1))
            case Qt.Key.Key_Up:
                self._move_to(max(row - 1, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.list.currentIndex())
            case _:
                super().keyPressEvent(event)

    def _move_to(self, row: int) -> None:
        self.list.setCurrentIndex(self._entries.index(row, 0))


def _read(project: Project) -> tuple[Sequence[Theme], Sequence[Theme]]:
    return codings.recent_themes(project), records.rows(project, Theme, records.ids(project, Theme))
