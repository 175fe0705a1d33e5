"""Roundtables, meetings, calls: each with who came, what was said and what was promised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from engage.domain.engagements import AttendanceStatus, Channel, Engagement
from engage.domain.records import Noun
from engage.ui.context import Context
from engage.ui.dates import long_date, short_date
from engage.ui.engagements.attendance_tab import AttendanceTab
from engage.ui.engagements.editor import EngagementEditor
from engage.ui.feedback.page import who_text
from engage.ui.list_page import Listing, ListPage
from engage.ui.models.paged_table import Column, Look


def _came(engagement: Engagement) -> str:
    came = sum(seat.status is AttendanceStatus.ATTENDED for seat in engagement.attendance)
    return f"{came} of {len(engagement.attendance)}" if engagement.attendance else ""


COLUMNS = (
    Column("Date", lambda held: short_date(held.held_on), Look.QUIET, "held_on", 12, descending_first=True),
    Column("Title", lambda held: held.title, sort="title"),
    Column("Channel", lambda held: [held.channel.label], Look.CHIPS, "channel", 18),
    Column("Outside", lambda held: held.rule.label, Look.QUIET, "rule", 16),
    Column("Came", _came, width=9),
)

SAID = (
    Column("Who", who_text, Look.QUIET, width=14),
    Column("What was said", lambda feedback: feedback.text),
)
PROMISED = (
    Column("State", lambda commitment: [commitment.state.label], Look.CHIPS, width=9),
    Column("What", lambda commitment: commitment.text),
)


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


class EngagementsPage(ListPage):
    """Every interaction, the newest first."""

    name = "engagements"
    nouns = frozenset({Noun.ENGAGEMENT})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add_button("new", self.tr("New"), is_primary=True)
        unsaid = self.tr("Nothing has been logged yet. Ctrl+L logs what is said.")
        unpromised = self.tr(
            "Nothing was promised. Ctrl+L and a line that begins with > notes what is to be done."
        )
        attendance = AttendanceTab(context)
        attendance.failed.connect(self.failed)
        self.add_listing(
            Listing(
                Noun.ENGAGEMENT,
                COLUMNS,
                self.make_inspector(
                    EngagementEditor(context),
                    lambda held: (held.title, f"{held.channel.label} · {long_date(held.held_on)}"),
                    (
                        (self.tr("People"), attendance),
                        (self.tr("Said"), self.related(Noun.FEEDBACK, SAID, "engagement", unsaid)),
                        (
                            self.tr("Promised"),
                            self.related(Noun.COMMITMENT, PROMISED, "engagement", unpromised),
                        ),
                    ),
                ),
                (
                    self.tr("No engagements yet"),
                    self.tr("Put in a roundtable, a meeting or a call; then log what was said there."),
                ),
                lambda: Engagement(title="", held_on=_today(), channel=Channel.ROUNDTABLE),
            )
        )

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("EngagementsPage", "Engagements")

    def first_steps(self, noun: Noun) -> list[tuple[str, Callable[[], object]]]:
        import_files = self.context.actions["import_files"]
        return [*super().first_steps(noun), (self.tr("Import notes…"), import_files.trigger)]

    def current_engagement(self) -> int | None:
        """The engagement that is chosen, to log at."""
        return self.table.current_id()
