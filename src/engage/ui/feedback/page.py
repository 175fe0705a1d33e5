"""The log of the whole project: who said what, to which theme, and with what stance."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from engage.domain.disclosure import Level, Rule, effective_level
from engage.domain.feedback import Feedback
from engage.domain.records import Noun
from engage.ui.context import Context
from engage.ui.dates import long_date, short_date
from engage.ui.feedback.editor import FeedbackEditor
from engage.ui.list_page import Listing, ListPage
from engage.ui.models.paged_table import Column, Look
from engage.ui.widgets.record_delegate import stance_text

_HALF_MOON = "◐"
"""Outside, less may be said of who said it."""


def who_text(feedback: Feedback) -> list[str]:
    """Who said it, for ourselves: the body first, with a half-moon where less may be said outside."""
    speaker = feedback.organisation or feedback.contact
    name = speaker.name if speaker else ", ".join(feedback.unresolved[:1]) or "–"
    has_permission = bool(feedback.permission_by and feedback.permission_on and feedback.permission_how)
    rule = Rule(feedback.engagement.kind) if feedback.engagement else None
    level = effective_level(feedback.disclosure, rule, has_permission)
    return [name] if level in (Level.NAMED, Level.ORGANISATION) else [name, _HALF_MOON]


def _stance(feedback: Feedback) -> str:
    return stance_text(feedback.codings[0].stance if feedback.codings else feedback.stance)


COLUMNS = (
    Column("Date", lambda said: short_date(said.said_on), Look.QUIET, "said_on", 10, descending_first=True),
    Column("Who", who_text, sort="who", width=24),
    Column("What was said", lambda said: said.text, sort="text"),
    Column(
        "Theme", lambda said: [coding.theme.kind for coding in said.codings], Look.ACCENT_CHIPS, "theme", 8
    ),
    Column("Stance", _stance, Look.STANCE, "stance", 10),
)


class FeedbackPage(ListPage):
    """Everything that was said."""

    name = "feedback"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add_button("follow_up", self.tr("Follow up"))
        self.add_listing(
            Listing(
                Noun.FEEDBACK,
                COLUMNS,
                self.make_inspector(FeedbackEditor(context), self._heading, ()),
                (
                    self.tr("Nothing has been said yet"),
                    self.tr("Log a remark in one line, while people talk or afterwards from your notes."),
                ),
            )
        )

    def title(self) -> str:
        return self.tr("Feedback")

    def first_steps(self, noun: Noun) -> list[tuple[str, Callable[[], object]]]:
        return [(self.tr("Log feedback"), self.context.actions["log"].trigger)]

    def can_make_new(self) -> bool:
        return True

    def new_record(self) -> None:
        self.context.actions["log"].trigger()

    def _heading(self, feedback: Feedback) -> tuple[str, str]:
        where = feedback.engagement.name if feedback.engagement else self.tr("at no engagement")
        return feedback.who or self.tr("Somebody"), f"{where}, {long_date(feedback.said_on)}"
