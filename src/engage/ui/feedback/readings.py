"""What was said as a whole, and as each audience outside would read it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engage.domain.disclosure import Audience
from engage.domain.feedback import Feedback
from engage.services.summaries.reading import Reading, reads_as
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.tasks import Task
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import Words

_OUTSIDE = (Audience.SHARED, Audience.PUBLIC)


class Readings(ScrollColumn):
    """A tab that follows the feedback in the inspector; all of it is read here, however long."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        body = QWidget()
        super().__init__(body, parent)
        self._context = context
        self._reading: Task | None = None
        self._whole = Words(wraps=True)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(2 * theme.GRID, theme.GRID + 4, 2 * theme.GRID, 2 * theme.GRID)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(Words(self.tr("Among ourselves"), "quiet"))
        layout.addWidget(self._whole)
        self._quotes = [Words(role="note", wraps=True) for _ in _OUTSIDE]
        self._reasons = [Words(role="quiet", wraps=True) for _ in _OUTSIDE]
        captions = (self.tr("As partners would read it"), self.tr("As the public would read it"))
        for caption, quote, reason in zip(captions, self._quotes, self._reasons, strict=True):
            layout.addSpacing(theme.GRID)
            layout.addWidget(Words(caption, "quiet"))
            layout.addWidget(quote)
            layout.addWidget(reason)
        layout.addStretch()

    def show_record(self, feedback: Feedback) -> None:
        """Show another piece of feedback, or the same one as it is now."""
        self._whole.setText(feedback.text)

        def show(readings: Sequence[Reading]) -> None:
            if task is self._reading:
                self._show(readings)

        task = self._reading = self._context.read(
            lambda project: [reads_as(project, feedback.id, audience) for audience in _OUTSIDE], show
        )

    def _show(self, readings: Sequence[Reading]) -> None:
        for reading, quote, reason in zip(readings, self._quotes, self._reasons, strict=True):
            quote.setText(self._quoted(reading))
            reason.setText(reading.reason)

    def _quoted(self, reading: Reading) -> str:
        if not reading.text:
            return self.tr("Nothing is quoted.")
        beside = ", ".join(filter(None, (reading.attribution, reading.note)))
        return f"{reading.text}\n– {beside}" if beside else reading.text
