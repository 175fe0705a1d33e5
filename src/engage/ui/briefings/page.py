"""Briefings: a list of them, and each to be written over the whole page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from engage.domain.briefings import Briefing, PartKind
from engage.domain.records import Noun
from engage.errors import EngageError, LeakFound, NotFound
from engage.services import outgoing, records
from engage.services.briefings import building, editions
from engage.ui.briefings.briefing_editor import BriefingEditor
from engage.ui.briefings.columns import COLUMNS, frozen_text
from engage.ui.briefings.comparison_dialog import ComparisonDialog
from engage.ui.briefings.editions_tab import EditionsTab
from engage.ui.briefings.freeze_dialog import FreezeDialog
from engage.ui.briefings.parts_panel import ADDING, PartsPanel
from engage.ui.briefings.printing import ToPrint, ask_and_print
from engage.ui.briefings.writing_view import WritingView
from engage.ui.context import Context
from engage.ui.list_page import Listing
from engage.ui.opening_page import OpeningPage
from engage.ui.projects.new_project import file_name
from engage.ui.summaries.asking import ask_where, format_of
from engage.ui.summaries.saved_bar import SavedBar
from engage.ui.translation import word
from engage.ui.widgets.fields import first_upper


class BriefingsPage(OpeningPage[WritingView]):
    """Enter opens one over the whole page; its parts stand in the inspector's place meanwhile."""

    name = "briefings"
    nouns = frozenset({Noun.BRIEFING})
    deeds = frozenset(
        (
            *("open_briefing", *ADDING, "part_up", "part_down", "freeze_briefing", "compare_edition"),
            *("open_saved", "show_saved"),
        )
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add_button("open_briefing", self.tr("Write"))
        self.add_button("new", self.tr("New briefing"), is_primary=True)
        self.add_listing(
            Listing(
                Noun.BRIEFING,
                COLUMNS,
                self.make_inspector(
                    Noun.BRIEFING,
                    lambda: BriefingEditor,
                    self._heading,
                    lambda editor: [(self.tr("Editions"), self._editions_tab)],
                ),
                (
                    self.tr("No briefings yet"),
                    self.tr(
                        "A briefing is a document of your own words, with summaries, charts, quotes and "
                        "numbers that follow the data until you freeze it."
                    ),
                ),
                draft=lambda: Briefing(title="", audience=context.preferences.settings.audience),
            )
        )
        self._editions: EditionsTab | None = None
        self.offer_for_many("remove")
        self.lay_out_layers()
        self.saved_bar: SavedBar = SavedBar()
        self.saved_bar.failed.connect(self.failed)
        self.add_at_foot(self.saved_bar)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("BriefingsPage", "Briefings")

    def _heading(self, briefing: Briefing) -> tuple[str, str]:
        parts = (first_upper(word(briefing.audience)), self.tr("frozen: {}").format(frozen_text(briefing)))
        return briefing.title, " · ".join(parts)

    def _editions_tab(self) -> EditionsTab:
        self._editions = EditionsTab(self.context)
        self._editions.failed.connect(self.failed)
        self._editions.saved.connect(self._tell_saved)
        return self._editions

    # What is shown

    def make_view(self) -> tuple[WritingView, QWidget]:
        panel = PartsPanel(self.context)
        view = WritingView(self.context, panel, self)
        panel.left.connect(self.close_view)
        return view, panel

    @property
    def panel(self) -> PartsPanel:
        """The parts of the briefing that is open."""
        return self.view.panel

    def open(self, id: int) -> None:
        self.saved_bar.hide()
        super().open(id)

    def new_record(self) -> None:
        self.close_view()
        super().new_record()

    def unfinished(self) -> str:
        if self._view is not None and self._view.is_unstored and self._view.briefing is not None:
            self._view.store_again()
            return self._view.briefing.title
        return super().unfinished()

    def edit_current(self) -> None:
        if self.open_id is not None:
            self.panel.editor.focus_content()
        else:
            super().edit_current()

    # Deeds

    def add_part(self, kind: PartKind) -> None:
        """Add a part to the briefing that is open; where none is, open the one that is chosen."""
        if self.open_id is None:
            self.open_current()
        else:
            self.view.add_part(kind)

    def move_part(self, step: int) -> None:
        """Move the part that is chosen up or down."""
        if self.open_id is not None:
            self.panel.move_chosen(step)

    def remove_current(self) -> None:
        """Take away what is chosen: on the list, briefings; while one writes, a part."""
        if self.open_id is not None:
            self.panel.remove()
        else:
            super().remove_current()

    def _with_briefing(self, deed: Callable[[Briefing], object]) -> None:
        """Do something with the briefing that is open or chosen, once what is written is stored."""
        if self.open_id is not None:
            self.panel.editor.commit()
        id = self.open_id if self.open_id is not None else self.table.current_id()
        if id is not None:
            # What was written last is stored by the same worker, before this is asked for.
            self.context.writer.submit(
                lambda progress: records.get(self.context.project, Briefing, id), deed, self.failed.emit
            )

    def freeze(self) -> None:
        """Ask what the edition is for, and freeze the briefing."""
        self._with_briefing(lambda briefing: FreezeDialog(self.context, briefing, self).open())

    def compare(self) -> None:
        """Compare the edition that is chosen, or else the newest, with today."""
        self._with_briefing(self._compare)

    def _compare(self, briefing: Briefing) -> None:
        tab = self._editions
        chosen = tab.chosen() if tab is not None and tab.shows(briefing) else None
        try:
            edition = chosen or editions.numbered(briefing)
        except NotFound as error:
            self.failed.emit(error)
        else:
            ComparisonDialog(self.context, briefing, edition, self).open()

    def ask_where_to_save(self) -> None:
        """Save the briefing that is open or chosen, in a format and a place that the person says."""
        self._with_briefing(self._ask_where_to_save)

    def _ask_where_to_save(self, briefing: Briefing) -> None:
        name = f"{file_name(briefing.title)}-{briefing.audience.value}"
        path = ask_where(self, self.context.preferences, self.tr("Save briefing"), name)
        if path is not None:
            self.save_to(briefing, path)

    def ask_how_to_print(self) -> None:
        """Print the briefing that is open or chosen, on the printer that the person says."""
        self._with_briefing(
            lambda briefing: ask_and_print(
                self.context,
                self,
                lambda project: ToPrint(building.build(project, briefing), editions.look(briefing)),
                self.tell_printed,
                self._refuse,
            )
        )

    def tell_printed(self, said: str) -> None:
        """Say what was printed, until a briefing is opened or the message is put away."""
        self.saved_bar.tell_printed(said)

    def _refuse(self, error: EngageError) -> None:
        if isinstance(error, LeakFound):
            # No reason to go on is asked for here: what is told despite it is kept with an edition.
            next_step = self.tr(
                "Put it right where it was written; “Freeze…” lists all places, and takes a reason to go on"
            )
            error = LeakFound(error.what, error.why, next_step)
        self.failed.emit(error)

    def save_to(self, briefing: Briefing, path: Path) -> None:
        """Save a briefing with what the data say today; the suffix says in what format."""
        project = self.context.project

        self.context.writer.submit(
            lambda progress: outgoing.save(
                project, building.build(project, briefing), path, progress, style=editions.look(briefing)
            ),
            lambda found: self._tell_saved(path),
            self._refuse,
            label=self.tr("Saving {}").format(path.name),
        )

    def _tell_saved(self, path: Path) -> None:
        self.saved_bar.tell(path, format_of(path).leaves_out)
