"""The note of an engagement, as readers outside are told it, and our own notes, each beside how it reads."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from engage.domain.changes import Changes
from engage.domain.engagements import Engagement, NoteState
from engage.errors import EngageError
from engage.services import engagements, records
from engage.ui import errors, links, theme
from engage.ui.context import Context
from engage.ui.dates import long_date
from engage.ui.engagements.note_editor import NoteEditor
from engage.ui.widgets.fields import ChoiceField
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.words import Words

_FIELDS = ("summary", "notes")


class NotesTab(QWidget):
    """A switch between the two notes; each is stored while one writes."""

    failed = Signal(object)
    """An EngageError about a note that is not shown any more."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._engagement: Engagement | None = None
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        self.editors = {
            "summary": NoteEditor(
                self.tr("Summary, for readers outside"),
                self.tr("What a reader outside the room is told, in Markdown: # heading, - list, **bold**"),
            ),
            "notes": NoteEditor(
                self.tr("Our own notes, never printed outside"),
                self.tr("For ourselves: what to remember, what to ask next time"),
            ),
        }
        self.state = ChoiceField()
        self.state.setAccessibleName(self.tr("State of the note"))
        self.state.offer_choices(NoteState)
        self.state.committed.connect(self.set_state)
        self._state_label = Words(self.tr("State"), "quiet")
        self._state_label.setBuddy(self.state)
        self._final = Words(role="note", wraps=True)
        self._reopen = QPushButton(self.tr("Reopen the note"))
        self._reopen.clicked.connect(lambda: self.set_state(NoteState.DRAFT))
        self._stack = QStackedWidget()
        self._switch = QButtonGroup(self)
        row = FlowLayout(spacing=theme.GRID)
        names = (self.tr("Summary, for readers outside"), self.tr("Our own notes"))
        for number, (field, text) in enumerate(zip(_FIELDS, names, strict=True)):
            editor = self.editors[field]
            editor.committed.connect(partial(self._save, field))
            editor.reading.anchorClicked.connect(self._on_anchor_clicked)
            self._stack.addWidget(editor)
            button = QPushButton(text)
            button.setProperty("role", "segment")
            button.setCheckable(True)
            button.setChecked(not number)
            self._switch.addButton(button, number)
            row.addWidget(button)
        self._switch.idClicked.connect(self._turn_to)
        row.push_right()
        row.addWidget(self._state_label)
        row.addWidget(self.state)
        final = QHBoxLayout()
        final.setSpacing(theme.GRID)
        final.addWidget(self._final, 1)
        final.addWidget(self._reopen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addLayout(row)
        layout.addLayout(final)
        layout.addWidget(self._problem)
        layout.addWidget(self._stack, 1)
        for control in (self.state, self._reopen):
            control.setEnabled(not context.project.is_read_only)

    def show_record(self, record: Engagement) -> None:
        """Show the notes of this engagement; what is being written stays."""
        if self._engagement is None or self._engagement.uid != record.uid:
            self.commit()
            self._problem.hide()
        was, self._engagement = self._engagement, record
        is_final = record.note_state is NoteState.FINAL
        is_read_only = self._context.project.is_read_only
        self.editors["summary"].show_text(record.uid, record.summary, is_locked=is_final or is_read_only)
        self.editors["notes"].show_text(record.uid, record.notes, is_locked=is_read_only)
        self.state.show_value(record.note_state)
        self._show_final()
        if is_final and (was is None or was.uid != record.uid or was.note_state is not NoteState.FINAL):
            self._final.setText(self.tr("This note is final."))
            self._context.read(
                lambda project: engagements.made_final(project, record.id),
                lambda deed: self._say_final(record, deed),
            )

    def _say_final(self, record: Engagement, deed: tuple[str, dt.datetime] | None) -> None:
        if deed is None or self._engagement is None or self._engagement.uid != record.uid:
            return
        who, at = deed[0] or self.tr("somebody"), deed[1].astimezone()
        self._final.setText(
            self.tr("This note is final: {} made it so on {} at {}. It cannot be changed.").format(
                who, long_date(at.date()), f"{at:%H:%M}"
            )
        )

    def _show_final(self) -> None:
        is_summary = self._stack.currentIndex() == 0
        engagement = self._engagement
        is_final = engagement is not None and engagement.note_state is NoteState.FINAL
        self._final.setVisible(is_summary and is_final)
        self._reopen.setVisible(is_summary and is_final)
        self._state_label.setVisible(is_summary)
        self.state.setVisible(is_summary)

    def _turn_to(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._show_final()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the cursor into the text."""
        self.editors[_FIELDS[self._stack.currentIndex()]].text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Deeds

    def commit(self) -> None:
        """Store what is written so far."""
        for editor in self.editors.values():
            editor.commit()

    def set_state(self, state: NoteState) -> None:
        """Say how far the note is; what is being written is stored before."""
        engagement = self._engagement
        if engagement is None or engagement.note_state is state:
            return
        self.commit()
        self._write(engagement, {"note_state": state})

    def turn_final(self) -> None:
        """Make the note final, or reopen it where it is."""
        if self._engagement is not None:
            is_final = self._engagement.note_state is NoteState.FINAL
            self.set_state(NoteState.DRAFT if is_final else NoteState.FINAL)

    def _on_anchor_clicked(self, url: QUrl) -> None:
        links.ask(url.toString(), self._context.actions["help"], self)

    def _save(self, field: str, text: str) -> None:
        if self._engagement is not None:
            self._write(self._engagement, {field: text}, self.editors[field])

    def _write(
        self, engagement: Engagement, values: dict[str, object], editor: NoteEditor | None = None
    ) -> None:
        self._problem.hide()

        def is_shown() -> bool:
            return self._engagement is not None and self._engagement.uid == engagement.uid

        def done(changes: Changes) -> None:
            if editor is not None and is_shown():
                editor.settle()

        def failed(error: EngageError) -> None:
            if not is_shown():
                self.failed.emit(error)
                return
            if editor is not None:
                editor.keep()
            self.state.show_value(engagement.note_state)
            errors.show_beside(self._problem, error)

        self._context.write(
            lambda project, progress: records.edit(project, Engagement, engagement.id, **values),
            done,
            failed,
        )
