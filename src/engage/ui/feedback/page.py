"""The log of the whole project: who said what, to which theme, and with what stance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from engage.domain.disclosure import Level, Rule, effective_level
from engage.domain.feedback import Feedback, Stance
from engage.domain.records import Noun
from engage.services import listed_feedback, records
from engage.ui.context import Context
from engage.ui.dates import long_date, short_date
from engage.ui.feedback.chosen_panel import ChosenPanel
from engage.ui.feedback.deeds import FeedbackDeeds
from engage.ui.list_page import Listing, ListPage
from engage.ui.models.id_lists import ranges_of
from engage.ui.models.paged_table import Column, Look
from engage.ui.translation import mark
from engage.ui.widgets.cells import stance_text

if TYPE_CHECKING:
    from engage.services.listed_feedback import Listed
    from engage.services.projects import Project
    from engage.ui.feedback.editor import FeedbackEditor
    from engage.ui.feedback.readings import Readings

_HALF_MOON = "◐"
"""Outside, less may be said of who said it."""


def who_text(feedback: Feedback | Listed) -> list[str]:
    """Who said it, for ourselves: the body first, with a half-moon where less may be said outside."""
    speaker = feedback.organisation or feedback.contact
    name = speaker.name if speaker else ", ".join(feedback.unresolved[:1]) or "–"
    has_permission = bool(feedback.permission_by and feedback.permission_on and feedback.permission_how)
    rule = Rule(feedback.engagement.kind) if feedback.engagement else None
    level = effective_level(feedback.disclosure, rule, has_permission)
    return [name] if level in (Level.NAMED, Level.ORGANISATION) else [name, _HALF_MOON]


def stance_texts(feedback: Feedback | Listed) -> list[str]:
    """Each stance that it takes towards one of its themes; as it was logged, where it has none yet."""
    logged = {feedback.stance} if feedback.stance else set()
    taken = {coding.stance for coding in feedback.codings} or logged
    return [stance_text(stance) for stance in Stance if stance in taken]


SAID = Column(mark("What was said"), lambda said: said.text, sort="text")
THEME = Column(
    mark("Theme"),
    lambda said: [coding.theme.kind for coding in said.codings],
    Look.ACCENT_CHIPS,
    "theme",
    8,
    colours=lambda said: [coding.theme.colour for coding in said.codings],
)

COLUMNS = (
    Column(
        mark("Date"),
        lambda said: short_date(said.said_on),
        Look.QUIET,
        "said_on",
        14,
        descending_first=True,
        least=14,
    ),
    Column(mark("Who"), who_text, sort="who", width=24, least=15),
    SAID,
    THEME,
    Column(mark("Stance"), stance_texts, Look.STANCE, "stance", 20, least=5),
)


_VIEWS = (
    (mark("All"), ""),
    (mark("Not coded yet"), "is:uncoded"),
    (mark("To resolve"), "is:unresolved"),
    (mark("Key points"), "is:key"),
    (mark("Mine"), "by:me"),
)
"""The filters that people want most."""


def _editor() -> type[FeedbackEditor]:
    from engage.ui.feedback.editor import FeedbackEditor  # the list is there before it

    return FeedbackEditor


class FeedbackPage(ListPage):
    """Everything that was said."""

    name = "feedback"
    nouns = frozenset({Noun.FEEDBACK})
    deeds = frozenset(
        (
            *("code", "uncode", "next_uncoded", "resolve", "key_point", "evidence", "show_where"),
            *(f"stance_{stance}" for stance in Stance),
        )
    )

    feedback: FeedbackDeeds

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.feedback = FeedbackDeeds(context, self, lambda: self.table.selected_ids_from_current())
        self.feedback.failed.connect(self.failed)
        self.feedback.next_wanted.connect(self._go_to_next)
        self.add_button("code", self.tr("Code"))
        self.add_button("follow_up", self.tr("Follow up"))
        self.add_listing(
            Listing(
                Noun.FEEDBACK,
                COLUMNS,
                self.make_inspector(
                    Noun.FEEDBACK,
                    _editor,
                    self._heading,
                    lambda editor: [(self.tr("Read"), self._readings)],
                ),
                (
                    self.tr("Nothing has been said yet"),
                    self.tr("Log a remark in one line, while people talk or afterwards from your notes."),
                ),
                rows=lambda project, ids: listed_feedback.rows(project, ids),
            )
        )
        self.views = self.add_quick_filters(_VIEWS)
        self.chosen_panel = ChosenPanel(context, self.table.selected_ids, self._inspectors)
        self._inspectors.addWidget(self.chosen_panel)
        self.table.selectionModel().selectionChanged.connect(lambda: self._show_chosen())
        self.panes[0].model.modelReset.connect(self._show_chosen)

    def _readings(self) -> Readings:
        from engage.ui.feedback.readings import Readings

        return Readings(self.context)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("FeedbackPage", "Feedback")

    def first_steps(self, noun: Noun) -> list[tuple[str, Callable[[], object]]]:
        return [(self.tr("Log feedback"), self.context.actions["log"].trigger)]

    def can_make_new(self) -> bool:
        return True

    def new_record(self) -> None:
        self.context.actions["log"].trigger()

    def nothing_found(
        self, noun: Noun, filter: str
    ) -> tuple[str, str, list[tuple[str, Callable[[], object]]]]:
        if filter == "is:uncoded":
            return self.tr("Everything is coded"), self.tr("All that was said has a theme."), []
        if filter == "is:unresolved":
            return self.tr("Nothing to resolve"), self.tr("Every mark that was logged is understood."), []
        if filter == "is:key":
            sentence = self.tr("Choose what matters most in the list and press * to mark it.")
            return self.tr("No key points yet"), sentence, []
        if filter == "by:me":
            return (
                self.tr("Nothing of yours yet"),
                self.tr("What you log or import yourself stands here."),
                [],
            )
        return super().nothing_found(noun, filter)

    def _heading(self, feedback: Feedback) -> tuple[str, str]:
        where = feedback.engagement.name if feedback.engagement else self.tr("at no engagement")
        return feedback.who or self.tr("Somebody"), f"{where}, {long_date(feedback.said_on)}"

    def _show_chosen(self) -> None:
        """Show the one that is chosen, or what several have in common."""
        count = self.table.selected_count()
        if count > 1:
            self.chosen_panel.show_chosen(count)
        self._inspectors.setCurrentWidget(self.chosen_panel if count > 1 else self.listing.inspector)

    def edit_current(self) -> None:
        if self.chosen_panel.isVisible():
            self.chosen_panel.focus_first()
        else:
            super().edit_current()

    # Going on

    def _go_to_next(self, term: str) -> None:
        """Choose the next line where a term holds, after the last the first; where none is, the view."""
        model = self.panes[0].model
        narrowed, sort, shown = f"{model.filter} {term}".strip(), model.sort_by, model.ids

        def find(project: Project) -> list[range]:
            return ranges_of(shown, records.ids(project, Feedback, narrowed, sort))

        def go(found: Sequence[range]) -> None:
            if model.ids is not shown:
                self._go_to_next(term)
            elif not self.table.select_next(found):
                self.views.choose(term)

        self.context.read(find, go)
