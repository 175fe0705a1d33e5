"""The form of an engagement."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from engage.domain.agendas import Agenda
from engage.domain.disclosure import Rule
from engage.domain.engagements import Channel, Engagement
from engage.domain.records import Reference
from engage.errors import Invalid
from engage.services import records
from engage.ui.context import Context
from engage.ui.editor import RecordEditor
from engage.ui.engagements.wording import rule_means
from engage.ui.forms.ui_engagement_editor import Ui_EngagementEditor
from engage.ui.widgets.words import SteadyWords


class EngagementEditor(RecordEditor):
    """Edits when, where and how people met, and what may be told of it."""

    record_class = Engagement

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._agendas: dict[int, Reference] = {}
        self.form = Ui_EngagementEditor()
        self.form.setupUi(self)
        self.form.channel.offer_choices(Channel)
        self.form.rule.offer_choices(Rule)
        self._means = SteadyWords([rule_means(rule) for rule in Rule], "quiet")
        self.form.rule_box.addWidget(self._means)
        self.bind()
        self.form.rule.committed.connect(self._tell_rule)
        self.form.agenda.committed.disconnect()
        self.form.agenda.committed.connect(self._on_agenda_committed)

    def show_record(self, record: Any) -> None:
        self._use_clock(record)
        super().show_record(record)
        self._tell_rule(self.record.rule)
        self._show_agenda()
        self.context.read(
            lambda project: records.rows(project, Agenda, records.ids(project, Agenda)), self._offer_agendas
        )

    def _use_clock(self, record: Engagement) -> None:
        for field in (self.form.starts_at, self.form.ends_at):
            field.use_clock(record.held_on, record.zone)

    def save(self, name: str, /, **values: Any) -> None:
        """Store fields; the times go along with the day and the clock, and the end with the start."""
        if values.get("held_on", self.record) is None:
            missing = self.tr("An engagement needs a date")
            self.refuse(name, Invalid(missing, "", self.tr("Write it as 25 March 2020")))
            return
        if not values.keys().isdisjoint(("held_on", "zone", "starts_at")):
            values = moved(self.record, **values)
            self._use_clock(replace(self.record, **values))
            for each in ("starts_at", "ends_at"):
                if each != name and each in values:
                    getattr(self.form, each).show_value(values[each])
        super().save(name, **values)

    def _tell_rule(self, rule: Rule) -> None:
        """Say what the rule means, to those who hear the window as well."""
        self._means.setText(rule_means(rule))
        self.form.rule.setAccessibleDescription(rule_means(rule))

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


def moved(engagement: Engagement, **values: Any) -> dict[str, Any]:
    """Return what changes with a day, a zone or a start: by the clock on the wall the times stay.

    With the start the end moves along: it lasts as long as before.
    """
    held_on, zone = values.get("held_on", engagement.held_on), values.get("zone", engagement.zone)
    clock, then = ZoneInfo(zone), ZoneInfo(engagement.zone)
    later = held_on - engagement.held_on

    def along(moment: dt.datetime | None) -> dt.datetime | None:
        if moment is None:
            return None
        there = moment.astimezone(then)
        return dt.datetime.combine(there.date() + later, there.time(), clock).astimezone(dt.UTC)

    if "starts_at" not in values:
        return {**values, "starts_at": along(engagement.starts_at), "ends_at": along(engagement.ends_at)}
    starts_at, was, ends_at = values["starts_at"], engagement.starts_at, engagement.ends_at
    if starts_at and was and ends_at:
        return {**values, "ends_at": ends_at + (starts_at - was)}
    return values
