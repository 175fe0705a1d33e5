"""Beside the preview's list: what becomes of one line, field by field, and who it may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engage.domain.records import Noun
from engage.errors import NotFound
from engage.services import records
from engage.services.importing.matching.field_changes import fields_said
from engage.services.importing.work import LEAVE_OUT, NEW, Candidate, Entry, FieldChange
from engage.services.projects import Project
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.importing.file_plan import FilePlan
from engage.ui.importing.lines import (
    Fate,
    Line,
    candidates_of,
    decision_on,
    is_left_out,
    may_be_left_out,
)
from engage.ui.importing.lines_table import fate_text
from engage.ui.importing.wording import cut, field_text, in_words, value_text, without_text
from engage.ui.tasks import Task
from engage.ui.translation import mark, translated
from engage.ui.widgets.chips import NOTE, PLAIN, ChipRow
from engage.ui.widgets.fields import first_upper
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.scrolling import ScrollColumn, bring_into_sight
from engage.ui.widgets.words import Words

_SENTENCES = {
    Fate.UNSURE: mark("It is added as new, unless you say that it is one of these."),
    Fate.NEW: mark("It is added."),
    Fate.FILLED: mark("It is there already: what is empty there is filled in."),
    Fate.REPLACED: mark("It is known by its id: what the file gives takes the place of what was there."),
    Fate.SAME: mark("It is there already, just as the file has it."),
    Fate.LEFT_OUT: mark("It is left out."),
}
_OF_ITS_OWN = frozenset({"id", "uid", "archived", "name"})
"""What is not compared."""

_TELLING = frozenset(
    {"title", "kind", "organisation", "emails", "phones", "address_street", "website", "region"}
)
"""What is compared although the file does not say it."""
_ABOVE = 3
"""Name, signs and sentence, which stand above what may be decided."""

_There = Mapping[str, Sequence[FieldChange]]
"""What the records say that a line may be about, by their uids."""


class LinePanel(QFrame):
    """Shows one line after the other; what is decided about it is rehearsed anew."""

    decided = Signal()

    def __init__(self, context: Context, plan: FilePlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self._context = context
        self._plan = plan
        self._line: Line | None = None
        self._reading: Task | None = None
        self.buttons: list[QPushButton] = []
        """What may be decided: for each who it may be, then that it is new, then that it is left out."""
        self.leave_out = QPushButton(self.tr("Leave out"))
        """Of a line about which nothing is asked: that it is left out, or imported after all."""
        self.leave_out.setProperty("role", "secondary")
        self.leave_out.setAutoDefault(False)
        self.leave_out.setToolTip(self.tr("In the list: the key Delete"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        self._body: QWidget = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(*(2 * theme.GRID,) * 4)
        self._column.setSpacing(theme.GRID)
        inside.addWidget(ScrollColumn(self._body))
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(*(2 * theme.GRID,) * 4)
        foot.addWidget(self.leave_out)
        foot.addStretch()
        inside.addWidget(self._foot)
        self._foot.hide()

    def show_line(self, line: Line | None) -> None:
        """Show what becomes of this one."""
        if self._reading is not None:
            self._reading.cancel()
        self._line, self._reading = line, None
        self._clear()
        self._foot.hide()
        if line is None:
            return
        asked = candidates_of(line.entry, self._plan.asked) if line.entry is not None else ()
        place = self._place(line.row) if line.row else ""
        self._add(Words(cut(line.text) or place or self.tr("To know"), size=1.15, wraps=True))
        signs = [(fate_text(line.fate), NOTE if line.fate is Fate.UNSURE else PLAIN)] if line.fate else []
        if line.text and place:
            signs.append((place, PLAIN))
        if line.without and line.entry is not None:
            signs.append((without_text(line.entry.noun, line.without), NOTE))
        if signs:
            chips = ChipRow()
            chips.show_chips(signs)
            self._add(chips)
        if line.problem:
            self._add(Words(in_words(line.problem), "note", wraps=True))
        elif is_left_out(line, self._plan.choices):
            self._add(Words(self.tr("It is left out, as you said."), "quiet", wraps=True))
        elif line.fate is not None:
            self._add(Words(translated(_SENTENCES[line.fate]), "quiet", wraps=True))
        if not asked:
            self._offer_to_leave_out(line)
        if line.entry is not None and asked:
            self._ask(line.entry, asked)
        elif line.entry is not None and line.entry.changes:
            self._add(self._changes(line.entry))
        elif line.row is not None:
            self._show_row(line.row)
        self._column.addStretch()

    def _place(self, row: int) -> str:
        """Where it stands in the file."""
        found = self._plan.known
        is_line = found is not None and found.counts_lines
        return (self.tr("Line {}") if is_line else self.tr("Row {}")).format(f"{row:,}")

    def _offer_to_leave_out(self, line: Line) -> None:
        """Below the line, for it is seldom wanted."""
        is_out = is_left_out(line, self._plan.choices)
        self.leave_out.setText(self.tr("Import it after all") if is_out else self.tr("Leave out"))
        self._foot.setVisible(is_out or may_be_left_out(line))

    def focus_first(self) -> None:
        """Put the cursor on what may be decided."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(self.buttons[0])

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def _clear(self) -> None:
        self.buttons.clear()
        while item := self._column.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    # What changes

    def _changes(self, entry: Entry) -> QWidget:
        noun, changes = entry.noun, entry.changes
        if any(change.before for change in changes):
            headings = [self.tr("Field"), self.tr("Before"), self.tr("After")]
            changed = [_as_read(noun, change.field, change.before, change.after) for change in changes]
            return self._grid(headings, changed)
        headings = [self.tr("Field"), self.tr("What the file gives")]
        return self._grid(headings, [_as_read(noun, change.field, change.after) for change in changes])

    def _show_row(self, row: int) -> None:
        """Show what stands in the row, where it is one of a table."""

        def show(cells: list[tuple[str, str]]) -> None:
            if task is self._reading and cells:
                headings = (self.tr("Column"), self.tr("In the file"))
                self._column.insertWidget(self._column.count() - 1, self._grid(headings, cells))

        task = self._reading = self._plan.read_row(row, show)

    def _grid(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> QWidget:
        """Fields or columns, each with what one side or two say."""
        grid = QWidget()
        cells = QGridLayout(grid)
        cells.setContentsMargins(0, theme.GRID // 2, 0, theme.GRID // 2)
        cells.setHorizontalSpacing(2 * theme.GRID)
        cells.setVerticalSpacing(theme.GRID // 2)
        for column, heading in enumerate(headings):
            cells.addWidget(Words(heading, "quiet"), 0, column)
            cells.setColumnStretch(column, 3 if column else 2)
        for number, row in enumerate(rows, 1):
            for column, text in enumerate(row):
                words = Words(cut(text) or ("–" if column else ""), "" if column else "quiet", wraps=True)
                cells.addWidget(words, number, column, Qt.AlignmentFlag.AlignTop)
        return grid

    # Who it may be

    def _ask(self, entry: Entry, candidates: Sequence[Candidate]) -> None:
        """Read what those say who it may be, then ask."""
        uids = [candidate.uid for candidate in candidates]

        def show(found: _There) -> None:
            if task is self._reading:
                self._show_candidates(entry, candidates, found)

        task = self._reading = self._context.read(
            lambda project: _said_there(project, entry.noun, uids), show
        )

    def _show_candidates(self, entry: Entry, candidates: Sequence[Candidate], there: _There) -> None:
        decision = decision_on(entry, self._plan.choices)
        row = entry.row or 0
        said = self._plan.asked[row].changes if row in self._plan.asked else entry.changes
        deeds = QWidget()
        across = FlowLayout(deeds, spacing=theme.GRID)
        place = self._column.count() - 1
        for number, candidate in enumerate(candidates, 1):
            name = f"{number}  {candidate.name}" if len(candidates) > 1 else candidate.name
            why = first_upper(candidate.why)
            if candidate.uid not in there:
                why = self.tr("{}. It is new in this file too: merge the two afterwards.").format(why)
            self._column.insertWidget(place, _heading(name, why))
            place += 1
            if candidate.uid in there:
                text = (
                    self.tr("It is {}").format(number) if len(candidates) > 1 else self.tr("It is this one")
                )
                button = self._button(text, row, candidate.uid, decision)
                heard = self.tr("It is this one: {}, {}").format(candidate.name, candidate.why)
                button.setAccessibleName(f"✓ {heard}" if decision == candidate.uid else heard)
                across.addWidget(button)
                rows = [_as_read(entry.noun, *each) for each in _side_by_side(said, there[candidate.uid])]
                both = self.tr("{}: {} in the file, {} there already")
                button.setAccessibleDescription(
                    "; ".join(both.format(*(cut(text) or "–" for text in each)) for each in rows)
                )
                headings = (self.tr("Field"), self.tr("In the file"), self.tr("There already"))
                self._column.insertWidget(place, self._grid(headings, rows))
                place += 1
        across.addWidget(self._button(self.tr("Add as new"), row, NEW, decision))
        across.addWidget(self._button(self.tr("Leave out"), row, LEAVE_OUT, decision))
        self._column.insertWidget(_ABOVE, deeds)

    def _button(self, text: str, row: int, meaning: str, decision: str | None) -> QPushButton:
        button = QPushButton(f"✓ {text}" if decision == meaning else text)
        button.setProperty("role", "secondary")
        button.setAutoDefault(False)
        button.clicked.connect(self._deciding(row, meaning))
        self.buttons.append(button)
        return button

    def _deciding(self, row: int, meaning: str) -> Callable[[], None]:
        def decide() -> None:
            self._plan.match(row, meaning)
            self.decided.emit()

        return decide


def _heading(name: str, why: str) -> QWidget:
    """Who it may be, and what speaks for it."""
    place = QWidget()
    words = QVBoxLayout(place)
    words.setContentsMargins(0, theme.GRID, 0, 0)
    words.setSpacing(0)
    words.addWidget(Words(name, size=1.05, wraps=True))
    words.addWidget(Words(why, "quiet", wraps=True))
    return place


def _as_read(noun: Noun, name: str, *texts: str) -> tuple[str, ...]:
    """A field and its values as they are read."""
    return (field_text(noun, name), *(value_text(noun, name, text) for text in texts))


def _side_by_side(said: Sequence[FieldChange], there: Sequence[FieldChange]) -> list[tuple[str, str, str]]:
    """What the file says and what a record says, by field: those of the file first."""
    theirs = {change.field: change.after for change in said}
    ours = {change.field: change.after for change in there}
    names = dict.fromkeys([*theirs, *(name for name in ours if name in _TELLING)])
    return [(name, theirs.get(name, ""), ours.get(name, "")) for name in names]


def _said_there(project: Project, noun: Noun, uids: Sequence[str]) -> _There:
    """What the records say that are there; one that the file would add first is not."""
    kind: Any = records.CLASSES[noun]
    names = [field.name for field in fields(kind) if field.name not in _OF_ITS_OWN]
    found: dict[str, Sequence[FieldChange]] = {}
    for uid in uids:
        try:
            record = records.get(project, kind, records.find(project, kind, uid))
        except NotFound:
            continue
        found[uid] = tuple(fields_said(noun, names, record))
    return found
