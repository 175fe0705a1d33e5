"""The feedback behind a number of a summary."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from engage.domain.feedback import Feedback
from engage.domain.records import Noun
from engage.services import records
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.feedback.page import who_text
from engage.ui.models.paged_table import Column, PagedTable
from engage.ui.translation import mark
from engage.ui.widgets.record_table import RecordTable
from engage.ui.widgets.words import Words

_COLUMNS = (
    Column(mark("Who"), who_text, width=14, least=8),
    Column(mark("What was said"), lambda said: said.text),
)


class FeedbackBehind(QWidget):
    """A list that is not there until a number is asked about; `Enter` goes to a piece of feedback."""

    record_wanted = Signal(object, int)

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        """`name` is what the list is heard as."""
        super().__init__(parent)
        self._ids: array[int] = array("q")
        self._of = Words(role="quiet", wraps=True)
        self.model = PagedTable(
            _COLUMNS,
            lambda text, sort: self._ids,
            lambda ids: records.rows(context.project, Feedback, ids),
            context.reader,
            self,
        )
        self.table = RecordTable()
        self.table.setAccessibleName(name)
        self.table.horizontalHeader().hide()
        self.table.show_table(self.model)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.opened.connect(lambda id: self.record_wanted.emit(Noun.FEEDBACK, id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self._of)
        column.addWidget(self.table, 1)
        self.list_feedback((), "")

    def list_feedback(self, ids: Sequence[int], what: str) -> None:
        """List this feedback; `what` says what it is."""
        self._ids = array("q", ids)
        self._of.setText(what)
        self._of.setVisible(bool(ids))
        self.table.setVisible(bool(ids))
        self.model.load("")

    def focus_first(self) -> None:
        """Put the cursor on the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
