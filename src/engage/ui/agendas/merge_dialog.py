"""The dialog that makes a theme one with another of its agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engage.domain.agendas import Theme
from engage.domain.theme_trees import below, tree_of
from engage.errors import EngageError
from engage.services import records, themes
from engage.services.projects import Project
from engage.ui import errors
from engage.ui import theme as look
from engage.ui.context import Context
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.theme_picker import entry, matching
from engage.ui.widgets.words import Words

_SIZE = (60 * look.GRID, 56 * look.GRID)


@dataclass(frozen=True, slots=True)
class Going:
    """What a theme brings into another one, and those that may take it over."""

    codings: int
    themes: int
    """Those that stand below it."""
    others: Sequence[Theme]
    """The themes of the agenda, but for itself and those below."""


def going(project: Project, theme: Theme) -> Going:
    """Return what would go along if a theme became one with another."""
    every = records.rows(project, Theme, records.ids(project, Theme))
    of_agenda = [each for each in every if each.agenda.id == theme.agenda.id]
    tree = tree_of(of_agenda)
    under = set(below(tree, theme.id))
    return Going(
        themes.codings_of(project, theme.id),
        len(under),
        [each for each in of_agenda if each.id != theme.id and each.id not in under],
    )


class MergeDialog(QDialog):
    """Asks for the other theme, and says what will happen before it does."""

    merged = Signal(int)
    """The id of the theme that took over."""

    def __init__(self, context: Context, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Merge themes"))
        self.resize(*_SIZE)
        self._context = context = context.for_dialog(self)
        self._theme = theme
        self._going = Going(0, 0, ())
        self._offered: list[Theme] = []
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("The other theme"))
        self.line.setPlaceholderText(self.tr("Its code, or words of its title"))
        self._names = QStandardItemModel(self)
        self.list = QListView()
        self.list.setObjectName("Offered")
        self.list.setAccessibleName(self.tr("Themes of this agenda"))
        self.list.setModel(self._names)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setItemDelegate(_RowDelegate(self))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.outcome = Words(wraps=True)
        self.problem = Words(role="problem", wraps=True)
        self.problem.hide()
        layout = dialog_frame.begin(self, self.tr("Merge {} into").format(name(theme)))
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.outcome)
        layout.addWidget(self.problem)
        self.merge = dialog_frame.end(self, layout, self.tr("Merge"))
        self.line.textChanged.connect(self._offer)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.doubleClicked.connect(self.accept)
        self._offer()
        context.read(lambda project: going(project, theme), self._take, self._refuse)

    def _take(self, going: Going) -> None:
        self._going = going
        self._offer()

    def _offer(self) -> None:
        """List the themes that what is typed may mean; the first is chosen once something is typed."""
        typed = self.line.text()
        self._offered = matching(typed, self._going.others) if typed.strip() else list(self._going.others)
        self._names.clear()
        for theme in self._offered:
            self._names.appendRow(entry(theme, typed))
        self.list.setCurrentIndex(self._names.index(0, 0) if typed.strip() else QModelIndex())
        self._on_current_changed()

    def chosen(self) -> Theme | None:
        """The theme that is to take over."""
        row = self.list.currentIndex().row()
        return self._offered[row] if 0 <= row < len(self._offered) else None

    def _on_current_changed(self) -> None:
        into = self.chosen()
        self.merge.setEnabled(into is not None)
        if into is not None:
            self.outcome.setText(self._told(into))
        elif self._offered:
            self.outcome.setText(self.tr("Choose the theme that takes over what is coded to this one."))
        else:
            self.outcome.setText(self.tr("No theme of this agenda has these words."))

    def _told(self, into: Theme) -> str:
        """What will happen, in two sentences."""
        codings, under = self._going.codings, self._going.themes
        along = [
            one if count == 1 else several.format(f"{count:,}")
            for count, one, several in (
                (codings, self.tr("1 coding"), self.tr("{} codings")),
                (under, self.tr("1 theme below it"), self.tr("{} themes below it")),
            )
            if count
        ]
        told = self.tr(" and ").join(along) or self.tr("No coding")
        verb = self.tr("move") if codings + under > 1 else self.tr("moves")
        return self.tr("{} {} to {}. The title “{}” stays as a keyword there.").format(
            told, verb, name(into), self._theme.title
        )

    def accept(self) -> None:
        """Merge; the dialog stays, with a sentence, where that cannot be."""
        into = self.chosen()
        if into is None:
            return
        self.merge.setEnabled(False)

        def done(changes: object) -> None:
            self.merged.emit(into.id)
            super(MergeDialog, self).accept()

        self._context.write(
            lambda project, progress: themes.merge(project, self._theme.id, into.id), done, self._refuse
        )

    def _refuse(self, error: EngageError) -> None:
        errors.show_beside(self.problem, error)
        self._on_current_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose in the list while one types."""
        row = self.list.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Down:
                row = min(row + 1, len(self._offered) - 1)
            case Qt.Key.Key_Up:
                row = max(row - 1, 0)
            case _:
                super().keyPressEvent(event)
                return
        self.list.setCurrentIndex(self._names.index(row, 0))


class _RowDelegate(QStyledItemDelegate):
    """Rows as high as in every list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), look.row_height(option.fontMetrics))


def name(theme: Theme) -> str:
    """Code and title."""
    return f"{theme.code} {theme.title}"
