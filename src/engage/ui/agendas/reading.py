"""What the page of agendas reads: agendas, the themes that a filter asks for, and what was heard on each."""

from __future__ import annotations

from engage.domain.agendas import Agenda, Theme
from engage.services import records, themes
from engage.services.projects import Project
from engage.ui.agendas.tree_model import Agendas


def read_agendas(project: Project, narrowed: str) -> Agendas:
    """All agendas with their themes; with a filter, the themes it asks for and those above them."""
    agendas = records.rows(project, Agenda, records.ids(project, Agenda))
    every = records.rows(project, Theme, records.ids(project, Theme))
    if narrowed:
        by_id = {theme.id: theme for theme in every}
        kept: set[int] = set()
        for id in records.ids(project, Theme, narrowed):
            theme: Theme | None = by_id[id]
            while theme is not None:
                kept.add(theme.id)
                theme = by_id[theme.parent.id] if theme.parent else None
        every = [theme for theme in every if theme.id in kept]
    return Agendas(agendas, every, themes.heard(project))
