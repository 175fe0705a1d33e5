"""Written responses as received: a list of them, and each to be read and split into feedback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from engage.domain.choices import excerpt
from engage.domain.feedback import Feedback, Stance
from engage.domain.records import Noun
from engage.domain.submissions import Submission
from engage.errors import NotFound
from engage.services import records, submissions
from engage.ui.context import Context
from engage.ui.dates import long_date
from engage.ui.feedback.deeds import FeedbackDeeds
from engage.ui.feedback.page import SAID, THEME
from engage.ui.feedback.readings import Readings
from engage.ui.list_page import Listing, ListPage
from engage.ui.submissions.columns import COLUMNS
from engage.ui.submissions.deeds import PassageDeeds
from engage.ui.submissions.marks import Mark
from engage.ui.submissions.passage_editor import PassageEditor
from engage.ui.submissions.passages_panel import PassagesPanel
from engage.ui.submissions.submission_editor import SubmissionEditor
from engage.ui.submissions.view import ReadingView
from engage.ui.translation import mark
from engage.ui.widgets.later import add_later, turn_to

_VIEWS = (
    (mark("All"), ""),
    (mark("Not coded yet"), "is:uncoded"),
    (mark("With passages"), "is:coded"),
)


class SubmissionsPage(ListPage):
    """Enter opens one over the whole page; what is listed meanwhile catches up when it is seen again."""

    name = "submissions"
    nouns = frozenset({Noun.SUBMISSION})
    deeds = frozenset(
        (
            *("open_submission", "save_file"),
            *("code", "uncode", "next_uncoded", "key_point", "evidence"),
            *(f"stance_{stance}" for stance in Stance),
        )
    )

    feedback: FeedbackDeeds

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add_button("open_submission", self.tr("Read"))
        self.add_button("import_files", self.tr("Import…"), is_primary=True)
        self.add_listing(
            Listing(
                Noun.SUBMISSION,
                COLUMNS,
                self.make_inspector(
                    SubmissionEditor,
                    self._heading,
                    lambda editor: [
                        (
                            self.tr("Passages"),
                            self.related(
                                Noun.FEEDBACK,
                                (THEME, SAID),
                                "submission",
                                self.tr("Nothing is made of it yet. Open it by Enter, and read."),
                            ),
                        )
                    ],
                ),
                (
                    self.tr("No submissions yet"),
                    self.tr(
                        "Import what was sent in, or drop it here: Word, PDF, e-mail or text. Its words are "
                        "then read here, and passages of it become feedback."
                    ),
                ),
                rows=submissions.listed,
            )
        )
        self._view: ReadingView | None = None
        self.feedback = PassageDeeds(context, self, self._chosen, self._selected)
        self._is_list_stale = False
        self.offer_for_many("remove")
        self.views = self.add_quick_filters(_VIEWS)
        self._layers, self._list = self.lay_below()
        self._connect()

    def _connect(self) -> None:
        self.table.opened.disconnect()
        self.table.opened.connect(self.open)
        self.feedback.failed.connect(self.failed)
        self.feedback.next_wanted.connect(self._go_to_next)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("SubmissionsPage", "Submissions")

    def first_steps(self, noun: Noun) -> list[tuple[str, Callable[[], object]]]:
        return [(self.tr("Import…"), self.context.actions["import_files"].trigger)]

    def nothing_found(
        self, noun: Noun, filter: str
    ) -> tuple[str, str, list[tuple[str, Callable[[], object]]]]:
        if filter == "is:uncoded":
            return self.tr("All are begun"), self.tr("Of each, some passage is feedback."), []
        if filter == "is:coded":
            sentence = self.tr("Open one, select words of it and press T.")
            return self.tr("Nothing is made of them yet"), sentence, []
        return super().nothing_found(noun, filter)

    def _heading(self, submission: Submission) -> tuple[str, str]:
        parts = (submission.who, long_date(submission.received_on))
        return submission.title, " · ".join(filter(None, parts))

    def _passage_heading(self, said: Feedback) -> tuple[str, str]:
        return self.tr("“{}”").format(excerpt(said.text)), self.view.heading_of(said.id)

    # What is shown

    @property
    def view(self) -> ReadingView:
        """The place of a submission that is open: put together when it is first asked for."""
        if self._view is None:
            passage = self.make_inspector(
                PassageEditor,
                self._passage_heading,
                lambda editor: [(self.tr("Read"), lambda: Readings(self.context))],
            )
            panel = PassagesPanel(self.context, passage)
            add_later(self._inspectors, panel)
            self._view = ReadingView(self.context, panel, self)
            self._layers.addWidget(self._view)
            self._view.closed.connect(self.close_view)
            self._view.gone.connect(self._leave_view)
            self._view.failed.connect(self.failed)
            self._view.record_wanted.connect(self.record_wanted)
        return self._view

    @property
    def panel(self) -> PassagesPanel:
        """What stands at the right of an open submission."""
        return self.view.panel

    @property
    def open_id(self) -> int | None:
        """The submission that is open; None where none is."""
        return self._view.id if self._view is not None else None

    def _chosen(self) -> list[int]:
        return self.view.chosen() if self.open_id is not None else []

    def _selected(self) -> tuple[int, int, int] | None:
        return self.view.selected() if self.open_id is not None else None

    def refresh(self) -> None:
        if self.open_id is not None:
            self._is_list_stale = True
            self.view.refresh()
            self.panel.inspector.refresh()
            return
        self._is_list_stale = False
        super().refresh()

    def open(self, id: int, wanted: Callable[[Mark], bool] | None = None) -> None:
        """Show one submission over the whole page, at the first of its passages that is wanted."""
        self.table.select(id)
        self._layers.setCurrentWidget(self.view)
        turn_to(self._inspectors, self.panel)
        self.view.open(id, wanted)

    def open_current(self) -> None:
        """Show the submission that is chosen in the list; while one reads, the feedback of the passage."""
        id = self.table.current_id()
        if self.open_id is not None:
            self.view.open_feedback()
        elif id is not None:
            self.open(id)

    def close_view(self) -> None:
        """Go back to the list, with the submission chosen there where the filter still shows it."""
        id = self.open_id
        if id is None:
            return
        self._leave_view()
        if self.filter_bar.text():
            self.table.select(id)
        else:
            super().show_record(Noun.SUBMISSION, id)

    def _leave_view(self) -> None:
        self.view.close_record()
        self.panel.show_current(None)
        self._layers.setCurrentWidget(self._list)
        turn_to(self._inspectors, self.listing.inspector)
        if self._is_list_stale:
            self.refresh()
        self.focus_content()

    def show_record(self, noun: Noun, id: int) -> None:
        if self.open_id not in (None, id):
            self.close_view()
        if self.open_id is None:
            super().show_record(noun, id)

    def show_filter(self, noun: Noun, text: str) -> None:
        self.close_view()
        super().show_filter(noun, text)

    def focus_filter(self) -> None:
        if self.open_id is not None:
            self.view.open_find()
        else:
            super().focus_filter()

    def focus_content(self) -> None:
        if self.open_id is not None:
            self.view.focus_content()
        else:
            super().focus_content()

    def edit_current(self) -> None:
        if self.open_id is not None:
            self.panel.focus_first()
        else:
            super().edit_current()

    # Deeds

    def _go_to_next(self, term: str) -> None:
        """While one reads, go to the next paragraph; else show those of which nothing is made."""
        if self.open_id is not None:
            self.view.go_to_next_uncoded()
        else:
            self.views.choose(term)

    def remove_current(self) -> None:
        """Take away what is chosen: on the list, submissions; while one reads, passages."""
        if self.open_id is not None:
            self.view.remove_chosen()
        else:
            super().remove_current()

    def ask_where_to_save(self) -> None:
        """Write the file of the submission to a place that the person chooses, as it was received."""
        id = self.open_id if self.open_id is not None else self.table.current_id()
        if id is None:
            return

        def ask(submission: Submission) -> None:
            if not submission.sha256:
                self.failed.emit(
                    NotFound(
                        self.tr("The submission has no file"),
                        self.tr("only its text was kept"),
                        self.tr("Copy the text instead"),
                    )
                )
                return
            target, _ = QFileDialog.getSaveFileName(self, self.tr("Save the file"), submission.file_name)
            if target:
                self.save_to(submission.id, Path(target))

        self.context.read(lambda project: records.get(project, Submission, id), ask)

    def save_to(self, id: int, target: Path) -> None:
        """Write the file of a submission to a file."""
        self.context.writer.submit(
            lambda progress: submissions.save_copy(self.context.project, id, target),
            lambda nothing: self.view.say(self.tr("Saved as {}").format(target)),
            self.failed.emit,
            label=self.tr("Saving {}").format(target.name),
        )
