"""The themes that a summary speaks of, in the order of their agendas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from engage.domain.agendas import Agenda, Theme
from engage.domain.counting import Voice
from engage.services.summaries.scope import Scope
from engage.storage import records, summaries

Themes: TypeAlias = dict[int | None, Theme | None]
"""Themes by id, agenda by agenda in order of code, and last None: coded to no theme."""

NO_THEME = "Not coded to a theme"


def read_themes(scope: Scope) -> Themes:
    """Return the themes to speak of: where the filter asks for themes or agendas, those alone."""
    ids = summaries.theme_ids(scope.connection, scope.wanted)
    return {theme.id: theme for theme in records.fetch(scope.connection, Theme, ids)} | {None: None}


def by_theme(themes: Themes, voices: Iterable[Voice]) -> list[tuple[Theme | None, list[Voice]]]:
    """Return voices by theme in the order of the themes; those on other themes are left out."""
    found: dict[int | None, list[Voice]] = {theme: [] for theme in themes}
    for voice in voices:
        if voice.theme in found:
            found[voice.theme].append(voice)
    return [(themes[theme], said) for theme, said in found.items() if said]


def read_agendas(scope: Scope, themes: Themes, voices: Iterable[Voice]) -> list[Agenda]:
    """Return the agendas to whose themes somebody spoke."""
    spoken_to = {theme.agenda.id for theme, _ in by_theme(themes, voices) if theme}
    return records.fetch(scope.connection, Agenda, sorted(spoken_to))


def title_of(theme: Theme | None) -> str:
    """Return what a theme is called, with its code."""
    return f"{theme.code} {theme.title}" if theme else NO_THEME
