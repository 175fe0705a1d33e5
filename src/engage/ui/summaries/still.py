"""A picture of what was seen, laid over a view until it has drawn what is to be seen next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QLabel

_AT_REST = 60
"""Milliseconds after the last page was drawn: several may be in sight."""
_LONGEST = 1_000
"""Milliseconds for which it stays whatever happens."""


class Still(QLabel):
    """Lies over a view while that changes; keys and the wheel go on to the view."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view.parentWidget())
        self._view = view
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.hide()
        self._going = QTimer(self, singleShot=True)
        self._going.timeout.connect(self.hide)
        for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
            bar.actionTriggered.connect(self.hide)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be no larger than the view becomes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        self.setGeometry(self._view.viewport().geometry().translated(self._view.pos()))

    def stay(self) -> None:
        """Show what is seen now, until `go_soon`."""
        room = self._view.viewport()
        if not self.isVisible():  # else what is seen is this picture, and what is below it is not yet drawn
            self.setPixmap(room.grab())
        self._cover()
        self.raise_()
        self.show()
        self._going.start(_LONGEST)

    def go_soon(self) -> None:
        """What is below is drawn, or a part of it."""
        if self.isVisible():
            self._going.start(_AT_REST)
