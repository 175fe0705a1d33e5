"""The button that says how many pairs of records are likely to be one."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from engage.services import duplicates
from engage.ui.context import Context
from engage.ui.icons import icon
from engage.ui.tasks import Task
from engage.ui.widgets.words import tip

_PAUSE = 500
"""Milliseconds without a change after which the pairs are counted: not after each key or each deed."""


class DuplicatesButton(QPushButton):
    """Seen only where there is such a pair; counts between deeds, and is brief where it must."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "secondary")
        self.setIcon(icon("call-merge"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()
        self._whole = ""
        self._number = ""
        self._context = context
        self._record: duplicates.Stakeholder | None = None
        self._counting: Task | None = None
        self._clock = QTimer(self, singleShot=True, interval=_PAUSE)
        self._clock.timeout.connect(self._count)

    def count_of(self, record: duplicates.Stakeholder) -> None:
        """Count the pairs of these records, soon; what was counted of others is no longer shown."""
        if record is not self._record:
            self._record = record
            self.hide()
        self._clock.start()

    def _count(self) -> None:
        record = self._record
        if record is None:
            return
        if not self._context.writer.is_idle:
            self._clock.start()  # the deed alters what is counted, and the window waits for one worker only
            return

        def show(count: int) -> None:
            if task is self._counting and record is self._record:
                self._show(count)

        task = self._counting = self._context.read(
            lambda project: len(duplicates.find(project, record)), show
        )

    def _show(self, count: int) -> None:
        one, several = self.tr("1 possible duplicate"), self.tr("{} possible duplicates")
        self._number = f"{count:,}"
        self._whole = one if count == 1 else several.format(self._number)
        self.setAccessibleName(self._whole)
        self.setToolTip(tip(self._whole))
        self.setText(self._whole)
        self.setVisible(count > 0)

    def sizeHint(self) -> QSize:
        return self._size_with(self._whole)

    def minimumSizeHint(self) -> QSize:
        return self._size_with(self._number)

    def _size_with(self, text: str) -> QSize:
        size = super().sizeHint()
        metrics = self.fontMetrics()
        spare = metrics.horizontalAdvance(text) - metrics.horizontalAdvance(self.text())
        return QSize(size.width() + spare, size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = event.size().width() >= self.sizeHint().width()
        self.setText(self._whole if has_room else self._number)
