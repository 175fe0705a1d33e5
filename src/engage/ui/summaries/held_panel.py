"""What a summary holds back from its readers and why; each count leads to the feedback that it counts."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QPushButton, QVBoxLayout, QWidget

from engage.domain.feedback import Feedback
from engage.domain.records import Noun
from engage.services import records
from engage.services.summaries.document import Figure, Text, plain, spans
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.feedback.page import who_text
from engage.ui.models.paged_table import Column, PagedTable
from engage.ui.summaries.side_panel import SidePanel
from engage.ui.translation import mark
from engage.ui.widgets.record_table import RecordTable
from engage.ui.widgets.words import Words

_COLUMNS = (
    Column(mark("Who"), who_text, width=14, least=8),
    Column(mark("What was said"), lambda said: said.text),
)


class HeldPanel(SidePanel):
    """A line for each reason; pressed, it lists the feedback."""

    record_wanted = Signal(object, int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Held back"))
        self._ids: array[int] = array("q")
        self.links: list[QPushButton] = []
        """Those that lead to feedback, in the order of the lines."""
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.GRID // 2)
        self._of = Words(role="quiet", wraps=True)
        self.model = PagedTable(
            _COLUMNS,
            lambda text, sort: self._ids,
            lambda ids: records.rows(context.project, Feedback, ids),
            context.reader,
            self,
        )
        self.table = RecordTable()
        self.table.setAccessibleName(self.tr("Feedback of which this is held back"))
        self.table.horizontalHeader().hide()
        self.table.show_table(self.model)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.opened.connect(lambda id: self.record_wanted.emit(Noun.FEEDBACK, id))
        column = QVBoxLayout()
        column.setSpacing(theme.GRID)
        column.addLayout(self._place)
        column.addWidget(self._of)
        column.addWidget(self.table, 1)
        self.fill(column)
        self._list(())

    def show_held(self, held: Sequence[Text]) -> None:
        """Show these lines; those with a count can be pressed."""
        while item := self._place.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.links = []
        if not held:
            self._place.addWidget(Words(self.tr("Nothing is held back from these readers."), wraps=True))
        for text in held:
            counted = [span for span in spans(text) if isinstance(span, Figure) and span.feedback]
            self._place.addWidget(Words(plain(text), wraps=True))
            if counted:
                link = self._link(plain(text), counted[0])
                self.links.append(link)
                self._place.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        self._list(())

    def _link(self, what: str, figure: Figure) -> QPushButton:
        link = QPushButton(self.tr("Show {}").format(figure))
        link.setProperty("role", "link")
        link.setAccessibleName(self.tr("Show {}: {}").format(figure, what))
        link.clicked.connect(lambda: self._open(figure, what))
        return link

    def _open(self, figure: Figure, what: str) -> None:
        self._list(figure.feedback)
        self._of.setText(what)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self, ids: Sequence[int]) -> None:
        self._ids = array("q", ids)
        self._of.setText("")
        self._of.setVisible(bool(ids))
        self.table.setVisible(bool(ids))
        self.model.load("")

    def focus_first(self) -> None:
        """Put the cursor on the first line that leads somewhere."""
        (self.links[0] if self.links else self.back).setFocus(Qt.FocusReason.OtherFocusReason)
