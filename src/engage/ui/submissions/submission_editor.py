"""The form of a submission: who sent it, to what, and its file."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engage.domain.consultations import Consultation
from engage.domain.records import Noun, Reference
from engage.domain.submissions import Submission
from engage.services import records
from engage.ui.context import Context
from engage.ui.editor import RecordEditor
from engage.ui.forms.ui_submission_editor import Ui_SubmissionEditor
from engage.ui.submissions.columns import size_text


class SubmissionEditor(RecordEditor):
    """Edits all but the text, which stays as it was received."""

    record_wanted = Signal(object, int)
    """The engagement for which it was sent in is to be shown."""

    record_class = Submission

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._consultations: dict[int, Reference] = {}
        self.form = Ui_SubmissionEditor()
        self.form.setupUi(self)
        self.form.organisation.use(context)
        self.form.contact.use(context)
        self.bind()
        self.form.consultation.committed.disconnect()
        self.form.consultation.committed.connect(self._on_consultation_committed)
        self.form.save_file.clicked.connect(context.actions["save_file"].trigger)
        self.form.to_engagement.clicked.connect(self._go_to_engagement)

    def show_record(self, record: Any) -> None:
        super().show_record(record)
        self._show_consultation()
        held: Reference | None = record.engagement
        self.form.engagement_text.setText(self.tr("Sent in to {}").format(held.name) if held else "")
        self.form.engagement_part.setVisible(held is not None)
        self.form.file_text.setText(" · ".join(filter(None, (record.file_name, size_text(record.size)))))
        self.form.file_part.setVisible(bool(record.sha256))
        self.context.read(
            lambda project: records.rows(project, Consultation, records.ids(project, Consultation)),
            self._offer_consultations,
        )

    def _offer_consultations(self, consultations: list[Consultation]) -> None:
        self._consultations = {each.id: Reference(each.id, each.uid, each.title) for each in consultations}
        named = ((each.name, each.id) for each in self._consultations.values())
        self.form.consultation.offer([(self.tr("none"), None), *named])
        self._show_consultation()

    def _show_consultation(self) -> None:
        if self.record is not None:
            answered = self.record.consultation
            self.form.consultation.show_value(answered.id if answered else None)

    def _on_consultation_committed(self, id: int | None) -> None:
        self.save("consultation", consultation=self._consultations[id] if id is not None else None)

    def _go_to_engagement(self) -> None:
        if self.record is not None and self.record.engagement:
            self.record_wanted.emit(Noun.ENGAGEMENT, self.record.engagement.id)
