"""The last step of an import: what would come of it, line by line, before anything is kept."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSplitter, QVBoxLayout, QWidget

from engage.services.importing.work import LEAVE_OUT
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.importing.file_plan import FilePlan
from engage.ui.importing.left_out_note import LeftOutNote
from engage.ui.importing.line_panel import LinePanel
from engage.ui.importing.lines import Fate, Rehearsed, is_left_out, may_be_left_out
from engage.ui.importing.lines_table import LinesTable
from engage.ui.importing.wording import FATES, outcome_text
from engage.ui.translation import translated
from engage.ui.widgets import reading_order
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.words import Words

_FATES = tuple(Fate)
_ALL, _TO_KNOW, _WITHOUT, _FIRST_FATE = range(4)
"""The numbers of the filters; the fates follow."""
_SHARES = (5500, 4500)
"""How the list and the line beside it share what room there is."""


class PreviewStep(QWidget):
    """Totals that narrow the list down, the list, and beside it the line that is current."""

    opened = Signal()
    """Enter was pressed on a line about which nothing is to be decided."""

    def __init__(self, context: Context, plan: FilePlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._shown: Rehearsed | None = None
        self.outcome = Words(wraps=True)
        self.left_out = LeftOutNote()
        self.filters = QButtonGroup(self)
        self._places = QWidget()
        across = FlowLayout(self._places, spacing=theme.GRID)
        own = (self.tr("All"), self.tr("To know"), self.tr("Without a value"))
        names = (*own, *(translated(FATES[fate][0]) for fate in _FATES))
        for number, name in enumerate(names):
            button = QPushButton(name)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("role", "segment")
            self.filters.addButton(button, number)
            across.addWidget(button)
        self.table = LinesTable()
        self.panel = LinePanel(context, plan)
        self._lists = QSplitter(Qt.Orientation.Horizontal)
        self._lists.setChildrenCollapsible(False)
        self._lists.setHandleWidth(theme.GRID)
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.panel)
        self._lists.setSizes(_SHARES)
        self._nothing = QWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.outcome)
        layout.addWidget(self.left_out)
        layout.addWidget(self._places)
        layout.addWidget(self._lists, 1)
        layout.addWidget(self._nothing, 1)
        self.filters.idClicked.connect(self._narrow)
        self.table.current_changed.connect(self.panel.show_line)
        self.table.opened.connect(self._on_table_opened)
        self.panel.decided.connect(self._on_panel_decided)
        self.panel.leave_out.clicked.connect(self._leave_out)
        self.table.leave_out_wanted.connect(self._leave_out)
        self.table.take_back_wanted.connect(self._take_back)
        self.table.current_changed.connect(self._offer)
        plan.task_changed.connect(self._offer)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that it is being found out."""
        self._shown = None
        self.outcome.setText(self.tr("Engage tries the whole file, and keeps nothing yet …"))
        self.left_out.hide()
        self._places.hide()
        self._lists.hide()
        self._nothing.show()

    def show_result(self) -> None:
        """Show what would come of it; the filter and the line that one looks at stay."""
        result = self._plan.result
        if result is None:
            return
        is_first, self._shown = self._shown is None, result
        self.outcome.setText(outcome_text(result))
        if not is_first and self._plan.choices.matches:
            decided = len(self._plan.choices.matches)
            one, several = self.tr("You have decided on 1."), self.tr("You have decided on {}.")
            self.outcome.setText(
                f"{outcome_text(result)} {one if decided == 1 else several.format(f'{decided:,}')}"
            )
        self.left_out.show_result(result, self._plan.known)
        for number, text, count in self._filters(result):
            button = self.filters.button(number)
            button.setText(text)
            button.setVisible(count > 0)
        if is_first or not self._places_of(self.filters.checkedId(), result):
            self.filters.button(_ALL if result.rows else _TO_KNOW).setChecked(True)
        reading_order.stop_at_checked(self.filters)
        has_lines = bool(result.lines)
        self._places.setVisible(has_lines)
        self._lists.setVisible(has_lines)
        self._nothing.setVisible(not has_lines)
        if has_lines:
            self.table.lines.counts_lines = self._plan.known is not None and self._plan.known.counts_lines
            self.table.show_lines(result, self._places_of(self.filters.checkedId(), result))

    def let_go(self) -> None:
        """Keep no line: there may be a million."""
        self._shown = None
        self.table.lines.let_go()

    def narrow_to(self, fate: Fate) -> None:
        """Show the lines of one fate only."""
        self.filters.button(_FIRST_FATE + _FATES.index(fate)).click()

    def focus_first(self) -> None:
        """Put the cursor into the list."""
        self.table.setFocus()

    def _filters(self, result: Rehearsed) -> Iterator[tuple[int, str, int]]:
        """Each filter with its words, and how many lines it shows."""
        yield _ALL, self.tr("All {}").format(f"{len(result.rows):,}"), len(result.rows)
        to_know = len(result.problems)
        yield _TO_KNOW, self.tr("{} to know").format(f"{to_know:,}"), to_know
        without = len(result.without)
        yield _WITHOUT, self.tr("{} without a value").format(f"{without:,}"), without
        for number, fate in enumerate(_FATES, _FIRST_FATE):
            count = len(result.by_fate.get(fate, ()))
            yield number, translated(FATES[fate][1]).format(f"{count:,}"), count

    @staticmethod
    def _places_of(number: int, result: Rehearsed) -> Sequence[int]:
        if number == _TO_KNOW:
            return result.problems
        if number == _WITHOUT:
            return result.without
        if number >= _FIRST_FATE:
            return result.by_fate.get(_FATES[number - _FIRST_FATE], array("q"))
        return result.rows

    def _narrow(self, number: int) -> None:
        reading_order.stop_at_checked(self.filters)
        if self._shown is not None:
            self.table.show_lines(self._shown, self._places_of(number, self._shown))

    def _on_table_opened(self) -> None:
        if self.panel.buttons:
            self.panel.focus_first()
        else:
            self.opened.emit()

    def _on_panel_decided(self) -> None:
        self.table.setFocus()

    def _offer(self) -> None:
        """Say in the list's menu what can be done with the line."""
        line = self.table.current()
        self.table.offer(
            may_leave_out=line is not None and may_be_left_out(line),
            is_left_out=line is not None and is_left_out(line, self._plan.choices),
            can_take_back=self._plan.can_take_back,
        )

    def _leave_out(self) -> None:
        """Leave the line out; or take it after all, where a person has left it out."""
        line = self.table.current()
        if line is None or line.row is None:
            return
        if is_left_out(line, self._plan.choices):
            self._plan.match(line.row, None)
        elif may_be_left_out(line):
            self._plan.match(line.row, LEAVE_OUT)
        self.table.setFocus()

    def _take_back(self) -> None:
        """Undo what was decided last, and show the line."""
        if self._plan.can_take_back:
            row = self._plan.take_back()
            self.table.show_row_of_file(row)
