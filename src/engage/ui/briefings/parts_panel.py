"""The parts of a briefing in their order, and the one that is chosen, to be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QMenu, QPushButton, QVBoxLayout, QWidget

from engage.domain.briefings import BriefingPart, PartKind
from engage.domain.uids import new_uid
from engage.ui import theme
from engage.ui.briefings.columns import part_text
from engage.ui.briefings.part_editor import PartEditor
from engage.ui.context import Context
from engage.ui.widgets.words import Words

ADDING = ("part_text", "part_summary", "part_chart", "part_number", "part_quote")
"""The actions that add a part, in the order in which they are offered."""

_USUAL = {
    PartKind.SUMMARY: BriefingPart(kind=PartKind.SUMMARY, summary="by-theme"),
    PartKind.NUMBER: BriefingPart(kind=PartKind.NUMBER, text="spoke"),
}
"""What a new part is, where it is not empty."""


class PartsPanel(QFrame):
    """Tells what the parts are to be; who uses it stores them."""

    changed = Signal(object)
    """The parts as they are to be stored."""
    typed = Signal(object)
    """The parts as they stand there, not to be stored yet."""
    left = Signal()
    """Esc was pressed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Inspector")
        self._context = context
        self._parts: tuple[BriefingPart, ...] = ()
        self._is_filling = False
        self._entries = QStandardItemModel(self)
        self.list = QListView()
        self.list.setObjectName("Plain")
        self.list.setModel(self._entries)
        self.list.setAccessibleName(self.tr("Parts of the briefing"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSpacing(theme.GRID // 4)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor = PartEditor(context)
        self._nothing = Words(
            self.tr("Add a text to begin with; then what the data say: a summary, a chart, a quote."),
            "quiet",
            wraps=True,
        )
        add = QPushButton(self.tr("Add"))
        add.setProperty("role", "secondary")
        menu = QMenu(add)
        menu.addActions([context.actions[name] for name in ADDING])
        add.setMenu(menu)
        add.setEnabled(not context.project.is_read_only)
        self.add_button = add
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.activated.connect(lambda index: self.editor.focus_content())
        self.editor.changed.connect(lambda part: self._replace(part))
        self.editor.typed.connect(lambda part: self.typed.emit(self._with(part)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(2 * theme.GRID, 0, 2 * theme.GRID, 0)
        head.setSpacing(theme.GRID)
        head.addWidget(Words(self.tr("Parts"), size=1.15), 1)
        head.addWidget(self.add_button)
        self._nothing.setContentsMargins(2 * theme.GRID, 0, 2 * theme.GRID, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(head)
        column.addWidget(self._nothing)
        inset = QVBoxLayout()
        inset.setContentsMargins(theme.GRID, 0, theme.GRID, 0)
        inset.addWidget(self.list)
        column.addLayout(inset, 2)
        column.addWidget(self.editor, 3)

    # What is shown

    @property
    def parts(self) -> tuple[BriefingPart, ...]:
        """The parts as they stand here."""
        return self._parts

    def show_parts(self, parts: Sequence[BriefingPart]) -> None:
        """Show these, with the one chosen that was, where it is still there."""
        row = self._row()
        before = self._parts[row].uid if 0 <= row < len(self._parts) else ""
        place = next((n for n, part in enumerate(parts) if part.uid == before), None)
        self._show(tuple(parts), place if place is not None else max(0, min(row, len(parts) - 1)))

    def _show(self, parts: tuple[BriefingPart, ...], row: int) -> None:
        self._parts = parts
        self._is_filling = True
        while self._entries.rowCount() > len(parts):
            self._entries.removeRow(self._entries.rowCount() - 1)
        for number, part in enumerate(parts):
            if number == self._entries.rowCount():
                self._entries.appendRow(QStandardItem())
            text = part_text(part)
            entry = self._entries.item(number)
            entry.setText(text)
            entry.setAccessibleText(self.tr("Part {}: {}").format(number + 1, text))
        self.list.setCurrentIndex(self._entries.index(row, 0))
        self._is_filling = False
        self._nothing.setVisible(not parts)
        self.list.setVisible(bool(parts))
        self.editor.show_part(parts[row] if 0 <= row < len(parts) else None)

    def _row(self) -> int:
        return self.list.currentIndex().row()

    def _on_current_changed(self, current: QModelIndex) -> None:
        if self._is_filling:
            return
        row = current.row()
        self.editor.show_part(self._parts[row] if 0 <= row < len(self._parts) else None)

    # Deeds

    def _with(self, part: BriefingPart) -> tuple[BriefingPart, ...]:
        return tuple(part if each.uid == part.uid else each for each in self._parts)

    def _replace(self, part: BriefingPart) -> None:
        self._show(self._with(part), self._row())
        self.changed.emit(self._parts)

    def add(self, kind: PartKind) -> None:
        """Add a part behind the one that is chosen, with the cursor in it."""
        self.editor.commit()
        new = replace(_USUAL.get(kind, BriefingPart(kind=kind)), uid=new_uid())
        row = self._row() + 1 if self._parts else 0
        self._show((*self._parts[:row], new, *self._parts[row:]), row)
        self.changed.emit(self._parts)
        self.editor.focus_content()
        if kind is PartKind.QUOTE:
            self.editor.choose_feedback()

    def move_chosen(self, step: int) -> None:
        """Move the part that is chosen up or down."""
        self.editor.commit()
        row = self._row()
        to = row + step
        if 0 <= row < len(self._parts) and 0 <= to < len(self._parts):
            parts = list(self._parts)
            parts[row], parts[to] = parts[to], parts[row]
            self._show(tuple(parts), to)
            self.changed.emit(self._parts)

    def remove(self) -> None:
        """Take the part that is chosen out."""
        row = self._row()
        if 0 <= row < len(self._parts):
            parts = (*self._parts[:row], *self._parts[row + 1 :])
            self._show(parts, max(0, min(row, len(parts) - 1)))
            self.changed.emit(self._parts)

    def focus_first(self) -> None:
        """Put the cursor into the list, or on what adds the first part."""
        (self.list if self._parts else self.add_button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
