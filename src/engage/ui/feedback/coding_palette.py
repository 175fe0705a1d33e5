"""One theme for all the feedback that is chosen: a few letters of it, and Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QWidget

from engage.domain.agendas import Theme
from engage.domain.text import fold
from engage.services import codings, records
from engage.ui.context import Context
from engage.ui.feedback.pick_palette import PickPalette
from engage.ui.widgets.entry_delegate import NOTE, SNIPPET
from engage.ui.widgets.swatch import swatch_icon
from engage.ui.widgets.theme_picker import keyword_meant, matching

if TYPE_CHECKING:
    from engage.services.projects import Project

_Themes = tuple[Sequence[Theme], Sequence[Theme]]
"""Those that stand first, and all."""


def all_themes(project: Project) -> _Themes:
    """Every theme, those used last in front."""
    return codings.recent_themes(project), records.rows(project, Theme, records.ids(project, Theme))


class CodingPalette(PickPalette):
    """Offers themes by code, by words of the title and by keyword; those used last stand first."""

    theme_chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            parent,
            title=self.tr("Code to a theme"),
            line=self.tr("Theme"),
            hint=self.tr("Code or words of a theme…"),
            listed=self.tr("Themes"),
        )
        self._context = context
        self._themes: list[Theme] = []
        self._recent: set[int] = set()
        self._offered: list[Theme] = []
        self.typed.connect(self._offer)
        self.picked.connect(self._on_picked)

    def open_over(
        self, window: QWidget, what: str, themes: Callable[[Project], _Themes] = all_themes
    ) -> None:
        """Show the palette near the top of the window; `what` says what is done with the theme."""
        self._themes = []
        self.lie_over(window, what)
        self._offer()
        self._context.read(themes, self._take_themes)

    def _take_themes(self, found: _Themes) -> None:
        recent, every = found
        self._recent = {theme.id for theme in recent}
        self._themes = [*recent, *(theme for theme in every if theme.id not in self._recent)]
        self._offer()

    def _offer(self) -> None:
        typed = fold(self.line.text()).strip()
        found = matching(typed, self._themes)
        # Whoever types a whole code means that theme and not one below it, however lately used.
        self._offered = sorted(found, key=lambda theme: fold(theme.code) != typed)
        agendas = {theme.agenda.id for theme in self._themes}
        nothing = (
            self.tr("No theme fits. Esc leaves everything as it is.")
            if self._themes
            else self.tr("There are no themes yet: make some on the Agenda page.")
        )
        entries = [self._entry(theme, is_of_several=len(agendas) > 1) for theme in self._offered]
        self.show_entries(entries, "" if entries else nothing)

    def _entry(self, theme: Theme, *, is_of_several: bool) -> QStandardItem:
        title = f"{theme.code}  {theme.title}"
        notes = [self.tr("used lately")] if theme.id in self._recent else []
        if is_of_several:
            notes.append(theme.agenda.name)
        keyword = keyword_meant(self.line.text(), theme)
        item = QStandardItem(swatch_icon(theme.colour), title)
        item.setData(keyword, SNIPPET)
        item.setData(", ".join(notes), NOTE)
        item.setAccessibleText(", ".join(filter(None, [title, keyword, *notes])))
        return item

    def _on_picked(self, row: int) -> None:
        self.theme_chosen.emit(self._offered[row])
