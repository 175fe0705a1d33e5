"""The line that logs what is said, from any page: choose the engagement once, then a line for each remark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from engage.domain.engagements import Engagement
from engage.errors import EngageError
from engage.services import feedback, records
from engage.services.projects import Project
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.dates import short_date
from engage.ui.drafts import LOG, Line
from engage.ui.feedback.understood import Understood, what_is_missing
from engage.ui.widgets.close_button import close_button
from engage.ui.widgets.fields import ChoiceField
from engage.ui.widgets.idle_undo import is_idle_undo
from engage.ui.widgets.words import Words, announce

_OFFERED = 200
"""Engagements to choose from, the newest first."""


class LogBar(QFrame):
    """Stays open for line after line; Esc puts it away."""

    failed = Signal(object)
    engagement_wanted = Signal()
    """There is no engagement to log at."""
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("LogBar")
        self._context = context
        self.engagement = ChoiceField()
        self.engagement.setAccessibleName(self.tr("Engagement at which it is said"))
        # No label stands beside it, and on Linux a reader calls a chooser by what is chosen.
        self.engagement.setAccessibleDescription(self.engagement.accessibleName())
        self.engagement.setMinimumContentsLength(36)
        self._coming: frozenset[int] = frozenset()
        """The ids of those that have not begun."""
        self.to_come = Words(self.tr("Still to come"), "noteChip")
        self.line = QLineEdit()
        self.line.setObjectName("LogLine")
        self.line.setAccessibleName(self.tr("What is said"))
        self.line.setPlaceholderText(self.tr("@who #theme + what was said"))
        theme.enlarge(self.line, 1.25, bold=False)
        self.engagement.committed.connect(self._on_engagement_committed)
        self.understood = Understood(context, lambda: (self.engagement.value(), self.line.text()))
        self._said = Words(role="quiet")
        close = close_button(self.tr("Close the log line"))
        close.clicked.connect(self.close_bar)
        top = QHBoxLayout()
        top.setSpacing(theme.GRID)
        top.addWidget(self.engagement, 3)
        top.addWidget(self.to_come)
        top.addStretch(1)
        top.addWidget(close)
        below = QHBoxLayout()
        below.setSpacing(theme.GRID)
        below.addWidget(self.understood, 1)
        below.addWidget(self._said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        layout.setSpacing(theme.GRID)
        layout.addLayout(top)
        layout.addWidget(self.line)
        layout.addLayout(below)
        self.line.textChanged.connect(self.understood.look_up_soon)
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self._on_line_return_pressed)
        # What is said is of the last deed: that a line was logged is not so once it is taken back.
        context.changes.changed.connect(self._said.clear)
        self.hide()

    # Opening and closing

    def open_bar(self, engagement: int | None = None) -> None:
        """Show the line, for this engagement, else the one chosen last, else the latest so far."""
        wanted = engagement if engagement is not None else self.engagement.value()

        def offer(found: list[Engagement]) -> None:
            if not found:
                self.engagement_wanted.emit()
                return
            self.engagement.offer([(_title(engagement), engagement.id) for engagement in found])
            ids = [engagement.id for engagement in found]
            today = dt.datetime.now().astimezone().date()
            self._coming = frozenset(engagement.id for engagement in found if engagement.held_on > today)
            begun = (id for id in ids if id not in self._coming)
            self.engagement.show_value(wanted if wanted in ids else next(begun, ids[0]))
            self._show_to_come()
            self._said.clear()
            self.show()
            self.line.setFocus()

        def read(project: Project) -> list[Engagement]:
            newest = list(records.ids(project, Engagement)[:_OFFERED])
            if wanted is not None and wanted not in newest:
                newest.insert(0, wanted)
            return records.rows(project, Engagement, newest)

        self._context.read(read, offer)

    def typed(self) -> Iterator[Line]:
        """The line, where something is half typed."""
        if self.line.text().strip():
            yield Line(LOG, self.engagement.value() or 0, self.line.text())

    def go_on(self, half: Line) -> None:
        """Open with a line that was half typed when the project was left."""
        self.line.setText(" ".join(filter(None, (self.line.text(), half.text))))
        self.open_bar(half.engagement or None)

    def close_bar(self) -> None:
        """Put the line away; what stands in it stays for the next time."""
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and is_idle_undo(
            event, self.line.isUndoAvailable(), self.line.isRedoAvailable()
        ):
            # With nothing typed, undo takes back the line that was logged.
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _on_engagement_committed(self) -> None:
        """What a mark names depends on who is there."""
        self.line.setFocus()
        self.understood.look_up()
        self._show_to_come()

    def _show_to_come(self) -> None:
        """Say of an engagement that is still to come that it is: what is said now is hardly said there."""
        self.to_come.setVisible(self.engagement.value() in self._coming)

    # Typing

    def _on_line_return_pressed(self) -> None:
        line, engagement = self.line.text(), self.engagement.value()
        if not line.strip() or engagement is None:
            return
        if (missing := what_is_missing(line)) is not None:
            self.line.setText(f"{line.rstrip()} ")
            self._said.setText(f"{missing.what}.")
            announce(self, str(missing))
            return
        # The line is free for the next remark at once: a live room does not wait.
        self.line.setText("")  # not clear(), which undo would bring back

        def logged(result: feedback.Logged) -> None:
            unresolved = result.record.unresolved
            self._said.setText(
                self.tr("Logged; to resolve later: {}").format(", ".join(unresolved))
                if unresolved
                else self.tr("Logged")
            )
            announce(self, self._said.text())

        def failed(error: EngageError) -> None:
            self.line.setText(f"{line} {self.line.text()}".strip())
            self.failed.emit(error)

        self._context.write(lambda project, progress: feedback.log(project, engagement, line), logged, failed)


def _title(engagement: Engagement) -> str:
    return f"{short_date(engagement.held_on)}  {engagement.title}"
