"""One record over the whole page, in the place of the list: its heading, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engage.domain.records import Noun
from engage.errors import EngageError, NotFound
from engage.services.projects import Project
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.icons import icon
from engage.ui.tasks import Task
from engage.ui.translation import plural
from engage.ui.widgets.flow_layout import FlowLayout, stand_below
from engage.ui.widgets.words import Words

T = TypeVar("T")

_MARGIN = 20


class RecordView(QWidget, Generic[T]):
    """Stands in the place of the list; Esc goes back to it. What is read of the record is a `T`."""

    failed = Signal(object)
    closed = Signal()
    """The person wants the list again."""
    gone = Signal()
    """The record is no longer there."""
    record_wanted = Signal(object, int)

    def __init__(self, context: Context, noun: Noun, parent: QWidget | None = None) -> None:
        """`noun` is what the list holds."""
        super().__init__(parent)
        self._context = context
        self._id: int | None = None
        self._reading: Task | None = None
        self._title = Words(size=1.5, wraps=True)
        self._facts = Words(role="quiet", wraps=True)
        self.back = QToolButton()
        self.back.setIcon(icon("arrow-left", "accent"))
        self.back.setToolTip(self.tr("Back to the list: Esc"))
        self.back.setAccessibleName(self.tr("Back to the list of {}").format(plural(noun)))
        self.back.clicked.connect(self.closed)
        self._above = QHBoxLayout()
        self._deeds = FlowLayout(spacing=theme.GRID)

    def lay_out(self, *deeds: QWidget) -> QVBoxLayout:
        """Put the heading at the top, with the buttons of its deeds; return the column to go on in."""
        heading = QHBoxLayout()
        heading.setSpacing(theme.GRID)
        heading.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        heading.addWidget(self._title, 1)
        for deed in deeds:
            self._deeds.addWidget(deed)
        above = self._above
        above.setSpacing(theme.GRID)
        above.addLayout(heading, 1)
        above.addLayout(self._deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 2 * theme.GRID, _MARGIN, _MARGIN)
        column.setSpacing(theme.GRID // 2)
        column.addLayout(above)
        column.addWidget(self._facts)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self._deeds.sizeHint().width() + self.back.width() + 2 * _MARGIN
        stand_below(self._above, self._title, self.width() - beside)

    # What each has of its own

    def reader(self, id: int) -> Callable[[Project], T]:
        """Return what reads all that is shown of a record, on the reader's thread."""
        raise NotImplementedError

    def show_read(self, found: T) -> None:
        """Show what was read."""
        raise NotImplementedError

    def focus_content(self) -> None:
        """Put the cursor under the heading."""
        raise NotImplementedError

    # What is shown

    @property
    def id(self) -> int | None:
        """The record that is open; None where none is."""
        return self._id

    def open(self, id: int) -> None:
        """Show a record, with the cursor in it."""
        self._id = id
        self._read(is_opening=True)

    def close_record(self) -> None:
        """Let go of the record."""
        self._id = self._reading = None

    def refresh(self) -> None:
        """Show the record as it is now."""
        if self._id is not None:
            self._read()

    def say_heading(self, title: str, *facts: str) -> None:
        """Say what the record is called, and below it what is known of it; what is blank is left out."""
        self._title.setText(title)
        self._facts.setText(" · ".join(filter(None, facts)))

    def _read(self, *, is_opening: bool = False) -> None:
        assert self._id is not None  # noqa: S101  as there is nothing to read else
        id = self._id

        def show(found: T) -> None:
            if task is self._reading and self._id == id:
                self.show_read(found)
                if is_opening:
                    self.focus_content()

        def failed(error: EngageError) -> None:
            if task is not self._reading or self._id != id:
                return
            if isinstance(error, NotFound):
                self.gone.emit()
            else:
                self.failed.emit(error)

        task = self._reading = self._context.read(self.reader(id), show, failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
