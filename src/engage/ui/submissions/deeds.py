"""What is done by key while one reads: words that are selected become feedback, coded to a theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from engage.domain.agendas import Theme
from engage.domain.changes import Changes
from engage.domain.progress import Progress
from engage.errors import Invalid
from engage.services import submissions
from engage.services.projects import Project
from engage.ui.context import Context
from engage.ui.feedback.coding_palette import all_themes
from engage.ui.feedback.deeds import FeedbackDeeds


class PassageDeeds(FeedbackDeeds):
    """As on the page of feedback, for the passage with the cursor; and a new one of what is selected."""

    def __init__(
        self,
        context: Context,
        page: QWidget,
        chosen: Callable[[], list[int]],
        selected: Callable[[], tuple[int, int, int] | None],
    ) -> None:
        """`selected` returns a submission and from where to where words of it are; None: none are."""
        super().__init__(context, page, chosen)
        self._selected = selected
        self._asked_of: tuple[int, int, int] | None = None
        """What is to become a passage once a theme is chosen."""
        self._on_its_way: tuple[int, int, int] | None = None
        """What was made a passage last; who types fast is not made to wait until it is seen."""

    def code(self) -> None:
        """Ask for the theme of what is selected; without a selection, of the passage with the cursor."""
        self._asked_of = selected = self._selected()
        if selected is None:
            if self._has_passage():
                super().code()
            return
        submission, start, end = selected

        def split_off(project: Project, ids: Sequence[int], theme: int, /, *, progress: Progress) -> Changes:
            return submissions.split_off(project, submission, start, end, [theme])

        self._ask_for_theme([], split_off, all_themes)

    def uncode(self) -> None:
        if self._has_passage():
            super().uncode()

    def _what_is_asked(self) -> str:
        if not self._asked_about:
            return self.tr("Make feedback of what is selected, and code it to")
        return super()._what_is_asked()

    def _on_theme_chosen(self, theme: Theme) -> None:
        if not self._asked_about:
            self._on_its_way = self._asked_of
        super()._on_theme_chosen(theme)

    def _do(self, deed: Callable[[Project, Sequence[int], Progress], Changes], label: str) -> None:
        selected = self._selected()
        if selected is not None and selected == self._on_its_way:

            def when_made(project: Project, progress: Progress) -> Changes:
                return deed(project, [submissions.made_of(project, *selected)], progress)

            self._context.write(when_made, label=label)
        elif self._has_passage():
            super()._do(deed, label)

    def _has_passage(self) -> bool:
        """Whether there is a passage to do it to; else say how one is made."""
        has_one = bool(self._chosen())
        if not has_one:
            self.failed.emit(
                Invalid(
                    self.tr("There is no passage at the cursor"),
                    "",
                    self.tr("Select words of the text and press T to make one"),
                )
            )
        return has_one
