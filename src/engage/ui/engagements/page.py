"""Roundtables, meetings, calls: each with who came, what was said and what was promised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedLayout, QWidget

from engage.domain.engagements import AttendanceStatus, Channel, Engagement
from engage.domain.projects import ProjectDetails
from engage.domain.records import Noun
from engage.services import calendar, projects, records
from engage.services.calendar import CalendarEntry
from engage.ui.commitments.page import BESIDE_A_RECORD
from engage.ui.context import Context
from engage.ui.dates import long_date, short_date
from engage.ui.engagements.calendar import CalendarView
from engage.ui.engagements.copy_dialog import CopyDialog
from engage.ui.engagements.editor import EngagementEditor
from engage.ui.engagements.invite_dialog import InviteDialog
from engage.ui.engagements.note_editor import NoteGlance
from engage.ui.engagements.view import EngagementView
from engage.ui.engagements.wording import turnout_of
from engage.ui.feedback.page import who_text
from engage.ui.help.help_key import offer_help
from engage.ui.list_page import Listing, ListPage
from engage.ui.models.paged_table import Column, Look, PagedTable
from engage.ui.tasks import Task
from engage.ui.translation import mark, word

COLUMNS = (
    Column(
        mark("Date"),
        lambda held: short_date(held.held_on),
        Look.QUIET,
        "held_on",
        14,
        descending_first=True,
        least=14,
    ),
    Column(mark("Title"), lambda held: held.title, sort="title", least=32),
    Column(mark("Channel"), lambda held: [word(held.channel)], Look.CHIPS, "channel", 18, gives_way=3),
    Column(mark("Place"), lambda held: held.place, Look.QUIET, "place", 18, least=8, is_extra=True),
    Column(mark("Outside"), lambda held: word(held.rule), Look.QUIET, "rule", 17, least=16, gives_way=1),
    Column(mark("Who came"), turnout_of, Look.QUIET, width=15, least=15, gives_way=2),
)

SAID = (
    Column(mark("Who"), who_text, Look.QUIET, width=14),
    Column(mark("What was said"), lambda feedback: feedback.text),
)

_COMING = "after:today"
_PAST = "-after:today"
_VIEWS = ((mark("All"), ""), (mark("Coming"), _COMING), (mark("Past"), _PAST))
_LIST, _CALENDAR = range(2)


class EngagementsPage(ListPage):
    """Every interaction as a list or a calendar; one of them opens over the whole page."""

    name = "engagements"
    has_layers = True
    nouns = frozenset({Noun.ENGAGEMENT})
    deeds = frozenset(
        (
            *("copy_engagement", "turn_calendar", "invite", "give_seats", "attach_document", "turn_final"),
            *("next_tab", "previous_tab", "open_pad", "pad_review"),
            *(f"attendance_{status}" for status in AttendanceStatus),
        )
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._zone = ProjectDetails(name="").zone
        self._reading: Task | None = None
        self.add_button("new", self.tr("New"), is_primary=True)
        unsaid = self.tr("Nothing has been logged yet. Ctrl+L logs what is said.")
        unpromised = self.tr(
            "Nothing was promised. Ctrl+L and a line that begins with > notes what is to be done."
        )
        self.add_listing(
            Listing(
                Noun.ENGAGEMENT,
                COLUMNS,
                self.make_inspector(
                    Noun.ENGAGEMENT,
                    lambda: EngagementEditor,
                    self._heading,
                    lambda editor: (
                        (self.tr("Note"), NoteGlance),
                        (self.tr("Said"), self.related(Noun.FEEDBACK, SAID, "engagement", unsaid)),
                        (
                            self.tr("Promised"),
                            self.related(Noun.COMMITMENT, BESIDE_A_RECORD, "engagement", unpromised),
                        ),
                    ),
                ),
                (
                    self.tr("No engagements yet"),
                    self.tr("Put in a roundtable, a meeting or a call; then log what was said there."),
                ),
                self._draft,
            )
        )
        self._view: EngagementView | None = None
        self.calendar = CalendarView()
        self._forms = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self.offer_for_many("remove")
        if context.preferences.screen_text("engagements.form") == "calendar":
            self._show_form(_CALENDAR)

    def _lay_out(self) -> None:
        for number, text in enumerate((self.tr("List"), self.tr("Calendar"))):
            button = QPushButton(text)
            button.setProperty("role", "segment")
            button.setCheckable(True)
            button.setChecked(number == _LIST)
            self._forms.addButton(button, number)
        self.views = self.add_quick_filters(_VIEWS, *self._forms.buttons())
        states = self.table.parentWidget()  # the list, or what stands in its place
        around = states.parentWidget() if states is not None else None
        below = around.layout() if around is not None else None
        assert states is not None  # noqa: S101  as every list page is laid out
        assert below is not None  # noqa: S101
        both = QWidget(around)
        below.replaceWidget(states, both)
        self._states = QStackedLayout(both)
        self._states.addWidget(states)
        self._states.addWidget(self.calendar)
        self._layers, self._list = self.lay_below()

    def _connect(self) -> None:
        self._forms.idClicked.connect(self._show_form)
        self.table.opened.disconnect()
        self.table.opened.connect(self.open)
        self.table.current_changed.connect(lambda id: self._keep_inspector())
        self.table.model().modelReset.connect(self._on_list_changed)
        self.filter_bar.filter_changed.connect(self._on_filter_changed)
        self.calendar.opened.connect(self.open)
        self.calendar.current_changed.connect(self._on_calendar_current_changed)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("EngagementsPage", "Engagements")

    def first_steps(self, noun: Noun) -> list[tuple[str, Callable[[], object]]]:
        import_files = self.context.actions["import_files"]
        return [*super().first_steps(noun), (self.tr("Import notes…"), import_files.trigger)]

    def nothing_found(
        self, noun: Noun, filter: str
    ) -> tuple[str, str, list[tuple[str, Callable[[], object]]]]:
        if filter == _COMING:
            sentence = self.tr("What is put in with a date from today on stands here.")
            return self.tr("Nothing is coming"), sentence, super().first_steps(noun)
        return super().nothing_found(noun, filter)

    def _heading(self, held: Engagement) -> tuple[str, str]:
        parts = (word(held.channel), long_date(held.held_on), turnout_of(held))
        return held.title, " · ".join(filter(None, parts))

    def _today(self) -> dt.date:
        return dt.datetime.now(ZoneInfo(self._zone)).date()

    def _draft(self) -> Engagement:
        return Engagement(title="", held_on=self._today(), zone=self._zone, channel=Channel.ROUNDTABLE)

    # What is shown

    def refresh(self) -> None:
        super().refresh()
        if self._view is not None:
            self._view.refresh()

        def show(zone: str) -> None:
            self._zone = zone

        self.context.read(lambda project: projects.details(project).zone, show)

    def _show_form(self, form: int) -> None:
        """Show the engagements as a list, or day by day."""
        self._forms.button(form).setChecked(True)
        self._states.setCurrentIndex(form)
        self._read_calendar()

    @property
    def is_calendar(self) -> bool:
        """Whether the engagements are shown day by day."""
        return self._forms.checkedId() == _CALENDAR

    def turn_calendar(self) -> None:
        """Turn from the list to the calendar, or back."""
        self.close_view()
        self._show_form(_LIST if self.is_calendar else _CALENDAR)
        self.focus_content()

    def _on_list_changed(self) -> None:
        """Follow the list; where it is empty, what it says then stands in the calendar's place too."""
        if self.is_calendar:
            has_rows = self.table.model().rowCount() > 0
            self._states.setCurrentIndex(_CALENDAR if has_rows else _LIST)
            self._read_calendar()

    def _read_calendar(self) -> None:
        if not self.is_calendar:
            return
        text, today = self.filter_bar.text(), self._today()

        def show(entries: Sequence[CalendarEntry]) -> None:
            if task is self._reading:
                self.calendar.show_entries(entries, today, self._zone)

        task = self._reading = self.context.read(
            lambda project: calendar.entries(project, text, today=today), show, lambda error: None
        )

    def _on_calendar_current_changed(self, id: int | None) -> None:
        """The inspector and the deeds are about what is chosen in the list: it goes along."""
        if id is not None and self.is_calendar and not self.table.select(id):
            self.listing.inspector.show_id(id)

    def _on_filter_changed(self, text: str) -> None:
        """What is coming stands with the next at the top, all else with the newest."""
        wanted, other = ("held_on", "-held_on") if _COMING in text.split() else ("-held_on", "held_on")
        model = self.table.model()
        assert isinstance(model, PagedTable)  # noqa: S101  as on every list page
        if model.sort_by == other:
            model.load(text, wanted)

    # One engagement

    @property
    def view(self) -> EngagementView:
        """The place of an engagement that is open: put together when it is first asked for."""
        if self._view is None:
            self._view = EngagementView(self.context, self)
            self._layers.addWidget(self._view)
            self._view.closed.connect(self.close_view)
            self._view.gone.connect(self.close_view)
            self._view.failed.connect(self.failed)
            self._view.record_wanted.connect(self.record_wanted)
            self._view.summary_wanted.connect(
                lambda engagement: self.summary_wanted.emit("engagement-note", f"engagement:{engagement.uid}")
            )
        return self._view

    @property
    def _open_id(self) -> int | None:
        return self._view.id if self._view is not None else None

    def open(self, id: int) -> None:
        """Show one engagement over the whole page."""
        self.table.select(id)  # and no other: the inspector is about this one
        self._layers.setCurrentWidget(self.view)
        self.view.open(id)
        self._show_tabs()
        self.listing.inspector.show_id(id)

    def close_view(self) -> None:
        """Go back to the list, with the engagement chosen there."""
        id = self._open_id
        if id is None:
            return
        self.view.close_record()
        self._layers.setCurrentWidget(self._list)
        self._show_tabs()
        if not self.table.select(id):
            self.listing.inspector.show_id(self.table.current_id())
        self.focus_content()

    def _show_tabs(self) -> None:
        """What stands in the page's own tabs need not stand in the inspector too."""
        tabs = self.listing.inspector.tabs
        is_open = self._open_id is not None
        for number in range(1, tabs.count() - 1):
            tabs.setTabVisible(number, not is_open)

    def _keep_inspector(self) -> None:
        """While one is open, the inspector stays with it, whatever the list below does."""
        if self._open_id not in (None, self.table.current_id()):
            self.listing.inspector.show_id(self._open_id)

    def current_engagement(self) -> int | None:
        """The engagement that is open or chosen, to log at."""
        return self._open_id if self._open_id is not None else self.table.current_id()

    def open_engagement(self) -> int | None:
        """The engagement whose whole view is in the place of the list."""
        return self._open_id

    def show_record(self, noun: Noun, id: int) -> None:
        if self._open_id not in (None, id):
            self.close_view()
        super().show_record(noun, id)

    def show_filter(self, noun: Noun, text: str) -> None:
        self.close_view()
        super().show_filter(noun, text)

    def focus_filter(self) -> None:
        if self._open_id is not None and self.view.tab is self.view.attendance:
            self.view.attendance.picker.setFocus()
        else:
            self.close_view()
            super().focus_filter()

    def focus_content(self) -> None:
        if self._open_id is not None:
            self.view.focus_content()
        elif self._states.currentWidget() is self.calendar:
            self.calendar.setFocus()
        else:
            super().focus_content()

    def edit_current(self) -> None:
        if self._open_id is not None and self.view.attendance.table.hasFocus():
            self.view.attendance.edit_current()
        else:
            super().edit_current()

    def place(self) -> dict[str, int]:
        place = super().place()
        if self._open_id is not None:
            place.update(open=self._open_id, tab=self.view.tabs.currentIndex())
        return place

    def go_back_to(self, place: Mapping[str, int]) -> None:
        super().go_back_to(place)
        if "open" in place:
            self.open(place["open"])
            self.view.tabs.setCurrentIndex(place["tab"])

    def screens(self) -> dict[str, str]:
        return {**super().screens(), "engagements.form": "calendar" if self.is_calendar else "list"}

    # Deeds

    def new_record(self) -> None:
        self.close_view()
        super().new_record()

    def remove_current(self) -> None:
        """Take away what is chosen: on the list, engagements; in a tab, what is chosen there."""
        if self._open_id is None:
            super().remove_current()
        else:
            self.view.remove_chosen()

    def copy(self) -> None:
        """Ask for a day, and make an engagement like this one."""
        self._with_current(self._ask_for_copy)

    def _ask_for_copy(self, engagement: Engagement) -> None:
        dialog = CopyDialog(self.context, engagement, self)
        offer_help(dialog, self.context.actions["help"], "engagements")
        dialog.copied.connect(self._on_copied)
        dialog.open()

    def _on_copied(self, id: int) -> None:
        self.close_view()
        self.show_record(Noun.ENGAGEMENT, id)

    def invite(self) -> None:
        """Ask whom to invite."""
        self._with_current(self._ask_whom)

    def _ask_whom(self, engagement: Engagement) -> None:
        if self._open_id is None:
            self.open(engagement.id)
        self.view.show_tab(self.view.attendance)
        dialog = InviteDialog(self.context, engagement, self)
        offer_help(dialog, self.context.actions["help"], "engagements")
        dialog.open()

    def _with_current(self, then: Callable[[Engagement], object]) -> None:
        id = self.current_engagement()
        if id is not None:
            self.context.read(lambda project: records.get(project, Engagement, id), then)
