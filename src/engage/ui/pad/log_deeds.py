"""Keeping what is entered, in order, and putting right what was logged."""

from __future__ import annotations

from array import array
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, Signal

from engage.domain.changes import Changes
from engage.domain.feedback import Feedback
from engage.domain.records import Noun
from engage.errors import EngageError
from engage.services import feedback, pad, records
from engage.services.projects import Project
from engage.ui.context import Context
from engage.ui.pad.entry import Entry
from engage.ui.pad.log import PadLog, key_of, named_by
from engage.ui.tasks import Task
from engage.ui.widgets.record_table import RecordTable


class LogDeeds(QObject):
    """What is entered stands in the log until it is on disk; where it cannot be kept, it comes back."""

    kept = Signal()
    """Something that was entered is on disk."""

    def __init__(self, context: Context, entry: Entry, table: RecordTable, log: PadLog) -> None:
        super().__init__(table)
        self._context = context
        self._entry = entry
        self._table = table
        self._log = log
        self._id = 0
        self._opening: Task | None = None
        self._wants_last = False
        """What was entered last is to be corrected, as soon as it is on disk."""
        entry.line.textChanged.connect(self.call_off)
        entry.line_entered.connect(self._keep_line)
        entry.lines_entered.connect(self._keep_lines)
        entry.correction_entered.connect(self._relog)
        entry.line.last_wanted.connect(self.edit_last)
        entry.line.log_wanted.connect(self.go_to_log)
        table.opened.connect(self.edit)

    def show_engagement(self, id: int) -> None:
        """Log at this engagement from now on."""
        self._id = id
        self._entry.show_engagement(id)

    # Keeping

    def _keep(self, line: str, write: Callable[[Project], feedback.Logged | Changes]) -> None:
        number = self._log.await_line(line)
        # What is logged is seen: the list follows no longer the row that one had gone to before.
        self._table.clearSelection()
        self._table.setCurrentIndex(QModelIndex())
        self._table.scrollToTop()
        self._table.reload()

        def kept(result: object) -> None:
            self._log.end_waiting(number)
            self.kept.emit()
            if self._wants_last and not self._log.waiting:
                self._wants_last = False
                self.edit_last()

        def failed(error: EngageError) -> None:
            self._log.end_waiting(number)
            self._table.reload()
            self._entry.bring_back(line.splitlines(), error)

        self._context.write(lambda project, progress: write(project), kept, failed)

    def _keep_line(self, line: str) -> None:
        id = self._id
        self._keep(line, lambda project: feedback.log(project, id, line))

    def _keep_lines(self, lines: list[str]) -> None:
        id = self._id
        self._keep("\n".join(lines), lambda project: feedback.log_lines(project, id, lines))

    def park(self) -> None:
        """Put what is typed into the parking lot."""
        id = self._id
        if self._has_line():
            line = self._entry.take()
            self._keep(line, lambda project: pad.park(project, id, line))

    def note(self) -> None:
        """Note what is typed for ourselves: it never leaves the team."""
        id = self._id
        if self._has_line():
            line = self._entry.take()
            self._keep(line, lambda project: pad.note_to_self(project, id, line))

    def _has_line(self) -> bool:
        return bool(self._entry.line.text().strip()) and self._entry.correcting is None

    # Putting right

    def edit_last(self) -> None:
        """Correct what was logged last; what is still being kept, once it is kept."""
        id = self._id
        if self._log.waiting:
            self._wants_last = True
        else:
            self._correct(lambda project: pad.last_logged(project, id))

    def edit(self, key: int) -> None:
        """Correct what was logged, in the line."""
        found = named_by(key)
        if found is not None:
            self._correct(lambda project: found)

    def _correct(self, which: Callable[[Project], tuple[Noun, int] | None]) -> None:
        if self._context.project.is_read_only:
            return

        def read(project: Project) -> tuple[int, str] | None:
            found = which(project)
            return (key_of(*found), feedback.line_of(project, *found)) if found else None

        def correct(opened: tuple[int, str] | None) -> None:
            if task is self._opening:
                self._opening = None
                if opened is not None:
                    self._entry.correct(*opened)

        def failed(error: EngageError) -> None:
            if task is self._opening:
                self._opening = None
            self._context.reader.failed.emit(error)

        task = self._opening = self._context.read(read, correct, failed)

    def call_off(self) -> bool:
        """Open no correction that was asked for: what is typed meanwhile is a remark of its own."""
        was_opening = self._opening is not None or self._wants_last
        self._opening, self._wants_last = None, False
        return was_opening

    def edit_current(self) -> None:
        """Correct what the cursor stands on."""
        key = self._table.current_id()
        if key is not None:
            self.edit(key)

    def _relog(self, key: int, line: str) -> None:
        found = named_by(key)
        if found is None:
            return

        def failed(error: EngageError) -> None:
            self._entry.correct(key, line, error)

        self._context.write(lambda project, progress: feedback.relog(project, *found, line), None, failed)

    def to_commitment(self) -> None:
        """Turn the chosen remark, or the last one, into something that is to be done."""
        said = self.chosen(Noun.FEEDBACK) if self._table.hasFocus() else self._said()
        if said:
            self._context.write(lambda project, progress: feedback.to_commitment(project, said[0]))

    def remove(self) -> None:
        """Take away what is chosen."""
        for noun in (Noun.FEEDBACK, Noun.COMMITMENT):
            if ids := self.chosen(noun):
                self._remove(noun, ids)

    def _remove(self, noun: Noun, ids: list[int]) -> None:
        self._context.write(lambda project, progress: records.remove(project, records.CLASSES[noun], ids))

    # Choosing

    def chosen(self, noun: Noun = Noun.FEEDBACK) -> list[int]:
        """The ids of what is chosen, the one with the cursor first."""
        named = map(named_by, self._table.selected_ids_from_current())
        return [found[1] for found in named if found is not None and found[0] is noun]

    def _said(self) -> list[int]:
        """The ids of all remarks, the last first."""
        named = map(named_by, self._log.ids)
        return [found[1] for found in named if found is not None and found[0] is Noun.FEEDBACK]

    def go_to_log(self) -> None:
        """Go down into the log."""
        if self._log.rowCount():
            if not self._table.selected_count():
                self._table.select_row(max(self._table.currentIndex().row(), 0))
            self._table.setFocus()

    def go_to_next(self, narrowed: str) -> None:
        """Choose the next remark that a filter finds, after the last the first."""

        def find(project: Project) -> array[int]:
            found = records.ids(project, Feedback, narrowed)
            return array("q", (key_of(Noun.FEEDBACK, id) for id in found))

        self._context.read(find, lambda keys: self._table.select_next(self._log.ranges_of(keys)))
