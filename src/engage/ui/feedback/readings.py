"""What was said as a whole, what is known of it, and as each audience would read it in print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from engage.domain.disclosure import Audience, Level, Rule, default_level, effective_level
from engage.domain.feedback import Feedback
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.dates import long_date
from engage.ui.tasks import Task
from engage.ui.translation import word
from engage.ui.widgets.cells import stance_text
from engage.ui.widgets.fields import first_upper
from engage.ui.widgets.prose import Prose
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import Words

if TYPE_CHECKING:
    from engage.services.projects import Project
    from engage.services.summaries.reading import Reading


class Readings(ScrollColumn):
    """A tab that follows the feedback in the inspector; all of it is read here, however long."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        body = QWidget()
        super().__init__(body, parent)
        self._context = context
        self._reading: Task | None = None
        self.whole = Prose()
        self.whole.setAccessibleName(self.tr("What was said"))
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(theme.GRID)
        self._facts.setVerticalSpacing(theme.GRID // 2)
        self._facts.setColumnStretch(1, 1)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(2 * theme.GRID, theme.GRID + 4, 2 * theme.GRID, 2 * theme.GRID)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self.whole)
        layout.addSpacing(theme.GRID)
        layout.addLayout(self._facts)
        self.quotes: dict[Audience, Prose] = {}
        self._reasons: dict[Audience, Words] = {}
        for audience, caption in (
            (Audience.INTERNAL, self.tr("As printed for ourselves")),
            (Audience.SHARED, self.tr("As printed for partners")),
            (Audience.PUBLIC, self.tr("As printed for the public")),
        ):
            quote, reason = Prose("Quote"), Words(role="quiet", wraps=True)
            quote.setAccessibleName(caption)
            self.quotes[audience], self._reasons[audience] = quote, reason
            layout.addSpacing(theme.GRID)
            layout.addWidget(Words(caption, "quiet"))
            layout.addWidget(quote)
            layout.addWidget(reason)
        layout.addStretch()

    def show_record(self, feedback: Feedback) -> None:
        """Show another piece of feedback, or the same one as it is now."""
        self.whole.show_text(feedback.text)
        self._show_facts(self._told(feedback))

        def show(readings: Sequence[Reading]) -> None:
            if task is self._reading:
                for audience, reading in zip(Audience, readings, strict=True):
                    self.quotes[audience].show_text(self._quoted(reading))
                    self._reasons[audience].setText(reading.reason)

        def read(project: Project) -> Sequence[Reading]:
            from engage.services.summaries.reading import reads_as

            return [reads_as(project, feedback.id, audience) for audience in Audience]

        task = self._reading = self._context.read(read, show)

    def _show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        while item := self._facts.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (caption, text) in enumerate(facts):
            top = Qt.AlignmentFlag.AlignTop
            self._facts.addWidget(Words(caption, "quiet"), row, 0, top)
            self._facts.addWidget(Words(text, wraps=True), row, 1, top)

    def _told(self, said: Feedback) -> list[tuple[str, str]]:
        """What is known of it, with captions; what is not known is left out."""
        themes = [
            f"{coding.theme.kind} {coding.theme.name}: {stance_text(coding.stance)}"
            for coding in said.codings
        ]
        uncoded = ", ".join(filter(None, (self.tr("not coded yet"), stance_text(said.stance))))
        members = f" ({said.members_spoken_for:,})" if said.members_spoken_for is not None else ""
        where = said.engagement.name if said.engagement else self.tr("at no engagement")
        marks = [
            *([self.tr("key point")] if said.is_key_point else []),
            *([self.tr("evidence offered")] if said.has_evidence else []),
        ]
        agreed = [
            ", ".join(each.name for each in (agreement.contact, agreement.organisation) if each)
            for agreement in said.agreements
        ]
        facts = [
            (self.tr("Said by"), said.who or self.tr("nobody known")),
            (self.tr("Source"), f"{where}, {long_date(said.said_on)}"),
            (self.tr("Question"), said.question.name if said.question else ""),
            (self.tr("Words"), self.tr("their own") if said.is_verbatim else self.tr("our account")),
            (self.tr("Themes"), "\n".join(themes) or uncoded),
            (self.tr("Capacity"), f"{first_upper(word(said.capacity))}{members}"),
            (self.tr("Disclosure"), self._disclosure(said)),
            (self.tr("Agreed by"), "\n".join(agreed)),
            (self.tr("Marked as"), ", ".join(marks)),
            (self.tr("To resolve"), ", ".join(said.unresolved)),
        ]
        return [(caption, text) for caption, text in facts if text]

    def _disclosure(self, said: Feedback) -> str:
        rule = Rule(said.engagement.kind) if said.engagement else None
        is_permitted = bool(said.permission_by and said.permission_on and said.permission_how)
        level: Level = effective_level(said.disclosure, rule, is_permitted)
        if level is default_level(rule):
            return self.tr("{}, as agreed").format(first_upper(word(level)))
        if is_permitted and said.permission_on:
            return self.tr("{}, permitted by {} on {} ({})").format(
                first_upper(word(level)),
                said.permission_by,
                long_date(said.permission_on),
                said.permission_how,
            )
        return self.tr("{}, set for this piece").format(first_upper(word(level)))

    def _quoted(self, reading: Reading) -> str:
        if not reading.text:
            return self.tr("Nothing is quoted.")
        beside = ", ".join(filter(None, (reading.attribution, reading.note)))
        return f"{reading.text}\n– {beside}" if beside else reading.text
