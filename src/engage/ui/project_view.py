"""An open project in the window: navigation, pages, inspector, log line and status."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from engage.domain.changes import Changes, Operation
from engage.domain.records import Noun
from engage.errors import NotFound
from engage.services import undo
from engage.ui import places, theme
from engage.ui.actions import SPECS
from engage.ui.context import Context
from engage.ui.icons import icon
from engage.ui.navigation import Navigation, Place
from engage.ui.page import Page
from engage.ui.pages import ON_PAGES, PAGES
from engage.ui.panes import Panes
from engage.ui.read_only import ReadOnlyNotice
from engage.ui.status_bar import StatusBar
from engage.ui.typed_again import TypedAgain
from engage.ui.undo_bar import UndoBar
from engage.ui.widgets.words import announce

if TYPE_CHECKING:
    from engage.domain.progress import Progress
    from engage.domain.views import View
    from engage.services.first_rows import FirstRows
    from engage.services.projects import Project
    from engage.ui.agendas.page import AgendaPage
    from engage.ui.commitments.page import CommitmentsPage
    from engage.ui.drafts import Typed
    from engage.ui.feedback.deeds import FeedbackDeeds
    from engage.ui.feedback.log_bar import LogBar
    from engage.ui.pad.full_page import FullPage
    from engage.ui.search.palette import Palette
    from engage.ui.stakeholders.page import StakeholdersPage

_NARROW = 130 * theme.GRID
"""Below this width of the window the navigation shows icons only."""
_PageKind = TypeVar("_PageKind", bound=Page)


class ProjectView(QWidget):
    """Everything below the header while a project is open."""

    failed = Signal(object)
    undo_changed = Signal(object, object)
    """The deeds that can be undone and redone, or None."""

    begun = Signal()
    """It was seen for the first time: from now on there is time for what is not in sight."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, first: FirstRows | None = None
    ) -> None:
        """`first` is what can be shown before anything is read; nothing else is asked for till it is seen."""
        super().__init__(parent)
        self.context = context
        self.is_begun = False
        if first is not None:
            context.reader.hold()
        self.navigation = Navigation([Place(entry.title(), icon(entry.icon)) for entry in PAGES])
        self._log_bar: LogBar | None = None
        self.undo_bar = UndoBar(context.actions["undo"])
        self._notice = ReadOnlyNotice(context) if context.project.is_read_only else None
        self.status_bar = StatusBar(context.actions["undo"], context.writer, self._notice)
        self.status_bar.encryption.clicked.connect(context.actions["passphrase"].trigger)
        self.show_encryption()
        self.status_bar.who.clicked.connect(context.actions["preferences"].trigger)
        context.preferences.who_changed.connect(self._show_who)
        self._show_who()
        self.typed_again = TypedAgain(self)
        self._palette: Palette | None = None
        self.panes = Panes(context)
        self.panes.made.connect(self._on_page_made)
        self._middle = middle = QWidget()
        self._beside = beside = QVBoxLayout(middle)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.panes, 1)
        body = QSplitter(Qt.Orientation.Horizontal)
        body.setHandleWidth(0)
        body.addWidget(self.navigation)
        body.addWidget(middle)
        body.setCollapsible(0, False)
        body.setCollapsible(1, False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(body, 1)
        layout.addWidget(self.typed_again)
        layout.addWidget(self.undo_bar)
        layout.addWidget(self.status_bar)

        self.navigation.chosen.connect(self._show_page)
        self.status_bar.undo_wanted.connect(context.actions["undo"].trigger)
        context.changes.changed.connect(self._on_changed)
        context.changes.changed.connect(self.undo_bar.follow)
        self.undo_bar.show_wanted.connect(self.go_to)
        context.writer.failed.connect(self.failed)
        context.reader.failed.connect(self.failed)
        self.panes.arrange()
        places.restore(self, first)

    # Pages

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.panes.page

    @property
    def pages(self) -> Collection[Page]:
        """Those that were put together so far."""
        return self.panes.pages

    def page_of(self, kind: type[_PageKind]) -> _PageKind:
        """The page of this kind: there is one, put together when it is first asked for."""
        return self.panes.page_of(kind)

    def _on_page_made(self, page: Page) -> None:
        page.failed.connect(self.failed)
        page.record_wanted.connect(self.go_to)
        page.list_wanted.connect(self.show_list)
        page.summary_wanted.connect(self.show_summary)
        if page.is_full:
            full = cast("FullPage", page)
            full.closed.connect(self._leave_full)
            full.full_wanted.connect(self.open_full)

    @property
    def agenda(self) -> AgendaPage:
        """The page of agendas; its own deeds are enabled only while it is shown."""
        from engage.ui.agendas.page import AgendaPage

        return self.page_of(AgendaPage)

    @property
    def stakeholders(self) -> StakeholdersPage:
        """The page of organisations and contacts; its own deeds are enabled only while it is shown."""
        from engage.ui.stakeholders.page import StakeholdersPage

        return self.page_of(StakeholdersPage)

    @property
    def follow_ups(self) -> CommitmentsPage:
        """The page of commitments; its own deeds are enabled only while it is shown."""
        from engage.ui.commitments.page import CommitmentsPage

        return self.page_of(CommitmentsPage)

    @property
    def log_bar(self) -> LogBar:
        """The line in which feedback is logged; it is put together when it is first asked for."""
        if self._log_bar is None:
            from engage.ui.feedback.log_bar import LogBar

            bar = self._log_bar = LogBar(self.context, self._middle)
            bar.failed.connect(self.failed)
            bar.closed.connect(lambda: self.page.focus_content())
            bar.engagement_wanted.connect(self._begin_engagement)
            self._beside.insertWidget(0, bar)
        return self._log_bar

    @property
    def palette_dialog(self) -> Palette:
        """The list of everything; put together when it is first asked for."""
        if self._palette is None:
            from engage.ui.search.palette import Palette

            palette = self._palette = Palette(self.context, list(self.context.actions.values()), self)
            palette.record_chosen.connect(self.go_to)
            palette.view_chosen.connect(self.show_view)
        return self._palette

    def typed_to_log(self) -> Iterator[Typed]:
        """What stands in the line for logging, and is not logged yet."""
        if self._log_bar is not None:
            yield from self._log_bar.typed()

    def has_cursor_in_log(self) -> bool:
        """Whether somebody is about to log."""
        focus = self.window().focusWidget()
        return self._log_bar is not None and focus is not None and self._log_bar.isAncestorOf(focus)

    def show_page(self, name: str) -> None:
        """Turn to the page with this name."""
        names = [entry.name for entry in PAGES]
        number = names.index(name) if name in names else 0
        self.navigation.choose(number)
        if self.page.is_full:
            self._show_page(number)

    def open_full(self, kind: type[FullPage], id: int | None = None) -> None:
        """Show an engagement, else the one that is chosen, in the place of all panes."""
        id = id or self.page.current_engagement()
        if id is not None:
            page = self.page_of(kind)
            page.open(id)
            self.bring_up(kind)
            page.focus_content()

    def _leave_full(self) -> None:
        """Go back to the engagement."""
        from engage.ui.engagements.page import EngagementsPage

        id, engagements = self.page.current_engagement(), self.page_of(EngagementsPage)
        if id is not None and engagements.view.id != id:
            engagements.open(id)
        self.show_page(EngagementsPage.name)
        engagements.focus_content()

    def _show_page(self, number: int) -> None:
        self.bring_up(PAGES[number].load())

    def bring_up(self, kind: type[Page]) -> None:
        """Put the page of this kind in front."""
        page = self.panes.bring_up(kind)
        self.navigation.setVisible(not page.is_full)
        if page.is_full and self._log_bar is not None:
            self._log_bar.hide()
        can_write = not self.context.project.is_read_only
        self.context.actions["new"].setEnabled(can_write and page.can_make_new())
        for name in ON_PAGES:
            is_possible = can_write or not SPECS[name].writes
            self.context.actions[name].setEnabled(is_possible and name in page.deeds)

    def go_to(self, noun: Noun, id: int) -> None:
        """Show one record on the page where such records are shown."""
        if page := self._turn_to(noun):
            page.show_record(noun, id)
            page.focus_content()

    def show_list(self, noun: Noun, filter: str) -> None:
        """Show the records that a filter asks for on the page where such records are shown."""
        if page := self._turn_to(noun):
            page.show_filter(noun, filter)
            page.focus_content()

    def show_view(self, view: View) -> None:
        """Show a list as it is kept under a name."""
        page = self._turn_to(view.noun)
        if page is not None:
            page.show_view(view)

    def _turn_to(self, noun: Noun) -> Page | None:
        """The page on which such records are shown, now in front; None where there is no such page."""
        for entry in PAGES:
            if noun in entry.nouns:
                self.show_page(entry.name)
                return self.page
        return None

    def show_summary(self, name: str, filter: str) -> None:
        """Turn to the summaries, to see one of what a filter asks for."""
        from engage.ui.summaries.page import SummariesPage

        self.page_of(SummariesPage).show_summary(name, filter)
        self.show_page(SummariesPage.name)

    def chosen(self) -> tuple[Noun, int] | None:
        """The record that is chosen on the page that is shown."""
        return self.page.chosen()

    def look_at_facets(self) -> None:
        """Open the facets of the stakeholders, or put them away."""
        self.show_page("stakeholders")
        self.stakeholders.toggle_facets()

    def next_pane(self) -> None:
        """Move the cursor on: navigation, list, inspector, log line."""
        if self.page.next_pane():
            return
        inspector = self.page.inspector
        panes: list[tuple[QWidget, Callable[[], None]]] = [
            (self.navigation, lambda: self.navigation.list.setFocus(Qt.FocusReason.TabFocusReason)),
            (self.panes.front, lambda: self.page.focus_content()),
        ]
        if inspector is not None:
            panes.append((inspector, lambda: self.page.edit_current()))
        if (bar := self._log_bar) is not None and bar.isVisible():
            panes.append((bar, bar.line.setFocus))
        focus = self.focusWidget()
        inside = [number for number, (pane, _) in enumerate(panes) if focus and pane.isAncestorOf(focus)]
        panes[(inside[0] + 1) % len(panes) if inside else 0][1]()

    # Deeds

    def log(self) -> None:
        """Open the log line, for the engagement that is chosen where one is."""
        if self.page.name == "pad":
            self.page.focus_content()
        else:
            self.log_bar.open_bar(self.page.current_engagement())

    def on_feedback(self, deed: Callable[[FeedbackDeeds], None]) -> None:
        """Do something with the chosen feedback."""
        if self.page.feedback is not None:
            deed(self.page.feedback)

    def search(self) -> None:
        """Open the list of everything."""
        self.palette_dialog.open_over(self)

    def import_files(self, paths: Sequence[Path] = ()) -> None:
        """Put what these files hold into the project, one after another; or ask for one."""
        from engage.ui.importing import several

        several.ask(self.context, paths, self, open_engagement=self.page.open_engagement())

    def undo(self) -> None:
        self._turn(undo.next_undo, undo.undo, self.tr("Undone: {}"), self.tr("Undoing"))

    def redo(self) -> None:
        self._turn(undo.next_redo, undo.redo, self.tr("Redone: {}"), self.tr("Redoing"))

    def _turn(
        self,
        coming: Callable[[Project], Operation | None],
        turn: Callable[[Project, Progress], Changes],
        said: str,
        label: str,
    ) -> None:
        """Take a deed back, or bring it back, and tell those who hear the window which that was."""
        turned: list[str] = []

        def work(project: Project, progress: Progress) -> Changes:
            deed = coming(project)
            changes = turn(project, progress)
            turned.append(deed.label if deed else "")
            return changes

        def done(changes: Changes) -> None:
            announce(self, said.format(*turned))
            if not changes:  # nobody hears of it then, and it is no longer what comes next
                self._refresh_counts()

        self.context.write(work, done, label=label)

    def _begin_engagement(self) -> None:
        """There is nothing yet to log at: an engagement comes first, and it is said why."""
        self.show_page("engagements")
        self.page.new_record()
        self.failed.emit(
            NotFound(
                self.tr("There is no engagement to log feedback at"),
                self.tr("What is said is logged at a roundtable, a meeting, a call or another one"),
                self.tr("Add the engagement here, then log"),
            )
        )

    def unfinished(self) -> str:
        """Turn to what is typed and not stored, and return the name of its record; blank: all is stored."""
        for page in self.pages:
            if name := page.unfinished():
                self.show_page(page.name)
                page.take_up()
                return name
        return ""

    # Following

    def show_encryption(self) -> None:
        """Say whether the project has a passphrase, which may change while it is open."""
        self.status_bar.show_encryption(is_encrypted=self.context.project.key is not None)

    def _show_who(self) -> None:
        settings = self.context.preferences.settings
        self.status_bar.show_who(settings.short_who, settings.who)

    def _on_changed(self, changes: Changes) -> None:
        for page in self.pages:
            page.on_changed(changes)
        self._refresh_counts()

    def _refresh_counts(self) -> None:
        def read(project: Project) -> tuple[list[int | None], Operation | None, Operation | None]:
            counts = [entry.count(project) if entry.count else None for entry in PAGES]
            return counts, undo.next_undo(project), undo.next_redo(project)

        def show(found: tuple[list[int | None], Operation | None, Operation | None]) -> None:
            counts, to_undo, to_redo = found
            for number, count in enumerate(counts):
                self.navigation.set_count(number, count)
            self.status_bar.show_undo(to_undo)
            self.undo_changed.emit(to_undo, to_redo)

        self.context.read(read, show)

    # Closing

    def pieces(self) -> Iterator[QWidget]:
        """What takes long to destroy, each to be let go of by itself once the project is closed."""
        yield from self.panes.pieces()

    def come_back(self) -> None:
        """Show again what was hidden for a while; the actions are this project's once more."""
        if self._notice is not None:
            self._notice.say()
        self.bring_up(type(self.page))
        self._refresh_counts()
        self.page.focus_content()

    def begin(self) -> None:
        """Read what was asked for, and what the window says of the whole project."""
        if not self.is_begun:
            self.is_begun = True
            self.context.reader.go_on()
            self._refresh_counts()
            self.begun.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_begun:
            QTimer.singleShot(0, self, self.begin)  # when what lies upon it is painted too

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_narrow(self.width() < _NARROW)
