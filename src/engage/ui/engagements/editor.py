"""The form of an engagement."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from engage.domain.agendas import Agenda
from engage.domain.disclosure import Rule
from engage.domain.engagements import Channel, Engagement
from engage.domain.records import Reference
from engage.services import records
from engage.ui.context import Context
from engage.ui.editor import RecordEditor
from engage.ui.forms.ui_engagement_editor import Ui_EngagementEditor


class EngagementEditor(RecordEditor):
    """Edits when and how people met, what may be told of it, and its note."""

    record_class = Engagement

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._agendas: dict[int, Reference] = {}
        self.form = Ui_EngagementEditor()
        self.form.setupUi(self)
        self.form.channel.offer_choices(Channel)
        self.form.rule.offer_choices(Rule)
        self.bind()
        self.form.agenda.committed.disconnect()
        self.form.agenda.committed.connect(self._on_agenda_committed)

    def show_record(self, record: Any) -> None:
        super().show_record(record)
        self._show_agenda()
        self.context.read(
            lambda project: records.rows(project, Agenda, records.ids(project, Agenda)), self._offer_agendas
        )

    def _offer_agendas(self, agendas: list[Agenda]) -> None:
        self._agendas = {agenda.id: Reference(agenda.id, agenda.uid, agenda.title) for agenda in agendas}
        self.form.agenda.offer(
            [
                (self.tr("all of this project"), None),
                *((agenda.name, agenda.id) for agenda in self._agendas.values()),
            ]
        )
        self._show_agenda()

    def _show_agenda(self) -> None:
        self.form.agenda.show_value(self.record.agenda.id if self.record.agenda else None)

    def _on_agenda_committed(self, id: int | None) -> None:
        self.save("agenda", agenda=self._agendas[id] if id is not None else None)
