"""One engagement over the whole page: who came, its notes, what was said and promised, its documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from engage.domain.commitments import Commitment
from engage.domain.engagements import AttendanceStatus, Engagement
from engage.domain.feedback import Feedback
from engage.domain.filters import quoted
from engage.domain.records import Noun
from engage.services import records
from engage.services.projects import Project
from engage.ui import theme
from engage.ui.commitments.page import COLUMNS as COMMITMENTS
from engage.ui.context import Context
from engage.ui.engagements.attendance_tab import AttendanceTab
from engage.ui.engagements.documents_tab import DocumentsTab
from engage.ui.engagements.list_tab import ListTab
from engage.ui.engagements.notes_tab import NotesTab
from engage.ui.engagements.wording import when
from engage.ui.feedback.page import COLUMNS as FEEDBACK
from engage.ui.record_view import RecordView
from engage.ui.translation import word
from engage.ui.widgets.fields import first_upper
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.later import add_later, turn_to


class _Read(NamedTuple):
    record: Engagement
    said: int
    promised: int


class EngagementView(RecordView[_Read]):
    """What is known of an engagement stands in tabs."""

    summary_wanted = Signal(object)
    """The engagement whose note is to be seen as a summary."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, Noun.ENGAGEMENT, parent)
        self._record: Engagement | None = None
        # First of all: where the list makes way for the view, Qt puts the cursor on what was made first.
        self.tabs = QTabBar(self)
        self._stack = QStackedWidget(self)
        self.attendance = AttendanceTab(context, self._stack)
        self.notes = NotesTab(context, self._stack)
        self.documents = DocumentsTab(context, self._stack)
        self.said = ListTab(
            context,
            Noun.FEEDBACK,
            [column for column in FEEDBACK if column.sort != "said_on"],
            (self.tr("Nothing has been logged yet"), self.tr("Log a remark in one line, while people talk.")),
            ("log", self.tr("Log feedback")),
            self._stack,
        )
        self.promised = ListTab(
            context,
            Noun.COMMITMENT,
            [column for column in COMMITMENTS if column.sort],
            (
                self.tr("Nothing was promised"),
                self.tr("Note what is to be done; or begin a logged line with > and it lands here."),
            ),
            ("follow_up", self.tr("Make a follow-up")),
            self._stack,
        )
        self._tabs: Sequence[tuple[str, Any]] = (
            (self.tr("Attendance"), self.attendance),
            (self.tr("Notes"), self.notes),
            (self.tr("Feedback"), self.said),
            (self.tr("Follow-ups"), self.promised),
            (self.tr("Documents"), self.documents),
        )
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(self.tr("What to see of the engagement"))
        for text, tab in self._tabs:
            self.tabs.addTab(text)
            add_later(self._stack, tab)
        turn_to(self._stack, self.attendance)
        for tab in (self.attendance, self.said, self.promised):
            tab.record_wanted.connect(self.record_wanted)
        self.notes.failed.connect(self.failed)
        self.documents.summary_wanted.connect(self.summary_wanted)
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self._lay_out()

    def _lay_out(self) -> None:
        actions = self._context.actions
        column = self.lay_out(
            KeyButton(self.tr("Pad"), actions["open_pad"], "primary"),
            KeyButton(self.tr("Copy…"), actions["copy_engagement"], "secondary"),
        )
        column.addSpacing(theme.GRID // 2)
        column.addWidget(self.tabs)
        column.addSpacing(theme.GRID // 2)
        column.addWidget(self._stack, 1)

    # What is shown

    @property
    def record(self) -> Engagement | None:
        """The engagement that is open, as it was last read."""
        return self._record

    @property
    def tab(self) -> Any:
        """The tab in front."""
        return self._stack.currentWidget()

    def open(self, id: int) -> None:
        """Show an engagement, at the tab that was looked at last."""
        if id != self._id:
            self._record = None
        super().open(id)

    def close_record(self) -> None:
        """Let go of the engagement; what is being written is stored."""
        self.notes.commit()
        super().close_record()
        self._record = None

    def reader(self, id: int) -> Callable[[Project], _Read]:
        def read(project: Project) -> _Read:
            record = records.get(project, Engagement, id)
            there = f"engagement:{quoted(record.uid)}"
            said, promised = (records.count(project, noun, there) for noun in (Feedback, Commitment))
            return _Read(record, said, promised)

        return read

    def show_read(self, found: _Read) -> None:
        record = self._record = found.record
        channel, rule = first_upper(word(record.channel)), first_upper(word(record.rule))
        self.say_heading(record.title, channel, when(record), record.place, rule)
        counts = (len(record.attendance), None, found.said, found.promised, len(record.documents))
        for number, ((text, _), count) in enumerate(zip(self._tabs, counts, strict=True)):
            self.tabs.setTabText(number, text if not count else f"{text} {count:,}")
        self.notes.show_record(record)
        if self.tab is not self.notes:
            self.tab.show_record(record)

    def _on_tabs_current_changed(self, number: int) -> None:
        turn_to(self._stack, self._tabs[number][1])
        if self._record is not None:
            self.tab.show_record(self._record)

    # Deeds, for what is open: not before it is read, as the tabs still show what was open before

    def mark(self, status: AttendanceStatus) -> None:
        """Say of those who are chosen on the attendance list in front how they stand."""
        if self._record is not None and self.tab is self.attendance:
            self.attendance.mark(status)

    def give_keys(self) -> None:
        """Give everybody a key."""
        if self._record is not None:
            self.attendance.give_keys()

    def remove_chosen(self) -> None:
        """Take away what is chosen in the tab in front, where something can be."""
        if self._record is not None and self.tab in (self.attendance, self.documents):
            self.tab.remove_chosen()

    def attach(self) -> None:
        """Ask for documents to be kept with it."""
        if self._record is not None:
            self.show_tab(self.documents)
            self.documents.ask_for_files()

    def turn_final(self) -> None:
        """Make its note final, or reopen it."""
        if self._record is not None:
            self.show_tab(self.notes)
            self.notes.turn_final()

    # Getting about

    def turn_tab(self, step: int) -> None:
        """Go on to the next tab, or back to the one before."""
        if self._id is not None:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
            self.focus_content()

    def show_tab(self, tab: QWidget) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex([each for _, each in self._tabs].index(tab))

    def focus_content(self) -> None:
        """Put the cursor into the tab in front."""
        self.tab.focus_first()
