"""The form of a piece of feedback, and how it would read outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from engage.domain.disclosure import Level, Rule, default_level, is_more_open
from engage.domain.feedback import Capacity, Feedback, Stance
from engage.ui.context import Context
from engage.ui.editor import RecordEditor
from engage.ui.forms.ui_feedback_editor import Ui_FeedbackEditor
from engage.ui.tasks import Task
from engage.ui.translation import word
from engage.ui.widgets.cells import stance_text
from engage.ui.widgets.fields import first_upper

if TYPE_CHECKING:
    from engage.services.projects import Project
    from engage.services.summaries.reading import Reading

_PERMISSION = ("permission_by", "permission_on", "permission_how")
"""Fields that are stored together or not at all, and with them a more open disclosure."""


class FeedbackEditor(RecordEditor):
    """Edits what was said: words, who, themes, and what may be told of it."""

    record_class = Feedback

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._outside: Task | None = None
        self._permission: dict[str, Any] = {}
        self._disclosure: Level | None = None
        self.form = Ui_FeedbackEditor()
        self.form.setupUi(self)
        self.form.capacity.offer_choices(Capacity)
        self.form.stance.offer(
            [(self.tr("not said"), None), *((stance_text(stance), stance) for stance in Stance)]
        )
        for control in (
            self.form.contact,
            self.form.organisation,
            self.form.codings,
            self.form.agreements,
        ):
            control.use(context)
        self.bind()
        self.form.where.clicked.connect(context.actions["show_where"].trigger)

    def show_record(self, record: Any) -> None:
        self.form.codings.show_feedback(record)
        rule = Rule(record.engagement.kind) if record.engagement else None
        self.form.disclosure.offer(
            [
                (self.tr("As agreed: {}").format(word(default_level(rule))), None),
                *((first_upper(word(level)), level) for level in Level),
            ]
        )
        is_another = self.record is None or self.record.uid != record.uid
        super().show_record(record)
        if is_another or record.permission_by:
            self._permission = {name: getattr(record, name) for name in _PERMISSION}
            self._disclosure = record.disclosure
            self.form.permission.setVisible(bool(record.permission_by))
        self.form.where.setVisible(bool(record.passages))
        marks = ", ".join(record.unresolved)
        self.form.unresolved_note.setText(self.tr("To resolve: {}").format(marks))
        self.form.unresolved_note.setVisible(bool(marks))
        self._show_outside(record)

    def _show_outside(self, record: Feedback) -> None:
        def show(reading: Reading) -> None:
            if task is self._outside:
                text = self._told(reading)
                self.form.outside.setText(self.tr("Outside the group this reads: {}").format(text))

        def read(project: Project) -> Reading:
            from engage.services.summaries.reading import reads_as

            return reads_as(project, record.id)

        task = self._outside = self.context.read(read, show)

    def _told(self, reading: Reading) -> str:
        if not reading.text:
            return f"{self.tr('Nothing is quoted.')} {reading.reason}"
        who = reading.attribution or self.tr("A participant")
        return f"{self.tr('{} said …').format(who)} {reading.reason}"

    def save(self, name: str, /, **values: Any) -> None:
        """Store fields; what needs the speaker's permission waits until that is written down."""
        if name == "disclosure":
            self._disclosure = values[name]
            rule = Rule(self.record.engagement.kind) if self.record.engagement else None
            usual = default_level(rule)
            if (
                self._disclosure is not None
                and is_more_open(self._disclosure, usual)
                and not self.record.permission_by
            ):
                self.form.permission.show()
                self.form.permission_by.setFocus()
                return
        if name in _PERMISSION:
            self._permission.update(values)
            if not all(self._permission.values()) and any(self._permission.values()):
                return
            values = {**self._permission, "disclosure": self._disclosure if any(values.values()) else None}
        super().save(name, **values)
