"""After the room: what is to resolve and what is not coded yet, one key each; and then the note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engage.domain.engagements import Engagement, NoteState
from engage.domain.feedback import Feedback, Stance
from engage.domain.filters import quoted
from engage.domain.records import Noun
from engage.errors import EngageError, NotFound
from engage.services import engagements, records
from engage.services.engagements import SentNote
from engage.services.projects import Project
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.dates import long_date
from engage.ui.engagements.note_editor import NoteReading
from engage.ui.engagements.notes_tab import NotesTab
from engage.ui.feedback.deeds import FeedbackDeeds
from engage.ui.feedback.page import COLUMNS
from engage.ui.history import History
from engage.ui.pad.full_page import FullPage
from engage.ui.paged_records import paged_records
from engage.ui.tasks import Task
from engage.ui.translation import mark, translated, word
from engage.ui.widgets.empty_state import EmptyState
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.prose import Prose
from engage.ui.widgets.record_table import RecordTable
from engage.ui.widgets.words import OneLine, Words

_STEPS = (
    (mark("To resolve"), "is:unresolved"),
    (mark("Not coded yet"), "is:uncoded"),
    (mark("All that was said"), ""),
)
_RESOLVE, _CODE, _ALL, _NOTE = range(4)
_NARROWEST = 20 * theme.GRID
_HISTORY = 40 * theme.GRID


class _Read(NamedTuple):
    held: Engagement
    counts: list[int]


class ReviewPage(FullPage):
    """A step after the other; a step of which nothing is left leads to the next."""

    name = "review"
    deeds = frozenset(
        (
            *("code", "uncode", "next_uncoded", "resolve", "key_point", "evidence", "open_pad", "turn_final"),
            *(f"stance_{stance}" for stance in Stance),
        )
    )
    feedback: FeedbackDeeds

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._held: Engagement | None = None
        self._reading: Task | None = None
        self._step = _RESOLVE
        self._is_opening = False
        self._title = Words(size=1.5)
        self._subtitle = OneLine(role="quiet", narrowest=_NARROWEST)
        self.model = paged_records(context, Noun.FEEDBACK, COLUMNS, self)
        self.model.sort_by = "said_on"
        self.table = RecordTable()
        self.table.setAccessibleName(self.tr("What was said"))
        self.table.show_table(self.model)
        self.whole = Prose()
        self.whole.setAccessibleName(self.tr("What was said, in full"))
        self.feedback = FeedbackDeeds(context, self, self._chosen)
        self.steps = QButtonGroup(self)
        self.notes = NotesTab(context)
        self.history = History(context, Engagement)
        self._beside = QStackedWidget()
        self._done = EmptyState()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=theme.GRID)
        head.addWidget(self.back)
        head.addWidget(self._title)
        head.addWidget(self._subtitle)
        head.push_right()
        head.addWidget(KeyButton(self.tr("Pad"), self.context.actions["open_pad"], "secondary"))
        steps = FlowLayout(spacing=theme.GRID)
        for number in range(len(_STEPS) + 1):
            button = QPushButton()
            button.setProperty("role", "segment")
            button.setCheckable(True)
            self.steps.addButton(button, number)
            steps.addWidget(button)
        keys = FlowLayout(spacing=theme.GRID)
        for name, text in (
            ("resolve", self.tr("Resolve a mark")),
            ("code", self.tr("Code to a theme")),
            ("key_point", self.tr("Key point")),
            ("evidence", self.tr("Evidence")),
        ):
            keys.addWidget(KeyButton(text, self.context.actions[name], "secondary"))
        walk = QWidget()
        self._walk = QStackedWidget()
        self._walk.addWidget(self.table)
        self._walk.addWidget(self._done)
        column = QVBoxLayout(walk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self._walk, 1)
        column.addWidget(self.whole)
        column.addLayout(keys)
        self._stack = QStackedWidget()
        self._stack.addWidget(walk)
        self._stack.addWidget(self._note())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, theme.GRID + 4, 20, 20)
        layout.setSpacing(theme.GRID)
        layout.addLayout(head)
        layout.addLayout(steps)
        layout.addWidget(self._stack, 1)

    def _note(self) -> QWidget:
        """The note with its way: draft, sent to those who were there, corrected, final."""
        self._state = OneLine(role="note", narrowest=_NARROWEST)
        self.go_on = QPushButton()
        self.go_on.setProperty("role", "primary")
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.see = QPushButton(self.tr("See it as a summary"))
        self.see.clicked.connect(self._on_see_clicked)
        self.see_sent = QPushButton(self.tr("What was sent"))
        self.see_sent.setCheckable(True)
        self.see_sent.toggled.connect(lambda is_wanted: self._beside.setCurrentIndex(is_wanted))
        self.sent = NoteReading()
        self.sent.setAccessibleName(self.tr("The note as it was sent"))
        self._beside.addWidget(self.history)
        self._beside.addWidget(self.sent)
        way = FlowLayout(spacing=theme.GRID)
        way.addWidget(self._state)
        way.push_right()
        way.addWidget(self.see_sent)
        way.addWidget(self.see)
        way.addWidget(self.go_on)
        self._beside.setMaximumWidth(_HISTORY)
        both = QHBoxLayout()
        both.setSpacing(theme.GRID)
        both.addWidget(self.notes, 1)
        both.addWidget(self._beside)
        note = QWidget()
        column = QVBoxLayout(note)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(way)
        column.addLayout(both, 1)
        return note

    def _connect(self) -> None:
        self.steps.idClicked.connect(self.show_step)
        self.feedback.failed.connect(self.failed)
        self.feedback.next_wanted.connect(self._go_to_next)
        self.table.opened.connect(lambda id: self.record_wanted.emit(Noun.FEEDBACK, id))
        self.table.current_changed.connect(self._show_whole)
        self.model.modelReset.connect(self._on_model_reset)
        self.model.dataChanged.connect(lambda: self._show_whole(self.table.current_id()))

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("ReviewPage", "Review")

    # What is shown

    def open(self, id: int) -> None:
        """Begin with the first step of which there is something."""
        self.id = id
        self._held = None
        self._is_opening = True
        self.refresh()

    def refresh(self) -> None:
        id = self.id
        if id is None:
            return

        def read(project: Project) -> _Read:
            held = records.get(project, Engagement, id)
            there = f"engagement:{quoted(held.uid)}"
            counts = [records.count(project, Feedback, f"{there} {term}".strip()) for _, term in _STEPS]
            return _Read(held, counts)

        def show(found: _Read) -> None:
            if task is self._reading:
                self._show(found)

        def failed(error: EngageError) -> None:
            if isinstance(error, NotFound):
                self.closed.emit()
            else:
                self.failed.emit(error)

        task = self._reading = self.context.read(read, show, failed)

    def _show(self, found: _Read) -> None:
        held = self._held = found.held
        to_resolve, to_code, _ = found.counts
        self._title.setText(self.tr("After the room"))
        self._subtitle.setText(held.title)
        texts = [
            f"{translated(text)} {count:,}" for (text, _), count in zip(_STEPS, found.counts, strict=True)
        ]
        for number, text in enumerate([*texts, self.tr("The note: {}").format(word(held.note_state))]):
            self.steps.button(number).setText(text)
        if self._is_opening:
            self._is_opening = False
            self.show_step(_RESOLVE if to_resolve else _CODE if to_code else _NOTE)
        elif (self._step is _RESOLVE and not to_resolve) or (self._step is _CODE and not to_code):
            # Nothing is left of this step: on to the next.
            self.show_step(_CODE if to_code else _RESOLVE if to_resolve else _NOTE)
        else:
            self._show_step_again()

    def show_step(self, step: int) -> None:
        """Turn to a step, with the cursor in it."""
        self._step = step
        self.steps.button(step).setChecked(True)
        self._stack.setCurrentIndex(step == _NOTE)
        self._show_step_again()
        self.focus_content()

    def _show_step_again(self) -> None:
        if self._held is None:
            return
        if self._step == _NOTE:
            self.notes.show_record(self._held)
            self.history.show_record(self._held)
            self._show_way(self._held)
        else:
            there = f"engagement:{quoted(self._held.uid)} {_STEPS[self._step][1]}".strip()
            self.model.load(there, rows=(0, 100))

    def _on_model_reset(self) -> None:
        has_rows = self.model.rowCount() > 0
        had_focus = self.table.hasFocus()
        if not has_rows:
            self._done.say(self.tr("Nothing is left here"), self.tr("Go on with another step above."))
        self._walk.setCurrentIndex(not has_rows)
        if has_rows and self.table.current_id() is None:
            self.table.select_row(0)
        if had_focus and not has_rows:
            self.steps.button(self._step).setFocus()
        self._show_whole(self.table.current_id())

    def _show_whole(self, id: int | None) -> None:
        """What is chosen, all of it."""
        row = self.table.currentIndex().row()
        said = self.model.record(row) if id is not None and 0 <= row < self.model.rowCount() else None
        text = said.text if isinstance(said, Feedback) else ""
        marks = ", ".join(said.unresolved) if isinstance(said, Feedback) else ""
        self.whole.show_text(f"{text}\n{self.tr('To resolve: {}').format(marks)}" if marks else text)
        self.whole.setVisible(bool(text))

    def _chosen(self) -> Sequence[int]:
        return self.table.selected_ids_from_current()

    def _go_to_next(self, term: str) -> None:
        self.show_step(_RESOLVE if term == "is:unresolved" else _CODE)

    # The note

    def _show_way(self, held: Engagement) -> None:
        told, step = {
            NoteState.DRAFT: (
                self.tr(
                    "Write the note and send it to those who were there: what you send stays in its history."
                ),
                self.tr("It was sent to them"),
            ),
            NoteState.SENT: (
                self.tr(
                    "Those who were there have it. Write in their corrections: each stands in its history."
                ),
                self.tr("Make it final"),
            ),
            NoteState.FINAL: (self.tr("It is final and locked; its history says how it came about."), ""),
        }[held.note_state]
        self._state.setText(told)
        self.go_on.setText(step)
        self.go_on.setVisible(bool(step))
        self.go_on.setEnabled(not self.context.project.is_read_only)
        self.context.read(lambda project: engagements.sent_note(project, held.id), self._show_sent)

    def _show_sent(self, sent: SentNote | None) -> None:
        """Offer the note as it was sent, where it was."""
        self.see_sent.setVisible(sent is not None)
        if sent is None:
            self.see_sent.setChecked(False)
            return
        at = sent.at.astimezone()
        by = self.tr("Sent by {} on {} at {}").format(
            sent.who or self.tr("somebody"), long_date(at.date()), f"{at:%H:%M}"
        )
        self.sent.show_markdown(f"*{by}*\n\n{sent.text}")

    def _on_go_on_clicked(self) -> None:
        if self._held is not None:
            is_draft = self._held.note_state is NoteState.DRAFT
            self.notes.set_state(NoteState.SENT if is_draft else NoteState.FINAL)

    def turn_final(self) -> None:
        """Make the note final, or reopen it."""
        self.show_step(_NOTE)
        self.notes.turn_final()

    def _on_see_clicked(self) -> None:
        if self._held is not None:
            self.notes.commit()
            self.summary_wanted.emit("engagement-note", f"engagement:{self._held.uid}")

    # Getting about

    def focus_content(self) -> None:
        if self._step == _NOTE:
            self.notes.focus_first()
        elif self._walk.currentWidget() is self.table:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.steps.button(self._step).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_pane(self) -> bool:
        """On from the steps to what is below them, and back."""
        focus = self.focusWidget()
        is_above = isinstance(focus, QPushButton) and self.steps.id(focus) >= 0
        if is_above:
            self.focus_content()
        else:
            self.steps.button(self._step).setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def edit_current(self) -> None:
        id = self.table.current_id()
        if self._step != _NOTE and id is not None:
            self.record_wanted.emit(Noun.FEEDBACK, id)

    def remove_current(self) -> None:
        ids: Sequence[int] = self._chosen()
        if self._step != _NOTE and ids:
            self.context.write(lambda project, progress: records.remove(project, Feedback, ids))
