"""What is done by key to the feedback that is chosen in a list: codings, stances, marks to resolve."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engage.domain.changes import Changes
from engage.domain.feedback import Feedback, Stance
from engage.domain.progress import Progress
from engage.errors import Invalid
from engage.services import chosen_feedback, codings, feedback_flags, records
from engage.ui.context import Context

if TYPE_CHECKING:
    from engage.domain.agendas import Theme
    from engage.services.feedback_flags import FeedbackFlag
    from engage.services.projects import Project
    from engage.ui.feedback.coding_palette import CodingPalette
    from engage.ui.feedback.resolve_palette import ResolvePalette


class _WithTheme(Protocol):
    """What is done to feedback with a theme."""

    def __call__(
        self, project: Project, feedback: Sequence[int], theme: int, /, *, progress: Progress
    ) -> Changes: ...


_Deed = Callable[["Project", Sequence[int], Progress], Changes]


class FeedbackDeeds(QObject):
    """Asks in a palette where a theme or a name is wanted; every deed is done to all that is chosen."""

    failed = Signal(object)
    next_wanted = Signal(str)
    """The person wants the next piece of which this term of a filter holds."""

    def __init__(self, context: Context, page: QWidget, chosen: Callable[[], Sequence[int]]) -> None:
        """`chosen` returns the ids of what is chosen on the page, the one with the cursor first."""
        super().__init__(page)
        self._context = context
        self._page = page
        self._chosen = chosen
        self._asked_about: Sequence[int] = ()
        self._with_theme: _WithTheme = _code
        self._mark = ""
        self._coding_palette: CodingPalette | None = None
        self._resolve_palette: ResolvePalette | None = None

    @property
    def coding_palette(self) -> CodingPalette:
        """Asks for a theme; put together when it is first asked for, as the other is."""
        if self._coding_palette is None:
            from engage.ui.feedback.coding_palette import CodingPalette

            self._coding_palette = CodingPalette(self._context, self._page)
            self._coding_palette.theme_chosen.connect(self._on_theme_chosen)
        return self._coding_palette

    @property
    def resolve_palette(self) -> ResolvePalette:
        """Asks whom or what a mark means."""
        if self._resolve_palette is None:
            from engage.ui.feedback.resolve_palette import ResolvePalette

            self._resolve_palette = ResolvePalette(self._context, self._page)
            self._resolve_palette.deed_chosen.connect(self._on_resolved)
        return self._resolve_palette

    # Themes

    def code(self) -> None:
        """Ask for the theme that all the chosen feedback is coded to."""
        from engage.ui.feedback.coding_palette import all_themes

        ids = self._chosen()
        if ids:
            self._ask_for_theme(ids, codings.code, all_themes)

    def uncode(self) -> None:
        """Take all the chosen feedback off a theme; of several, ask which."""
        ids = self._chosen()

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
            self._context.read(lambda project: chosen_feedback.themes_of(project, ids), take_off)

    def go_to_next_uncoded(self) -> None:
        """Choose the next piece that has no theme yet."""
        self.next_wanted.emit("is:uncoded")

    def _ask_for_theme(
        self,
        ids: Sequence[int],
        deed: _WithTheme,
        themes: Callable[[Project], tuple[Sequence[Theme], Sequence[Theme]]],
    ) -> None:
        self._asked_about, self._with_theme = ids, deed
        self.coding_palette.open_over(self._page.window(), self._what_is_asked(), themes)

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
            if self._coding_palette is not None and self.coding_palette.isVisible():
                # Shift+Enter: one more for the same feedback, though the list may show it no longer.
                name = f"{theme.code} {theme.title}"
                self.coding_palette.say(self.tr("{} is done.  {}").format(name, self._what_is_asked()))

        self._context.write(
            lambda project, progress: deed(project, ids, theme.id, progress=progress),
            done,
            label=self.tr("Coding"),
        )

    # Marks

    def resolve(self) -> None:
        """Ask what the first unresolved mark means, for all the chosen feedback that has it."""
        ids = self._chosen()

        def read(project: Project) -> list[Feedback]:
            open_ones = set(records.ids(project, Feedback, "is:unresolved"))
            return records.rows(project, Feedback, [id for id in ids if id in open_ones])

        def ask(waiting: list[Feedback]) -> None:
            if not waiting:
                self.next_wanted.emit("is:unresolved")
                return
            first = next((said for said in waiting if said.id == ids[0]), waiting[0])
            self.ask_about(first.unresolved[0], waiting, first)

        self._context.read(read, ask)

    def ask_about(self, mark: str, among: Sequence[Feedback], first: Feedback) -> None:
        """Ask what a mark means, in all of this feedback that has it; `first` is shown."""
        self._mark = mark
        self._asked_about = [said.id for said in among if mark in said.unresolved]
        self.resolve_palette.open_over(self._page.window(), first, mark, len(self._asked_about))

    def _on_resolved(self, deed: Callable[[Project, Sequence[int], str], Changes]) -> None:
        ids, mark = self._asked_about, self._mark
        self._context.write(lambda project, progress: deed(project, ids, mark), label=self.tr("Resolving"))

    # Stances and flags

    def set_stance(self, stance: Stance) -> None:
        """Say how all the chosen feedback stands to its themes."""
        self._do(
            lambda project, ids, progress: codings.set_stance(project, ids, stance, progress=progress),
            self.tr("Setting stances"),
        )

    def turn(self, flag: FeedbackFlag) -> None:
        """Say it of all the chosen feedback; where it is said of all of it already, of none."""
        self._do(
            lambda project, ids, progress: feedback_flags.turn(project, ids, flag, progress=progress),
            self.tr("Marking"),
        )

    def _do(self, deed: _Deed, label: str) -> None:
        ids = self._chosen()
        if ids:
            self._context.write(lambda project, progress: deed(project, ids, progress), label=label)


def _code(project: Project, feedback: Sequence[int], theme: int, /, *, progress: Progress) -> Changes:
    return codings.code(project, feedback, theme, progress=progress)
