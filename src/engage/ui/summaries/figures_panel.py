"""The numbers of a summary, each with the feedback that it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from engage.services.summaries.document import Document
from engage.services.summaries.reading_through import Counted, counted
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.summaries.behind import FeedbackBehind
from engage.ui.summaries.side_panel import SidePanel
from engage.ui.summaries.two_lines import TwoLines
from engage.ui.tasks import Task
from engage.ui.widgets.words import Words

_LISTED = 6
"""Numbers that are seen at once."""


class FiguresPanel(SidePanel):
    """What is chosen in the list of numbers is listed below, piece by piece."""

    record_wanted = Signal(object, int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._reading: Task | None = None
        self._figures: Sequence[Counted] = ()
        self.set_title(self.tr("Behind the numbers"))
        self._sentence = Words(role="quiet", wraps=True)
        self._lines = QStringListModel(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Numbers of the summary"))
        self.list.setModel(self._lines)
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.behind = FeedbackBehind(context, self.tr("Feedback behind this number"))
        self.behind.record_wanted.connect(self.record_wanted)
        column = QVBoxLayout()
        column.setSpacing(theme.GRID)
        column.addWidget(self._sentence)
        column.addWidget(self.list)
        column.addWidget(self.behind, 1)
        self.fill(column)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.activated.connect(lambda index: self.behind.focus_first())

    def show_document(self, document: Document) -> None:
        """List the numbers of another document, keeping the place."""

        def done(found: Sequence[Counted]) -> None:
            if task is self._reading:
                self._show(found)

        task = self._reading = self._context.read(lambda project: tuple(counted(document)), done)

    def _show(self, found: Sequence[Counted]) -> None:
        row, had_focus = self.list.currentIndex().row(), self.list.hasFocus()
        self._figures = found
        first = self.tr("First page")
        self._lines.setStringList(
            [
                f"{one.figure}  ·  {_on_one_line(one.says)}\n{_on_one_line(one.section) or first}"
                for one in found
            ]
        )
        self._sentence.setText(
            self.tr("Choose a number to see the feedback that it counts.")
            if found
            else self.tr("No number in this summary counts feedback.")
        )
        self.list.setVisible(bool(found))
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * min(_LISTED, len(found)) + 2 if found else 0)
        if found:
            self.list.setCurrentIndex(self._lines.index(min(max(row, 0), len(found) - 1)))
        else:
            self.behind.list_feedback((), "")
            if had_focus:
                self.focus_first()

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid() and current.row() < len(self._figures):
            one = self._figures[current.row()]
            self.behind.list_feedback(one.figure.feedback, one.says)

    def focus_first(self) -> None:
        """Put the cursor on the numbers."""
        (self.back if self.list.isHidden() else self.list).setFocus(Qt.FocusReason.OtherFocusReason)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
