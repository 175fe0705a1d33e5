"""What the pages of the window have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from engage.domain.changes import Changes
from engage.domain.filters import quoted
from engage.domain.records import Noun
from engage.services import records
from engage.ui.context import Context
from engage.ui.drafts import Form, Typed
from engage.ui.inspector import Inspector, is_to_save
from engage.ui.models.paged_table import Column
from engage.ui.widgets.words import announce

if TYPE_CHECKING:
    from engage.domain.views import View
    from engage.services.first_rows import FirstRows, KeptRows
    from engage.ui.editor import RecordEditor
    from engage.ui.feedback.deeds import FeedbackDeeds
    from engage.ui.history import History
    from engage.ui.inspector_body import NamedTab
    from engage.ui.privacy.deeds import PeopleDeeds
    from engage.ui.related import RelatedList
    from engage.ui.summaries.saved_bar import SavedBar


class Page(QWidget):
    """One place in the navigation: the list in the middle, with the inspector that belongs to it.

    A page that is not visible only notes that it is out of date, and catches up when it is shown.
    """

    failed = Signal(object)
    """An EngageError for the window to show."""
    record_wanted = Signal(object, int)
    """A record of any noun that the person wants to go to."""
    list_wanted = Signal(object, str)
    """A noun, and the filter of the list of it that the person wants to see."""
    summary_wanted = Signal(str, str)
    """The name of a summary that the person wants to see, and the filter of what it is made of."""

    name = ""
    """The word for it in settings and shortcuts."""
    nouns: frozenset[Noun] = frozenset()
    """The records that can be shown here."""
    tables: frozenset[str] = frozenset()
    """The tables whose changes concern it; empty: all."""
    deeds: frozenset[str] = frozenset()
    """The actions that are for this page alone."""
    is_full = False
    """It takes the place of all panes."""
    feedback: FeedbackDeeds | None = None
    """What can be done by key to the feedback that is chosen here."""
    people: PeopleDeeds | None = None
    """What can be done for the protection of the data of the people who are chosen here."""
    saved_bar: SavedBar | None = None
    """What says that a document of the page was saved, with the ways to it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.inspector: QWidget | None = None
        self._inspectors_made: list[Inspector] = []
        self._is_stale = True

    @staticmethod
    def title() -> str:
        """What the navigation calls it."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what the project holds now, keeping the place."""
        raise NotImplementedError

    def new_record(self) -> None:
        """Begin a new record of the kind that is shown here."""

    def can_make_new(self) -> bool:
        return False

    def choose_view(self) -> None:
        """Offer the filters and orders that are kept for what is listed."""

    def keep_view(self) -> None:
        """Keep the filter and the order under a name."""

    def choose_columns(self) -> None:
        """Offer the columns of the list, and the orders of its rows."""

    def focus_filter(self) -> None:
        """Put the cursor where one narrows down what is shown."""

    def focus_content(self) -> None:
        """Put the cursor where one reads and chooses."""
        self.setFocus()

    def next_pane(self) -> bool:
        """Move the cursor on within the page, where it has panes of its own; else return False."""
        return False

    def edit_current(self) -> None:
        """Put the cursor into the first field of the inspector."""

    def remove_current(self) -> None:
        """Take away what is chosen."""

    def go_on_at(self, noun: Noun, id: int) -> None:
        """Choose the record at which the person left off, if what the page begins with has it."""
        self.show_record(noun, id)

    def show_record(self, noun: Noun, id: int) -> None:
        """Bring one record into sight and into the inspector."""

    def show_filter(self, noun: Noun, text: str) -> None:
        """Narrow down to what the filter asks for."""

    def show_view(self, view: View) -> None:
        """Show a list as it is kept under a name."""

    def chosen(self) -> tuple[Noun, int] | None:
        """The record that is chosen, where one is in a list."""
        return None

    def kept_rows(self) -> KeptRows | None:
        """What is in sight of the list that is shown, to be there at once the next time; None for nothing."""
        return None

    def show_first(self, first: FirstRows) -> None:
        """Show what was in sight the last time, until the list itself is there."""

    def place(self) -> dict[str, int]:
        """Where one is on the page, in numbers that say nothing of what stands there."""
        return {}

    def go_back_to(self, place: Mapping[str, int]) -> None:
        """Go to such a place, where what was there still is."""

    def place_in_words(self) -> dict[str, str]:
        """What else tells where one is, and may say something of what stands there."""
        return {}

    def go_back_to_words(self, words: Mapping[str, str]) -> None:
        """Go to such a place."""

    def screens(self) -> dict[str, str]:
        """What is to be remembered of the page between two sessions, by name."""
        return {}

    def current_engagement(self) -> int | None:
        """The engagement that is open or chosen, to log at."""
        return None

    def open_engagement(self) -> int | None:
        """The engagement that takes up the page; one that is merely chosen in a list is none."""
        return None

    def typed(self) -> Iterator[Typed]:
        """What is typed here at this moment and not stored."""
        for inspector in self._inspectors_made:
            yield from (Form(inspector.noun, half) for half in inspector.half_typed())

    def take_in(self, form: Form) -> None:
        """Go on with what was typed in a form when the project was left."""
        for inspector in self._inspectors_made:
            if inspector.noun is form.noun:
                inspector.take_in(form.half)
                return

    def unfinished(self) -> str:
        """The name of a record of which something is typed here that is not stored; blank: there is none."""
        return next(filter(None, (inspector.unfinished() for inspector in self._inspectors_made)), "")

    def take_up(self) -> None:
        """Show what is typed and not stored."""
        for inspector in self._inspectors_made:
            if inspector.unfinished():
                self.bring_forward(inspector)
                inspector.take_up()
                return

    def bring_forward(self, inspector: Inspector) -> None:
        """Show an inspector where the page has several."""

    def on_changed(self, changes: Changes) -> None:
        """Follow a deed, now or when next seen."""
        if self.tables and self.tables.isdisjoint(changes.ids):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def event(self, event: QEvent) -> bool:
        """Pressed once more, the key that has added a record does not lead away from it."""
        if not is_to_save(event):
            return super().event(event)
        if not any(each.isVisible() and each.is_just_added for each in self._inspectors_made):
            return super().event(event)
        announce(self, self.tr("All changes saved"))
        event.accept()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    # For putting a page together

    def make_inspector(
        self,
        noun: Noun,
        kind: Callable[[], type[RecordEditor]],
        heading: Callable[[Any], tuple[str, str]],
        tabs: Callable[[RecordEditor], Sequence[NamedTab]] = lambda editor: (),
        sign: Callable[[Any], str] | None = None,
    ) -> Inspector:
        """An inspector with the tabs that are for its editor, and the record's history."""

        def make_history() -> History:
            from engage.ui.history import History

            return History(self.context, records.CLASSES[noun])

        history = (self.tr("History"), make_history)
        inspector = Inspector(
            self.context, noun, kind, heading, lambda editor: (*tabs(editor), history), self.inspector, sign
        )
        inspector.failed.connect(self.failed)
        inspector.record_wanted.connect(self.record_wanted)
        self._inspectors_made.append(inspector)
        return inspector

    def related(
        self, noun: Noun, columns: Sequence[Column], field: str, nothing: str
    ) -> Callable[[], RelatedList]:
        """What makes a tab with the records of which `field` names the one in the inspector."""
        return self.found_by(noun, columns, lambda record: f"{field}:{quoted(record.uid)}", nothing)

    def found_by(
        self, noun: Noun, columns: Sequence[Column], narrowed: Callable[[Any], str], nothing: str
    ) -> Callable[[], RelatedList]:
        """What makes a tab with the records that a filter finds for the one in the inspector."""

        def make() -> RelatedList:
            from engage.ui.related import RelatedList

            tab = RelatedList(self.context, noun, columns, narrowed, nothing)
            tab.record_wanted.connect(self.record_wanted)
            return tab

        return make
