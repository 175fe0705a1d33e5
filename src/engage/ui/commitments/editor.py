"""The form of a commitment, and the way back to what it follows from."""

from __future__ import annotations

from textwrap import shorten
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engage.domain.commitments import Commitment, CommitmentState
from engage.domain.records import Noun, Reference
from engage.ui.context import Context
from engage.ui.editor import RecordEditor
from engage.ui.forms.ui_commitment_editor import Ui_CommitmentEditor

_LONGEST = 240
"""Characters of what was said that are repeated here."""


class CommitmentEditor(RecordEditor):
    """Edits what is to be done: to whom, by whom, by when, and what came of it."""

    record_wanted = Signal(object, int)
    """The feedback or the engagement that it follows from is to be shown."""

    record_class = Commitment

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = Ui_CommitmentEditor()
        self.form.setupUi(self)
        self.form.state.offer_choices(CommitmentState)
        self.form.contact.use(context)
        self.form.organisation.use(context)
        self.bind()
        self.form.settled.clicked.connect(lambda: self.save("unresolved", unresolved=()))
        self.form.settled.setEnabled(not context.project.is_read_only)
        self.form.to_feedback.clicked.connect(lambda: self._go_to(Noun.FEEDBACK))
        self.form.to_engagement.clicked.connect(lambda: self._go_to(Noun.ENGAGEMENT))

    def show_record(self, record: Any) -> None:
        super().show_record(record)
        marks = ", ".join(record.unresolved)
        self.form.unresolved_note.setText(self.tr("To resolve: {}").format(marks))
        self.form.unresolved_part.setVisible(bool(marks))
        said: Reference | None = record.feedback
        held: Reference | None = record.engagement
        words = [self.tr("“{}”").format(shorten(said.name, _LONGEST, placeholder="…"))] if said else []
        self.form.origin_text.setText("\n".join([*words, *([held.name] if held else [])]))
        self.form.origin.setVisible(said is not None or held is not None)
        self.form.to_feedback.setVisible(said is not None)
        self.form.to_engagement.setVisible(held is not None)

    def save(self, name: str, /, **values: Any) -> None:
        """Store fields; whoever is chosen takes the place of the mark that named nobody known."""
        if values.get("contact") or values.get("organisation"):
            marks = list(self.record.unresolved)
            unknown = next((mark for mark in marks if mark.startswith("@")), None)
            if unknown is not None:
                marks.remove(unknown)
                values["unresolved"] = tuple(marks)
        super().save(name, **values)

    def _go_to(self, noun: Noun) -> None:
        reference: Reference | None = getattr(self.record, noun)
        if reference is not None:
            self.record_wanted.emit(noun, reference.id)
