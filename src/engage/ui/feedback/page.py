"""The log of the whole project: who said what, to which theme, and with what stance."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engage.domain.agendas import Theme
from engage.domain.changes import Changes
from engage.domain.disclosure import Level, Rule, effective_level
from engage.domain.feedback import Feedback, Stance
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services import codings, feedback_flags, records
from engage.services.chosen_feedback import themes_of
from engage.services.feedback_flags import FeedbackFlag
from engage.services.projects import Project
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.dates import long_date, short_date
from engage.ui.feedback.chosen_panel import ChosenPanel
from engage.ui.feedback.coding_palette import CodingPalette, all_themes
from engage.ui.feedback.editor import FeedbackEditor
from engage.ui.feedback.readings import Readings
from engage.ui.feedback.resolve_palette import ResolvePalette
from engage.ui.list_page import Listing, ListPage
from engage.ui.models.paged_table import Column, Look
from engage.ui.translation import mark, translated
from engage.ui.widgets.quick_filters import QuickFilters
from engage.ui.widgets.record_delegate import stance_text

_HALF_MOON = "◐"
"""Outside, less may be said of who said it."""


def who_text(feedback: Feedback) -> list[str]:
    """Who said it, for ourselves: the body first, with a half-moon where less may be said outside."""
    speaker = feedback.organisation or feedback.contact
    name = speaker.name if speaker else ", ".join(feedback.unresolved[:1]) or "–"
    has_permission = bool(feedback.permission_by and feedback.permission_on and feedback.permission_how)
    rule = Rule(feedback.engagement.kind) if feedback.engagement else None
    level = effective_level(feedback.disclosure, rule, has_permission)
    return [name] if level in (Level.NAMED, Level.ORGANISATION) else [name, _HALF_MOON]


def stance_texts(feedback: Feedback) -> list[str]:
    """Each stance that it takes towards one of its themes; as it was logged, where it has none yet."""
    logged = {feedback.stance} if feedback.stance else set()
    taken = {coding.stance for coding in feedback.codings} or logged
    return [stance_text(stance) for stance in Stance if stance in taken]


COLUMNS = (
    Column(
        mark("Date"), lambda said: short_date(said.said_on), Look.QUIET, "said_on", 12, descending_first=True
    ),
    Column(mark("Who"), who_text, sort="who", width=24, least=15),
    Column(mark("What was said"), lambda said: said.text, sort="text"),
    Column(
        mark("Theme"),
        lambda said: [coding.theme.kind for coding in said.codings],
        Look.ACCENT_CHIPS,
        "theme",
        8,
        colours=lambda said: [coding.theme.colour for coding in said.codings],
    ),
    Column(mark("Stance"), stance_texts, Look.STANCE, "stance", 20, least=5),
)


_WithTheme = Callable[[Project, Sequence[int], int], Changes]
"""What is done to feedback with a theme."""

_VIEWS = (
    (mark("All"), ""),
    (mark("Not coded yet"), "is:uncoded"),
    (mark("To resolve"), "is:unresolved"),
    (mark("Key points"), "is:key"),
    (mark("Mine"), "by:me"),
)
"""The filters that people want most."""


class FeedbackPage(ListPage):
    """Everything that was said."""

    name = "feedback"
    nouns = frozenset({Noun.FEEDBACK})
    deeds = frozenset(
        (
            *("code", "uncode", "next_uncoded", "resolve", "key_point", "evidence"),
            *(f"stance_{stance}" for stance in Stance),
        )
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._asked_about: list[int] = []
        self._with_theme: _WithTheme = codings.code
        self._mark = ""
        self.coding_palette = CodingPalette(context, self)
        self.coding_palette.theme_chosen.connect(self._on_theme_chosen)
        self.resolve_palette = ResolvePalette(context, self)
        self.resolve_palette.deed_chosen.connect(self._on_resolved)
        self.add_button("code", self.tr("Code"))
        self.add_button("follow_up", self.tr("Follow up"))
        self.add_listing(
            Listing(
                Noun.FEEDBACK,
                COLUMNS,
                self.make_inspector(
                    FeedbackEditor(context), self._heading, [(self.tr("Read"), Readings(context))]
                ),
                (
                    self.tr("Nothing has been said yet"),
                    self.tr("Log a remark in one line, while people talk or afterwards from your notes."),
                ),
            )
        )

        views = [(translated(text), term) for text, term in _VIEWS]
        self.views = QuickFilters(self.filter_bar, Noun.FEEDBACK, views)
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, theme.GRID)
        row.addWidget(self.views)
        row.addStretch()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101  as every list page is laid out
        column.insertLayout(1, row)
        self.chosen_panel = ChosenPanel(context, self.table.selected_ids)
        self._inspectors.addWidget(self.chosen_panel)
        self.table.selectionModel().selectionChanged.connect(lambda: self._show_chosen())
        self._models[0].modelReset.connect(self._show_chosen)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("FeedbackPage", "Feedback")

    def first_steps(self, noun: Noun) -> list[tuple[str, Callable[[], object]]]:
        return [(self.tr("Log feedback"), self.context.actions["log"].trigger)]

    def can_make_new(self) -> bool:
        return True

    def new_record(self) -> None:
        self.context.actions["log"].trigger()

    def refresh(self) -> None:
        super().refresh()
        self.context.read(
            lambda project: [records.count(project, Feedback, term) for _, term in _VIEWS],
            self.views.show_counts,
        )

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

    def go_to_next_uncoded(self) -> None:
        """Choose the next piece in the list that has no theme yet."""
        self._go_to_next("is:uncoded")

    def _go_to_next(self, term: str) -> None:
        """Choose the next line where a term holds, after the last the first; where none is, the view."""
        model = self._models[0]
        narrowed, sort = f"{model.filter} {term}".strip(), model.sort_by

        def go(ids: Sequence[int]) -> None:
            rows = model.rows_of(ids)
            here = self.table.currentIndex().row()
            if rows:
                self.table.select_row(next((row for row in rows if row > here), rows[0]))
            else:
                self.views.choose(term)

        self.context.read(lambda project: records.ids(project, Feedback, narrowed, sort), go)

    # Deeds

    def code(self) -> None:
        """Ask for the theme that all the chosen feedback is coded to."""
        ids = self.table.selected_ids()
        if ids:
            self._ask_for_theme(ids, codings.code, all_themes)

    def uncode(self) -> None:
        """Take all the chosen feedback off a theme; of several, ask which."""
        ids = self.table.selected_ids()

        def take_off(themes: list[Theme]) -> None:
            if len(themes) == 1:
                self._asked_about, self._with_theme = ids, codings.uncode
                self._on_theme_chosen(themes[0])
            elif themes:
                self._ask_for_theme(ids, codings.uncode, lambda project: ((), themes))
            else:
                self.failed.emit(
                    Invalid(self.tr("What is chosen is coded to no theme"), "", self.tr("Code it first"))
                )

        if ids:
            self.context.read(lambda project: themes_of(project, ids), take_off)

    def _ask_for_theme(
        self,
        ids: list[int],
        deed: _WithTheme,
        themes: Callable[[Project], tuple[Sequence[Theme], Sequence[Theme]]],
    ) -> None:
        self._asked_about, self._with_theme = ids, deed
        self.coding_palette.open_over(self.window(), self._what_is_asked(), themes)

    def _what_is_asked(self) -> str:
        number = len(self._asked_about)
        if self._with_theme is codings.uncode:
            one, several = (
                self.tr("Take the chosen feedback off"),
                self.tr("Take {} pieces of feedback off"),
            )
        else:
            one, several = self.tr("Code the chosen feedback to"), self.tr("Code {} pieces of feedback to")
        return one if number == 1 else several.format(f"{number:,}")

    def _on_theme_chosen(self, theme: Theme) -> None:
        ids, deed = self._asked_about, self._with_theme

        def done(changes: Changes) -> None:
            if self.coding_palette.isVisible():
                # Shift+Enter: one more for the same feedback, though the list may show it no longer.
                name = f"{theme.code} {theme.title}"
                self.coding_palette.say(self.tr("{} is done.  {}").format(name, self._what_is_asked()))

        self.context.write(
            lambda project, progress: deed(project, ids, theme.id), done, label=self.tr("Coding")
        )

    def resolve(self) -> None:
        """Ask what the first unresolved mark means, for all the chosen feedback that has it."""
        ids = self.table.selected_ids()
        current = self.table.current_id()

        def ask(found: list[Feedback]) -> None:
            waiting = [said for said in found if said.unresolved]
            if not waiting:
                self._go_to_next("is:unresolved")
                return
            first = next((said for said in waiting if said.id == current), waiting[0])
            self._mark = first.unresolved[0]
            self._asked_about = [said.id for said in waiting if self._mark in said.unresolved]
            count = len(self._asked_about)
            self.resolve_palette.open_over(self.window(), first, self._mark, count)

        self.context.read(lambda project: records.rows(project, Feedback, ids), ask)

    def _on_resolved(self, deed: Callable[[Project, Sequence[int], str], Changes]) -> None:
        ids, mark = self._asked_about, self._mark
        self.context.write(lambda project, progress: deed(project, ids, mark), label=self.tr("Resolving"))

    def set_stance(self, stance: Stance) -> None:
        """Say how all the chosen feedback stands to its themes."""
        self._do(lambda project, ids: codings.set_stance(project, ids, stance), self.tr("Setting stances"))

    def turn(self, flag: FeedbackFlag) -> None:
        """Say it of all the chosen feedback; where it is said of all of it already, of none."""
        self._do(lambda project, ids: feedback_flags.turn(project, ids, flag), self.tr("Marking"))

    def _do(self, deed: Callable[[Project, Sequence[int]], Changes], label: str) -> None:
        ids = self.table.selected_ids()
        if ids:
            self.context.write(lambda project, progress: deed(project, ids), label=label)
