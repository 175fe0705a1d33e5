"""Written responses as received: a list of them, and each to be read and split into feedback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

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
from engage.ui.list_page import Listing
from engage.ui.opening_page import OpeningPage
from engage.ui.save_dialogs import ask_for_file
from engage.ui.submissions.columns import COLUMNS
from engage.ui.submissions.deeds import PassageDeeds
from engage.ui.submissions.marks import Mark
from engage.ui.submissions.passage_editor import PassageEditor
from engage.ui.submissions.passages_panel import PassagesPanel
from engage.ui.submissions.submission_editor import SubmissionEditor
from engage.ui.submissions.view import ReadingView
from engage.ui.translation import mark

_VIEWS = (
    (mark("All"), ""),
    (mark("Not coded yet"), "is:uncoded"),
    (mark("With passages"), "is:coded"),
)


class SubmissionsPage(OpeningPage[ReadingView]):
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
                    Noun.SUBMISSION,
                    lambda: SubmissionEditor,
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
        self.feedback = PassageDeeds(context, self, self._chosen, self._selected)
        self.offer_for_many("remove")
        self.views = self.add_quick_filters(_VIEWS)
        self.lay_out_layers()
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

    def make_view(self) -> tuple[ReadingView, QWidget]:
        passage = self.make_inspector(
            Noun.FEEDBACK,
            lambda: PassageEditor,
            self._passage_heading,
            lambda editor: [(self.tr("Read"), lambda: Readings(self.context))],
        )
        panel = PassagesPanel(self.context, passage)
        return ReadingView(self.context, panel, self), panel

    @property
    def panel(self) -> PassagesPanel:
        """What stands at the right of an open submission."""
        return self.view.panel

    def _chosen(self) -> list[int]:
        return self.view.chosen() if self.open_id is not None else []

    def _selected(self) -> tuple[int, int, int] | None:
        return self.view.selected() if self.open_id is not None else None

    def refresh(self) -> None:
        super().refresh()
        if self.open_id is not None:
            self.panel.inspector.refresh()

    def open(self, id: int, wanted: Callable[[Mark], bool] | None = None) -> None:
        """Show one submission over the whole page, at the first of its passages that is wanted."""
        self.bring_up(id)
        self.view.open(id, wanted)

    def open_current(self) -> None:
        """Show the submission that is chosen in the list; while one reads, the feedback of the passage."""
        id = self.table.current_id()
        if self.open_id is not None:
            self.view.open_feedback()
        elif id is not None:
            self.open(id)

    def focus_filter(self) -> None:
        if self.open_id is not None:
            self.view.open_find()
        else:
            super().focus_filter()

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
            preferences, name = self.context.preferences, submission.file_name
            target = ask_for_file(self, preferences, self.tr("Save the file"), name)
            if target is not None:
                self.save_to(submission.id, target)

        self.context.read(lambda project: records.get(project, Submission, id), ask)

    def save_to(self, id: int, target: Path) -> None:
        """Write the file of a submission to a file."""
        self.context.writer.submit(
            lambda progress: submissions.save_copy(self.context.project, id, target),
            lambda nothing: self.view.say(self.tr("Saved as {}").format(target)),
            self.failed.emit,
            label=self.tr("Saving {}").format(target.name),
        )
