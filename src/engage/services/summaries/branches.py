"""Themes as the trees of their agendas, each with what was said there and below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from engage.domain.agendas import Agenda, Theme, level_name
from engage.domain.counting import Voice
from engage.services.summaries.themes import Themes


@dataclass(frozen=True, slots=True)
class Branch:
    """A theme with all below it, and what was said there."""

    theme: Theme
    voices: tuple[Voice, ...]
    """On the theme itself."""
    below: tuple[Branch, ...]
    all_voices: tuple[Voice, ...]
    """On the theme and on those below it."""

    @property
    def anchor(self) -> str:
        """What links to its section lead to."""
        return f"theme-{self.theme.id}"

    @property
    def size(self) -> int:
        """How many themes it has, itself included."""
        return 1 + sum(branch.size for branch in self.below)


def trees(themes: Themes, said_on: Mapping[int | None, Sequence[Voice]]) -> dict[int, list[Branch]]:
    """Return the themes of each agenda as trees, in the order given; `said_on` has the voices of each."""
    children: dict[int | None, list[Theme]] = {}
    for theme in themes.values():
        if theme:
            parent = theme.parent.id if theme.parent and theme.parent.id in themes else None
            children.setdefault(parent, []).append(theme)
    roots = groupby(children.get(None, ()), key=lambda theme: theme.agenda.id)
    return {agenda: [_branch(theme, children, said_on) for theme in tops] for agenda, tops in roots}


def _branch(
    theme: Theme,
    children: Mapping[int | None, Sequence[Theme]],
    said_on: Mapping[int | None, Sequence[Voice]],
) -> Branch:
    # Not a function inside the one above: it would hold itself, and with itself everything that was said.
    below = tuple(_branch(child, children, said_on) for child in children.get(theme.id, ()))
    voices = tuple(said_on.get(theme.id, ()))
    return Branch(theme, voices, below, (*voices, *(voice for b in below for voice in b.all_voices)))


def all_branches(tree: Iterable[Branch]) -> Iterator[Branch]:
    """Yield the branches of a tree and all below them, each before those below it."""
    for branch in tree:
        yield branch
        yield from all_branches(branch.below)


def top_name(agenda: Agenda, tree: Sequence[Branch]) -> str:
    """Return what the topmost themes of a tree are called: "pillar", or "theme" where some lie deeper."""
    is_from_top = all(branch.theme.parent is None for branch in tree)
    return level_name(agenda.level_names, 0) if agenda.level_names and is_from_top else "theme"
