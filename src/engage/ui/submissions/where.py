"""From a piece of feedback back to where it stands in what was sent in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engage.domain.feedback import Feedback
from engage.domain.records import Noun
from engage.errors import NotFound
from engage.services import records
from engage.ui.project_view import ProjectView
from engage.ui.submissions.page import SubmissionsPage


def show_where(view: ProjectView) -> None:
    """Turn to the submission of which the chosen feedback is a passage, and to its place there."""
    noun, id = view.chosen() or (None, 0)
    if noun is not Noun.FEEDBACK:
        return

    def show(said: Feedback) -> None:
        if not said.passages:
            translate = QCoreApplication.translate
            view.failed.emit(
                NotFound(
                    translate("SubmissionsPage", "This feedback is no passage of a submission"),
                    "",
                    translate("SubmissionsPage", "It was logged, or brought in by itself"),
                )
            )
            return
        view.show_page(SubmissionsPage.name)
        page = view.page_of(SubmissionsPage)
        page.open(said.passages[0].submission.id, lambda mark: mark.feedback == said.id)

    view.context.read(lambda project: records.get(project, Feedback, id), show)
