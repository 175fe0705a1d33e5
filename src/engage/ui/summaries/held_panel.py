"""What a summary holds back from its readers and why; each count leads to the feedback that it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from engage.services.summaries.document import Figure, Text, plain, spans
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.summaries.behind import FeedbackBehind
from engage.ui.summaries.side_panel import SidePanel
from engage.ui.widgets.words import Words


class HeldPanel(SidePanel):
    """A line for each reason; pressed, it lists the feedback."""

    record_wanted = Signal(object, int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Held back"))
        self.links: list[QPushButton] = []
        """Those that lead to feedback, in the order of the lines."""
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.GRID // 2)
        self.behind = FeedbackBehind(context, self.tr("Feedback of which this is held back"))
        self.behind.record_wanted.connect(self.record_wanted)
        column = QVBoxLayout()
        column.setSpacing(theme.GRID)
        column.addLayout(self._place)
        column.addWidget(self.behind, 1)
        self.fill(column)

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
        self.behind.list_feedback((), "")

    def _link(self, what: str, figure: Figure) -> QPushButton:
        link = QPushButton(self.tr("Show {}").format(figure))
        link.setProperty("role", "link")
        link.setAccessibleName(self.tr("Show {}: {}").format(figure, what))
        link.clicked.connect(lambda: self._open(figure, what))
        return link

    def _open(self, figure: Figure, what: str) -> None:
        self.behind.list_feedback(figure.feedback, what)
        self.behind.focus_first()

    def focus_first(self) -> None:
        """Put the cursor on the first line that leads somewhere."""
        (self.links[0] if self.links else self.back).setFocus(Qt.FocusReason.OtherFocusReason)
