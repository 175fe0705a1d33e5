"""At the right of a text: its passages, and the one that is chosen, with its themes and in other words."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QVBoxLayout, QWidget

from engage.services.submissions import SplitPassage
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.inspector import Inspector
from engage.ui.models.paged_table import PagedTable
from engage.ui.submissions.columns import PASSAGES
from engage.ui.widgets.record_table import RecordTable
from engage.ui.widgets.words import Words


class PassagesPanel(QFrame):
    """Lists the passages in the order of the text; Enter opens the feedback of one."""

    chosen = Signal(int)
    """The id of the passage that the person chose here."""
    opened = Signal()
    left = Signal()
    """Esc was pressed."""

    def __init__(self, context: Context, inspector: Inspector, parent: QWidget | None = None) -> None:
        """`inspector` shows the feedback that was made of a passage."""
        super().__init__(parent)
        self.setObjectName("Inspector")
        self._passages: dict[int, SplitPassage] = {}
        self._current: int | None = None
        self._is_filling = False
        self.inspector = inspector
        inspector.setObjectName("Inside")
        self._heading = Words(size=1.15)
        self._nothing = Words(
            self.tr("Select words of the text and press T: they become feedback on a theme."),
            "quiet",
            wraps=True,
        )
        self._model = PagedTable(
            PASSAGES,
            lambda text, sort: array("q", self._passages),
            lambda ids: [self._passages[id] for id in ids if id in self._passages],  # type: ignore[misc]
            context.reader,
            self,
        )
        self.table = RecordTable()
        self.table.setObjectName("Plain")
        self.table.setAccessibleName(self.tr("Passages"))
        self.table.horizontalHeader().hide()
        self.table.show_table(self._model)
        self.table.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        self._lay_out()
        self._model.modelAboutToBeReset.connect(self._on_filling)
        self._model.modelReset.connect(self._on_filled)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.opened.connect(lambda id: self.opened.emit())

    def _lay_out(self) -> None:
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(theme.GRID, 2 * theme.GRID, theme.GRID, 0)
        column.setSpacing(theme.GRID // 2)
        for words in (self._heading, self._nothing):
            words.setContentsMargins(theme.GRID, 0, theme.GRID, 0)
            column.addWidget(words)
        column.addWidget(self.table, 1)
        # No higher than its passages are, so that there is room for what is known of one.
        above.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(above, 2)
        layout.addWidget(self.inspector, 3)
        layout.addStretch()

    def show_passages(self, passages: Sequence[SplitPassage]) -> None:
        """List these, in their order."""
        self._passages = {each.id: each for each in passages}
        count = len(self._passages)
        self._heading.setText(self.tr("Passages  {}").format(f"{count:,}") if count else self.tr("Passages"))
        self._nothing.setVisible(not count)
        self.table.setVisible(bool(count))
        self.inspector.setVisible(bool(count))
        self._model.load()

    def show_current(self, id: int | None) -> None:
        """Choose a passage in the list, and show the feedback that was made of it."""
        self._current = id
        self._follow()
        passage = self._passages.get(id) if id is not None else None
        self.inspector.show_id(passage.feedback.id if passage is not None else None)

    def selected_ids(self) -> Sequence[int]:
        """The passages that are chosen in the list, where it is several."""
        return self.table.selected_ids() if self.table.selected_count() > 1 else ()

    def focus_first(self) -> None:
        """Put the cursor into the passage, or into the list where none is chosen."""
        if self._current is not None:
            self.inspector.edit()
        elif self._passages:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _follow(self) -> None:
        if self._current is None or not self.table.select(self._current):
            self.table.clearSelection()
            self.table.setCurrentIndex(self._model.index(-1, -1))

    def _on_filling(self) -> None:
        self._is_filling = True

    def _on_filled(self) -> None:
        """The text says which is chosen, and not what stands nearest in the list to one that has gone."""
        self._follow()
        self._is_filling = False

    def _on_current_changed(self, id: int | None) -> None:
        if id is not None and id != self._current and not self._is_filling:
            self.chosen.emit(id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.left.emit()
        else:
            super().keyPressEvent(event)
