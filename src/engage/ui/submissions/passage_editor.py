"""The form of a passage: the themes of the feedback that was made of it, and how it reads in other words."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from engage.domain.feedback import Feedback
from engage.ui.context import Context
from engage.ui.editor import RecordEditor
from engage.ui.forms.ui_passage_editor import Ui_PassageEditor


class PassageEditor(RecordEditor):
    """Edits what one does to a passage while one reads; the feedback itself has more."""

    record_class = Feedback

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = Ui_PassageEditor()
        self.form.setupUi(self)
        self.form.codings.use(context)
        self.bind()
        self.form.to_feedback.clicked.connect(context.actions["open_submission"].trigger)

    def show_record(self, record: Any) -> None:
        self.form.codings.show_feedback(record)
        super().show_record(record)
