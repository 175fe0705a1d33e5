"""Looking through a summary for leaks while it is seen, before anybody saves it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from engage.errors import Cancelled, EngageError
from engage.services import leaks
from engage.services.leaks import Leak
from engage.services.summaries.document import Document
from engage.ui.context import Context
from engage.ui.tasks import Task


class LeakCheck(QObject):
    """Knows the places of the document that it was last given."""

    done = Signal()
    failed = Signal(object)
    """An EngageError."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._checking: Task | None = None
        self.leaks: Sequence[Leak] = ()
        """What is found so far."""

    def forget(self) -> None:
        """There is no document any more."""
        self.leaks = ()
        if self._checking is not None:
            self._checking.cancel()
            self._checking = None

    def look_through(self, document: Document) -> None:
        """Look through this document, in place of any other."""
        self.forget()

        def done(found: Sequence[Leak]) -> None:
            if task is self._checking:
                self._checking = None
                self.leaks = found
                self.done.emit()

        def failed(error: EngageError) -> None:
            if task is self._checking and not isinstance(error, Cancelled):
                self.failed.emit(error)

        task = self._checking = self._context.writer.submit(
            lambda progress: leaks.check(self._context.project, document, progress),
            done,
            failed,
            label=self.tr("Looking for leaks"),
            is_preview=True,
        )
